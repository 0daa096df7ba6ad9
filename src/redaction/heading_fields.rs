use leptos::prelude::*;
use reftel_core::redact::{FieldCount, OfficialField, field_counts};

use super::rule_check::RuleCheck;
use crate::context::RedactionState;

/// The fields that the rule of the heading can strike, each with what it found.
#[component]
pub(super) fn HeadingFields() -> impl IntoView {
    let redaction = expect_context::<RedactionState>();
    let counts = Memo::new(move |_| {
        let _ = redaction.library.current.get();
        redaction.library.library.with_untracked(|library| {
            let document = &library.current()?.document;
            Some(field_counts(document.source(), document.cable()))
        })
    });
    let fields = OfficialField::ALL.into_iter().enumerate().map(|(index, (_, label))| {
        let count = move || counts.get().and_then(|counts| counts.get(index).copied());
        view! {
            <div class="rule-field">
                <RuleCheck
                    label
                    value=move |rules| rules.heading.fields.get(index).copied().unwrap_or_default()
                    set=move |rules, on| {
                        if let Some(field) = rules.heading.fields.get_mut(index) {
                            *field = on;
                        }
                    }
                />
                {move || count().map(|count| view! { <Found count /> })}
            </div>
        }
    });
    fields.collect_view()
}

/// How often a field was found; where a signature was not, the way to the last line.
#[component]
fn Found(count: FieldCount) -> impl IntoView {
    let redaction = expect_context::<RedactionState>();
    let words = if count.found == 0 { "none found".to_owned() } else { format!("{} found", count.found) };
    let last_line = count.last_line.map(|span| {
        view! {
            " "
            <button type="button" class="link" on:click=move |_| redaction.show_mark(span)>
                "Show the last line"
            </button>
        }
    });
    view! { <span class="aside">{words} {last_line}</span> }.into_any()
}
