use std::cmp::Ordering;
use std::str::FromStr;

/// Words, each with what is known of it. They are looked up in any case.
///
/// Nearly every word that is asked about is in no list: it is refused by its first letter and its length, before any
/// comparison.
pub(crate) struct Words<T> {
    /// In capitals, sorted.
    rows: Vec<(&'static str, T)>,
    /// For each first letter the lengths of the words that begin with it, a bit for each length.
    lengths: [u64; FIRSTS],
}

/// The low bits of a first byte tell letters apart, in any case.
const FIRSTS: usize = 32;

impl<T: FromStr> Words<T> {
    /// The words of a file: a word in capitals a line, a tab, and what is known of it.
    pub(crate) fn new(text: &'static str) -> Self {
        let row = |line: &'static str| {
            let (word, known) = line.split_once('\t')?;
            Some((word, known.parse().ok()?))
        };
        let mut words = Self { rows: text.lines().filter_map(row).collect(), lengths: [0; FIRSTS] };
        for (word, _) in &words.rows {
            if let Some(lengths) = words.lengths.get_mut(first(word.as_bytes())) {
                *lengths |= length(word.as_bytes());
            }
        }
        words
    }
}

impl<T: Copy> Words<T> {
    /// What is known of a word; None if it is not in the list.
    pub(crate) fn get(&self, word: &[u8]) -> Option<T> {
        if self.lengths.get(first(word))? & length(word) == 0 {
            return None;
        }
        let at = self.rows.binary_search_by(|(known, _)| compare(known.as_bytes(), word)).ok()?;
        self.rows.get(at).map(|(_, known)| *known)
    }

    /// Every word, sorted.
    pub(crate) fn rows(&self) -> &[(&'static str, T)] {
        &self.rows
    }
}

fn first(word: &[u8]) -> usize {
    word.first().map_or(0, |first| usize::from(*first) % FIRSTS)
}

fn length(word: &[u8]) -> u64 {
    1 << word.len().min(63)
}

/// Compares a word in capitals with one in any case.
fn compare(known: &[u8], word: &[u8]) -> Ordering {
    known.iter().copied().cmp(word.iter().map(u8::to_ascii_uppercase))
}
