use super::card::{aside, list, row};
use crate::Page;
use crate::document::Document;
use crate::ui::{Node, element, run};
use crate::web;
use leptos::prelude::*;
use reftel_core::cable::{CodeKind, Day, Explanation, Filed, Station, explain, post_by_routing};
use reftel_core::text::Span;

/// How the cable was sent, folded away: identifier, routing, station, security, signals. Whether it is open is a setting,
/// so that who needs it need not unfold it in every cable.
pub(super) fn transmission(page: Page, document: &Document) -> Option<Node> {
    let sent = &document.cable().transmission;
    let mut rows = Vec::new();
    if let Some(identifier) = sent.identifier {
        rows.push(row("Identifier", code(document, identifier)));
    }
    if let Some(precedence) = sent.precedence {
        let word = precedence.value.word();
        rows.push(row(
            "Precedence",
            vec![word.into(), meaning(CodeKind::Precedence, word, |found| found.text)],
        ));
    }
    if !sent.routing.is_empty() {
        let stations =
            sent.routing.iter().map(|&indicator| element("li").child(routing(document, indicator)).into());
        rows.push(row("Routed to", element("ul").class("run-in").child(stations.collect::<Node>())));
    }
    if let Some(station) = &sent.station {
        let words = station_words(document, station).into();
        rows.push(row("Station", vec![routing(document, station.indicator), words]));
    }
    if let Some(security) = sent.security {
        let meaning = meaning(CodeKind::Security, &document.word(security), |found| found.title);
        rows.push(row("Security", vec![code(document, security), meaning]));
    }
    if !sent.signals.is_empty() {
        let signals = sent.signals.iter().map(|&signal| {
            let meaning = meaning(CodeKind::Signal, &document.word(signal), |found| found.title);
            element("li").child(code(document, signal)).child(meaning).into()
        });
        rows.push(row("Signals", list(signals.collect())));
    }
    let addressees = sent.action.iter().chain(&sent.info).chain(&sent.exempt);
    let indicators = addressees.filter_map(|addressee| {
        let indicator = code(document, addressee.routing?);
        Some(element("li").child(indicator).child(" ").child(document.word(addressee.name)).into())
    });
    let indicators: Vec<Node> = indicators.collect();
    if !indicators.is_empty() {
        rows.push(row("Addressed as", list(indicators)));
    }
    (!rows.is_empty()).then(|| {
        let summary = element("summary").child("Transmission");
        element("details")
            .class("transmission")
            .flag("open", move || page.layout.ui.read().settings.unfolded)
            .on("toggle", move |event| {
                let open = web::is_open(&event);
                if page.layout.ui.read_untracked().settings.unfolded != open {
                    page.layout.ui.update(|ui| ui.settings.unfolded = open);
                }
            })
            .child(summary)
            .child(element("dl").child(rows))
            .into()
    })
}

fn code(document: &Document, span: Span) -> Node {
    element("span").class("code").child(run(document.shown_word(span))).into()
}

/// A routing indicator with the name of its station, where the table has it.
fn routing(document: &Document, indicator: Span) -> Node {
    let post = post_by_routing(&document.word(indicator).to_ascii_uppercase());
    let name = post.map(|post| Node::from(vec![" ".into(), aside(post.full_name().into_owned())]));
    vec![code(document, indicator), name.into()].into()
}

fn station_words(document: &Document, station: &Station) -> String {
    let part = station.part.map(|part| format!(", part {}", part.value)).unwrap_or_default();
    let filed = filed(document, station.filed.value);
    format!(", serial {:04}{part}, filed {filed}", station.serial.value)
}

/// Day and time of filing, the day by the year of the cable.
pub(super) fn filed(document: &Document, filed: Filed) -> String {
    let year = document.cable().year();
    let day = year.and_then(|year| Day::from_ordinal(year, u32::from(filed.day))).map(Day::in_words);
    let day = day.unwrap_or_else(|| format!("on day {}", filed.day));
    format!("{day} at {:02}:{:02}Z", filed.hour, filed.minute)
}

/// A part of what a code means, beside it.
pub(super) fn meaning(kind: CodeKind, code: &str, part: fn(Explanation) -> String) -> Node {
    explain(kind, code).map(|found| Node::from(vec![" ".into(), aside(part(found))])).into()
}
