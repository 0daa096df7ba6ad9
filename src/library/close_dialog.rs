use leptos::prelude::*;

use crate::context::RedactionState;
use crate::state::Dialog;
use crate::ui::ConfirmDialog;
use crate::web;

/// Asks before a cable is closed whose redactions were not exported.
#[component]
pub(crate) fn CloseDialog() -> impl IntoView {
    let redaction = expect_context::<RedactionState>();
    let close = move || {
        if let Some(key) = redaction.library.closing.write().take() {
            redaction.close_cable(key);
        }
    };
    view! {
        <ConfirmDialog
            which=Dialog::Close
            title="Close the cable and lose its redactions?"
            about="They have not been exported since their last change, and are stored nowhere."
            confirm="Close the cable"
            on_confirm=close
        />
    }
}

impl RedactionState {
    /// Closes a cable, or asks first if its redactions would be lost.
    pub(super) fn ask_to_close(self, key: u32) {
        if self.redactions.with_untracked(|redactions| redactions.is_unsaved(key)) {
            self.library.closing.set(Some(key));
            self.layout.show(Dialog::Close);
        } else {
            self.close_cable(key);
        }
    }

    /// Closes a cable and forgets its redactions.
    fn close_cable(self, key: u32) {
        self.library.library.update(|library| library.close(key));
        self.redactions.update(|redactions| redactions.forget(key));
        // The button that had the focus is gone.
        let next = if self.library.current.get_untracked().is_some() { "library" } else { "text" };
        web::after_drawing(move || web::focus_place(next));
    }
}
