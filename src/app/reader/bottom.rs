use leptos::prelude::*;
use leptos::{ev, html};

use super::Reading;
use crate::app::state::Dialog;

/// The bar at the bottom of a narrow screen.
pub(super) fn bottom(reading: &Reading) -> AnyView {
    let (page, place) = (reading.page, reading.place);
    let document = reading.document.clone();
    let here = move || {
        document
            .paragraph(place.get())
            .map_or_else(|| "¶".to_owned(), |paragraph| format!("¶ {}", paragraph.number.value.value))
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
    let notices = match reading.document.diagnostics().len() {
        0 => "Notices".to_owned(),
        number => format!("Notices {number}"),
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
