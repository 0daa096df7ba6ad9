//! The cable on screen: panes at the sides, the document in the middle.

mod banner;
mod body;
mod bottom;
mod card;
mod contents;
mod masthead;
mod notices;
mod transmission;

use std::sync::Arc;

use leptos::prelude::*;
use leptos::{ev, html};

pub(super) use banner::banner;

use super::document::{Document, Place};
use super::state::Dialog;
use super::{Page, library, ui, web};

/// The cable on screen and what belongs to it. Views of one cable are made once and share this.
#[derive(Clone)]
pub(super) struct Reading {
    /// The page.
    pub(super) page: Page,
    /// The cable.
    pub(super) document: Arc<Document>,
    /// Where the reader is in it.
    pub(super) place: Memo<Place>,
}

/// The cable on screen with its panes. It is made anew for each cable.
pub(super) fn reader(page: Page) -> AnyView {
    let document =
        page.library.with_untracked(|library| library.current().map(|entry| Arc::clone(&entry.document)));
    let Some(document) = document else { return ().into_any() };
    let place =
        Memo::new(move |_| page.library.read().current().map(|entry| entry.place).unwrap_or_default());
    let reading = Reading { page, document, place };
    let (left, right, middle, bottom) = (reading.clone(), reading.clone(), reading.clone(), reading);
    html::div()
        .class("panes")
        .child((
            pane(page, Dialog::LeftPane, "Cables and contents", move || {
                (library::library(page), contents::contents(&left)).into_any()
            }),
            html::main()
                .id("text")
                .class("text")
                .tabindex("-1")
                .on(ev::click, move |event| {
                    // Links to paragraphs stay links, to be copied; following one needs no new entry in the history.
                    if let Some(id) = web::nearest_attribute(&event, "data-go") {
                        event.prevent_default();
                        if let Some(place) = Place::from_dom_id(&id) {
                            page.go(place);
                        }
                    } else if let Some(key) =
                        web::nearest_attribute(&event, "data-cable").and_then(|key| key.parse().ok())
                    {
                        page.select(key);
                    }
                })
                .child(
                    html::article().class("cable").child((masthead::masthead(&middle), body::body(&middle))),
                ),
            pane(page, Dialog::RightPane, "Notices", move || notices::notices(&right)),
            bottom::bottom(&bottom),
        ))
        .into_any()
}

/// A pane beside the text; where there is no room, a dialog that comes in from the side.
fn pane(
    page: Page,
    which: Dialog,
    title: &'static str,
    content: impl Fn() -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let narrow = Memo::new(move |_| page.ui.read().narrow);
    let hidden = Memo::new(move |_| {
        let ui = page.ui.read();
        if which == Dialog::LeftPane { ui.left_hidden } else { ui.right_hidden }
    });
    let (class, title) = (if which == Dialog::LeftPane { "pane pane-start" } else { "pane pane-end" }, title);
    (move || {
        if narrow.get() {
            return ui::drawer(page, which, title, content());
        }
        html::aside().class(class).aria_label(title).hidden(move || hidden.get()).child(content()).into_any()
    })
    .into_any()
}
