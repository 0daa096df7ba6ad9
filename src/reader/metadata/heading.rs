//! What the heading says: how secret, about what, in reply to what.

use leptos::prelude::*;
use std::sync::Arc;

use super::super::body::portion_mark;
use super::super::card::{aside, cite};
use super::super::citing;
use super::super::transmission::meaning;
use super::{Group, Item, code, more, named};
use crate::Page;
use crate::dates::{declassified, due};
use crate::document::Document;
use crate::ui::{Node, coded, element, hinted, live, run};
use reftel_core::cable::{
    ClassifiedBy, CodeKind, Day, ExecutiveOrder, InstructionKind, Reference, Tag, TagKind, tag_meaning,
};
use reftel_core::text::Spans;

/// Level, captions, authority, and until when.
pub(super) fn classification(document: &Document, today: Option<Day>) -> Group {
    let cable = document.cable();
    let header = &cable.header;
    let mut group = Group::new("Classification");
    if let Some(found) = header.classification {
        let written = more(vec![run(document.shown_word(found.span))]);
        group.one("Level", vec![named(CodeKind::Level, found.value.level.word()), written], Some(found.span));
        if let Some(level) = cable.level().filter(|level| *level != found.value.level) {
            group.one("With captions", named(CodeKind::Level, level.word()), None);
        }
    }
    let captions = header.captions.iter();
    group.many(
        "Captions",
        captions.map(|found| (code(document, CodeKind::Caption, found.span), Some(found.span))).collect(),
    );
    if let Some(by) = &header.classified_by {
        classified_by(document, &mut group, by);
    }
    if let Some(line) = &header.executive_order {
        order(document, &mut group, line, today);
    }
    if let (Some((day, rule)), Some(today)) = (cable.derived_declassification(), today) {
        let from = cable.day().unwrap_or(day);
        let line = header.executive_order.as_ref().map(|line| line.span);
        group.one("Derived day", due(day, from, rule, today), line);
    }
    group
}

fn classified_by(document: &Document, group: &mut Group, by: &ClassifiedBy) {
    group.one("Classified by", run(document.shown(&by.text)), by.text.cover());
    group.written(document, "Name", by.name);
    group.written(document, "Title", by.title);
    group.written(document, "Office", by.office);
    let reasons = by.reasons.iter().map(|reason| {
        let words = reason.value.to_string();
        let sentence = meaning(CodeKind::Reason, &words, |found| found.title);
        (vec![named(CodeKind::Reason, words), sentence].into(), Some(reason.span))
    });
    group.many("Reasons", reasons.collect());
    group.written(document, "Derived from", by.derived_from);
    group.written(document, "Declassify on", by.declassify_on);
}

fn order(document: &Document, group: &mut Group, line: &ExecutiveOrder, today: Option<Day>) {
    if let Some(order) = line.order {
        group.one("Order", named(CodeKind::Order, format!("E.O. {}", order.value)), Some(order.span));
    }
    if let Some(at) = line.instruction.filter(|at| !at.is_empty()) {
        group.one("Instruction", code(document, CodeKind::Declassify, at), Some(at));
    }
    let Some(found) = &line.declassify else { return };
    group.one("Meaning", kind_words(found.kind), None);
    let exemptions = found.exemptions.iter();
    group.many(
        "Exemptions",
        exemptions.map(|&at| (code(document, CodeKind::Declassify, at), Some(at))).collect(),
    );
    if let (Some(day), Some(today)) = (found.on, today) {
        group.one("Stated day", declassified(day.value, today), Some(day.span));
    }
}

/// What an instruction asks for.
const fn kind_words(kind: InstructionKind) -> &'static str {
    match kind {
        InstructionKind::Date => "on a day",
        InstructionKind::Event => "when something has happened",
        InstructionKind::Oadr => "when the agency decides",
        InstructionKind::ManualReview => "after a review of the document",
        InstructionKind::Exempt => "exempt",
        InstructionKind::Gds => "by the general schedule",
        InstructionKind::Xgds => "exempt from the general schedule",
        InstructionKind::Ads => "by an advanced schedule",
        InstructionKind::Rds => "on the day of a review",
        InstructionKind::NotApplicable => "the order does not apply",
        InstructionKind::Other => "in other words",
    }
}

/// What it is about.
pub(super) fn subject(document: &Document) -> Group {
    let header = &document.cable().header;
    let mut group = Group::new("Subject and TAGS");
    if let Some(subject) = &header.subject {
        let portion = subject.portion.map(|portion| portion_mark(document, portion));
        let value = vec![portion.into(), " ".into(), run(document.shown(&subject.text))];
        group.one("Subject", value, subject.text.cover());
    }
    group.many("TAGS", header.tags.iter().map(|tag| tag_item(document, tag)).collect());
    group
}

fn tag_item(document: &Document, tag: &Tag) -> Item {
    let kind = match tag.kind {
        TagKind::Subject => "subject",
        TagKind::Geo => "country or region",
        TagKind::Org => "organization",
        TagKind::Program => "program",
        TagKind::Person => "person",
        TagKind::Unknown => "not in our table",
    };
    let words = document.word(tag.span).to_ascii_uppercase();
    let known = tag_meaning(&words).filter(|_| tag.kind != TagKind::Person);
    let written = element("span").class("code").child(run(document.shown_word(tag.span)));
    // The meaning stands beside it: no need for a stop of the Tab key at each.
    let written = if known.is_some() { hinted(written, CodeKind::Tag) } else { written };
    let meaning = known.and_then(|(_, meaning)| meaning).unwrap_or_default();
    (vec![written.into(), " ".into(), meaning.into(), more(vec![kind.into()])].into(), Some(tag.span))
}

/// What it refers to, and what refers to it.
pub(super) fn references(page: Page, document: &Arc<Document>) -> Group {
    let mut group = Group::new("References");
    let references = document.cable().header.references.iter();
    group.many("Refers to", references.map(|reference| reference_item(document, reference)).collect());
    let document = Arc::clone(document);
    let cited_by = live(move || -> Node {
        // Read, not only tracked: a memo that nobody has read follows nothing.
        page.library.opened.with(|_| ());
        let cables = citing(page, &document);
        if cables.is_empty() {
            return "no open cable".into();
        }
        let link = |(id, key): (String, u32)| {
            let link = element("a").class("link").attribute("href", format!("#{id}"));
            element("div").child(link.attribute("data-cable", key.to_string()).child(id)).into()
        };
        cables.into_iter().map(link).collect()
    });
    group.one("Cited by", cited_by, None);
    group
}

fn reference_item(document: &Document, reference: &Reference) -> Item {
    let label = reference
        .label
        .map(|label| -> Node { vec![aside(run(document.shown_word(label))), " ".into()].into() });
    let mut pieces: Vec<Node> = Vec::new();
    match &reference.target {
        Some(target) => {
            let year = if target.year.is_some() { "year as written" } else { "year guessed" };
            pieces.extend([cite(target.id.as_str(), target.id.as_str()), year.into()]);
        }
        None => pieces.push(reference.kind.word().into()),
    }
    pieces.extend(reference.note.map(|note| {
        Node::from(coded(element("span"), CodeKind::Word).child(run(document.shown_word(note))))
    }));
    let text = run(document.shown(&reference.text));
    (vec![label.into(), text, more(pieces)].into(), Spans::cover(&reference.text))
}
