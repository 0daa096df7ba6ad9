use leptos::prelude::*;

use super::privacy::Privacy;
use crate::context::{IntakeState, LayoutState};
use crate::library::Waiting;
use crate::state::Dialog;

/// The first screen.
#[component]
pub(crate) fn StartScreen() -> impl IntoView {
    let layout = expect_context::<LayoutState>();
    let intake = expect_context::<IntakeState>();
    view! {
        <main id="text" class="start" tabindex="-1">
            <section class="drop-zone">
                <Waiting />
                <h1>"Read a US diplomatic cable"</h1>
                <p class="lead">"Paste the text, or drop files or a folder anywhere on this page."</p>
                <div class="start-buttons">
                    <button
                        type="button"
                        class="button"
                        data-primary=""
                        on:click=move |_| intake.choose_files()
                    >
                        "Open files…"
                    </button>
                    <button type="button" class="button" on:click=move |_| intake.choose_folder()>
                        "Open folder…"
                    </button>
                    <button type="button" class="button" on:click=move |_| layout.show(Dialog::Paste)>
                        "Paste"
                    </button>
                    <button type="button" class="button" on:click=move |_| layout.show(Dialog::Samples)>
                        "Try a sample"
                    </button>
                </div>
                <p class="dialects">
                    "State Department telegrams · Cablegate and PlusD pages · National Archives 1973–79 · FOIA releases · scans with OCR text"
                </p>
            </section>
            <Privacy />
        </main>
    }
}
