//! Phase 3: the text. Its lines become paragraphs, headings, tables and unnumbered text, in order.

mod builder;
mod cuts;
mod heading;
mod inner_mark;
mod lists;
mod long_marks;
mod numbers;
mod open_end;
mod portions;
mod prepare;
mod table;

use super::anchors::Anchors;
use super::ending::find_ending;
use super::line_shape::is_title;
use super::marker::{paragraph_marker, portion_after};
use super::piece::Piece;
use super::role::assign_roles;
use super::signature::ends_sentence;
use crate::cable::{Block, Code, Diagnostic, Dialect, Header, LineKind, Role, Unnumbered};
use crate::text::{Cursor, Span, Spans};
use builder::Builder;
use numbers::number_paragraphs;

/// The text of a cable.
#[derive(Debug, Default)]
pub(super) struct Body {
    pub(super) blocks: Vec<Block>,
    pub(super) signature: Option<Spans>,
    /// Lines that page breaks and section heads left.
    pub(super) residue: Vec<Span>,
    /// What is no text either: lone dashes, pilcrows before what is no paragraph, the end of the message.
    pub(super) marks: Vec<Span>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// Reads the text, which goes from the piece at `start` to the end. Its pieces are cut where one holds several things.
pub(super) fn read_body(
    bytes: &[u8],
    anchors: &Anchors,
    pieces: &mut Vec<Piece>,
    start: usize,
    header: &Header,
    dialect: Option<Dialect>,
) -> Body {
    let mut marks = prepare::prepare(bytes, pieces, start, header.mrn.map(|mrn| mrn.post));
    let ending = find_ending(bytes, pieces.get_mut(start..).unwrap_or_default(), dialect);
    let end = start + ending.len;
    let (numbers, mut diagnostics) = number_paragraphs(bytes, pieces, header, start..end);
    let built = Builder::new(bytes, pieces, &numbers).build(start, end);
    let mut residue = ending.residue;
    let left = pieces.iter().take(end).skip(start).filter(|piece| is_residue(piece));
    residue.extend(left.map(|piece| piece.span));
    diagnostics.extend(built.diagnostics);
    let notes = [
        ending.split_name.map(|name| (Code::SignatureSplit, name)),
        built.pilcrows.first().map(|first| (Code::FalsePilcrow { count: built.pilcrows.len() }, *first)),
    ];
    diagnostics.extend(notes.into_iter().flatten().map(|(code, span)| Diagnostic { code, span }));
    marks.extend(ending.marks.into_iter().chain(built.marks).chain(built.pilcrows));
    let mut blocks = built.blocks;
    blocks.extend(ending.closing.into_iter().map(closing));
    assign_roles(bytes, anchors, &mut blocks);
    Body { blocks, signature: ending.signature, residue, marks, diagnostics }
}

fn is_residue(piece: &Piece) -> bool {
    matches!(piece.kind(), LineKind::Residue | LineKind::Break | LineKind::EndOfMessage)
}

fn closing(span: Span) -> Block {
    Block::Text(Unnumbered { text: span.into(), role: Some(Role::Closing), span, ..Unnumbered::default() })
}

/// Whether a piece is a numbered paragraph with a portion mark.
pub(super) fn has_portion(bytes: &[u8], piece: Piece) -> bool {
    paragraph_marker(Cursor::new(bytes, piece.span)).and_then(portion_after).is_some()
}

/// Whether the piece at `at` is the first heading of the text: a title with a rule below, after the end of a field.
pub(super) fn is_title_of_text(bytes: &[u8], pieces: &[Piece], at: usize) -> bool {
    let piece = |at: usize| pieces.get(at).copied();
    let (Some(before), Some(line), Some(below)) =
        (at.checked_sub(1).and_then(piece), piece(at), piece(at + 1))
    else {
        return false;
    };
    let ends = bytes.get(before.span.range()).is_some_and(|text| text.ends_with(b")"));
    below.kind() == LineKind::Rule
        && below.span.len() > 2
        && (ends || ends_sentence(bytes, before.span))
        && is_title(bytes, line.span)
}
