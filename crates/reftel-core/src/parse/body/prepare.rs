//! The pieces of the text before they are read: lines that hold more than one thing are cut, and what page breaks left
//! between them is set aside.

use super::super::marking;
use super::super::piece::{Context, Piece};
use super::super::signature::ends_sentence;
use super::cuts::{cut, cut_title};
use super::long_marks;
use crate::cable::LineKind;
use crate::text::Span;

/// Cuts the pieces from `start` on and sets aside what is none of the text. Returns the lone dashes between paragraphs.
/// `post` is that of the cable.
pub(super) fn prepare(bytes: &[u8], pieces: &mut Vec<Piece>, start: usize, post: Option<Span>) -> Vec<Span> {
    let text = long_marks::join(bytes, &pieces.split_off(start.min(pieces.len())));
    let mut prepared = Vec::with_capacity(text.len());
    for (index, piece) in text.iter().enumerate() {
        match piece.kind() {
            LineKind::Blank | LineKind::Rule | LineKind::Residue => prepared.push(*piece),
            _ => cut(bytes, *piece, post, &mut prepared),
        }
        if let Some(rule) = text.get(index + 1).filter(|next| next.kind() == LineKind::Rule) {
            cut_title(bytes, rule.span.len(), &mut prepared);
        }
    }
    let dashes = mark_between(bytes, &mut prepared);
    mark_levels(bytes, &mut prepared);
    pieces.append(&mut prepared);
    dashes
}

/// Sets aside lone dashes, captions put into a sentence, and the headings of further sections. Returns the dashes.
fn mark_between(bytes: &[u8], pieces: &mut [Piece]) -> Vec<Span> {
    let mut dashes = Vec::new();
    let mut last_text = None::<Span>;
    for piece in pieces {
        let text = bytes.get(piece.span.range()).unwrap_or_default();
        let is_open = || last_text.is_some_and(|last| !ends_sentence(bytes, last));
        match piece.kind() {
            LineKind::Blank | LineKind::Residue => {}
            LineKind::Rule if text == b"-" => {
                dashes.push(piece.span);
                piece.context = Context::Separator;
            }
            LineKind::Caption
                if text.eq_ignore_ascii_case(b"SIPDIS") || is_open() && text.len() <= CAPTION_MAX =>
            {
                piece.context = Context::Page;
            }
            LineKind::Classification if is_section_head(bytes, piece.span) => piece.context = Context::Page,
            _ => last_text = Some(piece.span),
        }
    }
    dashes
}

/// Longest line of captions between the halves of a sentence, in bytes.
const CAPTION_MAX: usize = 30;

/// Sets aside the level of the cable where it is repeated above and below a page break.
fn mark_levels(bytes: &[u8], pieces: &mut [Piece]) {
    let mut is_beside = false;
    let mut mark = |piece: &mut Piece| {
        let is_level = piece.kind() == LineKind::Classification && marking::is_level_only(bytes, piece.span);
        if is_beside && (is_level || piece.kind() == LineKind::Caption) {
            piece.context = Context::Page;
        }
        if piece.kind() != LineKind::Blank {
            is_beside = piece.kind() == LineKind::Residue;
        }
    };
    pieces.iter_mut().for_each(&mut mark);
    pieces.iter_mut().rev().for_each(&mut mark);
}

/// `C O N F I D E N T I A L SECTION 02 OF 03 PORT ELSINORE 000173`.
fn is_section_head(bytes: &[u8], line: Span) -> bool {
    marking::parse_classification_line(bytes, line).is_some_and(|line| line.section.is_some())
}
