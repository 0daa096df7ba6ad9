//! The list of open cables.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;

use super::Page;
use super::document::Document;
use super::state::{Library, count};
use super::ui::{Icon, icon};

/// The list of open cables, each with a button to close it. One listener for all.
pub(super) fn library(page: Page) -> AnyView {
    let keys = Memo::new(move |_| {
        page.library
            .read()
            .entries()
            .iter()
            .map(|entry| (entry.key, ByIdentity(Arc::clone(&entry.document))))
            .collect::<Vec<_>>()
    });
    let rows = For(ForProps::builder()
        .each(move || keys.get())
        .key(|(key, _)| *key)
        .children(move |(key, document)| row(page, key, &document.0))
        .build());
    html::nav()
        .class("library")
        .aria_label("Open cables")
        .child((
            html::h2()
                .class("pane-title")
                .child(move || format!("Library · {}", count(page.library.read().entries().len(), "cable"))),
            html::ul().child(rows),
        ))
        .into_any()
}

/// Documents never change: two handles are equal when they lead to the same one.
#[derive(Clone)]
struct ByIdentity(Arc<Document>);

impl PartialEq for ByIdentity {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

fn row(page: Page, key: u32, document: &Document) -> AnyView {
    let is_current = move || page.library.with(|library| current_key(library) == Some(key)).then_some("true");
    let subject = document.cable().header.subject.as_ref().map(|subject| document.first_words(&subject.text));
    let name = document.name().to_owned();
    let close = format!("Close {name}");
    html::li()
        .class("library-row")
        .child((
            html::button()
                .r#type("button")
                .class("library-cable")
                .attr("data-cable", key.to_string())
                .attr("aria-current", is_current)
                .child((
                    html::span().class("library-name").child(name),
                    subject.map(|subject| html::span().class("library-subject").child(subject)),
                )),
            html::button()
                .r#type("button")
                .class("icon-button")
                .attr("title", "Close")
                .aria_label(close)
                .attr("data-close", key.to_string())
                .child(icon(|| Icon::Close)),
        ))
        .into_any()
}

fn current_key(library: &Library) -> Option<u32> {
    library.current().map(|entry| entry.key)
}
