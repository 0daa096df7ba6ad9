use std::ops::Range;

use leptos::prelude::*;

/// How many blocks of a cable, or rows of its contents, are drawn with the first screen: about as many as it has.
const FIRST_BLOCKS: usize = 12;
/// How many are drawn at once after that.
const BLOCKS: usize = 48;

/// How many rows of a long list are on the page so far.
#[derive(Clone, Copy, Debug)]
pub struct Slices {
    drawn: RwSignal<usize>,
    /// How many rows the first slice has.
    first: usize,
    /// How many rows each other slice has.
    size: usize,
}

impl Slices {
    /// A list that is drawn in slices of `size` rows, of which the first has `first` rows.
    pub(crate) fn new(first: usize, size: usize) -> Self {
        Self { drawn: RwSignal::new(first), first, size }
    }

    /// Blocks of a cable, or rows of its contents.
    pub(crate) fn of_blocks() -> Self {
        Self::new(FIRST_BLOCKS, BLOCKS)
    }

    /// A list that is drawn as a whole.
    pub(crate) fn whole() -> Self {
        Self::new(usize::MAX, usize::MAX)
    }

    /// Draws the list up to a row, with that row. Returns whether it was not there yet.
    pub(crate) fn draw_to(self, row: usize) -> bool {
        let is_missing = self.drawn.get_untracked() <= row;
        if is_missing {
            self.drawn.set(self.first + (row + 1 - self.first).next_multiple_of(self.size));
        }
        is_missing
    }

    /// Draws the whole list.
    pub(crate) fn draw_all(self) {
        self.drawn.set(usize::MAX);
    }

    /// Starts again with the first slice.
    pub(crate) fn restart(self) {
        self.drawn.set(self.first);
    }

    /// Draws one slice more, if a list of `count` rows is not yet drawn. Returns whether it was not, and is still on the page.
    pub(crate) fn draw_next(self, count: usize) -> bool {
        let is_missing = self.drawn.try_get_untracked().is_some_and(|drawn| drawn < count);
        if is_missing {
            self.drawn.update(|drawn| *drawn = drawn.saturating_add(self.size));
        }
        is_missing
    }

    /// How many slices of a list of `count` rows are on the page.
    pub(crate) fn number(self, count: usize) -> usize {
        let drawn = self.drawn.get().min(count);
        usize::from(drawn > 0) + drawn.saturating_sub(self.first).div_ceil(self.size)
    }

    /// The rows of a slice.
    pub(crate) fn rows(self, slice: usize, count: usize) -> Range<usize> {
        let end = self.first.saturating_add(slice.saturating_mul(self.size));
        let start = if slice == 0 { 0 } else { end.saturating_sub(self.size) };
        start.min(count)..end.min(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_slices() {
        let owner = Owner::new();
        owner.with(|| {
            let slices = Slices::new(10, 10);
            assert_eq!((slices.number(0), slices.number(7), slices.number(25)), (0, 1, 1));
            assert!(!slices.draw_to(9) && slices.draw_to(10));
            assert_eq!(slices.number(25), 2);
            assert!(slices.draw_next(25) && !slices.draw_next(25));
            slices.restart();
            assert_eq!(slices.number(25), 1);
            slices.draw_all();
            assert_eq!((slices.number(25), slices.rows(2, 25)), (3, 20..25));
        });
    }

    #[test]
    fn ok_a_short_first_slice() {
        let owner = Owner::new();
        owner.with(|| {
            let slices = Slices::new(3, 10);
            assert_eq!((slices.number(2), slices.number(25)), (1, 1));
            assert!(!slices.draw_to(2) && slices.draw_to(3) && !slices.draw_to(12) && slices.draw_to(13));
            assert_eq!(slices.number(25), 3);
            assert_eq!([0, 1, 2].map(|slice| slices.rows(slice, 20)), [0..3, 3..13, 13..20]);
            slices.restart();
            assert!(slices.draw_next(25) && slices.draw_next(25) && slices.draw_next(25));
            assert!(!slices.draw_next(25));
            assert_eq!((slices.number(25), Slices::whole().rows(0, 25)), (4, 0..25));
        });
    }
}
