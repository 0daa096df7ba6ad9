//! Who classified the cable, where the first words of the text say so.

use super::super::classified::{Authority, parse_classified_by};
use super::super::labels::after_classified_by;
use super::super::line_kind::line_kind;
use super::super::marker::paragraph_marker;
use super::super::marking::{parse_portion, skip_level};
use super::super::piece::Piece;
use super::super::reading::Reading;
use crate::cable::{Code, LineKind};
use crate::text::{Cursor, Span, class, trim};

/// Longest statement of who classified the cable that gives no reasons, in bytes: anything longer is a sentence.
const BARE_MAX: usize = 120;

/// Takes the authority out of the paragraph that begins at the next piece, behind the words that mark the entire text:
/// `1. CONFIDENTIAL - ENTIRE TEXT. CLASSIFIED BY: ...`. What follows it is left to the paragraph.
pub(super) fn take_authority(reading: &mut Reading<'_>) {
    if reading.cable.header.classified_by.is_some() {
        return;
    }
    let is_entire = authority_at(reading);
    let Some((at, label)) = is_entire.or_else(|| after_sentence(reading)) else { return };
    let is_entire = is_entire.is_some();
    let Some(piece) = reading.pieces.get(at).copied() else { return };
    let mut lines = vec![label];
    let more = reading.pieces.get(at + 1..).unwrap_or_default();
    let is_more = |next: &&Piece| {
        matches!(
            next.kind(),
            LineKind::Text | LineKind::Reason | LineKind::DerivedFrom | LineKind::DeclassifyOn
        )
    };
    lines.extend(more.iter().take_while(is_more).map(|next| next.span));
    let Some(Authority { by, end }) = parse_classified_by(reading.bytes, &lines) else { return };
    let length = end.saturating_sub(label.range().start);
    if by.name.is_none() || by.reasons.is_empty() && (!is_entire || length > BARE_MAX) {
        return;
    }
    let before = trim(reading.bytes, Span { end: label.start, ..piece.span });
    let kept = Some(piece.beginning(piece.kind(), before)).filter(|_| !before.is_empty());
    // Lines of which the authority has all are gone; of the last one the rest is text.
    let taken = lines.iter().take_while(|line| line.range().start < end).count();
    let rest =
        lines.get(taken.saturating_sub(1)).map(|last| trim(reading.bytes, Span::new(end, last.range().end)));
    let rest = rest.filter(|rest| !rest.is_empty());
    let text = rest.map(|rest| piece.rest(line_kind(reading.bytes, rest), rest));
    reading.pieces.splice(at..at + taken, kept.into_iter().chain(text));
    reading.cable.header.classified_by = Some(by);
    reading.diagnose(Code::LineSplit { field: "classified-by line" }, label);
}

/// Which piece the authority begins in, and its place there.
fn authority_at(reading: &Reading<'_>) -> Option<(usize, Span)> {
    let piece = reading.peek()?;
    let mut c = Cursor::new(reading.bytes, piece.span);
    if let Some(marker) = paragraph_marker(c) {
        (marker.printed == 1).then_some(())?;
        c = marker.after;
    }
    let text = skip_entire_text(c)?;
    if !text.is_done() {
        return after_classified_by(text).map(|_| (reading.at, text.rest_span()));
    }
    let next = reading.at + 1 + reading.blanks_ahead(reading.at + 1);
    let below = reading.pieces.get(next).filter(|below| below.kind() == LineKind::ClassifiedBy)?;
    Some((next, below.span))
}

/// How far from the start of the first paragraph the authority stands behind a sentence at most, in bytes.
const SENTENCE_MAX: usize = 80;

/// The authority behind the first sentence of the first paragraph: `1. THIS IS AN ACTION REQUEST. CLASSIFIED BY ...`
fn after_sentence(reading: &Reading<'_>) -> Option<(usize, Span)> {
    let piece = reading.peek()?;
    let c = Cursor::new(reading.bytes, piece.span);
    paragraph_marker(c).filter(|marker| marker.printed == 1)?;
    let text = c.rest();
    let head = text.get(..text.len().min(SENTENCE_MAX))?;
    let at = head.windows(3).position(|mark| matches!(mark, [b'.', b' ', b'C' | b' ']))?;
    let start = piece.span.range().start + at + 1;
    let rest = trim(reading.bytes, Span::new(start, piece.span.range().end));
    after_classified_by(Cursor::new(reading.bytes, rest)).map(|_| (reading.at, rest))
}

/// Goes over `(C) ENTIRE TEXT.`, `CONFIDENTIAL - ENTIRE TEXT.`, `(S - ENTIRE TEXT)`. None if it does not stand there.
fn skip_entire_text(mut c: Cursor<'_>) -> Option<Cursor<'_>> {
    c.eat_spaces();
    let start = c.at();
    if parse_portion(&mut c).is_none() {
        skip_level(&mut c);
    }
    let marks = |c: &mut Cursor<'_>| {
        c.eat_while(class!(b' ' | b'\t' | b'-' | b'.' | b',' | b':' | b'(' | b')' | b';'))
    };
    marks(&mut c);
    c.eat_any(&["THE", "THIS IS"]);
    marks(&mut c);
    let is_said =
        c.eat_word("ENTIRE") && c.eat_spaces() && c.eat_any(&["TEXT", "MESSAGE", "CABLE"]).is_some();
    let is_in_mark = c.slice(c.since(start)).windows(4).any(|word| word.eq_ignore_ascii_case(b"TEXT"));
    marks(&mut c);
    (is_said || is_in_mark).then_some(c)
}
