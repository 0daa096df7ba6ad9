use reftel_core::gate::Checked;
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// Why nothing was put on the clipboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NotCopied {
    /// The browser gives this page no clipboard: over plain http no page has one.
    NoClipboard,
    /// The browser refused, or the reader did.
    Refused,
}

/// Puts words on the clipboard. The browser asks for a click or a key before, which there was. `then` is told what came of it.
pub(crate) fn copy(words: &Checked, then: impl FnOnce(Result<(), NotCopied>) + 'static) {
    write(&String::from_utf8_lossy(words.bytes()), then);
}

/// The same with the address of the page and a place behind `#`. The address itself is no text of a cable.
pub(crate) fn copy_link(place: &Checked, then: impl FnOnce(Result<(), NotCopied>) + 'static) {
    write(&(super::page::address() + &String::from_utf8_lossy(place.bytes())), then);
}

fn write(words: &str, then: impl FnOnce(Result<(), NotCopied>) + 'static) {
    let clipboard = super::window().navigator().clipboard();
    if clipboard.is_undefined() {
        return then(Err(NotCopied::NoClipboard));
    }
    let written = clipboard.write_text(words);
    spawn_local(async move {
        then(JsFuture::from(written).await.map(|_| ()).map_err(|_| NotCopied::Refused));
    });
}
