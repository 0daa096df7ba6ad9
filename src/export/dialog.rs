use leptos::prelude::*;

use super::cite_form::CiteForm;
use super::save_form::SaveForm;
use crate::context::LayoutState;
use crate::state::Dialog;
use crate::ui::ModalDialog;

/// The dialog that *Export* opens.
#[component]
pub(crate) fn ExportDialog() -> impl IntoView {
    let LayoutState { ui, .. } = expect_context();
    let is_open = Memo::new(move |_| ui.read().dialog == Some(Dialog::Export));
    // What it shows depends on the cable, and costs something: only while it is open.
    view! {
        <ModalDialog which=Dialog::Export title="Export">
            <Show when=move || is_open.get()>
                <div class="export">
                    <SaveForm />
                    <CiteForm />
                </div>
            </Show>
        </ModalDialog>
    }
    .into_any()
}
