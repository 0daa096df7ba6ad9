use leptos::ev::Event;
use leptos::prelude::*;
use reftel_core::redact::{REASONS, RuleKind};

use crate::context::RedactionState;

/// The `id` of the list of usual reasons.
const REASONS_ID: &str = "reasons";

/// The reason that is printed on the marks of a rule: one of the usual ones, or any other words.
#[component]
pub(super) fn ReasonField(
    /// The rule.
    kind: RuleKind,
) -> impl IntoView {
    let redaction = expect_context::<RedactionState>();
    let reason =
        Memo::new(move |_| redaction.rules.with(|rules| rules.reason(kind).unwrap_or_default().to_owned()));
    let change = move |event: Event| {
        let words = event_target_value(&event);
        redaction.redact(|rules| rules.set_reason(kind, &words));
    };
    view! {
        <label class="rule-check">
            "Reason "
            <input
                type="text"
                id=format!("reason-{}", kind as u8)
                list=REASONS_ID
                prop:value=move || reason.get()
                placeholder="none"
                size="12"
                spellcheck="false"
                autocomplete="off"
                translate="no"
                on:change=change
            />
        </label>
    }
    .into_any()
}

/// The usual reasons, for every [`ReasonField`].
#[component]
pub(super) fn Reasons() -> impl IntoView {
    let options = REASONS.map(|(code, words)| view! { <option value=code>{words}</option> });
    view! { <datalist id=REASONS_ID>{options.collect_view()}</datalist> }
}
