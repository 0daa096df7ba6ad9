//! The page. The only folder that names `leptos`.
//!
//! State is plain data in [`state`], [`document`], [`open`] and [`seal::SelfTest`], changed by their own methods and
//! tested without a browser. [`Page`] holds it in signals; each folder draws one region; `web` is the browser.
//!
//! **Regions are functions that make plain data (`ui::Node`), not Leptos views**: those would be a quarter of the
//! program, and `view!` builds static parts through `innerHTML`, which the page's policy forbids.
#![allow(unreachable_pub, reason = "the macro of Leptos' components makes their props `pub`")]

pub mod dates;
pub mod document;
pub mod export;
pub mod keys;
pub mod open;
pub mod position;
pub mod seal;
pub mod sentence;
pub mod start;
pub mod state;

pub mod context;
mod find;
mod intake;
mod library;
mod page;
mod reader;
mod redaction;

mod top;
mod turns;
mod ui;
mod web;

use leptos::prelude::*;

pub use page::Page;

/// Draws the whole page into an element, over a state that others may hold too.
pub fn draw(page: Page, into: &web::Dom) {
    page.provide();
    page.listen();
    page.redaction.watch_redactions();
    seal::watch(page);
    web::draw(into, whole(page).into());
}

fn whole(page: Page) -> ui::Element {
    // Followed by hand, so that the address keeps the position in the cable.
    let skip = ui::element("a").class("skip-link").attribute("href", "#text").child("Skip to the text").on(
        "click",
        |event| {
            event.prevent_default();
            web::show("text");
        },
    );
    let middle = ui::live(move || match page.library.current.get() {
        Some(_) => reader::reader(page),
        None => start::start(page),
    });
    ui::element("div")
        .class("page")
        .flag("data-released", move || page.layout.ui.read().released)
        .flag("data-reading", move || page.library.current.get().is_some())
        .flag("data-finding", move || page.find.find.read().is_open && page.library.current.get().is_some())
        .child(skip)
        .child(top::top(page))
        .child(middle)
        .child(ui::notice(page))
        .child(ui::toast(page))
        .child(ui::explanation(page))
        .child(start::inputs(page))
        .child(start::paste_dialog(page))
        .child(start::samples_dialog(page))
        .child(start::drop_cover(page))
        .child(export::dialog(page))
        .child(export::original_dialog(page))
        .child(redaction::plan_input(page))
        .child(export::menu(page))
        .child(seal::panel(page))
        .child(ui::help(page))
}
