//! Which cable it is, what a collection says of it, and what its text holds.

use super::super::transmission::meaning;
use super::{Group, code, more};
use crate::dates::moment_in_words;
use crate::document::Document;
use crate::ui::{Node, element, run};
use reftel_core::cable::{CodeKind, RecordKey, Redaction, RedactionKind};
use reftel_core::text::{Span, Spans};

/// Id, number, form, section.
pub(super) fn identity(document: &Document) -> Group {
    let cable = document.cable();
    let mut group = Group::new("Identity");
    let recorded = cable.record.id.as_ref();
    let number = cable.header.mrn.map(|mrn| mrn.span);
    if let Some(id) = document.id() {
        let by = if recorded.is_some() { "by its collection" } else { "by its heading" };
        let at = recorded.map(|found| found.span).or(number);
        let id = id.as_str().into();
        group.one("Cable", vec![id, more(vec![by.into()])], at);
    }
    if let Some(mrn) = cable.header.mrn {
        let post = document.word(mrn.post);
        let name = meaning(CodeKind::Post, &post, |found| found.title);
        let serial = format!(" {}", mrn.serial.value).into();
        group.one("Number", vec![code(document, CodeKind::Post, mrn.post), serial, more(vec![name])], number);
    }
    if let Some(section) = cable.header.section {
        let words = format!("{} of {}", section.value.number, section.value.total);
        group.one("Section", words, Some(section.span));
    }
    group.one("Form", cable.dialect.words(), None);
    group
}

/// Every field of the collection, with the label it has there.
pub(super) fn record(document: &Document) -> Group {
    let record = &document.cable().record;
    let mut group = Group { kind: "record", ..Group::new("Archive record") };
    for (index, field) in record.fields.iter().enumerate() {
        let label = match field.label {
            Some(label) => run(document.shown_word(label)),
            None => field.key.word().unwrap_or_default().into(),
        };
        let read = record.moment.filter(|_| field.key == RecordKey::Created);
        let read = read.map(|moment| moment_in_words(moment.value).into()).into_iter().collect();
        let item = if field.value.is_empty() {
            (element("span").class("muted").child("blank").into(), field.label)
        } else {
            (vec![run(document.shown_word(field.value)), more(read)].into(), Some(field.value))
        };
        group.row(label, &format!("field {} of the record", index + 1), vec![item]);
    }
    group
}

/// What the text holds, counted.
pub(super) fn text(document: &Document) -> Group {
    const KINDS: [RedactionKind; 7] = [
        RedactionKind::Crossed,
        RedactionKind::Bracketed,
        RedactionKind::Editorial,
        RedactionKind::Exemption,
        RedactionKind::Blocks,
        RedactionKind::Gap,
        RedactionKind::Missing,
    ];
    let cable = document.cable();
    let mut group = Group::new("Text");
    let counted = |number: usize, words: &str| -> Node { format!("{number} {words}").trim_end().into() };
    group.one("Paragraphs", counted(cable.paragraphs().count(), ""), None);
    let summary = cable.summary.as_ref();
    group.one(
        "Summary",
        if summary.is_some() { "marked" } else { "none marked" },
        summary.and_then(Spans::cover),
    );
    let kinds = KINDS.into_iter().filter_map(|kind| {
        let of_kind = |found: &&Redaction| found.kind == kind;
        let first = cable.redactions.iter().find(of_kind)?.span;
        let number = cable.redactions.iter().filter(of_kind).count();
        Some((counted(number, &format!("× {}", lower(kind.meaning()))), Some(first)))
    });
    group.many("Taken out", kinds.collect());
    let counts: [(_, usize, Option<Span>); 2] = [
        ("Protect notes", cable.protected.len(), cable.protected.first().map(|found| found.note)),
        ("Not recognised", cable.unrecognised.len(), cable.unrecognised.first().copied()),
    ];
    for (label, number, first) in counts {
        if first.is_some() {
            group.one(label, counted(number, ""), first);
        }
    }
    if let Some(signature) = &cable.signature {
        group.one("Signature", run(document.shown(signature)), signature.cover());
    }
    group
}

/// With a small letter at the beginning.
fn lower(words: &str) -> String {
    let mut words = words.to_owned();
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_lowercase();
    }
    words
}
