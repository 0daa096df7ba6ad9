use std::fmt;

use super::spelling::post_token;
use crate::text::{Span, Spanned};

/// From which number on two digits of a year are of the 20th century: the next decade has no cables yet.
pub(crate) const CENTURY: u16 = 30;

/// Message reference number: `PORT ELSINORE 000173`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mrn {
    /// Post, as written.
    pub post: Span,
    /// Serial number of the post's year.
    pub serial: Spanned<u32>,
    /// Both, with what stands between them.
    pub span: Span,
}

impl Mrn {
    /// Number `serial` of `post`.
    #[must_use]
    pub fn new(post: Span, serial: Spanned<u32>) -> Self {
        Self { post, serial, span: post.to(serial.span) }
    }
}

/// Canonical id of a cable: two digits of the year, the post in capitals without anything between them,
/// and the serial number without leading zeros. `08PORTELSINORE173`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CableId(String);

impl CableId {
    /// The id of cable number `serial` of `post` in `year`. None if the post has no letters.
    #[must_use]
    pub fn new(year: u16, post: &str, serial: u32) -> Option<Self> {
        post_token(post).map(|(token, _)| Self::of(year, &token, serial))
    }

    /// The same, with the post as ids have it.
    pub(crate) fn of(year: u16, token: &str, serial: u32) -> Self {
        Self(format!("{:02}{token}{serial}", year % 100))
    }

    /// The year, all four digits. Numbers that would be years to come are of the 20th century.
    #[must_use]
    pub fn year(&self) -> u16 {
        let year: u16 = self.0.get(..2).and_then(|year| year.parse().ok()).unwrap_or_default();
        if year >= CENTURY { 1900 + year } else { 2000 + year }
    }

    /// The post, as ids have it.
    #[must_use]
    pub fn post(&self) -> &str {
        self.0.trim_matches(|c: char| c.is_ascii_digit())
    }

    /// The serial number, without leading zeros.
    #[must_use]
    pub fn serial(&self) -> &str {
        self.0
            .trim_start_matches(|c: char| c.is_ascii_digit())
            .trim_start_matches(|c: char| !c.is_ascii_digit())
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
        let id = CableId::new(2008, "PORT ELSINORE", 173).unwrap();
        assert_eq!((id.year(), id.post(), id.serial()), (2008, "PORTELSINORE", "173"));
    }
}
