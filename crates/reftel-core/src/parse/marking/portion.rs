//! Portion marks: `(C)`, `(S/NF)`, and what typing and scanning make of them.

use crate::cable::{Level, PortionMark};
use crate::lexicon::is_caveat_word;
use crate::text::fuzzy::is_within_one_edit;
use crate::text::{Class, Cursor, Span, Spanned, class};

/// Longest portion mark with its brackets, in bytes: a list of those to whom it may be released can fill lines.
const PORTION_MAX: usize = 400;
/// How far a bracket that does not close is looked for.
const CLOSE_MAX: usize = 80;

/// `(C)`, `(S/NF)`, `(S//REL TO USA, FVEY)`: a level, and what limits it further.
pub(in crate::parse) fn parse_portion(c: &mut Cursor<'_>) -> Option<Spanned<PortionMark>> {
    let mut ahead = *c;
    let start = ahead.at();
    if !ahead.eat_if(|b| matches!(b, b'(' | b'{' | b'[')) {
        return whole_text(c);
    }
    ahead.eat_spaces();
    if let Some(caveat) = transposed(&mut ahead) {
        let span = ahead.since(start);
        *c = ahead;
        return Some(Spanned::new(PortionMark { level: Some(Level::Secret), caveat: Some(caveat) }, span));
    }
    let mut words = ahead;
    let mut word = ahead.eat_while(Class::ALPHABETIC);
    let level = match Level::of_portion(ahead.slice(word)) {
        Some(level) => level,
        // "(LIMITED OFFICIAL USE)"
        None if word.len() > 2 => {
            let found = super::level::eat_level(&mut words)
                .filter(|found| words.slice(found.span).iter().any(u8::is_ascii_uppercase))?;
            (ahead, word) = (words, found.span);
            found.value.level
        }
        None => return None,
    };
    let unclosed = ahead;
    let before = ahead.at();
    // Books print a long dash: "(S—entire text)".
    while !ahead.eat_while(class!(b'/' | b'-' | b' ' | b'\t' | b'\\')).is_empty()
        || ahead.eat_str("—")
        || ahead.eat_str("–")
    {}
    let separated = ahead.since(before);
    let caveat = ahead.eat_while_by(|b| {
        b.is_ascii_alphabetic()
            || b.is_ascii_whitespace()
            || matches!(b, b',' | b'/' | b'-' | b'&' | b'.' | b'\'')
    });
    let closed = ahead.eat_if(|b| matches!(b, b')' | b'}' | b']'));
    if !closed && let Some((caveat, end)) = unclosed_caveat(unclosed) {
        *c = end;
        return Some(Spanned::new(PortionMark { level: Some(level), caveat: Some(caveat) }, c.since(start)));
    }
    if !closed {
        *c = close(unclosed, ahead.slice(word))?;
        return Some(Spanned::new(PortionMark { level: Some(level), caveat: None }, c.since(start)));
    }
    let span = ahead.since(start);
    let caveat = Some(caveat).filter(|caveat| !caveat.is_empty());
    if span.len() > PORTION_MAX
        || caveat.is_some() && separated.is_empty()
        || !is_caveat(ahead.slice(caveat.unwrap_or_default()))
    {
        return None;
    }
    *c = ahead;
    Some(Spanned::new(PortionMark { level: Some(level), caveat }, span))
}

/// A mark after a paragraph's number that lost its first bracket: `C)`, `S/NF)`.
pub(in crate::parse) fn parse_unopened(c: &mut Cursor<'_>) -> Option<Spanned<PortionMark>> {
    let mut ahead = *c;
    let start = ahead.at();
    let word = ahead.eat_while(Class::UPPERCASE);
    let level = Level::of_portion(ahead.slice(word))?;
    ahead.eat_while(class!(b'/'));
    let caveat = Some(ahead.eat_while(Class::UPPERCASE)).filter(|caveat| !caveat.is_empty());
    (ahead.eat(b')') && is_caveat(ahead.slice(caveat.unwrap_or_default()))).then_some(())?;
    *c = ahead;
    Some(Spanned::new(PortionMark { level: Some(level), caveat }, c.since(start)))
}

/// The portion mark at the end of a text.
pub(in crate::parse) fn portion_at_end(bytes: &[u8], text: Span) -> Option<Spanned<PortionMark>> {
    let open = bytes.get(text.range())?.iter().rposition(|b| *b == b'(')?;
    let mut c = Cursor::new(bytes, Span::new(text.range().start + open, text.range().end));
    parse_portion(&mut c).filter(|_| c.is_done())
}

/// Whether a mark had to be guessed at: a bracket is missing or another sign, or letters changed places.
pub(in crate::parse) fn is_repaired(bytes: &[u8], mark: Span) -> bool {
    let text = bytes.get(mark.range()).unwrap_or_default();
    let letters = text.trim_ascii_start().strip_prefix(b"(").unwrap_or_default();
    let slips = [&b"N/SF"[..], b"SUB"];
    text.starts_with(b"(") != text.ends_with(b")")
        || slips
            .iter()
            .any(|slip| letters.get(..slip.len()).is_some_and(|start| start.eq_ignore_ascii_case(slip)))
}

/// `C - ENTIRE TEXT.`, `CONFIDENTIAL - ENTIRE TEXT`: a mark without brackets, for all that follows.
fn whole_text(c: &mut Cursor<'_>) -> Option<Spanned<PortionMark>> {
    let mut ahead = *c;
    let start = ahead.at();
    let word = ahead.eat_while(Class::UPPERCASE);
    let level = Level::of_portion(ahead.slice(word))?;
    let dash = ahead.eat_while(class!(b' ' | b'-'));
    ahead.slice(dash).contains(&b'-').then_some(())?;
    let words = ahead.at();
    (ahead.eat_word("ENTIRE") && ahead.eat_spaces() && ahead.eat_word("TEXT")).then_some(())?;
    let caveat = Some(ahead.since(words));
    let span = ahead.since(start);
    ahead.eat(b'.');
    *c = ahead;
    Some(Spanned::new(PortionMark { level: Some(level), caveat }, span))
}

/// `(N/SF)` for `(S/NF)`.
fn transposed(c: &mut Cursor<'_>) -> Option<Span> {
    let mut ahead = *c;
    let start = ahead.at();
    (ahead.eat_str("N/SF") && ahead.eat(b')')).then(|| *c = ahead)?;
    Some(Span::new(start + 3, start + 4))
}

/// Where a mark ends whose closing bracket was read as a zero or left out. Left out it can only be when the next
/// bracket opens: otherwise the brackets hold a remark.
fn close<'b>(c: Cursor<'b>, letters: &[u8]) -> Option<Cursor<'b>> {
    let mut zero = c;
    if zero.eat(b'0') && zero.eat_spaces() {
        return Some(zero_end(c));
    }
    let mut ahead = c;
    let is_capital = letters.iter().all(u8::is_ascii_uppercase);
    (is_capital && ahead.eat_spaces() && ahead.peek().is_some_and(|b| b.is_ascii_uppercase()))
        .then_some(())?;
    let next = ahead.rest().iter().take(CLOSE_MAX).find(|b| matches!(b, b'(' | b')'));
    (next != Some(&b')') && ahead.rest().len() > CLOSE_MAX / 4).then_some(c)
}

/// The caveat of a mark without its closing bracket: `(S/NF The minister`.
fn unclosed_caveat(mut c: Cursor<'_>) -> Option<(Span, Cursor<'_>)> {
    let slashes = c.eat_while(class!(b'/'));
    let caveat = c.eat_while(Class::UPPERCASE);
    let is_known = matches!(c.slice(caveat), b"NF" | b"NOFORN" | b"FOUO");
    (!slashes.is_empty() && is_known && c.peek() == Some(b' ')).then_some((caveat, c))
}

fn zero_end(mut c: Cursor<'_>) -> Cursor<'_> {
    c.bump();
    c
}

/// Whether the words after a level limit it: `(C as in the last report)` is text.
fn is_caveat(text: &[u8]) -> bool {
    let first = text.split(|b| !b.is_ascii_alphabetic()).find(|word| !word.is_empty());
    first.is_none_or(|first| {
        is_caveat_word(first)
            || is_within_one_edit(first, b"NOFORN")
            || is_within_one_edit(first, b"SENSITIVE")
    })
}
