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
use super::ui::drawn;
use super::{Page, library, ui, web};

/// The cable on screen with its panes. It is made anew for each cable.
pub(super) fn reader(page: Page) -> AnyView {
    let document =
        page.library.with_untracked(|library| library.current().map(|entry| Arc::clone(&entry.document)));
    let Some(document) = document else { return ().into_any() };
    let (left, right) = (Arc::clone(&document), Arc::clone(&document));
    html::div()
        .class("panes")
        // One listener for all that leads somewhere.
        .on(ev::click, move |event| {
            // Links to paragraphs stay links, to be copied; following one needs no new entry in the history.
            if let Some(id) = web::nearest_attribute(&event, "data-go") {
                event.prevent_default();
                if let Some(place) = Place::from_dom_id(&id) {
                    page.go(place);
                }
            } else if let Some(key) =
                web::nearest_attribute(&event, "data-close").and_then(|key| key.parse().ok())
            {
                page.library.update(|library| library.close(key));
            } else if let Some(key) =
                web::nearest_attribute(&event, "data-cable").and_then(|key| key.parse().ok())
            {
                page.select(key);
            }
        })
        .child((
            pane(page, Dialog::LeftPane, "Cables and contents", move || {
                let contents = drawn("contents", contents::contents(&left)).attr("aria-label", "Contents");
                (library::library(page), contents.role("navigation")).into_any()
            }),
            html::main().id("text").class("text").tabindex("-1").child(
                html::article()
                    .class("cable")
                    .child((masthead(page, &document), drawn("body", body::body(&document)))),
            ),
            pane(page, Dialog::RightPane, "Notices", move || {
                drawn("notices", notices::notices(&right)).into_any()
            }),
            bottom::bottom(page, document),
        ))
        .into_any()
}

/// Masthead and card. The card is drawn again when another cable comes or goes, for its references.
fn masthead(page: Page, document: &Arc<Document>) -> AnyView {
    let document = Arc::clone(document);
    let head = masthead::masthead(&document);
    let open = Memo::new(move |_| page.library.read().ids());
    let card = move || {
        let find = |id: &str| open.read().iter().find(|(found, _)| found == id).map(|(_, key)| *key);
        drawn("card-place", card::card(&document, &card::Around { open: &find, today: web::today() }))
    };
    html::header()
        .class("masthead")
        .id(Place::Heading.dom_id())
        .attr("data-place", "")
        .tabindex("-1")
        .child((drawn("head", head), card))
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
