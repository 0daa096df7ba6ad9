use leptos::prelude::*;
use leptos::{ev, html};

use super::Reading;
use crate::app::document::{Document, Place};
use crate::app::web;
use crate::cable::{Block, Diagnostic, Severity};

/// What was repaired and what is in doubt. A click leads to the place.
pub(super) fn notices(reading: &Reading) -> AnyView {
    let document = &*reading.document;
    let page = reading.page;
    let number = document.diagnostics().len();
    let list = document.diagnostics().iter().map(|diagnostic| row(document, diagnostic));
    let content = if number == 0 {
        html::p().class("muted").child("Nothing had to be repaired, and nothing is in doubt.").into_any()
    } else {
        html::ul().child(list.collect::<Vec<_>>()).into_any()
    };
    html::section()
        .class("notices")
        .aria_label("Notices")
        .on(ev::click, move |event| {
            let place = web::nearest_attribute(&event, "data-go").and_then(|id| Place::from_dom_id(&id));
            if let Some(place) = place {
                page.go(place);
            }
        })
        .child((
            html::h2()
                .class("pane-title")
                .child(("Notices ", html::span().class("count").child(number.to_string()))),
            content,
        ))
        .into_any()
}

fn row(document: &Document, diagnostic: &Diagnostic) -> AnyView {
    let place = document.nearest(diagnostic.span);
    let (severity, word) = match diagnostic.code.severity() {
        Severity::Note => ("note", "Repaired"),
        Severity::Warning => ("warning", "In doubt"),
    };
    html::li()
        .child(
            html::button()
                .r#type("button")
                .class("notice-row")
                .attr("data-severity", severity)
                .attr("data-go", place.dom_id())
                .child((
                    html::span().class("notice-where").child((
                        html::span().child(where_is(document, place)),
                        html::span().class("notice-kind").child(word),
                    )),
                    html::span().class("notice-what").child(diagnostic.code.to_string()),
                )),
        )
        .into_any()
}

/// A short name for a place.
fn where_is(document: &Document, place: Place) -> String {
    if let Some(paragraph) = document.paragraph(place) {
        return format!("¶ {}", paragraph.number.value.value);
    }
    let piece = match place {
        Place::Heading => return "Heading".to_owned(),
        Place::Signature => return "Signature".to_owned(),
        Place::Piece(index) => document.pieces().get(index).and_then(|&piece| document.block(piece)),
    };
    match piece {
        Some(Block::Heading(_)) => "Title in the text",
        Some(Block::Table(_)) => "Table",
        Some(_) => "Text",
        None => "Not recognised",
    }
    .to_owned()
}
