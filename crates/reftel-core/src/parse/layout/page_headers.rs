//! What page breaks left between the lines: headers of pages with the level above and below them, and the distribution
//! inside the Department.

use super::super::distribution::is_codes;
use super::super::line_traits::LineTraits;
use super::super::marking;
use super::super::page_header::{self, Extent, ends_in_time, is_post_and_time};
use super::super::piece::{Context, Piece};
use super::stamps::{find_stamps, take_key_block};
use super::{Part, not_blank};
use crate::cable::{Dialect, LineKind};
use crate::text::Cursor;

/// Marks what belongs to the pages and not to the cable, and learns the form from it.
pub(super) fn take(bytes: &[u8], part: &mut Part) {
    let text = bytes.get(part.extent.range()).unwrap_or_default();
    take_key_block(part, text);
    take_null(bytes, part);
    let pages = page_headings(bytes, part);
    let stamps = find_stamps(bytes, part, text);
    if pages > 0 || stamps.any() {
        levels_of_pages(bytes, part);
    }
    if pages > 0 {
        dashes_and_number(bytes, part);
    }
    if stamps.release {
        part.dialect.get_or_insert(Dialect::Foia);
    }
    // Cablegate has a few of the older telegrams with the archive's stamps on them.
    let is_distributed = || part.pieces.iter().any(|piece| piece.kind() == LineKind::Distribution);
    if pages > 0 && (stamps.archive || is_distributed() || begins_with_page(bytes, part)) {
        part.dialect.get_or_insert(Dialect::Aad);
    }
}

/// Marks the headers of pages, which can go on on the next line. Returns how many are certain.
fn page_headings(bytes: &[u8], part: &mut Part) -> usize {
    let places: Vec<(usize, Piece)> = not_blank(&part.pieces).collect();
    let mut found = 0;
    for (index, (_, piece)) in places.iter().enumerate() {
        if piece.traits.is_prose() || !piece.traits.may_have(LineTraits::DIGITS) {
            continue;
        }
        let Some(start) = page_header::parse_start(bytes, piece.span) else { continue };
        let next = places.get(index + 1);
        let second = next.filter(|_| start.extent == Extent::Number);
        let (is_certain, lines) = match start.extent {
            Extent::Whole => (true, 1),
            Extent::Garbled => (false, 1),
            Extent::Number if second.is_some_and(|(_, half)| is_post_and_time(bytes, half.span)) => (true, 2),
            Extent::Number if !start.is_bare => continue,
            Extent::Number if second.is_some_and(|(_, half)| ends_in_time(bytes, half.span)) => (false, 2),
            Extent::Number => (false, 1),
        };
        for (at, _) in places.iter().skip(index).take(lines) {
            part.mark(*at, Context::Page);
        }
        if !is_certain {
            continue;
        }
        found += 1;
        let below = places.get(index + lines);
        if let Some((below, _)) = below.filter(|(_, below)| is_below_page(bytes, *below, start.is_first)) {
            part.mark(*below, Context::Page);
        }
    }
    found
}

/// What can stand below the heading of a page: its time by itself, or numbers of the printing office on the first.
fn is_below_page(bytes: &[u8], line: Piece, is_first: bool) -> bool {
    let c = Cursor::new(bytes, line.span);
    let mut time = c;
    let is_time = time.eat_scanned_digits(6).is_some() && time.eat(b'Z') && time.is_done();
    is_time || is_first && line.kind() == LineKind::Text && line.span.len() <= 40 && is_codes(c)
}

/// Whether the heading of the first page stands above the transmission lines.
fn begins_with_page(bytes: &[u8], part: &Part) -> bool {
    not_blank(&part.pieces)
        .take_while(|(_, piece)| matches!(piece.kind(), LineKind::Residue | LineKind::Classification))
        .any(|(_, piece)| {
            let mut c = Cursor::new(bytes, piece.span);
            marking::skip_level(&mut c);
            piece.kind() == LineKind::Residue && c.eat_word("PAGE")
        })
}

/// The line of dashes and the number of the message, on two lines where runs of spaces were lost.
fn dashes_and_number(bytes: &[u8], part: &mut Part) {
    let heading: Vec<(usize, Piece)> =
        not_blank(&part.pieces).take_while(|(_, piece)| piece.kind() != LineKind::Paragraph).collect();
    for pair in heading.windows(2) {
        if let [(dashes, rule), (number, below)] = pair
            && rule.kind() == LineKind::Rule
            && below.kind() == LineKind::Text
            && is_codes(Cursor::new(bytes, below.span))
        {
            part.mark(*dashes, Context::Distribution);
            part.mark(*number, Context::Distribution);
        }
    }
}

/// The level that stands above and below every page. The first of them is kept, for texts without a
/// classification line.
fn levels_of_pages(bytes: &[u8], part: &mut Part) {
    let places: Vec<(usize, Piece)> = not_blank(&part.pieces).collect();
    let is_level =
        |piece: Piece| piece.kind() == LineKind::Classification && marking::is_bare_level(bytes, piece.span);
    let is_of_page =
        |piece: Piece| matches!(piece.kind(), LineKind::Residue | LineKind::EndOfMessage | LineKind::Break);
    for (index, (at, piece)) in places.iter().enumerate() {
        if !is_level(*piece) {
            continue;
        }
        // Levels stand in pairs where one page ends and the next begins.
        let beside =
            |index: Option<usize>| index.and_then(|index| places.get(index)).map(|(_, piece)| *piece);
        let next = beside(Some(index + 1)).filter(|next| !is_level(*next)).or(beside(Some(index + 2)));
        let before = beside(index.checked_sub(1))
            .filter(|before| !is_level(*before))
            .or(index.checked_sub(2).and_then(|index| beside(Some(index))));
        let is_last = index + 2 >= places.len() && part.page_level.is_some();
        if next.is_some_and(is_of_page) || before.is_some_and(is_of_page) || is_last {
            let level = marking::parse_classification_line(bytes, piece.span).map(|line| line.classification);
            part.page_level = part.page_level.or(level);
            part.mark(*at, Context::Page);
        }
    }
}

/// The word that a program left in the place of what it did not have.
fn take_null(bytes: &[u8], part: &mut Part) {
    let first = not_blank(&part.pieces).next();
    if let Some((at, piece)) = first
        && bytes.get(piece.span.range()) == Some(b"null")
    {
        part.mark(at, Context::Page);
    }
}
