use strum::IntoStaticStr;

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
    Text(Unnumbered),
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
            Self::Text(text) => text.span,
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
    /// Its own portion mark. None if it has none.
    pub portion: Option<Spanned<PortionMark>>,
    /// Words in front that name it (`SUMMARY`, `COMMENT`); part of the text.
    pub title: Option<Span>,
    /// The rule below the title, where the title has a line of its own.
    pub underline: Option<Span>,
    /// The text after number and mark, without page residue; sub-paragraphs included.
    pub text: Spans,
    /// Its sub-paragraphs.
    pub items: Vec<Item>,
    /// What it is for, where its title, a heading above it or the words around it say so.
    pub role: Option<Role>,
    /// From the marker to the end of the text.
    pub span: Span,
}

/// Text without a number: an opening sentence, points to be made, a line that closes the cable.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unnumbered {
    /// Its own portion mark. None if it has none.
    pub portion: Option<Spanned<PortionMark>>,
    /// The text after the mark, without page residue; items included.
    pub text: Spans,
    /// Its dash items and lettered items.
    pub items: Vec<Item>,
    /// What it is for, where words in it or above it say so.
    pub role: Option<Role>,
    /// From the mark to the end of the text.
    pub span: Span,
}

/// What a part of the text is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Role {
    /// The summary.
    Summary,
    /// What the post thinks of it.
    Comment,
    /// What the addressees are asked to do.
    ActionRequest,
    /// A note of the drafter.
    Note,
    /// An introduction.
    Introduction,
    /// What happened before.
    Background,
    /// Who somebody is.
    Bio,
    /// Points to be made to others.
    Points,
    /// Words of others.
    Quote,
    /// The text of another paper.
    Text,
    /// Such a text in translation.
    Translation,
    /// Standing words after the text: the address of a web page, `MINIMIZE CONSIDERED`.
    Closing,
}

impl Role {
    /// One word for it, as in the JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        self.into()
    }
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
