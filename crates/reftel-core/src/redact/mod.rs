//! What is struck out of a cable, and the cable without it.
//!
//! ```
//! use reftel_core::parse::parse;
//! use reftel_core::redact::{Marks, Piece, release};
//! use reftel_core::text::{Source, Span};
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
//! use reftel_core::redact::{Content, Released};
//!
//! let made_up = Released(Content::default());
//! ```
//!
//! ```compile_fail
//! use reftel_core::redact::{Content, Released};
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
//! # Rules
//!
//! The reader says what is to be struck by [`Rules`], plain data with a [`History`], and [`apply`] finds the places:
//!
//! ```
//! use reftel_core::parse::parse;
//! use reftel_core::redact::{NamesRule, Rules, Term, apply};
//! use reftel_core::text::Source;
//!
//! let source = Source::new("a paste", "SUBJECT: HARBOR\n\n1. (C) Jane Doe said so. DOE'S friend knew.\n")?;
//! let names = NamesRule { on: true, terms: vec![Term::new("Jane Doe")], reason: Some("(b)(6)".to_owned()) };
//! let applied = apply(&source, &parse(&source).cable, &Rules { names, ..Rules::default() });
//!
//! assert_eq!(applied.findings.len(), 2);
//! assert_eq!(applied.marks().all().len(), 2);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! A [`Finding`] that may be something else is *possible*: the reader has to accept it. A finding can be switched off,
//! and only that ever removes a mark ([`Rules::set`]). **While portions are undecided nothing may be released**
//! ([`Applied::is_decided`]): whoever exports has to ask, since [`release`] takes any marks. [`leaks`](leaks::leaks)
//! tells where else a struck name shows, and [`plan`] keeps rules for another day.
//!
//! # What the release check must catch
//!
//! Each of these ways to break the redactor has to be caught by whatever reads the finished bytes again, without using
//! anything of this module:
//!
//! 1. a rule is skipped in [`apply`] (the whole of names and terms, or of protected sources);
//! 2. spans end one byte early, or begin one late, in the way from the shown text back to the file;
//! 3. a name is struck in the text and not in the subject, nor in what a collection gives as the subject;
//! 4. a heading or the title of a paragraph keeps a struck word: contents and outline;
//! 5. only the first piece of a finding is struck: names that a line end, a page break or markup cuts;
//! 6. case or accents count: `JANE DÖE` stays where `Jane Doe` is struck;
//! 7. the second form stays: the surname alone, `DOE, JANE`, the possessive;
//! 8. a released value is read from the cable and not through the marks: id, day, level, TAGS, role, reference;
//! 9. a reason or an attribute holds what was struck;
//! 10. a piece is put back: the summary, an item of a list, a cell of a table, a struck word of a joined line; or the
//!     marks are those of other rules than the reader sees.
//!
//! What it cannot hide: that something was struck at a place; what the rest of a line was taken for with the help of a
//! struck word; the columns of a table whose other rows were laid out around one; and whatever is said elsewhere too, and
//! was not struck there.

mod apply;
mod body;
mod by_hand;
mod content;
mod corpus;
mod heading;
mod heading_fields;
mod history;
pub mod leaks;
mod marks;
mod merge;
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
pub(crate) use released::with_nothing_struck;
pub use released::{Released, release};
pub use rules::{
    ByHand, Decided, FindingId, HeadingRule, NamesRule, OfficialField, Own, PersonalKind, PersonalRule,
    PortionsRule, ProtectedRule, REASONS, RuleKind, Rules, Term, TermCase, Unmarked,
};
