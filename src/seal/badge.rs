use leptos::prelude::*;

use crate::context::{LayoutState, SealState};
use crate::state::Dialog;

/// Says whether the page is sealed; opens the panel.
#[component]
pub(crate) fn Badge(
    /// Leaves out what follows the first word.
    #[prop(optional)]
    short: bool,
) -> impl IntoView {
    let SealState { test } = expect_context();
    let layout = expect_context::<LayoutState>();
    let more = move || Some(test.read().badge().1).filter(|more| !short && !more.is_empty());
    view! {
        <button
            type="button"
            class="badge"
            data-tone=move || test.read().tone().word()
            aria-haspopup="dialog"
            on:click=move |_| layout.show(Dialog::Seal)
        >
            <span class="badge-dot" aria-hidden="true"></span>
            {move || test.read().badge().0}
            {move || more().map(|more| view! { <span class="badge-more">{format!(" · {more}")}</span> })}
        </button>
    }
}
