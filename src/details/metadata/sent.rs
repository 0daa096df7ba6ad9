//! How, by whom and to whom the cable was sent.

use super::field::{Group, Value, code, named};
use crate::dates::dtg_in_words;
use crate::dates::filed_in_words;
use crate::document::Document;
use crate::runs::meaning;
use crate::runs::{Mark, Run};
use reftel_core::cable::{Addressee, CodeKind, Precedence};
use reftel_core::text::{Span, Spanned};

/// Format lines 1 to 5.
pub(super) fn sent(document: &Document) -> Group {
    let sent = &document.cable().transmission;
    let mut group = Group::new("Sent");
    if let Some(dtg) = &sent.dtg {
        let value = Value::from(dtg_in_words(dtg)).with(document.shown_word(dtg.span));
        group.one("Date", value, Some(dtg.span));
        let both = dtg.info.is_some();
        let action = dtg.action.map(|found| precedence(found, if both { " for action" } else { "" }));
        let info = dtg.info.map(|found| precedence(found, " for information"));
        group.many("Precedence", action.into_iter().chain(info).collect());
    }
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
    group
}

/// Format lines 6 to 9, and what offices had to do with it.
pub(super) fn addressees(document: &Document) -> Group {
    let cable = document.cable();
    let sent = &cable.transmission;
    let mut group = Group::new("Addressees");
    if let Some(from) = &sent.from {
        group.one("From", code(document, CodeKind::Post, from.name), Some(from.name));
    }
    for (label, addressees) in [("To", &sent.action), ("Info", &sent.info), ("Exempt", &sent.exempt)] {
        group.many(label, addressees.iter().map(|found| addressee(document, found)).collect());
    }
    let attention = cable.header.attention.iter();
    let attention = attention.map(|text| Value::from(document.shown(text)).at(text.cover()));
    group.many("Attention", attention.collect());
    for (label, spans) in [("Distribution", &sent.distribution), ("Drafting", &sent.drafting)] {
        let values = spans.iter().map(|&at| Value::from(document.shown_word(at)).at(at));
        group.many(label, values.collect());
    }
    group
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
