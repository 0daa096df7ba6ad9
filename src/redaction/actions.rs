use leptos::prelude::*;
use reftel_core::redact::{Applied, ByHand, RuleKind, Rules, apply};
use reftel_core::text::{Span, Spans};

use crate::context::RedactionState;
use crate::document::{Document, Place};
use crate::position::Position;
use crate::state::{Entry, Gaps, Redactions};
use crate::web;

impl RedactionState {
    /// Whether something is struck in any open cable: lists show words of all of them.
    pub(super) fn may_leak(self) -> bool {
        self.redactions.with_untracked(Redactions::is_any)
    }

    /// What must not leave the page of the cable on screen, in order.
    pub(crate) fn struck(self) -> Vec<Span> {
        let marks = self.applied.with_untracked(|applied| applied.as_ref().map(|applied| applied.withheld()));
        marks.map(|marks| marks.all().iter().map(|mark| mark.span).collect()).unwrap_or_default()
    }

    /// What the rules of an open cable find in it.
    pub(crate) fn applied_to(self, entry: &Entry) -> Applied {
        let rules = self.redactions.with_untracked(|redactions| redactions.rules(entry.key));
        apply(entry.document.source(), entry.document.cable(), &rules)
    }

    /// Where the reader is, as far as that is released: an address lasts.
    pub(crate) fn released_position(self, position: Position) -> Option<Position> {
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
    pub(crate) fn copy_search_words(self, id: &str, words: &str) {
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
            self.messages.say("Not copied: this reference is redacted.".to_owned());
        } else {
            self.copy("words.txt", words.to_owned(), "Search query");
        }
    }

    /// Changes the rules of the cable on screen.
    pub(crate) fn redact(self, change: impl Fn(&mut Rules)) {
        if let Some(key) = self.library.current.get_untracked() {
            keep_focus_in_panel();
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
        // What was said last may name what is struck, and a highlight keeps the words that it lay on.
        self.messages.said.update(String::clear);
        web::paint("spot", &[]);
        self.layout.ui.update(|ui| ui.released = released);
        web::after_drawing(|| web::focus_if_lost("text"));
    }

    /// Shows a mark in the working view.
    pub(crate) fn show_mark(self, span: Span) {
        self.show_released(false);
        self.reader.spot(span, false);
    }

    /// Strikes what is selected in the text.
    pub fn redact_selection(self) {
        let mut spans = web::selected(".panes");
        spans.sort_unstable();
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
        web::clear_selection();
    }

    /// Strikes a paragraph, or another piece of the text.
    pub(crate) fn redact_place(self, document: &Document, place: Place) {
        if let Some(span) = document.span_of(place) {
            self.strike(&span.into());
        }
    }

    /// Releases only a piece of the text, and others for which this was chosen before; a second time takes it back.
    pub(crate) fn release_only(self, document: &Document, place: Place) {
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
        self.messages.say(
            "Only the paragraphs you chose will be released, without the free words of the heading: subject, references' notes, \
             attention, classified by, signature. Ctrl+Z to undo."
                .to_owned(),
        );
    }

    fn strike(self, spans: &Spans) {
        self.redact(|rules| {
            // The reason of the last one, until another is given.
            let reason = rules.reason(RuleKind::ByHand).map(str::to_owned);
            rules.strike(ByHand { spans: spans.clone(), reason });
        });
        self.say_redacted(spans);
    }

    /// Says how to take a redaction back; or, where not all of it is redacted, that it is not.
    pub(super) fn say_redacted(self, spans: &Spans) {
        let is_struck = self.applied.with_untracked(|applied| {
            let marks = applied.as_ref().map(|applied| applied.marks());
            marks.is_some_and(|marks| spans.iter().all(|span| marks.touch(span)))
        });
        let said = match is_struck {
            true => "Redacted. Ctrl+Z to undo.",
            false => "Not all of it is redacted: a part was kept before. See the review list.",
        };
        self.messages.say(said.to_owned());
    }

    /// Undoes a step, or redoes one.
    pub fn step_redactions(self, back: bool) {
        let Some(key) = self.library.current.get_untracked() else { return };
        keep_focus_in_panel();
        let mut done = false;
        self.redactions
            .update(|redactions| done = if back { redactions.undo(key) } else { redactions.redo(key) });
        self.messages.say(
            match (back, done) {
                (true, true) => "Undone.",
                (false, true) => "Redone.",
                (true, false) => "Nothing to undo.",
                (false, false) => "Nothing to redo.",
            }
            .to_owned(),
        );
    }

    /// Shows what the source itself took out in another way.
    pub fn cycle_gaps(self) {
        self.layout.ui.update(|ui| ui.gaps = ui.gaps.next());
        self.messages.say(self.layout.ui.read_untracked().gaps.words().to_owned());
    }
}

/// A control of the panel may go with what it does, such as the row of a term that is removed: then the panel gets the
/// focus, so that Tab goes on from there.
pub(super) fn keep_focus_in_panel() {
    if web::focused("#details *").is_some() {
        web::after_drawing(|| web::focus_if_lost("details"));
    }
}

impl Gaps {
    /// The next in turn.
    #[must_use]
    pub fn next(self) -> Self {
        let here = Self::ALL.iter().position(|gaps| *gaps == self).unwrap_or(0);
        Self::ALL.get((here + 1) % Self::ALL.len()).copied().unwrap_or(self)
    }
}
