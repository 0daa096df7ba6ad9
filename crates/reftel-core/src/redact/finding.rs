//! What rules look in, and what they find.

use super::corpus::RunningText;
use super::names::Prepared;
use super::{FindingId, RuleKind, Rules};
use crate::cable::Cable;
use crate::text::{Source, Span, Spans};

/// One place that a rule found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The id under which it can be dropped or accepted.
    pub id: FindingId,
    /// The bytes of the file.
    pub spans: Spans,
    /// Which rule.
    pub rule: RuleKind,
    /// What was found, in words that reveal nothing of the text.
    pub why: &'static str,
    /// The reason that is printed.
    pub reason: Option<String>,
    /// Whether it may be something else: then it is struck only if the reader accepts it.
    pub possible: bool,
    /// Whether it is struck.
    pub struck: bool,
}

/// A portion of the text whose level is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Undecided {
    /// The bytes of the file, which identify the portion when it is decided.
    pub span: Span,
    /// The number of the paragraph, if it has one.
    pub number: Option<u16>,
    /// What it is, in one word.
    pub what: &'static str,
}

/// The texts of a cable, and their words.
#[derive(Clone, Copy)]
pub(super) struct Corpus<'a> {
    pub(super) texts: &'a [RunningText],
    pub(super) words: &'a [Prepared<'a>],
}

impl<'a> Corpus<'a> {
    /// All texts, those without elements between letters too.
    pub(super) fn all(self) -> impl Iterator<Item = (&'a RunningText, &'a Prepared<'a>)> {
        self.texts.iter().zip(self.words)
    }

    /// The texts as they are.
    pub(super) fn each(self) -> impl Iterator<Item = (&'a RunningText, &'a Prepared<'a>)> {
        self.all().filter(|(running, _)| !running.is_bare)
    }
}

/// The rules, the cable they look in, and what they found so far.
pub(super) struct Finds<'a> {
    pub(super) source: &'a Source,
    pub(super) cable: &'a Cable,
    pub(super) rules: &'a Rules,
    pub(super) found: &'a mut Vec<Finding>,
    /// A number for the term that is being looked for; zero for none.
    pub(super) of: u32,
}

/// What a finding has besides its place.
#[derive(Clone, Copy)]
pub(super) struct Note<'r> {
    pub(super) rule: RuleKind,
    pub(super) why: &'static str,
    pub(super) reason: &'r Option<String>,
    pub(super) possible: bool,
}

impl Finds<'_> {
    pub(super) fn needs_text(&self) -> bool {
        self.rules.protected.on || self.rules.personal.on || self.rules.names.on
    }

    /// Adds a place, widened to whole characters and cut to the cable.
    pub(super) fn add(&mut self, spans: &Spans, note: Note<'_>) {
        let bytes = self.source.bytes();
        let extent = self.cable.extent;
        let mut kept: Vec<Span> = Vec::new();
        for span in spans.iter() {
            let (start, end) = (span.start.max(extent.start), span.end.min(extent.end));
            let span = whole(bytes, Span { start, end: end.max(start) });
            match kept.last_mut() {
                Some(last) if span.start <= last.end => *last = last.to(span),
                _ => kept.push(span),
            }
        }
        let spans: Spans = kept.into_iter().collect();
        let Some(cover) = spans.cover().filter(|cover| !cover.is_empty()) else { return };
        let id = FindingId { span: cover, rule: note.rule, of: self.of };
        let Note { rule, why, reason, possible } = note;
        self.found.push(Finding {
            id,
            spans,
            rule,
            why,
            reason: reason.clone(),
            possible,
            struck: !possible,
        });
    }
}

/// A span widened to all bytes of the characters at its ends.
fn whole(bytes: &[u8], span: Span) -> Span {
    if span.is_empty() {
        return span;
    }
    let is_inner = |at: u32| bytes.get(at as usize).is_some_and(|byte| (0x80..0xc0).contains(byte));
    let mut whole = span;
    while whole.start > 0 && is_inner(whole.start) && span.start - whole.start < 3 {
        whole.start -= 1;
    }
    while is_inner(whole.end) && whole.end - span.end < 3 {
        whole.end += 1;
    }
    whole
}
