//! A line, or a part of one that holds a field of its own.

use super::line_traits::LineTraits;
use crate::cable::LineKind;
use crate::text::Span;

/// A line without its line end and the blanks around it, or a part of one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) kind: LineKind,
    pub(super) span: Span,
    /// Whether it was cut out of the middle of a line.
    pub(super) is_split: bool,
    /// What it may have: rules that need something else are not tried.
    pub(super) traits: LineTraits,
}

/// Fewest lines of which one can say that a blank line stands after each.
const SPACED_LINES: usize = 12;

/// Takes out the blank lines that a conversion put after every line, and keeps those that were there before.
/// Gives back the first of the lines taken out; absent when the text is not spaced like that.
pub(super) fn close_up(pieces: &mut Vec<Piece>) -> Option<Span> {
    let is_blank = |piece: &Piece| piece.kind == LineKind::Blank;
    let followed = |pair: &&[Piece]| matches!(pair, [line, next] if !is_blank(line) && is_blank(next));
    let adjacent = |pair: &&[Piece]| matches!(pair, [line, next] if !is_blank(line) && !is_blank(next) && !next.is_split);
    let spaced = pieces.windows(2).filter(followed).count();
    // One line in twenty may have lost its blank line.
    if spaced < SPACED_LINES || pieces.windows(2).filter(adjacent).count() * 20 > spaced {
        return None;
    }
    let first = pieces.iter().find(|piece| is_blank(piece)).map(|piece| piece.span);
    let mut run = 0;
    pieces.retain(|piece| {
        run = if is_blank(piece) { run + 1 } else { 0 };
        // Of "line, blank, blank, blank, line" the middle one was there before.
        run == 0 || run == 2
    });
    first
}
