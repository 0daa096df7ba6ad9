//! The sentence around a word `protect`, and where a note stands in it.

use std::ops::Range;

use super::lists::{is_around, is_before_verb, is_said};
use super::words::{Form, Word};
use crate::lexicon::{grammar, title};

/// How far a sentence, and a bracket, is looked at from the word, in bytes.
pub(super) const SENTENCE_MAX: usize = 300;
const BRACKET_MAX: usize = 120;
/// Most words of a note on each side of the word itself.
const OUTER_MAX: usize = 5;

/// How a note stands in its sentence.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// In brackets, or between commas, dashes or the ends of a line.
    Apart,
    /// At the beginning of a sentence.
    Front,
    /// Among other words.
    Inside,
}

/// A sentence with the word in it.
pub(super) struct Sentence<'t> {
    pub(super) text: &'t str,
    /// The block, item or line in which it stands.
    pub(super) part: Range<usize>,
    pub(super) range: Range<usize>,
    pub(super) word: Word,
}

impl<'t> Sentence<'t> {
    pub(super) fn around(text: &'t str, part: Range<usize>, word: Word) -> Self {
        let from = word.range.start.saturating_sub(SENTENCE_MAX).max(part.start);
        let from =
            (from..=word.range.start).find(|at| text.is_char_boundary(*at)).unwrap_or(word.range.start);
        let until = (word.range.end + SENTENCE_MAX).min(part.end).max(word.range.end);
        let until =
            (word.range.end..=until).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(word.range.end);
        let mut start = from;
        let mut end = until;
        for (at, _) in text.get(from..until).unwrap_or_default().match_indices(['.', '!', '?']) {
            let at = from + at;
            if !is_stop(text, from, at) {
                continue;
            }
            if at < word.range.start {
                start = at + 1;
            } else if at >= word.range.end {
                end = at + 1;
                break;
            }
        }
        let front = text.get(start..word.range.start).unwrap_or_default();
        let blanks = front.len() - front.trim_end().len();
        let front = without_mark(front).len() + blanks;
        Self { text, part, range: word.range.start.saturating_sub(front).max(start)..end, word }
    }

    pub(super) fn get(&self, range: Range<usize>) -> &'t str {
        self.text.get(range).unwrap_or_default()
    }

    /// The word with those around it that belong to a note.
    pub(super) fn outer(&self) -> Range<usize> {
        let mut start = self.word.range.start;
        for _ in 0..OUTER_MAX {
            let front = self.get(self.range.start..start).trim_end_matches([' ', '-']);
            let word = front.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
            if word.is_empty() || !is_around(word) {
                break;
            }
            start = self.range.start + front.len() - word.len();
        }
        let mut end = self.word.range.end;
        for _ in 0..OUTER_MAX {
            let rest = self.get(end..self.range.end);
            let trimmed = rest.trim_start_matches(' ');
            let len = trimmed.find(|c: char| !c.is_alphabetic()).unwrap_or(trimmed.len());
            let word = trimmed.get(..len).unwrap_or_default();
            if word.is_empty() || !is_around(word) {
                break;
            }
            end += rest.len() - trimmed.len() + len;
        }
        start..end
    }

    /// The brackets around the word, with them.
    pub(super) fn bracket(&self) -> Option<Range<usize>> {
        let from = self.word.range.start.saturating_sub(BRACKET_MAX).max(self.range.start);
        let from = (from..=self.word.range.start).find(|at| self.text.is_char_boundary(*at))?;
        let front = self.get(from..self.word.range.start);
        let open = front.rfind(['(', ')', '[', ']', '{', '}', '<', '>'])?;
        let close = match front.as_bytes().get(open)? {
            b'(' => ')',
            b'[' => ']',
            b'{' => '}',
            b'<' => '>',
            _ => return None,
        };
        let rest = self.get(self.word.range.end..self.text.len().min(self.word.range.end + BRACKET_MAX));
        let rest = if rest.is_empty() { self.get(self.word.range.end..self.range.end) } else { rest };
        let end = rest.find(['(', ')', '[', ']', '{', '}', '<', '>'])?;
        rest.get(end..)?.starts_with(close).then(|| from + open..self.word.range.end + end + 1)
    }

    /// The note with one bracket, of which the other is missing: `(protect`, `protect)`.
    pub(super) fn half_bracket(&self, outer: &Range<usize>) -> Option<Range<usize>> {
        let front = self.get(self.range.start..outer.start).trim_end();
        let opens = front.ends_with(['(', '[', '{', '<']);
        let rest = self.get(outer.end..self.range.end);
        let closes = rest.trim_start().starts_with([')', ']', '}']) && !front.contains(['(', '[', '{']);
        let start = if opens { self.range.start + front.len() - 1 } else { outer.start };
        let end = if closes { outer.end + rest.len() - rest.trim_start().len() + 1 } else { outer.end };
        (opens || closes).then_some(start..end)
    }

    pub(super) fn place(&self, bracket: Option<&Range<usize>>, outer: &Range<usize>) -> Place {
        let note = bracket.unwrap_or(outer);
        let front = without_mark(self.get(self.range.start..note.start));
        if front.is_empty() {
            // "Protecting the border is" is a subject, and "Protect the border" a command.
            let is_plain = self.word.form != Form::Inflected || bracket.is_some();
            let starts = note.start < self.word.range.start || bracket.is_some();
            let next = self.next(note.end);
            let is_command = !starts && grammar(next.as_bytes()).is_some();
            return if is_plain && !is_command { Place::Front } else { Place::Inside };
        }
        if bracket.is_some() {
            return Place::Apart;
        }
        let is_mark =
            |c: char| matches!(c, ',' | ';' | ':' | '-' | '/' | '"' | '*' | '|' | '\'' | '_' | '~' | '=');
        let has_mark = front.ends_with(is_mark) || front.ends_with("...");
        let rest = self.get(outer.end..self.range.end).trim_start();
        // "Ann Other protect said": no verb.
        if self.word.form == Form::Plain
            && is_said(self.next(outer.end))
            && rest.starts_with(char::is_alphabetic)
        {
            return Place::Apart;
        }
        let ends = rest.is_empty() || rest.starts_with(is_mark) || rest.starts_with(['.', '!', ')', '<']);
        let last = front.trim_end_matches(is_mark).rsplit(' ').next().unwrap_or_default();
        let is_verb = !has_mark && (is_before_verb(last) || self.word.form == Form::Inflected);
        // The last word of a row in a table, or of a line.
        let is_capital = last.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit());
        if ends
            && !is_verb
            && (has_mark
                || self.word.form == Form::Plain && (is_capital || outer.len() > self.word.range.len()))
        {
            return Place::Apart;
        }
        Place::Inside
    }

    /// The next word behind a place.
    pub(super) fn next(&self, at: usize) -> &'t str {
        let rest = self.get(at..self.range.end).trim_start_matches(|c: char| !c.is_alphanumeric());
        rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default()
    }

    pub(super) fn has_words_behind(&self, note: &Range<usize>) -> bool {
        !self.next(note.end).is_empty()
    }
}

/// Most bytes before a note that begins a sentence.
pub(super) const FRONT_MAX: usize = 16;

/// What stands before a note without a number, a portion mark, a dash or a label.
fn without_mark(front: &str) -> &str {
    let mut front = front.trim();
    for _ in 0..4 {
        let less = front.trim_start_matches(|c: char| {
            c.is_ascii_digit() || matches!(c, '.' | ' ' | '-' | '"' | '*' | ':' | '#' | '>' | '_' | '\'')
        });
        let less =
            match less.strip_prefix(['(', '[']).and_then(|rest| rest.find([')', ']']).map(|at| (rest, at))) {
                Some((rest, at)) if at < FRONT_MAX => rest.get(at + 1..).unwrap_or_default(),
                _ => less,
            };
        let less = ["note", "comment", "n.b", "nb", "source"]
            .iter()
            .find_map(|label| {
                let is_it = less.get(..label.len()).is_some_and(|front| front.eq_ignore_ascii_case(label));
                less.get(label.len()..)
                    .filter(|rest| is_it && (rest.starts_with([':', '.', ';']) || rest.is_empty()))
            })
            .unwrap_or(less);
        if less.len() == front.len() {
            break;
        }
        front = less;
    }
    front
}

/// Whether a sign ends a sentence: not behind an initial, a number or a shortened title.
fn is_stop(text: &str, from: usize, at: usize) -> bool {
    let next = text.as_bytes().get(at + 1).copied().unwrap_or(b' ');
    let before = text.get(from..at).unwrap_or_default();
    let word = before.rsplit([' ', '.', '(']).next().unwrap_or_default();
    let is_short = word.len() < 2
        || title(word.as_bytes()).is_short
        || word.bytes().all(|byte| byte.is_ascii_digit()) && word.len() < 4;
    matches!(next, b' ' | b'"' | b')') && !is_short
}
