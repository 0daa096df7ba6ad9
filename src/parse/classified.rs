//! The classified-by line: who classified the cable, and for which reasons.

use super::line::{classified_by_label, trim};
use crate::cable::{ClassifiedBy, Reason};
use crate::text::{Cursor, Span, Spanned, Spans};

/// Reads the lines of the field; the first has the label.
pub(super) fn parse_classified_by(bytes: &[u8], lines: &[Span]) -> Option<ClassifiedBy> {
    let (first, more) = lines.split_first()?;
    let first = classified_by_label(Cursor::new(bytes, *first))?.rest_span();
    let text: Spans = std::iter::once(first).chain(more.iter().copied()).collect();
    let cover = text.cover()?;
    let person = person_span(bytes, cover);
    let (name, title) = name_and_title(bytes, person);
    Some(ClassifiedBy { name, title, reasons: reasons(bytes, cover), text })
}

/// Adds a line with a label of its own: `REASON: 1.4 (B)`, `DERIVED FROM: ...`.
pub(super) fn add_line(bytes: &[u8], line: Span, by: &mut ClassifiedBy) {
    by.text.push(line);
    by.reasons.append(&mut reasons(bytes, line));
}

/// What stood before the label together with what stands behind it.
pub(super) fn merge(before: ClassifiedBy, found: ClassifiedBy) -> ClassifiedBy {
    ClassifiedBy {
        text: before.text.iter().chain(found.text.iter()).collect(),
        reasons: before.reasons.into_iter().chain(found.reasons).collect(),
        ..found
    }
}

/// The part before the reasons.
fn person_span(bytes: &[u8], text: Span) -> Span {
    let mut c = Cursor::new(bytes, text);
    let mut end = c.rest_span().range().end;
    while !c.is_done() {
        let at = c.at();
        if c.eat_str("REASON") || c.eat_word("E.O") || section(&mut c).is_some() {
            end = at;
            break;
        }
        let word = c.eat_while(|b| b.is_ascii_alphanumeric());
        if word.is_empty() {
            c.bump();
        }
    }
    let mut person = trim(bytes, Span::new(text.range().start, end));
    loop {
        let slice = bytes.get(person.range()).unwrap_or_default();
        let cut = match slice {
            [.., b'.' | b',' | b';' | b':' | b'-' | b'('] => 1,
            _ if ends_with_word(slice, b"FOR") || ends_with_word(slice, b"PER") => 3,
            _ => return person,
        };
        // "Jr." and an initial keep their period only inside a name, where nothing is cut.
        person = trim(bytes, Span { end: person.end - cut, ..person });
    }
}

fn ends_with_word(text: &[u8], word: &[u8]) -> bool {
    let Some(before) = text.len().checked_sub(word.len()) else { return false };
    let tail = text.get(before..).unwrap_or_default();
    tail.eq_ignore_ascii_case(word)
        && text.get(..before).and_then(<[u8]>::last).is_none_or(|b| !b.is_ascii_alphanumeric())
}

/// Words that belong to a title. Anything else in front of the reasons is a name.
const TITLE_WORDS: [&str; 65] = [
    "ACTING",
    "ADVISER",
    "ADVISOR",
    "AFFAIRES",
    "AFFAIRS",
    "AMB",
    "AMBASSADOR",
    "AND",
    "ASSISTANT",
    "ATTACHE",
    "CDA",
    "CG",
    "CHARGE",
    "CHIEF",
    "COMMERCIAL",
    "CONGEN",
    "CONOFF",
    "CONSUL",
    "CONSULAR",
    "COUNSELLOR",
    "COUNSELOR",
    "D'AFFAIRES",
    "DCM",
    "DEFENSE",
    "DEP",
    "DEPUTY",
    "DIRECTOR",
    "ECON",
    "ECONCOUNS",
    "ECONOFF",
    "ECONOMIC",
    "EMBASSY",
    "EUR",
    "FOR",
    "GENERAL",
    "HEAD",
    "INTERIM",
    "LEGAL",
    "MANAGEMENT",
    "MILITARY",
    "MINISTER",
    "MISSION",
    "OF",
    "OFFICE",
    "OFFICER",
    "POL",
    "POL-MIL",
    "POLCHIEF",
    "POLCOUNS",
    "POLECON",
    "POLITICAL",
    "POLOFF",
    "PRINCIPAL",
    "PUBLIC",
    "REGIONAL",
    "RSO",
    "SECRETARY",
    "SECTION",
    "SENIOR",
    "SPECIAL",
    "THE",
    "U.S",
    "UNDER",
    "US",
    "VICE",
];

fn is_title_word(word: &[u8]) -> bool {
    // "POL/ECON": every part counts. "A/DCM": the letter means acting; by itself it is an initial.
    let word = word.strip_prefix(b"A/").unwrap_or(word);
    word.split(|b| *b == b'/').all(|part| {
        let part = part.strip_suffix(b".").unwrap_or(part);
        TITLE_WORDS.iter().any(|title| part.eq_ignore_ascii_case(title.as_bytes()))
    })
}

/// Separates a title from a name: the title comes first, or behind a comma.
fn name_and_title(bytes: &[u8], person: Span) -> (Option<Span>, Option<Span>) {
    let mut parts = Vec::new();
    let mut c = Cursor::new(bytes, person);
    loop {
        let part = c.eat_while(|b| !matches!(b, b',' | b';' | b':'));
        let part = trim(bytes, part);
        if !part.is_empty() {
            parts.push(part);
        }
        if c.bump().is_none() {
            break;
        }
    }
    let Some((&first, others)) = parts.split_first() else { return (None, None) };
    let rest = others.first().zip(others.last()).map(|(a, z)| a.to(*z));
    match split_title(bytes, first) {
        (None, Some(name)) => (Some(name), rest),
        (Some(title), Some(name)) => (Some(name), Some(title)),
        // "AMBASSADOR, JANE EXAMPLE": the name is behind the comma.
        (title, None) => {
            let name = others.iter().find_map(|part| split_title(bytes, *part).1);
            (name, title)
        }
    }
}

/// The title words at the start of a part, and what comes after them.
fn split_title(bytes: &[u8], part: Span) -> (Option<Span>, Option<Span>) {
    let mut c = Cursor::new(bytes, part);
    let mut title = None;
    loop {
        c.eat_space();
        let before = c;
        let word = c.eat_while(|b| !b.is_ascii_whitespace());
        if word.is_empty() || !is_title_word(c.slice(word)) {
            let name = before.rest_span();
            return (title, Some(name).filter(|name| !name.is_empty()));
        }
        title = Some(title.map_or(word, |title: Span| title.to(word)));
    }
}

/// Every reason of the text, each once.
fn reasons(bytes: &[u8], text: Span) -> Vec<Spanned<Reason>> {
    let mut found: Vec<Spanned<Reason>> = Vec::new();
    let mut c = Cursor::new(bytes, text);
    let mut last = 0;
    while !c.is_done() {
        let word_start = !last_is_word(last);
        if word_start && let Some(section) = section(&mut c) {
            letters(&mut c, section, &mut found);
            last = 0;
            continue;
        }
        last = c.bump().unwrap_or_default();
    }
    found
}

fn last_is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'.'
}

/// `1.4`, also as scanning garbles it; the digit after the period.
fn section(c: &mut Cursor<'_>) -> Option<u8> {
    let mut ahead = *c;
    ahead.eat_if(|b| matches!(b, b'1' | b'I' | b'l')).then_some(())?;
    ahead.eat_blanks();
    ahead.eat_if(|b| matches!(b, b'.' | b',')).then_some(())?;
    ahead.eat_blanks();
    let digit = ahead.bump().filter(|b| matches!(b, b'3'..=b'6'))?;
    (!ahead.peek().is_some_and(|b| b.is_ascii_digit())).then_some(())?;
    *c = ahead;
    Some(digit - b'0')
}

/// The letters behind a section number, with whatever separates them.
fn letters(c: &mut Cursor<'_>, section: u8, found: &mut Vec<Spanned<Reason>>) {
    loop {
        let mut ahead = *c;
        ahead.eat_while(|b| {
            b.is_ascii_whitespace() || matches!(b, b'(' | b')' | b',' | b'/' | b'&' | b'-' | b';')
        });
        while ahead.eat_word("AND") {
            ahead.eat_while(|b| b.is_ascii_whitespace() || matches!(b, b'(' | b')' | b',' | b'/'));
        }
        let start = ahead.at();
        let word = ahead.eat_while(|b| b.is_ascii_alphabetic());
        let &[letter] = ahead.slice(word) else { return };
        let letter = letter.to_ascii_lowercase();
        if !(b'a'..=b'h').contains(&letter)
            || ahead.peek().is_some_and(|b| b == b'.' && next_is_letter(ahead))
        {
            return;
        }
        let reason = Reason { section, letter: char::from(letter) };
        if found.iter().all(|known| known.value != reason) {
            found.push(Spanned::new(reason, ahead.since(start)));
        }
        *c = ahead;
    }
}

fn next_is_letter(mut c: Cursor<'_>) -> bool {
    c.bump();
    c.peek().is_some_and(|b| b.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn by(text: &str) -> String {
        let Some(by) = parse_classified_by(text.as_bytes(), &[Span::new(0, text.len())]) else {
            return "none".into();
        };
        let part = |span: Option<Span>| span.map_or("-", |span| &text[span.range()]);
        let reasons: Vec<String> = by.reasons.iter().map(|r| r.value.to_string()).collect();
        format!("{} | {} | {}", part(by.name), part(by.title), reasons.join(" "))
    }

    #[test]
    fn ok_lines() {
        insta::assert_snapshot!(by("Classified By: AMBASSADOR JANE Q. EXAMPLE, REASONS 1.4 (B) AND (D)"), @"JANE Q. EXAMPLE | AMBASSADOR | 1.4(b) 1.4(d)");
        insta::assert_snapshot!(by("CLASSIFIED BY: A/DCM JOHN SAMPLE FOR REASONS 1.4 (B) AND (D)."), @"JOHN SAMPLE | A/DCM | 1.4(b) 1.4(d)");
        insta::assert_snapshot!(by("Classified By: Pol Counselor Ann Other. Reason 1.4 (b/d)"), @"Ann Other | Pol Counselor | 1.4(b) 1.4(d)");
        insta::assert_snapshot!(by("Classified By: POLCOUNS A. N. OTHER; REASON: 1.4(B), (D)"), @"A. N. OTHER | POLCOUNS | 1.4(b) 1.4(d)");
        insta::assert_snapshot!(by("Classified By: Ann Other, Political Counselor, for reasons 1.4 b, d"), @"Ann Other | Political Counselor | 1.4(b) 1.4(d)");
        insta::assert_snapshot!(by("¶1. (U) Classified by Charge d'Affaires Ann Other, E.O. 12958, reasons 1.5 (a), (b), and (c)."), @"Ann Other | Charge d'Affaires | 1.5(a) 1.5(b) 1.5(c)");
        insta::assert_snapshot!(by("Classified By: MINISTER COUNSELOR ANN OTHER. REASONS: l.4 (B, D)"), @"ANN OTHER | MINISTER COUNSELOR | 1.4(b) 1.4(d)");
        insta::assert_snapshot!(by("Classified By:"), @"none");
        insta::assert_snapshot!(by("Declassified by nobody"), @"none");
    }
}
