use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use reftel_core::redact::{RuleKind, Term};
use reftel_core::text::Spans;

use super::split_terms::split_terms;
use super::term_key::TermKey;
use super::term_row::TermRow;
use crate::context::RedactionState;
use crate::web;

/// The names and terms to redact, and a field for more: one, or a list that is shown before it applies.
#[component]
pub(super) fn TermList() -> impl IntoView {
    let redaction = expect_context::<RedactionState>();
    let draft = RwSignal::new(String::new());
    let list: RwSignal<Option<String>> = RwSignal::new(None);
    let add = move || {
        let words = std::mem::take(&mut *draft.write());
        match split_terms(&words).as_slice() {
            [] => {}
            [term] => redaction.add_terms(std::slice::from_ref(term), &Spans::new()),
            _ => list.set(Some(words)),
        }
    };
    let enter = move |event: KeyboardEvent| {
        if web::with_key_press(&event, |press| press.key == "Enter") {
            event.prevent_default();
            add();
        }
    };
    // A field of one line drops the line ends of what is pasted.
    let paste = move |event: leptos::ev::ClipboardEvent| {
        if let Some(words) = web::pasted_text(&event).filter(|words| split_terms(words).len() > 1) {
            event.prevent_default();
            list.set(Some(words));
        }
    };
    let keys = Memo::new(move |_| redaction.rules.with(TermKey::all));
    view! {
        <div class="term-row">
            <input
                type="text"
                id="term"
                aria-label="Name or term"
                placeholder="Name, term, or a list"
                spellcheck="false"
                autocomplete="off"
                autocapitalize="off"
                translate="no"
                bind:value=draft
                on:keydown=enter
                on:paste=paste
            />
            <button type="button" class="button" on:click=move |_| add()>
                "Add"
            </button>
        </div>
        {move || list.get().map(|words| view! { <OfferedList words list /> })}
        <ul class="terms">
            <For each=move || keys.get() key=TermKey::clone let:term>
                <TermRow term />
            </For>
        </ul>
    }
    .into_any()
}

/// The terms of a list, before they apply.
#[component]
fn OfferedList(words: String, list: RwSignal<Option<String>>) -> impl IntoView {
    let redaction = expect_context::<RedactionState>();
    let terms = split_terms(&words);
    let number = terms.len();
    let rows = terms.iter().map(|term| view! { <li>{term.clone()}</li> }).collect_view();
    let whole = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let add = move |_| {
        redaction.add_terms(&terms, &Spans::new());
        list.set(None);
    };
    let add_whole = move |_| {
        redaction.add_terms(std::slice::from_ref(&whole), &Spans::new());
        list.set(None);
    };
    view! {
        <div class="term-offer" role="group" aria-label="A list of terms">
            <ul>{rows}</ul>
            <div class="dialog-actions">
                <button type="button" class="link" on:click=move |_| list.set(None)>
                    "Cancel"
                </button>
                <button type="button" class="button" on:click=add_whole>
                    "Add as one term"
                </button>
                <button type="button" class="button" data-primary="" on:click=add>
                    {format!("Add {number} terms")}
                </button>
            </div>
        </div>
    }
    .into_any()
}

impl RedactionState {
    /// Redacts these names and terms wherever they are, at the `selected` places too if they were kept before.
    pub(super) fn add_terms(self, terms: &[String], selected: &Spans) {
        self.redact(|rules| {
            selected.iter().for_each(|span| rules.restore(RuleKind::Names, span));
            rules.names.on = true;
            for term in terms {
                if !rules.names.terms.iter().any(|known| known.words == *term) {
                    rules.names.terms.push(Term::new(term));
                }
            }
        });
    }
}
