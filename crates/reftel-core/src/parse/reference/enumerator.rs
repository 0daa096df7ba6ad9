//! What numbers the items of a block: `A.`, `(A)`, `A)`, `A:`, `1.`, `A` alone, and doubled ones.

use super::number::{Series, named};
use crate::cable::Spelling;
use crate::text::{Cursor, Span, class};

/// A letter or number in front of an item.
#[derive(Clone, Copy, Debug)]
pub(super) struct Enumerator {
    pub(super) label: Span,
    /// Its place in the alphabet; numbers come after all letters.
    pub(super) value: u16,
}

/// The value of the first letter.
pub(super) const FIRST: u16 = 1;
/// Where numbers begin among the values.
const NUMBERS: u16 = 100;

/// Reads an enumerator and leaves the cursor after it. In the middle of a line only the one that follows
/// `last` begins an item, unless a cable stands after it: any other letter may be an initial.
pub(super) fn enumerator(c: &mut Cursor<'_>, last: Option<u16>, line_start: bool) -> Option<Enumerator> {
    let mut ahead = *c;
    let open = ahead.eat_if(|b| matches!(b, b'(' | b'['));
    reference_word(&mut ahead);
    let found = letter(&mut ahead)?;
    let marks = ahead.eat_while(class!(b'.' | b')' | b':' | b']'));
    let text = ahead.slice(marks);
    // "A- NAIROBI 12": a dash closes a letter before a cable.
    let mut after_dash = ahead;
    let is_dashed =
        text.is_empty() && after_dash.eat(b'-') && after_dash.eat_whitespace() && is_cable(after_dash);
    if is_dashed {
        ahead = after_dash;
    }
    let is_closed = is_dashed || !text.is_empty() && (!open || text.iter().any(|b| matches!(b, b')' | b']')));
    let is_apart = ahead.eat_whitespace();
    (is_apart || is_closed || ahead.is_done()).then_some(())?;
    // "A.M." is no enumerator.
    let glued_letter =
        !is_apart && text == b"." && !ahead.peek().is_none_or(|b| b.is_ascii_digit() || b == b'(');
    let follows = follows(found.value, last);
    let accepted = if !is_closed || glued_letter {
        let begins = line_start || last.is_some();
        !open && begins && found.value < NUMBERS && follows && is_alone(*c, ahead)
    } else if found.value > NUMBERS {
        follows
    } else {
        let ascends = last.is_some_and(|last| last < NUMBERS && (line_start || found.value > last));
        follows || line_start && ascends || is_cable(ahead)
    };
    // "A. AND B." speaks of items and is none.
    let speaks = {
        let mut after = ahead;
        after.eat_any(&["AND", "&"]).is_some() && after.eat_whitespace() && letter(&mut after).is_some()
    };
    if !accepted || speaks {
        return None;
    }
    let found = again(&mut ahead, found, last);
    *c = ahead;
    Some(found)
}

/// A letter, or a number of up to two digits.
fn letter(c: &mut Cursor<'_>) -> Option<Enumerator> {
    let start = c.at();
    let first = c.bump().filter(u8::is_ascii_alphanumeric)?;
    let mut value = u16::from(first.to_ascii_uppercase().wrapping_sub(b'A' - 1));
    if first.is_ascii_digit() {
        value = NUMBERS + u16::from(first - b'0');
        if let Some(second) = c.peek().filter(u8::is_ascii_digit) {
            c.bump();
            value = NUMBERS + u16::from(first - b'0') * 10 + u16::from(second - b'0');
        }
    }
    let is_word = c.peek().is_some_and(|b| b.is_ascii_alphanumeric());
    (!is_word).then(|| Enumerator { label: c.since(start), value })
}

fn follows(value: u16, last: Option<u16>) -> bool {
    match last {
        Some(last) => value == last + 1,
        None => value == FIRST || value == NUMBERS + 1,
    }
}

fn is_cable(mut c: Cursor<'_>) -> bool {
    named(&mut c, None).is_some()
}

/// Whether a letter without any mark stands before a cable and is not itself part of the name of its post.
fn is_alone(with: Cursor<'_>, mut after: Cursor<'_>) -> bool {
    after.eat(b'-');
    after.eat_whitespace();
    let mut whole = with;
    let is_name =
        named(&mut whole, None).is_some_and(|named| matches!(named.series, Series::Post(_, Spelling::Known)));
    after.peek().is_some_and(|b| b.is_ascii_uppercase() || b.is_ascii_digit()) && is_cable(after) && !is_name
}

/// The word REF in front of a letter.
fn reference_word(c: &mut Cursor<'_>) -> bool {
    let found = c.eat_any(&["REF", "REFS", "REFTEL"]).is_some();
    if found {
        c.eat_while(class!(b' ' | b'\t' | b'.' | b':'));
    }
    found
}

/// The letter may stand twice: `A. A)`, `A. (A)`, `A. REF A:`. Where an editor lettered a list that had letters, the one
/// that follows the last counts: `B. D.` below `C.`
fn again(c: &mut Cursor<'_>, first: Enumerator, last: Option<u16>) -> Enumerator {
    let mut ahead = *c;
    let has_word = reference_word(&mut ahead);
    let after_word = ahead;
    ahead.eat(b'(');
    let second = letter(&mut ahead);
    let goes_on = |found: Enumerator| last.is_some_and(|last| found.value == last + 1);
    let better = second.filter(|second| goes_on(*second) && !goes_on(first));
    let is_letter = better.is_some() || second.is_some_and(|second| has_word || second.value == first.value);
    let is_marked = !ahead.eat_while(class!(b'.' | b')' | b':')).is_empty();
    if is_letter && is_marked {
        ahead.eat_whitespace();
        *c = ahead;
        return better.unwrap_or(first);
    }
    if has_word {
        *c = after_word;
    }
    first
}
