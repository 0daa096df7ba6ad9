use leptos::prelude::*;

use crate::context::RedactionState;
use crate::state::Dialog;
use crate::ui::ConfirmDialog;

/// Asks before the rules of a plan replace those of the cable on screen.
#[component]
pub(crate) fn PlanDialog() -> impl IntoView {
    let redaction = expect_context::<RedactionState>();
    let replace = move || {
        if let Some(rules) = redaction.offered.write().take() {
            redaction.use_plan(&rules);
        }
    };
    view! {
        <ConfirmDialog
            which=Dialog::Plan
            title="Replace the rules of this cable?"
            about="The file has rules of its own. Redactions by hand, and what you decided in this text, stay."
            confirm="Replace the rules"
            on_confirm=replace
        />
    }
}
