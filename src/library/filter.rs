use leptos::prelude::*;

use super::choices::Choices;
use crate::context::LibraryState;
use crate::state::Listing;
use crate::ui::unassisted;
use crate::web;

/// The `id` of the field.
const FIELD: &str = "filter-field";

/// What chooses among several cables: words, and folded away what is known of each.
#[component]
pub(super) fn Filter() -> impl IntoView {
    let LibraryState { listing, .. } = expect_context();
    let words = Memo::new(move |_| listing.read().words.clone());
    let is_off = move || listing.with(|listing| listing.filter().is_none());
    let clear = move |_| {
        listing.update(Listing::clear);
        web::focus(FIELD);
    };
    view! {
        <div class="filter" role="search" aria-label="Filter cables">
            <div class="filter-words">
                <input
                    class="filter-field"
                    type="text"
                    id=FIELD
                    aria-label="Filter cables"
                    placeholder="Filter cables"
                    {..unassisted()}
                    prop:value=move || words.get()
                    on:input=move |event| listing.update(|listing| listing.words = event_target_value(&event))
                />
                <button type="button" class="filter-clear" hidden=is_off on:click=clear>
                    "Clear"
                </button>
            </div>
            <MoreChoices />
        </div>
    }
}

/// What is known of each cable, to choose by. The choices are many, and drawn when they are unfolded.
#[component]
fn MoreChoices() -> impl IntoView {
    let LibraryState { listing, .. } = expect_context();
    let unfolded = Memo::new(move |_| listing.read().unfolded);
    let toggle = move |event| {
        let unfolded = web::is_open(&event);
        listing.update(|listing| listing.unfolded = unfolded);
    };
    let chosen = move || match listing.with(Listing::choices) {
        0 => None,
        number => Some(view! { <span class="count">{number.to_string()}</span> }),
    };
    view! {
        <details class="filter-more" open=move || unfolded.get_untracked() on:toggle=toggle>
            <summary>"More filters" {chosen}</summary>
            <Show when=move || unfolded.get()>
                <Choices />
            </Show>
        </details>
    }
}
