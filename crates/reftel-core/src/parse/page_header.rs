//! What the break of a page leaves in a text: `PAGE 02        PORT E  00173  01 OF 03  182017Z` of a teleprinter, and
//! `PORT ELSINORE 00000173  002 OF 003` of the Department's own program, which can also stand in the middle of a line.

use super::marking;
use crate::cable::post_by_name;
use crate::text::{Cursor, Span, class, trim};

/// Whether a text is the header of a page that begins with its number: `PAGE 02        STATE   000123  071504Z`.
pub(super) fn is_numbered(bytes: &[u8], text: Span) -> bool {
    let text = bytes.get(text.range()).unwrap_or_default();
    text.starts_with(b"PAGE ") && is_whole_line(text)
}

/// Whether a line is the header of a page for certain, whatever stands around it.
pub(super) fn is_whole_line(line: &[u8]) -> bool {
    if line.starts_with(b"PAGE ") {
        let mut c = Cursor::new(line, Span::new(5, line.len()));
        c.eat_spaces();
        return c.eat_number(2..=3).is_some()
            && (line.ends_with(b"Z") || has_indicator_and_level(c) || has_post_and_series(c));
    }
    is_post_and_page(line)
}

/// `RUEHZZA0123 C O N F I D E N T I A L`, with its section: behind the number of a page.
fn has_indicator_and_level(mut c: Cursor<'_>) -> bool {
    c.eat_spaces();
    let indicator = c.eat_while(class!(UPPERCASE | DIGITS));
    let word = c.slice(indicator);
    let is_indicator = word.starts_with(b"R")
        && (7..=14).contains(&word.len())
        && word.iter().rev().take_while(|b| b.is_ascii_digit()).count() >= 3;
    c.eat_spaces();
    let rest = c.rest();
    let line = || marking::parse_classification_line(rest, Span::new(0, rest.len()));
    is_indicator && line().is_some_and(|line| line.rest.is_empty() && line.mrn.is_none())
}

/// `STATE 012345 TOSEC 010012`: a post with its number, and the number in a travel series.
fn has_post_and_series(mut c: Cursor<'_>) -> bool {
    c.eat_spaces();
    let post = c.eat_while(class!(UPPERCASE | b' ' | b'\'' | b'-' | b'.'));
    !post.is_empty()
        && c.eat_number(4..=7).is_some()
        && c.eat_spaces()
        && c.eat_any(&["TOSEC", "SECTO", "TODEP", "DEPTO", "TOCOD", "CODTO"]).is_some()
        && c.eat_spaces()
        && c.eat_number(3..=6).is_some()
        && c.is_done()
}

/// Post, eight digits, page of pages, and nothing else.
fn is_post_and_page(line: &[u8]) -> bool {
    let mut c = Cursor::new(line, Span::new(0, line.len()));
    let post = c.eat_while(class!(UPPERCASE | b' ' | b'\'' | b'-' | b'.'));
    if post.is_empty() || !c.slice(post).ends_with(b" ") || c.eat_number(8..=8).is_none() {
        return false;
    }
    // `UNCLASSIFIED   STATE   00100153`: the header of the first page, without its number.
    let is_first =
        || [&b"UNCLAS"[..], b"CONFIDENTIAL", b"SECRET"].iter().any(|level| line.starts_with(level));
    c.is_done() && is_first() || page_of_pages(&mut c).is_some() && c.is_done()
}

/// `002 OF 003`, `001.2 OF 003`.
fn page_of_pages(c: &mut Cursor<'_>) -> Option<()> {
    c.eat_spaces();
    c.eat_number(3..=3)?;
    if c.eat(b'.') {
        c.eat_digits(1)?;
    }
    (c.eat_spaces() && c.eat_word("OF") && c.eat_spaces()).then_some(())?;
    c.eat_number(3..=3).map(|_| ())
}

/// A line that begins like the header of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Start {
    /// Whether it says that its page is the first.
    pub(super) is_first: bool,
    /// How much of the header the line holds.
    pub(super) extent: Extent,
    /// Whether it is one whatever the next line is: `PAGE 02` and nothing else.
    pub(super) is_bare: bool,
}

/// How much of a page header stands on a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Extent {
    /// All of it.
    Whole,
    /// All of it, by its end: the post is not as it should be.
    Garbled,
    /// The number only.
    Number,
}

/// `PAGE 01` or `PAGE 01 OF 03` and what can follow on the same line; also after the level of the page, which may be
/// joined to the post without a number: `CONFIDENTIALPORT E  00173  01 OF 03  131627Z`.
pub(super) fn parse_start(bytes: &[u8], line: Span) -> Option<Start> {
    let mut c = Cursor::new(bytes, line);
    // Printouts of the eighties have the level on the same line.
    marking::skip_level(&mut c);
    if let Some(after) = after_joined_level(c) {
        c = after;
        if is_post_and_time(bytes, c.rest_span()) && c.rest().ends_with(b"Z") {
            return Some(Start { is_first: false, extent: Extent::Whole, is_bare: false });
        }
    }
    if !(c.eat_word("PAGE") && c.eat_spaces()) {
        return None;
    }
    let (number, digits) = c.eat_number(1..=3)?;
    let is_first = number == 1;
    // In a sentence, "page 2" begins no header.
    let is_capital = digits.len() > 1 && bytes.get(line.range())?.starts_with(b"PAGE");
    let is_bare = is_capital && c.is_done();
    let may_be_garbled = is_capital && c.eat_spaces();
    c.eat_spaces();
    let rest = c.rest_span();
    if c.eat_word("OF") {
        c.eat_spaces();
        c.eat_number(1..=3);
        c.eat_spaces();
    }
    let extent = if c.is_done() {
        Extent::Number
    } else if is_post_and_time(bytes, c.rest_span()) {
        Extent::Whole
    } else if may_be_garbled && ends_in_time(bytes, rest) {
        Extent::Garbled
    } else {
        return None;
    };
    Some(Start { is_first, extent, is_bare })
}

/// What comes after a level that was joined to the header of a page.
fn after_joined_level(mut c: Cursor<'_>) -> Option<Cursor<'_>> {
    const LEVELS: [&str; 5] = ["CONFIDENTIAL", "SECRET", "LIMITED OFFICIAL USE", "UNCLASSIFIED", "UNCLAS"];
    let is_level = LEVELS.iter().any(|level| c.eat_str(level));
    (is_level && c.peek().is_some_and(|byte| byte.is_ascii_uppercase())).then_some(c)
}

/// `PORT E  00173  01 OF 03  131627Z`: post, serial number, section, time.
pub(super) fn is_post_and_time(bytes: &[u8], line: Span) -> bool {
    let mut c = Cursor::new(bytes, line);
    let post = c.eat_while(class!(UPPERCASE | b' ' | b'.' | b'\'' | b'-'));
    if post.is_empty() || post.len() > 24 || c.eat_scanned_number(4..=7).is_none() {
        return false;
    }
    c.eat_spaces();
    marking::section(&mut c);
    c.eat_spaces();
    c.is_done() || c.eat_scanned_digits(6).is_some() && c.eat(b'Z')
}

/// The same where a post that is not as it should be is told by the time at its end.
pub(super) fn ends_in_time(bytes: &[u8], line: Span) -> bool {
    let text = bytes.get(line.range()).unwrap_or_default();
    let time = text.strip_suffix(b"Z").and_then(|text| text.last_chunk::<6>());
    line.len() <= POST_MAX + 20
        && text.first().is_some_and(u8::is_ascii_uppercase)
        && time.is_some_and(|time| time.iter().all(u8::is_ascii_digit))
}

/// `PORT ELSINORE 00000173  002 OF 003` in the middle of a line, around its eight digits, `number`, after which the
/// cursor stands. `before` is what stands before them, `post` that of the cable.
pub(super) fn around(
    before: Span,
    number: Span,
    mut c: Cursor<'_>,
    bytes: &[u8],
    post: Option<Span>,
) -> Option<Span> {
    page_of_pages(&mut c)?;
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
