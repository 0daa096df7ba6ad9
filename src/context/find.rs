use leptos::html;
use leptos::prelude::*;

use super::{LayoutState, LibraryState, ReaderState};
use crate::state::{Find, Hits, Results};

/// What is looked for, and what was found.
#[derive(Clone, Copy, Debug)]
pub struct FindState {
    /// The query of the find bar.
    pub find: RwSignal<Find>,
    /// What was found in the cable on screen; None if nothing is looked for.
    pub hits: Memo<Option<Hits>>,
    /// What was found in all open cables.
    pub results: RwSignal<Results>,
    pub(crate) field: NodeRef<html::Input>,
    pub(crate) layout: LayoutState,
    pub(crate) library: LibraryState,
    pub(crate) reader: ReaderState,
}

impl FindState {
    /// Nothing is looked for.
    #[must_use]
    pub fn new(layout: LayoutState, library: LibraryState, reader: ReaderState) -> Self {
        let find: RwSignal<Find> = RwSignal::default();
        let query = Memo::new(move |_| find.with(|find| find.is_active().then(|| find.query.clone())));
        // Hits are never compared: that would take longer than to draw them.
        let hits = Memo::new_with_compare(
            move |_| {
                library.current.with(|_| ());
                let query = query.get()?;
                library.library.with_untracked(|library| Some(Hits::new(library.current()?, &query)))
            },
            |_, _| true,
        );
        Self { find, hits, results: RwSignal::default(), field: NodeRef::new(), layout, library, reader }
    }
}
