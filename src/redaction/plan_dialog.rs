use leptos::prelude::*;

use crate::context::{LayoutState, RedactionState};
use crate::state::Dialog;
use crate::ui::ModalDialog;

/// Asks before the rules of a plan replace those of the cable on screen.
#[component]
pub(crate) fn PlanDialog() -> impl IntoView {
    let redaction = expect_context::<RedactionState>();
    let layout = expect_context::<LayoutState>();
    let replace = move |_| {
        layout.closed(Dialog::Plan);
        if let Some(rules) = redaction.offered.write().take() {
            redaction.use_plan(&rules);
        }
    };
    view! {
        <ModalDialog which=Dialog::Plan title="Replace the rules of this cable?">
            <div class="export">
                <p>
                    "The plan has rules of its own. Marks made by hand, and what you decided in this text, stay."
                </p>
                <div class="dialog-actions">
                    <button type="button" class="button" on:click=replace>
                        "Replace the rules"
                    </button>
                    <button
                        type="button"
                        class="button"
                        data-primary=""
                        autofocus
                        on:click=move |_| layout.closed(Dialog::Plan)
                    >
                        "Cancel"
                    </button>
                </div>
            </div>
        </ModalDialog>
    }
    .into_any()
}
