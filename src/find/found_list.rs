use std::sync::Arc;

use leptos::prelude::*;

use super::found_group::FoundGroup;
use crate::context::FindState;
use crate::state::{Find, Results};

/// The tab that lists what was found, with the words around it: in this cable, or in all of them.
#[component]
pub(crate) fn FoundList() -> impl IntoView {
    let state = expect_context::<FindState>();
    let everywhere = Memo::new(move |_| state.find.with(|find| find.global_query().is_some()));
    let is_active = Memo::new(move |_| state.find.with(Find::is_active));
    let results = Memo::new(move |_| {
        if everywhere.get() {
            return Some(state.results.get());
        }
        state.hits.with(|hits| hits.as_ref().map(Results::of_one))
    });
    let message = move || results.with(|results| Results::message(results.as_ref(), is_active.get()));
    let groups = move || {
        let groups = results.with(|results| results.as_ref().map(|results| results.groups.clone()));
        let named = everywhere.get();
        groups.unwrap_or_default().into_iter().map(move |group| (named, group))
    };
    view! {
        <div class="found">
            {move || message().map(|message| view! { <p class="muted">{message}</p> })}
            <For each=groups key=|(named, group)| (*named, Arc::clone(group)) let((named, group))>
                <FoundGroup group named />
            </For>
        </div>
    }
    .into_any()
}
