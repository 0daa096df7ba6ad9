//! Portion marks inside a paragraph: what stands behind them is a portion of its own.

use crate::cable::{Level, PortionMark};
use crate::parse::line_shape::is_title;
use crate::parse::marking::parse_portion;
use crate::text::{Cursor, Span, Spanned, Spans, class, trim};

/// Longest title in front of a mark on one line, in bytes.
const TITLE_MAX: usize = 60;
/// Longest mark inside a line, in bytes: a list of those it may be released to is long.
const MARK_MAX: usize = 200;
/// Fewest bytes in front of a mark inside a line.
const BEFORE_MIN: usize = 2;

/// The mark at the start of a line, if it is one for certain: in capitals and closed, with the beginning of a sentence
/// after it or nothing.
pub(super) fn mark_in_front(bytes: &[u8], line: Span) -> Option<Option<Level>> {
    mark_at(bytes, line, false)
}

/// The same where any word may stand after it, if `goes_on`.
fn mark_at(bytes: &[u8], line: Span, goes_on: bool) -> Option<Option<Level>> {
    let mut c = Cursor::new(bytes, line);
    let start = c.at();
    matches!(c.peek(), Some(b'(' | b'[' | b'{')).then_some(())?;
    let portion = parse_portion(&mut c)?;
    let mark = c.slice(c.since(start));
    let letters = mark.get(1..).unwrap_or_default().iter().take_while(|b| b.is_ascii_alphabetic());
    (matches!(mark.last(), Some(b')' | b']' | b'}')) && letters.clone().all(u8::is_ascii_uppercase))
        .then_some(())?;
    // "Background (S/NF): The mayor ..."
    let is_apart = c.is_done() || c.eat(b':') && c.eat_spaces() || c.eat_spaces();
    let begins = c.peek().is_none_or(|b| {
        goes_on
            || b.is_ascii_uppercase()
            || b.is_ascii_digit()
            || matches!(b, b'"' | b'(' | b'\'' | b'-')
            || b >= 0x80
    });
    (is_apart && begins).then_some(portion.value.level)
}

/// Where inside a line a mark above `own` stands behind a title, a colon, a dash or the end of a sentence. With a caveat a
/// mark is one behind any word.
pub(super) fn mark_inside(bytes: &[u8], line: Span, own: Level) -> Option<usize> {
    let text = bytes.get(line.range())?;
    // Most lines have no bracket at all.
    let first = memchr::memchr(b'(', text)?;
    // A mark goes on with letters in brackets: "(A) ships, (B) crews, (C) dues".
    let is_b = |at: &usize| matches!(text.get(*at..at + 3), Some(b"(B)" | b"(b)"));
    let brackets = || memchr::memchr_iter(b'(', text.get(first..).unwrap_or_default()).map(|at| first + at);
    let lettered = brackets().find(is_b);
    brackets().filter(|at| *at >= BEFORE_MIN).find_map(|at| {
        let before = text.get(..at)?;
        before.last().is_some_and(u8::is_ascii_whitespace).then_some(())?;
        let start = line.range().start + at;
        let head = trim(bytes, Span::new(line.range().start, start));
        let words = bytes.get(head.range())?;
        let mark = text.get(at..text.len().min(at + MARK_MAX))?;
        let closed = memchr::memchr3(b')', b']', b'}', mark)?;
        let has_caveat = mark.get(..closed)?.contains(&b'/');
        let is_after_end = matches!(words.last()?, b':' | b';' | b'.' | b'!' | b'?');
        let level = mark_at(bytes, Span::new(start, line.range().end), has_caveat || is_after_end)??;
        let is_behind = match words.last()? {
            b'-' | b'"' | b')' | 0x80.. => true,
            _ if is_after_end => true,
            _ => has_caveat || words.len() <= TITLE_MAX && is_title(bytes, head),
        };
        // At the end of a text a mark belongs to what stands before it.
        let is_last = at + closed + 1 == text.len();
        let is_lettered = lettered.is_some_and(|first| first + 3 <= at);
        (level > own && is_behind && !is_last && !is_lettered).then_some(start)
    })
}

/// The portion mark after the title of a paragraph, and the text without it: `Summary: (C) The mayor ...`
pub(super) fn portion_after_title(text: Cursor<'_>, title: Span) -> Option<(Spanned<PortionMark>, Spans)> {
    let mut c = text;
    c.skip(title.range().end - text.at());
    c.eat_while(class!(b' ' | b':' | b'.' | b'-'));
    let before = Span::new(text.at(), c.at());
    let before = Span::new(text.at(), text.at() + text.slice(before).trim_ascii_end().len());
    let portion = parse_portion(&mut c).filter(|_| text.slice(Span::new(c.at() - 1, c.at())) == b")")?;
    c.eat_while(class!(b' ' | b':' | b'.'));
    let mut spans = Spans::new();
    spans.push(before);
    spans.push(c.rest_span());
    Some((portion, spans))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inside(text: &str) -> Option<&str> {
        let at = mark_inside(text.as_bytes(), Span::new(0, text.len()), Level::Unclassified)?;
        text.get(at..)
    }

    #[test]
    fn ok_marks_inside_a_line() {
        assert_eq!(inside("the board met: (S//NF) Dues rose."), Some("(S//NF) Dues rose."));
        assert_eq!(inside("It met. (C) Dues rose."), Some("(C) Dues rose."));
        assert_eq!(inside("Harbor - (S) Dues rose."), Some("(S) Dues rose."));
        assert_eq!(inside("the pilots (S/NF) and dues"), Some("(S/NF) and dues"));
        assert_eq!(inside("Dues (S/NF): The mayor"), Some("(S/NF): The mayor"));
        assert_eq!(inside("(U) ships; (C) dues."), Some("(C) dues."));
        assert_eq!(inside("the pilots (S/NF) Dues rose."), Some("(S/NF) Dues rose."));
    }

    #[test]
    fn err_no_marks() {
        for text in [
            "the party of Sample (C) and others",
            "we see: (a) ships; (b) crews; (c) dues",
            "WE SEE: (A) SHIPS; (B) CREWS; (C) DUES",
            "Dues rose. (C)",
            "the mayor: (U) Dues rose.",
            "we see - (C) ships and",
        ] {
            assert_eq!(inside(text), None, "{text}");
        }
    }
}
