//! In the place of the crate `wasm-streams`, which Leptos brings along for functions on a server. There is no server
//! here, and nothing calls them; but the crate exports JavaScript classes, and what is exported stays in the program
//! with all that it needs. This has as much of it as it takes to compile, and nothing that is exported.

use futures_util::stream::{Stream, empty};
use wasm_bindgen::{JsCast, JsValue};

/// A stream of JavaScript in which nothing comes.
#[derive(Debug)]
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// Keeps the stream.
    #[must_use]
    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self(raw)
    }

    /// Forgets the stream.
    #[must_use]
    pub fn from_stream(_: impl Stream<Item = Result<JsValue, JsValue>> + 'static) -> Self {
        Self(JsValue::UNDEFINED.unchecked_into())
    }

    /// The stream that was kept.
    #[must_use]
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// Nothing of it.
    pub fn into_stream(self) -> impl Stream<Item = Result<JsValue, JsValue>> {
        empty()
    }
}
