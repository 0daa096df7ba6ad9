use std::fmt;

use crate::text::{Span, Spanned, Spans};

/// Who classified the cable, and why.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClassifiedBy {
    /// Everything after the label.
    pub text: Spans,
    /// The person, as written.
    pub name: Option<Span>,
    /// What the person is.
    pub title: Option<Span>,
    /// Reasons given.
    pub reasons: Vec<Spanned<Reason>>,
}

/// A reason for classification: section and letter of the executive order, such as 1.4(b).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Reason {
    /// Section: 1.4 since 2003, 1.5 from 1995, 1.3 from 1982. Only the digit after the period.
    pub section: u8,
    /// Letter, in lower case.
    pub letter: char,
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "1.{}({})", self.section, self.letter)
    }
}
