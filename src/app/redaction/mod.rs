//! Striking passages out: the panel, and what the page does with marks.
//!
//! **Whatever leaves the page goes through [`Page::released`].** The working view shows struck passages, tinted; it is
//! never what is printed, copied or saved.

mod gate;
mod panel;
mod review;
mod rows;

use std::sync::Arc;

use leptos::prelude::*;

pub(super) use gate::{Checked, checked};
pub(super) use panel::{panel, plan_input};

use super::document::Document;
use super::state::{Entry, Gaps};
use super::{Page, web};
use crate::redact::{Applied, ByHand, Released, Rules, apply, release};
use crate::text::{Shown, Span, Spans, sort_by_span};

/// The name under which struck passages are painted, and passages that may have to be.
const PAINTS: [(&str, bool); 2] = [("struck", true), ("possible", false)];

impl Page {
    /// Follows the rules: paints what is struck.
    pub(super) fn watch_redactions(self) {
        let view = Memo::new(move |_| (self.ui.read().view, self.ui.read().released));
        Effect::new(move |_| {
            let _ = (view.get(), self.current.get());
            let applied = self.applied.get();
            web::after_drawing(move || {
                for (name, struck) in PAINTS {
                    let spans = applied.iter().flat_map(|applied| spans(applied, struck)).collect::<Vec<_>>();
                    web::paint(name, &spans);
                }
            });
        });
        // A last guard: what no other handler has put on the clipboard may hold what is struck.
        web::on_document("copy", move |event| {
            let is_free = web::is_prevented(&event)
                || web::in_field(&event)
                || web::nearest(&event, ".released, .citation").is_some();
            if self.is_marked() && !is_free {
                web::put_text(&event, "");
                self.say(
                    "Not copied: what is beside the text may hold what is struck. Copy from the text."
                        .to_owned(),
                );
            }
        });
        web::on_document("dragstart", move |event| {
            if self.is_marked() {
                event.prevent_default();
            }
        });
    }

    /// Whether something of the cable on screen is struck.
    pub(super) fn is_marked(self) -> bool {
        self.applied
            .with_untracked(|applied| applied.as_ref().is_some_and(|applied| !applied.marks().is_empty()))
    }

    /// What is struck of the cable on screen, in order.
    pub(super) fn struck(self) -> Vec<Span> {
        let marks = self.applied.with_untracked(|applied| applied.as_ref().map(|applied| applied.marks()));
        marks.map(|marks| marks.all().iter().map(|mark| mark.span).collect()).unwrap_or_default()
    }

    /// What the rules of an open cable find in it.
    pub(super) fn applied_to(self, entry: &Entry) -> Applied {
        let rules = self.redactions.with_untracked(|redactions| redactions.rules(entry.key));
        apply(entry.document.source(), entry.document.cable(), &rules)
    }

    /// What may leave the page of a cable. Absent when that cannot be told: then nothing may.
    pub(super) fn released(self, entry: &Entry) -> Option<Released> {
        release(entry.document.source(), entry.document.cable(), &self.applied_to(entry).marks()).ok()
    }

    /// Changes the rules of the cable on screen.
    pub(super) fn redact(self, change: impl Fn(&mut Rules)) {
        if let Some(key) = self.current.get_untracked() {
            self.redactions.update(|redactions| redactions.change(&[key], &change));
        }
    }

    /// Shows the cable as it will be released, or as it is.
    pub fn show_released(self, released: bool) {
        self.close_find();
        self.ui.update(|ui| ui.released = released);
    }

    /// Strikes what is selected in the text.
    pub fn redact_selection(self) {
        let mut spans = web::selected(".panes");
        sort_by_span(&mut spans, |span| *span);
        let mut whole = Spans::new();
        for span in spans {
            // Both sides may show the same bytes.
            match whole.last().filter(|last| span.start < last.end) {
                Some(last) => whole.push(Span { start: last.end, end: span.end.max(last.end) }),
                None => whole.push(span),
            }
        }
        if whole.is_empty() {
            self.say("Select words of the text first.".to_owned());
            return;
        }
        self.strike(whole);
    }

    /// Strikes a paragraph, or another piece of the text.
    pub(super) fn redact_place(self, document: &Document, place: super::document::Place) {
        if let Some(span) = document.span_of(place) {
            self.strike(span.into());
        }
    }

    /// Releases only a piece of the text, and others that were named so before.
    pub(super) fn keep_place(self, document: &Document, place: super::document::Place) {
        let Some(span) = document.span_of(place) else { return };
        self.redact(|rules| {
            let kept = rules.own.keep_only.get_or_insert_default();
            match kept.iter().position(|known| *known == span) {
                Some(at) => {
                    kept.remove(at);
                }
                None => kept.push(span),
            }
        });
        self.say("Only the pieces so marked are released. Ctrl+Z takes it back.".to_owned());
    }

    /// A text with a mark in place of what is struck.
    pub(super) fn without_struck(self, entry: &Entry, shown: &Shown) -> String {
        let marks = self.applied_to(entry).marks();
        without(shown, 0..shown.text().len(), &marks.all().iter().map(|mark| mark.span).collect::<Vec<_>>())
    }

    fn strike(self, spans: Spans) {
        self.redact(|rules| rules.own.by_hand.push(ByHand { spans: spans.clone(), reason: None }));
        self.say("Struck. Ctrl+Z takes it back.".to_owned());
    }

    /// Takes a step back, or again.
    pub fn step_redactions(self, back: bool) {
        let Some(key) = self.current.get_untracked() else { return };
        let mut done = false;
        self.redactions
            .update(|redactions| done = if back { redactions.undo(key) } else { redactions.redo(key) });
        self.say(
            match (back, done) {
                (true, true) => "Undone.",
                (false, true) => "Done again.",
                (true, false) => "Nothing to undo.",
                (false, false) => "Nothing to do again.",
            }
            .to_owned(),
        );
    }

    /// Shows what the source itself took out in another way.
    pub fn turn_gaps(self) {
        self.ui.update(|ui| ui.gaps = ui.gaps.next());
        self.say(self.ui.read_untracked().gaps.words().to_owned());
    }
}

/// What was found in the cable on screen, by its rules.
pub(super) fn applied(page_rules: &Rules, entry: &Entry) -> Option<Arc<Applied>> {
    (*page_rules != Rules::default())
        .then(|| Arc::new(apply(entry.document.source(), entry.document.cable(), page_rules)))
}

/// A part of a text with a mark in place of what is struck.
pub(super) fn without(shown: &Shown, part: std::ops::Range<usize>, struck: &[Span]) -> String {
    let mut text = String::new();
    let mut at = part.start;
    for span in struck {
        let range = shown.range(*span);
        let (start, end) = (range.start.max(at), range.end.min(part.end));
        if start < end {
            text.push_str(shown.text().get(at..start).unwrap_or_default());
            text.push_str("[REDACTED]");
            at = end;
        }
    }
    text.push_str(shown.text().get(at..part.end).unwrap_or_default());
    text
}

fn spans(applied: &Applied, struck: bool) -> Vec<Span> {
    let mut spans: Vec<Span> = if struck {
        applied.marks().all().iter().map(|mark| mark.span).collect()
    } else {
        let possible = applied.findings.iter().filter(|finding| finding.possible && !finding.struck);
        possible.flat_map(|finding| finding.spans.iter()).collect()
    };
    sort_by_span(&mut spans, |span| *span);
    spans
}

impl Gaps {
    /// The next in turn.
    #[must_use]
    pub fn next(self) -> Self {
        let here = Self::ALL.iter().position(|gaps| *gaps == self).unwrap_or(0);
        Self::ALL.get((here + 1) % Self::ALL.len()).copied().unwrap_or(self)
    }
}
