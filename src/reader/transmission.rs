use std::sync::Arc;

use leptos::prelude::*;

use super::cable_view::CardRow;
use super::card_rows::CardRows;
use crate::context::LayoutState;
use crate::dates::filed_in_words;
use crate::document::Document;
use crate::runs::{Mark, Run, meaning};
use crate::state::View;
use crate::web;
use reftel_core::cable::{CodeKind, Station, post_by_routing};
use reftel_core::text::Span;

/// How the cable was sent, folded away: identifier, routing, station, security, signals. Whether it is open is a setting,
/// so that who needs it need not unfold it in every cable; beside the source it is open, for there it is compared.
#[component]
pub(super) fn Transmission(
    /// The cable.
    document: Arc<Document>,
) -> impl IntoView {
    let layout = expect_context::<LayoutState>();
    let rows = rows(&document);
    let is_beside = move || layout.view.get() == View::SideBySide;
    let toggled = move |event| {
        let open = web::is_open(&event);
        if layout.view.get_untracked() != View::SideBySide
            && layout.ui.read_untracked().settings.unfolded != open
        {
            layout.ui.update(|ui| ui.settings.unfolded = open);
        }
    };
    (!rows.is_empty()).then(|| {
        view! {
            <details
                class="transmission"
                open=move || is_beside() || layout.ui.read().settings.unfolded
                on:toggle=toggled
            >
                <summary>"Transmission"</summary>
                <CardRows rows />
            </details>
        }
    })
}

fn rows(document: &Document) -> Vec<CardRow> {
    let sent = &document.cable().transmission;
    let mut rows = Vec::new();
    if let Some(identifier) = sent.identifier {
        rows.push(CardRow::text("Identifier", code(document, identifier)));
    }
    if let Some(precedence) = sent.precedence {
        let word = precedence.value.word();
        let mut words = vec![Run::words(word)];
        words.extend(meaning(CodeKind::Precedence, word, |found| found.text));
        rows.push(CardRow::text("Precedence", words));
    }
    if !sent.routing.is_empty() {
        let stations = sent.routing.iter().map(|&indicator| routing(document, indicator));
        rows.push(CardRow::list("Routed to", Some("run-in"), stations.collect()));
    }
    if let Some(station) = &sent.station {
        let mut words = routing(document, station.indicator);
        words.push(Run::words(station_words(document, station)));
        rows.push(CardRow::text("Station", words));
    }
    let with_meaning = |kind: CodeKind, span: Span| {
        let mut words = vec![code(document, span)];
        words.extend(meaning(kind, &document.word(span), |found| found.title));
        words
    };
    if let Some(security) = sent.security {
        rows.push(CardRow::text("Security", with_meaning(CodeKind::Security, security)));
    }
    if !sent.signals.is_empty() {
        let signals = sent.signals.iter().map(|&signal| with_meaning(CodeKind::Signal, signal));
        rows.push(CardRow::list("Signals", None, signals.collect()));
    }
    let addressees = sent.action.iter().chain(&sent.info).chain(&sent.exempt);
    let indicators = addressees.filter_map(|addressee| {
        let indicator = code(document, addressee.routing?);
        Some(vec![indicator, Run::words(" "), Run::words(document.word(addressee.name))])
    });
    let indicators: Vec<Vec<Run>> = indicators.collect();
    if !indicators.is_empty() {
        rows.push(CardRow::list("Addressed as", None, indicators));
    }
    rows
}

fn code(document: &Document, span: Span) -> Run {
    Run::marked(Mark::Code(None), document.shown_word(span))
}

/// A routing indicator with the name of its station, where the table has it.
fn routing(document: &Document, indicator: Span) -> Vec<Run> {
    let post = post_by_routing(&document.word(indicator).to_ascii_uppercase());
    let mut words = vec![code(document, indicator)];
    if let Some(post) = post {
        words.extend([Run::words(" "), Run::marked(Mark::Aside, post.full_name().into_owned())]);
    }
    words
}

fn station_words(document: &Document, station: &Station) -> String {
    let part = station.part.map(|part| format!(", part {}", part.value)).unwrap_or_default();
    let filed = filed_in_words(station.filed.value, document.cable().year());
    format!(", serial {:04}{part}, filed {filed}", station.serial.value)
}
