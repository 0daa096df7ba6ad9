use std::sync::Arc;

use leptos::prelude::*;

use super::by_hand::ByHandMarks;
use super::decisions::Decisions;
use super::leak_list::LeakList;
use super::mark_list::MarkList;
use super::panel_actions::PanelActions;
use super::reason_field::Reasons;
use super::rule_list::RuleList;
use super::source_gaps::SourceGaps;
use super::summary::Summary;
use crate::context::{LayoutState, RedactionState};
use crate::document::Document;
use crate::ui::{Segment, Segments};

/// The tab on redaction.
#[component]
pub(crate) fn RedactionPanel(
    /// The cable on screen.
    document: Arc<Document>,
) -> impl IntoView {
    let redaction = expect_context::<RedactionState>();
    let LayoutState { released, .. } = expect_context();
    // The rules hold the very words that are struck: they are not on the page while it shows what is released.
    view! {
        <div class="redaction">
            <Segments label="What is shown">
                <Segment
                    label="Edit"
                    pressed=move || !released.get()
                    on:click=move |_| redaction.show_released(false)
                />
                <Segment label="Preview" pressed=released on:click=move |_| redaction.show_released(true) />
            </Segments>
            <Summary />
            <Show when=move || !released.get()>
                <WorkingPanel document=Arc::clone(&document) />
            </Show>
        </div>
    }
    .into_any()
}

#[component]
fn WorkingPanel(document: Arc<Document>) -> impl IntoView {
    view! {
        <h2 class="pane-title">"In the source"</h2>
        <SourceGaps document=Arc::clone(&document) />
        <h2 class="pane-title">"Redact"</h2>
        <Reasons />
        <RuleList />
        <ByHandMarks />
        <Decisions />
        <LeakList document=Arc::clone(&document) />
        <MarkList document=Arc::clone(&document) />
        <PanelActions document />
    }
    .into_any()
}
