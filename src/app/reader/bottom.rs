use leptos::prelude::*;
use leptos::{ev, html};

use std::sync::Arc;

use crate::app::Page;
use crate::app::document::Document;
use crate::app::state::Dialog;

/// The bar at the bottom of a narrow screen.
pub(super) fn bottom(page: Page, document: Arc<Document>) -> AnyView {
    let notices = match document.diagnostics().len() {
        0 => "Notices".to_owned(),
        number => format!("Notices {number}"),
    };
    let position =
        Memo::new(move |_| page.library.read().current().map(|entry| entry.place).unwrap_or_default());
    let here = move || match document.paragraph(position.get()) {
        Some(paragraph) => format!("¶ {}", paragraph.number.value.value),
        None => "¶".to_owned(),
    };
    let step = move |forward: bool, sign: &'static str, words: &'static str| {
        html::button()
            .r#type("button")
            .aria_label(words)
            .on(ev::click, move |_| page.step(forward))
            .child(sign)
    };
    let drawer = move |pane: Dialog, words: String| {
        html::button().r#type("button").on(ev::click, move |_| page.show(pane)).child(words)
    };
    html::nav()
        .class("bottom-bar")
        .aria_label("Reading")
        .child((
            drawer(Dialog::LeftPane, "Contents".to_owned()),
            html::div().class("bottom-steps").child((
                step(false, "‹", "Previous paragraph"),
                html::span().class("bottom-here").child(here),
                step(true, "›", "Next paragraph"),
            )),
            drawer(Dialog::RightPane, notices),
        ))
        .into_any()
}
