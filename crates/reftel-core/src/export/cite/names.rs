//! Names of posts and offices, as citations write them.

use crate::cable::{Post, post_by_name};

/// Kinds of missions, as telegrams and as citations write them.
const MISSIONS: [(&str, &str); 9] = [
    ("AMEMBASSY", "U.S. Embassy"),
    ("AMCONGEN", "U.S. Consulate General"),
    ("AMCONSUL", "U.S. Consulate"),
    ("USMISSION", "U.S. Mission"),
    ("USINT", "U.S. Interests Section"),
    ("USLO", "U.S. Liaison Office"),
    ("USOFFICE", "U.S. Office"),
    ("AMLEGATION", "U.S. Legation"),
    ("EMBASSY", "U.S. Embassy"),
];
/// Short words inside a name.
const SMALL: [&str; 6] = ["AND", "AU", "DE", "DEL", "DER", "OF"];
/// Whole names that citations write differently.
const NAMES: [(&str, &str); 7] = [
    ("SECSTATE", "Secretary of State"),
    ("STATE", "Department of State"),
    ("DEPARTMENT OF STATE", "Department of State"),
    ("DEPT OF STATE", "Department of State"),
    ("SECDEF", "Secretary of Defense"),
    ("WHITE HOUSE", "White House"),
    ("NSC", "National Security Council"),
];

/// `AMEMBASSY PORT ELSINORE` as `U.S. Embassy Port Elsinore`, `SECSTATE WASHDC` as `Secretary of State`. A name that is
/// not in capitals stands as it is, and so does a word that may be letters of its own.
pub(super) fn in_words(name: &str) -> String {
    if name.bytes().any(|byte| byte.is_ascii_lowercase()) {
        return name.to_owned();
    }
    let place = name.strip_suffix(" WASHDC").or_else(|| name.strip_suffix(" WASHINGTON DC")).unwrap_or(name);
    if let Some((_, words)) = NAMES.iter().find(|(known, _)| *known == place) {
        return (*words).to_owned();
    }
    // The table of posts knows the kind of mission of a post that is named alone.
    let full = post_by_name(name).map(Post::full_name).unwrap_or_default();
    for (known, words) in MISSIONS {
        let strip = |name: &str| Some(capitalised(name.strip_prefix(known)?.strip_prefix(' ')?));
        if let Some(post) = strip(name) {
            return format!("{words} {post}");
        }
        if known.starts_with("AM") && strip(&full).is_some() {
            return format!("{words} {}", capitalised(name));
        }
    }
    // Others are often letters that stand for words.
    name.to_owned()
}

/// `PORT OF SPAIN` as `Port of Spain`.
fn capitalised(name: &str) -> String {
    let mut words = String::new();
    for (index, word) in name.split(' ').enumerate() {
        if index > 0 {
            words.push(' ');
            if SMALL.contains(&word) {
                words.push_str(&word.to_ascii_lowercase());
                continue;
            }
        }
        let mut inside = false;
        for c in word.chars() {
            words.push(if inside { c.to_ascii_lowercase() } else { c });
            inside = c.is_ascii_alphabetic();
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_names() {
        insta::assert_snapshot!(in_words("AMEMBASSY PORT ELSINORE"), @"U.S. Embassy Port Elsinore");
        insta::assert_snapshot!(in_words("AMEMBASSY PORT OF SPAIN"), @"U.S. Embassy Port of Spain");
        insta::assert_snapshot!(in_words("AMCONSUL SAMPLETON"), @"U.S. Consulate Sampleton");
        insta::assert_snapshot!(in_words("SECSTATE WASHDC"), @"Secretary of State");
        insta::assert_snapshot!(in_words("DIA WASHINGTON DC"), @"DIA WASHINGTON DC");
        insta::assert_snapshot!(in_words("Embassy Paris"), @"Embassy Paris");
        insta::assert_snapshot!(in_words("PARIS"), @"U.S. Embassy Paris");
        insta::assert_snapshot!(in_words("USUN NEW YORK"), @"USUN NEW YORK");
    }
}
