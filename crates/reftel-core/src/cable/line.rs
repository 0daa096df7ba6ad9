use crate::text::Span;

/// One line of the file, and what it was taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// The line with its line end.
    pub span: Span,
    /// What begins on it.
    pub kind: LineKind,
}

/// What a line was taken for: by its first words, or by what the lines around it make of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum LineKind {
    /// Nothing but whitespace.
    #[default]
    Blank,
    /// `VZCZCXRO0042`: transmission identifier.
    Identifier,
    /// `OO RUEHAB RUEHXY`: precedence and routing indicators.
    Routing,
    /// `DE RUEHZZ #0173/01 0441627`: sending station.
    Station,
    /// `ZNY CCCCC ZZH`: security line.
    Security,
    /// `O P 131627Z FEB 08`: date-time group.
    Dtg,
    /// `FM ...`.
    From,
    /// `TO ...`.
    To,
    /// `INFO ...`.
    Info,
    /// `XMT ...`.
    Exempt,
    /// `BT`: the break before and after the text.
    Break,
    /// `NNNN` or `#0173`: end of the message.
    EndOfMessage,
    /// `C O N F I D E N T I A L SECTION 01 OF 02 PORT ELSINORE 000173`.
    Classification,
    /// `SIPDIS` and the like, alone on a line.
    Caption,
    /// `STATE FOR EUR/CE`: attention or passing instruction.
    Attention,
    /// `E.O. 12958: ...`.
    ExecutiveOrder,
    /// `TAGS: ...`.
    Tags,
    /// `SUBJECT: ...`.
    Subject,
    /// `REF: ...`.
    Reference,
    /// `CLASSIFIED BY: ...`.
    ClassifiedBy,
    /// `REASON: ...` on a line of its own.
    Reason,
    /// `DERIVED FROM: ...`.
    DerivedFrom,
    /// `DECLASSIFY ON: ...` on a line of its own.
    DeclassifyOn,
    /// `PORT ELSINORE 00000173  002 OF 003`: left by a page break.
    Residue,
    /// What an archive or a release stamped on the page.
    Stamp,
    /// `ACTION EUR-12`: distribution inside the Department.
    Distribution,
    /// `DRAFTED BY ...`: who drafted, cleared and approved.
    Drafting,
    /// `Wednesday, 13 February 2008, 16:27`: when it was sent, as copies have it.
    SentOn,
    /// A line of dashes or other marks.
    Rule,
    /// `1. (C) ...`: may begin a paragraph.
    Paragraph,
    /// Anything else.
    Text,
}
