use std::time::Duration;

use leptos::html;
use leptos::prelude::*;
use reftel_core::text::{Span, Spans};

use crate::context::RedactionState;
use crate::state::Tab;
use crate::web;

/// Longest words that can be redacted everywhere, in characters.
const EVERYWHERE_MAX: usize = 60;
/// How long a selection must rest before it is answered.
const REST: Duration = Duration::from_millis(200);
/// Texts of the cable that answer a selection.
const TEXTS: &str = ".cable, .source";

/// A small bar beside what is selected in the working view.
#[component]
pub(crate) fn SelectionBar() -> impl IntoView {
    let redaction = expect_context::<RedactionState>();
    let bar: NodeRef<html::Div> = NodeRef::new();
    // What is selected; empty if it is too much to be a name or a term.
    let words = RwSignal::new(String::new());
    let hide = move || {
        words.set(String::new());
        if let Some(bar) = bar.try_get_untracked().flatten() {
            web::hide_popover(&bar);
        }
    };
    let show = move || {
        let Some(bar) = bar.try_get_untracked().flatten() else { return };
        let is_working = !redaction.layout.ui.read_untracked().released;
        if is_working && web::is_selected_within(TEXTS) {
            words.set(redaction.selected_words());
            // Its words decide how large it is, so they have to be on the page.
            web::after_drawing(move || web::show_at_selection(&bar));
        } else {
            hide();
        }
    };
    let planned: StoredValue<Option<TimeoutHandle>> = StoredValue::new(None);
    let plan = move || {
        if let Some(planned) = planned.try_update_value(Option::take).flatten() {
            planned.clear();
        }
        planned.set_value(set_timeout_with_handle(show, REST).ok());
    };
    web::on_document("selectionchange", move |_| plan());
    web::on_window("scroll", move |_| {
        if let Some(bar) = bar.get_untracked().filter(|bar| web::is_popover_open(bar)) {
            web::show_at_selection(&bar);
        }
    });
    // Its words may be redacted.
    Effect::new(move |_| {
        if redaction.layout.released.get() {
            hide();
        }
    });
    let everywhere = move |_| {
        let selected: Spans = selected().into_iter().collect();
        redaction.add_terms(&[words.get_untracked()], &selected);
        web::clear_selection();
        redaction.say_redacted(&selected);
    };
    let with_reason = move |_| {
        redaction.redact_selection();
        redaction.layout.ui.update(|ui| ui.show_tab(Tab::Redaction));
        web::after_drawing(|| web::focus_first_field(".by-hand"));
    };
    // A press must not take the selection away before it is read.
    view! {
        <div
            node_ref=bar
            class="selection-bar"
            role="toolbar"
            aria-label="Selection"
            popover="manual"
            on:mousedown=|event| event.prevent_default()
        >
            <button
                type="button"
                class="button"
                data-primary=""
                on:click=move |_| redaction.redact_selection()
            >
                "Redact"
            </button>
            <Show when=move || !words.read().is_empty()>
                <button type="button" class="button selection-words" on:click=everywhere>
                    {move || format!("Redact every “{}”", words.read())}
                </button>
            </Show>
            <button type="button" class="button" on:click=with_reason>
                "Redact with a reason…"
            </button>
        </div>
    }
    .into_any()
}

/// The bytes that are selected in the text, in order.
fn selected() -> Vec<Span> {
    let mut spans = web::selected(TEXTS);
    spans.sort_unstable();
    spans.dedup();
    spans
}

impl RedactionState {
    /// What is selected in the text, on one line. Empty if it is more than a name or a term.
    fn selected_words(self) -> String {
        let spans: Spans = selected().into_iter().collect();
        let words = self.library.library.with_untracked(|library| {
            library.current().map(|entry| entry.document.source().line(&spans)).unwrap_or_default()
        });
        let words = words.trim();
        let is_term = words.chars().count() <= EVERYWHERE_MAX && words.chars().any(char::is_alphanumeric);
        if is_term { words.to_owned() } else { String::new() }
    }
}
