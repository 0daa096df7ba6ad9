//! The names of posts as they are written, and the one that ids have.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::post::{is_token, only_token, token};
use crate::lexicon::{ALIASES, is_near_post, mission};
use crate::text::fuzzy::is_within_one_edit;

/// How the name of a post in an id was come by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Spelling {
    /// As written, or by another name that is in use; the table has it.
    Known,
    /// As written; the table does not have it.
    Unknown,
    /// One letter was put right, or two.
    Corrected,
}

/// Names in use beside those of the table of posts, each with the one it stands for; a name that stands in several rows
/// is that of the first.
static BY_ALIAS: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let mut aliases = HashMap::new();
    for (meant, others) in ALIASES.rows().filter_map(|row| row.split_once('\t')) {
        for other in others.split(['\t', ' ']) {
            aliases.entry(other).or_insert(meant);
        }
    }
    aliases
});

/// Words for kinds of missions that are also found run together with the name of the place.
const GLUED: [&str; 3] = ["AMEMBASSY", "AMCONSUL", "USMISSION"];

/// Shortest name, in letters, of which one can say that a letter is wrong. In shorter ones a letter makes
/// another name: LOME and ROME.
const CORRECTED_MIN: usize = 5;

/// The name of a post as ids have it: capitals without anything between them, by its usual name, without
/// words for the kind of mission. None if there are no letters.
#[must_use]
pub(crate) fn post_token(name: &str) -> Option<(String, Spelling)> {
    let mut words: Vec<&str> =
        name.split(|c: char| c.is_ascii_whitespace() || c == '-').filter(|word| !word.is_empty()).collect();
    let mut letters = token(name);
    loop {
        if let Some(known) = known_token(&letters) {
            return Some((known, Spelling::Known));
        }
        match words.first() {
            Some(first) if words.len() > 1 && mission(token(first).as_bytes()).is_prefix => {
                words.remove(0);
                letters = words.iter().map(|word| token(word)).collect();
            }
            _ => break,
        }
    }
    let glued = GLUED.iter().find_map(|prefix| known_token(letters.strip_prefix(prefix)?));
    match glued {
        Some(known) => Some((known, Spelling::Known)),
        None => (!letters.is_empty()).then_some((letters, Spelling::Unknown)),
    }
}

/// The same, with a misspelt name put right where one letter, or two that are swapped, make the name of one
/// post and no other.
#[must_use]
pub(crate) fn post_token_corrected(name: &str) -> Option<(String, Spelling)> {
    let (letters, spelling) = post_token(name)?;
    let meant = || nearest_token(&letters).or_else(|| cut_token(name, &letters));
    match if spelling == Spelling::Unknown { meant() } else { None } {
        Some(meant) => Some((meant.to_owned(), Spelling::Corrected)),
        None => Some((letters, spelling)),
    }
}

/// Lengths at which machines cut the names of posts, in bytes with the spaces.
const CUT_AT: [usize; 2] = [6, 10];

/// The post of which a name is the beginning, where it was cut after one word or more: `RIO DE JAN`, `BUENOS AIR`; a
/// name of one word only where it has a length at which names are cut.
fn cut_token(name: &str, letters: &str) -> Option<&'static str> {
    let is_cut = letters.len() >= CORRECTED_MIN
        && (name.contains([' ', '-'])
            || CUT_AT.contains(&name.len()) && name.bytes().all(|b| b.is_ascii_uppercase()));
    if !is_cut || is_near_post(letters.as_bytes()) {
        return None;
    }
    only_token(|known| known.len() > letters.len() && known.starts_with(letters))
}

/// The name of a post as message reference numbers have it: the Department is `STATE`, however it signs.
#[must_use]
pub(crate) fn post_name(post: &str) -> &str {
    if post_token(post).is_some_and(|(token, _)| token == "STATE") { "STATE" } else { post }
}

/// A token of the table: this one, or the one of which this is another name.
pub(super) fn known_token(letters: &str) -> Option<String> {
    if is_token(letters) {
        return Some(letters.to_owned());
    }
    BY_ALIAS.get(letters).map(|meant| (*meant).to_owned())
}

pub(super) fn nearest_token(letters: &str) -> Option<&'static str> {
    if is_near_post(letters.as_bytes()) {
        return None;
    }
    let letters = letters.as_bytes();
    only_token(|known| {
        let known = known.as_bytes();
        // What is wrong in one place has about its length, and its first letter or its last: few need a closer look.
        known.len().abs_diff(letters.len()) <= 1
            && (known.first() == letters.first() || known.last() == letters.last())
            && known.len().max(letters.len()) >= CORRECTED_MIN
            && is_within_one_edit(known, letters)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(name: &str) -> String {
        post_token_corrected(name).map_or("-".to_owned(), |(token, spelling)| format!("{token} {spelling:?}"))
    }

    #[test]
    fn ok_names() {
        insta::assert_snapshot!(read("PORT AU PRINCE"), @"PORTAUPRINCE Known");
        insta::assert_snapshot!(read("Port-of-Spain"), @"PORTOFSPAIN Known");
        insta::assert_snapshot!(read("ST. PETERSBURG"), @"STPETERSBURG Known");
        insta::assert_snapshot!(read("PORT ELSINORE"), @"PORTELSINORE Unknown");
        insta::assert_snapshot!(read("12 -"), @"-");
    }

    #[test]
    fn ok_other_names() {
        for (written, meant) in [
            ("SECSTATE WASHDC", "STATE"),
            ("STAE", "STATE"),
            ("DEPTEL", "STATE"),
            ("USUN", "USUNNEWYORK"),
            ("UNVIE", "UNVIEVIENNA"),
            ("BKK", "BANGKOK"),
            ("HCMC", "HOCHIMINHCITY"),
            ("FSC CHARLESTON", "CHARLESTON"),
            ("BRUSSELS", "BRUSSELS"),
            ("KIEV", "KIEV"),
            ("AIT TAIPEI", "AITTAIPEI"),
            ("TAIPEI", "TAIPEI"),
        ] {
            assert_eq!(post_token(written), Some((meant.to_owned(), Spelling::Known)), "{written}");
        }
        assert_eq!(post_name("SECSTATE WASHDC"), "STATE");
        assert_eq!(post_name("PORT ELSINORE"), "PORT ELSINORE");
    }

    #[test]
    fn ok_words_for_the_kind_of_mission_are_left_out() {
        insta::assert_snapshot!(read("EMBASSY VIENNA"), @"VIENNA Known");
        insta::assert_snapshot!(read("USMISSION UNVIE VIENNA"), @"UNVIEVIENNA Known");
        insta::assert_snapshot!(read("AMEMBASSYPARIS"), @"PARIS Known");
        insta::assert_snapshot!(read("AMCONSUL EXAMPLEVILLE"), @"EXAMPLEVILLE Unknown");
        insta::assert_snapshot!(read("US EMBASSY LA PAZ"), @"LAPAZ Known");
    }

    #[test]
    fn ok_misspellings() {
        for (written, meant) in [
            ("BRASIIA", "BRASILIA"),
            ("BRASILA", "BRASILIA"),
            ("BUENSO AIRES", "BUENOSAIRES"),
            ("SAO PAUO", "SAOPAULO"),
            ("WELLINGOTN", "WELLINGTON"),
            ("MANAUGUA", "MANAGUA"),
            ("KHARTOUNM", "KHARTOUM"),
            ("JERSUALEM", "JERUSALEM"),
            ("TBLISI", "TBILISI"),
            ("ABDIDJAN", "ABIDJAN"),
            ("DUESSELDORF", "DUSSELDORF"),
            ("SOIA", "SOFIA"),
        ] {
            assert_eq!(
                post_token_corrected(written),
                Some((meant.to_owned(), Spelling::Corrected)),
                "{written}"
            );
        }
    }

    #[test]
    fn ok_names_that_were_cut() {
        for (written, meant) in [
            ("RIO DE JAN", "RIODEJANEIRO"),
            ("BUENOS AIR", "BUENOSAIRES"),
            ("KUALA LUMP", "KUALALUMPUR"),
            ("CANBER", "CANBERRA"),
        ] {
            assert_eq!(
                post_token_corrected(written),
                Some((meant.to_owned(), Spelling::Corrected)),
                "{written}"
            );
        }
        insta::assert_snapshot!(read("SAN J"), @"SANJ Unknown");
        insta::assert_snapshot!(read("CANBE"), @"CANBE Unknown");
    }

    #[test]
    fn err_words_and_what_lies_between_two_posts_are_not_corrected() {
        insta::assert_snapshot!(read("STATES"), @"STATES Unknown");
        insta::assert_snapshot!(read("PARTS"), @"PARTS Unknown");
        insta::assert_snapshot!(read("XANAMA"), @"XANAMA Unknown");
        insta::assert_snapshot!(read("DOME"), @"DOME Unknown");
    }

    #[test]
    fn ok_every_other_name_means_a_post() {
        for row in ALIASES.rows() {
            let (meant, others) = row.split_once('\t').unwrap();
            assert!(is_token(meant), "{meant} must be in the table of posts");
            for other in others.split(' ') {
                assert!(!is_token(other), "{other} is a post of its own");
            }
        }
    }
}
