use leptos::prelude::*;

use super::panel_actions::StepButton;
use super::rules::summary_words;
use crate::context::{LayoutState, RedactionState};
use crate::state::Dialog;

/// How much will be removed from what is released, the last steps, and the way to export it. It stays in view above the rules.
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
            <div class="redaction-main">
                <StepButton label="Undo" back=true />
                <StepButton label="Redo" back=false />
                <button
                    type="button"
                    class="button"
                    data-primary=move || is_decided.get().then_some("")
                    on:click=move |_| layout.show(Dialog::Export)
                >
                    {move || if marks.get() == 0 { "Export…" } else { "Export redacted…" }}
                </button>
            </div>
        </div>
    }
    .into_any()
}
