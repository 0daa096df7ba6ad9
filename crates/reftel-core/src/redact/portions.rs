//! Portions above a level.
//!
//! | portion | what becomes of it |
//! |---|---|
//! | with a mark above the level | struck |
//! | with a mark up to it | kept |
//! | item without a mark | as the paragraph, or as the marked item that it belongs to |
//! | paragraph without a mark | as the line `ENTIRE TEXT` above says, or *undecided* |
//! | text or table without number and mark | struck after a struck portion, else *undecided* |
//! | heading without a mark | as the portions below it, when they are of one kind; a standard heading is kept; else *undecided* |
//! | subject without a mark | *undecided*; the subject in the record of a collection is treated the same |
//! | anything without a mark in a cable that as a whole is not above the level | kept |
//!
//! The reader decides on undecided portions one by one, or on all without a mark at once by [`Unmarked`].

use super::corpus::items;
use super::finding::{Finds, Note, Undecided};
use super::heading_fields::recorded;
use super::{Decided, PortionsRule, RuleKind, Unmarked};
use crate::cable::{Block, Cable, Heading, Item, Level, PortionMark, RecordKey, Role};
use crate::text::{Source, Span, Spanned, Spans};

/// What becomes of a portion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    Kept,
    Struck(&'static str),
    Undecided,
}

const ABOVE: &str = "above the level";
const BELONGS: &str = "belongs to what is above the level";
const DECIDED: &str = "decided to be struck";
const UNMARKED: &str = "without a mark";

pub(super) fn find(finds: &mut Finds<'_>, undecided: &mut Vec<Undecided>) {
    let rule = &finds.rules.portions;
    if !rule.on {
        return;
    }
    let (cable, source) = (finds.cable, finds.source);
    let mut portions = Portions { rule, cable, source, decided: &finds.rules.own.decided, all: Vec::new() };
    portions.subject();
    portions.body();
    for portion in portions.all {
        match portion.outcome {
            Outcome::Kept => {}
            Outcome::Struck(why) => {
                let note = Note { rule: RuleKind::Portions, why, reason: &rule.reason, possible: false };
                finds.add(&portion.spans, note);
            }
            Outcome::Undecided => {
                undecided.push(Undecided { span: portion.key, number: portion.number, what: portion.what });
            }
        }
    }
}

/// A part of the text with a level of its own.
struct Portion {
    /// The span that identifies it when it is decided.
    key: Span,
    spans: Spans,
    number: Option<u16>,
    what: &'static str,
    outcome: Outcome,
}

struct Portions<'a> {
    rule: &'a PortionsRule,
    cable: &'a Cable,
    source: &'a Source,
    decided: &'a [Decided],
    all: Vec<Portion>,
}

impl Portions<'_> {
    /// What follows from a mark, or from the level of the cable if there is none.
    fn outcome(&self, mark: Option<Spanned<PortionMark>>) -> Outcome {
        match mark {
            Some(mark) => match mark.value.level {
                Some(level) if self.is_above(level) => Outcome::Struck(ABOVE),
                Some(_) => Outcome::Kept,
                None => Outcome::Undecided,
            },
            None => match self.cable.level() {
                Some(level) if !self.is_above(level) => Outcome::Kept,
                _ => Outcome::Undecided,
            },
        }
    }

    /// Limited official use ranks with sensitive but unclassified, which replaced it.
    fn is_above(&self, level: Level) -> bool {
        let rank = |level| if level == Level::LimitedOfficialUse { Level::Sensitive } else { level };
        rank(level) > rank(self.rule.keep)
    }

    /// Adds a portion and returns what becomes of it after the reader's decisions.
    fn push(
        &mut self,
        key: Span,
        spans: Spans,
        what: &'static str,
        number: Option<u16>,
        outcome: Outcome,
    ) -> Outcome {
        let decided = self.decided.iter().find(|decided| decided.span == key);
        let outcome = match (outcome, decided, self.rule.unmarked) {
            (Outcome::Undecided, Some(decided), _) if decided.strike => Outcome::Struck(DECIDED),
            (Outcome::Undecided, Some(_), _) | (Outcome::Undecided, None, Unmarked::Keep) => Outcome::Kept,
            (Outcome::Undecided, None, Unmarked::Strike) => Outcome::Struck(UNMARKED),
            (outcome, ..) => outcome,
        };
        self.all.push(Portion { key, spans, number, what, outcome });
        outcome
    }

    fn subject(&mut self) {
        let subject = self.cable.header.subject.as_ref();
        let outcome = self.outcome(subject.and_then(|subject| subject.portion));
        let mut spans: Vec<Span> = recorded(self.cable, RecordKey::Subject).collect();
        if let Some(subject) = subject {
            spans.extend(subject.text.iter());
            let mark = subject.portion.filter(|_| !self.rule.leave_marks).map(|mark| mark.span);
            spans.extend(mark);
        }
        let key = subject.and_then(|subject| subject.text.cover()).or(spans.first().copied());
        spans.sort_unstable();
        spans.dedup_by(|later, earlier| earlier.overlaps(*later));
        if let Some(key) = key {
            self.push(key, spans.into_iter().collect(), "subject", None, outcome);
        }
    }

    fn body(&mut self) {
        let mut entire: Option<Spanned<PortionMark>> = None;
        // What became of the last portion with a number or a mark.
        let mut before = Outcome::Undecided;
        let mut headings: Vec<&Heading> = Vec::new();
        let mut section: Vec<Outcome> = Vec::new();
        let mut rest = self.cable.unrecognised.iter().copied().peekable();
        for block in &self.cable.body {
            while let Some(span) = rest.next_if(|span| span.start < block.span().start) {
                self.line(span, before);
            }
            let outcome = match block {
                Block::Heading(heading) => {
                    if !section.is_empty() {
                        self.headings(&headings, &section);
                        headings.clear();
                        section.clear();
                    }
                    headings.push(heading);
                    continue;
                }
                Block::Paragraph(paragraph) => {
                    if is_entire_text(self.source, &paragraph.text, paragraph.portion) {
                        entire = paragraph.portion.or(entire);
                    }
                    let outcome = self.outcome(paragraph.portion.or(entire));
                    let text = paragraph.text.cover().unwrap_or(paragraph.span);
                    let from = if self.rule.leave_marks { text.start } else { paragraph.span.start };
                    let span = Span { start: from, end: paragraph.span.end.max(from) };
                    before =
                        self.block(block, span, "paragraph", Some(paragraph.number.value.value), outcome);
                    before
                }
                Block::Text(text) if text.portion.is_some() => {
                    before = self.block(block, text.span, "text", None, self.outcome(text.portion));
                    before
                }
                Block::Text(text) if text.role == Some(Role::Closing) => continue,
                Block::Text(text) => self.block(block, text.span, "text", None, self.behind(before, entire)),
                Block::Table(span) => {
                    self.push(*span, (*span).into(), "table", None, self.behind(before, entire))
                }
            };
            section.push(outcome);
        }
        self.headings(&headings, &section);
        rest.for_each(|span| self.line(span, before));
    }

    /// What becomes of text without a mark after another portion.
    fn behind(&self, before: Outcome, entire: Option<Spanned<PortionMark>>) -> Outcome {
        match before {
            Outcome::Struck(_) => Outcome::Struck(BELONGS),
            _ => self.outcome(entire),
        }
    }

    /// A line that was not recognised.
    fn line(&mut self, span: Span, before: Outcome) {
        let has_words =
            self.source.text(span).bytes().any(|byte| byte.is_ascii_alphanumeric() || byte >= 0x80);
        if has_words {
            self.push(span, span.into(), "line", None, self.behind(before, None));
        }
    }

    /// A block, and those of its items whose outcome differs from it.
    fn block(
        &mut self,
        block: &Block,
        span: Span,
        what: &'static str,
        number: Option<u16>,
        outcome: Outcome,
    ) -> Outcome {
        let mut own: Vec<Span> = vec![span];
        // The kind of label of the last item with a mark, and what becomes of it.
        let mut marked: Option<(u8, Outcome)> = None;
        let mut parts: Vec<(Span, Spans, Outcome)> = Vec::new();
        for item in items(block) {
            let kind = label_kind(self.source, item);
            let item_fate = match (item.portion, marked) {
                (Some(_), _) => {
                    marked = Some((kind, self.outcome(item.portion)));
                    self.outcome(item.portion)
                }
                // "(1)" below "a. (S)" is part of it; "b." is not.
                (None, Some((above, Outcome::Struck(_)))) if above != kind => Outcome::Struck(BELONGS),
                (None, Some((above, Outcome::Undecided))) if above != kind => Outcome::Undecided,
                (None, _) => continue,
            };
            let whole = item.label.to(item.text.cover().unwrap_or(item.label));
            let text = item.text.cover().map_or(item.label.end, |text| text.start);
            let from = if self.rule.leave_marks && item.portion.is_some() { text } else { whole.start };
            cut(&mut own, whole);
            parts.push((whole, Span { start: from, end: whole.end.max(from) }.into(), item_fate));
        }
        let outcome = self.push(block.span(), own.into_iter().collect(), what, number, outcome);
        for (whole, spans, item_fate) in parts {
            self.push(whole, spans, "item", number, item_fate);
        }
        outcome
    }

    fn headings(&mut self, headings: &[&Heading], section: &[Outcome]) {
        let is_struck = |outcome: &Outcome| matches!(outcome, Outcome::Struck(_));
        for heading in headings {
            let text = self.source.line(&heading.text);
            let outcome = match mark_in(&text) {
                Some(level) if self.is_above(level) => Outcome::Struck(ABOVE),
                Some(_) => Outcome::Kept,
                None if is_standard(&text) => Outcome::Kept,
                None if section.is_empty() => self.outcome(None),
                None if section.iter().all(|outcome| *outcome == Outcome::Kept) => Outcome::Kept,
                None if section.iter().all(is_struck) => Outcome::Struck(BELONGS),
                None => Outcome::Undecided,
            };
            self.push(heading.span, heading.span.into(), "heading", None, outcome);
        }
    }
}

/// Removes a span from others.
fn cut(spans: &mut Vec<Span>, out: Span) {
    let Some(last) = spans.last_mut() else { return };
    let rest = Span { start: out.end.max(last.start), end: last.end };
    last.end = last.end.min(out.start.max(last.start));
    if !rest.is_empty() {
        spans.push(rest);
    }
}

/// `1. (C) Entire text.`, `1. C - ENTIRE TEXT.`
fn is_entire_text(source: &Source, text: &Spans, portion: Option<Spanned<PortionMark>>) -> bool {
    let says =
        |text: &str| text.trim_end_matches(['.', ')', ' ']).to_ascii_uppercase().ends_with("ENTIRE TEXT");
    let caveat = portion.and_then(|portion| portion.value.caveat);
    let cover = text.cover().filter(|cover| cover.len() < 60);
    caveat.is_some_and(|caveat| says(&source.text(caveat))) || cover.is_some_and(|_| says(&source.line(text)))
}

/// What kind of label an item has: a letter, a digit, a dash; in brackets or not.
fn label_kind(source: &Source, item: &Item) -> u8 {
    let label = source.text(item.label);
    let first = label.bytes().find(|byte| !matches!(byte, b'(' | b' ')).unwrap_or_default();
    let kind = match first {
        b'0'..=b'9' => 1,
        byte if byte.is_ascii_alphabetic() => 2,
        byte => byte,
    };
    if label.contains('(') { kind | 0x80 } else { kind }
}

/// The level of a mark that a heading begins or ends with.
fn mark_in(text: &str) -> Option<Level> {
    let front =
        text.trim_start().strip_prefix('(').and_then(|rest| rest.split_once(')')).map(|(mark, _)| mark);
    let back = text.trim_end().strip_suffix(')').and_then(|rest| rest.rsplit_once('(')).map(|(_, mark)| mark);
    let level = |mark: &str| {
        let letters: String = mark.trim().chars().take_while(char::is_ascii_alphabetic).collect();
        Level::of_portion(letters.as_bytes())
    };
    front.and_then(level).or_else(|| back.and_then(level))
}

/// Whether a heading is a standard one, which reveals nothing of the content.
fn is_standard(text: &str) -> bool {
    const STANDARD: [&str; 12] = [
        "SUMMARY",
        "END SUMMARY",
        "SUMMARY AND COMMENT",
        "COMMENT",
        "END COMMENT",
        "INTRODUCTION",
        "BACKGROUND",
        "ACTION REQUEST",
        "ACTION REQUESTED",
        "CONCLUSION",
        "KEY POINTS",
        "BIOGRAPHIC NOTE",
    ];
    let words = text.trim_matches(|c: char| !c.is_ascii_alphanumeric());
    STANDARD.iter().any(|known| words.eq_ignore_ascii_case(known))
}
