//! Portion marks that are broken over lines: `(S//REL TO USA, EXAMPLIA, NORTH` and below it `EXAMPLIA) The mayor ...`.

use crate::cable::{Level, LineKind};
use crate::parse::piece::Piece;

/// Most lines below the first that a mark goes on over.
const LINES_MAX: usize = 6;

/// Joins the lines over which a mark is broken to one piece.
pub(super) fn join(bytes: &[u8], pieces: &[Piece]) -> Vec<Piece> {
    let mut joined: Vec<Piece> = Vec::with_capacity(pieces.len());
    let mut at = 0;
    while let Some(piece) = pieces.get(at).copied() {
        let lines = if opens_mark(bytes, piece) { lines_to_close(bytes, pieces, at + 1) } else { None };
        let last = lines.and_then(|lines| pieces.get(at + lines));
        joined.push(last.map_or(piece, |last| piece.joined(*last)));
        at += 1 + lines.unwrap_or_default();
    }
    joined
}

/// Whether a line ends in a mark with a caveat that is not closed.
fn opens_mark(bytes: &[u8], piece: Piece) -> bool {
    let text = bytes.get(piece.span.range()).unwrap_or_default();
    let is_text = matches!(piece.kind(), LineKind::Text | LineKind::Paragraph);
    let Some(at) = memchr::memrchr(b'(', text).filter(|_| is_text) else { return false };
    let inner = text.get(at + 1..).unwrap_or_default();
    let letters = inner.iter().take_while(|b| b.is_ascii_uppercase()).count();
    let (level, caveat) = inner.split_at_checked(letters).unwrap_or_default();
    Level::of_portion(level).is_some() && caveat.starts_with(b"/") && caveat.iter().all(is_of_caveat)
}

fn is_of_caveat(byte: &u8) -> bool {
    byte.is_ascii_uppercase() || matches!(byte, b' ' | b',' | b'/' | b'-' | b'&' | b'.')
}

/// How many lines from the one at `from` on the mark goes on over. None if it is not closed.
fn lines_to_close(bytes: &[u8], pieces: &[Piece], from: usize) -> Option<usize> {
    for (count, piece) in pieces.get(from..)?.iter().take(LINES_MAX).enumerate() {
        let text = bytes.get(piece.span.range()).filter(|text| !text.is_empty())?;
        let end = memchr::memchr(b')', text);
        let inner: &[u8] = text.get(..end.unwrap_or(text.len()))?;
        inner.iter().all(is_of_caveat).then_some(())?;
        if end.is_some() {
            return Some(count + 1);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::lines;

    fn joined(text: &str) -> usize {
        let pieces: Vec<Piece> = lines(text.as_bytes())
            .map(|line| Piece::new(LineKind::Text, crate::text::trim(text.as_bytes(), line)))
            .collect();
        let count = pieces.len();
        count - join(text.as_bytes(), &pieces).len()
    }

    #[test]
    fn ok_marks_over_lines() {
        assert_eq!(joined("1. (S//REL TO USA, NORTH\nEXAMPLIA) The mayor\nleft."), 1);
        assert_eq!(joined("1. (S//REL TO USA,\nEXAMPLIA, NORTH\nEXAMPLIA) The mayor\nleft."), 2);
        assert_eq!(joined("1. (S//REL TO USA) The mayor\nEXAMPLIA) left."), 0);
        assert_eq!(joined("1. (S//REL TO USA,\n\nEXAMPLIA) left."), 0);
        assert_eq!(joined("the mayor (S/\nhe said) left."), 0);
    }
}
