//! Sentences that close a text: `MINIMIZE CONSIDERED`, and the addresses of web pages.

use crate::cable::LineKind;
use crate::parse::piece::Piece;
use crate::parse::signature::{is_capitalised, is_signature_line};
use crate::text::{Cursor, Span, class, trim};

/// Most lines of one closing sentence.
const CLOSING_LINES: usize = 5;
/// Longest closing sentence on the last line of a text, in bytes.
const CLOSING_MAX: usize = 300;

/// The piece at which a closing sentence begins that ends with the last of `pieces`. None if there is none.
pub(super) fn closing_start(bytes: &[u8], pieces: &[Piece]) -> Option<usize> {
    let text = |piece: &Piece| bytes.get(piece.span.range()).unwrap_or_default();
    let lowest = pieces.len().saturating_sub(CLOSING_LINES);
    for first in (lowest..pieces.len()).rev() {
        let lines = pieces.get(first..)?;
        let piece = lines.first()?;
        if matches!(piece.kind(), LineKind::Blank | LineKind::Rule | LineKind::Paragraph | LineKind::Residue)
        {
            return None;
        }
        let has_address = || lines.iter().any(|piece| has_site(text(piece)));
        if begins_closing(text(piece)) && (is_minimize(text(piece)) || has_address()) {
            return Some(first);
        }
    }
    None
}

/// Whether a line begins a closing sentence.
fn begins_closing(text: &[u8]) -> bool {
    let mut c = Cursor::new(text, Span::new(0, text.len()));
    c.eat_while(class!(not ALPHANUMERIC));
    c.eat_any(&["PLEASE"]);
    c.eat_spaces();
    is_minimize(text) || c.eat_any(&["VISIT", "FOR MORE", "TO VIEW"]).is_some()
}

fn is_minimize(text: &[u8]) -> bool {
    let mut c = Cursor::new(text, Span::new(0, text.len()));
    c.eat_while(class!(not ALPHANUMERIC));
    c.eat_word("MINIMIZE") && c.eat_spaces() && c.eat_word("CONSIDERED") && {
        c.eat_while(class!(not ALPHANUMERIC));
        c.is_done()
    }
}

/// Whether a line names a web page.
fn has_site(text: &[u8]) -> bool {
    let has =
        |words: &str| text.windows(words.len()).any(|window| window.eq_ignore_ascii_case(words.as_bytes()));
    text.len() <= CLOSING_MAX && (has("http") || has("www.") || has("website") || has("web site"))
}

/// A closing sentence after the end of another on the same line: `... issue. Visit our Website: http://...`
pub(super) fn closing_in_line(bytes: &[u8], line: Span) -> Option<Span> {
    let from = line.range().end.saturating_sub(CLOSING_MAX).max(line.range().start);
    let tail = bytes.get(from..line.range().end)?;
    let at = tail.windows(7).rposition(|window| matches!(window, [b'.' | b'!' | b')' | b'"', b' ', rest @ ..] if rest.eq_ignore_ascii_case(b"Visit")))?;
    let closing = trim(bytes, Span::new(from + at + 1, line.range().end));
    bytes.get(closing.range()).filter(|text| has_site(text)).map(|_| closing)
}

/// The name after an address at the end of any line: `More at http://www.example.gov/x SAMPLE`.
pub(super) fn name_after_any_address(bytes: &[u8], line: Span) -> Option<Span> {
    let name = name_after_address(bytes, line)?;
    let before = Span { end: name.start, ..line };
    let is_single = bytes.get(name.range()).is_some_and(|name| name.len() >= NAME_MIN);
    bytes.get(before.range()).is_some_and(ends_address).then_some(name).filter(|_| is_single)
}

/// Fewest letters of such a name.
const NAME_MIN: usize = 4;

/// The name after the address with which a closing sentence ends, in capitals or with a capital.
pub(super) fn name_after_address(bytes: &[u8], closing: Span) -> Option<Span> {
    let text = bytes.get(closing.range())?;
    let at = text.iter().rposition(u8::is_ascii_whitespace)? + 1;
    let name = Span::new(closing.range().start + at, closing.range().end);
    let is_capital = text.get(at..)?.iter().all(|b| b.is_ascii_uppercase() || matches!(b, b'-' | b'\''));
    let may_be_name =
        is_capital && name.len() >= 3 || is_capitalised(text.get(at..)?) && ends_address(text.get(..at)?);
    (may_be_name && is_signature_line(bytes, name)).then_some(name)
}

/// Whether a text ends in the address of a web page, or in the last piece of one that was broken: `index. cfm`.
pub(super) fn ends_address(text: &[u8]) -> bool {
    const ENDINGS: [&[u8]; 6] = [b"cfm", b"htm", b"html", b"gov", b"com", b"org"];
    let text = text.trim_ascii_end();
    let last = text.rsplit(u8::is_ascii_whitespace).next().unwrap_or_default();
    let inner: &[u8] = last.trim_ascii_start();
    let is_address = |part: &[u8]| inner.windows(part.len()).any(|window| window.eq_ignore_ascii_case(part));
    is_address(b"://")
        || is_address(b"www.")
        || ENDINGS.iter().any(|ending| inner.eq_ignore_ascii_case(ending))
}
