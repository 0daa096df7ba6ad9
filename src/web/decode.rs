use web_sys::TextDecoder;

use crate::open::is_binary;

/// The bytes as UTF-8. What is UTF-8 already is handed back as it is, and so is what is no text at all: `open` has a
/// sentence for it. Of old encodings, UTF-16 tells itself by its mark; the rest is read as Windows-1252, which every
/// byte fits.
pub(crate) fn to_utf8(bytes: Vec<u8>) -> Vec<u8> {
    let label = match bytes.as_slice() {
        [0xff, 0xfe, ..] => "utf-16le",
        [0xfe, 0xff, ..] => "utf-16be",
        text if std::str::from_utf8(text).is_ok() || is_binary(text) => return bytes,
        _ => "windows-1252",
    };
    match TextDecoder::new_with_label(label).and_then(|decoder| decoder.decode_with_u8_array(&bytes)) {
        Ok(text) => text.into_bytes(),
        Err(_) => bytes,
    }
}
