use std::collections::HashSet;
use std::sync::Arc;

use leptos::ev::Event;
use leptos::prelude::*;
use reftel_core::redact::{Finding, FindingId};

use crate::context::RedactionState;
use crate::document::Document;
use crate::web;

/// Every mark, with its place, its rule and its reason, to be walked, dropped and accepted.
#[component]
pub(super) fn MarkList(
    /// The cable on screen.
    document: Arc<Document>,
) -> impl IntoView {
    let redaction = expect_context::<RedactionState>();
    let unfolded = RwSignal::new(false);
    let is_any = Memo::new(move |_| redaction.applied.with(Option::is_some));
    view! {
        <Show when=move || is_any.get()>
            <MarkDetails document=Arc::clone(&document) unfolded />
        </Show>
    }
    .into_any()
}

#[component]
fn MarkDetails(document: Arc<Document>, unfolded: RwSignal<bool>) -> impl IntoView {
    let redaction = expect_context::<RedactionState>();
    let number = move || {
        redaction.applied.with(|applied| applied.as_ref().map_or(0, |applied| applied.findings.len()))
    };
    // Rows that are not seen can wait.
    view! {
        <details
            class="marks"
            open=unfolded.get_untracked()
            on:toggle=move |event| unfolded.set(web::is_open(&event))
        >
            <summary>{move || format!("Review {} marks", number())}</summary>
            <Show when=move || unfolded.get()>
                <MarkRows document=Arc::clone(&document) />
            </Show>
        </details>
    }
    .into_any()
}

#[component]
fn MarkRows(document: Arc<Document>) -> impl IntoView {
    let redaction = expect_context::<RedactionState>();
    let marks = move || {
        let marks = redaction
            .applied
            .with(|applied| applied.as_ref().map(|applied| marks(&document, &applied.findings)));
        marks.unwrap_or_default()
    };
    let struck: Memo<HashSet<FindingId>> = Memo::new(move |_| {
        redaction.applied.with(|applied| {
            let findings = applied.iter().flat_map(|applied| &applied.findings);
            findings.filter(|finding| finding.struck).map(|finding| finding.id).collect()
        })
    });
    view! {
        <ul>
            <For each=marks key=Mark::clone let:mark>
                <MarkRow mark struck />
            </For>
        </ul>
    }
    .into_any()
}

/// What the list says of a mark. Whether it is struck follows the rules, so that the row stays when that changes.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Mark {
    id: FindingId,
    place: String,
    why: &'static str,
    reason: Option<String>,
    possible: bool,
}

fn marks(document: &Document, findings: &[Finding]) -> Vec<Mark> {
    let mark = |finding: &Finding| Mark {
        id: finding.id,
        place: document.place_name(document.nearest(finding.id.span)),
        why: finding.why,
        reason: finding.reason.clone(),
        possible: finding.possible,
    };
    findings.iter().map(mark).collect()
}

#[component]
fn MarkRow(mark: Mark, struck: Memo<HashSet<FindingId>>) -> impl IntoView {
    let redaction = expect_context::<RedactionState>();
    let Mark { id, place, why, reason, possible } = mark;
    let label = format!("Strike, {place}: {why}");
    let why = if possible { format!("{why}, perhaps") } else { why.to_owned() };
    let change = move |event: Event| {
        let strike = event_target_checked(&event);
        redaction.redact(|rules| rules.set(id, possible, strike));
    };
    view! {
        <li>
            <input
                type="checkbox"
                aria-label=label
                prop:checked=move || struck.with(|struck| struck.contains(&id))
                on:change=change
            />
            <button type="button" class="mark-row" on:click=move |_| redaction.show_mark(id.span)>
                <span>{place}</span>
                <span class="aside">{why}</span>
                {reason.map(|reason| view! { <span class="chip">{reason}</span> })}
            </button>
        </li>
    }
    .into_any()
}
