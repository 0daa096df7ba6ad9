//! Searches that test many bytes at once. Their tests have no branches, so that the compiler makes vector code of them:
//! a step for each byte costs several times as much, and most texts are searched many times.

use memchr::{memchr2, memchr3};

/// Bytes that are tested together.
const BLOCK: usize = 16;

/// Whether `wanted` is true of one of the bytes. `wanted` should have no branches.
pub(crate) fn has(bytes: &[u8], wanted: impl Fn(u8) -> bool + Copy) -> bool {
    let (blocks, rest) = bytes.as_chunks::<BLOCK>();
    let any = |bytes: &[u8]| bytes.iter().fold(false, |found, byte| found | wanted(*byte));
    blocks.iter().any(|block| any(block)) || any(rest)
}

/// Of how many bytes `wanted` is true. `wanted` should have no branches.
pub(crate) fn count(bytes: &[u8], wanted: impl Fn(u8) -> bool + Copy) -> usize {
    // A counter of one byte for each run that it cannot overflow in: sixteen of them fit a vector.
    let in_run =
        |run: &[u8]| usize::from(run.iter().fold(0_u8, |count, byte| count + u8::from(wanted(*byte))));
    bytes.chunks(usize::from(u8::MAX)).map(in_run).sum()
}

/// The offsets of the bytes of which `wanted` is true, given the byte before, the byte, and the byte after. At the start
/// and the end of `bytes` a space stands for the missing neighbour; `wanted` must be false of a space. It should have no
/// branches.
pub(crate) fn between(
    bytes: &[u8],
    wanted: impl Fn(u8, u8, u8) -> bool + Copy,
) -> impl Iterator<Item = usize> {
    let (mut start, mut next, mut hits) = (0, 0, 0);
    std::iter::from_fn(move || {
        while hits == 0 {
            if next >= bytes.len() {
                return None;
            }
            (start, next) = (next, next + BLOCK);
            hits = hits_in_block(bytes, start, wanted);
        }
        let place = hits.trailing_zeros() / u8::BITS;
        hits &= hits - 1;
        Some(start + place as usize)
    })
}

/// Which bytes of the block at `start` are wanted: a one in the byte of each.
fn hits_in_block(bytes: &[u8], start: usize, wanted: impl Fn(u8, u8, u8) -> bool) -> u128 {
    let inside = start.checked_sub(1).and_then(|from| bytes.get(from..)?.first_chunk());
    let edge;
    let block: &[u8; BLOCK + 2] = match inside {
        Some(block) => block,
        None => {
            edge = block_at_edge(bytes, start);
            &edge
        }
    };
    let mut hits = [0; BLOCK];
    for (hit, [before, byte, after]) in hits.iter_mut().zip(block.array_windows()) {
        *hit = u8::from(wanted(*before, *byte, *after));
    }
    u128::from_le_bytes(hits)
}

/// The first block or the last with its neighbours, spaces where there is no byte.
#[inline(never)]
fn block_at_edge(bytes: &[u8], start: usize) -> [u8; BLOCK + 2] {
    let mut block = [b' '; BLOCK + 2];
    let lanes = block.iter_mut().skip(usize::from(start == 0));
    let found = bytes.get(start.saturating_sub(1)..).unwrap_or_default();
    lanes.zip(found).for_each(|(lane, byte)| *lane = *byte);
    block
}

/// Whether a byte is a letter or a digit of ASCII, without a branch.
pub(crate) const fn is_word(byte: u8) -> bool {
    // Setting the bit turns a capital of ASCII into lowercase, and turns no other byte into a letter.
    ((byte | 0x20).wrapping_sub(b'a') < 26) | (byte.wrapping_sub(b'0') < 10)
}

/// Whether a byte is the ASCII letter `lowercase`, in any case.
pub(crate) const fn is_letter(byte: u8, lowercase: u8) -> bool {
    byte | 0x20 == lowercase
}

/// Searches for the next of a few bytes, from offsets that only grow: what was found once is not searched for again.
#[derive(Clone, Debug)]
pub(crate) struct Next<'b, const N: usize> {
    bytes: &'b [u8],
    wanted: [u8; N],
    /// The first of them after the offset of the last call, or the end.
    found: usize,
    /// Whether anything has been searched for.
    is_begun: bool,
}

impl<'b, const N: usize> Next<'b, N> {
    /// A search of `bytes` for `wanted`.
    pub(crate) const fn new(bytes: &'b [u8], wanted: [u8; N]) -> Self {
        Self { bytes, wanted, found: 0, is_begun: false }
    }

    /// The offset of the first wanted byte at `from` or after it, or the end. `from` must not be less than before.
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

/// Whether a text has a word, of letters, digits and hyphens, that is the same as `word`. Two that are the same begin with one
/// letter, in any case.
pub(crate) fn has_word(text: &[u8], word: &[u8], is_same: fn(&[u8], &[u8]) -> bool) -> bool {
    let is_part = |b: &u8| b.is_ascii_alphanumeric() || *b == b'-';
    let Some(first) = word.first().filter(|_| word.iter().all(is_part)) else { return false };
    memchr::memchr2_iter(first.to_ascii_lowercase(), first.to_ascii_uppercase(), text).any(|at| {
        let (front, rest) = text.split_at(at);
        rest.get(..word.len()).is_some_and(|other| is_same(other, word))
            && !front.last().is_some_and(is_part)
            && !rest.get(word.len()).is_some_and(is_part)
    })
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
    fn ok_between() {
        let wanted =
            |before: u8, byte: u8, after: u8| !is_word(before) & (byte == b'e') & is_letter(after, b'n');
        for at in 0..70 {
            let text = format!("{:at$}end and then the end, end friend", "");
            let found: Vec<usize> = between(text.as_bytes(), wanted).collect();
            assert_eq!(found, [at, at + 17, at + 22]);
        }
        assert_eq!(between(b"", wanted).next(), None);
        let is_last = |_: u8, byte: u8, after: u8| (byte == b'b') & (after == b' ');
        assert_eq!(between(b"a bb", is_last).collect::<Vec<_>>(), [3], "a blank after the end");
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
