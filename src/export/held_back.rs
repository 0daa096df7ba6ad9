use leptos::prelude::*;

use crate::context::{LayoutState, ReaderState, RedactionState};
use crate::state::{Dialog, HeldBack};

/// Says why an export was held back, and leads to the mark.
#[component]
pub(super) fn HeldBackAlert(
    /// Why, and which mark.
    held_back: HeldBack,
) -> impl IntoView {
    let layout = expect_context::<LayoutState>();
    let redaction = expect_context::<RedactionState>();
    let reader = expect_context::<ReaderState>();
    let go = held_back.mark.map(|(key, span)| {
        let show = move |_| {
            layout.closed(Dialog::Export);
            redaction.show_released(false);
            reader.select(key);
            reader.spot(span, false);
        };
        view! {
            <button type="button" class="link" on:click=show>
                "Show the mark"
            </button>
        }
    });
    view! {
        <div class="held" role="alert">
            <p>{held_back.message}</p>
            {go}
        </div>
    }
    .into_any()
}
