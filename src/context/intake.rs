use leptos::html;
use leptos::prelude::*;

use super::{LayoutState, LibraryState, ReaderState};
use crate::state::Intake;
use crate::web;

/// What became of the last files or paste.
#[derive(Clone, Copy, Debug)]
pub struct IntakeState {
    /// How many files were read, and which were refused.
    pub intake: RwSignal<Intake>,
    pub(crate) file_input: NodeRef<html::Input>,
    pub(crate) folder_input: NodeRef<html::Input>,
    pub(crate) layout: LayoutState,
    pub(crate) library: LibraryState,
    pub(crate) reader: ReaderState,
}

impl IntakeState {
    /// Nothing was opened yet.
    #[must_use]
    pub fn new(layout: LayoutState, library: LibraryState, reader: ReaderState) -> Self {
        let (file_input, folder_input) = (NodeRef::new(), NodeRef::new());
        Self { intake: RwSignal::default(), file_input, folder_input, layout, library, reader }
    }

    /// Shows the system's dialog for files.
    pub(crate) fn choose_files(self) {
        self.file_input.with_untracked(|input| input.iter().for_each(|input| web::click(input)));
    }

    /// Shows the system's dialog for a folder.
    pub(crate) fn choose_folder(self) {
        self.folder_input.with_untracked(|input| input.iter().for_each(|input| web::click(input)));
    }
}
