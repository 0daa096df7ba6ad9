//! The TAGS line.

use super::labels::skip_tags;
use crate::cable::{Code, Diagnostic, Tag, TagKind, tag_meaning};
use crate::text::{Cursor, Span, class, trim};

/// Longest code, in letters. Longer words are text.
const CODE_MAX: usize = 21;

/// Every code of a line, the label left out; and the names in brackets after codes. Codes that stand twice
/// are kept once, the others are put to `again`, and codes written together are parted.
pub(super) fn parse_tags(
    bytes: &[u8],
    line: Span,
    tags: &mut Vec<Tag>,
    again: &mut Vec<Span>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut c = Cursor::new(bytes, line);
    skip_tags(&mut c);
    let mut repeated: Option<(Span, usize)> = None;
    while !c.is_done() {
        if c.eat(b'(') {
            let name = trim(bytes, c.eat_while(class!(not b')')));
            c.eat(b')');
            if !name.is_empty() {
                tags.push(Tag { kind: TagKind::Person, span: name });
            }
            continue;
        }
        if let Some(line) = page_line(&mut c) {
            again.push(line);
            continue;
        }
        let mut span = code(&mut c);
        if span.is_empty() {
            c.bump();
            continue;
        }
        if is_caption(c.slice(span)) {
            again.push(span);
            continue;
        }
        if let Some(term) = term(c, span) {
            span = term;
            c = Cursor::new(bytes, Span { start: term.end, end: line.end });
        }
        let text = c.slice(span);
        let known = kind(text);
        let parts = if known.is_none() { parted(text) } else { None };
        let mut start = span.range().start;
        for len in parts.iter().flatten().copied().chain(parts.is_none().then_some(text.len())) {
            let span = Span::new(start, start + len);
            start += len;
            if tags.len() < UNIQUE_MAX && tags.iter().any(|tag| is_same(bytes, tag.span, span)) {
                again.push(span);
                repeated = Some((
                    repeated.map_or(span, |(first, _)| first),
                    repeated.map_or(1, |(_, count)| count + 1),
                ));
            } else {
                let found = if parts.is_none() { known } else { kind(c.slice(span)) };
                tags.push(Tag { kind: found.unwrap_or(TagKind::Unknown), span });
            }
        }
        if let Some(parts) = parts {
            diagnostics.push(Diagnostic { code: Code::TagsParted { count: parts.len() }, span });
        }
    }
    if let Some((span, count)) = repeated {
        diagnostics.push(Diagnostic { code: Code::TagRepeated { count }, span });
    }
}

/// A run of words that are no codes is one term, if one of them is longer than any code: `HUMAN RIGHTS`.
fn term(c: Cursor<'_>, first: Span) -> Option<Span> {
    let is_word = |text: &[u8]| {
        text.len() > 2
            && text.iter().all(u8::is_ascii_uppercase)
            && kind(text).is_none()
            && parted(text).is_none()
    };
    if !is_word(c.slice(first)) {
        return None;
    }
    let (mut end, mut is_long, mut ahead) = (first.end, first.len() > WORD_OF_CODE, c);
    while ahead.eat_spaces() {
        let word = code(&mut ahead);
        if !is_word(ahead.slice(word)) || is_caption(ahead.slice(word)) {
            break;
        }
        end = word.end;
        is_long |= word.len() > WORD_OF_CODE;
    }
    (is_long && end > first.end).then_some(Span { end, ..first })
}

/// Most letters of a code of a field of work; longer words are no misprints of one.
const WORD_OF_CODE: usize = 5;

/// `SIPDIS` and the like, which copies put behind the codes.
fn is_caption(word: &[u8]) -> bool {
    [&b"SIPDIS"[..], b"NOFORN", b"SENSITIVE"].iter().any(|caption| word.eq_ignore_ascii_case(caption))
}

/// The line of a page break that a copy has joined to the codes: `CONFIDENTIAL    PAGE 02        PORT E  00123  211833Z`.
fn page_line(c: &mut Cursor<'_>) -> Option<Span> {
    let mut ahead = *c;
    let start = ahead.at();
    ahead.eat_any(&["UNCLASSIFIED", "CONFIDENTIAL", "SECRET", "LIMITED OFFICIAL USE"])?;
    (ahead.eat_spaces() && ahead.eat_word("PAGE") && ahead.eat_spaces()).then_some(())?;
    ahead.eat_number(1..=3)?;
    // Up to the time; without one nothing of the rest is a code.
    let rest = ahead.rest();
    let is_time = |at: &usize| {
        rest.get(at.saturating_sub(6)..*at)
            .is_some_and(|digits| digits.len() == 6 && digits.iter().all(u8::is_ascii_digit))
    };
    let len = memchr::memchr_iter(b'Z', rest).find(is_time).map_or(rest.len(), |at| at + 1);
    ahead.skip(len);
    *c = ahead;
    Some(c.since(start))
}

/// Most codes among which one that repeats is looked for: no cable has as many.
const UNIQUE_MAX: usize = 64;

fn is_same(bytes: &[u8], first: Span, second: Span) -> bool {
    let text = |span: Span| bytes.get(span.range()).unwrap_or_default();
    text(first).eq_ignore_ascii_case(text(second))
}

/// The kind of a code that the table has.
fn kind(code: &[u8]) -> Option<TagKind> {
    let code = std::str::from_utf8(code).ok()?;
    let known = tag_meaning(&code.to_ascii_uppercase()).map(|(kind, _)| kind);
    known.or_else(|| is_program(code.as_bytes()).then_some(TagKind::Program))
}

/// Letters and digits; with a hyphen inside when the table has them so (`ADB-1`).
fn code(c: &mut Cursor<'_>) -> Span {
    let start = c.at();
    let word = c.eat_while_by(is_code_byte);
    let mut ahead = *c;
    if !word.is_empty() && ahead.eat_if(|b| matches!(b, b'-' | b'&' | b'\'')) {
        ahead.eat_while_by(is_code_byte);
        if kind(ahead.slice(ahead.since(start))).is_some() {
            *c = ahead;
        }
    }
    c.since(start)
}

/// Shortest and longest word that is tried as several codes written together.
const PARTED: std::ops::RangeInclusive<usize> = 6..=20;

/// The lengths of the codes that a word falls into, if it does so wholly: subjects and programs have four
/// letters or more, and a country may stand at either end.
fn parted(word: &[u8]) -> Option<Vec<usize>> {
    PARTED.contains(&word.len()).then_some(())?;
    let mut lengths = Vec::new();
    let mut rest = word;
    while !rest.is_empty() {
        let is_code = |len: &usize| {
            let found = rest.get(..*len).and_then(kind);
            match len {
                2 => (rest.len() == 2) != lengths.is_empty() && found == Some(TagKind::Geo),
                _ => matches!(found, Some(TagKind::Subject | TagKind::Program)),
            }
        };
        let len = [4, 5, 2].into_iter().find(is_code)?;
        lengths.push(len);
        rest = rest.get(len..)?;
    }
    (lengths.len() > 1).then_some(lengths)
}

fn is_code_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
}

/// A code of a program that the table does not have: K and three letters.
fn is_program(code: &[u8]) -> bool {
    matches!(code, [b'K' | b'k', rest @ ..] if rest.len() == 3 && rest.iter().all(u8::is_ascii_alphabetic))
}

/// Whether a line ends within the brackets of a name.
pub(super) fn is_open(bytes: &[u8], line: Span) -> bool {
    let text = bytes.get(line.range()).unwrap_or_default();
    text.iter().rev().find(|b| matches!(b, b'(' | b')')) == Some(&b'(')
}

/// Whether a line without a label can be the next line of the codes: capitals only, and most words codes that the
/// table has; or, after a comma, all of the length of a code.
pub(super) fn continues_tags(bytes: &[u8], last: Span, line: Span) -> bool {
    let is_awaited = bytes.get(last.range()).unwrap_or_default().ends_with(b",");
    let mut c = Cursor::new(bytes, line);
    let (mut known, mut all, mut sized) = (0, 0, 0);
    if is_open(bytes, last) {
        c.eat_while(class!(not b'(' | b')'));
        return c.eat(b')')
            && (c.is_done() || continues_tags(bytes, Span { end: line.start, ..line }, c.rest_span()));
    }
    while !c.is_done() {
        if c.eat(b'(') {
            // A person's name after a code.
            c.eat_while(class!(not b')'));
            c.eat(b')');
            continue;
        }
        let word = c.eat_while_by(is_code_byte);
        let text = std::str::from_utf8(c.slice(word)).unwrap_or_default();
        if word.is_empty() {
            if !c.eat_if(|b| matches!(b, b' ' | b'\t' | b',' | b';' | b'.')) {
                return false;
            }
            continue;
        }
        if word.len() > CODE_MAX || text.bytes().any(|b| b.is_ascii_lowercase()) {
            return false;
        }
        all += 1;
        let is_known = tag_meaning(text).is_some();
        known += usize::from(is_known);
        sized += usize::from(is_known || matches!(word.len(), 4..=5));
    }
    known * 2 > all || is_awaited && all > 0 && sized == all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tags(text: &str) -> String {
        let mut tags = Vec::new();
        let mut diagnostics = Vec::new();
        parse_tags(text.as_bytes(), Span::new(0, text.len()), &mut tags, &mut Vec::new(), &mut diagnostics);
        let codes = diagnostics.iter().map(|d| format!("!{}", d.code.name()));
        tags.iter()
            .map(|tag| format!("{}:{}", &text[tag.span.range()], tag.kind.word()))
            .chain(codes)
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[test]
    fn ok_tags() {
        insta::assert_snapshot!(tags("TAGS: MOPS PARM PREL NATO GM"), @"MOPS:subject PARM:subject PREL:subject NATO:org GM:geo");
        insta::assert_snapshot!(tags("TAGS PREL, PGOV,XX"), @"PREL:subject PGOV:subject XX:geo");
        insta::assert_snapshot!(tags("TAGS: OVIP (DOE, JANE), KNNP"), @"OVIP:subject DOE, JANE:person KNNP:program");
        insta::assert_snapshot!(tags("TAGS: PRELPGOV, MARRGM"), @"PREL:subject PGOV:subject MARR:subject GM:geo !tags-parted !tags-parted");
        insta::assert_snapshot!(tags("TAGS: PREL PGOV PREL prel"), @"PREL:subject PGOV:subject !tag-repeated");
        insta::assert_snapshot!(tags("TAGS: PFOR, PINT, XX."), @"PFOR:subject PINT:subject XX:geo");
        insta::assert_snapshot!(tags("TAGS: PREL/PGOV - GM"), @"PREL:subject PGOV:subject GM:geo");
        insta::assert_snapshot!(tags("TAGS: PREK, PRELPGOX"), @"PREK:unknown PRELPGOX:unknown");
        insta::assert_snapshot!(tags("TAGS: OVIP (DOE, JANE) (ROE, JOHN), ADB-1"), @"OVIP:subject DOE, JANE:person ROE, JOHN:person ADB-1:org");
        insta::assert_snapshot!(tags("tags: prel pgov"), @"prel:subject pgov:subject");
        insta::assert_snapshot!(tags("TAGS: PREL HUMAN RIGHTS, GM"), @"PREL:subject HUMAN RIGHTS:unknown GM:geo");
        insta::assert_snapshot!(tags("TAGS: PHUM GMPREL SIPDIS"), @"PHUM:subject GM:geo PREL:subject !tags-parted");
        insta::assert_snapshot!(tags("TAGS: PREL KWWW BA'ATH"), @"PREL:subject KWWW:program BA'ATH:org");
        insta::assert_snapshot!(tags("TAGS: PREL      CONFIDENTIAL    PAGE 02        PORT E  00123  01 OF 05  211833Z GM, PGOV"), @"PREL:subject GM:geo PGOV:subject");
        insta::assert_snapshot!(tags("TABS: PREL, GM"), @"PREL:subject GM:geo");
        insta::assert_snapshot!(tags("AGS: PREL, GM"), @"PREL:subject GM:geo");
        insta::assert_snapshot!(tags("TAGS:"), @"");
    }

    #[test]
    fn ok_continuation() {
        let continues =
            |text: &str| continues_tags(text.as_bytes(), Span::default(), Span::new(0, text.len()));
        assert!(continues("KNNP NATO, GM"));
        assert!(continues("OVIP (EXAMPLE, JANE)"));
        assert!(!continues("MINISTER MEETS AMBASSADOR"));
        assert!(!continues("PREL and more"));
        assert!(!continues(""));
    }
}
