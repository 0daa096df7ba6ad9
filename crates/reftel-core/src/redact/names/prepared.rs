use std::cell::OnceCell;
use std::ops::Range;

use super::alike::Look;
use super::words::{Words, character};
use crate::search::{CAPITAL, Folded, MARK};

/// The words of a text, found once for all terms.
pub(in crate::redact) struct Prepared<'a> {
    pub(super) words: Words<'a>,
    /// Made when the first term needs them.
    looks: OnceCell<Vec<Look>>,
}

impl<'a> Prepared<'a> {
    pub(in crate::redact) fn new(folded: &'a Folded) -> Self {
        Self { words: Words::new(folded), looks: OnceCell::new() }
    }
}

impl Prepared<'_> {
    /// What a word looks and sounds like.
    pub(super) fn look(&self, word: usize) -> Look {
        let words = &self.words;
        let looks =
            self.looks.get_or_init(|| (0..words.len()).map(|word| Look::new(words.codes(word))).collect());
        looks.get(word).copied().unwrap_or_default()
    }

    pub(in crate::redact) fn len(&self) -> usize {
        self.words.len()
    }

    pub(in crate::redact) fn letters(&self, word: usize) -> Vec<u32> {
        self.words.letters(word)
    }

    pub(in crate::redact) fn is_capital(&self, word: usize) -> bool {
        self.words.is_capital(word)
    }

    /// The bytes of the shown text of a word.
    pub(in crate::redact) fn range(&self, word: usize) -> Range<usize> {
        super::hit(&self.words, self.words.range(word), "", false).range
    }

    /// Whether all letters of a word are capitals.
    pub(in crate::redact) fn is_capitals(&self, word: usize) -> bool {
        self.words.codes(word).iter().all(|code| code & (CAPITAL | MARK) != 0)
    }

    /// Whether a word stands in brackets alone.
    pub(in crate::redact) fn in_brackets(&self, word: usize) -> bool {
        let at = |codes: &[u32], last: bool| {
            let code = if last { codes.last() } else { codes.first() };
            code.map(|code| character(*code))
        };
        let before = at(self.words.before(word), true);
        let behind = at(self.words.before(word + 1), false);
        matches!((before, behind), (Some('('), Some(')')) | (Some('['), Some(']')))
    }
}
