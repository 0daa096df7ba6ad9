use super::Day;
use crate::text::{Span, Spanned};

/// The line that says under which executive order the cable is classified, and until when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExecutiveOrder {
    /// Number of the order.
    pub order: Option<Spanned<u32>>,
    /// Everything after the number, as written.
    pub instruction: Option<Span>,
    /// What it says of declassification.
    pub declassify: Option<Instruction>,
    /// The whole line, label included.
    pub span: Span,
}

/// When a cable is to be declassified.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Instruction {
    /// On a day that is written down.
    On(Spanned<Day>),
    /// The order does not apply (`N/A`): the cable is not classified.
    NotApplicable,
    /// By other words; the instruction's span has them.
    Other,
}
