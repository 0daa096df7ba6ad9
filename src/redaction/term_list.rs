use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use reftel_core::redact::Term;

use super::term_key::TermKey;
use super::term_row::TermRow;
use crate::context::RedactionState;
use crate::web;

/// The names and terms to strike, and a field for one more.
#[component]
pub(super) fn TermList() -> impl IntoView {
    let redaction = expect_context::<RedactionState>();
    let draft = RwSignal::new(String::new());
    let add = move || {
        let words = std::mem::take(&mut *draft.write());
        let words = words.trim();
        if !words.is_empty() {
            redaction.redact(|rules| rules.names.terms.push(Term::new(words)));
        }
    };
    let enter = move |event: KeyboardEvent| {
        if web::with_key_press(&event, |press| press.key == "Enter") {
            event.prevent_default();
            add();
        }
    };
    let keys = Memo::new(move |_| redaction.rules.with(TermKey::all));
    view! {
        <div class="term-row">
            <input
                type="text"
                id="term"
                aria-label="Name or term"
                placeholder="Name or term"
                spellcheck="false"
                autocomplete="off"
                autocapitalize="off"
                translate="no"
                bind:value=draft
                on:keydown=enter
            />
            <button type="button" class="button" on:click=move |_| add()>
                "Add"
            </button>
        </div>
        <ul class="terms">
            <For each=move || keys.get() key=TermKey::clone let:term>
                <TermRow term />
            </For>
        </ul>
    }
    .into_any()
}
