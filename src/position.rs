//! Where the reader is, as the address shows it: `#08PORTELSINORE173/3`.
//!
//! **Only an id and a paragraph number ever get into the address.** A file without an id leaves no trace in it.

use std::fmt;

/// A cable, and a paragraph of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// Canonical id.
    pub id: String,
    /// Paragraph number.
    pub paragraph: Option<u16>,
}

impl Position {
    /// Reads the part of an address after `#`, with or without it.
    #[must_use]
    pub fn parse(hash: &str) -> Option<Self> {
        let hash = hash.strip_prefix('#').unwrap_or(hash);
        let (id, paragraph) = match hash.split_once('/') {
            Some((id, number)) => (id, Some(number.parse().ok()?)),
            None => (hash, None),
        };
        let known = id.len() >= 4
            && id.bytes().take(2).all(|byte| byte.is_ascii_digit())
            && id.bytes().skip(2).all(|byte| byte.is_ascii_alphanumeric());
        known.then(|| Self { id: id.to_ascii_uppercase(), paragraph })
    }

    /// What is said while its cable is not open.
    #[must_use]
    pub fn waiting_words(&self) -> String {
        let Self { id, paragraph } = self;
        let (place, what) = match paragraph {
            Some(number) => (format!(", paragraph {number}"), "the paragraph"),
            None => (String::new(), "it"),
        };
        format!(
            "The link leads to {id}{place}. It is not open: drop or paste it here, and {what} will be shown."
        )
    }
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.paragraph {
            Some(number) => write!(f, "#{}/{number}", self.id),
            None => write!(f, "#{}", self.id),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_what_is_said_of_a_place_that_is_not_open() {
        let words = |hash| Position::parse(hash).unwrap().waiting_words();
        assert!(words("#08ELSINORE2/3").contains("to 08ELSINORE2, paragraph 3. It is not open"));
        assert!(words("#08ELSINORE2").contains("to 08ELSINORE2. It is not open"));
    }

    #[test]
    fn ok_there_and_back() {
        for hash in ["#08PORTELSINORE173/3", "#08PORTELSINORE173"] {
            assert_eq!(Position::parse(hash).unwrap().to_string(), hash);
        }
        assert_eq!(Position::parse("08elsinore1").unwrap().id, "08ELSINORE1");
    }

    #[test]
    fn err_anything_else() {
        for hash in ["", "#", "#text", "#08A B", "#08A1/x", "#08A1/3/4", "#:~:text=a", "#AB12"] {
            assert_eq!(Position::parse(hash), None, "{hash}");
        }
    }
}
