//! Why a file was not opened, and its text where it has some.

use std::fmt;
use std::sync::Arc;

use super::Kind;
use crate::document::Document;

/// Why a file was not opened. Shown as a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Name of the file, or a word for a paste.
    pub name: String,
    /// The reason.
    pub reason: Reason,
    /// Its text, to be opened as it is.
    pub text: PlainText,
}

/// Reasons not to open a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It has no bytes.
    Empty,
    /// It has nothing but whitespace.
    Blank,
    /// It is not text; what it is, if its first bytes say so.
    Binary(Option<Kind>),
    /// It is larger than [`MAX_BYTES`](super::MAX_BYTES); its size.
    TooLarge(u64),
    /// It is text, and has no sign of a cable.
    NotACable,
    /// The browser could not read it.
    Unreadable,
    /// It is in an archive, and needs a password.
    Encrypted,
    /// It is in an archive, packed in a way that browsers cannot unpack.
    OtherPacking,
    /// It is in an archive, and not whole.
    Damaged,
    /// It is in an archive that has more than can be held in memory.
    ArchiveTooLarge,
}

/// What a text without a sign of a cable is read as: a document in which nothing was recognised. Empty for files that have
/// no text.
#[derive(Clone, Debug, Default)]
pub struct PlainText(pub Vec<Arc<Document>>);

impl PartialEq for PlainText {
    fn eq(&self, other: &Self) -> bool {
        self.0.len() == other.0.len() && self.0.iter().zip(&other.0).all(|(one, two)| Arc::ptr_eq(one, two))
    }
}

impl Eq for PlainText {}

impl Refusal {
    /// Of a file that has no text to show.
    #[must_use]
    pub fn new(name: &str, reason: Reason) -> Self {
        Self { name: name.to_owned(), reason, text: PlainText::default() }
    }

    /// Whether it can be opened as plain text.
    #[must_use]
    pub fn has_text(&self) -> bool {
        !self.text.0.is_empty()
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ", self.name)?;
        match self.reason {
            Reason::Empty => f.write_str("is empty."),
            Reason::Blank => f.write_str("contains only spaces."),
            Reason::Binary(Some(Kind { words, advice, .. })) => write!(f, "is {words}. {advice}"),
            Reason::Binary(None) => f.write_str("is not text, so there is nothing to read in it."),
            Reason::TooLarge(size) => {
                write!(
                    f,
                    "has {} MB. Reftel opens files of up to 64 MB; split it first.",
                    size.div_ceil(1024 * 1024)
                )
            }
            Reason::Encrypted => f.write_str("is encrypted. Unzip it with its password and drop the folder."),
            Reason::OtherPacking => f.write_str("is packed in an unusual way. Unzip it and drop the folder."),
            Reason::Damaged => f.write_str("is damaged, and could not be unpacked."),
            Reason::ArchiveTooLarge => f.write_str(
                "was not unpacked: its archive has more than 256 MB. Unzip it and drop parts of the folder.",
            ),
            Reason::NotACable => f.write_str(
                "does not look like a cable: it has fewer than two of the usual parts (date-time group, FM, classification \
                 line, E.O., TAGS, subject, portion marks).",
            ),
            Reason::Unreadable => f.write_str(
                "could not be read. It may have been moved or changed, or this browser may not read it.",
            ),
        }
    }
}
