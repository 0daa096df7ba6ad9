//! Lines that open and close a quotation: another telegram, a paper, a translation.

use super::line_traits::LineTraits;
use super::piece::Piece;
use super::role::is_closing_line;
use crate::cable::LineKind;
use crate::text::{Cursor, Span};

/// What a line does to a quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edge {
    Opens,
    Closes,
}

/// Longest line that opens or closes a quotation in a paragraph, in bytes; its first line may be longer.
const LINE_MAX: usize = 90;
/// How far from the end of a line the words that open a quotation begin, in bytes.
const TAIL: usize = 24;

/// Words that open a quotation and nothing else.
const OPENING: [&str; 3] = ["BEGIN TEXT", "BEGIN QUOTE", "BEGIN TRANSLATION"];

/// What a line of a file does, where any word of a quotation tells that the heading of a telegram after it is quoted.
pub(super) fn edge(bytes: &[u8], line: Piece) -> Option<Edge> {
    let text = bytes.get(line.span.range()).unwrap_or_default();
    if line.kind() != LineKind::Text || !may_be_edge(text, line.traits) {
        return None;
    }
    let is = |words: &&str| {
        let tail = text.len().checked_sub(words.len()).and_then(|at| text.get(at..));
        let begins = |text: &[u8]| Cursor::new(text, Span::new(0, text.len())).eat_word(words);
        begins(text) || tail.is_some_and(begins)
    };
    if ["UNQUOTE", "END QUOTE", "END TEXT", "UNQUOTE.", "END TEXT."].iter().any(is) {
        return Some(Edge::Closes);
    }
    ["QUOTE", "QUOTE:", "BEGIN TEXT", "BEGIN TEXT:", "QTE"].iter().any(is).then_some(Edge::Opens)
}

/// What a line does amid numbered paragraphs, where the word QUOTE may be one of a sentence.
pub(super) fn edge_in_paragraphs(bytes: &[u8], line: Piece) -> Option<Edge> {
    if line.span.len() > LINE_MAX && line.kind() != LineKind::Paragraph {
        return None;
    }
    if opens(bytes, line) {
        return Some(Edge::Opens);
    }
    (!line.traits.is_prose() && closes(bytes, line.span)).then_some(Edge::Closes)
}

/// Whether a line begins or ends like the words that open and close a quotation. Most do not, and are compared with
/// none of them.
fn may_be_edge(text: &[u8], traits: LineTraits) -> bool {
    let begins = |first: &u8| matches!(first.to_ascii_uppercase(), b'U' | b'E' | b'Q' | b'B');
    traits.may_have(LineTraits::QUOTE_AT_END)
        || traits.may_have(LineTraits::LABEL) && text.first().is_some_and(begins)
}

/// `BEGIN TEXT:` at the start of a line or at its end, or `QUOTE` alone.
fn opens(bytes: &[u8], line: Piece) -> bool {
    if !line.traits.may_have(LineTraits::LABEL.or(LineTraits::QUOTE_AT_END)) {
        return false;
    }
    let text = bytes.get(line.span.range()).unwrap_or_default();
    let end = text.iter().rposition(u8::is_ascii_alphanumeric).map_or(0, |at| at + 1);
    let text = text.get(..end).unwrap_or_default();
    let tail = text.get(text.len().saturating_sub(TAIL)..).unwrap_or_default();
    text.eq_ignore_ascii_case(b"QUOTE")
        || OPENING.iter().any(|words| starts_with(text, words) || ends_with(tail, words))
}

/// `END TEXT`, `UNQUOTE`.
fn closes(bytes: &[u8], line: Span) -> bool {
    let text = bytes.get(line.range()).unwrap_or_default();
    let mut c = Cursor::new(bytes, line);
    starts_with(text, "UNQUOTE")
        || c.eat_word("END")
            && c.eat_spaces()
            && is_closing_line(bytes, line)
            && c.eat_any(&["TEXT", "QUOTE", "TRANSLATION", "UNOFFICIAL"]).is_some()
}

fn starts_with(text: &[u8], words: &str) -> bool {
    Cursor::new(text, Span::new(0, text.len())).eat_str(words)
}

fn ends_with(text: &[u8], words: &str) -> bool {
    let tail = text.len().checked_sub(words.len()).and_then(|at| text.get(at..));
    tail.is_some_and(|tail| starts_with(tail, words))
}
