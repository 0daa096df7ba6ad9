//! What the break of a page leaves between the lines of a text.

use crate::text::{Cursor, Span, class};

/// Whether a text is the heading of a page: `PAGE 02        STATE   000123  071504Z`.
pub(super) fn is_page_heading(bytes: &[u8], text: Span) -> bool {
    let text = bytes.get(text.range()).unwrap_or_default();
    text.starts_with(b"PAGE ") && is_page_header(text)
}

/// `PORT ELSINORE 00000173  002 OF 003`, or `PAGE 02        PORT E  00173  01 OF 03  182017Z`.
pub(super) fn is_page_header(line: &[u8]) -> bool {
    if line.starts_with(b"PAGE ") {
        let mut c = Cursor::new(line, Span::new(5, line.len()));
        c.eat_blanks();
        return c.eat_number(2..=3).is_some() && line.ends_with(b"Z");
    }
    header_len(line).is_some_and(|len| len == line.len())
}

/// Length of the page residue at the start of a text: post, eight digits, page of pages.
fn header_len(text: &[u8]) -> Option<usize> {
    let mut c = Cursor::new(text, Span::new(0, text.len()));
    let post = c.eat_while(class!(UPPERCASE | b' ' | b'\'' | b'-' | b'.'));
    if post.is_empty() || !c.slice(post).ends_with(b" ") {
        return None;
    }
    c.eat_number(8..=8)?;
    // `UNCLASSIFIED   STATE   00100153`: the head of the first page, without its number.
    if c.is_done() && [&b"UNCLAS"[..], b"CONFIDENTIAL", b"SECRET"].iter().any(|level| text.starts_with(level))
    {
        return Some(c.at());
    }
    c.eat_blanks();
    c.eat_number(3..=3)?;
    if c.eat(b'.') {
        c.eat_number(1..=1)?;
    }
    (c.eat_blanks() && c.eat_word("OF") && c.eat_blanks()).then_some(())?;
    c.eat_number(3..=3)?;
    Some(c.at())
}
