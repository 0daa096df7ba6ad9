use std::ops::Range;

use super::fold::{BLANK, CAPITAL, Folded, MARK, OPTIONAL, is_alphanumeric};

/// Folded words that are looked for.
///
/// The way of Shift-And: a bit for every code of the words says whether the text up to here ends in the words up to
/// there, and all of them take a step at once. So a hyphen may be there or not at no cost, no text has to be gone over
/// twice, and no words are slow.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Needle {
    codes: Vec<u32>,
    /// The bits of a code that count.
    counts: u32,
    accents: bool,
    /// Whether it has to begin where a word begins.
    begins: bool,
    /// Whether it has to end where a word ends.
    ends: bool,
    /// The different codes, each with a row of bits.
    different: Vec<u32>,
    /// For every code below 256, which is all of ASCII, its row.
    rows: Vec<u16>,
    /// For every row the places at which its code stands, 64 to a number. The first is for codes that the words do not
    /// have.
    bits: Vec<u64>,
}

impl Needle {
    /// None if there is nothing to look for.
    pub(super) fn new(words: &str, case: bool, accents: bool, begins: bool, ends: bool) -> Option<Self> {
        let counts = if case { !OPTIONAL } else { !OPTIONAL & !CAPITAL };
        let folded = Folded::words(words);
        let codes = folded.codes().iter().filter(|code| accents || *code & MARK == 0);
        // No field holds that many; but rows are counted in 16 bits.
        let codes: Vec<u32> = codes.map(|code| code & counts).take(usize::from(u16::MAX)).collect();
        if codes.iter().all(|code| *code == BLANK) {
            return None;
        }
        let mut needle = Self { codes, counts, accents, begins, ends, ..Self::default() };
        needle.fill_rows();
        Some(needle)
    }

    fn fill_rows(&mut self) {
        let width = self.codes.len().div_ceil(64);
        self.rows.resize(256, 0);
        self.bits.resize(width, 0);
        for (index, code) in self.codes.iter().enumerate() {
            let known = self.different.iter().position(|known| known == code);
            let row = known.unwrap_or(self.different.len()) + 1;
            if known.is_none() {
                self.different.push(*code);
                self.bits.resize((row + 1) * width, 0);
                self.rows.get_mut(*code as usize).into_iter().for_each(|known| *known = row as u16);
            }
            let bits = self.bits.get_mut(row * width + index / 64);
            bits.into_iter().for_each(|bits| *bits |= 1 << (index % 64));
        }
    }

    fn row(&self, code: u32) -> usize {
        match self.rows.get(code as usize) {
            Some(row) => usize::from(*row),
            None => self.different.iter().position(|known| *known == code).map_or(0, |row| row + 1),
        }
    }

    /// Calls `found` with the bytes of every hit, in order and apart, until it says no.
    pub(super) fn each(&self, text: &Folded, found: &mut dyn FnMut(Range<usize>) -> bool) {
        let width = self.codes.len().div_ceil(64);
        let full = 1 << ((self.codes.len() - 1) % 64);
        let mut states = vec![0_u64; width];
        let mut before = BLANK;
        let mut free_from = 0;
        for (index, &code) in text.codes().iter().enumerate() {
            if code & MARK != 0 && !self.accents {
                continue;
            }
            let start = self.row(code & self.counts) * width;
            // Where the words do not have the code at all, none begins.
            let mut carry = u64::from(!self.begins || start == 0 || is_boundary(before, code));
            let mut is_full = false;
            let optional = code & OPTIONAL != 0;
            for (state, bits) in states.iter_mut().zip(self.bits.get(start..).unwrap_or_default()) {
                let next = (*state << 1 | carry) & bits;
                carry = *state >> 63;
                // Those who wait after the letter before may go on without the hyphen.
                *state = if optional { *state | next } else { next };
                is_full = next & full != 0;
            }
            before = code;
            if !is_full || !self.may_end(text, index) {
                continue;
            }
            let start = text.place(self.first(text, index));
            // Two letters that are set as one cannot be two hits.
            if start < free_from {
                continue;
            }
            free_from = text.place_behind(index);
            states.fill(0);
            if !found(start..free_from) {
                return;
            }
        }
    }

    /// Whether there is a hit.
    pub(super) fn is_in(&self, text: &Folded) -> bool {
        let mut is_in = false;
        self.each(text, &mut |_| {
            is_in = true;
            false
        });
        is_in
    }

    /// Whether what stands after the code does not belong to it.
    fn may_end(&self, text: &Folded, index: usize) -> bool {
        let is_mark = |code: &u32| code & MARK != 0;
        let mut codes = text.codes().get(index..).unwrap_or_default().iter();
        let last = codes.next().copied().unwrap_or_default();
        if self.accents && codes.clone().next().is_some_and(is_mark) {
            return false;
        }
        !self.ends || codes.find(|code| !is_mark(code)).is_none_or(|next| is_boundary(last, *next))
    }

    /// Where the words begin that end with the code.
    fn first(&self, text: &Folded, last: usize) -> usize {
        let mut left = self.codes.iter().rev();
        let mut wanted = left.next();
        for (index, code) in text.codes().iter().enumerate().take(last + 1).rev() {
            // What is not wanted is a mark, or a hyphen that was passed over.
            if wanted == Some(&(code & self.counts)) {
                wanted = left.next();
                if wanted.is_none() {
                    return index;
                }
            }
        }
        last
    }
}

/// Whether a word may begin or end between the two.
fn is_boundary(before: u32, after: u32) -> bool {
    !(is_alphanumeric(before) && is_alphanumeric(after))
}
