use std::sync::Arc;

use super::{metadata, notices};
use crate::document::Document;
use crate::state::Tab;
use crate::ui::{Node, button, element, live};
use crate::web;
use crate::{Page, find, redaction};
use leptos::prelude::*;

/// The right pane: a row of tabs, and what the chosen one shows.
pub(super) fn tabs(page: Page, document: &Arc<Document>) -> Node {
    let chosen = Memo::new(move |_| page.layout.ui.read().tab);
    let notices = document.diagnostics().len();
    let is_released = Memo::new(move |_| page.layout.ui.read().released);
    let tabs = Tab::ALL.into_iter().map(|tab| {
        let is_chosen = move || chosen.get() == tab;
        let has_count = tab == Tab::Notices && notices > 0;
        let count = live(move || {
            (has_count && !is_released.get())
                .then(|| element("span").class("count").child(notices.to_string()))
        });
        button()
            .attribute("role", "tab")
            .attribute("id", tab.id())
            .attribute("aria-controls", "details")
            .flag("hidden", move || tab == Tab::Found && !page.find.find.read().is_open)
            .live("aria-selected", move || Some(if is_chosen() { "true" } else { "false" }))
            .live("tabindex", move || Some(if is_chosen() { "0" } else { "-1" }))
            .on("click", move |_| page.layout.ui.update(|ui| ui.tab = tab))
            .child(tab.words())
            .child(count)
            .into()
    });
    let list = element("div")
        .class("tabs")
        .attribute("role", "tablist")
        .attribute("aria-label", "Details")
        .on("keydown", move |event| {
            let forward = web::with_key_press(&event, |press| match press.key {
                "ArrowRight" => Some(true),
                "ArrowLeft" => Some(false),
                _ => None,
            });
            if let Some(forward) = forward {
                event.prevent_default();
                let finding = page.find.find.with_untracked(|find| find.is_open);
                page.layout.ui.update(|ui| ui.tab = ui.tab.neighbour(forward, finding));
                web::focus(page.layout.ui.read_untracked().tab.id());
            }
        })
        .child(tabs.collect::<Node>());
    let document = Arc::clone(document);
    let content = live(move || match chosen.get() {
        // They speak of the cable as it is.
        Tab::Metadata | Tab::Notices | Tab::Found if is_released.get() => {
            element("p").class("muted released-note").child("Shown in the working view only.").into()
        }
        Tab::Metadata => metadata::metadata(page, &document),
        Tab::Redaction => {
            let document = Arc::clone(&document);
            view! { <redaction::RedactionPanel document /> }.into_any().into()
        }
        Tab::Notices => notices::notices(&document),
        Tab::Found => view! { <find::FoundList /> }.into_any().into(),
    });
    let panel = element("div")
        .class("tab-panel")
        .attribute("id", "details")
        .attribute("role", "tabpanel")
        .attribute("tabindex", "0")
        .live("aria-labelledby", move || Some(chosen.get().id()))
        .child(content);
    vec![list.into(), panel.into()].into()
}
