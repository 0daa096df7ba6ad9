use leptos::prelude::*;

use super::original;
use super::words::{OriginalWords, original_words};
use crate::context::ExportState;
use crate::state::Dialog;
use crate::ui::ConfirmDialog;
use crate::web;

/// The dialog before the original is handed over.
#[component]
pub(crate) fn OriginalDialog() -> impl IntoView {
    let state = expect_context::<ExportState>();
    let words = Memo::new(move |_| {
        // Asked anew whenever the dialog comes.
        state.layout.ui.read();
        let chosen = untrack(|| state.chosen());
        let is_redacted =
            state.redaction.redactions.with(|all| chosen.iter().any(|entry| all.has_rules(entry.key)));
        original_words(chosen.len(), is_redacted)
    });
    move || {
        let OriginalWords { title, about } = words.get();
        view! {
            <ConfirmDialog
                which=Dialog::Original
                title
                about
                confirm="Save the original"
                on_confirm=move || state.save_original()
            />
        }
    }
}

impl ExportState {
    /// Saves what is chosen as it was received, **with all that is struck**.
    fn save_original(self) {
        let chosen = self.chosen();
        let file = original(chosen.iter().map(|entry| &*entry.document));
        web::save_unchecked(&file.name, file.mime, &file.bytes);
        self.messages.say("Saved: the original, with everything in it.".to_owned());
    }
}
