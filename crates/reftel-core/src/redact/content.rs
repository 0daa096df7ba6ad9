//! The content of a released cable: owned texts and values, without spans.

use crate::cable::{
    Day, DerivedRule, Dialect, InstructionKind, Level, Precedence, RedactionKind, Role, TagKind,
};

/// A text on one line, in pieces.
pub type Text = Vec<Piece>;

/// A piece of a [`Text`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Words that are kept.
    Words(String),
    /// A gap: something was struck here.
    Struck {
        /// Why, if a reason was given.
        reason: Option<String>,
    },
    /// A redaction of the source itself.
    Withheld {
        /// Its notation.
        words: String,
        /// What kind of notation that is.
        kind: RedactionKind,
    },
}

/// Everything that is left of a cable. **No byte of it was struck, and no value in it was read from a byte that was.**
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Content {
    /// The form that the text has come down in.
    pub dialect: Dialect,
    /// Canonical id.
    pub id: Option<String>,
    /// Message reference number.
    pub mrn: Option<Mrn>,
    /// When it was sent, in ISO 8601.
    pub datetime: Option<String>,
    /// The day it was sent.
    pub day: Option<Day>,
    /// What a collection says besides the text.
    pub record: Vec<Recorded>,
    /// How it was sent.
    pub transmission: Transmission,
    /// Overall level.
    pub level: Option<Level>,
    /// The words of the classification.
    pub classification: Option<Text>,
    /// Captions, each once.
    pub captions: Vec<Text>,
    /// Number of the transmission section, and of how many.
    pub section: Option<(u32, u32)>,
    /// Attention and passing instructions.
    pub attention: Vec<Text>,
    /// The executive order line.
    pub executive_order: Option<ExecutiveOrder>,
    /// TAGS.
    pub tags: Vec<Tag>,
    /// Subject line.
    pub subject: Option<Subject>,
    /// References.
    pub references: Vec<Reference>,
    /// Classification authority.
    pub classified_by: Option<ClassifiedBy>,
    /// The summary.
    pub summary: Option<Text>,
    /// The text, in order, unrecognised lines included.
    pub body: Vec<Block>,
    /// Who signed it.
    pub signature: Option<Text>,
}

/// Message reference number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mrn {
    /// Post, as written.
    pub post: Text,
    /// Serial number.
    pub serial: Option<u32>,
}

/// One field of a collection's record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// The name of the field, or else its label.
    pub name: Text,
    /// Whether it is the id of the cable in the collection.
    pub is_id: bool,
    /// The value.
    pub text: Text,
}

/// The lines above the classification.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Transmission {
    /// `VZCZC` with channel and number.
    pub identifier: Option<Text>,
    /// The doubled letters of the routing line.
    pub precedence: Option<Text>,
    /// Routing indicators.
    pub routing: Vec<Text>,
    /// The station that sent it.
    pub station: Option<Station>,
    /// The security line.
    pub security: Option<Text>,
    /// Date-time group.
    pub dtg: Option<Dtg>,
    /// Operating signals.
    pub signals: Vec<Text>,
    /// Originator.
    pub from: Option<From>,
    /// Addressees who are to act.
    pub action: Vec<Addressee>,
    /// Addressees for information.
    pub info: Vec<Addressee>,
    /// Addressees taken out of a collective.
    pub exempt: Vec<Addressee>,
    /// Lines of the distribution inside the Department.
    pub distribution: Vec<Text>,
    /// Who drafted, cleared and approved it.
    pub drafting: Vec<Text>,
}

/// Which station sent a cable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Station {
    /// Routing indicator.
    pub indicator: Text,
    /// Station serial number.
    pub serial: Text,
    /// Transmission part.
    pub part: Option<Text>,
    /// Day and time of filing.
    pub filed: Text,
}

/// Date-time group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dtg {
    /// As printed, without precedences.
    pub text: Text,
    /// Precedence for action.
    pub action: Option<Precedence>,
    /// Precedence for information.
    pub info: Option<Precedence>,
    /// Hour and minute, if they are in UTC.
    pub time: Option<(u8, u8)>,
}

/// Originator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct From {
    /// Name as written.
    pub name: Text,
    /// The part of the name that says where.
    pub post: Text,
}

/// One addressee.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addressee {
    /// Routing indicator.
    pub routing: Option<Text>,
    /// Name.
    pub name: Text,
    /// Office.
    pub office: Option<Text>,
    /// Precedence for this addressee.
    pub precedence: Option<Precedence>,
    /// Message continuity number.
    pub serial: Option<Text>,
    /// The whole.
    pub text: Text,
}

/// The executive order line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExecutiveOrder {
    /// Number of the order.
    pub order: Option<Text>,
    /// Everything after the number.
    pub instruction: Option<Text>,
    /// What kind of instruction it is.
    pub kind: Option<InstructionKind>,
    /// The day that is written down.
    pub declassify_on: Option<Day>,
    /// Exemptions.
    pub exemptions: Vec<Text>,
    /// The day that follows from a rule, with the rule.
    pub derived: Option<(Day, DerivedRule)>,
}

/// One code of the TAGS line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// The code, or the name of a person.
    pub code: Text,
    /// What kind of code it is.
    pub kind: TagKind,
    /// What it means.
    pub meaning: Option<&'static str>,
}

/// The subject line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// The words.
    pub text: Text,
    /// Portion mark.
    pub portion: Option<Portion>,
}

/// A portion mark without its brackets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Portion {
    /// Level.
    pub level: Option<Level>,
    /// Letters and words.
    pub text: Text,
}

/// One reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Its letter or number.
    pub label: Option<Text>,
    /// What kind of document it refers to, in one word.
    pub kind: &'static str,
    /// Id of the cable it refers to.
    pub id: Option<String>,
    /// The item.
    pub text: Text,
    /// A note on it.
    pub note: Option<Text>,
    /// Whether the note is a part of the item's text.
    pub note_inside: bool,
}

/// Classification authority.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassifiedBy {
    /// Everything after the label.
    pub text: Text,
    /// The person.
    pub name: Option<Text>,
    /// The title of the person.
    pub title: Option<Text>,
    /// The office.
    pub office: Option<Text>,
    /// Reasons, such as `1.4(b)`.
    pub reasons: Vec<Text>,
    /// The source that the classification was taken over from.
    pub derived_from: Option<Text>,
    /// What stands after `DECLASSIFY ON`.
    pub declassify_on: Option<Text>,
}

/// A piece of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Number, of a numbered paragraph.
    pub number: Option<u16>,
    /// Portion mark.
    pub portion: Option<Portion>,
    /// The words at the beginning that name it; they are part of the text.
    pub title: Option<Text>,
    /// The whole text, items included. Empty if the block has lines.
    pub text: Text,
    /// The text in parts: running text and items, or lines.
    pub parts: Vec<Part>,
    /// What it is for.
    pub role: Option<Role>,
}

/// What a [`Block`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A title between paragraphs.
    Heading,
    /// A numbered paragraph.
    Paragraph,
    /// Text without a number.
    Text,
    /// Lines that keep their layout.
    Table,
    /// Lines that were not recognised.
    Unrecognised,
}

impl BlockKind {
    /// Whether the parts are lines.
    #[must_use]
    pub const fn has_lines(self) -> bool {
        matches!(self, Self::Table | Self::Unrecognised)
    }
}

/// A part of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Running text, or a line.
    Text(Text),
    /// A sub-paragraph.
    Item(Item),
}

/// A sub-paragraph or a dash item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// `a.`, `(1)`, `--`.
    pub label: Text,
    /// Portion mark.
    pub portion: Option<Portion>,
    /// The text after label and mark.
    pub text: Text,
}
