//! What a word `protect` says where it stands, and of whom.

use std::ops::Range;

use super::discretion::phrases;
use super::sentence::Sentence;
use super::words::words;
use crate::redact::corpus::RunningText;
use crate::redact::flat::Flat;
use crate::text::{Span, Spans};

/// A note, and who is meant.
pub(super) struct Read {
    pub(super) persons: Vec<Person>,
    /// The note itself, if it stands in brackets; otherwise nothing.
    pub(super) note: Spans,
    /// The sentence, if the reader has to decide.
    pub(super) undecided: Option<Span>,
}

pub(super) struct Person {
    pub(super) name: String,
    pub(super) spans: Spans,
    pub(super) is_sure: bool,
}

/// Every note in a text but those that are claimed, which are in order.
pub(super) fn read(claimed: &[Span], running: &RunningText) -> Vec<Read> {
    let flat = Flat::new(&running.folded);
    let text = flat.text();
    let mut found = Vec::new();
    let mut parts = running.parts().map(|(start, part)| flat.range(start..start + part.len())).peekable();
    let mut until = 0;
    let mut all = words(text);
    all.extend(phrases(text));
    all.sort_by_key(|word| word.range.start);
    // The sentence of the last note.
    let mut last = 0..0;
    for word in all {
        while parts.peek().is_some_and(|part| part.end <= word.range.start) {
            parts.next();
        }
        let part = parts.peek().cloned().unwrap_or(0..text.len());
        if word.range.start < until {
            continue;
        }
        let sentence = Sentence::around(text, part, word);
        if sentence.range == last && sentence.word.form.is_phrase() {
            continue;
        }
        let spans = running.source(flat.shown(sentence.word.range.clone()));
        let is_claimed = spans.cover().is_some_and(|cover| is_claimed(claimed, cover));
        if let Some((near, note, asks)) = sentence.judge(is_claimed) {
            until = note.end;
            let is_asked =
                sentence.range == last && found.last().is_some_and(|read: &Read| read.undecided.is_some());
            last = sentence.range.clone();
            let source = |range: Range<usize>| running.source(flat.shown(range));
            let persons = near.into_iter().map(|near| Person {
                name: text.get(near.range.clone()).unwrap_or_default().to_owned(),
                spans: source(near.range),
                is_sure: near.is_sure,
            });
            found.push(Read {
                persons: persons.filter(|person| !person.spans.is_empty()).collect(),
                note: if asks || is_claimed { Spans::new() } else { source(note) },
                undecided: if asks && !is_asked { source(sentence.range.clone()).cover() } else { None },
            });
        }
    }
    found
}

fn is_claimed(claimed: &[Span], span: Span) -> bool {
    let after = claimed.partition_point(|note| note.start < span.end);
    let last = after.checked_sub(1).and_then(|last| claimed.get(last));
    last.is_some_and(|note| note.overlaps(span))
}
