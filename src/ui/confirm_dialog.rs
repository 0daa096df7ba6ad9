use leptos::prelude::*;

use super::ModalDialog;
use crate::context::LayoutState;
use crate::state::Dialog;

/// A dialog that asks before something is done that cannot be taken back. The focus is on *Cancel*.
#[component]
pub(crate) fn ConfirmDialog(
    /// Which one.
    which: Dialog,
    /// The question.
    title: &'static str,
    /// What follows from a yes.
    about: &'static str,
    /// What the button says that does it.
    confirm: &'static str,
    /// Does it; the dialog is closed by then.
    on_confirm: impl Fn() + Send + 'static,
) -> impl IntoView {
    let layout = expect_context::<LayoutState>();
    let yes = move |_| {
        layout.closed(which);
        on_confirm();
    };
    view! {
        <ModalDialog which title>
            <div class="export">
                <p>{about}</p>
                <div class="dialog-actions">
                    <button type="button" class="button" on:click=yes>
                        {confirm}
                    </button>
                    <button
                        type="button"
                        class="button"
                        data-primary=""
                        autofocus
                        on:click=move |_| layout.closed(which)
                    >
                        "Cancel"
                    </button>
                </div>
            </div>
        </ModalDialog>
    }
    .into_any()
}
