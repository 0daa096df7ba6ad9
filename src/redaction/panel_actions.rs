use std::sync::Arc;

use leptos::prelude::*;
use reftel_core::redact::plan;

use super::log::log;
use crate::context::RedactionState;
use crate::document::Document;
use crate::state::count;
use crate::web;

/// What is done with the rules as a whole.
#[component]
pub(super) fn PanelActions(
    /// The cable on screen.
    document: Arc<Document>,
) -> impl IntoView {
    let redaction = expect_context::<RedactionState>();
    view! {
        <div class="redaction-actions">
            <button type="button" class="button" on:click=move |_| redaction.share_rules()>
                "Apply to all open cables"
            </button>
            <button type="button" class="button" on:click=move |_| redaction.save_plan()>
                "Save rules"
            </button>
            <button type="button" class="button" on:click=move |_| redaction.choose_plan()>
                "Load rules"
            </button>
            <button type="button" class="button" on:click=move |_| redaction.save_log(&document)>
                "Save log"
            </button>
            <p class="muted">{plan::WARNING}</p>
        </div>
    }
    .into_any()
}

/// A step of redaction back, or forth again.
#[component]
pub(super) fn StepButton(label: &'static str, back: bool) -> impl IntoView {
    let redaction = expect_context::<RedactionState>();
    let can_step = Memo::new(move |_| {
        let Some(key) = redaction.library.current.get() else { return false };
        let (can_undo, can_redo) = redaction.redactions.read().steps(key);
        if back { can_undo } else { can_redo }
    });
    view! {
        <button
            type="button"
            class="button"
            disabled=move || !can_step.get()
            on:click=move |_| redaction.step_redactions(back)
        >
            {label}
        </button>
    }
}

impl RedactionState {
    /// Gives all other open cables the rules of the one on screen.
    pub(crate) fn share_rules(self) {
        let Some(key) = self.library.current.get_untracked() else { return };
        let keys: Vec<u32> = self.library.library.with_untracked(|library| {
            library.entries().iter().map(|entry| entry.key).filter(|other| *other != key).collect()
        });
        self.redactions.update(|redactions| redactions.share(key, &keys));
        self.messages.say(format!("Rules applied to {}.", count(keys.len(), "other cable")));
    }

    /// Saves the rules. They hold the words that are struck, and the page says so.
    fn save_plan(self) {
        web::save_unchecked(
            "redaction-rules.json",
            "application/json",
            self.rules.with_untracked(plan::save).as_bytes(),
        );
        self.messages.say("Rules saved. The file contains the names you are hiding.".to_owned());
    }

    /// Saves the log of the cable on screen, unless something struck is in it.
    fn save_log(self, document: &Document) {
        if let Some(applied) = self.applied.get_untracked() {
            match self.checked_log(log(document, &applied)) {
                Ok(log) => web::save("text/plain;charset=utf-8", &log),
                Err(held) => self.messages.say(held.message),
            }
        }
    }
}
