use strum::{IntoStaticStr, VariantArray};

use crate::text::Span;

/// A place where the source itself says that something was taken out, or is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Redaction {
    /// How it says so.
    pub kind: RedactionKind,
    /// The notation.
    pub span: Span,
}

/// Notations for what was taken out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, VariantArray)]
pub enum RedactionKind {
    /// A row of X, as publishers put it in place of names.
    Crossed,
    /// Words in brackets: `[NAME REMOVED]`, `(REDACTED)`.
    Bracketed,
    /// An editor's words in brackets: `[2 lines not declassified]`, `[Omitted here is ...]`.
    Editorial,
    /// An exemption of the Freedom of Information Act: `(b)(1)`, `B1`, `1.4(D)`.
    Exemption,
    /// Black squares, as text recognition reads blacked-out words.
    Blocks,
    /// A line to be filled in (`_____`) or empty brackets (`[ ]`) amid words.
    Gap,
    /// The archive has no text: `TEXT ON MICROFILM`, `ERROR READING TEXT INDEX`.
    Missing,
}

/// Who took something out, as far as the notation tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, IntoStaticStr)]
#[strum(serialize_all = "lowercase")]
pub enum RedactedBy {
    /// The publisher of a leaked text.
    Publisher,
    /// The agency that released it under the Freedom of Information Act.
    Foia,
    /// The editor of a documentary edition.
    Editor,
    /// The archive, or its machines.
    Archive,
    /// The notation does not tell.
    Unknown,
}

impl RedactionKind {
    /// All of them.
    pub const ALL: &[Self] = Self::VARIANTS;

    /// Who uses this notation.
    #[must_use]
    pub const fn by(self) -> RedactedBy {
        match self {
            Self::Crossed => RedactedBy::Publisher,
            Self::Exemption => RedactedBy::Foia,
            Self::Editorial => RedactedBy::Editor,
            Self::Missing => RedactedBy::Archive,
            Self::Bracketed | Self::Blocks | Self::Gap => RedactedBy::Unknown,
        }
    }

    /// What the notation says, in a few words.
    #[must_use]
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Crossed => "Taken out by the publisher",
            Self::Bracketed => "Taken out",
            Self::Editorial => "Left out by the editor",
            Self::Exemption => "Withheld under the Freedom of Information Act",
            Self::Blocks => "Blacked out",
            Self::Gap => "Left blank",
            Self::Missing => "The archive has no text",
        }
    }
}

impl RedactedBy {
    /// One word for it, as in the JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        self.into()
    }
}

/// A note that asks to keep a source secret, and the source it hangs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Protected {
    /// The words in front of the note that name the source.
    pub name: Span,
    /// The note with its brackets: `(strictly protect)`.
    pub note: Span,
}
