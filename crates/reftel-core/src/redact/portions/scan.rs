//! Where marks stand in a text: everything in brackets at a place of marks, and what lost its brackets.
//!
//! | place | what counts there |
//! |---|---|
//! | behind the number of a paragraph or the label of an item | anything in brackets that is no label itself |
//! | where text begins, behind another mark | words of marks, and anything short in capitals |
//! | at a line's beginning, behind a sentence or a colon | words of marks; anything short in capitals before a new sentence |
//! | at the end of the text | words of marks |
//! | elsewhere | words of marks that are no other word: `(S/NF)`, `(SBU)`, `(C)` before a capital |

use super::damage::is_damaged;
use super::glyphs::Glyph;
use super::mark::{self, Rank, Reading};
use super::place::{Before, Place, before};
use super::shape::{Row, is_abbreviation, is_certain, is_remark, is_short, is_single, names_level};
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
    /// Whether it may speak of what stands before it: amid words, or in the last cell of a row.
    pub(super) is_loose: bool,
    /// Whether it is a line that says the level of all that stands below it.
    pub(super) is_banner: bool,
}

/// A mark in the characters.
#[derive(Clone, Copy)]
pub(super) struct Found {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) reading: Reading,
    /// Whether it is a line that says the level of all that stands below it.
    pub(super) is_banner: bool,
}

/// Longest words of a mark without a bracket.
pub(super) const BARE_MAX: usize = 24;
/// How far before an abbreviation its words are looked for, and longest mark at a title's end that is not known, in characters.
const ABBREVIATED_MAX: usize = 80;
const TITLE_MARK_MAX: usize = 4;

/// What is known of a text before it is scanned.
#[derive(Clone, Copy)]
pub(super) struct Known<'a> {
    pub(super) kind: Kind,
    /// What the source took out, in order.
    pub(super) redactions: &'a [Span],
    /// The level of the heading: a line that says only that is left by a page break.
    pub(super) whole: Option<Rank>,
    /// The number of the cable.
    pub(super) serial: Option<u32>,
    /// Whether a list has the label `(b)`, so that `(c)` is the next of it.
    pub(super) has_rows: bool,
    /// Whether one has the label `B)`.
    pub(super) has_capitals: bool,
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
    found.quoted();
    found.title();
    found.cells();
    let bare = std::mem::take(&mut found.found);
    found.brackets();
    found.behind_marks();
    let mut all = found.found;
    all.extend(bare);
    all.sort_by_key(|found| found.start);
    let mut kept: Vec<Found> = Vec::new();
    for found in all {
        match kept.last_mut() {
            Some(last) if found.start < last.end || is_between_marks(glyphs.get(last.end..found.start)) => {
                last.end = last.end.max(found.end);
                last.reading = last.reading.and(found.reading);
                last.is_banner |= found.is_banner;
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
                is_loose: line.place == Place::Running || line.is_cell && is_end,
                is_banner: found.is_banner,
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

    pub(super) fn add(&mut self, start: usize, end: usize, reading: Reading) {
        self.found.push(Found { start, end, reading, is_banner: false });
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
            self.add(open, close + 1, reading);
        } else if let Some((level, _)) = words.split_once(':')
            && !line.is_cited
            && !matches!(level, "R" | "U")
            && !level.chars().any(char::is_lowercase)
            && let Some(reading @ Reading::Exact(_)) = mark::read(level)
        {
            // "(C: The harbor is deep)"
            let skipped =
                self.glyphs.iter().skip(open + 1).take_while(|glyph| glyph.c.is_whitespace()).count();
            self.add(open, open + 2 + skipped + level.chars().count(), reading.perhaps());
        }
    }

    /// What the words of a bracket are at its place; None if it is no mark there.
    fn judge(&self, line: &Before, words: &str, open: usize, end: usize) -> Option<Reading> {
        let next = self.next(end);
        let begins = next.is_none_or(|next| next.is_uppercase() || next.is_ascii_digit());
        let is_small = words.chars().any(char::is_lowercase);
        let read = mark::read(words);
        let letter = words.chars().next().filter(|_| words.chars().count() == 1);
        let may_be_small = match letter {
            None => begins,
            Some('s') => begins,
            // "(c) 1999" is a copyright, and "(c)" behind "(b)" a label.
            Some('c') => begins && !self.known.has_rows && !next.is_some_and(|next| next.is_ascii_digit()),
            Some(_) => begins && words.contains('/'),
        };
        let unknown = || {
            let may_be = is_single(words) || is_damaged(words);
            (begins && may_be && !self.is_taken_out(open)).then_some(Reading::Unknown)
        };
        match line.place {
            Place::Begin | Place::Number | Place::Mark => {
                let is_strict = line.place == Place::Number
                    || line.place == Place::Begin && (self.known.kind == Kind::Numbered);
                let is_word = letter.is_none_or(|letter| !letter.is_lowercase() || is_strict || may_be_small)
                    || line.place == Place::Mark
                        && words == "c"
                        && next.is_none_or(|next| !next.is_ascii_digit());
                let unknown = || {
                    let may_be = match line.place {
                        Place::Mark if self.known.kind == Kind::Text => is_single(words),
                        _ if is_strict => is_remark(words) || names_level(words),
                        _ => is_short(words),
                    };
                    (may_be && !self.is_taken_out(open)).then_some(Reading::Unknown)
                };
                read.filter(|_| is_word).or_else(unknown)
            }
            Place::Line { is_new, is_short: above } => {
                let is_mark = !is_small || may_be_small;
                let read = read.filter(|_| is_mark && (is_new || above || begins || is_certain(words)));
                match read {
                    Some(_) if !is_new && letter == Some('R') => None,
                    Some(read) if is_new || above => Some(read),
                    Some(read) => Some(read.perhaps()),
                    None => unknown().filter(|_| is_new),
                }
            }
            Place::Sentence if line.is_cited => None,
            Place::Sentence => {
                let is_letter = matches!(words, "C" | "S" | "TS");
                let is_level = begins || is_certain(words) && letter.is_none() || is_letter;
                let is_mark = is_level && !is_small || may_be_small || words == "s";
                read.filter(|_| is_mark).or_else(unknown)
            }
            Place::Running if line.is_cited => None,
            Place::Running if line.opens && !is_small => read.map(Reading::perhaps),
            Place::Running => self.running(line, words, open, end),
        }
    }

    /// What the words of a bracket amid others are.
    fn running(&self, line: &Before, words: &str, open: usize, end: usize) -> Option<Reading> {
        let next = self.next(end);
        let read = mark::read(words);
        let letter = words.chars().next().filter(|_| words.chars().count() == 1);
        let is_small = words.chars().any(char::is_lowercase);
        let is_title = next.is_some_and(char::is_uppercase) && self.is_lower_behind(end);
        let is_nested =
            open.checked_sub(1).and_then(|at| self.glyphs.get(at)).is_some_and(|glyph| glyph.c == '(');
        let is_level =
            is_title || next.is_none() || line.is_behind_small && !self.row.has_others || is_nested;
        // "paragraph(s)"
        let is_apart = open
            .checked_sub(1)
            .and_then(|at| self.glyphs.get(at))
            .is_none_or(|glyph| !glyph.c.is_alphanumeric());
        if self.known.kind == Kind::Title {
            return self.in_title(words, open, end);
        }
        let is_mark = match letter {
            Some('C' | 'S') => is_level,
            Some('s') => is_apart && is_level,
            Some('c') => is_apart && !self.known.has_rows && (is_title || next.is_none()),
            Some(_) => false,
            None if words == "TS" => is_level,
            None if is_small => false,
            None => is_certain(words) || next.is_none() && matches!(read, Some(Reading::Exact(_))),
        };
        let damaged = || {
            let is_number = words.chars().all(|c| c.is_ascii_digit());
            (next.is_none() && !is_number && is_damaged(words)).then_some(Reading::Unknown)
        };
        read.filter(|_| is_mark).map(Reading::perhaps).or_else(damaged)
    }

    /// What the words of a bracket in a title are: a mark can stand anywhere in it.
    fn in_title(&self, words: &str, open: usize, end: usize) -> Option<Reading> {
        let is_last = self.next(end).is_none();
        let letter = words.chars().next().filter(|_| words.chars().count() == 1);
        let front = self.words(open.saturating_sub(ABBREVIATED_MAX), open);
        if self.is_taken_out(open) || is_abbreviation(words, &front) {
            return None;
        }
        let read = mark::read(words);
        let is_mark = match letter {
            Some('R' | 'r') => is_last,
            Some('c') if self.known.has_rows => false,
            // "ship(s)"
            Some(letter) => front.ends_with(char::is_whitespace) || is_last && letter.is_uppercase(),
            None => true,
        };
        match read.filter(|_| is_mark) {
            Some(read) if is_last => Some(read),
            Some(read) => Some(read.perhaps()),
            None if is_damaged(words) => Some(Reading::Unknown),
            None => {
                let is_mark = is_last && letter.is_none() && words.chars().count() <= TITLE_MARK_MAX;
                (is_mark && is_single(words)).then_some(Reading::Unknown)
            }
        }
    }

    /// The first letter or digit behind, unless other signs stand before it.
    fn next(&self, end: usize) -> Option<char> {
        let is_sign = |c: char| {
            c.is_whitespace() || matches!(c, '.' | ',' | ':' | ';' | '-' | '/' | '(' | ')' | '&' | '>' | '|')
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
        let is_title_end = self.known.kind == Kind::Title && self.next(start + len).is_none();
        let is_place = !matches!(line.place, Place::Running) || words.contains('/') || is_title_end;
        let is_initial = words.ends_with('.');
        let read = mark::read(&words).filter(|_| is_place && !is_small && !is_initial && !line.is_cited);
        let read = read.filter(|_| line.place != Place::Running || is_title_end || is_certain(&words));
        if let Some(reading) = read {
            self.add(open, start + len, reading.guessed());
        } else if matches!(line.place, Place::Number)
            || matches!(line.place, Place::Begin) && (self.known.kind == Kind::Numbered)
        {
            let is_mark = len > 0 && len <= 4 && !is_small;
            if is_mark && !self.is_taken_out(open) {
                self.add(open, start + len, Reading::Unknown);
            }
        }
    }
}
