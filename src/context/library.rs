use leptos::prelude::*;

use crate::document::Document;
use crate::position::Position;
use crate::state::{Closed, Library, Listing, Selection};
use crate::web;

/// How long cables are looked through before the browser may draw again, in milliseconds.
const SLICE: f64 = 12.0;

/// The open cables, and which of them are listed.
#[derive(Clone, Copy, Debug)]
pub struct LibraryState {
    /// Open cables.
    pub library: RwSignal<Library>,
    /// Keys of the open cables. What goes over all of them follows this, and not every step of the reader.
    pub opened: Memo<Vec<u32>>,
    /// The key of the cable on screen. What is drawn of it stays while the library changes otherwise.
    pub current: Memo<Option<u32>>,
    /// Which cables are listed, and in which order.
    pub listing: RwSignal<Listing>,
    /// Keys of the cables that are listed, in order; None if all are.
    pub listed: RwSignal<Option<Vec<u32>>>,
    /// Which of them are picked, to do something with all of them.
    pub picked: RwSignal<Selection>,
    /// The cables that the reader asked to close, while a dialog asks back.
    pub(crate) closing: RwSignal<Vec<u32>>,
    /// What was closed last, while that can be undone.
    pub(crate) closed: RwSignal<Closed>,
}

impl Default for LibraryState {
    fn default() -> Self {
        Self::new()
    }
}

impl LibraryState {
    /// Nothing is open. The address may name a cable to go to once it is.
    #[must_use]
    pub fn new() -> Self {
        let mut library = Library::default();
        if let Some(position) = Position::parse(&web::hash()) {
            library.go_to(&position);
        }
        let library = RwSignal::new(library);
        Self {
            library,
            opened: Memo::new(move |_| library.read().entries().iter().map(|entry| entry.key).collect()),
            current: Memo::new(move |_| library.read().current().map(|entry| entry.key)),
            listing: RwSignal::default(),
            listed: RwSignal::default(),
            picked: RwSignal::default(),
            closing: RwSignal::default(),
            closed: RwSignal::default(),
        }
    }

    /// Calls `look` with the key and the document of each open cable, in slices that leave the browser time to draw.
    pub(crate) async fn each_cable(self, mut look: impl FnMut(u32, &Document)) {
        let entries = self.library.with_untracked(|library| library.entries().to_vec());
        let mut since = web::now();
        for entry in entries {
            if web::now() - since > SLICE {
                web::next_task().await;
                since = web::now();
            }
            look(entry.key, &entry.document);
        }
    }
}
