//! Which cable it is, what a collection says of it, and what its text holds.

use super::field::{Group, Value, code};
use crate::dates::moment_in_words;
use crate::document::{Document, FROM_COLLECTION};
use crate::runs::meaning;
use crate::runs::{Mark, Run};
use reftel_core::cable::{CodeKind, Field, RecordKey};
use reftel_core::text::{Span, Spans};

/// The canonical id.
pub(super) fn identity(document: &Document) -> Group {
    let cable = document.cable();
    let mut group = Group::new("Identity");
    let recorded = cable.record.id.as_ref();
    let number = cable.header.mrn.map(|mrn| mrn.span);
    if let Some(id) = document.id() {
        let by = if recorded.is_some() { FROM_COLLECTION } else { "from the heading" };
        let at = recorded.map(|found| found.span).or(number);
        group.one("Cable", Value::from(id.to_string()).with(by), at);
    }
    group
}

/// The message reference number, with the name of its post.
pub(super) fn number(document: &Document, group: &mut Group) {
    let cable = document.cable();
    if let Some(mrn) = cable.header.mrn {
        let name = meaning(CodeKind::Post, &document.word(mrn.post), |found| found.title);
        let serial = Run::words(format!(" {}", mrn.serial.value));
        let words = vec![code(document, CodeKind::Post, mrn.post), serial];
        group.one(Field::Number.label(), Value::from(words).with(name), Some(mrn.span));
    }
}

/// Which part of the transmission it is.
pub(super) fn section(document: &Document, group: &mut Group) {
    if let Some(section) = document.cable().header.section {
        let words = Value::from(format!("{} of {}", section.value.number, section.value.total));
        let sections = document.cable().sections(document.source()).filter(|found| found.present.len() > 1);
        let value = match sections {
            Some(found) if found.is_complete() => words.with("all are in the text"),
            Some(found) => words.with(format!("in the text: {}", found.words().to_lowercase())),
            None => words,
        };
        group.one(Field::Section.label(), value, Some(section.span));
    }
}

/// Every field of the collection, with the label it has there.
pub(super) fn record(document: &Document, group: &mut Group) {
    let record = &document.cable().record;
    for (index, field) in record.fields.iter().enumerate() {
        let label = match field.label {
            Some(label) => Run::cable(document.shown_word(label)),
            None => Run::words(field.key.word().unwrap_or_default()),
        };
        let value = if field.value.is_empty() {
            Value::from(Run::marked(Mark::Muted, "blank")).at(field.label)
        } else {
            let read = record.moment.filter(|_| field.key == RecordKey::Created);
            let value = Value::from(document.shown_word(field.value)).at(field.value);
            match read {
                Some(moment) => value.with(moment_in_words(moment.value)),
                None => value,
            }
        };
        group.field(vec![label], format!("field {} of the record", index + 1), vec![value]);
    }
}

/// What the text holds, counted.
pub(super) fn text(document: &Document) -> Group {
    let cable = document.cable();
    let mut group = Group::new("Text");
    group.one("Paragraphs", cable.paragraphs().count().to_string(), None);
    let summary = cable.summary.as_ref();
    group.one(
        "Summary",
        if summary.is_some() { "marked" } else { "none marked" },
        summary.and_then(Spans::cover),
    );
    let kinds = document.redaction_counts().into_iter().map(|(kind, number, first)| {
        Value::from(format!("{number} × {}", lowercase_first(kind.meaning()))).at(first)
    });
    group.many("Redacted in the source", kinds.collect());
    let counts: [(_, usize, Option<Span>); 2] = [
        ("Protect notes", cable.protected.len(), cable.protected.first().map(|found| found.note)),
        ("Not recognised", cable.unrecognised.len(), cable.unrecognised.first().copied()),
    ];
    for (label, number, first) in counts {
        if first.is_some() {
            group.one(label, number.to_string(), first);
        }
    }
    group
}

/// With a lowercase letter at the beginning.
fn lowercase_first(words: &str) -> String {
    let mut words = words.to_owned();
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_lowercase();
    }
    words
}
