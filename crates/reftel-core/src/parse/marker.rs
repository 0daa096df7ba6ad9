//! The number at the start of a paragraph, and what scanning and typing make of it.

use super::marking::{parse_portion, parse_unopened};
use crate::cable::PortionMark;
use crate::text::{Cursor, Span, Spanned, class, ocr};

/// The number at the start of a line that may begin a paragraph.
#[derive(Clone, Copy, Debug)]
pub(super) struct Marker<'b> {
    /// The number as printed.
    pub(super) printed: u16,
    /// Whether a pilcrow stands in front, or what scanning makes of one.
    pub(super) has_pilcrow: bool,
    /// Whether a list dash stands in front.
    pub(super) has_dash: bool,
    /// Whether only the portion mark after it tells that it is a number.
    pub(super) is_doubtful: bool,
    /// The portion mark, where it stands in front of the number.
    pub(super) portion_before: Option<Spanned<PortionMark>>,
    /// The number with all that belongs to it: list dash, pilcrow, digits, period.
    pub(super) span: Span,
    /// What comes after the period.
    pub(super) after: Cursor<'b>,
}

/// List dash, pilcrow, one to three digits, period or bracket; or, before a portion mark, what scanning and typing make
/// of them.
pub(super) fn paragraph_marker(mut c: Cursor<'_>) -> Option<Marker<'_>> {
    // Nine lines in ten are words, and end here.
    if matches!(c.rest(), [b'A'..=b'Z' | b'a'..=b'z', behind, ..] if !behind.is_ascii_digit()) {
        return doubtful_marker(c);
    }
    if c.peek() == Some(b'(') {
        return marker_after_portion(c);
    }
    let whole = c;
    let mut dashed = c;
    let has_dash = dashed.eat_if(|b| matches!(b, b'-' | b'*' | b'+')) && dashed.eat_spaces();
    if has_dash {
        c = dashed;
    }
    let has_pilcrow = c.eat_str("¶") || c.eat_str("\u{fffd}") || {
        // A pilcrow as scanning garbles it; only right before a digit.
        matches!(c.rest(), [b'P' | b'q' | b'Q' | b'T' | b'?', b'0'..=b'9', ..]) && c.bump().is_some()
    };
    c.eat_spaces();
    let Some((printed, _)) = c.eat_number(1..=3) else { return doubtful_marker(whole) };
    let printed = u16::try_from(printed).ok().filter(|number| *number > 0)?;
    if !c.eat_if(|b| matches!(b, b'.' | b')')) {
        return doubtful_marker(whole);
    }
    // "1.4 (B)" and "2.5 million" are numbers with a fraction, not paragraphs.
    (!c.peek().is_some_and(|b| b.is_ascii_digit())).then_some(())?;
    let span = c.since(whole.at());
    Some(Marker { printed, has_pilcrow, has_dash, is_doubtful: false, portion_before: None, span, after: c })
}

/// `(S) 4. The minister`: the portion mark changed places with the number. A sentence can begin like that too, so that it
/// counts only where its number is expected.
fn marker_after_portion(mut c: Cursor<'_>) -> Option<Marker<'_>> {
    let portion = parse_portion(&mut c)?;
    c.eat_spaces();
    let start = c.at();
    let has_pilcrow = c.eat_str("¶");
    let (printed, _) = c.eat_number(1..=2)?;
    (c.eat(b'.') && c.peek() == Some(b' ')).then_some(())?;
    let printed = u16::try_from(printed).ok().filter(|number| *number > 0)?;
    let (portion_before, span) = (Some(portion), c.since(start));
    Some(Marker { printed, has_pilcrow, has_dash: false, is_doubtful: true, portion_before, span, after: c })
}

/// A number without its period (`3 (C)`, `3, (C)`), with letters for digits (`l. (C)`, `I0. (C)`), or a Roman one: by the
/// portion mark after it. Lists and names begin like that too, so that it counts only where its number is expected.
fn doubtful_marker(mut c: Cursor<'_>) -> Option<Marker<'_>> {
    let start = c.at();
    let is_pilcrow = c.eat_str("¶");
    let has_pilcrow = is_pilcrow
        || c.eat_str("fl")
        || c.eat_str("ﬂ")
        || matches!(c.rest(), [b'P' | b'q' | b'Q' | b'T' | b'?', ..]) && c.bump().is_some();
    c.eat_spaces();
    let digits = c.eat_while_by(|b| ocr::paragraph_digit(b).is_some() || b == b'X');
    let value = |digits: &[u8]| {
        digits
            .iter()
            .try_fold(0, |value: u16, byte| value.checked_mul(10)?.checked_add(ocr::paragraph_digit(*byte)?))
    };
    let printed = roman(c.slice(digits))
        .or_else(|| value(c.slice(digits)).filter(|number| *number > 0 && digits.len() <= 2))?;
    let mut ahead = c;
    if ahead.eat_spaces() && matches!(ahead.peek(), Some(b'.' | b')' | b',')) {
        c = ahead;
    }
    let is_number = c.slice(digits).iter().any(u8::is_ascii_digit);
    let is_doubtful = !(c.eat_if(|b| matches!(b, b'.' | b')')) && is_number);
    c.eat_if(|b| matches!(b, b',' | b':' | b';'));
    let after = c;
    let mut dashed = c;
    if !dashed.eat_while(class!(b'-' | b' ')).is_empty() && dashed.peek() == Some(b'(') {
        c = dashed;
    }
    c.eat_spaces();
    let portion = if c.peek() == Some(b'(') { parse_portion(&mut c) } else { parse_unopened(&mut c) };
    let has_portion = portion.is_some();
    // "(c)" is a part of a section of a law.
    let is_capital = !c.slice(c.since(after.at())).iter().any(u8::is_ascii_lowercase);
    // "¶2 The mayor ..."
    let is_marked = is_pilcrow && is_number && {
        let mut c = after;
        c.eat_spaces() && c.peek().is_some_and(|b| b.is_ascii_uppercase())
    };
    (has_portion && is_capital || is_marked).then_some(Marker {
        printed,
        has_pilcrow,
        has_dash: false,
        is_doubtful,
        portion_before: None,
        span: after.since(start),
        after,
    })
}

/// A Roman number up to twelve. `I` and `V` may as well be digits that were misread, of the same value.
fn roman(letters: &[u8]) -> Option<u16> {
    Some(match letters {
        b"II" => 2,
        b"III" => 3,
        b"IV" => 4,
        b"VI" => 6,
        b"VII" => 7,
        b"VIII" => 8,
        b"IX" => 9,
        b"X" => 10,
        b"XI" => 11,
        b"XII" => 12,
        _ => return None,
    })
}

/// The portion mark of a number, which stands after it or in front, and what follows both.
pub(super) fn portion_after(marker: Marker<'_>) -> Option<(Spanned<PortionMark>, Cursor<'_>)> {
    let mut c = marker.after;
    if let Some(portion) = marker.portion_before {
        return Some((portion, c));
    }
    c.eat_spaces();
    let mut dashed = c;
    // "3.- (C)"
    if !dashed.eat_while(class!(b'-' | b' ')).is_empty() && dashed.peek() == Some(b'(') {
        c = dashed;
    }
    if let Some(struck) = struck_portion(c) {
        return Some(struck);
    }
    Some((parse_portion(&mut c).or_else(|| parse_unopened(&mut c))?, c))
}

/// `~~(SBU)~~`: struck out when the text was released. It was the mark all the same.
fn struck_portion(mut c: Cursor<'_>) -> Option<(Spanned<PortionMark>, Cursor<'_>)> {
    let start = c.at();
    c.eat_str("~~").then_some(())?;
    let portion = parse_portion(&mut c)?;
    c.eat_str("~~").then(|| (Spanned::new(portion.value, c.since(start)), c))
}
