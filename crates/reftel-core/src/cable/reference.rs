use strum::{EnumString, IntoStaticStr};

use super::CableId;
use crate::text::{Span, Spanned, Spans};

/// One item of the reference line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Its letter or number.
    pub label: Option<Span>,
    /// What it refers to.
    pub kind: ReferenceKind,
    /// The cable it names. None if it names none, or one that has no id or was crossed out.
    pub target: Option<Target>,
    /// The item without its label, or the part of it that names this cable.
    pub text: Spans,
    /// `NOTAL`, `AND PREVIOUS` and the like.
    pub note: Option<Span>,
}

/// A cable named by another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// Canonical id; the year is that of the citing cable, or the one before, when the reference gives none.
    pub id: CableId,
    /// Two digits of the year, when written.
    pub year: Option<Spanned<u16>>,
    /// Post as written.
    pub post: Span,
    /// Serial number.
    pub serial: Spanned<u32>,
}

/// What a reference refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumString, IntoStaticStr)]
#[strum(serialize_all = "lowercase")]
pub enum ReferenceKind {
    /// Another cable.
    Cable,
    /// E-mail.
    Email,
    /// A conversation by telephone.
    Telcon,
    /// A memorandum or note.
    Memo,
    /// A letter.
    Letter,
    /// An intelligence report.
    Report,
    /// A manual or regulation.
    Manual,
    /// Anything else.
    Other,
}

impl ReferenceKind {
    /// The word for it, in lowercase.
    #[must_use]
    pub fn word(self) -> &'static str {
        self.into()
    }
}
