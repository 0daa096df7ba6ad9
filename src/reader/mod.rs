//! The cable on screen: panes at the sides, the document in the middle.

mod banner;
mod body;
mod bottom;
mod card;
mod contents;
mod inline;
mod masthead;
mod metadata;
mod notices;
mod paper;
mod released;
mod source;
mod tabs;
mod transmission;

use std::sync::Arc;

pub(super) use banner::banner;

use super::document::{Document, Place};
use super::state::{Dialog, Entry, View};
use super::ui::{Node, button, element, live};
use super::{Page, library, redaction, toolbar, ui, web};
use leptos::prelude::*;
use reftel_core::text::{Shown, Span};

/// The cable on screen with its panes. It is made anew for each cable.
pub(super) fn reader(page: Page) -> Node {
    let document = page
        .library
        .library
        .with_untracked(|library| library.current().map(|entry| Arc::clone(&entry.document)));
    let Some(document) = document else { return Node::None };
    web::after_drawing(web::forget_gone);
    let (left, right) = (Arc::clone(&document), Arc::clone(&document));
    let is_released = Memo::new(move |_| page.layout.ui.read().released);
    let left = pane(page, Dialog::LeftPane, "Cables and contents", move || {
        let frame = || {
            element("div")
                .class("contents")
                .attribute("aria-label", "Contents")
                .attribute("role", "navigation")
                .on("focusin", |event| web::reveal_target(&event))
        };
        if is_released.get() {
            // Nothing of the cable but what is released: not even the list of cables, which has subjects.
            let title = element("h2").class("pane-title").child("Contents");
            return frame()
                .child(title)
                .child(page.redaction.released_form.get().map(|one| released::outline(&one)))
                .into();
        }
        let library =
            element("div").class("library-pane").child(leptos::view! { <library::LibraryPane /> }.into_any());
        vec![library.into(), frame().child(contents::contents(&left)).into()].into()
    });
    let right = pane(page, Dialog::RightPane, "Details", move || tabs::tabs(page, &right));
    let view = Memo::new(move |_| page.layout.ui.read().view);
    let shown = Arc::clone(&document);
    let text = move || -> Node {
        web::after_drawing(web::forget_gone);
        if is_released.get() {
            return released_article(page).into();
        }
        match view.get() {
            View::Structured => article(page, &shown).into(),
            View::Source => {
                let title = element("h1").class("unseen").child(shown.name());
                vec![title.into(), source::source(&shown).into()].into()
            }
            View::SideBySide => element("div")
                .class("sides")
                .child(source::source(&shown))
                .child(article(page, &shown))
                .into(),
        }
    };
    twins(page, &document);
    let marked = move || {
        page.redaction.applied.with(|applied| applied.as_ref().is_some_and(|applied| !applied.is_empty()))
    };
    let main = element("main").attribute("id", "text").class("text").attribute("tabindex", "-1");
    let pointed = Arc::clone(&document);
    element("div")
        .class("panes")
        // One listener for all that leads somewhere.
        .on("click", move |event| followed(page, &event))
        .on("pointermove", move |event| {
            if view.get_untracked() == View::SideBySide {
                let unit = web::pointed_at(&event).and_then(|at| pointed.unit_at(at));
                if let Some(unit) = unit {
                    web::paint("twin", &[unit]);
                }
            }
        })
        .child(left)
        .child(
            main.live("data-view", move || {
                Some(if is_released.get() { "structured" } else { view.get().word() })
            })
            .live("data-gaps", move || Some(page.layout.ui.read().gaps.word()))
            .flag("data-marked", marked)
            // Plain text, without the numbers and marks of the gutter between the paragraphs, and without what is
            // struck.
            .on("copy", move |event| {
                let struck = page.redaction.struck();
                let write = |text: &mut String, shown: &Shown, part| {
                    redaction::push_redacted(text, shown, part, &struck)
                };
                let text = web::selected_text(".text", &write);
                if !text.is_empty() {
                    match page.redaction.checked("selection.txt", text) {
                        Ok(checked) => web::put_text(&event, Some(&checked)),
                        Err(held) => {
                            web::put_text(&event, None);
                            page.messages.say(held.message);
                        }
                    }
                }
            })
            .child(toolbar::views(page))
            .child(live(move || (marked() && !is_released.get()).then(|| working_note(page))))
            .child(live(text))
            .child(paper::paper(page, move || marked() && !is_released.get())),
        )
        .child(right)
        .child(bottom::bottom(page, document))
        .into()
}

/// The document as others will see it.
fn released_article(page: Page) -> ui::Element {
    match page.redaction.released_form.get() {
        Some(one) => released::released(&one),
        None => element("p").class("held").child("Nothing is released: the marks are not of this text."),
    }
}

/// Says that this is not what others will see.
fn working_note(page: Page) -> ui::Element {
    let see = button()
        .class("link")
        .on("click", move |_| page.redaction.show_released(true))
        .child("See what is released");
    element("p")
        .class("working-note")
        .child("Working view: what is struck is still to be read here, and here only. ")
        .child(see)
}

/// Goes where what was clicked leads.
fn followed(page: Page, event: &leptos::ev::Event) {
    let key =
        |attribute: &str| web::nearest_attribute(event, attribute).and_then(|key| key.parse::<u32>().ok());
    if let Some(span) = web::nearest_attribute(event, "data-source").and_then(|span| span_of(&span)) {
        page.reader.spot(span, true);
    } else if let Some(place) =
        web::nearest_attribute(event, "data-menu").and_then(|id| Place::from_dom_id(&id))
    {
        if let Some(near) = web::nearest(event, "[data-menu]") {
            page.export.open_menu(place, &near);
        }
    } else if let Some(id) = web::nearest_attribute(event, "data-go") {
        // Links to paragraphs stay links, to be copied.
        event.prevent_default();
        if let Some(place) = Place::from_dom_id(&id) {
            page.reader.go(place);
        }
        if let Some(span) = web::nearest_attribute(event, "data-spot").and_then(|span| span_of(&span)) {
            page.reader.spot(span, false);
        }
    } else if let Some(span) = web::nearest_attribute(event, "data-spot").and_then(|span| span_of(&span)) {
        page.redaction.show_released(false);
        page.reader.spot(span, false);
    } else if let Some(id) = web::nearest_attribute(event, "data-cite") {
        event.prevent_default();
        page.reader.follow(&id);
    } else if let Some(key) = key("data-cable") {
        event.prevent_default();
        page.reader.select(key);
    }
}

/// `12-34` as a span.
fn span_of(words: &str) -> Option<Span> {
    let (start, end) = words.split_once('-')?;
    Some(Span { start: start.parse().ok()?, end: end.parse().ok()? })
}

/// A span as `12-34`, for an attribute.
pub(super) fn span_words(span: Span) -> String {
    format!("{}-{}", span.start, span.end)
}

/// While both are on screen, what is selected or where the reader is on one side is marked on the other.
fn twins(page: Page, document: &Arc<Document>) {
    let is_on = move || page.layout.ui.read_untracked().view == View::SideBySide;
    web::on_document("selectionchange", move |_| {
        if is_on() {
            let mut spans = web::selected(".panes");
            spans.sort_by_key(|span| *span);
            if !spans.is_empty() {
                web::paint("twin", &spans);
            }
        }
    });
    let document = Arc::clone(document);
    let view = Memo::new(move |_| page.layout.ui.read().view);
    Effect::new(move |_| {
        let here = page.reader.here.get();
        if view.get() == View::SideBySide
            // The heading is half of the page: marking all of it would say nothing.
            && let Some((_, place)) = here.filter(|(_, place)| *place != Place::Heading)
            && let Some(span) = document.span_of(place)
        {
            web::after_drawing(move || {
                web::paint("twin", &[span]);
                web::reveal(".source", Span { end: span.end.min(span.start + 1), ..span });
            });
        }
    });
}

/// What stands at the top of every page on paper: which cable this is, and how secret.
fn running_head(document: &Document) -> ui::Element {
    let level = document.cable().level().map(|level| level.to_string());
    let words = [Some(document.name().to_owned()), level].into_iter().flatten();
    element("div")
        .class("running-head")
        .attribute("aria-hidden", "true")
        .child(words.map(|words| element("span").child(words).into()).collect::<Node>())
}

fn article(page: Page, document: &Arc<Document>) -> ui::Element {
    element("article")
        .class("cable")
        .child(running_head(document))
        .child(masthead(page, document))
        .child(element("div").class("body").child(body::body(document)))
}

/// Masthead and card. The card is drawn again when another cable comes or goes, for its references.
fn masthead(page: Page, document: &Arc<Document>) -> Node {
    let document = Arc::clone(document);
    let head = element("div").class("head").child(masthead::masthead(page, &document));
    let card = move || {
        page.library.opened.with(|_| ());
        let find = |id: &str| page.library.library.with_untracked(|library| library.key_of(id));
        let around = card::Around { open: &find, cited_by: citing(page, &document), today: web::today() };
        let card = card::card(page, &document, &around);
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

/// Names and keys of the open cables that cite this one.
fn citing(page: Page, document: &Document) -> Vec<(String, u32)> {
    page.library.library.with_untracked(|library| {
        let keys = document.id().map(|id| library.citing(id)).unwrap_or_default();
        let named = |entry: &Entry| (entry.document.name().to_owned(), entry.key);
        library.entries().iter().filter(|entry| keys.contains(&entry.key)).map(named).collect()
    })
}

/// A pane beside the text; where there is no room, a dialog that comes in from the side.
fn pane(page: Page, which: Dialog, title: &'static str, content: impl Fn() -> Node + 'static) -> Node {
    let narrow = Memo::new(move |_| page.layout.ui.read().narrow);
    let hidden = move || {
        let ui = page.layout.ui.read();
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
