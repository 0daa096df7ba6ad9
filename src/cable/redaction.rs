use crate::text::Span;

/// A place where the source itself says that something was taken out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Redaction {
    /// How it says so.
    pub kind: RedactionKind,
    /// The notation.
    pub span: Span,
}

/// Notations for what was taken out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RedactionKind {
    /// A row of X, as publishers put it in place of names.
    Crossed,
    /// Words in brackets: `[NAME REMOVED]`, `[2 lines not declassified]`.
    Bracketed,
    /// An exemption of the Freedom of Information Act: `(b)(1)`.
    Exemption,
    /// Black squares, as text recognition reads blacked-out words.
    Blocks,
}

/// A note that asks to keep a source secret, and the source it hangs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Protected {
    /// The words in front of the note that name the source.
    pub name: Span,
    /// The note with its brackets: `(strictly protect)`.
    pub note: Span,
}
