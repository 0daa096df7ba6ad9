//! Exports: a released cable as text, Markdown, HTML, JSON, CSV and citations. Pure functions.
//!
//! **An exporter takes nothing but [`Released`]**, so that what was struck cannot be in its output:
//!
//! ```compile_fail
//! use reftel_core::export::{Options, text::to_text};
//! use reftel_core::{parse::parse, text::Source};
//!
//! let source = Source::new("a paste", "SUBJECT: HARBOR\n").unwrap();
//! let text = to_text(&parse(&source).cable, Options::default());
//! ```
//!
//! **An export has nothing that is not in the cable, except constants**: no time, no version, no file name. Two functions
//! bypass `Released` on purpose: [`as_received`], and [`json::to_json`], which is for programs that read cables and not
//! for publication.

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

/// How marks are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Whether they are written as the Department's reviewers do, `[[REDACTED-EX B6]]`, instead of `[REDACTED (b)(6)]`.
    pub foia: bool,
}

/// The bytes of a cable as they were received, including struck passages. **This bypasses [`Released`]**: it is the
/// original, for a reader who asks for the original.
#[must_use]
pub fn as_received<'s>(source: &'s Source, cable: &Cable) -> &'s [u8] {
    source.bytes().get(cable.extent.range()).unwrap_or_default()
}

/// A file name for one cable: its id, or `cable`. Never words of the cable, nor the name of the file it came in.
#[must_use]
pub fn file_name(released: &Released, extension: &str) -> String {
    // An id consists of letters and digits. Should one ever not, the name is still valid everywhere.
    let id = released.id.as_deref().filter(|id| id.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    format!("{}{}.{extension}", id.unwrap_or("cable"), redacted(released))
}

/// A file name for one cable of several, by its index from 0: `cable-001`. Ids would tell which ones are missing.
#[must_use]
pub fn file_name_among(index: usize, released: &Released, extension: &str) -> String {
    format!("cable-{:03}{}.{extension}", index + 1, redacted(released))
}

/// The end of a name, so that nobody takes a redacted file for a whole one. After a full stop, since with a hyphen the release
/// check would have to read name and end as one word of base64.
fn redacted(released: &Released) -> &'static str {
    if released.redactions() > 0 { ".redacted" } else { "" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::redact::{Marks, release};
    use crate::text::Span;

    #[test]
    fn ok_names_of_files() {
        let source = Source::new("secret.txt", "nothing").unwrap();
        let parsed = crate::parse::parse(&source);
        let mut marks = Marks::new(&source);
        let whole = release(&source, &parsed.cable, &marks).unwrap();
        assert_eq!(file_name(&whole, "txt"), "cable.txt");
        assert_eq!(file_name_among(0, &whole, "html"), "cable-001.html");
        assert_eq!(file_name_among(1233, &whole, "html"), "cable-1234.html");
        marks.strike(Span::new(0, 3), None);
        let redacted = release(&source, &parsed.cable, &marks).unwrap();
        assert_eq!(file_name(&redacted, "txt"), "cable.redacted.txt");
        assert_eq!(file_name_among(0, &redacted, "html"), "cable-001.redacted.html");
    }
}
