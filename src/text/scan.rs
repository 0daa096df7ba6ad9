//! Searches that look at many bytes at once. Their tests have no branches, so that the compiler makes vector code
//! of them: a step for each byte would cost several times as much, and most texts are passed over many times.

use memchr::{memchr2, memchr3};

/// Bytes that are tested together.
const BLOCK: usize = 16;

/// Whether `wanted` says yes to one of the bytes. For tests without branches.
pub(crate) fn has(bytes: &[u8], wanted: impl Fn(u8) -> bool + Copy) -> bool {
    let (blocks, rest) = bytes.as_chunks::<BLOCK>();
    let any = |bytes: &[u8]| bytes.iter().fold(false, |found, byte| found | wanted(*byte));
    blocks.iter().any(|block| any(block)) || any(rest)
}

/// How many bytes `wanted` says yes to. For tests without branches.
pub(crate) fn count(bytes: &[u8], wanted: impl Fn(u8) -> bool + Copy) -> usize {
    // A counter of one byte for each run that it cannot overflow in: sixteen of them fit a vector.
    let in_run =
        |run: &[u8]| usize::from(run.iter().fold(0_u8, |count, byte| count + u8::from(wanted(*byte))));
    bytes.chunks(usize::from(u8::MAX)).map(in_run).sum()
}

/// The first place from `from` on where `wanted` says yes to a byte between its neighbours: before, byte, behind.
/// A blank stands for the neighbour that the first and the last byte lack. For tests without branches.
pub(crate) fn find_between(
    bytes: &[u8],
    from: usize,
    wanted: impl Fn(u8, u8, u8) -> bool + Copy,
) -> Option<usize> {
    let byte = |at: usize| bytes.get(at).copied().unwrap_or(b' ');
    let block = |from: usize| bytes.get(from..)?.first_chunk::<BLOCK>();
    // Where the last block begins that has a neighbour on both sides.
    let last = bytes.len().saturating_sub(BLOCK + 1);
    let mut at = from;
    while at < bytes.len() {
        // The last block overlaps the one before it: cheaper than to go byte by byte to the end.
        let start = at.min(last);
        let three =
            start.checked_sub(1).and_then(|before| Some((block(before)?, block(start)?, block(start + 1)?)));
        let Some((before, here, behind)) = three.filter(|_| at + 1 < bytes.len()) else {
            if wanted(at.checked_sub(1).map_or(b' ', byte), byte(at), byte(at + 1)) {
                return Some(at);
            }
            at += 1;
            continue;
        };
        let is_wanted = |place: usize| wanted(before[place], here[place], behind[place]);
        if (0..BLOCK).fold(false, |found, place| found | is_wanted(place))
            && let Some(place) = (at - start..BLOCK).find(|place| is_wanted(*place))
        {
            return Some(start + place);
        }
        at = start + BLOCK;
    }
    None
}

/// Whether a byte is a letter or a digit of ASCII, without a branch.
pub(crate) const fn is_word(byte: u8) -> bool {
    // Setting the bit makes a capital of ASCII small, and a letter of no other byte.
    ((byte | 0x20).wrapping_sub(b'a') < 26) | (byte.wrapping_sub(b'0') < 10)
}

/// Whether a byte is a letter of ASCII, which `small` is, in any case.
pub(crate) const fn is_letter(byte: u8, small: u8) -> bool {
    byte | 0x20 == small
}

/// The next place of one of a few bytes, for searches that go on from places behind one another: what was found once
/// is not searched for again.
#[derive(Clone, Debug)]
pub(crate) struct Next<'b, const N: usize> {
    bytes: &'b [u8],
    wanted: [u8; N],
    /// The first of them from where was last asked, or the end.
    found: usize,
    /// Whether anything has been searched for.
    is_begun: bool,
}

impl<'b, const N: usize> Next<'b, N> {
    /// Two or three bytes are looked for in `bytes`.
    pub(crate) const fn new(bytes: &'b [u8], wanted: [u8; N]) -> Self {
        Self { bytes, wanted, found: 0, is_begun: false }
    }

    /// The first of the bytes at `from` or behind, or the end. Never ask for less than before.
    pub(crate) fn from(&mut self, from: usize) -> usize {
        if !self.is_begun || self.found < from {
            let rest = self.bytes.get(from..).unwrap_or_default();
            let found = match self.wanted.as_slice() {
                [a, b] => memchr2(*a, *b, rest),
                [a, b, c] => memchr3(*a, *b, *c, rest),
                wanted => rest.iter().position(|byte| wanted.contains(byte)),
            };
            self.found = found.map_or(self.bytes.len(), |found| from + found);
            self.is_begun = true;
        }
        self.found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_has_and_count() {
        for len in [0, 1, 15, 16, 17, 300, 1000] {
            let mut text = vec![b'a'; len];
            assert!(!has(&text, |b| b == b'x'));
            assert_eq!(count(&text, |b| b == b'a'), len);
            if let Some(last) = text.last_mut() {
                *last = b'x';
                assert!(has(&text, |b| b == b'x'));
            }
        }
    }

    #[test]
    fn ok_find_between() {
        let wanted =
            |before: u8, byte: u8, behind: u8| !is_word(before) & (byte == b'e') & is_letter(behind, b'n');
        for at in 0..70 {
            let text = format!("{:at$}end and then the end, end friend", "");
            assert_eq!(find_between(text.as_bytes(), 0, wanted), Some(at));
            assert_eq!(find_between(text.as_bytes(), at + 1, wanted), Some(at + 17));
            assert_eq!(find_between(text.as_bytes(), at + 18, wanted), Some(at + 22));
            assert_eq!(find_between(text.as_bytes(), at + 23, wanted), None);
        }
        assert_eq!(find_between(b"", 0, wanted), None);
    }

    #[test]
    fn ok_is_word() {
        assert!((0..=255_u8).all(|byte| is_word(byte) == byte.is_ascii_alphanumeric()));
    }

    #[test]
    fn ok_next() {
        let mut next = Next::new(b"a-b_-", [b'-', b'_']);
        assert_eq!([0, 1, 2, 4, 5, 9].map(|from| next.from(from)), [1, 1, 3, 4, 5, 5]);
    }
}
