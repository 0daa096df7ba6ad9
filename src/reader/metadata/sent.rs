//! How, by whom and to whom the cable was sent.

use super::super::card::aside;
use super::super::transmission::{filed, meaning};
use super::{Group, Item, code, more, named};
use crate::dates::dtg_in_words;
use crate::document::Document;
use crate::ui::{Node, run};
use reftel_core::cable::{Addressee, CodeKind, Precedence};
use reftel_core::text::{Span, Spanned};

/// Format lines 1 to 5.
pub(super) fn sent(document: &Document) -> Group {
    let sent = &document.cable().transmission;
    let mut group = Group::new("Sent");
    if let Some(dtg) = &sent.dtg {
        let written = more(vec![run(document.shown_word(dtg.span))]);
        group.one("Date", vec![dtg_in_words(dtg).into(), written], Some(dtg.span));
        let both = dtg.info.is_some();
        let action = dtg.action.map(|found| precedence(found, if both { " for action" } else { "" }));
        let info = dtg.info.map(|found| precedence(found, " for information"));
        group.many("Precedence", action.into_iter().chain(info).collect());
    }
    if let Some(found) = sent.precedence {
        group.many("Routing line", vec![precedence(found, "")]);
    }
    group.written(document, "Identifier", sent.identifier);
    group.many("Routed to", sent.routing.iter().map(|&at| station(document, at)).collect());
    if let Some(found) = &sent.station {
        group.many("Station", vec![station(document, found.indicator)]);
        group.one("Serial", format!("{:04}", found.serial.value), Some(found.serial.span));
        if let Some(part) = found.part {
            group.one("Part", part.value.to_string(), Some(part.span));
        }
        group.one("Filed", filed(document, found.filed.value), Some(found.filed.span));
    }
    let with_meaning = |kind, span: Span| -> Item {
        let meaning = meaning(kind, &document.word(span), |found| found.title);
        (vec![code(document, kind, span), meaning].into(), Some(span))
    };
    group
        .many("Security", sent.security.map(|at| with_meaning(CodeKind::Security, at)).into_iter().collect());
    group.many("Signals", sent.signals.iter().map(|&at| with_meaning(CodeKind::Signal, at)).collect());
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
    group.many("Attention", attention.map(|text| (run(document.shown(text)), text.cover())).collect());
    for (label, spans) in [("Distribution", &sent.distribution), ("Drafting", &sent.drafting)] {
        group.many(
            label,
            spans.iter().map(|&at| (run(document.shown_word(at)), Some(at))).collect::<Vec<_>>(),
        );
    }
    group
}

/// A routing indicator with the name of its station.
fn station(document: &Document, at: Span) -> Item {
    let name = meaning(CodeKind::Post, &document.word(at), |found| found.title);
    (vec![code(document, CodeKind::Post, at), name].into(), Some(at))
}

fn precedence(found: Spanned<Precedence>, whose: &str) -> Item {
    (vec![named(CodeKind::Precedence, found.value.word()), aside(whose)].into(), Some(found.span))
}

fn addressee(document: &Document, addressee: &Addressee) -> Item {
    let mut pieces = Vec::new();
    pieces.extend(addressee.routing.map(|at| code(document, CodeKind::Post, at)));
    pieces.extend(
        addressee.office.map(|at| -> Node { vec!["office ".into(), run(document.shown_word(at))].into() }),
    );
    pieces.extend(addressee.precedence.map(|found| named(CodeKind::Precedence, found.value.word())));
    pieces.extend(
        addressee.serial.map(|at| -> Node { vec!["number ".into(), run(document.shown_word(at))].into() }),
    );
    (vec![run(document.shown_word(addressee.name)), more(pieces)].into(), Some(addressee.span))
}
