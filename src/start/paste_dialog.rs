use leptos::ev::ClipboardEvent;
use leptos::prelude::*;

use crate::context::{IntakeState, LayoutState};
use crate::state::Dialog;
use crate::ui::{ModalDialog, unassisted};
use crate::web;

/// A field to paste into, for those who cannot use a shortcut. What is pasted never stays in it.
#[component]
pub(crate) fn PasteDialog() -> impl IntoView {
    let layout = expect_context::<LayoutState>();
    let intake = expect_context::<IntakeState>();
    let field = NodeRef::<leptos::html::Textarea>::new();
    let read = move |_| {
        let text = field.get_untracked().map(|field| web::take_text(&field)).unwrap_or_default();
        if !text.is_empty() {
            layout.closed(Dialog::Paste);
            intake.open_pasted(text);
        }
    };
    // Straight from the clipboard: the text does not even reach the field.
    let paste = move |event: ClipboardEvent| {
        if intake.paste(&event) {
            layout.closed(Dialog::Paste);
        }
    };
    view! {
        <ModalDialog which=Dialog::Paste title="Paste a cable">
            <div class="paste">
                <label for="paste-field">"Paste the text of a cable here."</label>
                <textarea
                    node_ref=field
                    id="paste-field"
                    rows="10"
                    {..unassisted()}
                    autofocus
                    on:paste=paste
                ></textarea>
                <div class="dialog-actions">
                    <button type="button" class="button" data-primary="" on:click=read>
                        "Read it"
                    </button>
                </div>
            </div>
        </ModalDialog>
    }
}
