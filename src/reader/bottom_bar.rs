use std::sync::Arc;

use leptos::prelude::*;

use crate::context::{LayoutState, ReaderState};
use crate::document::Document;
use crate::state::Dialog;

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
            {drawer(Dialog::Export, "Export")}
            {drawer(Dialog::RightPane, "Details")}
        </nav>
    }
}
