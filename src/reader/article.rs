use std::sync::Arc;

use leptos::prelude::*;

use super::block::{Here, block};
use super::cable_view::CableView;
use super::sliced_list::SlicedList;
use crate::context::ReaderState;
use crate::context::Slices;
use crate::document::Place;

/// A cable as a document: its masthead, which is given, and its text.
#[component]
pub(super) fn Article<V: CableView>(
    /// The cable.
    cable: Arc<V>,
    /// How far its text is drawn.
    slices: Slices,
    /// What stands in the masthead.
    children: Children,
) -> impl IntoView {
    let running_head =
        cable.running_head().into_iter().map(|words| view! { <span>{words}</span> }).collect_view();
    let here = V::HEADING.map(|_| here());
    let is_at_heading = here.clone().map(|here| move || here.selected(&V::HEADING).then_some(""));
    let count = cable.block_count();
    let blocks = move |range: std::ops::Range<usize>| {
        let blocks = range.filter_map(|index| cable.block_at(index));
        blocks.map(|found| block(found, here.as_ref())).collect_view().into_any()
    };
    view! {
        <article class=V::CLASS>
            <div class="running-head" aria-hidden="true">
                {running_head}
            </div>
            <header
                class="masthead"
                id=V::HEADING.map(Place::dom_id)
                data-place=V::HEADING.map(|_| "")
                tabindex=V::HEADING.map(|_| "-1")
                data-here=is_at_heading
            >
                {children()}
            </header>
            <div class="body">
                <SlicedList slices count rows=blocks />
            </div>
        </article>
    }
    .into_any()
}

/// Where the reader is.
pub(super) fn here() -> Here {
    let here = expect_context::<ReaderState>().here;
    Selector::new(move || here.get().map(|(_, place)| place))
}
