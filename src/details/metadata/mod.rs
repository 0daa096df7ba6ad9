//! Every field of the cable, decoded, each with the way to the bytes it was read from.

mod archive;
mod field;
mod field_group;
mod heading;
mod sent;

use std::sync::Arc;

use leptos::prelude::*;

use crate::context::{LibraryState, ReaderState};
use crate::document::Document;
use crate::runs::{Run, runs};
use crate::web;
use field_group::{FieldGroup, FieldRow};

/// The fields in groups, in the order of a telegram.
#[component]
pub(super) fn Metadata(
    /// The cable.
    document: Arc<Document>,
) -> impl IntoView {
    let today = web::today();
    view! {
        <div class="metadata">
            <FieldGroup group=archive::identity(&document) />
            <FieldGroup group=sent::sent(&document) />
            <FieldGroup group=sent::addressees(&document) />
            <FieldGroup group=heading::classification(&document, today) />
            <FieldGroup group=heading::subject(&document) />
            <FieldGroup group=heading::references(&document)>
                <CitedBy />
            </FieldGroup>
            <FieldGroup group=archive::record(&document) />
            <FieldGroup group=archive::text(&document) />
        </div>
    }
    .into_any()
}

/// The open cables that cite the one on screen.
#[component]
fn CitedBy() -> impl IntoView {
    let library = expect_context::<LibraryState>();
    let reader = expect_context::<ReaderState>();
    let cables = move || {
        library.opened.with(|_| ());
        let cables = reader.citing();
        if cables.is_empty() {
            return "no open cable".into_any();
        }
        let link = |(id, key): (String, u32)| view! { <div>{runs(vec![Run::open_cable(id, key)])}</div> };
        cables.into_iter().map(link).collect_view().into_any()
    };
    view! {
        <FieldRow label=vec![Run::words("Cited by")]>
            <div class="fact-value">
                <div>{cables}</div>
            </div>
        </FieldRow>
    }
}

#[cfg(test)]
mod tests;
