use leptos::prelude::*;
use reftel_core::text::Span;

use super::{LayoutState, LibraryState, Messages};
use crate::document::Place;
use crate::library::SHOWN;
use crate::position::Position;
use crate::state::{Library, Ui, View};
use crate::web;

/// Where the reader is, and the ways to other places.
#[derive(Clone, Copy, Debug)]
pub struct ReaderState {
    /// The key of the cable on screen, and the place in it.
    pub here: Memo<Option<(u32, Place)>>,
    /// Whether the next change of place is one to come back from.
    pub push: RwSignal<bool>,
    layout: LayoutState,
    messages: Messages,
    library: LibraryState,
}

impl ReaderState {
    /// At the place that the library names.
    #[must_use]
    pub fn new(layout: LayoutState, messages: Messages, library: LibraryState) -> Self {
        let cables = library.library;
        Self {
            here: Memo::new(move |_| cables.read().current().map(|entry| (entry.key, entry.place))),
            push: RwSignal::default(),
            layout,
            messages,
            library,
        }
    }

    /// Says of every link whether it leads to an open cable, once all is drawn.
    pub(crate) fn mark_open(self) {
        web::after_drawing(move || {
            self.library.library.with_untracked(|library| web::mark_open(&|id| library.key_of(id).is_some()));
        });
    }

    /// Shows the cable in another way, at the same place.
    pub fn show_view(self, view: View) {
        if self.layout.ui.read_untracked().view != view {
            self.layout.ui.update(|ui| ui.view = view);
            self.show_place();
        }
    }

    /// Marks bytes of the file and shows them, in the source if they are not in the document.
    pub fn spot(self, span: Span, in_source: bool) {
        self.layout.ui.update(|ui| if in_source { ui.show_source() } else { ui.close_drawer() });
        web::after_drawing(move || {
            web::paint("spot", &[span]);
            let shown = web::reveal(".cable", span);
            if web::reveal(".source", span) || shown || in_source {
                // Drawn in another way, the text has lost what had the focus.
                self.with_here(|place| web::focus_if_lost(&place));
                return;
            }
            self.spot(span, true);
        });
    }

    /// Goes to the next paragraph, or the one before.
    pub fn step(self, forward: bool) {
        self.library.library.update(|library| library.step_paragraph(forward));
        self.show_place();
    }

    /// Goes to a place of the cable on screen.
    pub fn go(self, place: Place) {
        self.jump(|library| library.go(place));
    }

    /// Shows another of the open cables.
    pub fn select(self, key: u32) {
        self.jump(|library| library.select(key));
    }

    /// Goes somewhere from where the browser's Back leads back.
    pub(crate) fn jump(self, go: impl FnOnce(&mut Library)) {
        self.layout.ui.update(Ui::close_drawer);
        let before = self.library.library.with_untracked(Library::mark);
        self.library.library.update(go);
        let is_another = self.library.library.with_untracked(Library::mark) != before;
        self.push.update_untracked(|push| *push = is_another);
        self.show_place();
    }

    /// Goes where the browser's Back or Forward leads, or an address that was typed.
    pub(crate) fn travel(self) {
        let position = Position::parse(&web::hash());
        self.library.library.update(|library| {
            let found = web::history_state().is_some_and(|mark| library.go_to_mark(&mark));
            if let Some(position) = position.filter(|_| !found) {
                library.go_to(&position);
            }
        });
        self.show_place();
    }

    /// Goes to the cable with that id; if it is not open, to what is known of it.
    pub fn follow(self, id: &str) {
        match self.library.library.with_untracked(|library| library.key_of(id)) {
            Some(key) => self.select(key),
            None => {
                self.layout.ui.update(Ui::show_left);
                if self.library.library.with_untracked(Library::ghosts).len() > SHOWN {
                    self.library.listing.update(|listing| listing.missing = true);
                }
                let row = format!("ghost-{id}");
                web::after_drawing(move || web::focus(&row));
                self.messages.say(format!("{id} is not open. Drop it on the page to follow the reference."));
            }
        }
    }

    /// Goes to the next cable in the chain of references.
    pub(crate) fn step_chain(self, earlier: bool) {
        match self.library.library.with_untracked(|library| library.linked(earlier)) {
            Some(key) => self.select(key),
            None if earlier => {
                self.messages.say("None of the cables that this one cites is open.".to_owned())
            }
            None => self.messages.say("No open cable cites this one.".to_owned()),
        }
    }

    /// Scrolls to where the reader is, once it has been drawn.
    pub(crate) fn show_place(self) {
        self.with_here(|place| web::after_drawing(move || web::show(&place)));
    }

    /// Does something with the `id` of the place where the reader is.
    pub(crate) fn with_here(self, then: fn(String)) {
        let place = self.library.library.with_untracked(|library| library.current().map(|entry| entry.place));
        if let Some(place) = place {
            then(place.dom_id());
        }
    }

    pub(crate) fn follow_scroll(self) {
        let Some(place) = web::id_at_top().and_then(|id| Place::from_dom_id(&id)) else { return };
        if self
            .library
            .library
            .with_untracked(|library| library.current().is_some_and(|entry| entry.place != place))
        {
            self.library.library.update(|library| library.go(place));
        }
    }
}
