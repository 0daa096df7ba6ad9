//! Notes that ask for discretion without the word `protect`: `not for attribution`, `please do not name him`.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use super::judge::Judged;
use super::persons::{Near, before};
use super::sentence::{SENTENCE_MAX, Sentence};
use super::words::{Form, Word};
use crate::lexicon::DISCRETION;

/// Words of a phrase; `*` is any word. And whether it is a note only in brackets.
type Phrase = (Vec<&'static str>, bool);

/// Phrases by their first word.
static PHRASES: LazyLock<HashMap<&'static str, Vec<Phrase>>> = LazyLock::new(|| {
    let mut phrases: HashMap<&str, Vec<Phrase>> = HashMap::new();
    for (phrase, kind) in DISCRETION.rows().filter_map(|row| row.split_once('\t')) {
        let words: Vec<&str> = phrase.split(' ').collect();
        phrases
            .entry(words.first().copied().unwrap_or_default())
            .or_default()
            .push((words, kind == "bracket"));
    }
    phrases
});

/// Every place of such a phrase, in order.
pub(super) fn phrases(text: &str) -> Vec<Word> {
    let lower = text.to_ascii_lowercase();
    let words: Vec<Range<usize>> = words(&lower).collect();
    let word = |at: usize| words.get(at).and_then(|range| lower.get(range.clone()));
    let mut found = Vec::new();
    for (at, first) in words.iter().enumerate() {
        let Some(known) = word(at).and_then(|word| PHRASES.get(word)) else { continue };
        let is_here = |(phrase, _): &&Phrase| {
            phrase
                .iter()
                .enumerate()
                .all(|(index, wanted)| *wanted == "*" || word(at + index) == Some(wanted))
        };
        let longest = known.iter().filter(is_here).max_by_key(|(phrase, _)| phrase.len());
        let Some((phrase, in_brackets)) = longest else { continue };
        let last = words.get(at + phrase.len() - 1).map_or(first.end, |last| last.end);
        let form = if *in_brackets { Form::InBrackets } else { Form::Discretion };
        found.push(Word { range: first.start..last, form });
    }
    found
}

/// Runs of letters and digits; an apostrophe belongs to its word.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text.get(at..)?.find(char::is_alphanumeric)?;
        let rest = text.get(start..)?;
        at = start + rest.find(|c: char| !c.is_alphanumeric() && c != '\'').unwrap_or(rest.len());
        Some(start..at)
    })
}

impl Sentence<'_> {
    /// The reader has to decide; every person in the sentence, or else before or behind it, may be meant.
    pub(super) fn discretion(&self) -> Option<Judged> {
        let bracket = self.bracket();
        if self.word.form == Form::InBrackets && bracket.is_none() {
            return None;
        }
        let is_in_bracket = bracket.is_some();
        let note = bracket.unwrap_or(self.word.range.clone());
        let mut near: Vec<Near> = match is_in_bracket {
            true => before(self.get(self.range.start..note.start), false),
            false => Vec::new(),
        };
        near = near.into_iter().map(|near| near.moved(self.range.start).unsure()).collect();
        if near.is_empty() {
            near = self.all_in(self.range.clone());
            near.retain(|near| {
                near.range.end <= self.word.range.start || near.range.start >= self.word.range.end
            });
        }
        if near.is_empty() {
            near =
                self.all_in(self.boundary(self.range.start.saturating_sub(SENTENCE_MAX))..self.range.start);
            near.extend(self.all_in(self.range.end..self.far(self.range.end)));
            // Words of a heading in capitals.
            near.retain(|near| self.get(near.range.clone()).bytes().any(|byte| byte.is_ascii_lowercase()));
        }
        Some((near, note, true))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_phrases() {
        let found = |text: &str| {
            phrases(text).into_iter().map(|word| text[word.range].to_owned()).collect::<Vec<_>>().join(" | ")
        };
        for (text, wanted) in [
            ("Please do not name him.", "do not name | not name him"),
            ("DO NOT USE HIS NAME", "DO NOT USE HIS NAME | NOT USE HIS NAME"),
            ("Strictly off-the-record, not-for-attribution", "off-the-record | not-for-attribution"),
            ("It has a name, in the end.", ""),
            ("", ""),
        ] {
            assert_eq!(found(text), wanted, "{text}");
        }
    }
}
