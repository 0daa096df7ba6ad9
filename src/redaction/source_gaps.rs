use std::sync::Arc;

use leptos::prelude::*;
use reftel_core::cable::RedactionKind;

use crate::context::LayoutState;
use crate::document::Document;
use crate::state::Gaps;
use crate::ui::{Segment, Segments};

const KINDS: [RedactionKind; 7] = [
    RedactionKind::Crossed,
    RedactionKind::Bracketed,
    RedactionKind::Editorial,
    RedactionKind::Exemption,
    RedactionKind::Blocks,
    RedactionKind::Gap,
    RedactionKind::Missing,
];

/// What the source itself took out, by kind, and how it is shown.
#[component]
pub(super) fn SourceGaps(
    /// The cable on screen.
    document: Arc<Document>,
) -> impl IntoView {
    let counts = counts(&document);
    let is_any = !document.cable().redactions.is_empty();
    view! {
        <div class="existing">
            {(!is_any).then(|| view! { <p class="muted">"Nothing is marked as taken out."</p> })}
            <ul>{counts.into_iter().map(|words| view! { <li>{words}</li> }).collect::<Vec<_>>()}</ul>
            {is_any.then(|| view! { <GapStyles /> })}
        </div>
    }
    .into_any()
}

#[component]
fn GapStyles() -> impl IntoView {
    let LayoutState { ui, .. } = expect_context();
    let styles = Gaps::ALL.map(|gaps| {
        view! {
            <Segment
                label=gaps.short()
                pressed=move || ui.read().gaps == gaps
                on:click=move |_| ui.update(|ui| ui.gaps = gaps)
            />
        }
    });
    view! { <Segments label="How they are shown">{styles.collect_view()}</Segments> }
}

/// How often each kind is there, in words.
fn counts(document: &Document) -> Vec<String> {
    let all = &document.cable().redactions;
    let counted = KINDS.into_iter().filter_map(|kind| {
        let number = all.iter().filter(|redaction| redaction.kind == kind).count();
        (number > 0).then(|| format!("{} · {number}", kind.meaning()))
    });
    counted.collect()
}
