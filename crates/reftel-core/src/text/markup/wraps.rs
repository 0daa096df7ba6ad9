//! Names that a hard line end cut in two where somebody says who classified a cable: `Michae` and `l Doe for reasons ...`.

use super::{Markup, Notation};
use crate::text::Span;

/// How the label of such a line is written.
const LABELS: [&[u8]; 3] = [b"Classified By", b"CLASSIFIED BY", b"Classified by"];
/// Longest field after the label, in bytes, and most line ends in it.
const FIELD_MAX: usize = 300;
const ENDS_MAX: usize = 3;
/// Most letters at the start of a line that are the end of a name.
const REST_MAX: usize = 5;
/// Short words in lowercase that begin a line themselves.
const WORDS: [&[u8]; 52] = [
    b"a", b"al", b"an", b"and", b"are", b"as", b"at", b"based", b"bin", b"both", b"by", b"chief", b"cons",
    b"da", b"de", b"del", b"den", b"der", b"desk", b"di", b"do", b"dos", b"du", b"due", b"econ", b"el",
    b"fo", b"for", b"fr", b"from", b"fro", b"has", b"head", b"ibn", b"in", b"is", b"la", b"le", b"of", b"on",
    b"or", b"per", b"pol", b"sec", b"staff", b"the", b"to", b"under", b"unit", b"van", b"von", b"with",
];

/// Line ends as bytes and as the character reference that pages have.
const LINE_ENDS: [&[u8]; 4] = [b"\r\n", b"\n", b"&#x000A;", b"&#10;"];

/// Leaves such line ends out of the text. `found` is in order, and stays so.
pub(super) fn find(bytes: &[u8], found: &mut Vec<Markup>) {
    let mut wraps = Vec::new();
    for label in LABELS {
        for at in memchr::memmem::find_iter(bytes, label) {
            wraps_in(bytes, at + label.len(), &mut wraps);
        }
    }
    if wraps.is_empty() {
        return;
    }
    wraps.sort_unstable();
    wraps.dedup();
    for span in wraps {
        let markup = Markup { span, notation: Notation::Wrap, shown: None };
        match found.binary_search_by_key(&span.start, |known| known.span.start) {
            Ok(known) => {
                if let Some(known) = found.get_mut(known) {
                    *known = markup;
                }
            }
            Err(at) => {
                let is_free = at
                    .checked_sub(1)
                    .and_then(|before| found.get(before))
                    .is_none_or(|before| before.span.end <= span.start);
                if is_free {
                    found.insert(at, markup);
                }
            }
        }
    }
}

/// Adds the line ends in the field that begins at `start`, up to a blank line.
fn wraps_in(bytes: &[u8], start: usize, wraps: &mut Vec<Span>) {
    let end = bytes.len().min(start + FIELD_MAX);
    let mut at = start;
    let mut ends = 0;
    while at < end && ends < ENDS_MAX {
        let rest = bytes.get(at..).unwrap_or_default();
        let Some(mark) = LINE_ENDS.iter().find(|mark| rest.starts_with(mark)) else {
            at += 1;
            continue;
        };
        let (before, after) =
            (bytes.get(start..at).unwrap_or_default(), rest.get(mark.len()..).unwrap_or_default());
        if after.trim_ascii_start().is_empty() || LINE_ENDS.iter().any(|mark| after.starts_with(mark)) {
            return;
        }
        if is_cut(before, after) {
            wraps.push(Span::new(at, at + mark.len()));
        }
        at += mark.len();
        ends += 1;
    }
}

/// Whether a capitalised word before a line end goes on after it with letters that are no word of their own.
fn is_cut(before: &[u8], after: &[u8]) -> bool {
    let len = before.iter().rev().take_while(|b| b.is_ascii_alphabetic()).count();
    let word = before.get(before.len() - len..).unwrap_or_default();
    let [first, small @ ..] = word else { return false };
    let is_capitalised =
        first.is_ascii_uppercase() && !small.is_empty() && small.iter().all(u8::is_ascii_lowercase);
    let len = after.iter().take(REST_MAX + 1).take_while(|b| b.is_ascii_lowercase()).count();
    let (rest, behind) = after.split_at(len);
    let ends = matches!(behind, [] | [b' ' | b',' | b';', ..] | [b'.', b' ' | b'\n', ..]);
    is_capitalised
        && (1..=REST_MAX).contains(&len)
        && ends
        && !WORDS.contains(&rest)
        && !(word.starts_with(b"Reason") && rest.len() == 1)
}

#[cfg(test)]
mod tests {
    use crate::text::clean_text as clean;

    #[test]
    fn ok_joins_names() {
        for end in ["\n", "\r\n", "&#x000A;"] {
            let text = format!("Classified By: DCM Michae{end}l Doe for reasons 1.4 (b).");
            assert_eq!(clean(&text), "Classified By: DCM Michael Doe for reasons 1.4 (b).");
        }
        assert_eq!(clean("Classified By: Ann Exampl\ne, reasons"), "Classified By: Ann Example, reasons");
    }

    #[test]
    fn ok_keeps_other_line_ends() {
        for text in [
            "Classified By: DCM Ann Example\nfor reasons 1.4 (b)",
            "Classified By: DCM Ann\nvan Example",
            "Classified By: DCM Ann Example\na.i., reasons",
            "Classified By: DCM Ann Example. Reasons\nb, d",
            "Classified By: DCM ANN EXAMPL\ne",
            "Classified By: Ann Example\n\nl. (C) Text",
            "The Mayo\nr said",
        ] {
            assert_eq!(clean(text), text);
        }
    }
}
