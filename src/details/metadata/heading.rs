//! What the heading says: how secret, about what, in reply to what.

use super::field::{Group, Value, code, named};
use crate::dates::{declassified, due};
use crate::document::Document;
use crate::runs::meaning;
use crate::runs::{Link, Mark, Portion, Run};
use reftel_core::cable::{
    CodeKind, Day, ExecutiveOrder, Field, InstructionKind, Reference, Tag, TagKind, tag_meaning,
};

/// The level, as it is written and as the captions raise it.
pub(super) fn level(document: &Document, group: &mut Group) {
    let cable = document.cable();
    if let Some(found) = cable.header.classification {
        let value = Value::from(named(CodeKind::Level, found.value.level.word()));
        group.one("Level", value.with(document.shown_word(found.span)), Some(found.span));
        if let Some(level) = cable.level().filter(|level| *level != found.value.level) {
            group.one("With captions", named(CodeKind::Level, level.word()), None);
        }
    }
}

/// Captions.
pub(super) fn captions(document: &Document, group: &mut Group) {
    let captions = document.cable().header.captions.iter();
    let captions =
        captions.map(|found| Value::from(code(document, CodeKind::Caption, found.span)).at(found.span));
    group.many(Field::Captions.label(), captions.collect());
}

/// Who classified it, and why.
pub(super) fn classified_by(document: &Document, group: &mut Group) {
    let Some(by) = &document.cable().header.classified_by else { return };
    group.one(Field::ClassifiedBy.label(), document.shown(&by.text), by.text.cover());
    group.written(document, "Name", by.name);
    group.written(document, "Title", by.title);
    group.written(document, "Office", by.office);
    let reasons = by.reasons.iter().map(|reason| {
        let number = reason.value.to_string();
        let sentence = meaning(CodeKind::Reason, &number, |found| found.title);
        let mut words = vec![named(CodeKind::Reason, number)];
        words.extend(sentence);
        Value::from(words).at(reason.span)
    });
    group.many("Reasons", reasons.collect());
    group.written(document, "Derived from", by.derived_from);
    group.written(document, "Declassify on", by.declassify_on);
}

/// The executive order, and until when the cable is classified by it.
pub(super) fn order(document: &Document, today: Option<Day>, group: &mut Group) {
    let cable = document.cable();
    if let Some(line) = &cable.header.executive_order {
        order_line(document, line, today, group);
    }
    if let (Some((day, rule)), Some(today)) = (cable.derived_declassification(), today) {
        let from = cable.day().unwrap_or(day);
        let line = cable.header.executive_order.as_ref().map(|line| line.span);
        group.one("Derived day", due(day, from, rule, today), line);
    }
}

fn order_line(document: &Document, line: &ExecutiveOrder, today: Option<Day>, group: &mut Group) {
    if let Some(order) = line.order {
        group.one(
            Field::Order.label(),
            named(CodeKind::Order, format!("E.O. {}", order.value)),
            Some(order.span),
        );
    }
    if let Some(at) = line.instruction.filter(|at| !at.is_empty()) {
        group.one("Instruction", code(document, CodeKind::Declassify, at), Some(at));
    }
    let Some(found) = &line.declassify else { return };
    group.one("Type", kind_words(found.kind), None);
    let exemptions = found.exemptions.iter();
    let exemptions = exemptions.map(|&at| Value::from(code(document, CodeKind::Declassify, at)).at(at));
    group.many("Exemptions", exemptions.collect());
    if let (Some(day), Some(today)) = (found.on, today) {
        group.one("Declassification date", declassified(day.value, today), Some(day.span));
    }
}

/// What an instruction asks for.
const fn kind_words(kind: InstructionKind) -> &'static str {
    match kind {
        InstructionKind::Date => "fixed date",
        InstructionKind::Event => "on an event",
        InstructionKind::Oadr => "originating agency’s determination required",
        InstructionKind::ManualReview => "manual review",
        InstructionKind::Exempt => "exempt",
        InstructionKind::Gds => "by the general schedule",
        InstructionKind::Xgds => "exempt from the general schedule",
        InstructionKind::Ads => "by the advanced schedule",
        InstructionKind::Rds => "on a review date",
        InstructionKind::NotApplicable => "the order does not apply",
        InstructionKind::Other => "other",
    }
}

/// The subject, with its portion mark.
pub(super) fn subject(document: &Document, group: &mut Group) {
    if let Some(subject) = &document.cable().header.subject {
        let portion = subject.portion.map(|portion| Run::Portion(Portion::new(document, portion)));
        let mut words: Vec<Run> = portion.into_iter().collect();
        words.extend([Run::words(" "), Run::cable(document.shown(&subject.text))]);
        group.one(Field::Subject.label(), words, subject.text.cover());
    }
}

/// TAGS, with what they mean.
pub(super) fn tags(document: &Document, group: &mut Group) {
    let tags = document.cable().header.tags.iter();
    group.many(Field::Tags.label(), tags.map(|tag| tag_value(document, tag)).collect());
}

fn tag_value(document: &Document, tag: &Tag) -> Value {
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
    // The meaning stands beside it: no need for a stop of the Tab key at each.
    let mark = if known.is_some() { Mark::HintedCode(CodeKind::Tag) } else { Mark::Code(None) };
    let meaning = known.and_then(|(_, meaning)| meaning).unwrap_or_default();
    let written = Run::marked(mark, document.shown_word(tag.span));
    Value::from(vec![written, Run::words(" "), Run::words(meaning)]).with(kind).at(tag.span)
}

/// What it refers to.
pub(super) fn references(document: &Document, group: &mut Group) {
    let references = document.cable().header.references.iter();
    group.many("Refers to", references.map(|reference| reference_value(document, reference)).collect());
}

fn reference_value(document: &Document, reference: &Reference) -> Value {
    let mut words = Vec::new();
    if let Some(label) = reference.label {
        words.extend([Run::marked(Mark::Aside, document.shown_word(label)), Run::words(" ")]);
    }
    words.push(Run::cable(document.shown(&reference.text)));
    let mut value = Value::from(words).at(reference.text.cover());
    value = match &reference.target {
        Some(target) => {
            let id = target.id.to_string();
            let year = if target.year.is_some() { "year as written" } else { "year guessed" };
            value.with(Run::marked(Mark::Link(Link::Cited(id.clone())), id)).with(year)
        }
        None => value.with(reference.kind.word()),
    };
    match reference.note {
        Some(note) => value.with(Run::marked(Mark::Named(CodeKind::Word), document.shown_word(note))),
        None => value,
    }
}
