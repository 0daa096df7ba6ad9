//! The cable on screen: panes at the sides, the document in the middle.
//!
//! [`CableView`](cable_view::CableView) is what is drawn, as plain data; the working view and the released view give it,
//! and the same components draw both. Long lists are drawn in [slices](crate::context::Slices).

mod article;
mod block;
mod bottom_bar;
mod cable_view;
mod card;
mod card_rows;
mod contents;
mod inline;
mod left_pane;
mod masthead;
mod pane;
mod paper;
mod released;
mod released_article;
mod side_by_side;
mod sliced_list;
mod source;
mod subject_line;
mod text_pane;
mod transmission;
mod working;
mod working_article;

use std::sync::Arc;

use leptos::prelude::*;

use crate::context::{LayoutState, LibraryState};
use crate::details::Details;
use crate::state::Dialog;
use bottom_bar::BottomBar;
use left_pane::LeftPane;
use pane::Pane;
pub(super) use paper::use_paper;
use text_pane::TextPane;

/// The cable on screen with its panes. Each cable has a new one.
#[component]
pub(super) fn Reader() -> impl IntoView {
    let layout = expect_context::<LayoutState>();
    let library = expect_context::<LibraryState>();
    let document = library
        .library
        .with_untracked(|library| library.current().map(|entry| Arc::clone(&entry.document)))?;
    side_by_side::mark_other_side(&document);
    let (left, right, pointed) = (Arc::clone(&document), Arc::clone(&document), Arc::clone(&document));
    Some(view! {
        <div
            class="panes"
            on:pointermove=move |event| side_by_side::mark_pointed_at(layout, &pointed, &event)
        >
            <Pane which=Dialog::LeftPane title="Cables and contents">
                <LeftPane document=Arc::clone(&left) />
            </Pane>
            <TextPane document=Arc::clone(&document) />
            <Pane which=Dialog::RightPane title="Details">
                <Details document=Arc::clone(&right) />
            </Pane>
            <BottomBar document />
        </div>
    })
}
