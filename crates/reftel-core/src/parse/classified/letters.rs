//! Sections of the executive order and their letters: `1.4 (b) and (d)`.

use crate::cable::Reason;
use crate::text::{Class, Cursor, Span, Spanned, class, ocr};

/// `1.4`, also as scanning garbles it; the digit after the period. With another mark than a period, or none, letters in
/// brackets must follow: `1-4 (b)`, `14 (b)`.
pub(super) fn section(c: &mut Cursor<'_>) -> Option<Spanned<u8>> {
    let before = c.at();
    let mut ahead = *c;
    ahead.eat_if(|b| ocr::digit(b) == Some(1) || b == b'i').then_some(())?;
    // A line end may cut the number.
    ahead.eat_whitespace();
    let is_marked = !ahead.eat_while(class!(b'.' | b',')).is_empty();
    if is_marked {
        ahead.eat_whitespace();
    } else {
        ahead.eat_if(|b| matches!(b, b'-' | b';' | b':' | b'/'));
    }
    let digit = ahead.bump().filter(|b| matches!(b, b'3'..=b'6'))?;
    (!ahead.peek().is_some_and(|b| b.is_ascii_digit())).then_some(())?;
    (is_marked || is_bracketed_letter(ahead)).then_some(())?;
    *c = ahead;
    Some(Spanned::new(digit - b'0', c.since(before)))
}

/// Whether a letter in brackets comes next.
fn is_bracketed_letter(mut c: Cursor<'_>) -> bool {
    c.eat_spaces();
    matches!(c.rest(), [b'(', b'a'..=b'h' | b'A'..=b'H', b')' | b',' | b' ' | b'/' | b'-', ..])
}

/// A section and its letters; the section alone when none follow.
pub(super) fn sections(c: &mut Cursor<'_>, section: Spanned<u8>, found: &mut Vec<Spanned<Reason>>) {
    let value = Some(section.value);
    if !letters(c, value, found) && found.iter().all(|known| known.value.section != value) {
        found.push(Spanned::new(Reason { section: value, letter: None }, section.span));
    }
}

/// The letters after a section number, with whatever separates them; or those that a label leads to, without a section.
/// Whether there were any.
pub(super) fn letters(c: &mut Cursor<'_>, section: Option<u8>, found: &mut Vec<Spanned<Reason>>) -> bool {
    let mut last: Option<(char, usize)> = None;
    // "1.4. (b)": the period ends no sentence when a bracket follows.
    let mut ahead = *c;
    if ahead.eat(b'.') && {
        ahead.eat_spaces();
        ahead.peek() == Some(b'(')
    } {
        *c = ahead;
    }
    let mut was_bracketed = false;
    // Whether a bracket was opened and not closed.
    let mut was_open = false;
    loop {
        let mut ahead = *c;
        let joint = joint(&mut ahead, last.is_none());
        let start = ahead.at();
        let word = ahead.eat_while(Class::ALPHABETIC);
        let text = ahead.slice(word);
        let is_letter = |b: &u8| (b'a'..=b'h').contains(&b.to_ascii_lowercase());
        // "(b. and d.)"
        let is_inside = joint.bracket || was_open;
        if is_inside && matches!(ahead.rest(), [b'.', b')' | b' ' | b',', ..]) || is_listed(ahead) {
            ahead.bump();
        }
        let mut closed = ahead.peek() == Some(b')');
        // A bracket is also scanned as a zero: "(b0 and (d)".
        if joint.bracket && matches!(ahead.rest(), [b'0'] | [b'0', b' ' | b',', ..]) {
            ahead.bump();
            closed = true;
        }
        let fits = match text {
            [letter] if is_letter(letter) && (joint.bracket || closed) => true,
            // A letter without brackets, where a word could begin, must not begin a sentence.
            [letter] if is_letter(letter) => (joint.link || !was_bracketed) && stands_alone(ahead),
            [_, _, ..] => {
                joint.bracket && closed && text.len() <= 5 && text.iter().all(is_letter) && text.is_sorted()
            }
            _ => false,
        };
        if !fits {
            return last.is_some();
        }
        for (offset, letter) in text.iter().enumerate() {
            let letter = char::from(letter.to_ascii_lowercase());
            let here = Span::new(start + offset, start + offset + 1);
            if let Some((first, at)) = last.filter(|(first, _)| joint.range && *first < letter) {
                for between in (first..letter).skip(1) {
                    add(found, section, between, Span::new(at, here.range().end));
                }
            }
            add(found, section, letter, here);
            last = Some((letter, start + offset));
        }
        was_bracketed = joint.bracket || closed;
        was_open = is_inside && !closed;
        *c = ahead;
    }
}

/// Whether a period comes next that ends no sentence, since the list goes on behind it: `b. and d.`
fn is_listed(mut c: Cursor<'_>) -> bool {
    (c.eat(b'.') && c.eat_spaces() && c.eat_any(&["AND", "OR"]).is_some() && c.eat_whitespace()).then(|| {
        let letter = c.eat_while(Class::ALPHABETIC);
        letter.len() == 1
    }) == Some(true)
}

fn add(found: &mut Vec<Spanned<Reason>>, section: Option<u8>, letter: char, span: Span) {
    let reason = Reason { section, letter: Some(letter) };
    if found.iter().all(|known| known.value != reason) {
        found.push(Spanned::new(reason, span));
    }
}

/// What stands between two letters.
struct Joint {
    /// An opening bracket is the last mark.
    bracket: bool,
    /// A comma, a slash or a word joins the two.
    link: bool,
    /// A dash or a word makes a range of them.
    range: bool,
}

fn joint(c: &mut Cursor<'_>, is_first: bool) -> Joint {
    let mut joint = Joint { bracket: false, link: is_first, range: false };
    if is_first {
        c.eat_while(class!(WHITESPACE | b':' | b',' | b'-'));
        for word in ["SUBPARAGRAPHS", "SUBPARAGRAPH", "PARAGRAPHS", "PARAGRAPH", "SECTIONS", "SECTION"] {
            c.eat_word(word);
        }
    }
    loop {
        let mark = c.eat_while_by(|b| {
            b.is_ascii_whitespace()
                || matches!(
                    b,
                    b'(' | b')'
                        | b'['
                        | b']'
                        | b'{'
                        | b'}'
                        | b','
                        | b'/'
                        | b'&'
                        | b'+'
                        | b'-'
                        | b';'
                        | b'"'
                        | b'*'
                        | b'?'
                        | b'|'
                )
        });
        let marks = c.slice(mark);
        joint.bracket = marks
            .iter()
            .rfind(|b| !b.is_ascii_whitespace())
            .map_or(joint.bracket && marks.is_empty(), |b| matches!(b, b'(' | b'[' | b'{'));
        joint.link |= marks.iter().any(|b| matches!(b, b',' | b'/' | b'&' | b'+' | b';' | b'-'));
        joint.range |= !is_first && marks.contains(&b'-');
        if c.eat_str("–") || c.eat_str("—") || c.eat_any(&["THROUGH", "THRU", "TO"]).is_some() {
            joint.range = !is_first;
            joint.link = true;
        } else if connector(c) {
            joint.link = true;
        } else {
            return joint;
        }
    }
}

/// `AND`, as it is written and as it is mistyped.
pub(super) fn connector(c: &mut Cursor<'_>) -> bool {
    if c.eat_any(&["AND", "OR", "PLUS", "ND", "ADN", "NAD", "AN"]).is_some() {
        c.eat_spaces();
        // "an d (d)"
        let mut ahead = *c;
        if ahead.eat_word("D") && ahead.eat_spaces() && ahead.peek() == Some(b'(') {
            *c = ahead;
        }
        return true;
    }
    let mut broken = *c;
    let found = broken.eat_word("A") && broken.eat_whitespace() && broken.eat_word("ND");
    if found {
        *c = broken;
    }
    found
}

/// Whether no word follows a letter that stands without brackets.
fn stands_alone(mut c: Cursor<'_>) -> bool {
    // "E.O."
    if matches!(c.rest(), [b'.', letter, ..] if letter.is_ascii_alphabetic()) {
        return false;
    }
    c.eat_whitespace();
    let next = c.eat_while(Class::ALPHANUMERIC);
    let word = c.slice(next);
    // "b and d 1.(C)": the number of the first paragraph.
    let is_number = word.iter().all(u8::is_ascii_digit) && c.peek() == Some(b'.');
    is_number
        || word.len() <= 1 && word.iter().all(u8::is_ascii_alphabetic)
        || [&b"AND"[..], b"OR", b"OF", b"FOR"].iter().any(|known| word.eq_ignore_ascii_case(known))
}
