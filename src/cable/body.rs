use super::PortionMark;
use crate::text::{Span, Spanned, Spans};

/// A piece of the text, in the order of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A title between paragraphs.
    Heading(Heading),
    /// A numbered paragraph.
    Paragraph(Paragraph),
    /// Text without a number.
    Text(Spans),
    /// Aligned lines that must keep their shape.
    Table(Span),
}

impl Block {
    /// From the first byte of the block to the last.
    #[must_use]
    pub fn span(&self) -> Span {
        match self {
            Self::Heading(heading) => heading.span,
            Self::Paragraph(paragraph) => paragraph.span,
            Self::Text(text) => text.cover().unwrap_or_default(),
            Self::Table(span) => *span,
        }
    }
}

/// A title between paragraphs, underlined or in capitals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// The words.
    pub text: Spans,
    /// The words with the rules above and below them.
    pub span: Span,
}

/// The number of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number {
    /// The number that counts, after repair.
    pub value: u16,
    /// The number as printed, when it had to be repaired.
    pub printed: Option<u16>,
}

/// A numbered paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Its number, and the bytes of the whole marker: list dash, pilcrow, digits, period.
    pub number: Spanned<Number>,
    /// Its own portion mark. Absent when it has none.
    pub portion: Option<Spanned<PortionMark>>,
    /// Words in front that name it (`SUMMARY`, `COMMENT`).
    pub title: Option<Span>,
    /// The text after number and mark, without page residue; sub-paragraphs included.
    pub text: Spans,
    /// Its sub-paragraphs.
    pub items: Vec<Item>,
    /// From the marker to the end of the text.
    pub span: Span,
}

/// A sub-paragraph or a dash item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// `a.`, `(1)`, `--`.
    pub label: Span,
    /// Its own portion mark.
    pub portion: Option<Spanned<PortionMark>>,
    /// The text after label and mark.
    pub text: Spans,
}
