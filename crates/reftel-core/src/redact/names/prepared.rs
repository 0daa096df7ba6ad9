use std::ops::Range;

use super::words::{Words, character};
use crate::search::{CAPITAL, Folded, MARK};

/// The words of a text, found once for all terms.
pub(in crate::redact) struct Prepared<'a>(pub(super) Words<'a>);

impl<'a> Prepared<'a> {
    pub(in crate::redact) fn new(folded: &'a Folded) -> Self {
        Self(Words::new(folded))
    }
}

impl Prepared<'_> {
    pub(in crate::redact) fn len(&self) -> usize {
        self.0.len()
    }

    pub(in crate::redact) fn letters(&self, word: usize) -> Vec<u32> {
        self.0.letters(word)
    }

    pub(in crate::redact) fn is_capital(&self, word: usize) -> bool {
        self.0.is_capital(word)
    }

    /// The bytes of the shown text of a word.
    pub(in crate::redact) fn range(&self, word: usize) -> Range<usize> {
        super::hit(&self.0, self.0.range(word), "", false).range
    }

    /// Whether all letters of a word are capitals.
    pub(in crate::redact) fn is_capitals(&self, word: usize) -> bool {
        self.0.codes(word).iter().all(|code| code & (CAPITAL | MARK) != 0)
    }

    /// Whether a word stands in brackets alone.
    pub(in crate::redact) fn in_brackets(&self, word: usize) -> bool {
        let at = |codes: &[u32], last: bool| {
            let code = if last { codes.last() } else { codes.first() };
            code.map(|code| character(*code))
        };
        let before = at(self.0.before(word), true);
        let behind = at(self.0.before(word + 1), false);
        matches!((before, behind), (Some('('), Some(')')) | (Some('['), Some(']')))
    }
}
