//! What a line of the text looks like: a heading, a row of a table, a sub-paragraph, a title.

use super::line::Piece;
use super::marking::parse_portion;
use crate::cable::{Item, LineKind};
use crate::text::{Cursor, Span};

/// Longest line of a heading, in bytes.
const HEADING_MAX: usize = 90;

/// Words that can be a heading's; columns held apart by blanks are the head of a table.
pub(super) fn is_heading_line(bytes: &[u8], piece: Piece) -> bool {
    let is_text = !matches!(piece.kind, LineKind::Blank | LineKind::Rule | LineKind::Residue);
    is_text && piece.span.len() <= HEADING_MAX && column_gaps(bytes, piece.span) == 0
}

/// A short line without a period at its end, in capitals or capitalised.
pub(super) fn is_title(bytes: &[u8], line: Span) -> bool {
    let text = bytes.get(line.range()).unwrap_or_default();
    let first_is_capital = text.first().is_some_and(u8::is_ascii_uppercase);
    let words = text.split(u8::is_ascii_whitespace).count();
    let ends = text.last().is_some_and(|b| matches!(b, b'.' | b',' | b';' | b'-'));
    first_is_capital && words <= 10 && !ends
}

/// How often three blanks or more, a tab or an upright stroke stand between words.
pub(super) fn column_gaps(bytes: &[u8], line: Span) -> usize {
    let text = bytes.get(line.range()).unwrap_or_default();
    text.windows(4).filter(|window| matches!(window, [a, b' ', b' ', b' '] if *a != b' ')).count()
        + text.windows(2).filter(|window| matches!(window, [a, b'\t'] if *a != b'\t')).count()
        + text.iter().filter(|b| **b == b'|').count()
}

/// Words that name a paragraph by what it is.
const TITLES: [&str; 12] = [
    "SUMMARY AND COMMENT",
    "BEGIN SUMMARY",
    "SUMMARY",
    "INTRODUCTION",
    "BACKGROUND",
    "COMMENT",
    "ACTION REQUESTED",
    "ACTION REQUEST",
    "BIO NOTE",
    "NOTE",
    "CONCLUSION",
    "GUIDANCE",
];

/// The title at the start of a paragraph's text: known words, with a colon, a period or a dash behind.
pub(super) fn title(mut c: Cursor<'_>) -> Option<Span> {
    let start = c.at();
    c.eat_any(&TITLES)?;
    let title = c.since(start);
    c.eat_blanks();
    c.peek().is_none_or(|b| matches!(b, b':' | b'.' | b'-')).then_some(title)
}

/// A sub-paragraph: `--`, `-`, `*`, `a.`, `(a)`, `(1)` at the start of a line.
pub(super) fn item(bytes: &[u8], line: Span) -> Option<Item> {
    let mut c = Cursor::new(bytes, line);
    let start = c.at();
    let dashes = c.eat_while(|b| matches!(b, b'-' | b'*'));
    if dashes.is_empty() {
        let open = c.eat(b'(');
        let letter = c.eat_while(|b| b.is_ascii_lowercase() || open && b.is_ascii_digit());
        let closed = c.eat(b')') || !open && c.eat(b'.');
        (!letter.is_empty() && letter.len() <= 2 && closed).then_some(())?;
    } else if dashes.len() > 2 {
        return None;
    }
    let label = c.since(start);
    c.eat_blanks().then_some(())?;
    let portion = parse_portion(&mut c);
    c.eat_blanks();
    Some(Item { label, portion, text: c.rest_span().into() })
}
