use std::sync::Arc;

use leptos::prelude::*;

use crate::context::{LayoutState, ReaderState, RedactionState};
use crate::document::Document;
use crate::state::{Dialog, Tab};
use crate::web;

/// The bar at the bottom of a narrow screen.
#[component]
pub(super) fn BottomBar(
    /// The cable.
    document: Arc<Document>,
) -> impl IntoView {
    let layout = expect_context::<LayoutState>();
    let reader = expect_context::<ReaderState>();
    let here = move || {
        let place = reader.here.get().map(|(_, place)| place).unwrap_or_default();
        // The released view has no places; and the number may be struck.
        match document.paragraph(place).filter(|_| !layout.released.get()) {
            Some(paragraph) => format!("¶ {}", paragraph.number.value.value),
            None => "¶".to_owned(),
        }
    };
    let redaction = expect_context::<RedactionState>();
    let redact = move |_| {
        if web::is_selected_within("#text") && !layout.released.get_untracked() {
            redaction.redact_selection();
        } else {
            layout.ui.update(|ui| ui.show_tab(Tab::Redaction));
        }
    };
    let drawer = move |pane: Dialog, words: &'static str| {
        view! {
            <button type="button" on:click=move |_| layout.show(pane)>
                {words}
            </button>
        }
    };
    view! {
        <nav class="bottom-bar" aria-label="Reading">
            {drawer(Dialog::LeftPane, "Contents")}
            <div class="bottom-steps">
                <button type="button" aria-label="Previous paragraph" on:click=move |_| reader.step(false)>
                    "‹"
                </button>
                <span class="bottom-here">{here}</span>
                <button type="button" aria-label="Next paragraph" on:click=move |_| reader.step(true)>
                    "›"
                </button>
            </div>
            // Pressed, it leaves the selection as it is.
            <button type="button" on:mousedown=|event| event.prevent_default() on:click=redact>
                "Redact"
            </button>
            {drawer(Dialog::RightPane, "Details")}
        </nav>
    }
}
