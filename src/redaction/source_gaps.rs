use std::sync::Arc;

use leptos::prelude::*;

use crate::context::LayoutState;
use crate::document::Document;
use crate::state::Gaps;
use crate::ui::{Segment, Segments};

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
            {(!is_any).then(|| view! { <p class="muted">"Already redacted in the source: none found."</p> })}
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
    let counts = document.redaction_counts().into_iter();
    counts.map(|(kind, number, _)| format!("{} · {number}", kind.meaning())).collect()
}
