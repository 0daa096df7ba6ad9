mod words;

use std::fmt;

use strum::{IntoStaticStr, VariantNames};

use super::{Caption, Dialect, Level};
use crate::text::{Encoding, Notation, Span};
use words::{form, hyphens};

/// Something a reader should know: a repair, or a doubt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// What it is.
    pub code: Code,
    /// The place it is about.
    pub span: Span,
}

/// How much a [`Diagnostic`] matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// A repair that changes how the text looks, not what it says.
    Note,
    /// A doubt: two places disagree, or a reading is a guess.
    Warning,
}

/// What a [`Diagnostic`] says. **The values are numbers and terms of the service, never words of the cable**,
/// so that a message can be shown beside a redacted text.
#[derive(Clone, Debug, PartialEq, Eq, IntoStaticStr, VariantNames)]
#[strum(serialize_all = "kebab-case")]
pub enum Code {
    /// Markup was left out.
    Markup {
        /// What kind.
        notation: Notation,
        /// How many pieces.
        count: usize,
    },
    /// The form of the text, and how it was told.
    Form {
        /// The form.
        dialect: Dialect,
    },
    /// The file is not UTF-8.
    Encoding {
        /// The encoding it was read as.
        encoding: Encoding,
    },
    /// Nothing was found that only a cable has.
    NoCable,
    /// The file holds several cables.
    Several {
        /// Which of them this one is, from 1.
        number: usize,
        /// How many there are.
        total: usize,
    },
    /// The block of a public key was left out.
    KeyBlock,
    /// Only a part of the cable was published.
    PartialExtract,
    /// The id of the collection is malformed; it was read in canonical form.
    MalformedId,
    /// The id of the collection is not that of the heading.
    RecordId,
    /// The day of the collection is not that of the date-time group.
    RecordDay,
    /// The level of the collection is not that of the classification line.
    RecordLevel,
    /// A line holds more than one field of the heading.
    LineSplit {
        /// The field that was found inside the line of another.
        field: &'static str,
    },
    /// The label of a field is misspelt.
    LabelMisspelt {
        /// The field.
        field: &'static str,
    },
    /// A caption stands more than once.
    CaptionRepeated {
        /// Which one.
        caption: Caption,
        /// How often.
        times: usize,
    },
    /// The subject goes on after a blank line.
    SubjectJoined,
    /// Another field of the heading goes on after a blank line.
    FieldJoined {
        /// The field.
        field: &'static str,
    },
    /// The heading stands more than once.
    HeadingRepeated,
    /// Paragraph numbers whose pilcrow was scanned as a 1.
    PilcrowScanned {
        /// Numbers as printed, with the numbers as read.
        numbers: Vec<(u16, u16)>,
    },
    /// A number does not follow the one before it.
    NumberOutOfOrder {
        /// The number that was expected.
        expected: u16,
        /// The number that stands there.
        found: u16,
    },
    /// Paragraphs begin in the middle of a line.
    NumberInLine {
        /// How many of them.
        count: usize,
    },
    /// Pilcrows stand before what is no paragraph.
    FalsePilcrow {
        /// How many of them.
        count: usize,
    },
    /// A list dash stands before a paragraph number.
    ListDash {
        /// How many of them.
        count: usize,
    },
    /// A blank line stands after every line.
    DoubleSpaced,
    /// Letters that scanning took for digits were read as digits.
    DigitsScanned,
    /// A sentence goes on after a blank line.
    TextJoined,
    /// The name of the signer stands on the last line of the text.
    SignatureSplit,
    /// What a page break left in the text.
    Residue {
        /// How many lines.
        count: usize,
    },
    /// The date-time group has a letter lost or wrong, or marks that do not belong to it.
    DtgRepaired,
    /// The day of filing cannot belong to the date-time group.
    FilingDay,
    /// The station serial number is not that of the cable.
    StationSerial {
        /// Last four digits of the cable's serial number.
        expected: u32,
        /// The station serial number.
        found: u32,
    },
    /// The security line disagrees with the classification.
    SecurityLine,
    /// The level of the classification line had a letter lost, doubled or wrong.
    LevelRepaired {
        /// What was read.
        level: Level,
    },
    /// Portion marks with a bracket missing or letters that changed places.
    PortionRepaired {
        /// How many.
        count: usize,
    },
    /// A portion mark stands inside a paragraph and above the paragraph's own.
    PortionInside,
    /// A portion is marked higher than the whole.
    PortionAboveWhole {
        /// Its level.
        portion: Level,
        /// The level of the whole.
        whole: Level,
    },
    /// A further classification line says something else than the first.
    SecondClassification,
    /// The number of the executive order is a misprint.
    OrderMisprint {
        /// The number that stands there.
        found: u32,
        /// The number that is meant.
        meant: u32,
    },
    /// The name of a post in a reference was put right.
    PostCorrected,
    /// A reference without a year was taken to be of the year before.
    YearGuessed,
    /// The text speaks of a reference by a letter that none has.
    NoSuchItem,
    /// Codes of the TAGS line stand more than once.
    TagRepeated {
        /// How many.
        count: usize,
    },
    /// Codes of the TAGS line were written together.
    TagsParted {
        /// How many codes one word held.
        count: usize,
    },
    /// The date in the line does not exist.
    NoSuchDate,
    /// The number of the executive order is missing or was taken out.
    OrderMissing,
    /// The words before the date are none whose meaning is known.
    InstructionUnknown,
    /// The order is said not to apply, but the cable is classified.
    NotApplicable,
    /// The day of declassification lies before the cable.
    DeclassifyBefore,
    /// The day of declassification lies far after the cable.
    DeclassifyFar {
        /// How many years.
        years: u16,
    },
    /// Text that no rule claimed.
    Unrecognised,
}

impl Code {
    /// The name of the code, as in the JSON.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.into()
    }

    /// How much it matters.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        match self {
            Self::Encoding { encoding: Encoding::Windows1252 }
            | Self::NumberOutOfOrder { .. }
            | Self::RecordId
            | Self::RecordDay
            | Self::RecordLevel
            | Self::NoCable
            | Self::DtgRepaired
            | Self::FilingDay
            | Self::StationSerial { .. }
            | Self::SecurityLine
            | Self::LevelRepaired { .. }
            | Self::PortionAboveWhole { .. }
            | Self::PortionInside
            | Self::SecondClassification
            | Self::OrderMisprint { .. }
            | Self::PostCorrected
            | Self::YearGuessed
            | Self::NoSuchItem
            | Self::NoSuchDate
            | Self::OrderMissing
            | Self::InstructionUnknown
            | Self::NotApplicable
            | Self::DeclassifyBefore
            | Self::DeclassifyFar { .. } => Severity::Warning,
            _ => Severity::Note,
        }
    }
}

impl fmt::Display for Code {
    /// One sentence for the reader of the cable.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Markup { notation, count } => {
                let what = match notation {
                    Notation::ByteOrderMark => return f.write_str("The byte order mark at the start was left out."),
                    Notation::Page => return f.write_str("The web page around the text was left out."),
                    Notation::Row => return f.write_str("The quotes and commas of the table's row were left out."),
                    Notation::Json => return f.write_str("The text was taken out of a string of JSON, and its escapes were read as the characters meant."),
                    Notation::LineNumber => return write!(f, "Numbers in front of {count} lines left out."),
                    Notation::Annotation => return write!(f, "{count} brackets and numbers of annotations left out."),
                    Notation::Printable => return write!(f, "{count} marks of quoted-printable, as mail is written, decoded."),
                    Notation::Html => "HTML tag",
                    Notation::Entity => "HTML character reference",
                    Notation::Latex => "LaTeX mark",
                    Notation::Markdown => "Markdown mark",
                    Notation::Quote => "mark of quotation",
                    Notation::Hyphen => return hyphens(*count, f),
                    Notation::Wrap => return f.write_str("A name that a line end cut in two was joined."),
                };
                let verb = if matches!(notation, Notation::Entity) { "read as the characters meant" } else { "left out" };
                match count {
                    1 => write!(f, "One {what} {verb}."),
                    _ if matches!(notation, Notation::Quote) => write!(f, "{count} marks of quotation {verb}."),
                    _ => write!(f, "{count} {what}s {verb}."),
                }
            }
            Self::Form { dialect } => f.write_str(form(*dialect)),
            Self::Encoding { encoding: Encoding::Windows1252 } => f.write_str(
                "The file does not say its encoding and is not UTF-8; read as Windows-1252, so letters with accents, quotes and dashes may be wrong.",
            ),
            Self::Encoding { encoding } => write!(f, "The file is in {encoding}; places are counted in its text as UTF-8."),
            Self::NoCable => f.write_str(form(Dialect::Unknown)),
            Self::Several { number, total } => write!(f, "The file holds {total} cables; this is number {number}."),
            Self::KeyBlock => f.write_str("The block of a public key, as saved pages have it, was left out."),
            Self::PartialExtract => f.write_str("Only a part of this cable was published: its transmission lines are missing."),
            Self::MalformedId => f.write_str("The id that the collection gives is malformed; it is shown in canonical form."),
            Self::RecordId => f.write_str("The collection gives another id than the heading; the collection's is taken."),
            Self::RecordDay => f.write_str("The collection gives another day than the date-time group, which is taken."),
            Self::RecordLevel => f.write_str("The collection gives another level than the classification line, which is taken."),
            Self::LineSplit { field } => write!(f, "The {field} shared a line with what stands before it; the line was split."),
            Self::LabelMisspelt { field } => write!(f, "The label of the {field} is misspelt; read as the one that is meant."),
            Self::CaptionRepeated { caption, times } => {
                write!(f, "{} stands {}; shown once.", caption.words(), if *times == 2 { "twice".into() } else { format!("{times} times") })
            }
            Self::SubjectJoined => f.write_str("The subject continues after a blank line; rejoined."),
            Self::FieldJoined { field } => write!(f, "The {field} continues after a blank line; rejoined."),
            Self::HeadingRepeated => f.write_str("The heading stands more than once; read once."),
            Self::PilcrowScanned { numbers } => {
                let list = |of: fn(&(u16, u16)) -> String| numbers.iter().map(of).collect::<Vec<_>>().join(", ");
                let (printed, read) = (list(|n| n.0.to_string()), list(|n| format!("¶{}", n.1)));
                let noun = if numbers.len() == 1 { "number" } else { "numbers" };
                write!(f, "Paragraph {noun} {printed} read as {read}: the pilcrow was scanned as a 1.")
            }
            Self::NumberOutOfOrder { expected, found } => write!(f, "Paragraph {found} stands where paragraph {expected} was expected."),
            Self::NumberInLine { count: 1 } => f.write_str("A paragraph begins in the middle of a line; set apart."),
            Self::NumberInLine { count } => write!(f, "{count} paragraphs begin in the middle of a line; set apart."),
            Self::FalsePilcrow { count: 1 } => f.write_str("A pilcrow before a line that begins no paragraph was left out."),
            Self::FalsePilcrow { count } => write!(f, "{count} pilcrows before lines that begin no paragraph were left out."),
            Self::ListDash { count: 1 } => f.write_str("A list dash before a paragraph number was left out."),
            Self::ListDash { count } => write!(f, "{count} list dashes before paragraph numbers were left out."),
            Self::DoubleSpaced => f.write_str("A blank line stands after every line; these blank lines were left out."),
            Self::DigitsScanned => f.write_str("Letters that look like digits were read as digits (O as 0, I and l as 1, S as 5, B as 8)."),
            Self::TextJoined => f.write_str("Sentence continued after a blank line; rejoined."),
            Self::SignatureSplit => f.write_str("The signature stood on the last line of the text; set apart."),
            Self::Residue { count: 1 } => f.write_str("A line that is not of the text was taken out: what a page break, a stamp or an archive left."),
            Self::Residue { count } => write!(f, "{count} lines that are not of the text were taken out: what page breaks, stamps or archives left."),
            Self::DtgRepaired => f.write_str("The date-time group has letters lost or wrong, or marks that do not belong to it; read as the one that is meant."),
            Self::FilingDay => f.write_str("The heading's dates disagree: the day of filing does not follow the date-time group within five days."),
            Self::StationSerial { expected, found } => {
                write!(f, "The station serial number is {found:04}, but the cable's serial number ends in {expected:04}.")
            }
            Self::SecurityLine => f.write_str("The security line is of another level than the classification."),
            Self::LevelRepaired { level } => {
                write!(f, "The classification line has a letter lost, doubled or wrong; read as {}.", level.word())
            }
            Self::PortionRepaired { count: 1 } => {
                f.write_str("A portion mark has a bracket missing or letters that changed places; read as the mark that is meant.")
            }
            Self::PortionRepaired { count } => {
                write!(f, "{count} portion marks have a bracket missing or letters that changed places; read as the marks that are meant.")
            }
            Self::PortionAboveWhole { portion, whole } => {
                write!(f, "This portion is marked {}, above the {} of the whole cable.", portion.letters(), whole.letters())
            }
            Self::PortionInside => f.write_str("A portion mark stands inside a paragraph, above the paragraph's own; what follows it was set apart."),
            Self::SecondClassification => f.write_str(
                "A further classification line says something else; the one with the cable's number was taken, or else the first.",
            ),
            Self::OrderMisprint { found, meant } => write!(f, "There is no Executive Order {found} on classification; {meant} is meant."),
            Self::PostCorrected => f.write_str("The name of the post in this reference is misspelt; it was read as the one post whose name it nearly is."),
            Self::YearGuessed => f.write_str("This reference gives no year, and its number cannot be one of the cable's own year; it was taken to be of the year before."),
            Self::NoSuchItem => f.write_str("The text speaks of a reference by a letter that no reference of this cable has."),
            Self::TagRepeated { count: 1 } => f.write_str("A code of the TAGS line stands more than once; shown once."),
            Self::TagRepeated { count } => write!(f, "{count} codes of the TAGS line repeat others; each is shown once."),
            Self::TagsParted { count } => write!(f, "{count} TAGS were written as one word; parted."),
            Self::NoSuchDate => f.write_str("The date does not exist."),
            Self::OrderMissing => f.write_str("The executive order line has no number of an order."),
            Self::InstructionUnknown => f.write_str("What the words before the date mean is not established; the date was taken as that of declassification."),
            Self::NotApplicable => f.write_str("The executive order is said not to apply, but the cable is classified."),
            Self::DeclassifyBefore => f.write_str("The day of declassification lies before the date of the cable."),
            Self::DeclassifyFar { years } => write!(f, "The day of declassification lies {years} years after the cable; 25 is the most that is usual."),
            Self::Unrecognised => f.write_str("These lines fit no rule; they are shown as they stand."),
        }
    }
}
