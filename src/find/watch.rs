use leptos::prelude::*;
use leptos::reactive::spawn_local_scoped_with_cancellation;
use leptos::task::tick;

use crate::context::FindState;
use crate::state::{Find, Hits, Results, View};
use crate::web;

/// Hits that are painted before the browser may draw again.
const BATCH: usize = 250;
/// How often the list is drawn again while it grows, in milliseconds.
const REFRESH: f64 = 120.0;

impl FindState {
    /// Effects: what is found is painted, and looked for in all open cables if that is asked for.
    pub(crate) fn watch_find(self) {
        // What is drawn again has to be painted again.
        let drawn = Memo::new(move |_| {
            let ui = self.layout.ui.read();
            (ui.view, ui.tab, ui.room, self.library.opened.with(Vec::len))
        });
        Effect::new(move |was_any: Option<bool>| {
            drawn.track();
            let is_any = self.hits.with(Option::is_some);
            if is_any || was_any == Some(true) {
                spawn_local_scoped_with_cancellation(async move {
                    tick().await;
                    self.paint_hits().await;
                });
            }
            is_any
        });
        Effect::new(move |was_any: Option<bool>| {
            drawn.track();
            self.find.track();
            let is_any = self.hits.with(Option::is_some);
            if is_any || was_any == Some(true) {
                web::after_drawing(move || web::paint("find-here", &self.current_spans()));
            }
            is_any
        });
        // Another view shows the hit at which the reader is.
        Effect::new(move |before: Option<View>| {
            let view = self.layout.view.get();
            if before.is_some_and(|before| before != view) && self.find.with_untracked(Find::is_active) {
                self.show_hit();
            }
            view
        });
        let query = Memo::new(move |_| self.find.with(Find::global_query));
        Effect::new(move |_| {
            let (query, count) = (query.get(), self.library.opened.with(Vec::len));
            spawn_local_scoped_with_cancellation(async move {
                let mut results = Results { left: count, ..Results::default() };
                let mut shown = web::now();
                if let Some(query) = query {
                    self.library
                        .each_cable(|key, document| {
                            results.look(key, document, &query);
                            if web::now() - shown > REFRESH {
                                shown = web::now();
                                self.results.set(results.clone());
                            }
                        })
                        .await;
                }
                results.left = 0;
                self.results.set(results);
            });
        });
    }

    /// Paints what was found, first around the reader: a letter may have been found ten thousand times.
    async fn paint_hits(self) {
        let spans = self.hits.with_untracked(|hits| hits.as_ref().map(Hits::all_spans)).unwrap_or_default();
        let here = self.current_spans().first().map_or(0, |span| span.start);
        let first = spans.partition_point(|span| span.start < here).saturating_sub(BATCH / 2);
        let (before, from) = spans.split_at(first.min(spans.len()));
        let (near, after) = from.split_at(BATCH.min(from.len()));
        web::paint("find", near);
        for spans in after.chunks(BATCH).chain(before.chunks(BATCH)) {
            web::next_task().await;
            web::paint_more("find", spans);
        }
    }
}
