//! Places in the text that several phases look for, found in one pass: each would else go over all of it, and most
//! lines have none.

use crate::text::scan::{between, is_letter, is_word};
use crate::text::{Cursor, Span};

/// Where such words and numbers begin, in order.
#[derive(Clone, Debug, Default)]
pub(super) struct Anchors {
    /// `END`, which closes a part of the text.
    pub(super) ends: Places,
    /// `PROTECT`, in notes that ask to.
    pub(super) protects: Places,
    /// Words with REF, `SEPTEL` and numbers, which may mention a cable.
    pub(super) mentions: Places,
    /// Brackets, runs of X and what is not ASCII, which may stand for something taken out.
    pub(super) gaps: Places,
}

impl Anchors {
    /// All of them. A word is looked at more closely when three of its letters are those of one that is wanted.
    pub(super) fn find(bytes: &[u8]) -> Self {
        let may_be = |before: u8, byte: u8, after: u8| {
            let is = |word: &[u8; 3]| {
                is_letter(before, word[0]) & is_letter(byte, word[1]) & is_letter(after, word[2])
            };
            let is_number = byte.is_ascii_digit() & !before.is_ascii_digit();
            let is_cross = (byte | 0x20 == b'x') & (after == byte);
            let is_gap = (byte == b'[') | (byte == b'(') | (byte == 0xe2) | is_cross;
            is(b"end") | is(b"pro") | is(b"ref") | is(b"sep") | is_number | is_gap
        };
        let mut found = Self::default();
        let whole = Span::new(0, bytes.len());
        for at in between(bytes, may_be) {
            let byte = bytes.get(at).copied().unwrap_or_default();
            // Of words the second letter was found.
            let start = at - usize::from(matches!(byte | 0x20, b'n' | b'r' | b'e'));
            let is_apart = start.checked_sub(1).and_then(|at| bytes.get(at)).is_none_or(|b| !is_word(*b));
            let place = Span::new(start, start).start;
            let mut c = Cursor::new(bytes, Span { start: place, ..whole });
            match byte {
                b'[' | b'(' | b'X' | b'x' | 0xe2 => found.gaps.0.push(place),
                _ if !is_apart => {}
                b'0'..=b'9' => found.mentions.0.push(place),
                b'N' | b'n' if c.eat_word("END") => found.ends.0.push(place),
                b'R' | b'r' if c.eat_word("PROTECT") => found.protects.0.push(place),
                b'E' | b'e' if c.eat_str("REF") || c.eat_str("SEPTEL") => found.mentions.0.push(place),
                _ => {}
            }
        }
        found
    }
}

/// Offsets, in order.
#[derive(Clone, Debug, Default)]
pub(super) struct Places(Vec<u32>);

impl Places {
    /// Those in a text, whose start counts as one: it can be cut out of the middle of a word.
    pub(super) fn within(&self, text: Span) -> impl Iterator<Item = u32> {
        let first = self.0.partition_point(|place| *place < text.start);
        let places = self.0.get(first..).unwrap_or_default();
        let is_own = places.first() == Some(&text.start);
        let start = Some(text.start).filter(|start| *start < text.end && !is_own);
        start.into_iter().chain(places.iter().copied().take_while(move |place| *place < text.end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_places() {
        let text = b"End the ref (protect) of 12 friends. SEPTEL ends; refine";
        let found = Anchors::find(text);
        assert_eq!(found.ends.0, [0]);
        assert_eq!(found.protects.0, [13]);
        assert_eq!(found.mentions.0, [8, 25, 37, 50]);
        let within = |start, end| found.mentions.within(Span::new(start, end)).collect::<Vec<_>>();
        assert_eq!(within(8, 26), [8, 25]);
        assert_eq!(within(9, 25), [9]);
        assert_eq!(within(9, 9), [0; 0]);
    }
}
