//! Texts in a string of JSON: a line end is a backslash and an n there.

use super::{Markup, Notation};
use crate::text::Span;

/// Fewest line ends in a string that is taken for a text.
const LINE_ENDS_MIN: usize = 4;

/// What is none of the texts in a file of JSON: the notation around its long strings, and the escapes in them. None if the
/// file is no JSON, or has no string with several lines. Takes time linear in the length.
pub(super) fn find(bytes: &[u8]) -> Option<Vec<Markup>> {
    let start = bytes.iter().position(|b| !b.is_ascii_whitespace())?;
    matches!(bytes.get(start), Some(b'"' | b'{' | b'[')).then_some(())?;
    let mark =
        |from: usize, to: usize, shown| Markup { span: Span::new(from, to), notation: Notation::Json, shown };
    let (mut found, mut at, mut outside) = (Vec::new(), 0, 0);
    while let Some(byte) = bytes.get(at) {
        if *byte != b'"' {
            is_structure(*byte).then_some(())?;
            at += 1;
            continue;
        }
        let known = found.len();
        // Texts are apart, as paragraphs are.
        let around = if known == 0 { None } else { Some('\n') };
        found.push(mark(outside, at + 1, around));
        let (end, line_ends) = string(bytes, at + 1, &mut found)?;
        at = end + 1;
        if line_ends < LINE_ENDS_MIN {
            found.truncate(known);
        } else {
            outside = end;
        }
    }
    found.push(mark(outside, bytes.len(), None));
    (found.len() > 1).then_some(found)
}

/// What may stand between the strings of a file: brackets, marks, numbers, `true`, `false` and `null`.
fn is_structure(byte: u8) -> bool {
    byte.is_ascii_whitespace()
        || byte.is_ascii_digit()
        || matches!(byte, b'{' | b'}' | b'[' | b']' | b':' | b',' | b'+' | b'-' | b'.' | b'E')
        || byte.is_ascii_lowercase()
}

/// Adds the escapes of the string that begins at `start`. Returns where its closing quote stands, and how many line ends it
/// has. None if it is not closed, or has what no string of JSON has.
fn string(bytes: &[u8], start: usize, found: &mut Vec<Markup>) -> Option<(usize, usize)> {
    let (mut at, mut line_ends) = (start, 0);
    loop {
        at += memchr::memchr3(b'"', b'\\', b'\n', bytes.get(at..)?)?;
        let escape = bytes.get(at..)?;
        let (len, shown) = match escape {
            [b'"', ..] => return Some((at, line_ends)),
            [b'\\', b'n', ..] => {
                line_ends += 1;
                (2, Some('\n'))
            }
            [b'\\', b't', ..] => (2, Some('\t')),
            [b'\\', b'r' | b'b' | b'f', ..] => (2, None),
            [b'\\', b'"', ..] => (2, Some('"')),
            [b'\\', b'\\', ..] => (2, Some('\\')),
            [b'\\', b'/', ..] => (2, Some('/')),
            [b'\\', b'u', ..] => character(escape)?,
            _ => return None,
        };
        found.push(Markup { span: Span::new(at, at + len), notation: Notation::Json, shown });
        at += len;
    }
}

/// `\u00b6`, or two of them for one character.
fn character(escape: &[u8]) -> Option<(usize, Option<char>)> {
    let unit = |at: usize| {
        let digits = escape.get(at..at + 4)?;
        digits.iter().all(u8::is_ascii_hexdigit).then_some(())?;
        u16::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
    };
    let first = unit(2)?;
    let second = escape.get(6..8).filter(|next| next == b"\\u").and_then(|_| unit(8));
    let one = char::from_u32(u32::from(first));
    match (one, second) {
        (Some(one), _) => Some((6, Some(one))),
        (None, Some(second)) => {
            let pair = char::decode_utf16([first, second]).next()?.ok();
            Some(if pair.is_some() { (12, pair) } else { (6, Some(char::REPLACEMENT_CHARACTER)) })
        }
        (None, None) => Some((6, Some(char::REPLACEMENT_CHARACTER))),
    }
}

#[cfg(test)]
mod tests {
    use crate::text::clean_text as clean;

    #[test]
    fn ok_texts_in_json() {
        let text = "FM X\nTO Y\n\n1. (C) \"Yes\" ¶ 😀 a/b.\n";
        let string = r#"FM X\nTO Y\n\n1. (C) \"Yes\" \u00b6 \ud83d\ude00 a\/b.\n"#;
        assert_eq!(clean(&format!("\"{string}\"")), text);
        assert_eq!(clean(&format!("{{\"id\": 7, \"body\": \"{string}\", \"x\": null}}\n")), text);
        assert_eq!(clean(&format!("[\"{string}\", \"{string}\"]")), format!("{text}\n{text}"));
    }

    #[test]
    fn err_no_json() {
        for text in [
            "\"a\"",
            "{\"a\": \"b\\nc\"}",
            "[1] \"a\\nb\\nc\\nd\\ne\"X",
            "\"a\\nb\\nc\\nd\\ne",
            "\"a\\nb\\nc\nd\\ne\\nf\"",
        ] {
            assert_eq!(clean(text), text);
        }
    }
}
