use std::fmt;

use crate::text::{Span, Spanned};

/// Message reference number: `PORT ELSINORE 000173`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mrn {
    /// Post, as written.
    pub post: Span,
    /// Serial number of the post's year.
    pub serial: Spanned<u32>,
}

/// Canonical id of a cable: two digits of the year, the post in capitals without anything between them,
/// and the serial number without leading zeros. `08PORTELSINORE173`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CableId(String);

impl CableId {
    /// The id of cable number `serial` of `post` in `year`. Absent when the post has no letters.
    #[must_use]
    pub fn new(year: u16, post: &str, serial: u32) -> Option<Self> {
        let token = post_token(post);
        (!token.is_empty()).then(|| Self(format!("{:02}{token}{serial}", year % 100)))
    }

    /// The year, all four digits. Numbers from 66 on are of the 20th century, since no collection is older.
    #[must_use]
    pub fn year(&self) -> u16 {
        let year: u16 = self.0.get(..2).and_then(|year| year.parse().ok()).unwrap_or_default();
        if year >= 66 { 1900 + year } else { 2000 + year }
    }

    /// The id.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for CableId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The name of a post as message reference numbers have it: the Department is `STATE`, however it signs.
#[must_use]
pub fn post_name(post: &str) -> &str {
    if post_token(post) == "STATE" { "STATE" } else { post }
}

/// What of a post's name goes into ids. Prefixes of the mission's kind and the Department's own name are
/// rewritten as ids have them.
fn post_token(post: &str) -> String {
    const KINDS: [&str; 5] = ["AMEMBASSY", "EMBASSY", "AMCONSUL", "CONSULATE", "USMISSION"];
    const DEPARTMENT: [&str; 4] = ["SECSTATE", "SECSTATEWASHDC", "WASHDC", "DEPTOFSTATE"];
    let mut words = post.split_whitespace().peekable();
    if words.peek().is_some_and(|first| KINDS.iter().any(|kind| first.eq_ignore_ascii_case(kind))) {
        words.next();
    }
    let token: String = words
        .flat_map(str::chars)
        .filter(char::is_ascii_alphabetic)
        .map(|c| c.to_ascii_uppercase())
        .collect();
    if DEPARTMENT.contains(&token.as_str()) { "STATE".to_owned() } else { token }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_ids() {
        let id = |year, post, serial| CableId::new(year, post, serial).map(|id| id.to_string());
        assert_eq!(id(2008, "PORT ELSINORE", 173).as_deref(), Some("08PORTELSINORE173"));
        assert_eq!(id(1974, "N'Djamena", 12).as_deref(), Some("74NDJAMENA12"));
        assert_eq!(id(2008, "SECSTATE WASHDC", 13607).as_deref(), Some("08STATE13607"));
        assert_eq!(id(2008, "EMBASSY VIENNA", 1).as_deref(), Some("08VIENNA1"));
        assert_eq!(id(2008, "12 -", 1), None);
        assert_eq!(post_name("SECSTATE WASHDC"), "STATE");
        assert_eq!(post_name("PORT ELSINORE"), "PORT ELSINORE");
    }
}
