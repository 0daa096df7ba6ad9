//! What a file is that is not text, by its first bytes.

use memchr::memmem;
use reftel_core::text::Encoding;

/// A kind of file that is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kind {
    /// What it is called, with its article.
    pub words: &'static str,
    /// What the reader can do to get at its text, as a sentence.
    pub advice: &'static str,
    /// Whether it is written as text, with codes between the words.
    pub(super) is_text: bool,
}

const fn binary(words: &'static str, advice: &'static str) -> Kind {
    Kind { words, advice, is_text: false }
}

const UNPACK: &str = "Unpack it and drop the folder.";
const UNZIP: &str = "Unzip it and drop the folder.";
const SCAN: &str = "It has no text; run OCR on it first, and drop the text that gives.";
const OFFICE: &str = "Save it as plain text (.txt) and drop that.";
const PDF: &str = "Select and copy its text and paste it here; a scan needs OCR first.";
const NO_TEXT: &str = "It has no text.";
const TABLE: &str = "Export its table as CSV and drop that.";

const KINDS: [(&[u8], Kind); 15] = [
    (b"%PDF-", binary("a PDF document", PDF)),
    (b"\x89PNG", binary("a PNG image", SCAN)),
    (b"\xff\xd8\xff", binary("a JPEG image", SCAN)),
    (b"GIF8", binary("a GIF image", SCAN)),
    (b"II*\0", binary("a TIFF image", SCAN)),
    (b"MM\0*", binary("a TIFF image", SCAN)),
    (b"AT&TFORM", binary("a DjVu document", SCAN)),
    (b"\xd0\xcf\x11\xe0", binary("a Word or other Office document of the old kind", OFFICE)),
    (b"{\\rtf", Kind { words: "an RTF document", advice: OFFICE, is_text: true }),
    (b"\x1f\x8b", binary("a gzip archive", UNPACK)),
    (b"7z\xbc\xaf", binary("a 7z archive", UNPACK)),
    (b"Rar!", binary("a RAR archive", UNPACK)),
    (b"SQLite format 3", binary("a database", TABLE)),
    (b"\0asm", binary("a WebAssembly program", NO_TEXT)),
    (b"ID3", binary("a sound recording", NO_TEXT)),
];

/// What a file is, by its first bytes.
pub(super) fn kind(bytes: &[u8]) -> Option<Kind> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        // The parts of an Office document come first in its archive.
        let head = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
        let has = |part: &[u8]| memmem::find(head, part).is_some();
        return Some(if has(b"word/") {
            binary("a Word document", OFFICE)
        } else if has(b"[Content_Types].xml") || has(b"mimetypeapplication/vnd.oasis") {
            binary("an Office document", OFFICE)
        } else {
            binary("a ZIP archive", UNZIP)
        });
    }
    KINDS.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, kind)| *kind)
}

/// Whether a file is a ZIP archive of files, and not an Office document.
pub(super) fn is_zip(bytes: &[u8]) -> bool {
    kind(bytes).is_some_and(|kind| kind.advice == UNZIP)
}

/// Whether a file is packed as `.gz` files are.
#[must_use]
pub fn is_gzip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\x1f\x8b")
}

/// Whether a file is not text: by its first bytes, or because no encoding fits.
#[must_use]
pub fn is_binary(bytes: &[u8]) -> bool {
    kind(bytes).is_some() || Encoding::detect(bytes).is_none()
}
