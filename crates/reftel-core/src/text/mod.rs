//! Bytes, spans of them, and lines. Knows nothing of cables.
//!
//! A [`Source`] is a file as it was read. Some of its bytes are notation rather than text (an HTML tag, an
//! entity, LaTeX around a name): they are kept as [`Markup`] and left out of the [`Clean`] text, which is
//! what a parser reads. Every offset of the clean text leads back to the source, so that whatever is found
//! can be shown where it stands.

mod class;
mod clean;
mod cursor;
mod encoding;
pub(crate) mod fuzzy;
mod lines;
mod markup;
pub(crate) mod ocr;
pub(crate) mod scan;
mod shown;
mod source;
mod span;
mod trim;

pub(crate) use class::Class;
pub(crate) use class::class;
pub use clean::Clean;
pub(crate) use cursor::Cursor;
pub use encoding::{Encoding, NotText, decode};
pub use lines::{LineEnds, lines};
pub(crate) use markup::character_reference;
pub use markup::{Markup, Notation};
pub use shown::Shown;
pub(crate) use source::is_line_end;
pub use source::{Source, TooLarge};
pub use span::{Span, Spanned, Spans};
pub(crate) use trim::trim;

/// What is left of a text without its markup, for the tests of this folder.
#[cfg(test)]
fn clean_text(text: &str) -> String {
    let source = Source::new("test", text).unwrap();
    source.text(source.span()).into_owned()
}
