//! The fields of a heading, and the one walk over them.
//!
//! Whatever has to visit all fields uses this walk: mapping spans back to the file ([`Cable::visit_spans`]), the leaves
//! ([`Cable::leaves`]), the texts that rules of redaction search, the rule that strikes fields, and the lists of fields
//! in exports. The walk destructures the model without `..`, so that it does not compile if it misses a field.

mod walk;

use strum::VariantArray;

use super::Cable;
use crate::text::Span;
use walk::{walk, walk_mut};

/// What a cable says of itself, and what a collection says of it: one variant a field, in the order in which they are
/// shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, VariantArray)]
pub enum Field {
    /// Message reference number.
    Number,
    /// Date-time group, without precedences.
    Date,
    /// Precedences of the date-time group.
    Precedence,
    /// Originator.
    From,
    /// Addressees who are to act.
    To,
    /// Addressees for information.
    Info,
    /// Addressees taken out of a collective.
    Exempt,
    /// Overall classification.
    Classification,
    /// Captions.
    Captions,
    /// Transmission section.
    Section,
    /// Attention and passing instructions.
    Attention,
    /// The executive order line.
    Order,
    /// What the executive order line says of declassification.
    Declassification,
    /// TAGS.
    Tags,
    /// Subject line.
    Subject,
    /// References.
    References,
    /// Classification authority.
    ClassifiedBy,
    /// Format lines 1 to 4, and operating signals.
    Transmission,
    /// Distribution inside the Department.
    Distribution,
    /// Who drafted, cleared and approved it.
    Drafting,
    /// What a collection says beside the text.
    Record,
    /// Who signed it.
    Signature,
}

/// Where in a cable a [`Field`] stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FieldGroup {
    /// In what a collection says beside the text.
    Record,
    /// In the transmission lines.
    Transmission,
    /// Between the transmission lines and the text.
    Header,
    /// Below the text.
    Ending,
}

impl Field {
    /// All fields, in the order in which they are shown.
    pub const ALL: &[Self] = Self::VARIANTS;

    /// What the field is called where fields are listed.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Number => "Number",
            Self::Date => "Date",
            Self::Precedence => "Precedence",
            Self::From => "From",
            Self::To => "To",
            Self::Info => "Info",
            Self::Exempt => "Exempt",
            Self::Classification => "Classification",
            Self::Captions => "Captions",
            Self::Section => "Section",
            Self::Attention => "Attention",
            Self::Order => "Order",
            Self::Declassification => "Declassification",
            Self::Tags => "TAGS",
            Self::Subject => "Subject",
            Self::References => "References",
            Self::ClassifiedBy => "Classified by",
            Self::Transmission => "Transmission",
            Self::Distribution => "Distribution",
            Self::Drafting => "Drafting",
            Self::Record => "Collection",
            Self::Signature => "Signature",
        }
    }

    /// Where the field stands.
    #[must_use]
    pub const fn group(self) -> FieldGroup {
        match self {
            Self::Record => FieldGroup::Record,
            Self::Date
            | Self::Precedence
            | Self::From
            | Self::To
            | Self::Info
            | Self::Exempt
            | Self::Transmission
            | Self::Distribution
            | Self::Drafting => FieldGroup::Transmission,
            Self::Number
            | Self::Classification
            | Self::Captions
            | Self::Section
            | Self::Attention
            | Self::Order
            | Self::Declassification
            | Self::Tags
            | Self::Subject
            | Self::References
            | Self::ClassifiedBy => FieldGroup::Header,
            Self::Signature => FieldGroup::Ending,
        }
    }
}

/// What of a field some bytes are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FieldPart {
    /// One value: an addressee, one of the TAGS, the text of the subject.
    Value,
    /// The routing indicator of a station that the cable was sent to.
    Routing,
    /// The letter or number of a reference; the name of a field of a collection.
    Label,
    /// The portion mark of the subject.
    Portion,
    /// A note on a reference.
    Note,
    /// A routing indicator inside a value.
    Indicator,
    /// Anything else inside a value that was read by itself.
    Detail,
}

impl FieldPart {
    /// Whether the bytes belong to a value that is visited as a whole too.
    #[must_use]
    pub const fn is_detail(self) -> bool {
        matches!(self, Self::Indicator | Self::Detail)
    }
}

/// Bytes of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FieldRef<'c> {
    /// Which field.
    pub field: Field,
    /// What of it.
    pub part: FieldPart,
    /// The bytes: one span, or several where page breaks cut the text. Never empty.
    pub spans: &'c [Span],
}

impl Cable {
    /// All bytes of all fields. A value is followed by its details; a field with several values occurs once for each.
    pub fn fields(&self) -> impl Iterator<Item = FieldRef<'_>> {
        let mut fields = Vec::new();
        self.visit_fields(&mut |found| fields.push(found));
        fields.into_iter()
    }

    /// Calls `visit` for all bytes of all fields.
    pub(crate) fn visit_fields<'c>(&'c self, visit: &mut dyn FnMut(FieldRef<'c>)) {
        walk(self, &mut |field, part, spans| {
            if !spans.is_empty() {
                visit(FieldRef { field, part, spans });
            }
        });
    }

    /// Calls `visit` for every span of every field, to change it.
    pub(super) fn visit_field_spans(&mut self, visit: &mut dyn FnMut(&mut Span)) {
        walk_mut(self, &mut |_, _, spans| spans.iter_mut().for_each(&mut *visit));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::parse;
    use crate::text::Source;

    /// Cables that together have all fields.
    const CABLES: [&str; 3] = [
        include_str!("../../tests/corpus/telegram/complete.txt"),
        include_str!("../../tests/corpus/forms/archive-record.txt"),
        include_str!("../../tests/corpus/forms/department-draft.txt"),
    ];

    #[test]
    fn ok_fields_of_a_heading() {
        let mut shown = String::new();
        let mut seen = Vec::new();
        for text in CABLES {
            let source = Source::new("test", text).unwrap();
            let cable = parse(&source).cable;
            for FieldRef { field, part, spans } in cable.fields() {
                let words: Vec<_> = spans.iter().map(|span| source.text(*span)).collect();
                shown.push_str(&format!("{} {part:?}: {}\n", field.label(), words.join(" | ")));
                seen.push(field);
            }
        }
        insta::assert_snapshot!(shown);
        let missing: Vec<_> = Field::ALL.iter().filter(|field| !seen.contains(field)).collect();
        assert!(missing.is_empty(), "no cable of this test has {missing:?}");
    }

    #[test]
    fn ok_both_walks_visit_the_same() {
        for text in CABLES {
            let mut cable = parse(&Source::new("test", text).unwrap()).cable;
            let read: Vec<Span> = cable.fields().flat_map(|found| found.spans.to_vec()).collect();
            let mut changed = Vec::new();
            cable.visit_field_spans(&mut |span| changed.push(*span));
            assert_eq!(read, changed);
        }
    }
}
