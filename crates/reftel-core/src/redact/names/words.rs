//! The words of a folded text.

use std::ops::Range;

use crate::search::{CAPITAL, Folded, MARK, OPTIONAL, is_alphanumeric};

/// A text by its words: runs of letters and digits.
pub(super) struct Words<'a> {
    pub(super) folded: &'a Folded,
    /// First code and the one behind the last, in order and apart.
    all: Vec<(u32, u32)>,
}

impl<'a> Words<'a> {
    pub(super) fn new(folded: &'a Folded) -> Self {
        let mut all: Vec<(u32, u32)> = Vec::new();
        let mut is_open = false;
        for (index, code) in folded.codes().iter().enumerate() {
            // Both fit: a text is part of a file.
            let index = index as u32;
            let is_word = is_alphanumeric(*code);
            match all.last_mut().filter(|_| is_open && is_word) {
                Some(last) => last.1 = index + 1,
                None if is_word => all.push((index, index + 1)),
                None => {}
            }
            is_open = is_word;
        }
        Self { folded, all }
    }

    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    /// The codes of a word, as a range; empty at the end when there is no such word.
    pub(super) fn range(&self, word: usize) -> Range<usize> {
        let end = self.folded.codes().len();
        self.all.get(word).map_or(end..end, |(start, end)| *start as usize..*end as usize)
    }

    pub(super) fn codes(&self, word: usize) -> &'a [u32] {
        self.folded.codes().get(self.range(word)).unwrap_or_default()
    }

    /// The codes between a word and the one before it.
    pub(super) fn before(&self, word: usize) -> &'a [u32] {
        let Some(before) = word.checked_sub(1) else { return &[] };
        self.folded.codes().get(self.range(before).end..self.range(word).start).unwrap_or_default()
    }

    /// The letters of a word, without case and accents.
    pub(super) fn letters(&self, word: usize) -> Vec<u32> {
        letters(self.codes(word))
    }

    /// Whether a word begins with a capital, or with a letter of a script that has none.
    pub(super) fn is_capital(&self, word: usize) -> bool {
        self.codes(word).first().is_some_and(|code| code & CAPITAL != 0 || has_no_case(*code))
    }

    /// Whether a hyphen and nothing else stands between a word and the one before it.
    pub(super) fn has_hyphen_before(&self, word: usize) -> bool {
        matches!(self.before(word), [code] if word > 0 && character(*code) == '-')
    }

    /// Whether a word is these letters, whatever the case and the accents.
    pub(super) fn is(&self, word: usize, wanted: &[u32]) -> bool {
        let codes = self.codes(word);
        codes.len() >= wanted.len()
            && codes.first().is_some_and(|first| Some(&plain(*first)) == wanted.first())
            && letters(codes) == wanted
    }

    /// Bytes of the shown text, widened to whole words.
    pub(super) fn around(&self, bytes: Range<usize>) -> Range<usize> {
        let first = self.all.partition_point(|(_, end)| self.folded.place(*end as usize) <= bytes.start);
        let after = self.all.partition_point(|(start, _)| self.folded.place(*start as usize) < bytes.end);
        let start = self.all.get(first).map_or(bytes.start, |(start, _)| self.folded.place(*start as usize));
        let last = after.checked_sub(1).and_then(|last| self.all.get(last));
        let end =
            last.map_or(bytes.end, |(_, end)| self.folded.place_behind((*end as usize).saturating_sub(1)));
        start.min(bytes.start)..end.max(bytes.end)
    }

    /// The word that begins at a byte of the shown text.
    pub(super) fn beginning(&self, byte: usize) -> Option<usize> {
        let word = self.all.partition_point(|(start, _)| self.folded.place(*start as usize) < byte);
        self.all.get(word).filter(|(start, _)| self.folded.place(*start as usize) == byte).map(|_| word)
    }

    /// Which word a code stands in, or else the next.
    pub(super) fn at(&self, code: usize) -> usize {
        self.all.partition_point(|(_, end)| *end as usize <= code)
    }
}

/// Whether a letter is of a script without capitals, or, as Georgian, of one that does without them.
fn has_no_case(code: u32) -> bool {
    let c = character(code);
    !c.is_ascii() && c.is_alphabetic() && (!c.is_lowercase() || ('\u{10d0}'..='\u{10ff}').contains(&c))
}

/// A code without case.
pub(super) fn plain(code: u32) -> u32 {
    code & !(CAPITAL | OPTIONAL)
}

/// The letters among codes, without case and accents.
pub(in crate::redact) fn letters(codes: &[u32]) -> Vec<u32> {
    codes.iter().filter(|code| *code & MARK == 0).map(|code| plain(*code)).collect()
}

/// A code's character.
pub(super) fn character(code: u32) -> char {
    char::from_u32(plain(code) >> 1).unwrap_or_default()
}

/// Letters as text: for the short lists of known words.
pub(in crate::redact) fn spelled(letters: &[u32]) -> String {
    letters.iter().map(|code| character(*code)).collect()
}
