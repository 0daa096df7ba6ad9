//! The summary: from the words that open it to those that close it, or to the end of its paragraph.

use super::Reading;
use super::line::trim;
use super::role::{opening, words_with_en};
use crate::cable::{Block, Role};
use crate::text::{Cursor, Span, Spans};

/// Puts the summary together: the first blocks in a row that are one, without the words that open and close it.
pub(super) fn find_summary(reading: &mut Reading<'_>) {
    let bytes = reading.bytes;
    let mut summary = Spans::new();
    let texts = reading.cable.body.iter().filter_map(summary_text);
    let is_row = |found: &Option<&Spans>| found.is_some();
    for text in texts.skip_while(|found| !is_row(found)).take_while(is_row).flatten() {
        if add(bytes, text, text_start(bytes, text), &mut summary) {
            break;
        }
    }
    reading.cable.summary = Some(summary).filter(|summary| !summary.is_empty());
}

/// The text of a block that is summary; `None` inside where it is none, and outside for what may stand amid one.
fn summary_text(block: &Block) -> Option<Option<&Spans>> {
    let (role, text) = match block {
        Block::Paragraph(paragraph) => (paragraph.role, &paragraph.text),
        Block::Text(text) => (text.role, &text.text),
        Block::Table(_) => return None,
        Block::Heading(_) => return Some(None),
    };
    Some((role == Some(Role::Summary)).then_some(text))
}

/// Where the words of a text begin that do not open the summary.
fn text_start(bytes: &[u8], text: &Spans) -> u32 {
    let Some(cover) = text.cover() else { return 0 };
    let Some(opening) = opening(Cursor::new(bytes, text.iter().next().unwrap_or(cover)))
        .filter(|opening| opening.role == Some(Role::Summary))
    else {
        return cover.start;
    };
    let mut c = Cursor::new(bytes, Span { start: opening.words.end, end: cover.end });
    c.eat_while(|b| b.is_ascii_whitespace() || matches!(b, b':' | b'.' | b'-' | b')' | b'*' | b'/'));
    c.rest_span().start
}

/// Adds a text from `start` on, up to the words that close the summary. Whether there were such words.
fn add(bytes: &[u8], text: &Spans, start: u32, summary: &mut Spans) -> bool {
    for piece in text.iter() {
        let piece = Span { start: piece.start.max(start), end: piece.end.max(start) };
        let end = end_words(bytes, piece);
        summary.push(trim(bytes, Span { end: end.unwrap_or(piece.end), ..piece }));
        if end.is_some() {
            return true;
        }
    }
    false
}

/// Where `END SUMMARY` begins, with the bracket or the marks in front of it.
fn end_words(bytes: &[u8], text: Span) -> Option<u32> {
    let c = words_with_en(bytes, text).find(|c| closes(*c))?;
    let before = bytes.get(text.range().start..c.at()).unwrap_or_default();
    let marks = before.iter().rev().take_while(|b| matches!(b, b'(' | b'/' | b'*' | b'[')).count();
    Some(Span::new(c.at() - marks, c.at()).start)
}

/// `END SUMMARY`, `End of executive summary`.
fn closes(mut c: Cursor<'_>) -> bool {
    if !(c.eat_word("END") && c.eat_space()) {
        return false;
    }
    while c.eat_any(&["OF", "EXECUTIVE", "ACTION", "REQUEST", "INTRODUCTION", "COMMENT", "AND"]).is_some() {
        c.eat_space();
    }
    c.eat_word("SUMMARY")
}
