use std::ops::Range;
use std::sync::Arc;

use leptos::html::div;
use leptos::prelude::*;

use super::sliced_list::SlicedList;
use crate::context::{LINES_IN_CHUNK, Slices};
use crate::document::Document;
use crate::ui::cable_text;

/// The cable as it was received, line by line.
#[component]
pub(super) fn SourceText(
    /// The cable.
    document: Arc<Document>,
    /// How many of its chunks are drawn.
    slices: Slices,
) -> impl IntoView {
    let count = document.cable().lines.len().div_ceil(LINES_IN_CHUNK);
    let chunks = move |range: Range<usize>| {
        let chunk = |index: usize| {
            let lines = document.source_lines().skip(index * LINES_IN_CHUNK).take(LINES_IN_CHUNK);
            let line = |span| div().class("source-line").child(cable_text(document.shown_raw(span)));
            div().class("source-chunk").child(lines.map(line).collect_view())
        };
        range.map(chunk).collect_view().into_any()
    };
    view! {
        <section class="source" aria-label="Source" role="region" tabindex="0">
            <SlicedList slices count rows=chunks />
        </section>
    }
}
