use std::sync::Arc;

use leptos::prelude::*;

use crate::context::ReaderState;
use crate::document::{Document, Place};
use reftel_core::cable::{Code, Diagnostic, Severity};
use reftel_core::text::{Notation, Span};

/// What was repaired and what is in doubt. A click leads to the place.
#[component]
pub(super) fn Notices(
    /// The cable.
    document: Arc<Document>,
) -> impl IntoView {
    let rows: Vec<NoticeRow> =
        document.diagnostics().iter().map(|found| NoticeRow::new(&document, found)).collect();
    let content = if rows.is_empty() {
        view! { <p class="muted">"Nothing was repaired or left out, and nothing is in doubt."</p> }.into_any()
    } else {
        let rows = rows.into_iter().map(|row| view! { <Row row /> }).collect_view();
        view! { <ul>{rows}</ul> }.into_any()
    };
    view! { <div class="notices">{content}</div> }
}

/// How many notices are worth a look: what was only left out around the text, or is said of the file, is not counted.
pub(super) fn count(document: &Document) -> usize {
    let is_counted = |found: &&Diagnostic| {
        found.code.severity() == Severity::Warning
            || !matches!(done(&found.code), Done::LeftOut | Done::Noted)
    };
    document.diagnostics().iter().filter(is_counted).count()
}

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Done {
    Joined,
    LeftOut,
    Noted,
    Repaired,
    SetApart,
    ShownAsIs,
    ShownOnce,
}

impl Done {
    const fn words(self) -> &'static str {
        match self {
            Self::Joined => "Joined",
            Self::LeftOut => "Left out",
            Self::Noted => "Noted",
            Self::Repaired => "Repaired",
            Self::SetApart => "Set apart",
            Self::ShownAsIs => "Shown as is",
            Self::ShownOnce => "Shown once",
        }
    }
}

fn done(code: &Code) -> Done {
    match code {
        Code::Markup { notation: Notation::Hyphen | Notation::Wrap, .. }
        | Code::SubjectJoined
        | Code::FieldJoined { .. }
        | Code::TextJoined => Done::Joined,
        Code::Markup { notation: Notation::Entity, .. } => Done::Repaired,
        Code::Markup { .. }
        | Code::KeyBlock
        | Code::FalsePilcrow { .. }
        | Code::ListDash { .. }
        | Code::DoubleSpaced
        | Code::Residue { .. } => Done::LeftOut,
        Code::Form { .. } | Code::Encoding { .. } | Code::Several { .. } | Code::PartialExtract => {
            Done::Noted
        }
        Code::LineSplit { .. }
        | Code::NumberInLine { .. }
        | Code::SignatureSplit
        | Code::TagsParted { .. } => Done::SetApart,
        Code::Unrecognised => Done::ShownAsIs,
        Code::CaptionRepeated { .. } | Code::HeadingRepeated | Code::TagRepeated { .. } => Done::ShownOnce,
        _ => Done::Repaired,
    }
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
            Severity::Note => ("note", done(&diagnostic.code).words()),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::open::open;

    #[test]
    fn ok_a_clean_page_has_nothing_repaired() {
        let sample = include_str!("../../assets/samples/port-elsinore.txt");
        let page = format!("<!DOCTYPE html><html><body><pre>{sample}</pre></body></html>");
        let document = open("page.html", page.into()).unwrap().remove(0);
        let kinds: Vec<_> = document
            .diagnostics()
            .iter()
            .map(|found| (NoticeRow::new(&document, found).kind, &found.code))
            .collect();
        let markup = kinds.iter().filter(|(_, code)| matches!(code, Code::Markup { .. }));
        assert!(
            markup.clone().count() > 0 && markup.clone().all(|(kind, _)| *kind == "Left out"),
            "{kinds:?}"
        );
        assert!(count(&document) + markup.count() <= kinds.len());
    }
}
