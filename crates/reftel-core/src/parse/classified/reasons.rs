//! Sections and letters of the executive order, and the other labels of the field.

use crate::cable::{Day, Month, Reason};
use crate::parse::marker::paragraph_marker;
use crate::parse::marking::parse_portion;
use crate::text::fuzzy::is_within_one_edit;
use crate::text::{Class, Cursor, Span, Spanned, class, ocr, trim};

/// What was found behind the person.
pub(super) struct Found {
    /// Where the person ends.
    pub(super) start: usize,
    /// Where the field ends.
    pub(super) end: usize,
    /// What follows the reasons on their line, and may be the person.
    pub(super) behind: Option<Span>,
    pub(super) reasons: Vec<Spanned<Reason>>,
    pub(super) derived_from: Option<Span>,
    pub(super) declassify_on: Option<Span>,
}

/// Reads a text from its start to the end of the field.
pub(super) fn find_reasons(bytes: &[u8], text: Span, date: Option<Day>) -> Found {
    let mut found = Found {
        start: text.range().end,
        end: text.range().end,
        behind: None,
        reasons: Vec::new(),
        derived_from: None,
        declassify_on: None,
    };
    let mut c = Cursor::new(bytes, text);
    let mut has_label = false;
    while !c.is_done() {
        let before = c;
        let at = c.at();
        if begins_paragraph(bytes, c, text) {
            found.start = found.start.min(at);
            found.end = at;
            return found;
        }
        let is_value = if let Some(section) = section(&mut c) {
            sections(&mut c, section, &mut found.reasons);
            true
        } else if has_label && is_bracket(c) && letters(&mut c, default_section(date), &mut found.reasons) {
            true
        } else {
            labelled(&mut c, &mut found)
        };
        if is_value {
            found.start = found.start.min(at);
            if !found.reasons.is_empty()
                && ends_behind(bytes, &mut c, found.start == text.range().start, &mut found)
            {
                return found;
            }
            continue;
        }
        let word = c.eat_while(Class::ALPHANUMERIC);
        has_label = has_label && word.is_empty();
        if is_reason_word(c.slice(word)) {
            found.start = found.start.min(at);
            has_label = true;
            c.eat_str("(S)");
        } else if names_order(before) {
            found.start = found.start.min(at);
        }
        if word.is_empty() {
            c.bump();
        }
    }
    found
}

/// Whether a bracket comes next: only letters in brackets are reasons without a section.
fn is_bracket(mut c: Cursor<'_>) -> bool {
    c.eat_while(class!(WHITESPACE | b':'));
    c.peek() == Some(b'(')
}

/// `REASON`, `REASONS`, and these with a letter left out, doubled or misprinted.
fn is_reason_word(word: &[u8]) -> bool {
    (5..=8).contains(&word.len())
        && word.first().is_some_and(|first| first.eq_ignore_ascii_case(&b'R'))
        && (is_within_one_edit(word, b"REASON") || is_within_one_edit(word, b"REASONS"))
}

/// `E.O.`, `EO 12958`, `Executive Order`, `Section 1.4`.
fn names_order(mut c: Cursor<'_>) -> bool {
    let order = c;
    if c.eat_word("EXECUTIVE") {
        return c.eat_space() && c.eat_word("ORDER");
    }
    if c.eat_any(&["SECTIONS", "SECTION", "SEC", "PARAGRAPHS", "PARAGRAPH"]).is_some() {
        c.eat_while(class!(WHITESPACE | b'.' | b':' | b'(' | b'S' | b')'));
        return section(&mut c).is_some();
    }
    crate::parse::executive_order::label(order).is_some() || {
        let mut c = order;
        c.eat_str("E.O.")
    }
}

/// `DERIVED FROM` and `DECLASSIFY ON`, each with the rest of its line or up to the other label.
fn labelled(c: &mut Cursor<'_>, found: &mut Found) -> bool {
    let mut ahead = *c;
    let is_source = two_words(&mut ahead, "DERIVED", "FROM");
    if !(is_source
        || two_words(&mut ahead, "DECLASSIFY", "ON")
        || two_words(&mut ahead, "DECLASSIFY", "UPON"))
    {
        return false;
    }
    ahead.eat_while(class!(b' ' | b'\t' | b':'));
    let start = ahead.at();
    while let Some(byte) = ahead.peek() {
        let mut next = ahead;
        let at_label = matches!(byte, b'D' | b'd' | b'R' | b'r')
            && (two_words(&mut next, "DECLASSIFY", "ON")
                || two_words(&mut next, "DERIVED", "FROM")
                || is_reason_label(next));
        if matches!(byte, b'\n' | b'\r') || at_label {
            break;
        }
        ahead.bump();
    }
    let value = ahead.since(start);
    let value = Span::new(start, start + c.slice(value).trim_ascii_end().len());
    let field = if is_source { &mut found.derived_from } else { &mut found.declassify_on };
    if field.is_none() && !value.is_empty() {
        *field = Some(value);
    }
    *c = ahead;
    true
}

fn is_reason_label(mut c: Cursor<'_>) -> bool {
    c.eat_any(&["REASONS", "REASON"]).is_some() && c.eat_if(|b| b == b':')
}

fn two_words(c: &mut Cursor<'_>, first: &str, second: &str) -> bool {
    let mut ahead = *c;
    let found = ahead.eat_word(first) && ahead.eat_space() && ahead.eat_word(second);
    if found {
        *c = ahead;
    }
    found
}

/// A numbered paragraph with its mark, somewhere inside a reflowed line.
fn begins_paragraph(bytes: &[u8], c: Cursor<'_>, text: Span) -> bool {
    let at = c.at();
    let after_blank = at > text.range().start
        && at.checked_sub(1).and_then(|before| bytes.get(before)).is_some_and(u8::is_ascii_whitespace);
    let begins = matches!(c.peek(), Some(b'0'..=b'9' | 0xc2 | 0xef | b'P' | b'q' | b'Q' | b'T' | b'?'));
    after_blank && begins && {
        paragraph_marker(c).is_some_and(|marker| {
            let mut after = marker.after;
            after.eat_blanks();
            parse_portion(&mut after).is_some()
        })
    }
}

/// After reasons: takes what still belongs to them, and says whether the field ends here.
fn ends_behind(bytes: &[u8], c: &mut Cursor<'_>, is_first: bool, found: &mut Found) -> bool {
    let mut ahead = *c;
    let closed = ahead.eat_while(class!(WHITESPACE | b')' | b']' | b'}' | b'.' | b';' | b','));
    let rest = trim(bytes, ahead.rest_span());
    let belongs = Cursor::new(bytes, rest).peek().is_none_or(|b| {
        // In small letters the sentence goes on; "(U)" or "Summary" begin something else.
        b.is_ascii_lowercase() || !(b.is_ascii_alphanumeric() || b == b'(' || !b.is_ascii())
    });
    if belongs || goes_on(ahead) {
        return false;
    }
    let closers = c.slice(closed);
    let last = closers.iter().rposition(|b| !b.is_ascii_whitespace()).map_or(0, |at| at + 1);
    found.end = c.at() + last;
    if is_first {
        let mut line = ahead;
        let behind = line.eat_while(class!(not b'\n' | b'\r'));
        // Nobody stands before the reasons: whoever stands behind them on their line is meant.
        if !closers.contains(&b'\n') && !begins_paragraph(bytes, ahead, Span::default()) {
            found.behind = Some(behind);
            found.end = behind.range().end;
        }
    }
    true
}

/// Whether the next words belong to the reasons.
fn goes_on(mut c: Cursor<'_>) -> bool {
    connector(&mut c);
    let mut label = c;
    c.eat_any(&["OF", "UNDER", "PER", "IN", "AND", "AS"]).is_some()
        || names_order(c)
        || is_reason_label(c)
        || section(&mut c).is_some()
        || two_words(&mut label, "DERIVED", "FROM")
        || two_words(&mut label, "DECLASSIFY", "ON")
        || two_words(&mut label, "DECLASSIFY", "UPON")
}

/// The section that letters without one are of.
fn default_section(date: Option<Day>) -> u8 {
    let amended = Month::new(3).and_then(|march| Day::new(2003, march, 25));
    if date.zip(amended).is_some_and(|(date, amended)| date < amended) { 5 } else { 4 }
}

/// A section and its letters; the section alone when none follow.
fn sections(c: &mut Cursor<'_>, section: Spanned<u8>, found: &mut Vec<Spanned<Reason>>) {
    if !letters(c, section.value, found) && found.iter().all(|known| known.value.section != section.value) {
        found.push(Spanned::new(Reason { section: section.value, letter: None }, section.span));
    }
}

/// `1.4`, also as scanning garbles it; the digit after the period.
fn section(c: &mut Cursor<'_>) -> Option<Spanned<u8>> {
    let before = c.at();
    let mut ahead = *c;
    ahead.eat_if(|b| ocr::digit(b) == Some(1) || b == b'i').then_some(())?;
    ahead.eat_blanks();
    (!ahead.eat_while(class!(b'.' | b',')).is_empty()).then_some(())?;
    ahead.eat_blanks();
    let digit = ahead.bump().filter(|b| matches!(b, b'3'..=b'6'))?;
    (!ahead.peek().is_some_and(|b| b.is_ascii_digit())).then_some(())?;
    *c = ahead;
    Some(Spanned::new(digit - b'0', c.since(before)))
}

/// The letters behind a section number, with whatever separates them. Whether there were any.
fn letters(c: &mut Cursor<'_>, section: u8, found: &mut Vec<Spanned<Reason>>) -> bool {
    let mut last: Option<(char, usize)> = None;
    // "1.4. (b)": the period ends no sentence when a bracket follows.
    let mut ahead = *c;
    if ahead.eat(b'.') && {
        ahead.eat_blanks();
        ahead.peek() == Some(b'(')
    } {
        *c = ahead;
    }
    let mut was_bracketed = false;
    loop {
        let mut ahead = *c;
        let joint = joint(&mut ahead, last.is_none());
        let start = ahead.at();
        let word = ahead.eat_while(Class::ALPHABETIC);
        let text = ahead.slice(word);
        let is_letter = |b: &u8| (b'a'..=b'h').contains(&b.to_ascii_lowercase());
        if joint.bracket && ahead.rest().starts_with(b".)") {
            ahead.bump();
        }
        let closed = ahead.peek() == Some(b')');
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
        *c = ahead;
    }
}

fn add(found: &mut Vec<Spanned<Reason>>, section: u8, letter: char, span: Span) {
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
                    b'(' | b')' | b'[' | b']' | b'{' | b'}' | b',' | b'/' | b'&' | b'+' | b'-' | b';' | b'"'
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
fn connector(c: &mut Cursor<'_>) -> bool {
    if c.eat_any(&["AND", "OR", "PLUS", "ND", "ADN", "NAD", "AN"]).is_some() {
        c.eat_blanks();
        // "an d (d)"
        let mut ahead = *c;
        if ahead.eat_word("D") && ahead.eat_blanks() && ahead.peek() == Some(b'(') {
            *c = ahead;
        }
        return true;
    }
    let mut broken = *c;
    let found = broken.eat_word("A") && broken.eat_space() && broken.eat_word("ND");
    if found {
        *c = broken;
    }
    found
}

/// Whether no word follows a letter that stands without brackets.
fn stands_alone(mut c: Cursor<'_>) -> bool {
    c.eat_space();
    let next = c.eat_while(Class::ALPHANUMERIC);
    let word = c.slice(next);
    word.len() <= 1 && word.iter().all(u8::is_ascii_alphabetic)
        || [&b"AND"[..], b"OR", b"OF", b"FOR"].iter().any(|known| word.eq_ignore_ascii_case(known))
}
