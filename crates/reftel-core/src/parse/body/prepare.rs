//! The pieces of the text before they are read: what page breaks left in it becomes a piece of its own, also in
//! the middle of a line, and a line that holds several paragraphs is cut before each.

use super::super::Reading;
use super::super::line_traits::LineTraits;
use super::super::marker::{paragraph_marker, portion_behind};
use super::super::marking;
use super::super::piece::Piece;
use super::super::signature::ends_sentence;
use crate::cable::{LineKind, post_by_name};
use crate::text::{Class, Cursor, Span, trim};

/// Cuts and names the pieces from `reading.at` on.
pub(super) fn prepare(reading: &mut Reading<'_>) {
    let text = reading.pieces.split_off(reading.at.min(reading.pieces.len()));
    let post = reading.cable.header.mrn.map(|mrn| mrn.post);
    let mut pieces = Vec::with_capacity(text.len());
    for (index, piece) in text.iter().enumerate() {
        match piece.kind {
            LineKind::Blank | LineKind::Rule | LineKind::Residue => pieces.push(*piece),
            _ => cut(reading.bytes, *piece, post, &mut pieces),
        }
        if let Some(rule) = text.get(index + 1).filter(|next| next.kind == LineKind::Rule) {
            cut_title(reading.bytes, rule.span.len(), &mut pieces);
        }
    }
    let mut furniture = Furniture { bytes: reading.bytes, pieces: &mut pieces, marks: &mut reading.marks };
    furniture.mark();
    furniture.mark_levels();
    reading.pieces.append(&mut pieces);
}

/// Cuts page residue out of a line, and the line before each pilcrow with a number.
fn cut(bytes: &[u8], piece: Piece, post: Option<Span>, pieces: &mut Vec<Piece>) {
    let Piece { kind, span, traits, .. } = piece;
    let text = bytes.get(span.range()).unwrap_or_default();
    // Most lines have neither a long number nor a pilcrow in the middle.
    let may_have_number = || has_long_number(text) || may_have_paragraph(text);
    let may_have_pilcrow = || text.get(1..).is_some_and(|text| memchr::memchr(0xc2, text).is_some());
    if (!traits.may_have(LineTraits::DIGITS) || !may_have_number())
        && (!traits.may_have(LineTraits::NON_ASCII) || !may_have_pilcrow())
    {
        if !span.is_empty() {
            pieces.push(Piece { is_split: false, ..piece });
        }
        return;
    }
    let mut part = Part { kind, start: span.range().start, traits, is_first: true };
    let mut c = Cursor::new(bytes, span);
    let mut is_word = false;
    loop {
        // A blank, a digit that begins a number, or a pilcrow: nothing else matters.
        let skipped = c.eat_while_by(|b| !b.is_ascii_digit() && b != 0xc2);
        is_word = c.slice(skipped).last().map_or(is_word, u8::is_ascii_alphanumeric);
        let at = c.at();
        match c.peek() {
            None => break,
            Some(0xc2) => {
                let before = c.slice(Span::new(part.start, at));
                // A list dash and its blank are part of the number.
                let behind_blank = before.len() > 2 && before.ends_with(b" ");
                if behind_blank && c.rest().starts_with("¶".as_bytes()) && paragraph_marker(c).is_some() {
                    part.push(bytes, at, pieces);
                    part = Part { kind: LineKind::Paragraph, start: at, traits, is_first: false };
                }
                c.bump();
                is_word = false;
            }
            Some(_) => {
                let number = c.eat_while(Class::DIGITS);
                let residue =
                    (!is_word && number.len() == 8).then(|| residue(bytes, part.start, number, c, post));
                if let Some(residue) = residue.flatten() {
                    part.push(bytes, residue.range().start, pieces);
                    pieces.push(Piece { kind: LineKind::Residue, span: residue, is_split: true, traits });
                    c = Cursor::new(bytes, Span::new(residue.range().end, span.range().end));
                    part = Part { kind: kind_behind(bytes, c), start: c.at(), traits, is_first: false };
                } else if !is_word && begins_paragraph(bytes, Span::new(part.start, at), span) {
                    part.push(bytes, at, pieces);
                    part = Part { kind: LineKind::Paragraph, start: at, traits, is_first: false };
                }
                is_word = true;
            }
        }
    }
    part.push(bytes, span.range().end, pieces);
}

/// Whether there are eight digits in a row: one of them stands at every eighth place.
fn has_long_number(text: &[u8]) -> bool {
    (7..text.len()).step_by(8).any(|at| {
        let (before, behind) = text.split_at_checked(at).unwrap_or_default();
        let digits = behind.iter().take(8).take_while(|byte| byte.is_ascii_digit()).count();
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

/// Whether a paragraph begins behind `before` in the middle of the line `whole`: behind a sentence, with its portion
/// mark.
fn begins_paragraph(bytes: &[u8], before: Span, whole: Span) -> bool {
    let text = bytes.get(before.range()).unwrap_or_default();
    // Of what stands before it only the end is looked at, which is short: there can be many numbers.
    let is_behind = text.ends_with(b" ") && text.trim_ascii_end().len() >= SENTENCE_MIN;
    if !is_behind || !ends_sentence(bytes, before) {
        return false;
    }
    let c = Cursor::new(bytes, Span { start: before.end, ..whole });
    paragraph_marker(c).filter(|marker| !marker.is_doubtful).and_then(portion_behind).is_some()
}

/// Fewest bytes of a paragraph before another in the same line.
const SENTENCE_MIN: usize = 8;

/// Cuts the last piece before the title at its end, which a rule of the same length underlines on the next line.
fn cut_title(bytes: &[u8], rule: usize, pieces: &mut Vec<Piece>) {
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
        if len.abs_diff(rule) <= 2 && super::super::line_shape::is_title(bytes, title) {
            line.span = trim(bytes, Span { end: title.start, ..line.span });
            let traits = line.traits.after_start();
            line.traits = line.traits.before_end();
            pieces.push(Piece { kind: LineKind::Text, span: title, is_split: true, traits });
            return;
        }
    }
}

/// Fewest bytes of a line before the title at its end.
const TITLE_AFTER: usize = 20;

/// A part of a line that is being cut.
struct Part {
    kind: LineKind,
    start: usize,
    traits: LineTraits,
    is_first: bool,
}

impl Part {
    fn push(&self, bytes: &[u8], end: usize, pieces: &mut Vec<Piece>) {
        let span = trim(bytes, Span::new(self.start, end));
        if !span.is_empty() {
            let traits = if self.is_first { self.traits } else { self.traits.after_start() };
            let traits = traits.before_end();
            pieces.push(Piece { kind: self.kind, span, is_split: !self.is_first, traits });
        }
    }
}

/// What goes on behind page residue in the same line.
fn kind_behind(bytes: &[u8], c: Cursor<'_>) -> LineKind {
    let rest = trim(bytes, c.rest_span());
    let is_marked = bytes.get(rest.range()).is_some_and(|rest| rest.starts_with("¶".as_bytes()));
    let marker = paragraph_marker(Cursor::new(bytes, rest));
    if marker.is_some_and(|marker| is_marked || !marker.is_doubtful && portion_behind(marker).is_some()) {
        LineKind::Paragraph
    } else {
        LineKind::Text
    }
}

/// `PORT ELSINORE 00000173  002 OF 003` around its eight digits, `number`; the cursor stands behind them.
fn residue(bytes: &[u8], start: usize, number: Span, mut c: Cursor<'_>, post: Option<Span>) -> Option<Span> {
    c.eat_blanks();
    c.eat_number(3..=3)?;
    if c.eat(b'.') {
        c.eat_digits(1)?;
    }
    (c.eat_blanks() && c.eat_word("OF") && c.eat_blanks()).then_some(())?;
    c.eat_number(3..=3)?;
    let before = Span::new(start, number.range().start);
    let post = post_before(bytes, before, post)?;
    Some(Span { start: post.start, ..c.since(number.range().start) })
}

/// Longest name of a post before its serial number, in bytes and in words.
const POST_MAX: usize = 40;
const POST_WORDS: usize = 3;

/// The name of a post at the end of `before`: that of the cable, one that is known, or words in capitals.
fn post_before(bytes: &[u8], before: Span, own: Option<Span>) -> Option<Span> {
    let end = trim(bytes, before).range().end;
    let earliest = before.range().start.max(end.saturating_sub(POST_MAX));
    let text = bytes.get(earliest..end)?;
    let own = own.and_then(|own| bytes.get(own.range())).filter(|own| !own.is_empty());
    if let Some(own) = own
        && let Some(at) = text.len().checked_sub(own.len())
        && text.get(at..).is_some_and(|tail| tail.eq_ignore_ascii_case(own))
    {
        return Some(Span::new(earliest + at, end));
    }
    let mut at = text.len();
    let (mut known, mut capitals, mut is_capital) = (None, None, true);
    for word in text.rsplit(|b| *b == b' ').take(POST_WORDS) {
        let is_name = !word.is_empty()
            && word.iter().all(|b| b.is_ascii_alphabetic() || matches!(b, b'.' | b'\'' | b'-'));
        let Some(from) = at.checked_sub(word.len()).filter(|_| is_name) else { break };
        let name = text.get(from..).and_then(|name| std::str::from_utf8(name).ok());
        if name.and_then(post_by_name).is_some() || earliest + from == before.range().start {
            known = Some(from);
        }
        is_capital &= !word.iter().any(u8::is_ascii_lowercase);
        if is_capital {
            capitals = Some(from);
        }
        at = from.saturating_sub(1);
    }
    let from = known.or(capitals)?;
    Some(Span::new(earliest + from, end))
}

/// Finds lines that stand around the text on each page.
struct Furniture<'r, 'b> {
    bytes: &'b [u8],
    pieces: &'r mut [Piece],
    marks: &'r mut Vec<Span>,
}

impl Furniture<'_, '_> {
    /// Page headers, heads of further sections, release stamps, captions put into a sentence, lone dashes.
    fn mark(&mut self) {
        let bytes = self.bytes;
        let (mut last_text, mut is_page, mut is_stamp) = (None::<Span>, false, false);
        for piece in self.pieces.iter_mut() {
            let text = bytes.get(piece.span.range()).unwrap_or_default();
            let is_open = || last_text.is_some_and(|last| !ends_sentence(bytes, last));
            let is_prose = piece.traits.is_prose();
            match piece.kind {
                LineKind::Blank => continue,
                LineKind::Rule if text == b"-" => {
                    self.marks.push(piece.span);
                    piece.kind = LineKind::Blank;
                    continue;
                }
                LineKind::Caption if text == b"SIPDIS" || text.starts_with(b"SIPDIS") && is_open() => {
                    piece.kind = LineKind::Residue;
                }
                LineKind::Classification if is_section_head(bytes, piece.span) => {
                    piece.kind = LineKind::Residue;
                }
                _ if !is_prose && is_page_head(bytes, piece.span) => {
                    (piece.kind, is_page) = (LineKind::Residue, true);
                    continue;
                }
                _ if is_page && is_page_serial(bytes, piece.span) => piece.kind = LineKind::Residue,
                _ if is_stamp_line(text, piece.traits)
                    || is_stamp && text.starts_with(b"Systematic Review") =>
                {
                    (piece.kind, is_stamp) = (LineKind::Residue, true);
                    continue;
                }
                LineKind::Residue | LineKind::Stamp => piece.kind = LineKind::Residue,
                _ => last_text = Some(piece.span),
            }
            (is_page, is_stamp) = (false, false);
        }
    }

    /// The level of the cable, repeated above and below a page break.
    fn mark_levels(&mut self) {
        let bytes = self.bytes;
        let mut is_residue = false;
        let mut mark = |piece: &mut Piece| {
            let is_level = piece.kind == LineKind::Classification && is_level_only(bytes, piece.span);
            if is_residue && (is_level || piece.kind == LineKind::Caption) {
                piece.kind = LineKind::Residue;
            }
            if piece.kind != LineKind::Blank {
                is_residue = piece.kind == LineKind::Residue;
            }
        };
        self.pieces.iter_mut().for_each(&mut mark);
        self.pieces.iter_mut().rev().for_each(&mut mark);
    }
}

/// Whether a line is a level and nothing else.
pub(in crate::parse) fn is_level_only(bytes: &[u8], line: Span) -> bool {
    marking::parse_classification_line(bytes, line)
        .is_some_and(|line| line.mrn.is_none() && line.section.is_none() && line.rest.is_empty())
}

/// `C O N F I D E N T I A L SECTION 02 OF 03 PORT ELSINORE 000173`.
fn is_section_head(bytes: &[u8], line: Span) -> bool {
    marking::parse_classification_line(bytes, line).is_some_and(|line| line.section.is_some())
}

/// `PAGE 02`, and what goes on behind it.
fn is_page_head(bytes: &[u8], line: Span) -> bool {
    let mut c = Cursor::new(bytes, line);
    let is_head = c.rest().starts_with(b"PAGE") && c.eat_word("PAGE") && c.eat_blanks();
    if !is_head || c.eat_number(2..=3).is_none() {
        return false;
    }
    c.is_done() || c.eat_blanks() && is_page_serial(bytes, c.rest_span())
}

/// `PORT E  00173  01 OF 03  182017Z`: what stands behind the number of a page.
fn is_page_serial(bytes: &[u8], line: Span) -> bool {
    let text = bytes.get(line.range()).unwrap_or_default();
    let time =
        text.strip_suffix(b"Z").and_then(|text| text.len().checked_sub(6).and_then(|at| text.get(at..)));
    line.len() <= POST_MAX + 20
        && text.first().is_some_and(u8::is_ascii_uppercase)
        && time.is_some_and(|time| time.iter().all(u8::is_ascii_digit))
}

/// Longest stamp, in bytes.
const STAMP_MAX: usize = 160;

/// The stamp of a review or a release, which stands on every page.
fn is_stamp_line(text: &[u8], traits: LineTraits) -> bool {
    if text.len() > STAMP_MAX
        || !traits.may_have(LineTraits::SLASHES.or(LineTraits::PERIODS).or(LineTraits::LABEL))
    {
        return false;
    }
    let has =
        |words: &str| text.windows(words.len()).any(|window| window.eq_ignore_ascii_case(words.as_bytes()));
    traits.may_have(LineTraits::SLASHES) && has("Declassified/Released US Department of State")
        || traits.may_have(LineTraits::PERIODS) && has_number_sign(text) && has("Case No.") && has("Doc No.")
        || traits.may_have(LineTraits::LABEL)
            && [
                "RELEASED IN FULL",
                "RELEASED IN PART",
                "RELEASE IN FULL",
                "RELEASE IN PART",
                "DENIED IN FULL",
            ]
            .iter()
            .any(|words| text.eq_ignore_ascii_case(words.as_bytes()))
}

/// Whether a text has `No.`
fn has_number_sign(text: &[u8]) -> bool {
    memchr::memchr_iter(b'.', text).any(|at| matches!(text.get(..at), Some([.., b'n' | b'N', b'o' | b'O'])))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cuts(text: &str) -> String {
        let mut pieces = Vec::new();
        let span = Span::new(0, text.len());
        cut(text.as_bytes(), Piece { kind: LineKind::Text, span, ..Piece::default() }, None, &mut pieces);
        let show = |piece: &Piece| format!("{:?} {:?}", piece.kind, &text[piece.span.range()]);
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
