use leptos::prelude::*;
use std::sync::Arc;

use crate::Page;
use crate::document::Document;
use crate::state::Dialog;
use crate::ui::{Node, button, element, live};

/// The bar at the bottom of a narrow screen.
pub(super) fn bottom(page: Page, document: Arc<Document>) -> Node {
    let here = move || {
        let place = page.reader.here.get().map(|(_, place)| place).unwrap_or_default();
        // Of what is released nobody is at a place; and the number may be struck.
        match document.paragraph(place).filter(|_| !page.layout.ui.read().released) {
            Some(paragraph) => format!("¶ {}", paragraph.number.value.value),
            None => "¶".to_owned(),
        }
    };
    let step = |forward: bool, sign: &'static str, words: &'static str| {
        button().attribute("aria-label", words).on("click", move |_| page.reader.step(forward)).child(sign)
    };
    let drawer = |pane: Dialog, words: &'static str| {
        button().on("click", move |_| page.layout.show(pane)).child(words)
    };
    let steps = element("div")
        .class("bottom-steps")
        .child(step(false, "‹", "Previous paragraph"))
        .child(element("span").class("bottom-here").child(live(here)))
        .child(step(true, "›", "Next paragraph"));
    element("nav")
        .class("bottom-bar")
        .attribute("aria-label", "Reading")
        .child(drawer(Dialog::LeftPane, "Contents"))
        .child(steps)
        .child(drawer(Dialog::Export, "Export"))
        .child(drawer(Dialog::RightPane, "Details"))
        .into()
}
