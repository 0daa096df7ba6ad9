//! Phase 3: the text. Its lines become paragraphs, headings, tables and unnumbered text, in order.

mod builder;
mod cuts;
mod heading;
mod numbers;
mod prepare;
mod table;

use super::Reading;
use super::ending::find_ending;
use super::line_shape::is_title;
use super::marker::{paragraph_marker, portion_behind};
use super::piece::Piece;
use super::role::assign_roles;
use super::signature::ends_sentence;
use crate::cable::{Block, Code, LineKind, Role, Unnumbered};
use crate::text::{Cursor, Span};
use builder::Builder;

/// Reads from the piece at which the heading ended to the end of the file.
pub(super) fn read_body(reading: &mut Reading<'_>) {
    let start = reading.at;
    prepare::prepare(reading);
    let text = reading.pieces.get_mut(start..).unwrap_or_default();
    let ending = find_ending(reading.bytes, text, reading.dialect);
    let end = start + ending.len;
    if let Some(name) = ending.split_name {
        reading.diagnose(Code::SignatureSplit, name);
    }
    reading.cable.signature = ending.signature;
    reading.residue.extend(ending.residue);
    reading.marks.extend(ending.marks);
    let numbers = numbers::number_paragraphs(reading, start, end);
    let residue = reading.pieces.iter().take(end).skip(start).filter(|piece| is_residue(piece));
    reading.residue.extend(residue.map(|piece| piece.span));
    let pilcrows = Builder::new(reading, &numbers).build(start, end);
    if let Some(first) = pilcrows.first() {
        reading.diagnose(Code::FalsePilcrow { count: pilcrows.len() }, *first);
    }
    reading.marks.extend(pilcrows);
    reading.cable.body.extend(ending.closing.into_iter().map(closing));
    assign_roles(reading);
    reading.at = reading.pieces.len();
}

fn is_residue(piece: &Piece) -> bool {
    matches!(piece.kind(), LineKind::Residue | LineKind::Break | LineKind::EndOfMessage)
}

fn closing(span: Span) -> Block {
    Block::Text(Unnumbered { text: span.into(), role: Some(Role::Closing), span, ..Unnumbered::default() })
}

/// Whether a piece is a numbered paragraph with a portion mark.
pub(super) fn has_portion(bytes: &[u8], piece: Piece) -> bool {
    paragraph_marker(Cursor::new(bytes, piece.span)).and_then(portion_behind).is_some()
}

/// Whether the piece at `at` is the first heading of the text: a title with a rule below, behind the end of a field.
pub(super) fn is_title_of_text(reading: &Reading<'_>, at: usize) -> bool {
    let piece = |at: usize| reading.pieces.get(at).copied();
    let (Some(before), Some(line), Some(below)) =
        (at.checked_sub(1).and_then(piece), piece(at), piece(at + 1))
    else {
        return false;
    };
    let ends = reading.bytes.get(before.span.range()).is_some_and(|text| text.ends_with(b")"));
    below.kind() == LineKind::Rule
        && below.span.len() > 2
        && (ends || ends_sentence(reading.bytes, before.span))
        && is_title(reading.bytes, line.span)
}
