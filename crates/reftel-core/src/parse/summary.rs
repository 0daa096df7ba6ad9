//! The summary: from the words that open it to those that close it, or to the end of its paragraph.

use super::anchors::Anchors;
use super::role::{opening, word};
use crate::cable::{Block, Role};
use crate::text::fuzzy::is_within_one_edit;
use crate::text::{Class, Cursor, Span, Spans, class, trim};

/// The summary: the first blocks in a row that are one, without the words that open and close it. A summary that no
/// title opens gets its role here. None if there is none.
pub(super) fn find_summary(bytes: &[u8], anchors: &Anchors, body: &mut [Block]) -> Option<Spans> {
    let inside = open_inside(bytes, anchors, body);
    let mut summary = Spans::new();
    let texts = body.iter().filter_map(summary_text);
    let is_row = |found: &Option<&Spans>| found.is_some();
    for text in texts.skip_while(|found| !is_row(found)).take_while(is_row).flatten() {
        let start = match inside.filter(|_| summary.is_empty()) {
            Some(start) => start,
            None => text_start(bytes, text),
        };
        if add(bytes, anchors, text, start, &mut summary) {
            break;
        }
    }
    Some(summary).filter(|summary| !summary.is_empty())
}

/// Blocks at the start of a text among which a summary is looked for that no title opens.
const FIRST_BLOCKS: usize = 6;

/// Gives the blocks of a summary their role where no title does: one that opens amid a paragraph (`This is an action
/// request. SUMMARY: ...`), or one that is closed and was never opened. Returns where its words begin.
fn open_inside(bytes: &[u8], anchors: &Anchors, body: &mut [Block]) -> Option<u32> {
    if body.iter().any(|block| summary_text(block).flatten().is_some()) {
        return None;
    }
    let len = body.len().min(FIRST_BLOCKS);
    let first = body.get_mut(..len).unwrap_or_default();
    let opened = first.iter().enumerate().find_map(|(at, block)| Some((at, opens_inside(bytes, block)?)));
    let is_closed = |block: &Block| {
        block_text(block)
            .is_some_and(|text| text.iter().any(|text| end_words(bytes, anchors, text).is_some()))
    };
    let closed = first.iter().position(is_closed);
    let (from, start) = match (opened, closed) {
        (Some(opened), _) => opened,
        (None, Some(_)) => first.iter().enumerate().find_map(|(at, block)| {
            let Block::Paragraph(paragraph) = block else { return None };
            Some((at, paragraph.text.cover()?.start))
        })?,
        (None, None) => return None,
    };
    let to = closed.filter(|closed| *closed >= from).unwrap_or(from);
    for block in first.get_mut(from..=to).unwrap_or_default() {
        let role = match block {
            Block::Paragraph(paragraph) => &mut paragraph.role,
            Block::Text(text) => &mut text.role,
            Block::Heading(_) | Block::Table(_) => continue,
        };
        role.get_or_insert(Role::Summary);
    }
    Some(start)
}

fn block_text(block: &Block) -> Option<&Spans> {
    match block {
        Block::Paragraph(paragraph) => Some(&paragraph.text),
        Block::Text(text) => Some(&text.text),
        Block::Heading(_) | Block::Table(_) => None,
    }
}

/// Where the words of a summary begin that opens after the end of a sentence.
fn opens_inside(bytes: &[u8], block: &Block) -> Option<u32> {
    block_text(block)?.iter().find_map(|text| {
        let mut c = Cursor::new(bytes, text);
        loop {
            c.eat_while(class!(not b'.' | b')'));
            c.bump()?;
            let mut ahead = c;
            if ahead.eat_whitespace() && ahead.peek().is_some_and(|b| matches!(b, b'S' | b'B' | b'E' | b'('))
            {
                let named = opening(ahead).filter(|named| named.role == Some(Role::Summary));
                if let Some(named) = named {
                    return Some(after_opening(bytes, Span { start: named.words.end, ..text }));
                }
            }
        }
    })
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
    after_opening(bytes, Span { start: opening.words.end, end: cover.end })
}

fn after_opening(bytes: &[u8], text: Span) -> u32 {
    let mut c = Cursor::new(bytes, text);
    c.eat_while(class!(WHITESPACE | b':' | b'.' | b'-' | b')' | b'*' | b'/'));
    c.rest_span().start
}

/// Adds a text from `start` on, up to the words that close the summary. Returns whether there were such words.
fn add(bytes: &[u8], anchors: &Anchors, text: &Spans, start: u32, summary: &mut Spans) -> bool {
    for piece in text.iter() {
        let piece = Span { start: piece.start.max(start), end: piece.end.max(start) };
        let end = end_words(bytes, anchors, piece);
        summary.push(trim(bytes, Span { end: end.unwrap_or(piece.end), ..piece }));
        if end.is_some() {
            return true;
        }
    }
    false
}

/// Where `END SUMMARY` begins, with the bracket or the marks in front of it.
fn end_words(bytes: &[u8], anchors: &Anchors, text: Span) -> Option<u32> {
    let at = |start| Cursor::new(bytes, Span { start, ..text });
    let c = anchors.ends.within(text).map(at).find(|c| closes(*c))?;
    let before = bytes.get(text.range().start..c.at()).unwrap_or_default();
    let marks = before.iter().rev().take_while(|b| matches!(b, b'(' | b'/' | b'*' | b'[')).count();
    Some(Span::new(c.at() - marks, c.at()).start)
}

/// `END SUMMARY`, `End of executive summary`, `END COMMENT AND SUMARY`.
fn closes(mut c: Cursor<'_>) -> bool {
    if !(c.eat_word("END") && c.eat_whitespace()) {
        return false;
    }
    let mut is_summary = false;
    loop {
        while c.eat_any(&["OF", "THE", "EXECUTIVE", "AND"]).is_some()
            || c.eat_whitespace()
            || c.eat_if(|b| matches!(b, b',' | b'/' | b'&'))
        {}
        let Some(role) = word(&mut c) else { break };
        is_summary |= role == Some(Role::Summary);
    }
    let letters = c.eat_while(Class::ALPHABETIC);
    is_summary || letters.len() > 5 && is_within_one_edit(&c.slice(letters).to_ascii_uppercase(), b"SUMMARY")
}
