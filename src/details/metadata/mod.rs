//! Every field of the cable, decoded, each with the way to the bytes it was read from.

mod archive;
mod field;
mod field_group;
mod groups;
mod heading;
mod sent;

use std::sync::Arc;

use leptos::prelude::*;

use crate::context::{LibraryState, ReaderState};
use crate::document::Document;
use crate::runs::{Run, runs};
use crate::web;
use field_group::{FieldGroup, FieldRow};
use groups::Groups;

/// The fields in groups, in the order of a telegram.
#[component]
pub(super) fn Metadata(
    /// The cable.
    document: Arc<Document>,
) -> impl IntoView {
    let groups = Groups::new(&document, web::today());
    view! {
        <div class="metadata">
            <FieldGroup group=groups.identity />
            <FieldGroup group=groups.sent />
            <FieldGroup group=groups.addressees />
            <FieldGroup group=groups.classification />
            <FieldGroup group=groups.subject />
            <FieldGroup group=groups.references>
                <CitedBy />
            </FieldGroup>
            <FieldGroup group=groups.record />
            <FieldGroup group=groups.text />
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
