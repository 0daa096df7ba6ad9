use leptos::html::Div;
use leptos::prelude::*;

use super::{LayoutState, LibraryState, Messages, ReaderState, RedactionState};
use crate::document::Place;
use crate::state::{Choice, Entry, HeldBack, Scope, Selection};

/// The export dialog and its job, and the menu of a paragraph.
#[derive(Clone, Copy, Debug)]
pub struct ExportState {
    /// What is chosen in the export dialog.
    pub choice: RwSignal<Choice>,
    /// Why the last export was held back, if it was.
    pub held_back: RwSignal<Option<HeldBack>>,
    /// How many cables of how many are released, while a file is made.
    pub progress: RwSignal<Option<(usize, usize)>>,
    /// The paragraph whose menu is open.
    pub menu_place: RwSignal<Place>,
    /// The menu itself.
    pub menu: NodeRef<Div>,
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
            held_back: RwSignal::default(),
            progress: RwSignal::default(),
            menu_place: RwSignal::default(),
            menu: NodeRef::new(),
            layout,
            messages,
            library,
            reader,
            redaction,
        }
    }

    /// Which cables are chosen, as far as there are such.
    pub(crate) fn scope(self) -> Scope {
        let picked = self.library.picked.with(Selection::len);
        self.choice.read().scope.among(picked, self.library.listed.with(Option::is_some))
    }

    /// The cables that are chosen, in the order in which they were opened.
    pub(crate) fn chosen(self) -> Vec<Entry> {
        let scope = untrack(|| self.scope());
        let picked = self.library.picked.get_untracked();
        let listed = self.library.listed.get_untracked().unwrap_or_default();
        self.library.library.with_untracked(|library| {
            let current = library.current().map(|entry| entry.key);
            let is_chosen = |entry: &&Entry| match scope {
                Scope::Current => Some(entry.key) == current,
                Scope::Picked => picked.has(entry.key),
                Scope::Listed => listed.binary_search(&entry.key).is_ok(),
                Scope::All => true,
            };
            library.entries().iter().filter(is_chosen).cloned().collect()
        })
    }
}
