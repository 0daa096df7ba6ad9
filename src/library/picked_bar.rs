use leptos::prelude::*;

use crate::context::{ExportState, LibraryState, RedactionState};
use crate::state::{Dialog, Scope, Selection, count};
use crate::ui::{Icon, IconButton};
use crate::web;

/// What can be done with the cables that are picked, while any are.
#[component]
pub(super) fn PickedBar() -> impl IntoView {
    let LibraryState { picked, .. } = expect_context();
    let any = Memo::new(move |_| !picked.read().is_empty());
    view! {
        <Show when=move || any.get()>
            <PickedActions />
        </Show>
    }
}

#[component]
fn PickedActions() -> impl IntoView {
    let redaction = expect_context::<RedactionState>();
    let export = expect_context::<ExportState>();
    let picked = redaction.library.picked;
    let words = move || format!("{} selected", picked.read().len());
    let save = move |_| {
        export.choice.update(|choice| choice.scope = Scope::Picked);
        redaction.layout.show(Dialog::Export);
    };
    let close = move |_| redaction.ask_to_close(picked.with_untracked(Selection::keys));
    let clear = move |_| {
        picked.update(Selection::clear);
        web::focus("library");
    };
    view! {
        <div class="library-picked" role="group" aria-label="Selected cables">
            <span role="status">{words}</span>
            <IconButton icon=Icon::Close label="Select none" on:click=clear />
            <div class="library-picked-actions">
                <button type="button" class="button" aria-haspopup="dialog" on:click=save>
                    "Export…"
                </button>
                <button type="button" class="button" on:click=move |_| redaction.share_rules_with_picked()>
                    "Apply rules"
                </button>
                <button type="button" class="button" on:click=close>
                    "Close"
                </button>
            </div>
        </div>
    }
    .into_any()
}

impl RedactionState {
    /// Gives the picked cables the rules of the one on screen.
    fn share_rules_with_picked(self) {
        let Some(current) = self.library.current.get_untracked() else { return };
        let mut keys = self.library.picked.with_untracked(Selection::keys);
        keys.retain(|key| *key != current);
        self.redactions.update(|redactions| redactions.share(current, &keys));
        self.messages
            .say(format!("The rules of this cable were applied to {}.", count(keys.len(), "other cable")));
    }
}

/// The box that picks all cables that are listed, or none.
#[component]
pub(super) fn PickAll() -> impl IntoView {
    let library = expect_context::<LibraryState>();
    let is_all = Memo::new(move |_| {
        library.opened.track();
        library.listed.track();
        library.picked.with(|picked| picked.has_all(&library.keys_in_order()))
    });
    let is_some = move || library.picked.with(|picked| !picked.is_empty()) && !is_all.get();
    let pick = move |event| {
        let on = event_target_checked(&event);
        let keys = library.keys_in_order();
        library.picked.update(|picked| picked.set_all(&keys, on));
    };
    view! {
        <input
            type="checkbox"
            class="library-pick"
            aria-label="Select all that are listed"
            title="Select all that are listed"
            autocomplete="off"
            prop:checked=move || is_all.get()
            prop:indeterminate=is_some
            on:change=pick
        />
    }
}
