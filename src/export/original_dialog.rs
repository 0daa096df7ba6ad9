use leptos::prelude::*;

use super::original;
use crate::context::ExportState;
use crate::state::Dialog;
use crate::ui::ConfirmDialog;
use crate::web;

/// The dialog before the original is handed over.
#[component]
pub(crate) fn OriginalDialog() -> impl IntoView {
    let state = expect_context::<ExportState>();
    view! {
        <ConfirmDialog
            which=Dialog::Original
            title="Save the original, unredacted?"
            about="This file will have every word of the cable as it was received, what you have struck among them."
            confirm="Save the original"
            on_confirm=move || state.save_original()
        />
    }
}

impl ExportState {
    /// Saves what is chosen as it was received, **with all that is struck**.
    fn save_original(self) {
        let all = self.choice.read_untracked().all;
        let file = self.library.library.with_untracked(|library| {
            let current = library.current().map(|entry| entry.key);
            let chosen = library.entries().iter().filter(|entry| all || Some(entry.key) == current);
            original(chosen.map(|entry| &*entry.document))
        });
        web::save_unchecked(&file.name, file.mime, &file.bytes);
        self.messages.say("Saved: the original, with everything in it.".to_owned());
    }
}
