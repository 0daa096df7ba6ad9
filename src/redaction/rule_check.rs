use leptos::ev::Event;
use leptos::prelude::*;
use reftel_core::redact::Rules;

use crate::context::RedactionState;

/// A checkbox for an option of the rules.
#[component]
pub(super) fn RuleCheck(
    /// What it says.
    label: &'static str,
    /// Reads the option.
    value: impl Fn(&Rules) -> bool + Send + Sync + 'static,
    /// Changes it.
    set: impl Fn(&mut Rules, bool) + 'static,
) -> impl IntoView {
    let redaction = expect_context::<RedactionState>();
    let checked = Memo::new(move |_| redaction.rules.with(&value));
    let change = move |event: Event| {
        let on = event_target_checked(&event);
        redaction.redact(|rules| set(rules, on));
    };
    view! {
        <label class="rule-check">
            <input type="checkbox" prop:checked=move || checked.get() on:change=change />
            {label}
        </label>
    }
    .into_any()
}
