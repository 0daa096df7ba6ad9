use leptos::prelude::*;

use crate::context::FindState;
use crate::ui::Icon;

/// The button that opens the find bar. It looks like its field where there is room.
#[component]
pub(crate) fn FindOpener() -> impl IntoView {
    let state = expect_context::<FindState>();
    view! {
        <button
            type="button"
            class="find-opener"
            aria-label="Find in cable"
            aria-keyshortcuts="/ Control+F"
            aria-expanded=move || state.find.read().is_open.to_string()
            on:click=move |_| state.open_find()
        >
            <Icon icon=Icon::Find />
            <span>"Find in cable"</span>
            <kbd>"/"</kbd>
        </button>
    }
}
