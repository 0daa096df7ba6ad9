//! The classified-by line: who classified the cable, and for which reasons.

mod labels;
mod letters;
mod person;
mod reasons;
mod words;

use super::labels::classified_by_label;
use crate::cable::ClassifiedBy;
use crate::text::{Cursor, Span, Spans, trim};
use reasons::{Found, find_reasons};

/// The field, and the offset after its last byte: lines of the text may follow it without a blank line, or
/// even on the same line.
pub(super) struct Authority {
    pub(super) by: ClassifiedBy,
    pub(super) end: usize,
}

/// Reads the lines of the field; the first has the label.
pub(super) fn parse_classified_by(bytes: &[u8], lines: &[Span]) -> Option<Authority> {
    let (first, more) = lines.split_first()?;
    let first = classified_by_label(Cursor::new(bytes, *first))?.rest_span();
    let cover = more.last().map_or(first, |last| first.to(*last));
    if trim(bytes, cover).is_empty() {
        return None;
    }
    let found = find_reasons(bytes, cover);
    let end = found.end;
    let inside = |line: Span| trim(bytes, Span::new(line.range().start, line.range().end.min(end)));
    let text: Spans = std::iter::once(first).chain(more.iter().copied()).map(inside).collect();
    let person = person::read_person(bytes, person_span(bytes, cover, &found));
    let Found { reasons, derived_from, declassify_on, .. } = found;
    let by = ClassifiedBy {
        text,
        name: person.name,
        title: person.title,
        office: person.office,
        reasons,
        derived_from,
        declassify_on,
    };
    Some(Authority { by, end })
}

/// Adds a line with a label of its own: `REASON: 1.4 (B)`, `DERIVED FROM: ...`.
pub(super) fn add_line(bytes: &[u8], line: Span, by: &mut ClassifiedBy) {
    let found = find_reasons(bytes, line);
    by.text.push(line);
    by.reasons.extend(found.reasons);
    by.derived_from = by.derived_from.or(found.derived_from);
    by.declassify_on = by.declassify_on.or(found.declassify_on);
}

/// Whether a line of the field ends in the middle of the reasons: `(b), (d), and`.
pub(super) fn is_unfinished(bytes: &[u8], line: Span) -> bool {
    let text = bytes.get(line.range()).unwrap_or_default();
    let word = text.rsplit(|b| !b.is_ascii_alphabetic()).next().unwrap_or_default();
    let is = |known: &&[u8]| word.eq_ignore_ascii_case(known);
    matches!(text, [.., b',' | b'&' | b'('])
        || [&b"AND"[..], b"OR", b"FOR", b"PER", b"SECTION"].iter().any(is)
        || labels::is_reason_word(word)
}

/// Whether a line below a blank one goes on with the reasons: `and (d).`
pub(super) fn is_more_reasons(bytes: &[u8], line: Span) -> bool {
    let mut c = Cursor::new(bytes, line);
    let joined = c.eat_any(&["AND", "OR"]).is_some();
    c.eat_spaces();
    joined && line.len() <= 12 && matches!(c.rest(), [b'(', letter, b')', ..] if letter.is_ascii_alphabetic())
}

/// What stood before the label together with what stands after it.
pub(super) fn merge(before: ClassifiedBy, found: ClassifiedBy) -> ClassifiedBy {
    ClassifiedBy {
        text: before.text.iter().chain(found.text.iter()).collect(),
        reasons: before.reasons.into_iter().chain(found.reasons).collect(),
        derived_from: before.derived_from.or(found.derived_from),
        declassify_on: before.declassify_on.or(found.declassify_on),
        ..found
    }
}

/// The part before the reasons; or after them, when nothing stands before.
fn person_span(bytes: &[u8], text: Span, found: &Found) -> Span {
    let before = Span::new(text.range().start, found.start);
    let person = without_tail(bytes, without_label(bytes, before));
    match found.after {
        Some(after) if person.is_empty() => without_tail(bytes, after),
        _ => person,
    }
}

/// Some drafters wrote the label once more after the label that the program printed.
fn without_label(bytes: &[u8], text: Span) -> Span {
    let text = trim(bytes, text);
    classified_by_label(Cursor::new(bytes, text)).map_or(text, |c| c.rest_span())
}

/// Without the punctuation and the prepositions that lead over to the reasons.
fn without_tail(bytes: &[u8], text: Span) -> Span {
    let mut person = trim(bytes, text);
    loop {
        let slice = bytes.get(person.range()).unwrap_or_default();
        let cut = match slice {
            [
                ..,
                b'.' | b',' | b';' | b':' | b'-' | b'(' | b'?' | b'*' | b'_' | b'/' | b'=' | b'&' | b'+'
                | b'<' | b'>' | b'|' | b'"',
            ] => 1,
            [.., 0xe2, 0x80, 0x93 | 0x94] => 3,
            _ => match link_at_end(slice) {
                Some(len) => len,
                None => return person,
            },
        };
        let end = person.range().end - cut;
        person = trim(bytes, Span::new(person.range().start, end));
    }
}

/// Words that lead over to the reasons, and what typing and scanning make of them.
const LINKS: [&[u8]; 33] = [
    b"AUTHORITY",
    b"PROVISIONS",
    b"GROUNDS",
    b"FOR",
    b"FRO",
    b"FPR",
    b"FIOR",
    b"FOLLOWING",
    b"STATED",
    b"OF",
    b"BECAUSE",
    b"ACCORDING",
    b"CITING",
    b"USING",
    b"SECTION",
    b"SECTIONS",
    b"PER",
    b"UNDER",
    b"THE",
    b"PURSUANT",
    b"TO",
    b"BASED",
    b"ON",
    b"UPON",
    b"DUE",
    b"BY",
    b"FR",
    b"FO",
    b"F0R",
    b"AS",
    b"WITH",
    b"IN",
    b"ACCORDANCE",
];

/// Number of letters and digits of an order, such as `12958`.
const ORDER_DIGITS: usize = 5;

/// How many bytes the word at the end has, with what stands before it on the line above if a line end cut it in two
/// (`f`/`or`). None if it does not lead over to the reasons.
fn link_at_end(text: &[u8]) -> Option<usize> {
    let is_link = |word: &[u8]| {
        let is_order = word.len() == ORDER_DIGITS && word.iter().all(u8::is_ascii_digit);
        is_order || LINKS.iter().any(|link| word.eq_ignore_ascii_case(link))
    };
    let len = |text: &[u8]| text.iter().rev().take_while(|b| b.is_ascii_alphanumeric()).count();
    let (before, last) = text.split_at_checked(text.len() - len(text))?;
    if let Some(above) = before.strip_suffix(b"\n").map(|above| above.strip_suffix(b"\r").unwrap_or(above)) {
        let (_, start) = above.split_at_checked(above.len() - len(above))?;
        if !start.is_empty() && is_link(&[start, last].concat()) {
            return Some(start.len() + (before.len() - above.len()) + last.len());
        }
    }
    is_link(last).then_some(last.len())
}

#[cfg(test)]
mod tests;
