//! Turns bytes into an open cable, or says in a sentence why not.

mod archive;
mod kind;
mod own;
mod refusal;

use std::sync::Arc;

use super::document::Document;
use reftel_core::parse::parse_all;
use reftel_core::text::{Encoding, Source};

pub use archive::{Packed, PackedBytes, files};
pub use kind::{Kind, is_binary, is_gzip};
pub use refusal::{PlainText, Reason, Refusal};

use kind::kind;

/// Larger files are not read: their text would have to be held in memory several times.
pub const MAX_BYTES: u64 = 64 * 1024 * 1024;

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
    let refuse = |reason| Refusal::new(name, reason);
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if size > MAX_BYTES {
        return Err(refuse(Reason::TooLarge(size)));
    }
    if bytes.is_empty() {
        return Err(refuse(Reason::Empty));
    }
    let kind = kind(&bytes);
    if kind.is_some_and(|kind| !kind.is_text) || Encoding::detect(&bytes).is_none() {
        return Err(refuse(Reason::Binary(kind)));
    }
    if is_blank(&bytes) {
        return Err(refuse(Reason::Blank));
    }
    if let Some(texts) = own::texts(&bytes) {
        let sources = texts.into_iter().map(|text| Source::new(name, text));
        let sources: Result<Vec<Source>, _> = sources.collect();
        let sources = sources.map_err(|_| refuse(Reason::TooLarge(size)))?;
        let read = |source: Source| {
            let (parsed, source) = (parse_all(&source), Arc::new(source));
            parsed.into_iter().map(move |parsed| Document::new(Arc::clone(&source), parsed))
        };
        return Ok(sources.into_iter().flat_map(read).collect());
    }
    let source =
        Source::new(name, bytes).map_err(|_| refuse(Reason::TooLarge(size)))?.with_encoding(encoding);
    let parsed = parse_all(&source);
    let is_cable = kind.is_none() && parsed.iter().any(|parsed| parsed.cable.is_recognised());
    let source = Arc::new(source);
    let documents = parsed.into_iter().map(|parsed| Document::new(Arc::clone(&source), parsed));
    if is_cable {
        return Ok(documents.collect());
    }
    let reason = kind.map_or(Reason::NotACable, |kind| Reason::Binary(Some(kind)));
    Err(Refusal { text: PlainText(documents.map(Arc::new).collect()), ..refuse(reason) })
}

/// Whether a file of this size may be read at all.
///
/// # Errors
/// The [`Refusal`] of a file that is too large.
pub fn check_size(name: &str, size: u64) -> Result<(), Refusal> {
    if size > MAX_BYTES {
        return Err(Refusal::new(name, Reason::TooLarge(size)));
    }
    Ok(())
}

fn is_blank(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    text.iter().all(u8::is_ascii_whitespace)
        || std::str::from_utf8(text).is_ok_and(|text| text.chars().all(char::is_whitespace))
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
        assert_eq!(refused(b" \r\n\t"), "a.txt contains only spaces.");
        assert_eq!(refused("\u{feff}\u{a0}\n".as_bytes()), "a.txt contains only spaces.");
    }

    #[test]
    fn err_not_text() {
        for (bytes, words) in [
            (
                &b"%PDF-1.7\n\0"[..],
                "is a PDF document. Select and copy its text and paste it here; a scan needs OCR first.",
            ),
            (
                b"\x89PNG\r\n",
                "is a PNG image. It has no text; run OCR on it first, and drop the text that gives.",
            ),
            (
                b"PK\x03\x04....word/document.xml",
                "is a Word document. Save it as plain text (.txt) and drop that.",
            ),
            (b"PK\x03\x04....", "is a ZIP archive. Unzip it and drop the folder."),
            (b"\x1f\x8b\x08\0", "is a gzip archive. Unpack it and drop the folder."),
        ] {
            assert_eq!(refused(bytes), format!("a.txt {words}"));
            assert!(!open("a.txt", bytes.to_vec()).unwrap_err().has_text(), "{words}");
        }
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

    #[test]
    fn err_but_its_text_can_be_opened() {
        for text in ["Dear Sir,\n\nthank you for your letter.\n", "{\\rtf1 Dear Sir}"] {
            let refusal = open("a.txt", text.into()).unwrap_err();
            let all: Vec<_> = refusal.text.0.iter().map(|document| document.source().bytes()).collect();
            assert_eq!(all, [text.as_bytes()]);
        }
        assert!(!open("a.txt", b" \n".to_vec()).unwrap_err().has_text());
    }
}
