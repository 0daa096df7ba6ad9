use leptos::prelude::*;
use reftel_core::text::Span;

use crate::context::FindState;
use crate::state::{Entry, Find, Library, Spot, Tab, Ui};
use crate::web;

impl FindState {
    /// Opens the find bar, or goes to its field.
    pub fn open_find(self) {
        if self.library.current.get_untracked().is_none() {
            return;
        }
        self.layout.ui.update(Ui::close_drawer);
        if !self.find.with_untracked(|find| find.is_open) {
            self.library.library.with_untracked(|library| {
                if let Some(entry) = library.current() {
                    self.find.update(|find| find.open(entry));
                }
            });
        }
        web::after_drawing(move || {
            self.field.with_untracked(|field| field.iter().for_each(web::focus_all));
            self.show_hit();
        });
    }

    /// Closes the find bar, and leaves the reader at the hit.
    pub fn close_find(self) {
        // The element goes, but what still refers to it must not keep the words.
        self.field.with_untracked(|field| field.iter().for_each(web::clear));
        self.find.update(Find::close);
        self.layout.ui.update(Ui::end_find);
        let place = self.reader.here.get_untracked().map(|(_, place)| place).unwrap_or_default();
        web::after_drawing(move || web::focus_place(&place.dom_id()));
    }

    /// Looks for what is being typed.
    pub fn look_for(self, words: String) {
        self.library.library.with_untracked(|library| {
            if let Some(entry) = library.current() {
                self.find.update(|find| find.look_for(entry, words));
            }
        });
        self.go_to_current_hit();
    }

    /// Changes the options, or where is looked.
    pub(super) fn change_find(self, change: impl FnOnce(&mut Find)) {
        self.find.update(change);
        self.go_to_current_hit();
    }

    /// Goes to the next hit, or the one before; opens the bar if nothing is looked for yet.
    pub fn step_hit(self, forward: bool) {
        let was_active = self.find.with_untracked(Find::is_active);
        if !was_active {
            self.open_find();
        }
        let Some(key) = self.library.current.get_untracked() else { return };
        let is_last = self.hits.with_untracked(|hits| {
            self.find.with_untracked(|find| hits.as_ref().is_some_and(|hits| hits.is_last(find, forward)))
        });
        if is_last && self.find.with_untracked(|find| find.global_query().is_some()) {
            let next = self.results.with_untracked(|results| results.neighbour(key, forward));
            if let Some((other, spot)) = next.filter(|(other, _)| *other != key) {
                self.find.update(|find| find.go_to(other, spot));
                // The focus stays in the field, for the next step.
                self.reader.change(|library| go_to_spot(library, other, spot));
                self.show_hit();
                return;
            }
        }
        let spot = self.hits.with_untracked(|hits| {
            self.find.with_untracked(|find| hits.as_ref().and_then(|hits| hits.step(find, forward)))
        });
        if let Some(spot) = spot {
            self.find.update(|find| find.go_to(key, spot));
            self.go_to_current_hit();
        }
    }

    /// Goes to a hit in any of the open cables.
    pub fn go_to_hit(self, key: u32, spot: Spot) {
        self.find.update(|find| find.go_to(key, spot));
        if self.library.current.get_untracked() == Some(key) {
            // The focus stays in the list, for the next one.
            self.layout.ui.update(Ui::close_drawer);
            self.go_to_current_hit();
            return;
        }
        self.reader.jump(|library| go_to_spot(library, key, spot));
        self.show_hit();
    }

    /// Takes the reader to the place of the current hit, without a step in the history for each.
    fn go_to_current_hit(self) {
        let place = self.hits.with_untracked(|hits| {
            let hits = hits.as_ref()?;
            let here = self.find.with_untracked(|find| hits.here(find))?;
            hits.place(hits.spot(here)?)
        });
        if let Some(place) = place {
            if self.reader.here.get_untracked().map(|(_, here)| here) != Some(place) {
                self.library.library.update(|library| library.go(place));
            }
            self.show_hit();
        }
    }

    /// Scrolls to the current hit; to the source where the document does not have it.
    pub(crate) fn show_hit(self) {
        // After whatever else scrolls because the place is another.
        web::after_drawing(move || {
            let Some(span) = self.current_spans().into_iter().next() else { return };
            self.reader.after_drawing_span(span, move || {
                let is_shown = web::reveal(".cable", span);
                if !web::reveal(".source", span) && !is_shown {
                    self.layout.ui.update(Ui::show_source);
                    self.reader.after_drawing_span(span, move || {
                        web::reveal(".source", span);
                    });
                }
            });
        });
    }

    /// The bytes of the file that the current hit shows.
    pub(super) fn current_spans(self) -> Vec<Span> {
        self.hits.with_untracked(|hits| {
            let Some(hits) = hits else { return Vec::new() };
            let here = self.find.with_untracked(|find| hits.here(find));
            here.map(|here| hits.spans(here).iter().collect()).unwrap_or_default()
        })
    }

    /// Shows the list of what was found.
    pub(super) fn show_found(self) {
        self.layout.ui.update(|ui| ui.show_tab(Tab::Found));
    }
}

/// Goes to where a hit is, in any of the cables.
fn go_to_spot(library: &mut Library, key: u32, spot: Spot) {
    library.select(key);
    let unit = |entry: &Entry| entry.document.texts().units().get(spot.unit).map(|unit| unit.place);
    if let Some(place) = library.current().and_then(unit) {
        library.go(place);
    }
}
