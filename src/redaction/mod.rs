//! Striking passages out: the panel, and what the page does with marks.
//!
//! **Whatever leaves the page goes through [`Page::released`].** The working view shows struck passages, tinted; it is
//! never what is printed, copied or saved.

mod gate;
mod panel;
mod review;
mod rows;

use std::sync::Arc;
use std::time::Duration;

pub(super) use gate::{Held, checked};
pub(super) use panel::{panel, plan_input};

use super::context::RedactionState;
use super::document::Document;
use super::position::Position;
use super::state::{Entry, Gaps, Redactions};
use super::web;
use crate::turns::Turns;
use leptos::prelude::*;
use reftel_core::redact::{Applied, ByHand, Marks, Released, RuleKind, Rules, apply, release};
use reftel_core::text::{Shown, Span, Spans};

/// The name under which struck passages are painted, and passages that may have to be.
const PAINTS: [(&str, bool); 2] = [("struck", true), ("possible", false)];

/// How long nothing changes before what may wait is done: longer than it takes to paint the marks.
const PAUSE: Duration = Duration::from_millis(50);

impl RedactionState {
    /// Follows the rules: paints what is struck.
    pub(super) fn watch_redactions(self) {
        // The marks are painted first: all else takes longer.
        let turns = Turns::default();
        Effect::new(move |_| {
            self.applied.track();
            let is_last = turns.begin();
            web::later(PAUSE, move || {
                if is_last() {
                    keep_focus();
                    self.settled.update(|settled| *settled += 1);
                }
            });
        });
        let view = Memo::new(move |_| (self.layout.ui.read().view, self.layout.ui.read().released));
        Effect::new(move |_| {
            let _ = (view.get(), self.library.current.get());
            let applied = self.applied.get();
            web::after_drawing(move || {
                for (name, struck) in PAINTS {
                    let spans = applied.iter().flat_map(|applied| spans(applied, struck)).collect::<Vec<_>>();
                    web::paint(name, &spans);
                }
            });
        });
        // A last guard: what no other handler has put on the clipboard may hold what is struck.
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
                        "Not copied: what is beside the text may hold what is struck. Copy from the text."
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

    /// Whether something is struck in any open cable: lists show words of all of them.
    fn may_leak(self) -> bool {
        self.redactions.with_untracked(Redactions::is_any)
    }

    /// What must not leave the page of the cable on screen, in order.
    pub(super) fn struck(self) -> Vec<Span> {
        let marks = self.applied.with_untracked(|applied| applied.as_ref().map(|applied| applied.withheld()));
        marks.map(|marks| marks.all().iter().map(|mark| mark.span).collect()).unwrap_or_default()
    }

    /// What the rules of an open cable find in it.
    pub(super) fn applied_to(self, entry: &Entry) -> Applied {
        let rules = self.redactions.with_untracked(|redactions| redactions.rules(entry.key));
        apply(entry.document.source(), entry.document.cable(), &rules)
    }

    /// Where the reader is, as far as that is released: an address lasts.
    pub(super) fn released_position(self, position: Position) -> Option<Position> {
        self.settled.track();
        if self.applied.with_untracked(Option::is_none) {
            return Some(position);
        }
        self.released_form.with_untracked(|released| {
            let released = released.as_ref().filter(|released| released.id.as_ref() == Some(&position.id))?;
            let is_there = |number: &u16| released.body.iter().any(|block| block.number == Some(*number));
            Some(Position { paragraph: position.paragraph.filter(is_there), ..position })
        })
    }

    /// Copies words to search for a cable that is cited, unless it is struck where it is cited.
    pub(super) fn copy_search_words(self, id: &str, words: &str) {
        let is_struck = self.library.library.with_untracked(|library| {
            library.entries().iter().any(|entry| {
                let cable = entry.document.cable();
                let references = cable.header.references.iter();
                let listed = references
                    .filter(|found| found.target.as_ref().is_some_and(|target| target.id.as_str() == id))
                    .flat_map(|found| found.text.iter());
                let named = cable
                    .mentions
                    .iter()
                    .filter(|found| found.id.as_ref().is_some_and(|named| named.as_str() == id))
                    .map(|found| found.span);
                let mut spans = listed.chain(named).peekable();
                spans.peek().is_some() && {
                    let withheld = self.applied_to(entry).withheld();
                    spans.any(|span| withheld.touch(span))
                }
            })
        });
        if is_struck {
            self.messages.say("Not copied: this reference is struck.".to_owned());
        } else {
            self.copy("words.txt", words.to_owned(), "Search words");
        }
    }

    /// Changes the rules of the cable on screen.
    pub(super) fn redact(self, change: impl Fn(&mut Rules)) {
        if let Some(key) = self.library.current.get_untracked() {
            keep_focus();
            self.redactions.update(|redactions| redactions.change(&[key], &change));
        }
    }

    /// Shows the cable as it will be released, or as it is.
    pub fn show_released(self, released: bool) {
        if self.layout.ui.read_untracked().released == released {
            return;
        }
        if self.find.find.with_untracked(|find| find.is_open) {
            self.find.close_find();
        }
        // What was said last may name what is struck.
        self.messages.said.update(String::clear);
        self.layout.ui.update(|ui| ui.released = released);
        web::after_drawing(|| web::focus_if_lost("text"));
    }

    /// Strikes what is selected in the text.
    pub fn redact_selection(self) {
        let mut spans = web::selected(".panes");
        spans.sort_by_key(|span| *span);
        let mut whole = Spans::new();
        for span in spans {
            // Both sides may show the same bytes.
            match whole.last().filter(|last| span.start < last.end) {
                Some(last) => whole.push(Span { start: last.end, end: span.end.max(last.end) }),
                None => whole.push(span),
            }
        }
        if whole.is_empty() {
            self.messages.say("Select words of the text first.".to_owned());
            return;
        }
        self.strike(&whole);
    }

    /// Strikes a paragraph, or another piece of the text.
    pub(super) fn redact_place(self, document: &Document, place: super::document::Place) {
        if let Some(span) = document.span_of(place) {
            self.strike(&span.into());
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
        self.messages.say("Only the pieces so marked are released. Ctrl+Z takes it back.".to_owned());
    }

    fn strike(self, spans: &Spans) {
        self.redact(|rules| {
            // The reason of the last one, until another is given.
            let reason = rules.reason(RuleKind::ByHand).map(str::to_owned);
            rules.own.by_hand.push(ByHand { spans: spans.clone(), reason });
        });
        self.messages.say("Struck. Ctrl+Z takes it back.".to_owned());
    }

    /// Takes a step back, or again.
    pub fn step_redactions(self, back: bool) {
        let Some(key) = self.library.current.get_untracked() else { return };
        keep_focus();
        let mut done = false;
        self.redactions
            .update(|redactions| done = if back { redactions.undo(key) } else { redactions.redo(key) });
        self.messages.say(
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
        self.layout.ui.update(|ui| ui.gaps = ui.gaps.next());
        self.messages.say(self.layout.ui.read_untracked().gaps.words().to_owned());
    }
}

/// What has the focus in the panel may be drawn anew, or be gone: the focus stays there, or goes to the panel.
fn keep_focus() {
    if let Some(focused) = web::focused("#details *") {
        let id = web::attribute(&focused, "id").unwrap_or_default();
        web::after_drawing(move || {
            web::focus_if_lost(&id);
            web::focus_if_lost("details");
        });
    }
}

/// What was found in the cable on screen, by its rules.
pub(super) fn applied(page_rules: &Rules, entry: &Entry) -> Option<Arc<Applied>> {
    (*page_rules != Rules::default())
        .then(|| Arc::new(apply(entry.document.source(), entry.document.cable(), page_rules)))
}

/// What may leave the page of a cable of which this was found. Absent when that cannot be told: then nothing may.
pub(super) fn released(entry: &Entry, applied: Option<&Applied>) -> Option<Released> {
    let (source, cable) = (entry.document.source(), entry.document.cable());
    let marks = applied.map_or_else(|| Marks::new(source), Applied::withheld);
    release(source, cable, &marks).ok()
}

/// Writes a part of a text with a mark in place of what is struck. Marks with only blanks between are one, so that
/// neither the words of the service in it nor its line ends can be counted.
pub(super) fn without(text: &mut String, shown: &Shown, part: std::ops::Range<usize>, struck: &[Span]) {
    const MARK: &str = "[REDACTED]";
    let Some(cover) = shown.cover() else { return };
    let words = |range| shown.text().get(range).unwrap_or_default();
    let mut at = part.start;
    let first = struck.partition_point(|span| span.end <= cover.start);
    for span in struck.iter().skip(first).take_while(|span| span.start < cover.end) {
        let range = shown.range(*span);
        let (start, end) = (range.start.max(at), range.end.min(part.end));
        if start < end {
            let between = words(at..start);
            if !text.trim_end_matches(' ').ends_with(MARK) || !between.bytes().all(|byte| byte == b' ') {
                text.push_str(between);
                text.push_str(MARK);
            }
            at = end;
            // A line stands close behind one that ends in a hyphen; that would tell how the struck word ended.
            if shown.broken().any(|place| place == end) {
                text.push(' ');
            }
        }
    }
    text.push_str(words(at..part.end));
}

fn spans(applied: &Applied, struck: bool) -> Vec<Span> {
    let mut spans: Vec<Span> = if struck {
        applied.marks().all().iter().map(|mark| mark.span).collect()
    } else {
        let possible = applied.findings.iter().filter(|finding| finding.possible && !finding.struck);
        possible.flat_map(|finding| finding.spans.iter()).collect()
    };
    spans.sort_by_key(|span| *span);
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

#[cfg(test)]
mod tests {
    use super::*;
    use reftel_core::text::Source;

    fn copied(text: &str, parts: &[std::ops::Range<usize>], struck: &[&str]) -> String {
        let source = Source::new("a", text).unwrap();
        let struck = struck.iter().map(|word| {
            let at = text.find(word).unwrap();
            Span::new(at, at + word.len())
        });
        let struck: Vec<Span> = struck.collect();
        let shown = Shown::line(&source, &Span::new(0, text.len()).into());
        let mut copied = String::new();
        parts.iter().for_each(|part| without(&mut copied, &shown, part.clone(), &struck));
        copied
    }

    #[test]
    fn ok_copies_without_what_is_struck() {
        let text = "The man Ann Other told us.";
        assert_eq!(copied(text, &[0..26], &["Ann Other"]), "The man [REDACTED] told us.");
        assert_eq!(copied(text, &[10..13], &["Ann Other"]), "[REDACTED]", "a part of it");
        assert_eq!(
            copied(text, &[0..11, 11..26], &["Ann Other"]),
            "The man [REDACTED] told us.",
            "drawn in two"
        );
        assert_eq!(copied(text, &[0..26], &["Ann", "Other"]), "The man [REDACTED] told us.", "two marks");
        assert_eq!(copied(text, &[0..26], &[]), text);
    }

    #[test]
    fn ok_a_hyphen_does_not_tell_how_it_ended() {
        let text = "The man Ann-\nother told us.";
        assert_eq!(copied(text, &[0..text.len() - 1], &["Ann-"]), "The man [REDACTED] other told us.");
    }
}
