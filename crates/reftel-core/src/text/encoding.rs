//! Which encoding a file is in, and its text as UTF-8.

use std::error::Error;
use std::fmt;

/// The encodings in which cables are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, of which ASCII is a part.
    Utf8,
    /// UTF-16, low byte first, as Windows programs save "Unicode" text.
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// The encoding of older Windows programs. Every byte fits it, so it is assumed when nothing else does.
    Windows1252,
}

/// The file is not text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotText;

impl fmt::Display for NotText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected text, found a binary file")
    }
}

impl Error for NotText {}

/// How many bytes at the start of a file tell whether it is text.
const HEAD: usize = 64 * 1024;

impl Encoding {
    /// The encoding of `bytes`, by the byte order mark or by what the bytes can be. `None` if they are not text.
    ///
    /// UTF-16 without a byte order mark is recognised when most of it is ASCII. A few control characters are no
    /// sign of a binary file, since teletype tapes leave them.
    #[must_use]
    pub fn detect(bytes: &[u8]) -> Option<Self> {
        let head = bytes.get(..HEAD).unwrap_or(bytes);
        match head {
            // The byte order mark of UTF-32.
            [0xff, 0xfe, 0, 0, ..] => None,
            [0xff, 0xfe, ..] => Some(Self::Utf16Le),
            [0xfe, 0xff, ..] => Some(Self::Utf16Be),
            _ if head.contains(&0) => [Self::Utf16Le, Self::Utf16Be].into_iter().find(|e| e.fits(head)),
            _ if !is_text(head.iter().map(|byte| char::from(*byte)), head.len()) => None,
            _ if std::str::from_utf8(bytes).is_ok() => Some(Self::Utf8),
            _ => Some(Self::Windows1252),
        }
    }

    /// Its label in the Encoding Standard, which a browser's `TextDecoder` takes.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
            Self::Windows1252 => "windows-1252",
        }
    }

    /// Whether `head` is UTF-16 in this byte order: valid, without NULs, and at least half of it ASCII.
    fn fits(self, head: &[u8]) -> bool {
        let (pairs, _) = head.as_chunks::<2>();
        let unit = |pair: &[u8; 2]| match self {
            Self::Utf16Be => u16::from_be_bytes(*pair),
            _ => u16::from_le_bytes(*pair),
        };
        let units = || pairs.iter().map(unit);
        // The head may end within a pair of surrogates.
        let whole = units().take(pairs.len().saturating_sub(1));
        let is_valid = char::decode_utf16(whole).all(|c| c.is_ok_and(|c| c != '\0'));
        let ascii = units().filter(|unit| (1..0x80).contains(unit)).count();
        let characters = char::decode_utf16(units()).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER));
        is_valid && ascii * 2 >= pairs.len() && is_text(characters, pairs.len())
    }
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16LE",
            Self::Utf16Be => "UTF-16BE",
            Self::Windows1252 => "Windows-1252",
        })
    }
}

/// Whether at most one in twenty of `len` characters is a control character that no text has.
fn is_text(characters: impl Iterator<Item = char>, len: usize) -> bool {
    let is_odd = |c: &char| matches!(c, '\x01'..='\x08' | '\x0e'..='\x1a' | '\x1c'..='\x1f' | '\x7f');
    characters.filter(is_odd).count() * 20 <= len
}

/// The text of a file, and the encoding that was [detected](Encoding::detect).
///
/// The offsets of a [`Source`](super::Source) made of the text count its UTF-8. The byte order mark of UTF-8 stays, so
/// that they are those of the file; that of UTF-16 goes.
///
/// The page has the browser decode instead ([`Encoding::label`]): both follow the Encoding Standard, and the tables of
/// this one would be a fifth of the program.
///
/// # Errors
/// [`NotText`] if the bytes are those of a binary file.
pub fn decode(bytes: Vec<u8>) -> Result<(String, Encoding), NotText> {
    let encoding = Encoding::detect(&bytes).ok_or(NotText)?;
    let decoder = match encoding {
        Encoding::Utf8 => {
            let text = String::from_utf8(bytes).map_err(|_| NotText)?;
            return Ok((text, encoding));
        }
        Encoding::Utf16Le => encoding_rs::UTF_16LE,
        Encoding::Utf16Be => encoding_rs::UTF_16BE,
        Encoding::Windows1252 => encoding_rs::WINDOWS_1252,
    };
    Ok((decoder.decode_with_bom_removal(&bytes).0.into_owned(), encoding))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "FM AMEMBASSY PORT ELSINORE\r\n1. (C) “São Tomé” 😀\r\n";

    fn utf16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(to_bytes).collect()
    }

    fn read(bytes: &[u8]) -> (String, Encoding) {
        decode(bytes.to_vec()).unwrap()
    }

    #[test]
    fn ok_utf_8_stays_as_it_is() {
        assert_eq!(read(TEXT.as_bytes()), (TEXT.to_owned(), Encoding::Utf8));
        assert_eq!(read("\u{feff}A".as_bytes()), ("\u{feff}A".to_owned(), Encoding::Utf8));
        assert_eq!(read(b""), (String::new(), Encoding::Utf8));
    }

    #[test]
    fn ok_utf_16_with_and_without_a_byte_order_mark() {
        for mark in ["", "\u{feff}"] {
            let text = format!("{mark}{TEXT}");
            assert_eq!(read(&utf16(&text, u16::to_le_bytes)), (TEXT.to_owned(), Encoding::Utf16Le));
            assert_eq!(read(&utf16(&text, u16::to_be_bytes)), (TEXT.to_owned(), Encoding::Utf16Be));
        }
    }

    #[test]
    fn ok_everything_else_is_windows_1252() {
        let (text, encoding) = read(b"\x93S\xe3o Tom\xe9\x94 \x96 \x80 5");
        assert_eq!((text.as_str(), encoding), ("“São Tomé” – € 5", Encoding::Windows1252));
    }

    #[test]
    fn ok_the_head_may_end_within_a_character() {
        let text = "A".repeat(HEAD / 2 - 1) + "😀";
        assert_eq!(read(&utf16(&text, u16::to_le_bytes)), (text, Encoding::Utf16Le));
    }

    #[test]
    fn err_binary_files() {
        for bytes in [
            b"abc\0def".as_slice(),
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
            b"\xff\xfe\0\0A\0\0\0",
            b"\0\0\0\0\0\0\0\0",
            b"\x01\x02\x03\x04ab",
        ] {
            assert_eq!(decode(bytes.to_vec()), Err(NotText), "{bytes:?}");
        }
    }

    #[test]
    fn ok_labels_are_those_of_the_standard() {
        for encoding in [Encoding::Utf8, Encoding::Utf16Le, Encoding::Utf16Be, Encoding::Windows1252] {
            let known = encoding_rs::Encoding::for_label(encoding.label().as_bytes()).unwrap();
            assert!(known.name().eq_ignore_ascii_case(&encoding.to_string()));
        }
    }
}
