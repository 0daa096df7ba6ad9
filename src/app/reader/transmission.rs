use leptos::html;
use leptos::prelude::*;

use super::card::row;
use crate::app::dates::day_in_words;
use crate::app::document::Document;
use crate::cable::{Day, Station, post_by_routing};
use crate::text::Span;

/// How the cable was sent, folded away: identifier, routing, station, security, signals.
pub(super) fn transmission(document: &Document) -> Option<AnyView> {
    let sent = &document.cable().transmission;
    let mut rows = Vec::new();
    if let Some(identifier) = sent.identifier {
        rows.push(row("Identifier", code(document, identifier)));
    }
    if let Some(precedence) = sent.precedence {
        rows.push(row(
            "Precedence",
            format!("{}: {}", precedence.value, precedence.value.meaning()).into_any(),
        ));
    }
    if !sent.routing.is_empty() {
        let stations =
            sent.routing.iter().map(|&indicator| html::li().child(routing(document, indicator)).into_any());
        rows.push(row(
            "Routed to",
            html::ul().class("run-in").child(stations.collect::<Vec<_>>()).into_any(),
        ));
    }
    if let Some(station) = &sent.station {
        rows.push(row(
            "Station",
            (routing(document, station.indicator), station_words(document, station)).into_any(),
        ));
    }
    if let Some(security) = sent.security {
        let line = document.word(security);
        let meaning = security_meaning(&line).map(|meaning| html::span().class("aside").child(meaning));
        rows.push(row("Security", (code(document, security), " ", meaning).into_any()));
    }
    if !sent.signals.is_empty() {
        let signals = sent.signals.iter().map(|&signal| {
            let word = document.word(signal);
            let meaning = signal_meaning(&word).map(|meaning| html::span().class("aside").child(meaning));
            html::li().child((code(document, signal), " ", meaning)).into_any()
        });
        rows.push(row("Signals", html::ul().child(signals.collect::<Vec<_>>()).into_any()));
    }
    let addressees = sent.action.iter().chain(&sent.info).chain(&sent.exempt);
    let indicators: Vec<AnyView> = addressees
        .filter_map(|addressee| Some((addressee.routing?, addressee.name)))
        .map(|(indicator, name)| {
            html::li().child((code(document, indicator), " ", document.word(name))).into_any()
        })
        .collect();
    if !indicators.is_empty() {
        rows.push(row("Addressed as", html::ul().child(indicators).into_any()));
    }
    (!rows.is_empty()).then(|| {
        html::details()
            .class("transmission")
            .child((html::summary().child("Transmission"), html::dl().child(rows)))
            .into_any()
    })
}

fn code(document: &Document, span: Span) -> AnyView {
    html::span().class("code").child(document.word(span)).into_any()
}

/// A routing indicator with the name of its station, where the table has it.
fn routing(document: &Document, indicator: Span) -> AnyView {
    let word = document.word(indicator);
    let name = post_by_routing(&word.to_ascii_uppercase())
        .map(|post| (" ", html::span().class("aside").child(post.full_name)));
    (html::span().class("code").child(word), name).into_any()
}

fn station_words(document: &Document, station: &Station) -> String {
    let filed = station.filed.value;
    let year = document.cable().year();
    let day = year.and_then(|year| Day::from_ordinal(year, u32::from(filed.day))).map(day_in_words);
    let part = station.part.map(|part| format!(", part {}", part.value)).unwrap_or_default();
    format!(
        ", serial {:04}{part}, filed {} at {:02}:{:02}Z",
        station.serial.value,
        day.unwrap_or_else(|| format!("on day {}", filed.day)),
        filed.hour,
        filed.minute
    )
}

/// What a security line says, from its signal and its letter.
fn security_meaning(line: &str) -> Option<String> {
    let mut words = line.split_whitespace();
    let way = match words.next()? {
        "ZNR" => "may be sent in the clear",
        "ZNY" => "must be encrypted",
        _ => return None,
    };
    let level = match words.next()?.bytes().next()? {
        b'U' => "unclassified",
        b'C' => "confidential",
        b'S' => "secret",
        b'T' => "top secret",
        b'E' => "encrypted for transmission only",
        _ => return Some(way.to_owned()),
    };
    Some(format!("{way}; {level}"))
}

/// What an operating signal says, as far as that is established.
fn signal_meaning(signal: &str) -> Option<&'static str> {
    Some(match signal.split_whitespace().next()? {
        "ZDK" => "sent again at a recipient's request",
        "ZDS" => "corrected copy",
        "ZFD" => "perhaps a duplicate",
        "ZUI" => "attention is invited to what follows",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_security_lines() {
        assert_eq!(security_meaning("ZNY CCCCC ZZH").as_deref(), Some("must be encrypted; confidential"));
        assert_eq!(
            security_meaning("ZNR UUUUU ZZH").as_deref(),
            Some("may be sent in the clear; unclassified")
        );
        assert_eq!(security_meaning("ZZH"), None);
        assert_eq!(security_meaning(""), None);
    }

    #[test]
    fn ok_signals() {
        assert_eq!(signal_meaning("ZDK"), Some("sent again at a recipient's request"));
        assert_eq!(signal_meaning("ZDS CTG"), Some("corrected copy"));
        assert_eq!(signal_meaning(""), None);
    }
}
