//! The summary: from the words that open it to those that close it, or to the end of its paragraph.

use super::Reading;
use super::line::trim;
use crate::cable::{Block, Paragraph};
use crate::text::{Cursor, Span, Spans};

/// Finds the summary among the blocks of the text.
pub(super) fn find_summary(reading: &mut Reading<'_>) {
    let bytes = reading.bytes;
    let mut summary = Spans::new();
    let mut is_open = false;
    // Under a heading the summary goes on to the next one; a paragraph's title opens that paragraph only,
    // unless words that close the summary stand further on.
    let mut is_under_heading = false;
    let mut goes_on = false;
    for block in &reading.cable.body {
        match block {
            Block::Heading(heading) => {
                if is_open {
                    break;
                }
                is_open = heading.text.iter().any(|text| is_summary(bytes, text));
                is_under_heading = is_open;
            }
            Block::Paragraph(paragraph) => {
                let titled = paragraph.title.filter(|title| !is_open && is_summary(bytes, *title));
                if titled.is_none() && !is_open {
                    continue;
                }
                if titled.is_some() {
                    goes_on = closes_later(reading, block);
                }
                let ended = add(bytes, &paragraph.text, text_behind(bytes, paragraph, titled), &mut summary);
                is_open = true;
                if ended || !is_under_heading && !goes_on {
                    break;
                }
            }
            Block::Text(text) if is_open => {
                if add(bytes, text, text.cover().map_or(0, |cover| cover.start), &mut summary) {
                    break;
                }
            }
            Block::Text(_) | Block::Table(_) => {}
        }
    }
    reading.cable.summary = Some(summary).filter(|summary| !summary.is_empty());
}

fn is_summary(bytes: &[u8], words: Span) -> bool {
    let mut c = Cursor::new(bytes, words);
    c.eat_while(|b| !b.is_ascii_alphabetic());
    if c.eat_word("BEGIN") {
        c.eat_blanks();
    }
    c.eat_word("SUMMARY")
}

/// Where the words of a paragraph begin that are not its title.
fn text_behind(bytes: &[u8], paragraph: &Paragraph, title: Option<Span>) -> u32 {
    let Some(cover) = paragraph.text.cover() else { return paragraph.span.end };
    let Some(title) = title else { return cover.start };
    let mut c = Cursor::new(bytes, Span { start: title.end, end: cover.end });
    c.eat_while(|b| b.is_ascii_whitespace() || matches!(b, b':' | b'.' | b'-'));
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

/// Where `END SUMMARY` begins, with the bracket in front of it.
fn end_words(bytes: &[u8], text: Span) -> Option<u32> {
    let mut c = Cursor::new(bytes, text);
    let mut is_word = false;
    while !c.is_done() {
        let mut ahead = c;
        if !is_word && ahead.eat_word("END") && ahead.eat_space() && ahead.eat_word("SUMMARY") {
            let bracketed = c.at().checked_sub(1).and_then(|at| bytes.get(at)).is_some_and(|b| *b == b'(');
            return Some(c.rest_span().start - u32::from(bracketed && c.at() > text.range().start));
        }
        is_word = c.bump().is_some_and(|b| b.is_ascii_alphanumeric());
    }
    None
}

/// Whether a later block, before the next heading, closes the summary.
fn closes_later(reading: &Reading<'_>, block: &Block) -> bool {
    let start = block.span().end;
    let later = reading.cable.body.iter().skip_while(|block| block.span().start < start);
    later
        .take_while(|block| !matches!(block, Block::Heading(_)))
        .any(|block| end_words(reading.bytes, block.span()).is_some())
}
