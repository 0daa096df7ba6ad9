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
    let is_parted = c.rest().contains(&b',');
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
        let is_visit = tags.last().is_some_and(|tag| is_visitor(bytes, *tag, span));
        let person = if is_visit { person(c, span) } else { None };
        if let Some(term) = person.or_else(|| term(c, span, is_parted)) {
            span = term;
            c = Cursor::new(bytes, Span { start: term.end, end: line.end });
        }
        if person.is_some() {
            tags.push(Tag { kind: TagKind::Person, span });
            continue;
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

/// A run of words that are no codes is one term, if one of them is longer than any code: `HUMAN RIGHTS`. In a list with
/// commas, `is_parted`, nothing between two of them is parted.
fn term(c: Cursor<'_>, first: Span, is_parted: bool) -> Option<Span> {
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
    let is_closed = || {
        let before = c.slice(Span { start: first.start.saturating_sub(2), end: first.start });
        let mut after = Cursor::new(
            c.slice(Span { start: 0, end: c.rest_span().end }),
            Span { start: end, end: c.rest_span().end },
        );
        after.eat_spaces();
        before.trim_ascii_end().ends_with(b",") && after.peek().is_none_or(|b| b == b',')
    };
    (end > first.end && (is_long || is_parted && is_closed())).then_some(Span { end, ..first })
}

/// Whether a word stands right behind the code of a visit: then it begins the name of the visitor.
fn is_visitor(bytes: &[u8], before: Tag, word: Span) -> bool {
    let text = bytes.get(before.span.range()).unwrap_or_default();
    let between = bytes.get(before.span.range().end..word.range().start).unwrap_or_default();
    text.eq_ignore_ascii_case(b"OVIP") && between.iter().all(|b| matches!(b, b' ' | b','))
}

/// The name of a person that begins with a word: two to four words up to the next mark, not all of them codes, and none
/// that of a field of work.
fn person(c: Cursor<'_>, first: Span) -> Option<Span> {
    let is_field = |text: &[u8]| matches!(kind(text), Some(TagKind::Subject | TagKind::Program));
    let mut words = vec![first];
    let mut ahead = c;
    while ahead.eat_spaces() {
        let word = ahead.eat_while_by(|b| b.is_ascii_alphabetic() || matches!(b, b'.' | b'\'' | b'-'));
        if word.is_empty() || is_field(ahead.slice(word)) {
            break;
        }
        words.push(word);
    }
    let is_code = |word: &Span| kind(ahead.slice(*word)).is_some();
    let is_name =
        (2..=4).contains(&words.len()) && !is_field(ahead.slice(first)) && !words.iter().all(is_code);
    is_name.then(|| first.to(*words.last().unwrap_or(&first)))
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
        let second = ahead.eat_while_by(is_code_byte);
        // Two codes that a hyphen joins are two; a word with a hyphen is one.
        let is_word =
            !(second.is_empty() || kind(c.slice(word)).is_some() && kind(c.slice(second)).is_some());
        if is_word || kind(ahead.slice(ahead.since(start))).is_some() {
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

/// Whether a line without a label can be the next line of the codes: most words codes that the table has; or, after a
/// comma, all of the length of a code. In lowercase all of them must be codes, and one longer than a word that is one too.
pub(super) fn continues_tags(bytes: &[u8], last: Span, line: Span) -> bool {
    let is_awaited = bytes.get(last.range()).unwrap_or_default().ends_with(b",");
    let mut c = Cursor::new(bytes, line);
    if is_open(bytes, last) {
        c.eat_while(class!(not b'(' | b')'));
        return c.eat(b')') && (c.is_done() || counted(c).is_some_and(|words| words.are_codes(true)));
    }
    counted(c).is_some_and(|words| words.are_codes(is_awaited))
}

/// Whether a line below a blank one goes on with the codes: nothing but codes that the table has, and names in brackets;
/// or a comma, or what a comma awaits.
pub(super) fn continues_below(bytes: &[u8], last: Span, line: Span) -> bool {
    let text = bytes.get(line.range()).unwrap_or_default();
    if text.iter().all(|b| matches!(b, b',' | b';' | b' ')) {
        return true;
    }
    let is_awaited = bytes.get(last.range()).unwrap_or_default().trim_ascii_end().ends_with(b",");
    counted(Cursor::new(bytes, line))
        .is_some_and(|words| words.all > 0 && words.known == words.all || is_awaited && words.are_codes(true))
}

/// What the words of a line are that may hold codes.
#[derive(Clone, Copy, Debug, Default)]
struct Counted {
    all: usize,
    /// In the table.
    known: usize,
    /// In the table, or of the length of a code.
    sized: usize,
    /// In the table, and longer than the words that are codes by chance.
    long: usize,
    is_small: bool,
}

impl Counted {
    fn are_codes(self, is_awaited: bool) -> bool {
        if self.is_small {
            let is_list = is_awaited && self.sized == self.all;
            return self.known > 0 && (is_list || self.known == self.all && self.long > 0);
        }
        self.known * 2 > self.all || is_awaited && self.all > 0 && self.sized == self.all
    }
}

/// Counts the words of a line. None if something stands in it that no list of codes has.
fn counted(mut c: Cursor<'_>) -> Option<Counted> {
    let mut words = Counted::default();
    while !c.is_done() {
        if c.eat(b'(') {
            // A person's name after a code.
            c.eat_while(class!(not b')'));
            c.eat(b')');
            continue;
        }
        let word = c.eat_while_by(is_code_byte);
        let text = c.slice(word);
        if word.is_empty() {
            c.eat_if(|b| matches!(b, b' ' | b'\t' | b',' | b';' | b'.')).then_some(())?;
            continue;
        }
        (word.len() <= CODE_MAX).then_some(())?;
        let is_known =
            std::str::from_utf8(text).is_ok_and(|text| tag_meaning(&text.to_ascii_uppercase()).is_some());
        words.all += 1;
        words.known += usize::from(is_known);
        words.sized += usize::from(is_known || matches!(word.len(), 4..=5));
        words.long += usize::from(is_known && word.len() >= 4);
        words.is_small |= text.iter().any(u8::is_ascii_lowercase);
    }
    Some(words)
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
        insta::assert_snapshot!(tags("T A G S: PREL, GM"), @"PREL:subject GM:geo");
        insta::assert_snapshot!(tags("TAGS: OVIP DOE JOHN, PREL"), @"OVIP:subject DOE JOHN:person PREL:subject");
        insta::assert_snapshot!(tags("TAGS: PREL, OVIP, JANE ROE, GM"), @"PREL:subject OVIP:subject JANE ROE:person GM:geo");
        insta::assert_snapshot!(tags("TAGS: OVIP PREL GM"), @"OVIP:subject PREL:subject GM:geo");
        insta::assert_snapshot!(tags("TAGS: PREL, FREE PORT, AL-EXAMPLE, GM"), @"PREL:subject FREE PORT:unknown AL-EXAMPLE:unknown GM:geo");
        insta::assert_snapshot!(tags("TAGS:"), @"");
    }

    #[test]
    fn ok_continuation() {
        let continues =
            |text: &str| continues_tags(text.as_bytes(), Span::default(), Span::new(0, text.len()));
        assert!(continues("KNNP NATO, GM"));
        assert!(continues("OVIP (EXAMPLE, JANE)"));
        assert!(continues("parm gm") && continues("Parm, Gm"));
        assert!(!continues("so it is") && !continues("gm"));
        assert!(!continues("MINISTER MEETS AMBASSADOR"));
        assert!(!continues("PREL and more"));
        assert!(!continues(""));
        let after = |last: &str, text: &str| {
            let both = format!("{last}\n{text}");
            let (last, line) = (Span::new(0, last.len()), Span::new(last.len() + 1, both.len()));
            (continues_tags(both.as_bytes(), last, line), continues_below(both.as_bytes(), last, line))
        };
        assert_eq!(after("tags: prel,", "etrx, gm"), (true, true));
        assert_eq!(after("tags: ovip (doe,", "jane), gm"), (true, false));
        assert_eq!(after("TAGS: PREL", "PGOV"), (true, true));
        assert_eq!(after("TAGS: PREL", "GM PREK"), (false, false));
        assert_eq!(after("TAGS: PREL", ","), (false, true));
    }
}
