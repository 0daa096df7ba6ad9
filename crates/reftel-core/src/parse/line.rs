//! Phase 1: every line by itself.
//!
//! Each line gets the [`LineKind`] that its first words give it. A line of the heading that holds several
//! fields is cut into several [`Piece`]s, so that the later phases see one field a piece.

use super::line_kind::labelled_kind;
use super::line_traits::LineTraits;
use super::piece::Piece;
use super::split::split;
use crate::cable::{Line, LineKind};
use crate::text::{lines, trim};

/// About how long lines are, blank ones among them.
const LINE_LEN: usize = 48;

/// Classifies every line and cuts the lines of the heading into pieces.
pub(super) fn read_lines(bytes: &[u8]) -> (Vec<Line>, Vec<Piece>) {
    let expected = bytes.len() / LINE_LEN;
    let (mut all, mut pieces) = (Vec::with_capacity(expected), Vec::with_capacity(expected));
    for span in lines(bytes) {
        let content = trim(bytes, span);
        let traits = LineTraits::of(bytes.get(content.range()).unwrap_or_default());
        let is_prose = traits.is_prose();
        let kind = if is_prose { LineKind::Text } else { labelled_kind(bytes, content, traits) };
        all.push(Line { span, kind });
        let piece = Piece::new(kind, content).with_traits(traits);
        if is_prose {
            pieces.push(piece);
        } else {
            split(bytes, piece, &mut pieces);
        }
    }
    (all, pieces)
}
