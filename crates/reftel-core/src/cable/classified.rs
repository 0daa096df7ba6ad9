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
    /// The office of the person, where one is named: `EUR/CE`, `U.S. Embassy Exampleville`.
    pub office: Option<Span>,
    /// Reasons given.
    pub reasons: Vec<Spanned<Reason>>,
    /// The source that the classification was taken over from.
    pub derived_from: Option<Span>,
    /// What stands after `DECLASSIFY ON`.
    pub declassify_on: Option<Span>,
}

/// A reason for classification: section and letter of the executive order, such as 1.4(b).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Reason {
    /// Section: 1.4 since 2003, 1.5 from 1995, 1.3 from 1982. Only the digit after the period; None if letters are all
    /// that is given.
    pub section: Option<u8>,
    /// Letter, in lowercase. None if the section is all that is given.
    pub letter: Option<char>,
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(section) = self.section {
            write!(f, "1.{section}")?;
        }
        self.letter.map_or(Ok(()), |letter| write!(f, "({letter})"))
    }
}
