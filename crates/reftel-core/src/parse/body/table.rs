//! Lines that must keep their shape: columns separated by spaces or vertical bars, and rows of words with a number at
//! the end.

use super::builder::Builder;
use crate::cable::LineKind;
use crate::parse::line_shape::column_gaps;
use crate::parse::line_traits::LineTraits;
use crate::parse::piece::Piece;
use crate::text::Span;

/// Fewest lines of a table whose columns are not separated.
const ROWS: usize = 3;
/// Longest row of such a table, in bytes: a line of running text is longer.
const ROW_MAX: usize = 45;
/// Longest part of a row on a line of its own, in bytes.
const CELL_MAX: usize = 24;
/// Most lines between two rows.
const BETWEEN: usize = 2;

impl Builder<'_> {
    /// A table at `at`, and where to go on after it.
    pub(super) fn table(&mut self, at: usize, end: usize) -> Option<(Span, usize)> {
        if at < self.no_table_before {
            return None;
        }
        self.columns(at, end).or_else(|| self.rows(at, end))
    }

    /// The line with the spaces before it, unless it is the rest of a longer one: a first row often begins above the second
    /// column.
    fn with_margin(&self, line: Span) -> Span {
        let before = self.bytes.get(..line.start as usize).unwrap_or_default();
        let blanks = before.iter().rev().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        let is_rest = before
            .len()
            .checked_sub(blanks + 1)
            .and_then(|at| before.get(at))
            .is_some_and(|byte| *byte != b'\n');
        if is_rest { line } else { Span { start: line.start - Span::new(0, blanks).end, ..line } }
    }

    /// Lines whose columns are separated by spaces.
    fn columns(&mut self, at: usize, end: usize) -> Option<(Span, usize)> {
        let bytes = self.bytes;
        let gaps = |piece: &Piece| column_gaps(bytes, *piece);
        let first = self.piece(at).filter(|piece| gaps(piece) >= 1)?;
        let (mut lines, mut widest, mut last, mut next) = (1, gaps(&first), first, at + 1);
        let second = self.second_column(first);
        let mut is_aligned = second.is_some();
        // Names of columns can have a blank line below them.
        let is_below = |at: usize| {
            second.is_some() && self.piece(at).and_then(|piece| self.second_column(piece)) == second
        };
        while let Some(piece) = self.piece(next).filter(|_| next < end)
            && (gaps(&piece) >= 1
                || piece.kind() == LineKind::Rule
                || piece.kind() == LineKind::Blank && next + 1 < end && is_below(next + 1))
            && self.number(next).is_none()
        {
            if piece.kind() == LineKind::Blank {
                next += 1;
                continue;
            }
            last = piece;
            if piece.kind() != LineKind::Rule {
                lines += 1;
                is_aligned &= self.second_column(piece) == second;
            }
            widest = widest.max(gaps(&piece));
            next += 1;
        }
        if lines < 2 || widest < 2 && !is_aligned {
            self.no_table_before = next;
            return None;
        }
        Some((self.with_margin(first.span).to(last.span), next))
    }

    /// Where the second column begins, counted from the margin. After many words it is none, but what stands in the margin
    /// of running text.
    fn second_column(&self, line: Piece) -> Option<usize> {
        let bytes = self.bytes;
        let text = bytes.get(self.with_margin(line.span).range())?;
        let first = text.iter().position(|byte| *byte != b' ')?;
        let gap = text.get(first..)?.windows(3).position(|window| window == b"   ")?;
        let blanks = text.get(first + gap..)?.iter().take_while(|byte| **byte == b' ').count();
        (gap <= CELL_MAX).then_some(first + gap + blanks)
    }

    /// Short lines that end in a number.
    fn rows(&mut self, at: usize, end: usize) -> Option<(Span, usize)> {
        let bytes = self.bytes;
        let is_row = |piece: &Piece| {
            piece.kind() == LineKind::Text
                && piece.traits.may_have(LineTraits::DIGITS)
                && is_row(bytes, piece.span)
        };
        let first = self.piece(at).filter(is_row)?;
        let (mut last, mut next) = (first, at + 1);
        let mut count = 1;
        while let Some(row) = (next..end.min(next + BETWEEN + 1))
            .take_while(|at| *at == next || self.is_between_rows(at - 1))
            .find(|at| self.piece(*at).is_some_and(|piece| is_row(&piece)))
        {
            last = self.piece(row)?;
            (count, next) = (count + 1, row + 1);
        }
        if count < ROWS {
            self.no_table_before = next;
            return None;
        }
        Some((self.with_margin(first.span).to(last.span), next))
    }

    /// Whether a line can stand between rows: a rule, the first words of a row that was wrapped, or a row without a
    /// number at its end.
    fn is_between_rows(&self, at: usize) -> bool {
        let Some(piece) = self.piece(at) else { return false };
        let text = self.bytes.get(piece.span.range()).unwrap_or_default();
        let is_cell = piece.kind() == LineKind::Text
            && text.first().is_some_and(u8::is_ascii_uppercase)
            && text.last().is_some_and(u8::is_ascii_alphanumeric)
            && (text.len() <= CELL_MAX || text.len() <= ROW_MAX && text.iter().any(u8::is_ascii_digit));
        piece.kind() == LineKind::Rule || is_cell && self.number(at).is_none()
    }
}

fn is_row(bytes: &[u8], line: Span) -> bool {
    let text = bytes.get(line.range()).unwrap_or_default();
    if text.len() > ROW_MAX {
        return false;
    }
    let mut words = text.rsplit(u8::is_ascii_whitespace).filter(|word| !word.is_empty());
    let number = words.next().unwrap_or_default();
    let is_number = number.iter().any(u8::is_ascii_digit)
        && number
            .iter()
            .all(|b| b.is_ascii_digit() || matches!(b, b'.' | b',' | b'%' | b'(' | b')' | b'$' | b'-'))
        && !number.ends_with(b".")
        && !number.ends_with(b",");
    is_number && words.next().is_some()
}
