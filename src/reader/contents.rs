use std::ops::Range;
use std::sync::Arc;

use leptos::prelude::*;

use super::article::here;
use super::block::Here;
use super::cable_view::{CableView, ContentsRow, ContentsWords};
use super::sliced_list::SlicedList;
use crate::context::ReaderState;
use crate::context::Slices;
use crate::runs::Run;
use crate::runs::{portion_mark, runs};
use crate::web;

/// The contents: heading, headings of the text, paragraphs with their first words, signature.
#[component]
pub(super) fn Contents<V: CableView>(
    /// The cable.
    cable: Arc<V>,
    /// How far the list is drawn.
    slices: Slices,
) -> impl IntoView {
    let reader = expect_context::<ReaderState>();
    let here = V::HEADING.map(|_| here());
    let heading = V::HEADING.map(|place| {
        let words = ContentsWords::Plain(vec![Run::words("Heading")]);
        row(ContentsRow { place: Some(place), kind: "plain", words }, here.as_ref())
    });
    let count = cable.block_count();
    let rows = move |blocks: Range<usize>| {
        let rows = cable.contents_rows(blocks).into_iter();
        rows.map(|found| row(found, here.as_ref())).collect_view().into_any()
    };
    let contents = NodeRef::<leptos::html::Ol>::new();
    Effect::new(move |_| {
        let (place, list) = (reader.here.get(), contents.get());
        if let (Some(list), Some((_, place)), Some(_)) = (list, place, V::HEADING) {
            // The row is marked in an update that follows this one.
            reader.after_drawing(place, move || web::after_drawing(move || web::reveal_current(&list)));
        }
    });
    view! {
        <ContentsFrame>
            <ol node_ref=contents>{heading} <SlicedList slices count rows /></ol>
        </ContentsFrame>
    }
}

/// The frame of the contents, with its heading.
#[component]
pub(super) fn ContentsFrame(
    /// The list.
    children: Children,
) -> impl IntoView {
    view! {
        <div
            class="contents"
            aria-label="Contents"
            role="navigation"
            on:focusin=|event| web::reveal_target(&event)
        >
            <h2 class="pane-title">"Contents"</h2>
            {children()}
        </div>
    }
}

/// A row: a button if it leads somewhere.
fn row(row: ContentsRow, here: Option<&Here>) -> AnyView {
    let words = match row.words {
        ContentsWords::Plain(words) => runs(words),
        ContentsWords::Paragraph { number, portion, words } => view! {
            <span class="number">{number.map(|number| number.to_string())}</span>
            <span class="contents-portion">{portion.map(portion_mark)}</span>
            <span class="contents-words">{runs(words)}</span>
        }
        .into_any(),
    };
    let Some((place, here)) = row.place.zip(here.cloned()) else {
        return view! {
            <li>
                <span class="contents-row" data-kind=row.kind>
                    {words}
                </span>
            </li>
        }
        .into_any();
    };
    let reader = expect_context::<ReaderState>();
    view! {
        <li>
            <button
                type="button"
                class="contents-row"
                data-kind=row.kind
                aria-current=move || here.selected(&Some(place)).then_some("location")
                on:click=move |_| reader.go(place)
            >
                {words}
            </button>
        </li>
    }
    .into_any()
}
