//! Where marks stand in a text: everything in brackets at a place of marks, and what lost its brackets.
//!
//! | place | what counts there |
//! |---|---|
//! | behind the number of a paragraph or the label of an item | anything in brackets that is no label itself |
//! | where text begins, behind another mark | words of marks, and anything short in capitals |
//! | at a line's beginning, behind a sentence or a colon | words of marks; anything short in capitals before a new sentence |
//! | at the end of the text | words of marks |
//! | elsewhere | words of marks that are no other word: `(S/NF)`, `(SBU)`, `(C)` before a capital |

use super::glyphs::Glyph;
use super::mark::{self, Rank, Reading};
use super::place::{Before, Place, before};
use super::shape::{Row, is_certain, is_remark, is_short, is_single};
use crate::text::Span;

/// A mark, or several in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) reading: Reading,
    /// The bytes of the file.
    pub(super) span: Span,
    /// Whether nothing but a number or a label stands before it in the text.
    pub(super) is_first: bool,
    /// Whether it is all of its line.
    pub(super) is_alone: bool,
    /// Whether no words stand behind it in the text.
    pub(super) is_last: bool,
}

/// A mark in the characters.
#[derive(Clone, Copy)]
pub(super) struct Found {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) reading: Reading,
}

/// Longest words of a mark without a bracket.
pub(super) const BARE_MAX: usize = 24;
/// What is known of a text before it is scanned.
#[derive(Clone, Copy)]
pub(super) struct Known<'a> {
    pub(super) kind: Kind,
    /// What the source took out, in order.
    pub(super) redactions: &'a [Span],
    /// The level of the heading: a line that says only that is left by a page break.
    pub(super) whole: Option<Rank>,
}

/// What kind of text is scanned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A paragraph: it begins with a number, and anything in brackets behind that is a mark.
    Numbered,
    /// A heading or subject: a mark can be its last word.
    Title,
    /// Any other text.
    Text,
}

/// All marks of a text, in order.
pub(super) fn scan(glyphs: &[Glyph], known: Known<'_>) -> Vec<Mark> {
    let mut found = Scan { glyphs, known, row: Row::new(glyphs), found: Vec::new(), labels_end: None };
    found.lines();
    found.labelled();
    let bare = std::mem::take(&mut found.found);
    found.brackets();
    let mut all = found.found;
    all.extend(bare);
    all.sort_by_key(|found| found.start);
    let mut kept: Vec<Found> = Vec::new();
    for found in all {
        match kept.last_mut() {
            Some(last) if found.start < last.end => last.reading = last.reading.and(found.reading),
            Some(last) if is_between_marks(glyphs.get(last.end..found.start)) => {
                last.end = found.end;
                last.reading = last.reading.and(found.reading);
            }
            _ => kept.push(found),
        }
    }
    let words_end = glyphs.iter().rposition(|glyph| glyph.c.is_alphanumeric()).unwrap_or_default();
    kept.into_iter()
        .filter_map(|found| {
            let line = before(glyphs, found.start);
            let behind = glyphs.get(found.end..).unwrap_or_default();
            let is_end = behind
                .iter()
                .find(|glyph| glyph.c == '\n' || glyph.c.is_alphanumeric() || glyph.c == '(')
                .is_none_or(|glyph| glyph.c == '\n');
            let first = glyphs.get(found.start)?.from;
            let last = glyphs.get(found.end.checked_sub(1)?)?.from;
            Some(Mark {
                reading: found.reading,
                span: first.to(last),
                is_first: line.is_first_line && matches!(line.place, Place::Begin | Place::Number),
                is_alone: is_end && matches!(line.place, Place::Begin | Place::Line { .. }),
                is_last: found.end > words_end,
            })
        })
        .collect()
}

/// Whether nothing but blanks and a sign of punctuation stands between two marks.
fn is_between_marks(between: Option<&[Glyph]>) -> bool {
    between.is_some_and(|between| {
        between.len() <= 6
            && between.iter().all(|glyph| matches!(glyph.c, ' ' | '\t' | '.' | ',' | ':' | '-' | '/' | '&'))
    })
}

pub(super) struct Scan<'a> {
    pub(super) glyphs: &'a [Glyph],
    pub(super) known: Known<'a>,
    row: Row,
    pub(super) found: Vec<Found>,
    /// Where the last label of a list in brackets ended: `(a)`.
    labels_end: Option<usize>,
}

impl Scan<'_> {
    pub(super) fn words(&self, from: usize, to: usize) -> String {
        self.glyphs.get(from..to).unwrap_or_default().iter().map(|glyph| glyph.c).collect()
    }

    fn brackets(&mut self) {
        let mut at = 0;
        while let Some(open) =
            self.glyphs.iter().skip(at).position(|glyph| glyph.c == '(').map(|found| at + found)
        {
            let rest = self.glyphs.get(open + 1..).unwrap_or_default();
            let next =
                rest.iter().position(|glyph| matches!(glyph.c, '(' | ')')).map(|found| open + 1 + found);
            let close = next.filter(|next| self.glyphs.get(*next).is_some_and(|glyph| glyph.c == ')'));
            at = next.unwrap_or(self.glyphs.len()).max(open + 1);
            match close {
                Some(close) => self.bracket(open, close),
                None => self.unclosed(open, at),
            }
        }
    }

    pub(super) fn place(&self, open: usize) -> Before {
        let mut line = before(self.glyphs, open);
        let behind = |end: usize| is_between_marks(self.glyphs.get(end..open));
        if self.is_behind_label(open) {
            line.place = Place::Number;
        } else if self.found.last().is_some_and(|last| behind(last.end)) && line.place != Place::Number {
            line.place = Place::Mark;
        }
        line
    }

    /// Whether a label of a list stands right before.
    fn is_behind_label(&self, open: usize) -> bool {
        let gap = self.labels_end.and_then(|end| self.glyphs.get(end..open));
        gap.is_some_and(|gap| gap.len() <= 4 && gap.iter().all(|glyph| glyph.c.is_whitespace()))
    }

    fn bracket(&mut self, open: usize, close: usize) {
        let line = self.place(open);
        let words = self.words(open + 1, close);
        let words = words.trim();
        if !self.is_behind_label(open) && self.row.goes_on(words, open) {
            self.labels_end = Some(close + 1);
            return;
        }
        if let Some(reading) = self.judge(&line, words, open, close + 1) {
            self.found.push(Found { start: open, end: close + 1, reading });
        }
    }

    /// What the words of a bracket are at its place; None if it is no mark there.
    fn judge(&self, line: &Before, words: &str, open: usize, end: usize) -> Option<Reading> {
        let next = self.next(end);
        let begins = next.is_none_or(|next| next.is_uppercase() || next.is_ascii_digit());
        let is_small = words.chars().any(char::is_lowercase);
        let read = mark::read(words);
        let letter = words.chars().next().filter(|_| words.chars().count() == 1);
        match line.place {
            Place::Begin | Place::Number | Place::Mark => {
                let is_strict = line.place == Place::Number
                    || line.place == Place::Begin && (self.known.kind == Kind::Numbered);
                let is_word = letter.is_none_or(|letter| !letter.is_lowercase() || is_strict);
                let unknown = || {
                    let may_be = if is_strict { is_remark(words) } else { is_short(words) };
                    (may_be && !self.is_taken_out(open)).then_some(Reading::Unknown)
                };
                read.filter(|_| is_word).or_else(unknown)
            }
            Place::Line { is_new, is_short: above } => {
                let is_mark = !is_small || (words.contains('/') || letter.is_none()) && begins;
                let read = read.filter(|_| is_mark && (is_new || above || begins || is_certain(words)));
                match read {
                    Some(_) if !is_new && letter == Some('R') => None,
                    Some(read) if is_new || above => Some(read),
                    Some(read) => Some(read.perhaps()),
                    None => (is_new && begins && is_single(words) && !self.is_taken_out(open))
                        .then_some(Reading::Unknown),
                }
            }
            Place::Sentence if line.is_cited => None,
            Place::Sentence => {
                let is_mark = !is_small || (words.contains('/') || letter.is_none()) && begins;
                let is_mark = is_mark && (begins || is_certain(words) && letter.is_none());
                let unknown =
                    || (begins && is_single(words) && !self.is_taken_out(open)).then_some(Reading::Unknown);
                read.filter(|_| is_mark).or_else(unknown)
            }
            Place::Running if line.is_cited => None,
            Place::Running if line.opens && !is_small => read.map(Reading::perhaps),
            Place::Running => {
                let is_title = next.is_some_and(char::is_uppercase) && self.is_lower_behind(end);
                let is_mark = match letter {
                    Some('C' | 'S') => is_title || next.is_none(),
                    Some(_) => next.is_none() && self.known.kind == Kind::Title,
                    None if words == "TS" => is_title || next.is_none(),
                    None => is_certain(words) || next.is_none() && matches!(read, Some(Reading::Exact(_))),
                };
                let ends_title = next.is_none() && self.known.kind == Kind::Title && letter.is_none();
                let read = read.filter(|_| is_mark && (!is_small || ends_title));
                if next.is_none() && self.known.kind == Kind::Title {
                    read
                } else {
                    read.map(Reading::perhaps)
                }
            }
        }
    }

    /// The first letter or digit behind, unless other signs stand before it.
    fn next(&self, end: usize) -> Option<char> {
        let is_sign = |c: char| {
            c.is_whitespace() || matches!(c, '.' | ',' | ':' | ';' | '-' | '/' | '(' | ')' | '&' | '>')
        };
        self.glyphs.iter().skip(end).take(BARE_MAX).map(|glyph| glyph.c).find(|c| !is_sign(*c))
    }

    /// Whether the word behind has lowercase letters after its first.
    fn is_lower_behind(&self, end: usize) -> bool {
        let behind = self.glyphs.iter().skip(end).take(BARE_MAX);
        let mut letters = behind.map(|glyph| glyph.c).skip_while(|c| !c.is_alphanumeric());
        letters.next();
        letters.next().is_some_and(|c| c.is_lowercase() || c == ' ')
    }

    /// Whether the bracket is one that the source put where it took something out.
    fn is_taken_out(&self, open: usize) -> bool {
        let Some(from) = self.glyphs.get(open).map(|glyph| glyph.from) else { return false };
        let first = self.known.redactions.partition_point(|taken| taken.end <= from.start);
        self.known.redactions.get(first).is_some_and(|taken| taken.overlaps(from))
    }

    /// `(C The harbor`, `(S//REL TO USA, EXAMPLIA The harbor`: a bracket that never closes.
    fn unclosed(&mut self, open: usize, until: usize) {
        let line = self.place(open);
        let rest = self.glyphs.get(open + 1..until).unwrap_or_default();
        let skipped = rest.iter().take_while(|glyph| glyph.c.is_whitespace()).count();
        let start = open + 1 + skipped;
        let len =
            rest.iter().skip(skipped).take_while(|glyph| !glyph.c.is_whitespace()).take(BARE_MAX).count();
        let words = self.words(start, start + len);
        let is_small = words.chars().any(char::is_lowercase);
        let is_place = !matches!(line.place, Place::Running) || words.contains('/');
        let is_initial = words.ends_with('.');
        let read = mark::read(&words).filter(|_| is_place && !is_small && !is_initial && !line.is_cited);
        let read = read.filter(|_| line.place != Place::Running || is_certain(&words));
        if let Some(reading) = read {
            self.found.push(Found { start: open, end: start + len, reading: reading.guessed() });
        } else if matches!(line.place, Place::Number)
            || matches!(line.place, Place::Begin) && (self.known.kind == Kind::Numbered)
        {
            let is_mark = len > 0 && len <= 4 && !is_small;
            if is_mark && !self.is_taken_out(open) {
                self.found.push(Found { start: open, end: start + len, reading: Reading::Unknown });
            }
        }
    }
}
