//! The page. The only folder that names `leptos`.
//!
//! State is plain data in [`state`], [`document`], [`open`] and [`seal::SelfTest`], changed by their own methods and
//! tested without a browser. [`Page`] holds it in signals; each folder draws one region; `web` is the browser.
//!
//! **Views are made with the element functions, not with `view!`**: the macro builds static parts through
//! `innerHTML`, which the page's policy forbids.

pub mod dates;
pub mod document;
pub mod keys;
pub mod open;
pub mod position;
pub mod seal;
pub mod state;

mod library;
mod page;
mod reader;
mod start;
mod top;
mod ui;
mod web;

use leptos::prelude::*;
use leptos::{ev, html};

pub use page::Page;

/// The whole page.
#[component]
pub fn App() -> impl IntoView {
    let page = Page::new();
    root(page)
}

/// The whole page over a state that somebody else holds too.
pub fn root(page: Page) -> AnyView {
    page.listen();
    seal::watch(page);
    let key = Memo::new(move |_| page.library.read().current().map(|entry| entry.key));
    let middle = move || match key.get() {
        Some(_) => reader::reader(page),
        None => start::start(page),
    };
    html::div()
        .class("page")
        .attr("data-reading", move || key.get().is_some())
        .child((
            // Followed by hand, so that the address keeps the position in the cable.
            html::a().class("skip-link").href("#text").child("Skip to the text").on(ev::click, |event| {
                event.prevent_default();
                web::show("text");
            }),
            top::top(page),
            middle,
            ui::notice(page),
            start::inputs(page),
            start::paste_dialog(page),
            start::drop_cover(page),
            seal::panel(page),
            ui::help(page),
        ))
        .into_any()
}
