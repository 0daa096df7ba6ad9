use leptos::prelude::*;

use super::filter::Filter;
use super::library_row::LibraryRow;
use super::picked_bar::{PickAll, PickedBar};
use crate::context::LibraryState;
use crate::state::count;

/// The list of open cables, each with a button to close it.
#[component]
pub(super) fn OpenCables() -> impl IntoView {
    let LibraryState { library, opened, listing, listed, .. } = expect_context();
    let order = Memo::new(move |_| listing.read().order);
    let keys = move || {
        // Read, not only tracked: a memo that was never read does not know what it follows.
        opened.with(|_| ());
        order.get();
        library.with_untracked(|library| listing.with_untracked(|listing| listing.order(library.entries())))
    };
    let title = move || {
        let words = count(opened.with(Vec::len), "cable");
        listed.with(|listed| match listed {
            Some(listed) => format!("Library · {} of {words}", listed.len()),
            None => format!("Library · {words}"),
        })
    };
    let several = Memo::new(move |_| opened.with(Vec::len) > 1);
    let none_listed = move || listed.with(|listed| listed.as_ref().is_some_and(Vec::is_empty));
    view! {
        <nav class="library" id="library" tabindex="-1" aria-label="Open cables">
            <div class="library-title">
                <h2 class="pane-title">
                    <span role="status">{title}</span>
                </h2>
                <Show when=move || several.get()>
                    <PickAll />
                </Show>
            </div>
            <PickedBar />
            <Show when=move || several.get()>
                <Filter />
            </Show>
            <Show when=none_listed>
                <p class="muted">"No open cable matches."</p>
            </Show>
            <ul data-several=move || several.get().then_some("")>
                <For each=keys key=|key| *key children=|key| view! { <LibraryRow key_of_cable=key /> } />
            </ul>
        </nav>
    }
}
