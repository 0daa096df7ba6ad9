//! The sentence around a word `protect`, and what the word says in it.

use std::ops::Range;

use super::persons::{Near, all, before, behind};
use super::words::{Form, Word};
use crate::lexicon::{Grammar, grammar, title};

/// How far a sentence, and a bracket, is looked at from the word, in bytes.
const SENTENCE_MAX: usize = 300;
const BRACKET_MAX: usize = 120;
/// Words that make a note of what stands beside them.
const ASKING: [&str; 21] = [
    "strictly",
    "please",
    "pls",
    "source",
    "sources",
    "identity",
    "identities",
    "name",
    "names",
    "anonymity",
    "anonymous",
    "interlocutor",
    "interlocutors",
    "contact",
    "contacts",
    "informant",
    "informants",
    "attribution",
    "ask",
    "asks",
    "asked",
];
/// How near such a word stands, in bytes.
const ASKING_MAX: usize = 60;
/// Words of a note around the word itself.
const AROUND: [&str; 32] = [
    "strictly",
    "please",
    "pls",
    "plz",
    "fully",
    "source",
    "sources",
    "identity",
    "throughout",
    "contact",
    "contacts",
    "accordingly",
    "full",
    "name",
    "names",
    "and",
    "both",
    "all",
    "three",
    "kindly",
    "do",
    "must",
    "also",
    "be",
    "as",
    "his",
    "her",
    "their",
    "the",
    "this",
    "note",
    "two",
];
/// Words before it that make it what somebody does.
const VERBS: [&str; 22] = [
    "to", "must", "will", "shall", "should", "would", "can", "could", "not", "or", "that", "who", "which",
    "we", "they", "he", "she", "it", "may", "might", "help", "helps",
];

/// How a note stands in its sentence.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// In brackets, or between commas, dashes or the ends of a line.
    Apart,
    /// At the beginning of a sentence.
    Front,
    /// Among other words.
    Inside,
}

/// A sentence with the word in it.
pub(super) struct Sentence<'t> {
    text: &'t str,
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
        Self { text, range: word.range.start.saturating_sub(front).max(start)..end, word }
    }

    fn get(&self, range: Range<usize>) -> &'t str {
        self.text.get(range).unwrap_or_default()
    }

    /// Who is meant, where the note stands, and whether the reader has to decide; None if it is no note.
    pub(super) fn judge(&self, is_claimed: bool) -> Option<(Vec<Near>, Range<usize>, bool)> {
        let bracket = self.bracket();
        let outer = self.outer();
        let note = bracket.clone().unwrap_or(outer.clone());
        if self.word.form == Form::Short && bracket.is_none() {
            return None;
        }
        let place = self.place(bracket.as_ref(), &outer);
        if place == Place::Inside && !self.is_asking() {
            return None;
        }
        if bracket.is_some() && self.is_done_in(&note) {
            return None;
        }
        let words = self.get(note.clone()).to_ascii_lowercase();
        let is_for_all =
            ["both", "all", "each", "two", "three", "names", "sources", "them", "contacts", "identities"]
                .iter()
                .any(|all| words.split(|c: char| !c.is_alphabetic()).any(|word| word == *all));
        let front = self.get(self.range.start..note.start);
        let at = |near: Near| Near {
            range: near.range.start + self.range.start..near.range.end + self.range.start,
            ..near
        };
        let is_set = bracket.is_some() || place == Place::Apart;
        if is_claimed {
            // The parser has the name before it; not the others of a list, and not the one that is turned round.
            let list = before(front, is_for_all);
            let is_more = |index: usize, near: &Near| {
                is_for_all
                    || index > 0
                    || is_turned(front, near)
                    || !near.by_office && is_over_asides(front, near)
            };
            let more: Vec<Near> = list
                .into_iter()
                .enumerate()
                .filter(|(index, near)| is_more(*index, near))
                .map(|(_, near)| near)
                .collect();
            return (!more.is_empty()).then(|| (more.into_iter().map(at).collect(), note, false));
        }
        // A sentence of its own behind the one that has the name.
        let front = match place {
            Place::Front if front.trim().len() < FRONT_MAX && !self.has_words_behind(&note) => {
                let from = self.range.start.saturating_sub(SENTENCE_MAX);
                let from = (from..=self.range.start)
                    .find(|at| self.text.is_char_boundary(*at))
                    .unwrap_or(self.range.start);
                let near = all(self.get(from..self.range.start));
                let moved = near
                    .into_iter()
                    .map(|near| Near { range: near.range.start + from..near.range.end + from, ..near });
                return Some((moved.collect(), note, true));
            }
            _ => front,
        };
        if let Some(bracket) = &bracket {
            let inside = all(self.get(bracket.clone()));
            if !inside.is_empty() {
                let moved = inside.into_iter().map(|near| Near {
                    range: near.range.start + bracket.start..near.range.end + bracket.start,
                    ..near
                });
                return Some((moved.collect(), note, false));
            }
        }
        if place == Place::Front {
            let text = self.get(0..self.range.end);
            if let Some(near) = behind(text, note.end) {
                let asks = !near.is_sure;
                return Some((vec![near], note, asks));
            }
        } else if is_set {
            let near = before(front, is_for_all);
            if !near.is_empty() {
                let is_table = bracket.is_none()
                    && !front.trim_end().ends_with([',', '-', ';', ':', '/', '"', '*', '|']);
                let near =
                    near.into_iter().map(at).map(|near| Near { is_sure: near.is_sure && !is_table, ..near });
                return Some((near.collect(), note, is_table));
            }
        }
        Some((all(self.get(self.range.clone())).into_iter().map(at).collect(), note, true))
    }

    /// The word with those around it that belong to a note.
    fn outer(&self) -> Range<usize> {
        let mut start = self.word.range.start;
        for _ in 0..5 {
            let front = self.get(self.range.start..start).trim_end_matches([' ', '-']);
            let word = front.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
            if word.is_empty() || !is_any(&AROUND, word) {
                break;
            }
            start = self.range.start + front.len() - word.len();
        }
        let mut end = self.word.range.end;
        for _ in 0..5 {
            let rest = self.get(end..self.range.end);
            let trimmed = rest.trim_start_matches(' ');
            let len = trimmed.find(|c: char| !c.is_alphabetic()).unwrap_or(trimmed.len());
            let word = trimmed.get(..len).unwrap_or_default();
            if word.is_empty() || !is_any(&AROUND, word) {
                break;
            }
            end += rest.len() - trimmed.len() + len;
        }
        start..end
    }

    /// The brackets around the word, with them.
    fn bracket(&self) -> Option<Range<usize>> {
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

    fn place(&self, bracket: Option<&Range<usize>>, outer: &Range<usize>) -> Place {
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
        let is_mark = |c: char| matches!(c, ',' | ';' | ':' | '-' | '/' | '"' | '*' | '|' | '\'');
        let has_mark = front.ends_with(is_mark);
        let rest = self.get(outer.end..self.range.end).trim_start();
        let ends = rest.is_empty() || rest.starts_with(is_mark) || rest.starts_with(['.', '!', ')', '<']);
        let last = front.trim_end_matches(is_mark).rsplit(' ').next().unwrap_or_default();
        let is_verb = !has_mark && (is_any(&VERBS, last) || self.word.form == Form::Inflected);
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
    fn next(&self, at: usize) -> &'t str {
        let rest = self.get(at..self.range.end).trim_start_matches(|c: char| !c.is_alphanumeric());
        rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default()
    }

    fn has_words_behind(&self, note: &Range<usize>) -> bool {
        !self.next(note.end).is_empty()
    }

    /// Whether the sentence asks for something, or the word is written as no other is.
    fn is_asking(&self) -> bool {
        let sentence = self.get(self.range.clone());
        let near = self.word.range.start.saturating_sub(ASKING_MAX).max(self.range.start)
            ..(self.word.range.end + ASKING_MAX).min(self.range.end);
        let bytes = self.text.as_bytes().get(near).unwrap_or_default();
        let mut words = bytes.split(|byte| !byte.is_ascii_alphanumeric());
        let is_shouted =
            self.get(self.word.range.clone()).bytes().all(|b| b.is_ascii_uppercase() || b == b' ')
                && sentence.bytes().any(|b| b.is_ascii_lowercase());
        let before = self.get(self.range.start..self.word.range.start).trim_end();
        let last = before.rsplit(' ').next().unwrap_or_default();
        let is_capital = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
        let next = self.next(self.word.range.end);
        // "JANE DOE MAYOR protect JON ROE": cells of a table that were joined.
        let is_row = self.word.form == Form::Plain
            && is_capital(last)
            && (next.is_empty() || is_capital(next))
            && sentence.bytes().any(|b| b.is_ascii_lowercase())
            && !before.is_empty();
        is_shouted
            || is_row
            || words.any(|word| ASKING.iter().any(|known| word.eq_ignore_ascii_case(known.as_bytes())))
    }

    /// Whether brackets only tell of what somebody does: `(who want to protect the border)`.
    fn is_done_in(&self, note: &Range<usize>) -> bool {
        let front = self.get(note.start + 1..self.word.range.start).trim_end();
        let last = front.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        let next = self.next(self.word.range.end);
        let has_object = self.word.range.end < note.end
            && !next.is_empty()
            && matches!(
                grammar(next.as_bytes()),
                Some(Grammar::Article | Grammar::Possessive | Grammar::Preposition)
            );
        let is_verb =
            !front.is_empty() && (is_any(&VERBS, last) || has_object || self.word.form == Form::Inflected);
        let words = self.get(note.clone());
        is_verb && !words.split(|c: char| !c.is_alphanumeric()).any(|word| is_any(&ASKING, word))
    }
}

/// Most bytes before a note that begins a sentence.
const FRONT_MAX: usize = 16;

fn is_any(list: &[&str], word: &str) -> bool {
    list.iter().any(|known| word.eq_ignore_ascii_case(known))
}

/// Whether a name was found over a comma.
fn is_turned(front: &str, near: &Near) -> bool {
    front.get(near.range.clone()).is_some_and(|name| name.contains(','))
}

/// Whether more than blanks, commas and dashes stands between a name and its note.
fn is_over_asides(front: &str, near: &Near) -> bool {
    let between = front.get(near.range.end..).unwrap_or_default();
    !between.chars().all(|c| matches!(c, ' ' | ',' | '-' | ';' | ':' | '/'))
}

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
