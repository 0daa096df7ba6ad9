use leptos::ev::Event;
use leptos::html;
use leptos::prelude::*;
use reftel_core::redact::Finding;

use crate::context::RedactionState;
use crate::state::Tab;
use crate::web;

/// What is pressed in the text for its own sake.
const CONTROLS: &str = "a, button, summary, input, [data-explain]";

/// What was redacted where the reader pressed, and the way to keep it.
#[component]
pub(crate) fn MarkBar() -> impl IntoView {
    let redaction = expect_context::<RedactionState>();
    let bar: NodeRef<html::Div> = NodeRef::new();
    let found: RwSignal<Vec<Finding>> = RwSignal::new(Vec::new());
    let hide = move || {
        if let Some(bar) = bar.get_untracked() {
            web::hide_popover(&bar);
        }
    };
    web::on_document("click", move |event| {
        let Some(bar) = bar.get_untracked() else { return };
        let pressed = redaction.findings_at(&event);
        if !pressed.is_empty() {
            found.set(pressed);
            // Its words decide how large it is, so they have to be on the page.
            let point = web::point(&event);
            web::after_drawing(move || web::show_at_point(&bar, point));
        }
    });
    let is_struck = Memo::new(move |_| found.with(|found| found.iter().any(|finding| finding.struck)));
    let about = move || {
        found.with(|found| {
            let words = found.iter().map(|finding| match &finding.reason {
                Some(reason) => format!("{} · {reason}", finding.why),
                None => finding.why.to_owned(),
            });
            words.collect::<Vec<_>>().join("; ")
        })
    };
    let switch = move |_| {
        let strike = !is_struck.get_untracked();
        redaction.redact(|rules| {
            found.with_untracked(|found| {
                found.iter().for_each(|finding| rules.set(finding.id, finding.possible, strike));
            });
        });
        hide();
        let said = if strike { "Redacted. Ctrl+Z to undo." } else { "Kept. Ctrl+Z to undo." };
        redaction.messages.say(said.to_owned());
    };
    let show_rules = move |_| {
        hide();
        redaction.layout.ui.update(|ui| ui.show_tab(Tab::Redaction));
    };
    view! {
        <div node_ref=bar class="selection-bar" role="dialog" aria-label="Redaction" popover="auto">
            <p class="mark-about">{about}</p>
            <button type="button" class="button" data-primary="" on:click=switch>
                {move || if is_struck.get() { "Keep this" } else { "Redact this" }}
            </button>
            <button type="button" class="button" on:click=show_rules>
                "Rules…"
            </button>
        </div>
    }
    .into_any()
}

impl RedactionState {
    /// What rules found where the reader pressed in the working view. Nothing where a control was pressed, or words were
    /// selected.
    fn findings_at(self, event: &Event) -> Vec<Finding> {
        let is_text =
            web::nearest(event, ".cable, .source").is_some() && web::nearest(event, CONTROLS).is_none();
        if !is_text || web::is_selected() || self.layout.ui.read_untracked().released {
            return Vec::new();
        }
        let Some(at) = web::pointed_at(event) else { return Vec::new() };
        self.applied.with_untracked(|applied| {
            let findings = applied.iter().flat_map(|applied| &applied.findings);
            let is_here =
                |finding: &&Finding| finding.spans.iter().any(|span| span.range().contains(&(at as usize)));
            let here: Vec<Finding> = findings.filter(is_here).cloned().collect();
            // What is struck decides; suggestions count where nothing is.
            let is_any_struck = here.iter().any(|finding| finding.struck);
            here.into_iter()
                .filter(|finding| finding.struck || (finding.possible && !is_any_struck))
                .collect()
        })
    }
}
