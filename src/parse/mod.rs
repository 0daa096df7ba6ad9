//! Bytes to [`Parsed`]: what a cable says, and what had to be repaired or doubted on the way.
//!
//! **Parsing never fails and never panics.** What is missing is absent, what is odd is a
//! [`Diagnostic`], and text that no rule claims is kept in [`Cable::unrecognised`].
#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

use crate::cable::{Cable, Diagnostic};
use crate::text::Source;

/// A cable as far as it was understood, and what there is to say about it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parsed {
    /// The cable.
    pub cable: Cable,
    /// Repairs and doubts, in the order of the file.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads a cable.
#[must_use]
pub fn parse(source: &Source) -> Parsed {
    let _ = source;
    Parsed::default()
}
