use leptos::html;
use leptos::prelude::*;

use super::{Reading, transmission};
use crate::app::dates::{day_in_words, distance};
use crate::app::document::Document;
use crate::app::web;
use crate::cable::{Addressee, Instruction, Reference, TagKind, tag_meaning};

/// Everything the cable says of itself before its text begins, one row a field.
pub(super) fn card(reading: &Reading) -> AnyView {
    let document = &*reading.document;
    let cable = document.cable();
    let (sent, header) = (&cable.transmission, &cable.header);
    let mut rows = Vec::new();
    if let Some(from) = &sent.from {
        rows.push(row("From", document.word(from.name).into_any()));
    }
    for (label, addressees) in [("To", &sent.action), ("Info", &sent.info), ("Exempt", &sent.exempt)] {
        if !addressees.is_empty() {
            rows.push(row(label, addressee_list(document, addressees, label == "To")));
        }
    }
    let attention: Vec<AnyView> =
        header.attention.iter().map(|text| html::li().child(document.line(text)).into_any()).collect();
    if !attention.is_empty() {
        rows.push(row("Attention", html::ul().child(attention).into_any()));
    }
    if !header.tags.is_empty() {
        rows.push(row("TAGS", tags(document)));
    }
    if !header.references.is_empty() {
        let references = header.references.iter().map(|reference| reference_item(reading, reference));
        let label = if header.references.len() == 1 { "Reference" } else { "References" };
        rows.push(row(label, html::ul().child(references.collect::<Vec<_>>()).into_any()));
    }
    if let Some(by) = &header.classified_by {
        rows.push(row("Classified by", document.line(&by.text).into_any()));
    }
    rows.extend(order(document));
    html::div()
        .class("card")
        .child(((!rows.is_empty()).then(|| html::dl().child(rows)), transmission::transmission(document)))
        .into_any()
}

/// A label and what stands beside it.
pub(super) fn row(label: &'static str, value: AnyView) -> AnyView {
    html::div().class("row").child((html::dt().child(label), html::dd().child(value))).into_any()
}

/// A little label after a value.
pub(super) fn chip(words: String) -> AnyView {
    html::span().class("chip").child(words).into_any()
}

fn addressee_list(document: &Document, addressees: &[Addressee], is_action: bool) -> AnyView {
    let precedence = |addressee: &Addressee| addressee.precedence.map(|found| found.value);
    // When many share one precedence it is said once, at the end.
    let shared = match addressees {
        [first, .., _]
            if !is_action && addressees.iter().all(|other| precedence(other) == precedence(first)) =>
        {
            precedence(first)
        }
        _ => None,
    };
    let items = addressees.iter().map(|addressee| {
        let name = document.word(addressee.name);
        let office = addressee.office.map(|office| format!(" ({})", document.word(office)));
        let own = precedence(addressee).filter(|_| shared.is_none()).map(|own| own.word().to_owned());
        let serial = addressee.serial.map(|serial| document.word(serial));
        let more: Vec<String> = [own, serial].into_iter().flatten().collect();
        let more = (!more.is_empty()).then(|| {
            let words = more.join(" · ");
            if is_action { chip(words) } else { html::span().class("aside").child(words).into_any() }
        });
        html::li().child((name, office, more)).into_any()
    });
    let class = if is_action { "addressees" } else { "addressees run-in" };
    let list = html::ul().class(class).child(items.collect::<Vec<_>>());
    (list, shared.map(|shared| chip(format!("all {shared}")))).into_any()
}

fn tags(document: &Document) -> AnyView {
    let chips = document.cable().header.tags.iter().map(|tag| {
        let code = document.word(tag.span);
        let meaning = (tag.kind != TagKind::Person)
            .then(|| tag_meaning(&code.to_ascii_uppercase()).and_then(|(_, meaning)| meaning))
            .flatten()
            // Some codes are their own meaning.
            .filter(|meaning| !meaning.eq_ignore_ascii_case(&code));
        html::li()
            .class("chip")
            .attr("data-kind", tag.kind.word())
            .child((html::span().class("code").child(code), meaning.map(|meaning| format!(" {meaning}"))))
            .into_any()
    });
    html::ul().class("chips").child(chips.collect::<Vec<_>>()).into_any()
}

fn reference_item(reading: &Reading, reference: &Reference) -> AnyView {
    let document = &reading.document;
    let label = reference.label.map(|label| format!("{} ", document.word(label)));
    let text = document.word(reference.text);
    let note = reference
        .note
        .filter(|note| !reference.text.contains(*note))
        .map(|note| format!(" ({})", document.word(note)));
    let page = reading.page;
    let target = reference.target.as_ref().map(|target| target.id.to_string());
    // The list of open cables changes while this one is on screen.
    let open = Memo::new(move |_| target.as_deref().and_then(|id| page.library.read().find(id)));
    let words = move || match open.get() {
        Some(key) => (
            html::button()
                .r#type("button")
                .class("link")
                .attr("data-cable", key.to_string())
                .child(text.clone()),
            " · in library",
        )
            .into_any(),
        None => text.clone().into_any(),
    };
    html::li().child((label.map(|label| html::span().class("aside").child(label)), words, note)).into_any()
}

fn order(document: &Document) -> Vec<AnyView> {
    let Some(line) = &document.cable().header.executive_order else { return Vec::new() };
    let mut rows = Vec::new();
    let words =
        line.instruction.map(|instruction| document.word(instruction)).filter(|words| !words.is_empty());
    match line.declassify {
        Some(Instruction::On(day)) => {
            let ago = web::today().map(|today| chip(distance(day.value, today)));
            rows.push(row("Declassify on", (day_in_words(day.value), " ", ago).into_any()));
        }
        Some(Instruction::NotApplicable) => {
            rows.push(row("Declassify on", "Does not apply: the cable is not classified".into_any()));
        }
        Some(Instruction::Other) | None => {
            rows.extend(words.map(|words| row("Declassify on", words.into_any())));
        }
    }
    if let Some(order) = line.order {
        rows.push(row("Order", format!("E.O. {}", order.value).into_any()));
    }
    rows
}
