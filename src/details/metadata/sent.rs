//! How, by whom and to whom the cable was sent.

use super::field::{Group, Value, code, named};
use crate::dates::dtg_in_words;
use crate::dates::filed_in_words;
use crate::document::Document;
use crate::runs::meaning;
use crate::runs::{Mark, Run};
use reftel_core::cable::{Addressee, CodeKind, Field, Precedence};
use reftel_core::text::{Span, Spanned};

/// The day and time of the date-time group.
pub(super) fn date(document: &Document, group: &mut Group) {
    if let Some(dtg) = &document.cable().transmission.dtg {
        let value = Value::from(dtg_in_words(dtg)).with(document.shown_word(dtg.span));
        group.one(Field::Date.label(), value, Some(dtg.span));
    }
}

/// The precedences of the date-time group.
pub(super) fn precedences(document: &Document, group: &mut Group) {
    if let Some(dtg) = &document.cable().transmission.dtg {
        let both = dtg.info.is_some();
        let action = dtg.action.map(|found| precedence(found, if both { " for action" } else { "" }));
        let info = dtg.info.map(|found| precedence(found, " for information"));
        group.many(Field::Precedence.label(), action.into_iter().chain(info).collect());
    }
}

/// Format lines 1 to 4, and operating signals.
pub(super) fn transmission(document: &Document, group: &mut Group) {
    let sent = &document.cable().transmission;
    group.many("Routing line", sent.precedence.map(|found| precedence(found, "")).into_iter().collect());
    group.written(document, "Identifier", sent.identifier);
    let with_meaning = |kind, span: Span| {
        let mut words = vec![code(document, kind, span)];
        words.extend(meaning(kind, &document.word(span), |found| found.title));
        Value::from(words).at(span)
    };
    let all = |kind, spans: &[Span]| spans.iter().map(|&at| with_meaning(kind, at)).collect();
    group.many("Routed to", all(CodeKind::Post, &sent.routing));
    if let Some(found) = &sent.station {
        group.many("Station", vec![with_meaning(CodeKind::Post, found.indicator)]);
        group.one("Serial", format!("{:04}", found.serial.value), Some(found.serial.span));
        if let Some(part) = found.part {
            group.one("Part", part.value.to_string(), Some(part.span));
        }
        group.one(
            "Filed",
            filed_in_words(found.filed.value, document.cable().year()),
            Some(found.filed.span),
        );
    }
    group
        .many("Security", sent.security.map(|at| with_meaning(CodeKind::Security, at)).into_iter().collect());
    group.many("Signals", all(CodeKind::Signal, &sent.signals));
}

/// The originator.
pub(super) fn from(document: &Document, group: &mut Group) {
    if let Some(from) = &document.cable().transmission.from {
        group.one(Field::From.label(), code(document, CodeKind::Post, from.name), Some(from.name));
    }
}

/// The addressees of a field, each with what is said of it.
pub(super) fn addressees(document: &Document, field: Field, group: &mut Group) {
    let addressees = document.addressees(field).iter();
    group.many(field.label(), addressees.map(|found| addressee(document, found)).collect());
}

fn precedence(found: Spanned<Precedence>, whose: &'static str) -> Value {
    let words = vec![named(CodeKind::Precedence, found.value.word()), Run::marked(Mark::Aside, whose)];
    Value::from(words).at(found.span)
}

fn addressee(document: &Document, addressee: &Addressee) -> Value {
    let labelled =
        |label: &'static str, at: Span| vec![Run::words(label), Run::cable(document.shown_word(at))];
    let mut more = Vec::new();
    more.extend(addressee.routing.map(|at| vec![code(document, CodeKind::Post, at)]));
    more.extend(addressee.office.map(|at| labelled("office ", at)));
    more.extend(addressee.precedence.map(|found| vec![named(CodeKind::Precedence, found.value.word())]));
    more.extend(addressee.serial.map(|at| labelled("number ", at)));
    Value { more, ..Value::from(document.shown_word(addressee.name)) }.at(addressee.span)
}
