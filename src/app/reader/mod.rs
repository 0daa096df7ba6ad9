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

pub(super) use banner::banner;

use super::document::{Document, Place};
use super::state::Dialog;
use super::ui::{Node, element, live};
use super::{Page, library, ui, web};

/// The cable on screen with its panes. It is made anew for each cable.
pub(super) fn reader(page: Page) -> Node {
    let document =
        page.library.with_untracked(|library| library.current().map(|entry| Arc::clone(&entry.document)));
    let Some(document) = document else { return Node::None };
    let (left, right) = (Arc::clone(&document), Arc::clone(&document));
    let left = pane(page, Dialog::LeftPane, "Cables and contents", move || {
        let contents = element("div")
            .class("contents")
            .attribute("aria-label", "Contents")
            .attribute("role", "navigation")
            .child(contents::contents(&left));
        vec![library::library(page), contents.into()].into()
    });
    let right = pane(page, Dialog::RightPane, "Notices", move || {
        element("div").class("notices").child(notices::notices(&right)).into()
    });
    let text = element("article")
        .class("cable")
        .child(masthead(page, &document))
        .child(element("div").class("body").child(body::body(&document)));
    element("div")
        .class("panes")
        // One listener for all that leads somewhere.
        .on("click", move |event| {
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
        .child(left)
        .child(element("main").attribute("id", "text").class("text").attribute("tabindex", "-1").child(text))
        .child(right)
        .child(bottom::bottom(page, document))
        .into()
}

/// Masthead and card. The card is drawn again when another cable comes or goes, for its references.
fn masthead(page: Page, document: &Arc<Document>) -> Node {
    let document = Arc::clone(document);
    let head = element("div").class("head").child(masthead::masthead(&document));
    let open = Memo::new(move |_| page.library.read().ids());
    let card = move || {
        let find = |id: &str| open.read().iter().find(|(found, _)| found == id).map(|(_, key)| *key);
        let card = card::card(&document, &card::Around { open: &find, today: web::today() });
        element("div").class("card-place").child(card)
    };
    element("header")
        .class("masthead")
        .attribute("id", Place::Heading.dom_id())
        .attribute("data-place", "")
        .attribute("tabindex", "-1")
        .child(head)
        .child(live(card))
        .into()
}

/// A pane beside the text; where there is no room, a dialog that comes in from the side.
fn pane(page: Page, which: Dialog, title: &'static str, content: impl Fn() -> Node + 'static) -> Node {
    let narrow = Memo::new(move |_| page.ui.read().narrow);
    let hidden = move || {
        let ui = page.ui.read();
        if which == Dialog::LeftPane { ui.left_hidden } else { ui.right_hidden }
    };
    let class = if which == Dialog::LeftPane { "pane pane-start" } else { "pane pane-end" };
    live(move || {
        if narrow.get() {
            return ui::drawer(page, which, title, content());
        }
        let pane = element("aside").class(class).attribute("aria-label", title);
        pane.flag("hidden", hidden).child(content()).into()
    })
}
