//! A cable as it is drawn: plain data that the working view gives of all of it, and the released view of what is
//! released. **The same components draw both.**

use std::ops::Range;

use crate::document::Place;
use crate::runs::{Portion, Run};
use crate::state::FilterKey;
use reftel_core::cable::Role;

/// A cable that can be drawn.
pub(crate) trait CableView: Send + Sync + 'static {
    /// The class of its element.
    const CLASS: &'static str;
    /// The place of its heading. None if it has no places.
    const HEADING: Option<Place>;

    /// What stands at the top of every page on paper: which cable this is, and how secret.
    fn running_head(&self) -> Vec<String>;

    /// How many blocks it has, with the signature.
    fn block_count(&self) -> usize;

    /// A block, by its index.
    fn block_at(&self, index: usize) -> Option<Block>;

    /// The rows of the contents that lead to these blocks. Not every block has one.
    fn contents_rows(&self, blocks: Range<usize>) -> Vec<ContentsRow>;
}

/// A subject line.
#[derive(Clone, Debug)]
pub(crate) struct Subject {
    /// Its mark.
    pub(crate) portion: Option<Portion>,
    /// Its words.
    pub(crate) words: Vec<Run>,
}

/// A row of the card: a label and what stands beside it.
#[derive(Clone, Debug)]
pub(crate) struct CardRow {
    /// The label.
    pub(crate) label: &'static str,
    /// What stands beside it.
    pub(crate) value: CardValue,
    /// Whether it is folded away where there is little room.
    pub(crate) is_spare: bool,
}

/// What stands beside a label of the card.
#[derive(Clone, Debug)]
pub(crate) enum CardValue {
    /// One text.
    Text(Vec<Run>),
    /// A list, in a style of its own, and what is said after it of all.
    List { class: Option<&'static str>, items: Vec<CardItem>, after: Vec<Run> },
}

/// An item of a list on the card.
#[derive(Clone, Debug)]
pub(crate) struct CardItem {
    /// What it says.
    pub(crate) words: Vec<Run>,
    /// What kind of TAG it is, which is drawn as a chip.
    pub(crate) tag: Option<&'static str>,
    /// What the list of cables can be filtered by to find others that have it too.
    pub(crate) filter: Option<FilterKey>,
}

/// A block of the text.
#[derive(Clone, Debug)]
pub(crate) struct Block {
    /// The class of its element.
    pub(crate) class: &'static str,
    /// Its place, if it has one.
    pub(crate) place: Option<Place>,
    /// What it is for.
    pub(crate) role: Option<Role>,
    /// Its number, if it is a numbered paragraph.
    pub(crate) number: Option<Number>,
    /// Its mark.
    pub(crate) portion: Option<Portion>,
    /// What is in it.
    pub(crate) content: Content,
}

/// The number of a paragraph.
#[derive(Clone, Debug)]
pub(crate) struct Number {
    /// The number.
    pub(crate) value: u16,
    /// The address of the paragraph, if it has one.
    pub(crate) href: Option<String>,
}

/// What is in a block.
#[derive(Clone, Debug)]
pub(crate) enum Content {
    /// A title between paragraphs.
    Title(Vec<Run>),
    /// A line across.
    Rule,
    /// Lines that keep their shape.
    Lines { name: &'static str, class: Option<&'static str>, lines: Vec<Run> },
    /// Lines that no rule claimed, below what is said of them; folded away where a cable begins below.
    Unrecognised { label: String, folded: bool, lines: Vec<Run> },
    /// Running text and sub-paragraphs.
    Parts(Vec<Part>),
}

/// A part of a block.
#[derive(Clone, Debug)]
pub(crate) enum Part {
    /// Running text: one line, which the browser breaks as it likes.
    Text(Vec<Run>),
    /// A sub-paragraph.
    Item { label: Vec<Run>, portion: Option<Portion>, words: Vec<Run> },
}

/// A row of the contents.
#[derive(Clone, Debug)]
pub(crate) struct ContentsRow {
    /// Where it leads.
    pub(crate) place: Option<Place>,
    /// What kind of row it is, for the style sheet.
    pub(crate) kind: &'static str,
    /// What it says.
    pub(crate) words: ContentsWords,
}

/// What a row of the contents says.
#[derive(Clone, Debug)]
pub(crate) enum ContentsWords {
    /// Words.
    Plain(Vec<Run>),
    /// Number, mark and first words of a paragraph.
    Paragraph { number: Option<u16>, portion: Option<Portion>, words: Vec<Run> },
}

impl CardRow {
    /// A row with one text.
    pub(crate) fn text(label: &'static str, words: impl Into<crate::runs::Runs>) -> Self {
        Self { label, value: CardValue::Text(words.into().0), is_spare: false }
    }

    /// A row with a list.
    pub(crate) fn list(label: &'static str, class: Option<&'static str>, items: Vec<Vec<Run>>) -> Self {
        let items = items.into_iter().map(|words| CardItem { words, tag: None, filter: None }).collect();
        Self { label, value: CardValue::List { class, items, after: Vec::new() }, is_spare: false }
    }

    /// The same, folded away where there is little room.
    pub(crate) fn spare(self) -> Self {
        Self { is_spare: true, ..self }
    }
}

#[cfg(test)]
impl Block {
    /// All of its text, in order.
    pub(crate) fn text(&self) -> String {
        use crate::runs::text;
        match &self.content {
            Content::Title(words)
            | Content::Lines { lines: words, .. }
            | Content::Unrecognised { lines: words, .. } => text(words),
            Content::Rule => String::new(),
            Content::Parts(parts) => parts
                .iter()
                .map(|part| match part {
                    Part::Text(words) => text(words),
                    Part::Item { label, words, .. } => text(label) + &text(words),
                })
                .collect(),
        }
    }
}
