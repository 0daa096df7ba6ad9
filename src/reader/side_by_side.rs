//! While source and document are beside each other, what the reader is at on one side is marked on the other.

use std::sync::Arc;

use leptos::ev::PointerEvent;
use leptos::prelude::*;

use crate::context::{LayoutState, ReaderState};
use crate::document::{Document, Place};
use crate::state::View;
use crate::web;
use reftel_core::text::Span;

/// The name in the style sheet under which it is painted.
const PAINT: &str = "other-side";

/// Marks what is selected, and the place where the reader is.
pub(super) fn mark_other_side(document: &Arc<Document>) {
    let layout = expect_context::<LayoutState>();
    let reader = expect_context::<ReaderState>();
    web::on_document("selectionchange", move |_| {
        if layout.view.get_untracked() == View::SideBySide {
            let mut spans = web::selected(".panes");
            spans.sort_unstable();
            if !spans.is_empty() {
                web::paint(PAINT, &spans);
            }
        }
    });
    let document = Arc::clone(document);
    Effect::new(move |_| {
        let here = reader.here.get();
        let spotted = reader.spotted.try_update_value(Option::take).flatten();
        if layout.view.get() == View::SideBySide
            // The heading is half of the page: marking all of it would say nothing.
            && let Some((_, place)) = here.filter(|(_, place)| *place != Place::Heading)
            && let Some(span) = document.span_of(place)
        {
            reader.after_drawing_span(span, move || {
                web::paint(PAINT, &[span]);
                let first = spotted.unwrap_or(span);
                web::reveal(".source", Span { end: first.end.min(first.start + 1), ..first });
            });
        }
    });
}

/// Marks what the pointer is at.
pub(super) fn mark_pointed_at(layout: LayoutState, document: &Document, event: &PointerEvent) {
    if layout.view.get_untracked() == View::SideBySide
        && let Some(unit) = web::pointed_at(event).and_then(|at| document.unit_at(at))
    {
        web::paint(PAINT, &[unit]);
    }
}
