use leptos::prelude::*;

use super::{LayoutState, LibraryState, ReaderState};
use crate::state::Intake;

/// What became of the last files or paste.
#[derive(Clone, Copy, Debug)]
pub struct IntakeState {
    /// How many files were read, and which were refused.
    pub intake: RwSignal<Intake>,
    pub(crate) layout: LayoutState,
    pub(crate) library: LibraryState,
    pub(crate) reader: ReaderState,
}

impl IntakeState {
    /// Nothing was opened yet.
    #[must_use]
    pub fn new(layout: LayoutState, library: LibraryState, reader: ReaderState) -> Self {
        Self { intake: RwSignal::default(), layout, library, reader }
    }
}
