use leptos::prelude::*;

use crate::context::{LayoutState, LibraryState};
use crate::state::{FilterKey, Ui};
use crate::ui::Icon;

/// Filters the list of cables by a TAG or a post of the cable on screen, while several are open.
#[component]
pub(crate) fn FilterBy(
    /// What it filters by.
    filter: FilterKey,
) -> impl IntoView {
    let LibraryState { opened, listing, .. } = expect_context();
    let several = Memo::new(move |_| opened.with(Vec::len) > 1);
    view! {
        <Show when=move || several.get()>
            <FilterByButton filter=filter.clone() listing />
        </Show>
    }
    .into_any()
}

#[component]
fn FilterByButton(filter: FilterKey, listing: RwSignal<crate::state::Listing>) -> impl IntoView {
    let layout = expect_context::<LayoutState>();
    let label = match filter {
        FilterKey::Tag(_) => "Filter cables by this TAG",
        FilterKey::Post(_) => "Filter cables by this post",
    };
    let filter = StoredValue::new(filter);
    let is_on = move || listing.with(|listing| filter.with_value(|filter| listing.is_filtered_by(filter)));
    let toggle = move |_| {
        listing.update(|listing| filter.with_value(|filter| listing.toggle(filter)));
        if !layout.narrow.get_untracked() {
            layout.ui.update(Ui::show_left);
        }
    };
    view! {
        <button
            type="button"
            class="filter-by"
            aria-label=label
            title=label
            aria-pressed=move || is_on().to_string()
            on:click=toggle
        >
            <Icon icon=Icon::Filter />
        </button>
    }
}
