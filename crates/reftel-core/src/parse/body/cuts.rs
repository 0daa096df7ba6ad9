//! Lines of the text that hold more than one thing: where they are to be cut, and the parts that this makes.

use crate::cable::LineKind;
use crate::parse::line_shape::is_title;
use crate::parse::line_traits::LineTraits;
use crate::parse::marker::{paragraph_marker, portion_after};
use crate::parse::page_header;
use crate::parse::piece::Piece;
use crate::parse::signature::ends_sentence;
use crate::text::{Class, Cursor, Span, trim};

/// Where a part of a line begins, and what it is.
#[derive(Clone, Copy, Debug)]
struct Cut {
    start: usize,
    kind: LineKind,
}

/// Cuts page headers out of a line, and cuts the line before each further paragraph. `post` is that of the cable.
pub(super) fn cut(bytes: &[u8], piece: Piece, post: Option<Span>, pieces: &mut Vec<Piece>) {
    let text = bytes.get(piece.span.range()).unwrap_or_default();
    let cuts = if may_be_cut(text, piece.traits) { find_cuts(bytes, piece.span, post) } else { Vec::new() };
    apply(bytes, piece, &cuts, pieces);
}

/// Adds the parts of a line.
fn apply(bytes: &[u8], line: Piece, cuts: &[Cut], pieces: &mut Vec<Piece>) {
    let whole = line.span.range();
    let first = Cut { start: whole.start, kind: line.kind() };
    let ends = cuts.iter().map(|cut| cut.start).chain([whole.end]);
    for (index, (part, end)) in std::iter::once(first).chain(cuts.iter().copied()).zip(ends).enumerate() {
        let span = trim(bytes, Span::new(part.start, end));
        if span.is_empty() {
            continue;
        }
        pieces.push(match (index, cuts) {
            (0, []) => line.unsplit(),
            (0, _) => line.unsplit().beginning(part.kind, span),
            _ => line.rest(part.kind, span),
        });
    }
}

/// Whether a line needs a closer look: most have neither a long number, nor a bracket after a number, nor a pilcrow in
/// the middle.
fn may_be_cut(text: &[u8], traits: LineTraits) -> bool {
    let may_have_pilcrow = || text.get(1..).is_some_and(|text| memchr::memchr(PILCROW, text).is_some());
    traits.may_have(LineTraits::DIGITS) && (has_long_number(text) || may_have_paragraph(text))
        || traits.may_have(LineTraits::NON_ASCII) && may_have_pilcrow()
}

/// The first byte of a pilcrow.
const PILCROW: u8 = 0xc2;

/// All places in a line at which a part begins, in order. Only numbers and pilcrows can begin one.
fn find_cuts(bytes: &[u8], line: Span, post: Option<Span>) -> Vec<Cut> {
    let mut cuts: Vec<Cut> = Vec::new();
    let mut c = Cursor::new(bytes, line);
    let mut is_in_word = false;
    loop {
        let skipped = c.eat_while_by(|b| !b.is_ascii_digit() && b != PILCROW);
        is_in_word = c.slice(skipped).last().map_or(is_in_word, u8::is_ascii_alphanumeric);
        let at = c.at();
        let before = Span::new(cuts.last().map_or(line.range().start, |cut| cut.start), at);
        let Some(byte) = c.peek() else { return cuts };
        if byte == PILCROW {
            if begins_with_pilcrow(c, before) {
                cuts.push(Cut { start: at, kind: LineKind::Paragraph });
            }
            c.bump();
            is_in_word = false;
            continue;
        }
        let number = c.eat_while(Class::DIGITS);
        let header = Some(number).filter(|number| !is_in_word && number.len() == 8);
        let header = header.and_then(|number| page_header::around(before, number, c, bytes, post));
        if let Some(header) = header {
            c = Cursor::new(bytes, Span::new(header.range().end, line.range().end));
            cuts.push(Cut { start: header.range().start, kind: LineKind::Residue });
            // The caption that every page repeats.
            let mut caption = c;
            caption.eat_spaces();
            if caption.eat_word("SIPDIS") {
                c = caption;
            }
            cuts.push(Cut { start: c.at(), kind: kind_after(bytes, c) });
        } else if !is_in_word && begins_paragraph(bytes, before, line) {
            cuts.push(Cut { start: at, kind: LineKind::Paragraph });
        }
        is_in_word = true;
    }
}

/// Whether a paragraph begins with the pilcrow at the cursor. A list dash and its space are part of the number.
fn begins_with_pilcrow(c: Cursor<'_>, before: Span) -> bool {
    let before = c.slice(before);
    before.len() > 2
        && before.ends_with(b" ")
        && c.rest().starts_with("¶".as_bytes())
        && paragraph_marker(c).is_some()
}

/// Whether there are eight digits in a row: one of them stands at every eighth place.
fn has_long_number(text: &[u8]) -> bool {
    (7..text.len()).step_by(8).any(|at| {
        let (before, after) = text.split_at_checked(at).unwrap_or_default();
        let digits = after.iter().take(8).take_while(|byte| byte.is_ascii_digit()).count();
        digits > 0
            && digits + before.iter().rev().take_while(|byte| byte.is_ascii_digit()).take(8).count() >= 8
    })
}

/// Whether a line can have a number with a portion mark in its middle: before one of its brackets stands a period, and
/// before that a digit.
fn may_have_paragraph(text: &[u8]) -> bool {
    memchr::memchr_iter(b'(', text).any(|bracket| {
        let before = text.get(..bracket).unwrap_or_default();
        matches!(before.trim_ascii_end(), [_, .., b'0'..=b'9', b'.' | b')'])
    })
}

/// Whether a paragraph begins after `before` in the middle of the line `whole`: after a sentence, with its portion mark.
fn begins_paragraph(bytes: &[u8], before: Span, whole: Span) -> bool {
    let text = bytes.get(before.range()).unwrap_or_default();
    // There can be many numbers: only the end of what stands before them is looked at.
    let is_behind = text.ends_with(b" ") && text.trim_ascii_end().len() >= SENTENCE_MIN;
    if !is_behind || !ends_sentence(bytes, before) {
        return false;
    }
    let c = Cursor::new(bytes, Span { start: before.end, ..whole });
    paragraph_marker(c).filter(|marker| !marker.is_doubtful).and_then(portion_after).is_some()
}

/// Fewest bytes of a paragraph before another in the same line.
const SENTENCE_MIN: usize = 8;

/// What follows a page header on the same line.
fn kind_after(bytes: &[u8], c: Cursor<'_>) -> LineKind {
    let rest = trim(bytes, c.rest_span());
    let is_marked = bytes.get(rest.range()).is_some_and(|rest| rest.starts_with("¶".as_bytes()));
    let marker = paragraph_marker(Cursor::new(bytes, rest));
    if marker.is_some_and(|marker| is_marked || !marker.is_doubtful && portion_after(marker).is_some()) {
        LineKind::Paragraph
    } else {
        LineKind::Text
    }
}

/// Cuts the last piece before the title at its end, if a rule of `rule` bytes on the next line underlines it.
pub(super) fn cut_title(bytes: &[u8], rule: usize, pieces: &mut Vec<Piece>) {
    let Some(line) = pieces.last_mut().filter(|line| line.span.len() > rule + TITLE_AFTER && rule > 2) else {
        return;
    };
    let end = line.span.range().end;
    // Letters of more than one byte make a title longer than its rule.
    let from = end.saturating_sub(2 * rule + 8).max(line.span.range().start);
    let tail = bytes.get(from..end).unwrap_or_default();
    let ends = tail
        .windows(2)
        .enumerate()
        .filter(|(_, pair)| matches!(pair, [b'.' | b'!' | b'?' | b')' | b'"' | 0x80.., b' ']));
    for (at, _) in ends {
        let title = trim(bytes, Span::new(from + at + 1, end));
        let text = bytes.get(title.range()).unwrap_or_default();
        let len = text.iter().filter(|b| !matches!(b, 0x80..0xc0)).count();
        if len.abs_diff(rule) <= 2 && is_title(bytes, title) {
            line.span = trim(bytes, Span { end: title.start, ..line.span });
            let title = line.rest(LineKind::Text, title);
            line.traits = line.traits.before_end();
            pieces.push(title);
            return;
        }
    }
}

/// Fewest bytes of a line before the title at its end.
const TITLE_AFTER: usize = 20;

#[cfg(test)]
mod tests {
    use super::*;

    fn cuts(text: &str) -> String {
        let mut pieces = Vec::new();
        let span = Span::new(0, text.len());
        cut(text.as_bytes(), Piece::new(LineKind::Text, span), None, &mut pieces);
        let show = |piece: &Piece| format!("{:?} {:?}", piece.kind(), &text[piece.span.range()]);
        pieces.iter().map(show).collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn ok_residue_in_the_middle_of_a_line() {
        insta::assert_snapshot!(cuts("he said PORT ELSINORE 00000173  002 OF 003 that he"), @r#"Text "he said" | Residue "PORT ELSINORE 00000173  002 OF 003" | Text "that he""#);
        insta::assert_snapshot!(cuts("Port elsinore 00000173 001.2 of 003"), @r#"Residue "Port elsinore 00000173 001.2 of 003""#);
        insta::assert_snapshot!(cuts("of the GOE MADRID 00000173 002 OF 003"), @r#"Text "of the GOE" | Residue "MADRID 00000173 002 OF 003""#);
        insta::assert_snapshot!(cuts("12345678 002 OF 003 and 00000173 people"), @r#"Text "12345678 002 OF 003 and 00000173 people""#);
    }

    #[test]
    fn ok_paragraphs_in_the_middle_of_a_line() {
        insta::assert_snapshot!(cuts("text. ¶2. (C) More. ¶ 3. And ¶B. 4. no"), @r#"Text "text." | Paragraph "¶2. (C) More." | Paragraph "¶ 3. And ¶B. 4. no""#);
    }
}
