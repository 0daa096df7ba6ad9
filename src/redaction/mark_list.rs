use std::collections::HashSet;
use std::sync::Arc;

use leptos::ev::Event;
use leptos::prelude::*;
use reftel_core::redact::FindingId;

use super::review::{Group, Place, review};
use crate::context::RedactionState;
use crate::document::Document;
use crate::state::count;
use crate::web;

/// What is struck, as far as rows follow it.
type Struck = Memo<HashSet<FindingId>>;

/// Every place that was found, by its words and in its context, to be walked, exempted and accepted.
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
        let found = redaction.applied.with(|applied| {
            let findings = applied.iter().flat_map(|applied| &applied.findings);
            findings.map(|finding| finding.id.span).collect::<HashSet<_>>().len()
        });
        count(found, "place")
    };
    // Rows that are not seen can wait.
    view! {
        <details
            class="marks"
            open=unfolded.get_untracked()
            on:toggle=move |event| unfolded.set(web::is_open(&event))
        >
            <summary>{move || format!("Review {}", number())}</summary>
            <Show when=move || unfolded.get()>
                <MarkGroups document=Arc::clone(&document) />
            </Show>
        </details>
    }
    .into_any()
}

#[component]
fn MarkGroups(document: Arc<Document>) -> impl IntoView {
    let redaction = expect_context::<RedactionState>();
    let groups = move || {
        let groups = redaction
            .applied
            .with(|applied| applied.as_ref().map(|applied| review(&document, &applied.findings)));
        groups.unwrap_or_default()
    };
    let struck: Struck = Memo::new(move |_| {
        redaction.applied.with(|applied| {
            let findings = applied.iter().flat_map(|applied| &applied.findings);
            findings.filter(|finding| finding.struck).map(|finding| finding.id).collect()
        })
    });
    view! {
        <ul>
            <For each=groups key=Group::clone let:group>
                <MarkGroup group struck />
            </For>
        </ul>
    }
    .into_any()
}

/// Places with the same words: one tick for all of them.
#[component]
fn MarkGroup(group: Group, struck: Struck) -> impl IntoView {
    let Group { words, places } = group;
    if let [place] = &*places {
        return view! { <MarkRow place=place.clone() struck /> }.into_any();
    }
    let label = format!("Redact all {} places of {words}", places.len());
    let number = places.len();
    let rows = places.iter().map(|place| view! { <MarkRow place=place.clone() struck /> }).collect_view();
    view! {
        <li class="mark-group">
            <MarkCheck label places struck />
            <details>
                <summary>
                    <mark>{words}</mark>
                    <span class="aside">{format!(" · {number}")}</span>
                </summary>
                <ul>{rows}</ul>
            </details>
        </li>
    }
    .into_any()
}

#[component]
fn MarkRow(place: Place, struck: Struck) -> impl IntoView {
    let redaction = expect_context::<RedactionState>();
    let label = format!("Redact, {}: {}", place.place, place.why);
    let places: Arc<[Place]> = Arc::new([place.clone()]);
    let Place { span, place, why, reason, before, words, after, .. } = place;
    view! {
        <li>
            <MarkCheck label places struck />
            <button type="button" class="mark-row" on:click=move |_| redaction.show_mark(span)>
                <span class="mark-context">{before} <mark>{words}</mark> {after}</span>
                <span class="aside">{format!("{place} · {why}")}</span>
                {reason.map(|reason| view! { <span class="chip">{reason}</span> })}
            </button>
        </li>
    }
    .into_any()
}

/// Whether places are redacted: all, none, or some of them.
#[component]
fn MarkCheck(label: String, places: Arc<[Place]>, struck: Struck) -> impl IntoView {
    let redaction = expect_context::<RedactionState>();
    let shown = Arc::clone(&places);
    let share = Memo::new(move |_| {
        struck.with(|struck| {
            let is_struck = |place: &&Place| place.findings.iter().any(|(id, _)| struck.contains(id));
            (shown.iter().filter(is_struck).count(), shown.len())
        })
    });
    let change = move |event: Event| {
        let strike = event_target_checked(&event);
        redaction.redact(|rules| {
            for (id, possible) in places.iter().flat_map(|place| &place.findings) {
                rules.set(*id, *possible, strike);
            }
        });
    };
    view! {
        <input
            type="checkbox"
            aria-label=label
            prop:checked=move || share.get().0 == share.get().1
            prop:indeterminate=move || (1..share.get().1).contains(&share.get().0)
            on:change=change
        />
    }
}
