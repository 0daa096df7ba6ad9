//! What the words around a word `protect` make of it.

use super::lists::{
    ANONYMITY, AROUND, ASKED, ASKING, IN_BRACKETS, PROTECTION, VERBS, is_any, is_before_verb,
};
use super::sentence::Sentence;
use super::words::Form;
use crate::lexicon::{Grammar, grammar};

/// How near such a word stands, in bytes.
const ASKING_MAX: usize = 60;

impl Sentence<'_> {
    /// Whether the sentence asks for something, or the word is written as no other is.
    pub(super) fn is_asking(&self) -> bool {
        let sentence = self.get(self.range.clone());
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
            && !is_before_verb(last)
            && (next.is_empty() || is_capital(next))
            && sentence.bytes().any(|b| b.is_ascii_lowercase())
            && !before.is_empty();
        let is_small = |word: &str| word.chars().any(char::is_lowercase);
        let is_shouted = is_shouted && (is_small(last) || is_small(next) || before.is_empty());
        is_shouted || is_row || self.has_near(&ASKING)
    }

    /// Whether `protection`, or a word with a letter wrong, is what a note asks for: `protection of his identity`.
    pub(super) fn is_asking_weakly(&self) -> bool {
        match self.word.form {
            Form::Mistyped => self.has_near(&["strictly", "please", "pls"]),
            _ => self.has_near(&ANONYMITY),
        }
    }

    /// Whether the word is that of a name: `(Environmental Protection Agency)`.
    pub(super) fn is_of_a_name(&self, bracket: Option<&std::ops::Range<usize>>) -> bool {
        let is_noun = self.get(self.word.range.clone()).to_ascii_lowercase().ends_with("ion");
        let Some(bracket) = bracket.filter(|_| is_noun) else { return false };
        let words =
            self.get(bracket.clone()).split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let is_note = |word: &str| {
            [&AROUND[..], &IN_BRACKETS, &ANONYMITY, &ASKED, &PROTECTION].iter().any(|list| is_any(list, word))
        };
        !words.into_iter().all(is_note)
    }

    /// Whether one of a list of words stands near.
    fn has_near(&self, list: &[&str]) -> bool {
        let near = self.word.range.start.saturating_sub(ASKING_MAX).max(self.range.start)
            ..(self.word.range.end + ASKING_MAX).min(self.range.end);
        let bytes = self.text.as_bytes().get(near).unwrap_or_default();
        let mut words = bytes.split(|byte| !byte.is_ascii_alphanumeric());
        words.any(|word| list.iter().any(|known| word.eq_ignore_ascii_case(known.as_bytes())))
    }

    /// Whether a bracket has only words of a note, and not in the way in which a name is plainly meant by it:
    /// `(to be protected)`, `(whom we must protect)`.
    pub(super) fn is_roundabout(&self, note: &std::ops::Range<usize>) -> bool {
        let words =
            self.get(note.clone()).split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let (mut is_other, mut is_note) = (false, true);
        let at = self.get(note.start..self.word.range.start).split(|c: char| !c.is_alphanumeric());
        let at = at.filter(|word| !word.is_empty()).count();
        for (index, word) in words.enumerate() {
            is_other |= is_any(&IN_BRACKETS, word) || is_any(&ASKED, word);
            is_note &= index == at || is_any(&IN_BRACKETS, word) || is_any(&AROUND, word);
        }
        is_other && is_note || is_any(&["him", "her", "me"], self.next(self.word.range.end))
    }

    /// Whether brackets only tell of what somebody does: `(who want to protect the border)`.
    pub(super) fn is_done_in(&self, note: &std::ops::Range<usize>) -> bool {
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
