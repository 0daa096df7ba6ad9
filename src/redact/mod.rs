//! What is struck out of a cable, and the cable without it.
//!
//! ```
//! use reftel::parse::parse;
//! use reftel::redact::{Marks, Piece, release};
//! use reftel::text::{Source, Span};
//!
//! let telegram = "SUBJECT: HARBOR\n\n1. (C) Jane Doe said so.\n";
//! let source = Source::new("a paste", telegram)?;
//! let at = telegram.find("Jane").unwrap();
//! let mut marks = Marks::new(&source);
//! marks.strike(Span::new(at, at + 8), Some("(b)(6)"));
//!
//! let released = release(&source, &parse(&source).cable, &marks)?;
//! assert_eq!(
//!     released.body[0].text,
//!     [Piece::Struck { reason: Some("(b)(6)".to_owned()) }, Piece::Words(" said so.".to_owned())]
//! );
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! [`Marks`] are places in a source. [`release`] reads the cable through them and gives [`Released`], which has no
//! place of the source in it and no way back to it. **Nothing else makes a `Released`**, and whatever leaves the page
//! is made of one:
//!
//! ```compile_fail
//! use reftel::redact::{Content, Released};
//!
//! let made_up = Released(Content::default());
//! ```
//!
//! ```compile_fail
//! use reftel::redact::{Content, Released};
//!
//! let made_up = Released { content: Content::default() };
//! ```
//!
//! **A text in it is what was not struck, joined to one line, with a mark that is always the same in each gap.** Blanks
//! around a gap are what they would be around a word, gaps with only blanks between them are one gap, and lists and
//! blocks of which nothing is left run together. **A value is only in it where no byte that it was read from is
//! struck**: the time of a cable goes with its date-time group, and the id with it; the role of a paragraph with the
//! words that tell it.
//!
//! What it cannot hide: that something was struck at a place; what the rest of a line was taken for with the help of a
//! struck word; the columns of a table whose other rows were laid out around one; and whatever is said elsewhere too, and
//! was not struck there.
#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::string_slice
    )
)]

mod apply;
mod body;
mod by_hand;
mod content;
mod flow;
mod fold;
mod heading;
mod heading_fields;
mod history;
pub mod leaks;
mod marks;
mod names;
mod personal;
pub mod plan;
mod portions;
mod protect;
mod reader;
mod released;
mod rules;

pub use apply::{Applied, Count, Finding, Undecided, apply};
pub use content::{
    Addressee, Block, BlockKind, ClassifiedBy, Content, Dtg, ExecutiveOrder, From, Item, Mrn, Part, Piece,
    Portion, Recorded, Reference, Station, Subject, Tag, Text, Transmission,
};
pub use history::History;
pub use marks::{Mark, Marks, WrongSource};
pub use released::{Released, release};
pub use rules::{
    ByHand, Decided, Field, FindingId, HeadingRule, NamesRule, Own, PersonalKind, PersonalRule, PortionsRule,
    ProtectedRule, REASONS, RuleKind, Rules, Term, TermCase,
};
