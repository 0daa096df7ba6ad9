//! Turns bytes into an open cable, or says in a sentence why not.

use std::fmt;
use std::sync::Arc;

use super::document::Document;
use memchr::memmem;
use reftel_core::parse::parse_all;
use reftel_core::text::{Encoding, Source};

/// Larger files are not read: their text would have to be held in memory several times.
pub const MAX_BYTES: u64 = 64 * 1024 * 1024;

/// Why a file was not opened. Shown as a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Name of the file, or a word for a paste.
    pub name: String,
    /// The reason.
    pub reason: Reason,
}

/// Reasons not to open a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It has no bytes.
    Empty,
    /// It has nothing but whitespace.
    Blank,
    /// It is not text; what it is, if its first bytes say so.
    Binary(Option<&'static str>),
    /// It is larger than [`MAX_BYTES`]; its size.
    TooLarge(u64),
    /// It is text, and has no sign of a cable.
    NotACable,
    /// The browser could not read it.
    Unreadable,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ", self.name)?;
        match self.reason {
            Reason::Empty => f.write_str("is empty."),
            Reason::Blank => f.write_str("has nothing but whitespace in it."),
            Reason::Binary(Some(kind)) => {
                write!(f, "is {kind}. Reftel reads text: copy the text out of it and paste that.")
            }
            Reason::Binary(None) => f.write_str("is not text, so there is nothing to read in it."),
            Reason::TooLarge(size) => {
                write!(
                    f,
                    "has {} MB. Reftel opens files of up to 64 MB; split it first.",
                    size.div_ceil(1024 * 1024)
                )
            }
            Reason::NotACable => f.write_str(
                "does not look like a cable: no date-time group, classification line, TAGS, subject line or \
                 numbered paragraphs were found in it.",
            ),
            Reason::Unreadable => f.write_str(
                "could not be read. It may have been moved or changed, or this browser may not read it.",
            ),
        }
    }
}

/// Opens text in UTF-8: every cable in it, in order, and one at least.
///
/// # Errors
/// A [`Refusal`] when the bytes are no text or there is no cable in it.
pub fn open(name: &str, bytes: Vec<u8>) -> Result<Vec<Document>, Refusal> {
    open_decoded(name, bytes, Encoding::Utf8)
}

/// The same for a file that was in another encoding before its bytes were made UTF-8.
///
/// # Errors
/// See [`open`].
pub fn open_decoded(name: &str, bytes: Vec<u8>, encoding: Encoding) -> Result<Vec<Document>, Refusal> {
    let refuse = |reason| Refusal { name: name.to_owned(), reason };
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if size > MAX_BYTES {
        return Err(refuse(Reason::TooLarge(size)));
    }
    if bytes.is_empty() {
        return Err(refuse(Reason::Empty));
    }
    if is_binary(&bytes) {
        return Err(refuse(Reason::Binary(kind(&bytes))));
    }
    if is_blank(&bytes) {
        return Err(refuse(Reason::Blank));
    }
    let source =
        Source::new(name, bytes).map_err(|_| refuse(Reason::TooLarge(size)))?.with_encoding(encoding);
    let parsed = parse_all(&source);
    let source = Arc::new(source);
    let documents: Vec<Document> = parsed
        .into_iter()
        .filter(|parsed| parsed.cable.is_recognised())
        .map(|parsed| Document::new(Arc::clone(&source), parsed))
        .collect();
    if documents.is_empty() { Err(refuse(Reason::NotACable)) } else { Ok(documents) }
}

/// Whether a file of this size may be read at all.
///
/// # Errors
/// The [`Refusal`] of a file that is too large.
pub fn check_size(name: &str, size: u64) -> Result<(), Refusal> {
    if size > MAX_BYTES {
        return Err(Refusal { name: name.to_owned(), reason: Reason::TooLarge(size) });
    }
    Ok(())
}

fn is_blank(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    text.iter().all(u8::is_ascii_whitespace)
        || std::str::from_utf8(text).is_ok_and(|text| text.chars().all(char::is_whitespace))
}

/// Whether a file is not text: by its first bytes, or because no encoding fits.
#[must_use]
pub fn is_binary(bytes: &[u8]) -> bool {
    kind(bytes).is_some() || Encoding::detect(bytes).is_none()
}

/// What a file is, by its first bytes.
fn kind(bytes: &[u8]) -> Option<&'static str> {
    const KINDS: [(&[u8], &str); 13] = [
        (b"%PDF-", "a PDF document"),
        (b"\x89PNG", "a PNG image"),
        (b"\xff\xd8\xff", "a JPEG image"),
        (b"GIF8", "a GIF image"),
        (b"II*\0", "a TIFF image"),
        (b"MM\0*", "a TIFF image"),
        (b"\xd0\xcf\x11\xe0", "a Word or other Office document of the old kind"),
        (b"{\\rtf", "an RTF document"),
        (b"\x1f\x8b", "a gzip archive"),
        (b"7z\xbc\xaf", "a 7z archive"),
        (b"Rar!", "a RAR archive"),
        (b"SQLite format 3", "a database"),
        (b"\0asm", "a WebAssembly program"),
    ];
    if bytes.starts_with(b"PK\x03\x04") {
        // The parts of an Office document come first in its archive.
        let head = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
        let has = |part: &[u8]| memmem::find(head, part).is_some();
        return Some(if has(b"word/") {
            "a Word document"
        } else if has(b"[Content_Types].xml") {
            "an Office document"
        } else {
            "a ZIP archive"
        });
    }
    KINDS.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, kind)| *kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(bytes: &[u8]) -> String {
        open("a.txt", bytes.to_vec()).map(|_| ()).unwrap_err().to_string()
    }

    #[test]
    fn err_nothing_to_read() {
        assert_eq!(refused(b""), "a.txt is empty.");
        assert_eq!(refused(b" \r\n\t"), "a.txt has nothing but whitespace in it.");
        assert_eq!(refused("\u{feff}\u{a0}\n".as_bytes()), "a.txt has nothing but whitespace in it.");
    }

    #[test]
    fn err_not_text() {
        assert!(refused(b"%PDF-1.7\n").starts_with("a.txt is a PDF document."));
        assert!(refused(b"\x89PNG\r\n").contains("a PNG image"));
        assert!(refused(b"PK\x03\x04....word/document.xml").contains("a Word document"));
        assert!(refused(b"PK\x03\x04....").contains("a ZIP archive"));
        assert!(refused(b"abc\0def").contains("is not text"));
        assert!(refused(&[1, 2, 3, 4, b'a', b'b']).contains("is not text"));
    }

    #[test]
    fn ok_a_guessed_encoding_is_said() {
        let text = b"FM AMEMBASSY PORT ELSINORE\nSUBJECT: THE HARBOR\n\n1. (U) The harbor is deep.\n";
        let opened = open_decoded("a.txt", text.to_vec(), Encoding::Windows1252).unwrap();
        let said: Vec<&str> = opened[0].diagnostics().iter().map(|found| found.code.name()).collect();
        assert_eq!(said, ["encoding"]);
        assert!(open("a.txt", text.to_vec()).unwrap()[0].diagnostics().is_empty());
    }

    #[test]
    fn ok_a_stray_control_character_is_still_text() {
        let mut text = b"FM AMEMBASSY PORT ELSINORE ".repeat(3);
        text.push(7);
        assert!(!is_binary(&text));
    }

    #[test]
    fn err_too_large() {
        assert!(check_size("a.txt", MAX_BYTES).is_ok());
        let refusal = check_size("a.txt", MAX_BYTES + 1).unwrap_err();
        assert_eq!(
            refusal.to_string(),
            "a.txt has 65 MB. Reftel opens files of up to 64 MB; split it first."
        );
    }

    #[test]
    fn err_not_a_cable() {
        assert!(refused(b"Dear Sir,\n\nthank you for your letter.\n").contains("does not look like a cable"));
    }
}
