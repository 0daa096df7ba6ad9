use crate::Page;
use crate::context::ExportState;
use crate::document::Place;
use crate::position::Position;
use crate::ui::{Node, button, element};
use crate::web;
use leptos::prelude::*;
use reftel_core::export::Options;
use reftel_core::export::cite::{paragraph_text, quote};

/// The `id` of the one menu there is.
const MENU: &str = "paragraph-menu";

/// What can be done with a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Deed {
    Quote,
    Link,
    Text,
    Strike,
    Keep,
}

/// Opens the menu for a paragraph, beside what was clicked.
pub(crate) fn ask(page: Page, event: &leptos::ev::Event, place: Place) {
    page.export.asked.set(place);
    if let (Some(near), Some(menu)) = (web::nearest(event, "[data-menu]"), web::element(MENU)) {
        web::show_popover(&menu, &near);
        web::focus_first(MENU);
    }
}

/// The menu of a paragraph: the browser closes it on Esc and on a click elsewhere.
pub(crate) fn menu(page: Page) -> Node {
    let item = |deed: Deed, words: &'static str, key: &'static str| {
        button()
            .attribute("role", "menuitem")
            .attribute("tabindex", "-1")
            .on("click", move |_| {
                web::element(MENU).iter().for_each(web::hide_popover);
                do_it(page.export, deed, page.export.asked.get_untracked());
            })
            .child(words)
            .child(element("kbd").child(key))
            .into()
    };
    let items = vec![
        item(Deed::Quote, "Copy with citation", "c"),
        item(Deed::Text, "Copy text", ""),
        item(Deed::Link, "Copy link", "l"),
        item(Deed::Strike, "Strike this paragraph", ""),
        item(Deed::Keep, "Release only this, and others so marked", ""),
    ];
    element("div")
        .class("menu")
        .attribute("id", MENU)
        .attribute("role", "menu")
        .attribute("aria-label", "Paragraph")
        .attribute("popover", "auto")
        .on("keydown", |event| {
            let step = web::with_key_press(&event, |press| match press.key {
                "ArrowDown" => Some(true),
                "ArrowUp" => Some(false),
                _ => None,
            });
            if let Some(forward) = step {
                event.prevent_default();
                web::focus_sibling(&event, forward);
            }
        })
        .child(items)
        .into()
}

impl ExportState {
    /// Copies the paragraph where the reader is, with its citation.
    pub fn copy_quote(self) {
        self.with_place(Deed::Quote);
    }

    /// Copies the address of the paragraph where the reader is.
    pub fn copy_link(self) {
        self.with_place(Deed::Link);
    }

    fn with_place(self, deed: Deed) {
        if let Some((_, place)) = self.reader.here.get_untracked() {
            do_it(self, deed, place);
        }
    }
}

fn do_it(page: ExportState, deed: Deed, place: Place) {
    if deed == Deed::Strike || deed == Deed::Keep {
        let entry = page.library.library.with_untracked(|library| library.current().cloned());
        if let Some(entry) = entry {
            if deed == Deed::Strike {
                page.redaction.redact_place(&entry.document, place);
            } else {
                page.redaction.keep_place(&entry.document, place);
            }
        }
        return;
    }
    let done = page.library.library.with_untracked(|library| {
        let entry = library.current()?;
        let document = &entry.document;
        let number = document.paragraph(place).map(|paragraph| paragraph.number.value.value);
        match deed {
            Deed::Quote => {
                let released = page.redaction.released_form.get_untracked()?;
                Some((quote(&released, number?, Options::default())?, "Paragraph and citation"))
            }
            Deed::Text => {
                let released = page.redaction.released_form.get_untracked()?;
                Some((paragraph_text(&released, number?, Options::default())?, "Paragraph"))
            }
            Deed::Strike | Deed::Keep => None,
            Deed::Link => {
                let position = Position { id: document.id()?.to_string(), paragraph: number };
                Some((page.redaction.released_position(position)?.to_string(), "Link"))
            }
        }
    });
    match done {
        Some((place, what)) if deed == Deed::Link => {
            page.redaction.copy_by(web::copy_link, "words.txt", place, what)
        }
        Some((words, what)) => page.redaction.copy("words.txt", words, what),
        None => {
            page.messages
                .say("Nothing to copy: no numbered paragraph, or what is asked for is struck.".to_owned());
        }
    }
}
