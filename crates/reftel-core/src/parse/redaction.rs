//! What the source itself took out.

use super::anchors::Anchors;
use super::labels::MISSING_TEXT;
use super::line_traits::LineTraits;
use super::piece::Piece;
use crate::cable::{Dialect, LineKind, Redaction, RedactionKind};
use crate::text::{Cursor, Span, class};

/// Fewest X in a row that stand for something taken out; fewer are letters.
const CROSSES: usize = 4;
/// Longest notation in brackets, in bytes.
const BRACKETS_MAX: usize = 120;

/// Finds all notations of the text in one pass.
pub(super) fn find_redactions(
    bytes: &[u8],
    anchors: &Anchors,
    extent: Span,
    lines: &[Piece],
    dialect: Option<Dialect>,
) -> Vec<Redaction> {
    let mut redactions = Vec::new();
    let mut c = Cursor::new(bytes, extent);
    for start in anchors.gaps.within(extent).map(|place| place as usize) {
        if start < c.at() {
            continue;
        }
        c.skip(start - c.at());
        let Some(byte) = c.peek() else { break };
        let kind = match byte {
            b'X' => (c.eat_while(class!(b'X')).len() >= CROSSES).then_some(RedactionKind::Crossed),
            b'x' => (c.eat_while(class!(b'x')).len() > CROSSES).then_some(RedactionKind::Crossed),
            b'(' | b'[' if exemption(&mut c) => Some(RedactionKind::Exemption),
            b'[' => bracketed(&mut c, b']'),
            b'(' => bracketed(&mut c, b')'),
            _ => blocks(&mut c).then_some(RedactionKind::Blocks),
        };
        if let Some(kind) = kind {
            redactions.push(Redaction { kind, span: c.since(start) });
        }
    }
    find_in_lines(bytes, lines, dialect == Some(Dialect::Foia), &mut redactions);
    redactions.sort_by_cached_key(|redaction| redaction.span);
    redactions.dedup_by(|later, earlier| earlier.span.overlaps(later.span));
    redactions
}

/// Words in brackets that say that something is missing.
fn bracketed(c: &mut Cursor<'_>, close: u8) -> Option<RedactionKind> {
    const SAYS: [(&str, RedactionKind); 5] = [
        ("OMITTED", RedactionKind::Editorial),
        ("REMOVED", RedactionKind::Bracketed),
        ("REDACTED", RedactionKind::Bracketed),
        ("NOT DECLASSIFIED", RedactionKind::Editorial),
        ("DELETED", RedactionKind::Bracketed),
    ];
    let mut ahead = *c;
    ahead.bump();
    let len = ahead.rest().iter().take(BRACKETS_MAX).position(|b| *b == close || *b == b'[')?;
    let inner = ahead.rest().get(..len)?;
    let is_omission = close == b']' && ahead.eat_str("Omitted here");
    ahead.skip(inner.len() - if is_omission { "Omitted here".len() } else { 0 });
    let says = SAYS.iter().find(|(says, _)| {
        let tail = inner.len().checked_sub(says.len()).and_then(|at| inner.get(at..));
        tail.is_some_and(|tail| tail.eq_ignore_ascii_case(says.as_bytes()))
    });
    let is_blank = close == b']' && !inner.is_empty() && inner.iter().all(|b| *b == b' ');
    let is_gap = is_blank || matches!(inner, b"..." | b". . ." | b"\xe2\x80\xa6");
    let kind = says
        .map(|(_, kind)| *kind)
        .or(is_omission.then_some(RedactionKind::Editorial))
        .or(is_gap.then_some(RedactionKind::Gap))?;
    ahead.eat(close).then(|| {
        *c = ahead;
        kind
    })
}

/// Notations that are one only alone on a line, or amid words: exemption codes in a margin, a line to be filled in,
/// what an archive says in place of a text.
fn find_in_lines(bytes: &[u8], lines: &[Piece], is_release: bool, redactions: &mut Vec<Redaction>) {
    for piece in lines {
        if !matches!(piece.kind(), LineKind::Text | LineKind::Paragraph) {
            continue;
        }
        let c = Cursor::new(bytes, piece.span);
        if piece.traits.may_have(LineTraits::UNDERSCORES) {
            gaps(c, redactions);
        }
        let exemption = |span| Redaction { kind: RedactionKind::Exemption, span };
        if is_release && piece.traits.may_have(LineTraits::GAPS) {
            let codes = margin(bytes, piece.span).unwrap_or_default();
            redactions.extend(codes.into_iter().map(exemption));
        }
        if piece.traits.is_prose() {
            continue;
        }
        if is_missing(bytes, piece.span) {
            redactions.push(Redaction { kind: RedactionKind::Missing, span: piece.span });
        }
        if piece.span.len() <= CODES_MAX
            && let Some(codes) = codes(c)
        {
            redactions.extend(codes.into_iter().map(exemption));
        }
    }
}

/// Whether a line is what an archive says in place of a text that it does not have.
pub(super) fn is_missing(bytes: &[u8], line: Span) -> bool {
    let c = Cursor::new(bytes, line);
    MISSING_TEXT.iter().any(|words| {
        let mut c = c;
        c.eat_str(words)
    })
}

/// The exemption codes that a release has in the margin of a line, separated by spaces.
fn margin(bytes: &[u8], line: Span) -> Option<Vec<Span>> {
    let text = bytes.get(line.range())?;
    let from = text.len().saturating_sub(CODES_MAX);
    let at = from + text.get(from..)?.windows(3).rposition(|blanks| blanks == b"   ")? + 3;
    codes(Cursor::new(bytes, Span::new(line.range().start + at, line.range().end)))
}

/// Longest line of exemption codes, in bytes.
const CODES_MAX: usize = 60;

/// A line of exemption codes and nothing else: `B1, 1.4(D)`.
fn codes(mut c: Cursor<'_>) -> Option<Vec<Span>> {
    let mut found = Vec::new();
    loop {
        c.eat_while(class!(b' ' | b'\t' | b','));
        if c.is_done() {
            return Some(found).filter(|found| !found.is_empty());
        }
        let start = c.at();
        if c.eat(b'B') || c.eat(b'b') {
            let open = c.eat(b'(');
            c.eat_if(|b| matches!(b, b'1'..=b'9')).then_some(())?;
            (!open || c.eat(b')')).then_some(())?;
        } else {
            (c.eat_str("1.4") || c.eat_str("1.5")).then_some(())?;
            (c.peek() == Some(b'(')).then_some(())?;
        }
        if c.eat(b'(') {
            (c.eat_if(|b| b.is_ascii_alphabetic()) && c.eat(b')')).then_some(())?;
        }
        found.push(c.since(start));
    }
}

/// Lines to be filled in amid words: five underscores or more.
fn gaps(mut c: Cursor<'_>, found: &mut Vec<Redaction>) {
    loop {
        let Some(len) = memchr::memchr(b'_', c.rest()) else { return };
        c.skip(len);
        let underscores = c.eat_while(class!(b'_'));
        if underscores.len() > CROSSES {
            found.push(Redaction { kind: RedactionKind::Gap, span: underscores });
        }
    }
}

/// `(b)(1)` to `(b)(9)`, with a further letter after it: `(b)(7)(C)`; or in square brackets: `[b6]`, `[b(6)]`, `[B1, 1.4(D)]`.
fn exemption(c: &mut Cursor<'_>) -> bool {
    if c.peek() == Some(b'[') {
        return exemptions_in_brackets(c);
    }
    let mut ahead = *c;
    let found = ahead.eat_str("(b)") && {
        ahead.eat_spaces();
        ahead.eat(b'(') && ahead.eat_if(|b| matches!(b, b'1'..=b'9')) && ahead.eat(b')')
    };
    if found {
        *c = ahead;
        ahead.eat_spaces();
        let letter = ahead.eat(b'(') && ahead.eat_if(|b| b.is_ascii_alphabetic()) && ahead.eat(b')');
        // "(b)(1)(b)(1)" has the code twice.
        if letter && !matches!(ahead.rest(), [b'(', b'1'..=b'9', ..]) {
            *c = ahead;
        }
    }
    found
}

fn exemptions_in_brackets(c: &mut Cursor<'_>) -> bool {
    let mut ahead = *c;
    ahead.bump();
    let Some(len) = ahead.rest().iter().take(CODES_MAX).position(|b| *b == b']') else { return false };
    let start = ahead.at();
    let found = codes(Cursor::new(ahead.slice(Span::new(start, start + len)), Span::new(0, len))).is_some();
    if found {
        c.skip(len + 2);
    }
    found
}

/// Black squares in a row.
fn blocks(c: &mut Cursor<'_>) -> bool {
    let mut count = 0;
    while c.eat_str("█") || c.eat_str("■") {
        count += 1;
    }
    count > 0
}

#[cfg(test)]
mod tests {
    use crate::parse::parse;
    use crate::text::Source;

    fn found(text: &str) -> String {
        let source = Source::new("test", text).unwrap();
        let cable = parse(&source).cable;
        let redactions = cable.redactions.iter().map(|r| format!("{:?} {}", r.kind, source.raw(r.span)));
        redactions.collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn ok_redactions() {
        insta::assert_snapshot!(found("Mr. XXXXXXXXXXXXsaid XXX"), @"Crossed XXXXXXXXXXXX");
        insta::assert_snapshot!(found("[NAME REMOVED] and [Source removed] [1]"), @"Bracketed [NAME REMOVED] | Bracketed [Source removed]");
        insta::assert_snapshot!(found("[less than 1 line not declassified] [sic]"), @"Editorial [less than 1 line not declassified]");
        insta::assert_snapshot!(found("he (b)(1) went (b)(7)(C) b(1)"), @"Exemption (b)(1) | Exemption (b)(7)(C)");
        insta::assert_snapshot!(found("he (b)(1)(b)(6) went"), @"Exemption (b)(1) | Exemption (b)(6)");
        insta::assert_snapshot!(found("he met ███ there"), @"Blocks ███");
    }

    #[test]
    fn ok_other_notations() {
        insta::assert_snapshot!(found("he (REDACTED) met [ ] at xxxxxxxx or _____ today"), @"Bracketed (REDACTED) | Gap [ ] | Crossed xxxxxxxx | Gap _____");
        insta::assert_snapshot!(found("B1, 1.4(D)\n\nB1 is a visa"), @"Exemption B1 | Exemption 1.4(D)");
        insta::assert_snapshot!(found("[1 paragraph (3 lines) not declassified] [Omitted here is a list.]"), @"Editorial [1 paragraph (3 lines) not declassified] | Editorial [Omitted here is a list.]");
        insta::assert_snapshot!(found("TEXT ON MICROFILM"), @"Missing TEXT ON MICROFILM");
    }
}
