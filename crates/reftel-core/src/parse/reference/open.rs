//! Lists of references that a blank line interrupts in the middle of an item.

use super::block::Block;
use super::item::labelled;
use super::number::named;
use super::words::kind_by_word;
use super::{is_prose, note};
use crate::text::{Cursor, Span, class, trim};

/// Whether a block that ends in the middle of an item goes on with a line: the line completes a cable, closes a bracket,
/// has the next letter in it, or says more of what is no cable.
pub(super) fn goes_on(block: &Block, bytes: &[u8], line: Span) -> bool {
    let text = block.bytes();
    let Some((_, last)) = labelled(text).last().copied() else { return false };
    let last = trim(text, last);
    if is_prose(bytes, line) || !is_open(text, last) {
        return false;
    }
    let mut joined = text.to_vec();
    joined.push(b'\n');
    let end = joined.len();
    joined.extend_from_slice(bytes.get(line.range()).unwrap_or_default());
    let whole = Span::new(last.range().start, joined.len());
    let completes = || {
        named(&mut Cursor::new(&joined, whole), None)
            .is_some_and(|cable| cable.serial.is_some_and(|serial| serial.span.range().start >= end))
    };
    let closes = || {
        is_bracket_open(text.get(last.range()).unwrap_or_default())
            && joined.get(end..).is_some_and(|line| line.iter().take(CLOSE_WITHIN).any(|b| *b == b')'))
    };
    let has_next = || labelled(&joined).len() > labelled(text).len();
    let says_more = || {
        kind_by_word(text, last).is_some() && {
            let line = Span::new(end, joined.len());
            let mut c = Cursor::new(&joined, line);
            let is_of = c.eat_any(&["OF", "TO", "FROM", "DATED", "ON"]).is_some();
            is_of && joined.get(line.range()).is_some_and(|line| line.iter().any(u8::is_ascii_digit))
        }
    };
    completes() || closes() || has_next() || says_more()
}

/// How far in a line a bracket closes that was opened above it, in bytes.
const CLOSE_WITHIN: usize = 40;

/// Whether an item is not at its end: nothing stands after its letter, a bracket is open, or it ends in a word and has no
/// cable; a year alone is none.
fn is_open(text: &[u8], item: Span) -> bool {
    let words = text.get(item.range()).unwrap_or_default();
    let mut c = Cursor::new(text, item);
    if words.is_empty() || is_bracket_open(words) {
        return true;
    }
    c.eat(b'\'');
    if c.eat_number(2..=2).is_some() && c.is_done() {
        return true;
    }
    let token = words.rsplit(u8::is_ascii_whitespace).next().unwrap_or_default();
    let ends_in_word = !token.iter().any(u8::is_ascii_digit) && !matches!(words, [.., b')' | b'"' | b'.']);
    ends_in_word && !ends_in_cable(Cursor::new(text, item))
}

/// Whether nothing but cables and what is said of them stands there.
fn ends_in_cable(mut c: Cursor<'_>) -> bool {
    let mut is_cable = false;
    while !c.is_done() {
        if named(&mut c, None).is_some() {
            is_cable = true;
            note::notes(&mut c);
        } else {
            is_cable = false;
            c.eat_while(class!(not WHITESPACE | b',' | b';'));
        }
        c.eat_while(class!(WHITESPACE | b',' | b';' | b'.' | b'&'));
    }
    is_cable
}

fn is_bracket_open(text: &[u8]) -> bool {
    text.iter().rev().find(|b| matches!(b, b'(' | b')')) == Some(&b'(')
}
