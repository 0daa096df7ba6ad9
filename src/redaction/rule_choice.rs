use leptos::ev::Event;
use leptos::prelude::*;
use reftel_core::redact::Rules;

use crate::context::RedactionState;

/// A list of words of which one is chosen for the rules.
#[component]
pub(super) fn RuleChoice(
    /// The `id` of the list.
    id: &'static str,
    /// What stands before it.
    label: &'static str,
    /// The words.
    options: Vec<&'static str>,
    /// The word that is chosen.
    value: fn(&Rules) -> &'static str,
    /// Chooses one.
    set: fn(&mut Rules, &str),
) -> impl IntoView {
    let redaction = expect_context::<RedactionState>();
    let chosen = Memo::new(move |_| redaction.rules.with(value));
    let change = move |event: Event| {
        let word = event_target_value(&event);
        redaction.redact(|rules| set(rules, &word));
    };
    let options = options.into_iter().map(|word| {
        view! {
            <option value=word prop:selected=move || chosen.get() == word>
                {word}
            </option>
        }
    });
    view! {
        <label class="rule-check">
            {label} <select id=id on:change=change>
                {options.collect_view()}
            </select>
        </label>
    }
    .into_any()
}
