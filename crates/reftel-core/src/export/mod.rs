//! A cable in other forms. Pure: takes what was released, gives text.
//!
//! **An exporter takes [`Released`] and nothing else of a cable**, so that what was struck cannot be in what it makes:
//!
//! ```compile_fail
//! use reftel_core::export::{Options, text::to_text};
//! use reftel_core::{parse::parse, text::Source};
//!
//! let source = Source::new("a paste", "SUBJECT: HARBOR\n").unwrap();
//! let text = to_text(&parse(&source).cable, Options::default());
//! ```
//!
//! **Nothing is in an export that is not in the cable, but for constants**: no time, no version, no name of a file. Two
//! functions go around this on purpose, by names that say so: [`as_received`], and [`json::to_json`], which is for
//! programs that read cables and not for what is shown to others.

pub mod cite;
pub mod csv;
mod facts;
pub mod html;
pub mod json;
pub mod markdown;
pub mod text;
mod words;
pub mod zip;

pub use facts::{Fact, facts};

use crate::cable::Cable;
use crate::redact::Released;
use crate::text::Source;

/// How gaps are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// As the Department's reviewers do, `[[REDACTED-EX B6]]`, and not `[REDACTED (b)(6)]`.
    pub foia: bool,
}

/// The bytes of a cable as they were received, struck passages and all. **This goes around [`Released`]**: it is the
/// original, for a reader who asks for it by that name.
#[must_use]
pub fn as_received<'s>(source: &'s Source, cable: &Cable) -> &'s [u8] {
    source.bytes().get(cable.extent.range()).unwrap_or_default()
}

/// A name for the file of one cable: its id, or `cable`. Never words of the cable, nor the name of the file that it
/// came in.
#[must_use]
pub fn file_name(released: &Released, extension: &str) -> String {
    // An id is letters and digits. Should one ever be more, the name is still one that every system takes.
    let id = released.id.as_deref().filter(|id| id.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    format!("{}.{extension}", id.unwrap_or("cable"))
}

/// A name for the file of one cable among several, by its place from 0: `cable-001`. Ids would tell which of them are
/// missing.
#[must_use]
pub fn file_name_among(index: usize, extension: &str) -> String {
    format!("cable-{:03}.{extension}", index + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_names_of_files() {
        assert_eq!(file_name_among(0, "html"), "cable-001.html");
        assert_eq!(file_name_among(1233, "html"), "cable-1234.html");
        let source = Source::new("secret.txt", "nothing").unwrap();
        let parsed = crate::parse::parse(&source);
        let released = crate::redact::release(&source, &parsed.cable, &crate::redact::Marks::new(&source));
        assert_eq!(file_name(&released.unwrap(), "txt"), "cable.txt");
    }
}
