use strum::IntoStaticStr;

use super::CableId;
use crate::text::Span;

/// A place in the text that speaks of another cable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// How.
    pub kind: MentionKind,
    /// Letters of the reference items meant, in capitals, or their digits. Empty when all are, or none.
    pub labels: Vec<char>,
    /// The one cable that is meant. None if it is none, several, or not known.
    pub id: Option<CableId>,
    /// The words.
    pub span: Span,
}

/// How a text speaks of another cable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, IntoStaticStr)]
#[strum(serialize_all = "lowercase")]
pub enum MentionKind {
    /// `reftel`: all items of the reference line.
    Reftel,
    /// `ref A`: items by their letters.
    #[strum(serialize = "ref")]
    Item,
    /// `septel`: a cable that is sent separately, and cannot be told.
    Septel,
    /// `07 PORT ELSINORE 1201`: by its number.
    Cable,
}

impl MentionKind {
    /// The word for it, in lowercase.
    #[must_use]
    pub fn word(self) -> &'static str {
        self.into()
    }
}
