use std::sync::Arc;

use leptos::prelude::*;

use crate::context::ReaderState;
use crate::document::{Document, Place};
use reftel_core::cable::{Diagnostic, Severity};
use reftel_core::text::Span;

/// What was repaired and what is in doubt. A click leads to the place.
#[component]
pub(super) fn Notices(
    /// The cable.
    document: Arc<Document>,
) -> impl IntoView {
    let rows: Vec<NoticeRow> =
        document.diagnostics().iter().map(|found| NoticeRow::new(&document, found)).collect();
    let content = if rows.is_empty() {
        view! { <p class="muted">"Nothing had to be repaired, and nothing is in doubt."</p> }.into_any()
    } else {
        let rows = rows.into_iter().map(|row| view! { <Row row /> }).collect_view();
        view! { <ul>{rows}</ul> }.into_any()
    };
    view! { <div class="notices">{content}</div> }
}

/// A notice as it is listed.
struct NoticeRow {
    place: Place,
    span: Span,
    /// For the style sheet.
    severity: &'static str,
    kind: &'static str,
    location: String,
    message: String,
}

impl NoticeRow {
    fn new(document: &Document, diagnostic: &Diagnostic) -> Self {
        let place = document.nearest(diagnostic.span);
        let (severity, kind) = match diagnostic.code.severity() {
            Severity::Note => ("note", "Repaired"),
            Severity::Warning => ("warning", "In doubt"),
        };
        Self {
            place,
            span: diagnostic.span,
            severity,
            kind,
            location: document.place_name(place),
            message: diagnostic.code.to_string(),
        }
    }
}

#[component]
fn Row(row: NoticeRow) -> impl IntoView {
    let reader = expect_context::<ReaderState>();
    let follow = move |_| {
        reader.go(row.place);
        reader.spot(row.span, false);
    };
    view! {
        <li>
            <button type="button" class="notice-row" data-severity=row.severity on:click=follow>
                <span class="notice-where">
                    <span>{row.location}</span>
                    <span class="notice-kind">{row.kind}</span>
                </span>
                <span class="notice-what">{row.message}</span>
            </button>
        </li>
    }
    .into_any()
}
