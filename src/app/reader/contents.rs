use leptos::prelude::*;
use leptos::{ev, html};

use super::Reading;
use super::body::portion_mark;
use crate::app::document::{Document, Piece, Place};
use crate::app::web;
use crate::cable::{Block, Paragraph};

/// The contents: heading, headings of the text, paragraphs with their first words, signature. One listener for all.
pub(super) fn contents(reading: &Reading) -> AnyView {
    let document = &*reading.document;
    let page = reading.page;
    let mut rows = vec![row(reading, Place::Heading, "plain", "Heading".into_any())];
    rows.extend(document.pieces().iter().enumerate().map(|(index, &piece)| {
        let place = Place::Piece(index);
        match (piece, document.block(piece)) {
            (Piece::Unrecognised(_), _) => row(reading, place, "odd", "Not recognised".into_any()),
            (_, Some(Block::Heading(heading))) => {
                row(reading, place, "title", document.first_words(&heading.text).into_any())
            }
            (_, Some(Block::Paragraph(paragraph))) => {
                row(reading, place, "numbered", paragraph_line(document, paragraph))
            }
            (_, Some(Block::Text(text))) => {
                row(reading, place, "plain", document.first_words(text).into_any())
            }
            (_, Some(Block::Table(_))) => row(reading, place, "plain", "Table".into_any()),
            (_, None) => ().into_any(),
        }
    }));
    if let Some(signature) = &document.cable().signature {
        rows.push(row(reading, Place::Signature, "plain", document.line(signature).into_any()));
    }
    html::nav()
        .class("contents")
        .aria_label("Contents")
        .on(ev::click, move |event| {
            let place = web::nearest_attribute(&event, "data-go").and_then(|id| Place::from_dom_id(&id));
            if let Some(place) = place {
                page.go(place);
            }
        })
        .child((html::h2().class("pane-title").child("Contents"), html::ol().child(rows)))
        .into_any()
}

fn row(reading: &Reading, place: Place, kind: &'static str, words: AnyView) -> AnyView {
    let here = reading.place;
    html::li()
        .child(
            html::button()
                .r#type("button")
                .class("contents-row")
                .attr("data-kind", kind)
                .attr("data-go", place.dom_id())
                .attr("aria-current", move || (here.get() == place).then_some("location"))
                .child(words),
        )
        .into_any()
}

fn paragraph_line(document: &Document, paragraph: &Paragraph) -> AnyView {
    (
        html::span().class("number").child(paragraph.number.value.value.to_string()),
        html::span()
            .class("contents-portion")
            .child(paragraph.portion.map(|portion| portion_mark(document, portion))),
        html::span().class("contents-words").child(document.first_words(&paragraph.text)),
    )
        .into_any()
}
