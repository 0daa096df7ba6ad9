use std::sync::Arc;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::metadata::Metadata;
use super::notices::{self, Notices};
use crate::context::{FindState, LayoutState};
use crate::document::Document;
use crate::find::FoundList;
use crate::redaction::RedactionPanel;
use crate::state::Tab;
use crate::web;

/// The right pane: a row of tabs, and what the chosen one shows.
#[component]
pub(crate) fn Details(
    /// The cable.
    document: Arc<Document>,
) -> impl IntoView {
    let layout = expect_context::<LayoutState>();
    let find = expect_context::<FindState>();
    let chosen = Memo::new(move |_| layout.ui.read().tab);
    let notices = notices::count(&document);
    let step = move |event: KeyboardEvent| {
        let forward = match event.key().as_str() {
            "ArrowRight" => true,
            "ArrowLeft" => false,
            _ => return,
        };
        event.prevent_default();
        let finding = find.find.with_untracked(|find| find.is_open);
        layout.ui.update(|ui| ui.tab = ui.tab.neighbour(forward, finding));
        web::focus(layout.ui.read_untracked().tab.id());
    };
    let tabs = Tab::ALL.map(|tab| {
        let count = if tab == Tab::Notices { notices } else { 0 };
        view! { <TabButton tab chosen count /> }
    });
    view! {
        <div class="tabs" role="tablist" aria-label="Details" on:keydown=step>
            {tabs.collect_view()}
        </div>
        <div
            class="tab-panel"
            id="details"
            role="tabpanel"
            tabindex="0"
            aria-labelledby=move || chosen.get().id()
        >
            {move || content(layout, chosen.get(), &document)}
        </div>
    }
}

/// The button of a tab.
#[component]
fn TabButton(
    /// The tab.
    tab: Tab,
    /// The tab that is shown.
    chosen: Memo<Tab>,
    /// How many things there are to be seen in it; 0 if they are not counted.
    count: usize,
) -> impl IntoView {
    let layout = expect_context::<LayoutState>();
    let find = expect_context::<FindState>();
    let is_chosen = move || chosen.get() == tab;
    let counted = move || {
        (count > 0 && !layout.released.get())
            .then(|| view! { <span class="count">{count.to_string()}</span> })
    };
    view! {
        <button
            type="button"
            role="tab"
            id=tab.id()
            aria-controls="details"
            hidden=move || tab == Tab::Found && !find.find.read().is_open
            aria-selected=move || is_chosen().to_string()
            tabindex=move || if is_chosen() { "0" } else { "-1" }
            on:click=move |_| layout.ui.update(|ui| ui.tab = tab)
        >
            {tab.words()}
            {counted}
        </button>
    }
    .into_any()
}

fn content(layout: LayoutState, tab: Tab, document: &Arc<Document>) -> AnyView {
    layout.tab_stops.track();
    let document = Arc::clone(document);
    match tab {
        // They speak of the cable as it is.
        Tab::Metadata | Tab::Notices | Tab::Found if layout.released.get() => {
            view! { <p class="muted released-note">"Shown in the Edit view only."</p> }.into_any()
        }
        Tab::Metadata => view! { <Metadata document /> }.into_any(),
        Tab::Redaction => view! { <RedactionPanel document /> }.into_any(),
        Tab::Notices => view! { <Notices document /> }.into_any(),
        Tab::Found => view! { <FoundList /> }.into_any(),
    }
}
