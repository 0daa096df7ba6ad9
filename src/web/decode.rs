use reftel_core::text::Encoding;
use web_sys::TextDecoder;

use crate::open::is_binary;

/// The bytes as UTF-8, and the encoding they were in. UTF-8 is returned as it is, and so is what is not text: `open` says
/// why it does not read it.
pub(crate) fn to_utf8(bytes: Vec<u8>) -> (Vec<u8>, Encoding) {
    let encoding = match Encoding::detect(&bytes) {
        Some(encoding) if encoding != Encoding::Utf8 && !is_binary(&bytes) => encoding,
        _ => return (bytes, Encoding::Utf8),
    };
    match TextDecoder::new_with_label(encoding.label())
        .and_then(|decoder| decoder.decode_with_u8_array(&bytes))
    {
        Ok(text) => (text.into_bytes(), encoding),
        Err(_) => (bytes, Encoding::Utf8),
    }
}
