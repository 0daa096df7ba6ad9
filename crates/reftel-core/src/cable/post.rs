use std::borrow::Cow;
use std::sync::LazyLock;

use crate::lexicon::POSTS;

/// A post or another station of the network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Post {
    /// Routing indicator; empty where none is known.
    pub routing: &'static str,
    /// Name as in message reference numbers, such as `ABU DHABI`.
    pub name: &'static str,
    full_name: &'static str,
    country: &'static str,
}

impl Post {
    /// What it is and where, such as `AMEMBASSY Abu Dhabi`; empty where that is not known.
    #[must_use]
    pub fn full_name(self) -> Cow<'static, str> {
        match self.full_name {
            "E" => format!("AMEMBASSY {}", capitalised(self.name)).into(),
            "C" => format!("AMCONSUL {}", capitalised(self.name)).into(),
            "=" => self.name.into(),
            name => name.into(),
        }
    }

    /// Country; empty where it has none.
    #[must_use]
    pub fn country(self) -> Cow<'static, str> {
        if self.country == "=" { capitalised(self.name).into() } else { self.country.into() }
    }
}

/// `ABU DHABI` as `Abu Dhabi`.
fn capitalised(name: &str) -> String {
    let mut before = ' ';
    let mut small = |letter: char| {
        let is_inside = before.is_ascii_alphabetic();
        before = letter;
        if is_inside { letter.to_ascii_lowercase() } else { letter }
    };
    name.chars().map(&mut small).collect()
}

/// The rows by what of their names goes into ids. References are looked up by it, up to several times each,
/// and a mention in the text must not cost a walk through the whole table.
static BY_TOKEN: LazyLock<Vec<(String, &'static str)>> = LazyLock::new(|| {
    let named = |row: &'static str| Some((token(post(row)?.name), row));
    let mut rows: Vec<(String, &str)> = POSTS.rows().filter_map(named).collect();
    rows.sort_unstable();
    rows
});

/// A row of the table: routing indicator, name, full name, country. Of the full name of an embassy or a consulate
/// there is a letter only, `E` or `C`, and `=` stands for what is the name again: a third of the table, packed.
fn post(row: &'static str) -> Option<Post> {
    let mut fields = row.split('\t');
    Some(Post {
        routing: fields.next()?,
        name: fields.next()?,
        full_name: fields.next()?,
        country: fields.next()?,
    })
}

/// The post with that routing indicator, in capitals. Several originators can share one: this is the first.
#[must_use]
pub fn post_by_routing(indicator: &str) -> Option<Post> {
    if indicator.is_empty() { None } else { post(POSTS.find(indicator)?) }
}

/// The post of that name, in any case, with or without hyphens and apostrophes.
#[must_use]
pub fn post_by_name(name: &str) -> Option<Post> {
    let token = token(name);
    let first = BY_TOKEN.partition_point(|(known, _)| *known < token);
    BY_TOKEN.get(first).filter(|(known, _)| *known == token).and_then(|(_, row)| post(row))
}

/// What of a name goes into ids: its letters, in capitals.
pub(super) fn token(name: &str) -> String {
    let mut token = String::with_capacity(name.len());
    token.extend(name.chars().filter(char::is_ascii_alphabetic).map(|c| c.to_ascii_uppercase()));
    token
}

/// Whether a post of the table has this token.
pub(super) fn is_token(token: &str) -> bool {
    BY_TOKEN.binary_search_by(|(known, _)| known.as_str().cmp(token)).is_ok()
}

/// The only token of the table that `accepts` says yes to. None if there are several.
pub(super) fn only_token(accepts: impl Fn(&str) -> bool) -> Option<&'static str> {
    let mut found = BY_TOKEN.iter().map(|(token, _)| token.as_str()).filter(|token| accepts(token));
    let first = found.next()?;
    found.all(|other| other == first).then_some(first)
}

/// The only token of the table whose post has such a name. None if there are several.
pub(super) fn only_name(accepts: impl Fn(&str) -> bool) -> Option<&'static str> {
    let mut found = BY_TOKEN
        .iter()
        .filter(|(_, row)| post(row).is_some_and(|post| accepts(post.name)))
        .map(|(token, _)| token);
    let first = found.next()?;
    found.all(|other| other == first).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_posts() {
        assert_eq!(post_by_routing("RUEHRL").unwrap().name, "BERLIN");
        assert_eq!(post_by_name("abu dhabi").unwrap().country(), "United Arab Emirates");
        assert_eq!(post_by_name("abu dhabi").unwrap().full_name(), "AMEMBASSY Abu Dhabi");
        assert_eq!(post_by_name("Port-au-Prince").unwrap().full_name(), "AMEMBASSY Port Au Prince");
        assert_eq!(post_by_name("Djibouti").unwrap().country(), "Djibouti");
        assert_eq!(post_by_routing("RUEHC").unwrap().full_name(), "SECSTATE WASHDC");
        assert_eq!(post_by_name("N'Djamena").unwrap().name, "NDJAMENA");
        assert_eq!(post_by_routing("RXXXXX"), None);
        assert_eq!(post_by_routing(""), None);
        assert!(POSTS.rows().all(|row| post(row).is_some()));
    }

    #[test]
    fn ok_tokens() {
        assert!(is_token("ABUDHABI") && !is_token("ABUDHAB"));
        assert_eq!(only_token(|token| token.starts_with("OUAGA")), Some("OUAGADOUGOU"));
        assert_eq!(only_token(|token| token.starts_with("BA")), None);
        assert_eq!(only_token(|token| token == "DUBAI"), Some("DUBAI"), "it has two routing indicators");
    }
}
