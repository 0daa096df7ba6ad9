use leptos::prelude::*;

use super::rules::summary_words;
use crate::context::{LayoutState, RedactionState};
use crate::state::Dialog;

/// How much will be missing from what is released, and the way to export it.
#[component]
pub(super) fn Summary() -> impl IntoView {
    let redaction = expect_context::<RedactionState>();
    let layout = expect_context::<LayoutState>();
    let marks = Memo::new(move |_| {
        redaction.applied.with(|applied| applied.as_ref().map_or(0, |applied| applied.marks().all().len()))
    });
    let is_decided = Memo::new(move |_| {
        redaction.applied.with(|applied| applied.as_ref().is_none_or(|applied| applied.is_decided()))
    });
    view! {
        <div class="redaction-summary">
            <p role="status">{move || summary_words(marks.get(), is_decided.get())}</p>
            <Show when=move || !is_decided.get()>
                <p class="held">"Held back until all portions are decided."</p>
            </Show>
            <button
                type="button"
                class="button"
                data-primary=""
                on:click=move |_| layout.show(Dialog::Export)
            >
                {move || if marks.get() == 0 { "Export…" } else { "Export redacted…" }}
            </button>
        </div>
    }
    .into_any()
}
