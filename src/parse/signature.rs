//! The name at the end of the text.

use super::line::trim;
use crate::text::{Cursor, Span};

/// Longest signature, in bytes.
const NAME_MAX: usize = 40;
/// Words that end a text in capitals and are no names.
const NO_NAMES: [&str; 26] = [
    "END",
    "BEGIN",
    "TEXT",
    "COMMENT",
    "SUMMARY",
    "NOTE",
    "NNNN",
    "BT",
    "UNCLAS",
    "UNCLASSIFIED",
    "CONFIDENTIAL",
    "SECRET",
    "TOP",
    "NOFORN",
    "SIPDIS",
    "SENSITIVE",
    "EXDIS",
    "NODIS",
    "MINIMIZE",
    "CONSIDERED",
    "REFTEL",
    "SEPTEL",
    "DECAPTIONED",
    "LIMITED",
    "OFFICIAL",
    "USE",
];

/// A line of its own that is a name: one to three words, in capitals or capitalised.
pub(super) fn is_signature_line(bytes: &[u8], line: Span) -> bool {
    let text = bytes.get(line.range()).unwrap_or_default();
    let words: Vec<&[u8]> = text.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty()).collect();
    (1..=3).contains(&words.len()) && text.len() <= NAME_MAX && words.iter().all(|word| is_name_word(word))
}

/// A word of a name: letters, with a hyphen, an apostrophe or a period among them; the first a capital.
fn is_name_word(word: &[u8]) -> bool {
    let letters = word.iter().filter(|b| b.is_ascii_alphabetic() || !b.is_ascii()).count();
    let is_word =
        word.iter().all(|b| b.is_ascii_alphabetic() || !b.is_ascii() || matches!(b, b'\'' | b'-' | b'.'));
    let is_sentence_end = word.ends_with(b".") && letters > 2;
    is_word
        && letters > 0
        && !is_sentence_end
        && word.first().is_some_and(u8::is_ascii_uppercase)
        && !NO_NAMES.iter().any(|no| word.eq_ignore_ascii_case(no.as_bytes()))
}

/// The name in capitals that was run on to the last line of the text, behind its final period.
pub(super) fn fused_signature(bytes: &[u8], last: Span) -> Option<Span> {
    let text = bytes.get(last.range())?;
    let at = text.iter().rposition(|b| matches!(b, b'.' | b'!' | b'?' | b'"' | b')'))? + 1;
    let name = trim(bytes, Span::new(last.range().start + at, last.range().end));
    let written = bytes.get(name.range())?;
    let is_capital = !written.iter().any(u8::is_ascii_lowercase);
    let first_len = written.split(u8::is_ascii_whitespace).next().map_or(0, <[u8]>::len);
    let is_apart = text.get(at).is_some_and(u8::is_ascii_whitespace);
    // A text that is all in capitals gives no hint; there a name has a line of its own.
    let mixed = text.get(..at)?.iter().any(u8::is_ascii_lowercase);
    (mixed && is_capital && is_apart && first_len >= 3 && is_signature_line(bytes, name)).then_some(name)
}

/// Whether a text has come to the end of a sentence.
pub(super) fn ends_sentence(bytes: &[u8], text: Span) -> bool {
    let text = bytes.get(text.range()).unwrap_or_default();
    let text =
        text.iter().rev().find(|b| !b.is_ascii_whitespace() && !matches!(b, b'"' | b')' | b'\'' | 0x80..));
    text.is_none_or(|b| matches!(b, b'.' | b'!' | b'?' | b':' | b';' | b'*' | b'-' | b'='))
}

/// Whether a text begins with a small letter.
pub(super) fn begins_lower(bytes: &[u8], text: Span) -> bool {
    Cursor::new(bytes, text).peek().is_some_and(|b| b.is_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Span {
        Span::new(0, text.len())
    }

    #[test]
    fn ok_names() {
        for text in
            ["EXAMPLE", "Example", "O'NEILL", "EXAMPLE-SAMPLE", "VAN DER SAMPLE", "SAMPLE JR", "J. Q. SAMPLE"]
        {
            assert!(is_signature_line(text.as_bytes(), all(text)), "{text}");
        }
    }

    #[test]
    fn err_names() {
        for text in [
            "",
            "NNNN",
            "END COMMENT",
            "SECRET",
            "minister",
            "Signed by all parties concerned",
            "12345",
            "Agreed.",
            "END SUMMARY",
        ] {
            assert!(!is_signature_line(text.as_bytes(), all(text)), "{text}");
        }
    }

    #[test]
    fn ok_fused_names() {
        let fused = |text: &str| {
            fused_signature(text.as_bytes(), all(text)).map(|span| text[span.range()].to_owned())
        };
        assert_eq!(fused("as he said.  EXAMPLE   JR").as_deref(), Some("EXAMPLE   JR"));
        assert_eq!(fused("as he said. (End comment.) EXAMPLE").as_deref(), Some("EXAMPLE"));
        assert_eq!(fused("as he said. END COMMENT"), None);
        assert_eq!(fused("as he said."), None);
        assert_eq!(fused("AS HE SAID. EXAMPLE"), None);
        assert_eq!(fused("of the U.S. Embassy"), None);
    }
}
