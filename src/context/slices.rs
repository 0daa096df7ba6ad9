use std::ops::Range;

use leptos::prelude::*;

/// How many blocks of a cable, or rows of its contents, are drawn at once: more than a screen has.
pub(crate) const BLOCKS: usize = 48;

/// How many rows of a long list are on the page so far.
#[derive(Clone, Copy, Debug)]
pub struct Slices {
    drawn: RwSignal<usize>,
    /// How many rows are drawn at once.
    size: usize,
}

impl Slices {
    /// A list that is drawn in slices of `size` rows.
    pub(crate) fn new(size: usize) -> Self {
        Self { drawn: RwSignal::new(size), size }
    }

    /// A list that is drawn as a whole.
    pub(crate) fn whole() -> Self {
        Self::new(usize::MAX)
    }

    /// Draws the list up to a row, with that row. Returns whether it was not there yet.
    pub(crate) fn draw_to(self, row: usize) -> bool {
        let is_missing = self.drawn.get_untracked() <= row;
        if is_missing {
            self.drawn.set((row + 1).next_multiple_of(self.size));
        }
        is_missing
    }

    /// Draws the whole list.
    pub(crate) fn draw_all(self) {
        self.drawn.set(usize::MAX);
    }

    /// Starts again with the first slice.
    pub(crate) fn restart(self) {
        self.drawn.set(self.size);
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
        self.drawn.get().min(count).div_ceil(self.size)
    }

    /// The rows of a slice.
    pub(crate) fn rows(self, slice: usize, count: usize) -> Range<usize> {
        let start = slice * self.size;
        start..(start + self.size).min(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_slices() {
        let owner = Owner::new();
        owner.with(|| {
            let slices = Slices::new(10);
            assert_eq!((slices.number(7), slices.number(25)), (1, 1));
            assert!(!slices.draw_to(9) && slices.draw_to(10));
            assert_eq!(slices.number(25), 2);
            assert!(slices.draw_next(25) && !slices.draw_next(25));
            slices.restart();
            assert_eq!(slices.number(25), 1);
            slices.draw_all();
            assert_eq!((slices.number(25), slices.rows(2, 25)), (3, 20..25));
        });
    }
}
