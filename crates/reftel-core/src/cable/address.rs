use super::Precedence;
use crate::text::{Span, Spanned};

/// Format line 6: who sent the cable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Originator {
    /// Name as written, such as `AMEMBASSY PORT ELSINORE`.
    pub name: Span,
    /// The part of the name that says where, such as `PORT ELSINORE`.
    pub post: Span,
}

/// One addressee: `RUEHC/SECSTATE WASHDC IMMEDIATE 0424`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Addressee {
    /// Routing indicator.
    pub routing: Option<Span>,
    /// Name without all the rest.
    pub name: Span,
    /// Office between double slashes.
    pub office: Option<Span>,
    /// Precedence for this addressee. None if that of the heading holds.
    pub precedence: Option<Spanned<Precedence>>,
    /// Message continuity number, or a range of them when the cable has sections.
    pub serial: Option<Span>,
    /// The whole, without the label of the line.
    pub span: Span,
}
