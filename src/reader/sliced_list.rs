use std::ops::Range;

use leptos::prelude::*;

use crate::context::Slices;
use crate::web;

/// The rows of a list of `count` rows: the first slice at once, the others in tasks of their own, between which the browser
/// draws and takes what the reader does.
#[component]
pub(crate) fn SlicedList<F>(
    /// How far the list is drawn. It starts again with each list.
    slices: Slices,
    /// How many rows it has.
    count: usize,
    /// Draws some of the rows.
    rows: F,
) -> impl IntoView
where
    F: Fn(Range<usize>) -> AnyView + Clone + Send + 'static,
{
    slices.restart();
    leptos::task::spawn_local_scoped_with_cancellation(async move {
        loop {
            web::next_task().await;
            if !slices.draw_next(count) {
                return;
            }
            web::after_drawing(web::paint_new);
        }
    });
    let each = move || 0..slices.number(count);
    let children = move |slice| rows(slices.rows(slice, count));
    view! { <For each key=|slice| *slice children /> }.into_any()
}
