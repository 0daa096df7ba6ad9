//! The labels inside a classified-by line: `REASON`, `DERIVED FROM`, `DECLASSIFY ON`, and the name of the order.

use super::letters::section;
use crate::text::fuzzy::is_within_one_edit;
use crate::text::{Cursor, Span, class};

/// `REASON`, `REASONS`, and these with a letter left out, doubled or misprinted; also glued to the word before.
pub(super) fn is_reason_word(word: &[u8]) -> bool {
    let word = match word.split_first_chunk() {
        Some((b"for" | b"For" | b"FOR", rest)) if !rest.is_empty() => rest,
        _ => word,
    };
    (5..=8).contains(&word.len())
        && word.first().is_some_and(|first| first.eq_ignore_ascii_case(&b'R'))
        && (is_within_one_edit(word, b"REASON") || is_within_one_edit(word, b"REASONS"))
}

/// `E.O.`, `EO 12958`, `Executive Order`, `Section 1.4`.
pub(super) fn names_order(mut c: Cursor<'_>) -> bool {
    let order = c;
    if c.eat_word("EXECUTIVE") {
        return c.eat_whitespace() && c.eat_word("ORDER");
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

/// What a label of the field leads to; empty if nothing stands after it.
pub(super) enum Labelled {
    /// What the classification is derived from.
    DerivedFrom(Span),
    /// When it ends.
    DeclassifyOn(Span),
}

/// Takes `DERIVED FROM` or `DECLASSIFY ON` with the rest of its line, or up to the other label.
pub(super) fn labelled(c: &mut Cursor<'_>) -> Option<Labelled> {
    let mut ahead = *c;
    let is_source = two_words(&mut ahead, "DERIVED", "FROM");
    if !(is_source
        || two_words(&mut ahead, "DECLASSIFY", "ON")
        || two_words(&mut ahead, "DECLASSIFY", "UPON"))
    {
        return None;
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
    *c = ahead;
    Some(if is_source { Labelled::DerivedFrom(value) } else { Labelled::DeclassifyOn(value) })
}

pub(super) fn is_reason_label(mut c: Cursor<'_>) -> bool {
    c.eat_any(&["REASONS", "REASON"]).is_some() && c.eat_if(|b| b == b':')
}

pub(super) fn two_words(c: &mut Cursor<'_>, first: &str, second: &str) -> bool {
    let mut ahead = *c;
    let found = ahead.eat_word(first) && ahead.eat_whitespace() && ahead.eat_word(second);
    if found {
        *c = ahead;
    }
    found
}
