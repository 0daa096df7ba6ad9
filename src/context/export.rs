use leptos::prelude::*;

use super::{LayoutState, LibraryState, Messages, ReaderState, RedactionState};
use crate::document::Place;
use crate::export::Choice;

/// What is chosen in the export dialog, and the paragraph whose menu is open.
#[derive(Clone, Copy, Debug)]
pub struct ExportState {
    /// What is chosen in the export dialog.
    pub choice: RwSignal<Choice>,
    /// The paragraph whose menu is open.
    pub asked: RwSignal<Place>,
    pub(crate) layout: LayoutState,
    pub(crate) messages: Messages,
    pub(crate) library: LibraryState,
    pub(crate) reader: ReaderState,
    pub(crate) redaction: RedactionState,
}

impl ExportState {
    /// As the dialog is at first.
    #[must_use]
    pub fn new(redaction: RedactionState) -> Self {
        let RedactionState { layout, messages, library, reader, .. } = redaction;
        Self {
            choice: RwSignal::default(),
            asked: RwSignal::default(),
            layout,
            messages,
            library,
            reader,
            redaction,
        }
    }
}
