use leptos::prelude::*;
use reftel_core::text::Span;

use super::slices::Slices;
use super::{LayoutState, LibraryState, Messages};
use crate::document::{Document, Place};
use crate::position::Position;
use crate::state::{Entry, Library, MISSING_AT_ONCE, Ui, View};
use crate::web;

/// Lines of the source that the browser lays out together, or not at all while they are out of sight.
pub(crate) const LINES_IN_CHUNK: usize = 40;
/// How many such chunks are drawn at once.
const CHUNKS: usize = 4;

/// Where the reader is, and the ways to other places.
#[derive(Clone, Copy, Debug)]
pub struct ReaderState {
    /// The key of the cable on screen, and the place in it.
    pub here: Memo<Option<(u32, Place)>>,
    /// Whether the next change of place is one to come back from.
    pub push: RwSignal<bool>,
    /// How far the text is drawn.
    pub(crate) blocks: Slices,
    /// How far the contents are drawn.
    pub(crate) contents: Slices,
    /// How far the source is drawn, in chunks of lines.
    pub(crate) lines: Slices,
    /// The bytes at which the source is to begin when it comes beside the text, in place of where the reader is.
    pub(crate) spotted: StoredValue<Option<Span>>,
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
            blocks: Slices::of_blocks(),
            contents: Slices::of_blocks(),
            lines: Slices::new(CHUNKS, CHUNKS),
            spotted: StoredValue::default(),
            layout,
            messages,
            library,
        }
    }

    /// Whether the cable with that id is open. It is tracked.
    pub(crate) fn is_open(self, id: &str) -> bool {
        // Read, not only tracked: a memo that was never read follows nothing.
        self.library.opened.with(|_| ());
        self.library.library.with_untracked(|library| library.key_of(id).is_some())
    }

    /// Names and keys of the open cables that cite the one on screen.
    pub(crate) fn citing(self) -> Vec<(String, u32)> {
        self.library.library.with_untracked(|library| {
            let id = library.current().and_then(|entry| entry.document.id());
            let keys = id.map(|id| library.citing(id)).unwrap_or_default();
            let named = |entry: &Entry| (entry.document.name().to_owned(), entry.key);
            library.entries().iter().filter(|entry| keys.contains(&entry.key)).map(named).collect()
        })
    }

    /// Shows the cable in another way, at the same place.
    pub fn show_view(self, view: View) {
        if self.layout.ui.read_untracked().view != view {
            // The text is drawn anew, and where the browser scrolls to meanwhile is no place of the reader's.
            web::hold_place();
            self.layout.ui.update(|ui| ui.view = view);
            self.show_place();
        }
    }

    /// Marks bytes of the file and shows them, in the source if they are not in the document.
    pub fn spot(self, span: Span, in_source: bool) {
        web::hold_place();
        let before = self.layout.ui.read_untracked().view;
        self.layout.ui.update(|ui| if in_source { ui.show_source() } else { ui.close_drawer() });
        let is_drawn_anew = self.layout.ui.read_untracked().view != before;
        if is_drawn_anew {
            self.spotted.set_value(Some(span));
        }
        self.after_drawing_span(span, move || {
            web::paint("spot", &[span]);
            let shown = web::reveal(".cable", span);
            if web::reveal(".source", span) || shown || in_source {
                if let Some((_, place)) = self.here.get_untracked() {
                    // Drawn in another way, the text has lost its place and what had the focus.
                    if is_drawn_anew && !shown {
                        self.after_drawing(place, move || web::keep(&place.dom_id()));
                    }
                    web::focus_if_lost(&place.dom_id());
                }
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
        self.change(go);
        self.show_place();
    }

    /// The same, and leaves it to the caller to scroll.
    pub(crate) fn change(self, go: impl FnOnce(&mut Library)) {
        self.layout.ui.update(Ui::close_drawer);
        let before = self.library.library.with_untracked(Library::mark);
        self.library.library.update(go);
        let is_another = self.library.library.with_untracked(Library::mark) != before;
        self.push.update_untracked(|push| *push = is_another);
    }

    /// Goes where the browser's Back or Forward leads, or an address that was typed.
    pub(crate) fn travel(self) {
        let position = Position::parse(&web::hash());
        self.library.library.update(|library| {
            let found = web::history_state().is_some_and(|mark| library.go_to_mark(&mark));
            if let Some(position) = position.as_ref().filter(|_| !found) {
                library.go_to(position);
            }
        });
        let wanted = self.library.library.with_untracked(|library| library.wanted().cloned());
        // The first screen says so in its middle.
        let is_new = |wanted: &Position| position.as_ref() == Some(wanted);
        if self.here.get_untracked().is_some()
            && let Some(wanted) = wanted.filter(is_new)
        {
            self.messages.say(wanted.waiting_words());
        }
        self.show_place();
    }

    /// Goes to the cable with that id; if it is not open, to what is known of it.
    pub fn follow(self, id: &str) {
        match self.library.library.with_untracked(|library| library.key_of(id)) {
            Some(key) => self.select(key),
            None => {
                self.layout.ui.update(Ui::show_left);
                if self.library.library.with_untracked(Library::ghosts).len() > MISSING_AT_ONCE {
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
                self.messages.say("None of the cables that this one cites is open.".to_owned());
            }
            None => self.messages.say("No open cable cites this one.".to_owned()),
        }
    }

    /// Scrolls to where the reader is, once it has been drawn.
    pub(crate) fn show_place(self) {
        let place = self.library.library.with_untracked(|library| library.current().map(|entry| entry.place));
        let Some(place) = place else { return };
        if self.layout.ui.read_untracked().view == View::Source {
            let start =
                self.library.library.with_untracked(|library| library.current()?.document.span_of(place));
            let Some(start) = start.map(|span| Span { end: span.end.min(span.start + 1), ..span }) else {
                return;
            };
            self.after_drawing_span(start, move || {
                web::reveal(".source", start);
            });
        } else {
            self.after_drawing(place, move || web::show(&place.dom_id()));
        }
    }

    /// Calls `then` when a place of the cable on screen is drawn.
    pub(crate) fn after_drawing(self, place: Place, then: impl FnOnce() + 'static) {
        self.after_slices(move |document| (document.block_index(place), 0), then);
    }

    /// Calls `then` when the text and the source are drawn as far as these bytes of the cable on screen.
    pub(crate) fn after_drawing_span(self, span: Span, then: impl FnOnce() + 'static) {
        let rows = move |document: &Document| {
            let lines = &document.cable().lines;
            let line = lines.partition_point(|line| line.span.end <= span.start);
            (document.block_index(document.nearest(span)), line / LINES_IN_CHUNK)
        };
        self.after_slices(rows, then);
    }

    /// Draws text and contents, and the source, as far as the two indices that `rows` tells.
    fn after_slices(
        self,
        rows: impl FnOnce(&Document) -> (usize, usize) + 'static,
        then: impl FnOnce() + 'static,
    ) {
        web::after_drawing(move || {
            let rows =
                self.library.library.with_untracked(|library| Some(rows(&library.current()?.document)));
            let Some((block, chunk)) = rows else { return then() };
            let is_missing =
                [self.blocks.draw_to(block), self.contents.draw_to(block), self.lines.draw_to(chunk)];
            if is_missing.contains(&true) {
                web::after_drawing(move || {
                    web::paint_new();
                    then();
                });
            } else {
                then();
            }
        });
    }

    /// Draws all of the text and of the source, for paper.
    pub(crate) fn draw_all(self) {
        self.blocks.draw_all();
        self.lines.draw_all();
    }

    /// Follows the reader who scrolls.
    pub(crate) fn follow_scroll(self) {
        let place = if self.layout.ui.read_untracked().view == View::Source {
            web::byte_at_top().and_then(|at| {
                let at = Span { start: at, end: at + 1 };
                self.library.library.with_untracked(|library| Some(library.current()?.document.nearest(at)))
            })
        } else {
            web::id_at_top().and_then(|id| Place::from_dom_id(&id))
        };
        let Some(place) = place else { return };
        if self
            .library
            .library
            .with_untracked(|library| library.current().is_some_and(|entry| entry.place != place))
        {
            self.library.library.update(|library| library.go(place));
        }
    }
}
