use std::sync::Arc;

use leptos::prelude::*;

use super::contents::{Contents, ContentsFrame};
use crate::context::Slices;
use crate::context::{LayoutState, ReaderState, RedactionState};
use crate::document::Document;
use crate::library::{LibraryHandle, LibraryPane};

/// The open cables, and the contents of the one on screen.
#[component]
pub(super) fn LeftPane(
    /// The cable.
    document: Arc<Document>,
) -> impl IntoView {
    let layout = expect_context::<LayoutState>();
    let reader = expect_context::<ReaderState>();
    let share = Memo::new(move |_| layout.ui.read().library_share);
    let height = move || share.get().map(|share| format!("{share}%"));
    let is_sized = move || share.get().map(|_| "");
    move || {
        if layout.released.get() {
            // Nothing of the cable but what is released: not even the list of cables, which has subjects.
            return view! { <ReleasedContents /> }.into_any();
        }
        view! {
            <div class="library-pane" style:block-size=height data-sized=is_sized>
                <LibraryPane />
            </div>
            <LibraryHandle />
            <Contents cable=Arc::clone(&document) slices=reader.contents />
        }
        .into_any()
    }
}

/// The contents of what is released.
#[component]
fn ReleasedContents() -> impl IntoView {
    let redaction = expect_context::<RedactionState>();
    move || match redaction.released_form.get() {
        Some(cable) => view! { <Contents cable slices=Slices::of_blocks() /> }.into_any(),
        None => view! { <ContentsFrame>""</ContentsFrame> }.into_any(),
    }
}
