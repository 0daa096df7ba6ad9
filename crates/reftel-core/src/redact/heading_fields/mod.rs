//! The rule that strikes fields of the heading.
//!
//! What the parser read as the field is struck. Lines that may be the field although they were not read so are offered,
//! and words of codes and stations that are neither, such as a name behind an addressee.

mod suspects;
mod unusual;

use super::finding::{Finds, Note};
use super::{OfficialField, RuleKind};
use crate::cable::{Cable, ClassifiedBy, Field, FieldPart, FieldRef, RecordKey};
use crate::text::{Source, Span, Spans};
use suspects::last_line;
pub(super) use suspects::suspects;
pub(super) use unusual::strange_words;

pub(super) fn find(finds: &mut Finds<'_>) {
    let rule = &finds.rules.heading;
    if !rule.on {
        return;
    }
    for (field, why) in OfficialField::ALL {
        if rule.fields.get(field.index()) != Some(&true) {
            continue;
        }
        let note = Note { rule: RuleKind::Heading, why, reason: &rule.reason, possible: false };
        let (source, cable) = (finds.source, finds.cable);
        let mut known: Vec<Span> = Vec::new();
        spans(source, cable, field, &mut |spans| {
            known.extend(spans.iter());
            finds.add(spans, note);
        });
        let offered = Note { possible: true, ..note };
        suspects(source, cable, field, &mut |spans| {
            if !spans.iter().any(|span| known.iter().any(|known| known.overlaps(span))) {
                finds.add(spans, offered);
            }
        });
    }
}

/// What the rule finds of a field in a cable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FieldCount {
    /// Which field.
    pub field: OfficialField,
    /// How many places were read as the field.
    pub found: usize,
    /// The last line of text, for a signature that was not found.
    pub last_line: Option<Span>,
}

/// How often each field was found, in the order of [`OfficialField::ALL`], so that a reader is told where there is none.
#[must_use]
pub fn field_counts(source: &Source, cable: &Cable) -> [FieldCount; 6] {
    OfficialField::ALL.map(|(field, _)| {
        let mut found = 0;
        spans(source, cable, field, &mut |_| found += 1);
        let is_missing = field == OfficialField::Signature && found == 0;
        FieldCount { field, found, last_line: is_missing.then(|| last_line(source, cable)).flatten() }
    })
}

/// Calls `each` for every place of a field.
pub(super) fn spans(source: &Source, cable: &Cable, field: OfficialField, each: &mut dyn FnMut(&Spans)) {
    if field == OfficialField::ClassifiedBy {
        cable.header.classified_by.iter().for_each(|by| classified_by(source, by, each));
        return;
    }
    for found in cable.fields().filter(|found| is_place_of(field, found)) {
        each(&found.spans.iter().copied().collect());
    }
}

fn is_place_of(official: OfficialField, found: &FieldRef<'_>) -> bool {
    let is_value = found.part == FieldPart::Value;
    match official {
        OfficialField::ClassifiedBy => is_value && found.field == Field::ClassifiedBy,
        OfficialField::Signature => is_value && found.field == Field::Signature,
        OfficialField::Addressees => {
            is_value && matches!(found.field, Field::To | Field::Info | Field::Exempt | Field::Distribution)
        }
        OfficialField::Routing => matches!(found.part, FieldPart::Routing | FieldPart::Indicator),
        OfficialField::Attention => is_value && found.field == Field::Attention,
        OfficialField::Drafting => is_value && found.field == Field::Drafting,
    }
}

/// Calls `each` for everything up to the reasons and instructions, which name nobody, and for name, title and office
/// wherever they are.
fn classified_by(source: &Source, by: &ClassifiedBy, each: &mut dyn FnMut(&Spans)) {
    let Some(cover) = by.text.cover() else { return };
    let ends = by.reasons.iter().map(|reason| reason.span).chain(by.derived_from).chain(by.declassify_on);
    let until = ends.map(|span| span.start).filter(|start| *start > cover.start).min().unwrap_or(cover.end);
    // The section before the letter of a reason is kept too: "1.4 (".
    let front = source.bytes().get(cover.start as usize..until as usize).unwrap_or_default();
    let section =
        front.iter().rev().take_while(|byte| matches!(byte, b'0'..=b'9' | b'.' | b'(' | b' ' | b'\n'));
    let until = if until < cover.end { until - Span::new(0, section.count()).end } else { until };
    let cut = |span: Span| Span { start: span.start, end: span.end.min(until).max(span.start) };
    each(&by.text.iter().map(cut).filter(|span| !span.is_empty()).collect());
    let named = [by.name, by.title, by.office];
    named.into_iter().flatten().filter(|span| span.end > until).for_each(|span| each(&span.into()));
}

/// The values of a field in the record of a collection.
pub(super) fn recorded(cable: &Cable, key: RecordKey) -> impl Iterator<Item = Span> + '_ {
    cable.record.fields.iter().filter(move |field| field.key == key).map(|field| field.value)
}
