//! What can hide a word from a search, and not from a reader of the page it was copied from.

use super::escapes::{escape, misread, tex};
use crate::text::character_reference;

/// The characters of a text without elements and comments, with character references that were escaped twice, soft line
/// ends and bytes of quoted-printable mail, escapes and commands of TeX as what they stand for, and without the marks
/// before quoted lines. None where that changes nothing. Takes time linear in the length.
pub(super) fn undress(text: &str) -> Option<Vec<(usize, char)>> {
    let bytes = text.as_bytes();
    memchr::memchr3(b'<', b'&', b'=', bytes)
        .or_else(|| memchr::memchr3(b'>', b'|', b'\\', bytes))
        .or_else(|| memchr::memchr(b'%', bytes))
        .or_else(|| (!text.is_ascii()).then_some(0))?;
    let mut bare = Bare { text, at: 0, chars: Vec::with_capacity(text.len()), is_changed: false };
    while let Some(c) = bare.rest().chars().next() {
        let taken = match c {
            '<' => bare.element(),
            '&' => bare.reference(),
            '=' => bare.mail(),
            '>' | '|' => bare.quotation(),
            '\\' | '%' | '{' => bare.escape(),
            '\u{c2}'..='\u{ef}' => bare.misread(),
            _ => None,
        };
        match taken {
            Some(len) => {
                bare.at += len;
                bare.is_changed = true;
            }
            None => {
                bare.chars.push((bare.at, c));
                bare.at += c.len_utf8();
            }
        }
    }
    bare.is_changed.then_some(bare.chars)
}

/// Longest element or comment, in bytes: a bound, so that the time stays linear.
const ELEMENT_MAX: usize = 512;
/// How often an ampersand can have been escaped.
const ESCAPES_MAX: usize = 6;

struct Bare<'a> {
    text: &'a str,
    at: usize,
    chars: Vec<(usize, char)>,
    is_changed: bool,
}

impl<'a> Bare<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn is_behind_word(&self) -> bool {
        self.chars.last().is_some_and(|(_, c)| c.is_alphanumeric())
    }

    /// The length of an element, a comment or a processing instruction.
    fn element(&self) -> Option<usize> {
        let bytes = self.rest().as_bytes();
        let bytes = bytes.get(..ELEMENT_MAX.min(bytes.len()))?;
        if bytes.starts_with(b"<!--") {
            return memchr::memmem::find(bytes, b"-->").map(|end| end + 3);
        }
        let name = bytes.get(1..)?;
        let name = name.strip_prefix(b"/").unwrap_or(name);
        let is_marked = name.first().is_some_and(|first| matches!(first, b'?' | b'!'));
        let is_named = name.first().is_some_and(u8::is_ascii_alphabetic);
        let behind =
            name.iter().find(|byte| !byte.is_ascii_alphanumeric() && !matches!(byte, b':' | b'-' | b'_'))?;
        let ends = matches!(behind, b'>' | b'/') || behind.is_ascii_whitespace();
        let end = bytes.iter().skip(1).position(|byte| matches!(byte, b'<' | b'>'))? + 1;
        (is_marked || is_named && ends).then_some(())?;
        (bytes.get(end) == Some(&b'>')).then_some(end + 1)
    }

    /// A character reference, also one whose ampersand is escaped: adds the character, and returns the length.
    fn reference(&mut self) -> Option<usize> {
        let mut inner = self.rest().strip_prefix('&')?;
        for _ in 0..ESCAPES_MAX {
            inner = inner.strip_prefix("amp;").unwrap_or(inner);
        }
        let escapes = self.rest().len() - inner.len() - 1;
        let (c, len) = character_reference(inner)?;
        self.chars.push((self.at, c));
        Some(1 + escapes + len)
    }

    /// A soft line end, or bytes in hexadecimal: adds the characters, and returns the length.
    fn mail(&mut self) -> Option<usize> {
        let rest = self.rest().strip_prefix('=')?;
        let word = rest.trim_start();
        let blanks = rest.len() - word.len();
        if blanks > 0 {
            let goes_on =
                self.is_behind_word() && word.starts_with(|c: char| c.is_alphanumeric() || c == '=');
            return goes_on.then_some(1 + blanks);
        }
        let byte = |triple: &[u8]| match triple {
            [b'=', high, low] if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() => {
                let digit = |digit: u8| char::from(digit).to_digit(16);
                u8::try_from(digit(*high)? * 16 + digit(*low)?).ok()
            }
            _ => None,
        };
        let bytes: Vec<u8> = self.rest().as_bytes().chunks(3).take(4).map_while(byte).collect();
        let first = *bytes.first()?;
        let valid = (1..=bytes.len())
            .find_map(|len| std::str::from_utf8(bytes.get(..len)?).ok()?.chars().next().map(|c| (c, len)));
        let (c, len) = valid.unwrap_or((char::from(first), 1));
        self.chars.push((self.at, c));
        Some(3 * len)
    }

    /// An escape or a command in a word: adds the letter, and returns the length. Braces around it belong to it.
    fn escape(&mut self) -> Option<usize> {
        let rest = self.rest();
        let inner = rest.strip_prefix('{').unwrap_or(rest);
        let is_braced = inner.len() < rest.len();
        let (c, len) = escape(inner).filter(|_| !is_braced).or_else(|| tex(inner))?;
        let behind = inner.get(len..)?;
        let closes = is_braced && behind.starts_with('}');
        // A folder of an address of files is no letter.
        let is_in_word = self.is_behind_word() || behind.starts_with(char::is_alphabetic) || closes;
        if !is_in_word || is_braced && !closes {
            return None;
        }
        self.chars.push((self.at, c));
        Some(len + 2 * usize::from(is_braced))
    }

    /// Bytes that were read in the wrong encoding: adds the letter, and returns the length.
    fn misread(&mut self) -> Option<usize> {
        let (c, len) = misread(self.rest())?;
        self.chars.push((self.at, c));
        Some(len)
    }

    /// Marks before a quoted line, and the hyphen at the end of the line before: returns the length.
    fn quotation(&mut self) -> Option<usize> {
        let is_apart = self.chars.last().is_none_or(|(_, c)| c.is_whitespace() || *c == '-');
        let rest = self.rest().trim_start_matches(|c: char| matches!(c, '>' | '|') || c.is_whitespace());
        let len = self.rest().len() - rest.len();
        let ends_in_blank =
            self.text.get(..self.at + len).is_some_and(|marks| marks.ends_with(char::is_whitespace));
        if !is_apart || !ends_in_blank {
            return None;
        }
        let words = self.chars.iter().rposition(|(_, c)| !c.is_whitespace()).map_or(0, |last| last + 1);
        if let Some([(_, before), (_, '-')]) = words.checked_sub(2).and_then(|at| self.chars.get(at..words))
            && before.is_alphanumeric()
        {
            self.chars.truncate(words - 1);
        } else if self.chars.last().is_some_and(|(_, c)| *c == '-') {
            return None;
        }
        Some(len)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bare(text: &str) -> String {
        undress(text).map_or_else(|| text.to_owned(), |chars| chars.into_iter().map(|(_, c)| c).collect())
    }

    #[test]
    fn ok_undressed() {
        for (text, wanted) in [
            ("Zor<wbr>vik", "Zorvik"),
            ("Zor<!-- <b> -->vik <o:p></o:p>a", "Zorvik a"),
            ("Zor<pb n=\"3\"/>vik", "Zorvik"),
            ("Zor<x-y a='b'>vik</x-y>", "Zorvik"),
            ("M&uuml;l &#117; &amp;amp;uuml;", "Mül u ü"),
            ("Zor= vik M=C3=BCl M=FCl", "Zorvik Mül Mül"),
            ("Zor-> vik Zor- > > vik Jane > Zorvik", "Zorvik Zorvik Jane Zorvik"),
            ("Zor- | vik", "Zorvik"),
            ("M\\\"{u}l M\\\"ul Ni\\~no S\\o rn {\\o}r Wa\\l{}a", "Mül Mül Niño Sørn ør Wała"),
            ("Zor\\u0076ik Zor%76ik Zor\\x76ik", "Zorvik Zorvik Zorvik"),
            ("MÃ¼l MÅ‚l", "Mül Młl"),
        ] {
            assert_eq!(bare(text), wanted, "{text}");
        }
    }

    #[test]
    fn ok_nothing_to_undress() {
        for text in [
            "",
            "plain",
            "<JOHN@POST>",
            "AT&T; R&D",
            "a=b, x = ",
            "a->b",
            "x|y",
            "é=é",
            "100% of",
            "C:\\new",
            "\\n",
            "á",
            "<a <",
            "&",
        ] {
            assert_eq!(bare(text), text, "{text}");
        }
    }
}
