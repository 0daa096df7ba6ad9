use leptos::task::spawn_local;

use crate::context::{FindState, LibraryState};
use crate::document::Document;
use crate::state::{Find, Hits, Results, Spot, Tab, Ui, View};
use crate::turns::Turns;
use crate::web;
use leptos::prelude::*;
use reftel_core::text::Span;

/// How long cables are looked through before the browser may draw again, in milliseconds.
const SLICE: f64 = 12.0;
/// Hits that are painted before the browser may draw again.
const AT_ONCE: usize = 250;
/// How often a list that grows is drawn anew, in milliseconds.
const OFTEN: f64 = 120.0;

impl FindState {
    /// Opens the find bar, or goes to its field.
    pub fn open_find(self) {
        if self.library.current.get_untracked().is_none() {
            return;
        }
        self.layout.ui.update(Ui::close_drawer);
        if !self.find.with_untracked(|find| find.is_open) {
            self.library.library.with_untracked(|library| {
                let entry = library.current();
                entry.iter().for_each(|entry| self.find.update(|find| find.open(entry)));
            });
        }
        web::after_drawing(move || {
            web::focus_all(web::FIND_FIELD);
            self.show_hit();
        });
    }

    /// Closes the find bar, and leaves the reader at the hit.
    pub fn close_find(self) {
        // The element goes; whoever else holds it shall not hold the words.
        web::take_value(web::FIND_FIELD);
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
        self.go_to_hit_here();
    }

    /// Changes what counts, or where is looked.
    pub(super) fn change_find(self, change: impl FnOnce(&mut Find)) {
        self.find.update(change);
        self.go_to_hit_here();
    }

    /// Goes to the next hit, or the one before; opens the bar when nothing was looked for yet.
    pub fn step_hit(self, forward: bool) {
        let was_on = self.find.with_untracked(Find::is_on);
        if !was_on {
            self.open_find();
        }
        let Some(key) = self.library.current.get_untracked() else { return };
        let spot = self.hits.with_untracked(|hits| {
            self.find.with_untracked(|find| hits.as_ref().and_then(|hits| hits.step(find, forward)))
        });
        if let Some(spot) = spot {
            self.find.update(|find| find.stand(key, spot));
            self.go_to_hit_here();
        }
    }

    /// Goes to a hit in any of the open cables.
    pub fn go_to_hit(self, key: u32, spot: Spot) {
        self.find.update(|find| find.stand(key, spot));
        if self.library.current.get_untracked() == Some(key) {
            // The focus stays in the list, for the next one.
            self.layout.ui.update(Ui::close_drawer);
            self.go_to_hit_here();
            return;
        }
        self.reader.jump(|library| {
            library.select(key);
            let place = library
                .current()
                .and_then(|entry| entry.document.texts().units().get(spot.unit).map(|unit| unit.place));
            place.into_iter().for_each(|place| library.go(place));
        });
        self.show_hit();
    }

    /// Takes the reader to the place of the hit, without a step in the history for every one.
    fn go_to_hit_here(self) {
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

    /// Scrolls to the hit at which the reader is; to the source where the document does not have it.
    pub(crate) fn show_hit(self) {
        // After whatever else scrolls because the place is another.
        web::after_drawing(move || {
            web::after_drawing(move || {
                let first = self.spans_here().into_iter().next();
                let Some(span) = first else { return };
                let is_shown = web::reveal(".cable", span);
                if !web::reveal(".source", span) && !is_shown {
                    self.layout.ui.update(Ui::show_source);
                    web::after_drawing(move || {
                        web::reveal(".source", span);
                    });
                }
            });
        });
    }

    /// Paints what was found, around the reader first: a letter may have been found ten thousand times.
    fn paint_hits(self, goes_on: impl Fn() -> bool + 'static) {
        let spans = self.hits.with_untracked(|hits| hits.as_ref().map(Hits::all_spans)).unwrap_or_default();
        let here = self.spans_here().first().map_or(0, |span| span.start);
        let first = spans.partition_point(|span| span.start < here).saturating_sub(AT_ONCE / 2);
        let (before, from) = spans.split_at(first.min(spans.len()));
        let (near, after) = from.split_at(AT_ONCE.min(from.len()));
        web::paint("find", near);
        if before.is_empty() && after.is_empty() {
            return;
        }
        let (before, after) = (before.to_vec(), after.to_vec());
        spawn_local(async move {
            for spans in after.chunks(AT_ONCE).chain(before.chunks(AT_ONCE)) {
                web::next_task().await;
                if !goes_on() {
                    return;
                }
                web::paint_more("find", spans);
            }
        });
    }

    fn spans_here(self) -> Vec<Span> {
        self.hits.with_untracked(|hits| {
            let Some(hits) = hits else { return Vec::new() };
            let here = self.find.with_untracked(|find| hits.here(find));
            here.map(|here| hits.spans(here).iter().collect()).unwrap_or_default()
        })
    }

    /// What was found is painted, and looked for in all cables when that is asked for.
    pub(crate) fn watch_find(self) {
        // What is drawn anew has to be painted anew.
        let drawn = Memo::new(move |_| {
            let ui = self.layout.ui.read();
            (ui.view, ui.tab, ui.narrow, self.library.opened.with(Vec::len))
        });
        let (turns, mut were_any) = (Turns::default(), false);
        Effect::new(move |_| {
            drawn.track();
            let is_any = self.hits.with(Option::is_some);
            let is_last = turns.begin();
            if is_any || were_any {
                web::after_drawing(move || self.paint_hits(is_last));
            }
            were_any = is_any;
        });
        let mut was_any = false;
        Effect::new(move |_| {
            drawn.track();
            self.find.track();
            let is_any = self.hits.with(Option::is_some);
            if is_any || was_any {
                web::after_drawing(move || web::paint("find-here", &self.spans_here()));
            }
            was_any = is_any;
        });
        // Another view shows the hit at which the reader is.
        Effect::new(move |before: Option<View>| {
            let view = self.layout.view.get();
            if before.is_some_and(|before| before != view) && self.find.with_untracked(Find::is_on) {
                self.show_hit();
            }
            view
        });
        let asked = Memo::new(move |_| self.find.with(Find::asked_of_all));
        let turns = Turns::default();
        Effect::new(move |_| {
            let (asked, count) = (asked.get(), self.library.opened.with(Vec::len));
            let is_last = turns.begin();
            spawn_local(async move {
                let mut results = Results { left: count, ..Results::default() };
                let mut drawn = web::now();
                if let Some(query) = asked {
                    let mut look = |key: u32, document: &Document| {
                        results.look(key, document, &query);
                        if web::now() - drawn > OFTEN {
                            drawn = web::now();
                            self.results.set(results.clone());
                        }
                    };
                    if !self.library.each_cable(&is_last, &mut look).await {
                        return;
                    }
                }
                results.left = 0;
                self.results.set(results);
            });
        });
    }

    /// Shows the list of what was found.
    pub(super) fn show_found(self) {
        self.layout.ui.update(|ui| ui.show_tab(Tab::Found));
    }
}

impl LibraryState {
    /// Looks at all open cables, in slices that leave the browser time to draw. Whether it came to the end: others may
    /// have been asked for before.
    pub(super) async fn each_cable(
        self,
        goes_on: &dyn Fn() -> bool,
        look: &mut dyn FnMut(u32, &Document),
    ) -> bool {
        let Some(entries) = self.library.try_with_untracked(|library| library.entries().to_vec()) else {
            return false;
        };
        let mut since = web::now();
        for entry in entries {
            if web::now() - since > SLICE {
                web::next_task().await;
                since = web::now();
            }
            if !goes_on() {
                return false;
            }
            look(entry.key, &entry.document);
        }
        true
    }
}
