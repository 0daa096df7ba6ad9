use std::fmt;
use std::ops::Range;

/// A half-open range of bytes of a [`Source`](super::Source).
///
/// Offsets are `u32`: half the size of a pair of `usize` on a 64-bit machine, and a [`Source`](super::Source) refuses files of 4 GiB.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// Offset of the first byte.
    pub start: u32,
    /// Offset after the last byte; never less than `start`.
    pub end: u32,
}

impl Span {
    /// The span from `start` to `end`; empty at `start` if `end` lies before it.
    ///
    /// Offsets over `u32::MAX` are cut to it. They cannot come from a [`Source`](super::Source), whose
    /// length fits.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        let clamp = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Self { start: clamp(start), end: clamp(end.max(start)) }
    }

    /// The same range with the offsets that slices are indexed by.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Number of bytes.
    #[must_use]
    pub fn len(self) -> usize {
        self.range().len()
    }

    /// Whether the span has no bytes.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// Whether `other` lies wholly inside this span.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The parts of the span that lie in none of the others, which may be in any order and overlap.
    #[must_use]
    pub fn without(self, others: &[Self]) -> Spans {
        let mut inside: Vec<Self> = others.iter().copied().filter(|other| other.overlaps(self)).collect();
        inside.sort_unstable();
        let mut left = Spans::new();
        let mut at = self.start;
        for other in inside {
            left.push(Self { start: at, end: other.start.max(at) });
            at = at.max(other.end);
        }
        left.push(Self { start: at, end: self.end.max(at) });
        left
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

/// A value and the bytes it was read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spanned<T> {
    /// What the bytes mean.
    pub value: T,
    /// Where they stand.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// `value`, read at `span`.
    pub const fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }
}

/// A text in one or several pieces, in order and apart: it was broken by something that is not part of it,
/// such as a page header.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spans(Vec<Span>);

impl Spans {
    /// No pieces.
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Adds a piece after the others. Empty pieces are left out.
    pub fn push(&mut self, span: Span) {
        debug_assert!(self.0.last().is_none_or(|last| last.end <= span.start), "pieces must be in order");
        if !span.is_empty() {
            self.0.push(span);
        }
    }

    /// Adds a line: to the last piece, or as a piece of its own when something stood between.
    pub(crate) fn lengthen(&mut self, line: Span, apart: bool) {
        match self.0.last_mut().filter(|_| !apart) {
            Some(last) => *last = last.to(line),
            None => self.push(line),
        }
    }

    /// The last piece.
    #[must_use]
    pub fn last(&self) -> Option<Span> {
        self.0.last().copied()
    }

    /// Whether there is no text at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The pieces in order.
    pub fn iter(&self) -> impl Iterator<Item = Span> + '_ {
        self.0.iter().copied()
    }

    /// The pieces in order, to be changed.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut Span> {
        self.0.iter_mut()
    }

    /// The pieces in order, as a slice.
    #[must_use]
    pub fn as_slice(&self) -> &[Span] {
        &self.0
    }

    /// The same, to be changed.
    #[must_use]
    pub fn as_mut_slice(&mut self) -> &mut [Span] {
        &mut self.0
    }

    /// From the first byte of the first piece to the last of the last; `None` if there are none.
    #[must_use]
    pub fn cover(&self) -> Option<Span> {
        Some(self.0.first()?.to(*self.0.last()?))
    }
}

impl From<Span> for Spans {
    fn from(span: Span) -> Self {
        let mut spans = Self::new();
        spans.push(span);
        spans
    }
}

impl FromIterator<Span> for Spans {
    fn from_iter<I: IntoIterator<Item = Span>>(pieces: I) -> Self {
        let mut spans = Self::new();
        pieces.into_iter().for_each(|piece| spans.push(piece));
        spans
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_without() {
        let spans = |list: &[(usize, usize)]| -> Spans {
            list.iter().map(|(start, end)| Span::new(*start, *end)).collect()
        };
        let others = [Span::new(10, 20), Span::new(2, 4), Span::new(12, 15)];
        assert_eq!(Span::new(0, 30).without(&others), spans(&[(0, 2), (4, 10), (20, 30)]));
        assert_eq!(Span::new(3, 12).without(&others), spans(&[(4, 10)]));
        assert_eq!(Span::new(0, 2).without(&others), spans(&[(0, 2)]));
        assert_eq!(Span::new(12, 14).without(&others), Spans::new());
    }
}
