use std::ops::Deref;

use super::reader::Reader;
use super::{Content, Marks, WrongSource};
use crate::cable::Cable;
use crate::text::Source;

/// A cable without what was struck out of it. Only [`release`] makes one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Released {
    content: Content,
    redactions: usize,
}

/// Reads `cable` through `marks`.
///
/// # Errors
/// [`WrongSource`] if the marks were made for another text.
pub fn release(source: &Source, cable: &Cable, marks: &Marks) -> Result<Released, WrongSource> {
    if marks.belong_to(source) {
        let redactions = marks.within(cable.extent).len();
        Ok(Released { content: Reader { source, cable, marks, tells_apart: true }.content(), redactions })
    } else {
        Err(WrongSource)
    }
}

/// What a cable says around its blocks of text, with nothing struck: for the JSON of the library, which makes the blocks
/// with their spans.
pub(crate) fn with_nothing_struck(source: &Source, cable: &Cable) -> Content {
    Reader { source, cable, marks: &Marks::none(), tells_apart: false }.heading()
}

impl Deref for Released {
    type Target = Content;

    fn deref(&self) -> &Content {
        &self.content
    }
}

impl Released {
    /// How many passages were redacted. Those that the source itself withheld do not count.
    #[must_use]
    pub fn redactions(&self) -> usize {
        self.redactions
    }
}
