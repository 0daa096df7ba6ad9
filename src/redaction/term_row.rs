use std::sync::Arc;

use leptos::prelude::*;
use reftel_core::redact::Term;

use super::rule_check::RuleCheck;
use super::term_key::TermKey;
use crate::context::RedactionState;
use crate::ui::{Icon, IconButton};

/// A name or term, how widely it is looked for, and a button that removes it.
#[component]
pub(super) fn TermRow(
    /// Which one.
    term: TermKey,
) -> impl IntoView {
    let redaction = expect_context::<RedactionState>();
    let words = term.words.clone();
    let term = Arc::new(term);
    let key = Arc::clone(&term);
    let is_person =
        Memo::new(move |_| redaction.rules.with(|rules| key.find(rules).is_some_and(|term| term.person)));
    let (key, removed) = (Arc::clone(&term), Arc::clone(&term));
    view! {
        <li>
            <details>
                <summary>{words}</summary>
                <div class="rule-options">
                    <Show when=move || is_person.get()>
                        <TermCheck
                            label="Surname alone"
                            term=Arc::clone(&key)
                            option=|term| &mut term.surname
                        />
                    </Show>
                    <TermCheck
                        label="Match inside words"
                        term=Arc::clone(&term)
                        option=|term| &mut term.inside
                    />
                    <TermCheck label="Suggest look-alikes" term option=|term| &mut term.alike />
                </div>
            </details>
            <IconButton
                icon=Icon::Close
                label="Remove this term"
                on:click=move |_| redaction.redact(|rules| removed.remove(rules))
            />
        </li>
    }
    .into_any()
}

/// How widely a term is looked for: nothing is struck that was not asked for.
#[component]
fn TermCheck(label: &'static str, term: Arc<TermKey>, option: fn(&mut Term) -> &mut bool) -> impl IntoView {
    let key = Arc::clone(&term);
    view! {
        <RuleCheck
            label
            value=move |rules| key.find(rules).cloned().is_some_and(|mut term| *option(&mut term))
            set=move |rules, on| {
                if let Some(term) = term.find_mut(rules) {
                    *option(term) = on;
                }
            }
        />
    }
}
