//! Quoted-printable, in which mail puts a text: `=C3=A9` for a letter, `=` at the end of a line that goes on in the next.

use super::{Markup, Notation};
use crate::text::Span;

/// Fewest lines that go on in the next, where no head of a mail says how it is written.
const BREAKS_MIN: usize = 2;
/// How far into the file such a head is looked for, in bytes.
const HEAD_MAX: usize = 8 * 1024;
/// Most bytes of a character.
const CHARACTER_MAX: usize = 4;

/// The marks, if the text is written so: each equals sign in it is one of them.
pub(super) fn find(bytes: &[u8]) -> Option<Vec<Markup>> {
    let mut found = Vec::new();
    let mut breaks = 0;
    let mut at = 0;
    while let Some(sign) = memchr::memchr(b'=', bytes.get(at..)?).map(|sign| at + sign) {
        let (shown, end) = match line_end(bytes, sign + 1) {
            Some(end) => {
                breaks += 1;
                (None, end)
            }
            None => character(bytes, sign)?,
        };
        found.push(Markup { span: Span::new(sign, end), notation: Notation::Printable, shown });
        at = end;
    }
    (breaks >= BREAKS_MIN || !found.is_empty() && says_so(bytes)).then_some(found)
}

/// The end of a line that a sign before `at` joins to the next.
fn line_end(bytes: &[u8], at: usize) -> Option<usize> {
    let rest = bytes.get(at..)?;
    let blanks = rest.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
    match rest.get(blanks..)? {
        [b'\r', b'\n', ..] => Some(at + blanks + 2),
        [b'\n', ..] => Some(at + blanks + 1),
        [] => Some(at + blanks),
        _ => None,
    }
}

/// The character that signs from `start` on stand for, and their end: of UTF-8, or else of Latin-1.
fn character(bytes: &[u8], start: usize) -> Option<(Option<char>, usize)> {
    let mut letters = Vec::with_capacity(CHARACTER_MAX);
    let mut at = start;
    while letters.len() < CHARACTER_MAX
        && let Some(byte) = byte(bytes, at)
    {
        letters.push(byte);
        at += 3;
        if let Some(c) = std::str::from_utf8(&letters).ok().and_then(|text| text.chars().next()) {
            return Some((Some(c), at));
        }
    }
    let first = letters.first()?;
    Some((Some(char::from(*first)), start + 3))
}

fn byte(bytes: &[u8], at: usize) -> Option<u8> {
    let [b'=', high, low] = bytes.get(at..at + 3)? else { return None };
    let digit = |byte: u8| char::from(byte).to_digit(16).filter(|_| !byte.is_ascii_lowercase());
    u8::try_from(digit(*high)? * 16 + digit(*low)?).ok()
}

/// Whether the head of a mail says that its text is written so.
fn says_so(bytes: &[u8]) -> bool {
    const WORDS: &[u8] = b"quoted-printable";
    let head = bytes.get(..HEAD_MAX).unwrap_or(bytes);
    head.windows(WORDS.len()).any(|words| words.eq_ignore_ascii_case(WORDS))
}

#[cfg(test)]
mod tests {
    use crate::text::clean_text as clean;

    #[test]
    fn ok_printable() {
        assert_eq!(clean("caf=C3=A9, a long =\nline =\r\ngoes on =3D."), "café, a long line goes on =.");
        let head = "Content-Transfer-Encoding: Quoted-Printable\n\n";
        assert_eq!(clean(&format!("{head}na=EFve")), format!("{head}naïve"));
    }

    #[test]
    fn err_not_printable() {
        for text in ["a = b =\nc =\nd", "=\n", "caf=C3=A9", "=====", ""] {
            assert_eq!(clean(text), text);
        }
    }
}
