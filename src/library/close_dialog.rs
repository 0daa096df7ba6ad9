use leptos::prelude::*;

use crate::context::RedactionState;
use crate::state::{Closed, Dialog};
use crate::ui::ConfirmDialog;
use crate::web;

/// Asks before cables are closed whose redactions were not exported.
#[component]
pub(crate) fn CloseDialog() -> impl IntoView {
    let redaction = expect_context::<RedactionState>();
    let several = Memo::new(move |_| redaction.library.closing.with(Vec::len) > 1);
    let close = move || {
        let keys = std::mem::take(&mut *redaction.library.closing.write());
        redaction.close_cables(&keys);
    };
    move || {
        let (title, about, confirm) = if several.get() {
            (
                "Close the cables and lose their redactions?",
                "Some have redactions that have not been exported since their last change, and are stored nowhere.",
                "Close the cables",
            )
        } else {
            (
                "Close the cable and lose its redactions?",
                "They have not been exported since their last change, and are stored nowhere.",
                "Close the cable",
            )
        };
        view! { <ConfirmDialog which=Dialog::Close title about confirm on_confirm=close /> }
    }
}

impl RedactionState {
    /// Closes cables, or asks first if redactions would be lost.
    pub(super) fn ask_to_close(self, keys: Vec<u32>) {
        let is_unsaved = |key: &u32| self.redactions.with_untracked(|redactions| redactions.is_unsaved(*key));
        if keys.iter().any(is_unsaved) {
            self.library.closing.set(keys);
            self.layout.show(Dialog::Close);
        } else {
            self.close_cables(&keys);
        }
    }

    /// Closes cables and forgets their redactions, as soon as that cannot be undone any more.
    fn close_cables(self, keys: &[u32]) {
        let mut closed = Closed::default();
        self.library.library.update(|library| {
            closed.entries = keys.iter().filter_map(|key| library.close(*key)).collect();
        });
        self.redactions.update(|redactions| {
            closed.redactions = keys.iter().map(|key| redactions.forget(*key)).collect();
        });
        self.library.picked.update(|picked| picked.set_all(keys, false));
        self.library.closed.set(closed);
        self.focus_list();
    }

    /// Opens again what was closed last.
    pub(super) fn undo_close(self) {
        let Closed { entries, redactions } = std::mem::take(&mut *self.library.closed.write());
        self.redactions.update(|all| redactions.into_iter().for_each(|one| all.recall(one)));
        self.library.library.update(|library| library.reopen(entries));
        self.focus_list();
    }

    /// The button that had the focus is gone.
    fn focus_list(self) {
        let next = if self.library.current.get_untracked().is_some() { "library" } else { "text" };
        web::after_drawing(move || web::focus_place(next));
    }
}
