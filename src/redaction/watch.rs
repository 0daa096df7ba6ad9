use std::time::Duration;

use leptos::prelude::*;
use reftel_core::redact::Applied;
use reftel_core::text::Span;

use super::actions::keep_focus_in_panel;
use crate::context::RedactionState;
use crate::state::Redactions;
use crate::web;

/// How long nothing changes before what may wait is done: longer than it takes to paint the marks.
const PAUSE: Duration = Duration::from_millis(50);

impl RedactionState {
    /// Effects and listeners: marks are painted, and what is struck is kept from the clipboard.
    pub(crate) fn watch_redactions(self) {
        // The marks are painted first: all else takes longer.
        Effect::new(move |_| {
            self.applied.track();
            let settle = move || {
                keep_focus_in_panel();
                self.settled.update(|settled| *settled += 1);
            };
            if let Ok(timer) = set_timeout_with_handle(settle, PAUSE) {
                on_cleanup(move || timer.clear());
            }
        });
        web::on_leaving(move || self.redactions.with_untracked(Redactions::is_any_unsaved));
        let view = Memo::new(move |_| (self.layout.ui.read().view, self.layout.ui.read().released));
        Effect::new(move |_| {
            let _ = (view.get(), self.library.current.get());
            let applied = self.applied.get();
            web::after_drawing(move || {
                web::paint("struck", &applied.as_deref().map(struck_spans).unwrap_or_default());
                web::paint("possible", &applied.as_deref().map(possible_spans).unwrap_or_default());
            });
        });
        self.guard_clipboard();
    }

    /// A last guard: what no other handler has put on the clipboard may hold what is struck.
    fn guard_clipboard(self) {
        for name in ["copy", "cut"] {
            web::on_document(name, move |event| {
                let is_free = web::is_prevented(&event)
                    || web::nearest(&event, "input[type=text], textarea").is_some()
                    || !web::is_selected()
                    || web::is_selected_within(".citation")
                    // Nothing else is on the page then.
                    || self.layout.ui.read_untracked().released;
                if !is_free && self.may_leak() {
                    web::put_text(&event, None);
                    self.messages.say(
                        "Not copied: what is beside the text may hold redacted words. Copy from the text."
                            .to_owned(),
                    );
                }
            });
        }
        web::on_document("dragstart", move |event| {
            if self.may_leak() {
                event.prevent_default();
            }
        });
    }
}

/// What is struck, in the order of the file.
fn struck_spans(applied: &Applied) -> Vec<Span> {
    let mut spans: Vec<Span> = applied.marks().all().iter().map(|mark| mark.span).collect();
    spans.sort_unstable();
    spans
}

/// What the reader may want to strike, in the order of the file.
fn possible_spans(applied: &Applied) -> Vec<Span> {
    let possible = applied.findings.iter().filter(|finding| finding.possible && !finding.struck);
    let mut spans: Vec<Span> = possible.flat_map(|finding| finding.spans.iter()).collect();
    spans.sort_unstable();
    spans
}
