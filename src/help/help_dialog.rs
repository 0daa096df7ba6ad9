use leptos::prelude::*;

use super::keys::Keys;
use super::settings::SettingsForm;
use crate::context::LayoutState;
use crate::state::Dialog;
use crate::ui::ModalDialog;

/// Settings and the list of keys.
#[component]
pub(crate) fn HelpDialog() -> impl IntoView {
    let layout = expect_context::<LayoutState>();
    view! {
        <ModalDialog which=Dialog::Help title="Help and settings">
            <div class="help">
                <SettingsForm />
                <h3>"Keys"</h3>
                <Keys />
                <p class="muted">
                    "Nothing to read at hand? Open "
                    <button type="button" class="link" on:click=move |_| layout.show(Dialog::Samples)>
                        "a sample"
                    </button> "."
                </p>
                <p class="muted">
                    "Cables are kept in the memory of this page and nowhere else: close the tab, and they are gone. Only the settings are stored."
                </p>
            </div>
        </ModalDialog>
    }
}
