//! Redaction: what is struck out of a cable, and the cable without it.
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
//! [`Marks`] are spans of a source. [`release`] reads the cable without them and returns [`Released`], which has no span of
//! the source and no way back to it. **Nothing else makes a `Released`**, and whatever leaves the page is made of one:
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
//! **Its texts are what was not struck, joined to one line, with a gap of no particular length for what was.** The
//! whitespace around a gap is what it would be around a word, gaps with only whitespace between them are one gap, and
//! adjacent list items and blocks that are struck as a whole are merged. **It has a value only if no byte that the value
//! was read from is struck**: without the date-time group a cable has no time and no id; without the words that give it
//! away, a paragraph has no role.
//!
//! # Rules
//!
//! [`Rules`] say what to strike, as plain data with a [`History`], and [`apply`] finds the places:
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
//! A [`Finding`] that may be something else is *possible*: it is struck only if the reader accepts it. A mark is removed
//! only when the reader switches its finding off ([`Rules::set`]). **While portions are undecided nothing may be
//! released** ([`Applied::is_decided`]): code that exports has to check this, since [`release`] takes any marks.
//! [`leaks`](leaks::leaks) reports where else a struck name can be inferred, and [`plan`] saves rules.
//!
//! # What the release check must catch
//!
//! The release check reads the finished bytes without using anything of this module, and has to catch each of these
//! faults:
//!
//! 1. [`apply`] skips a rule, such as names and terms, or protected sources;
//! 2. spans end one byte early or begin one byte late, mapped back from the shown text to the file;
//! 3. a name is struck in the text but not in the subject, or not in the subject that a collection gives;
//! 4. a heading or the title of a paragraph keeps a struck word, which then shows in the table of contents;
//! 5. only the first piece of a finding is struck, of a name that is cut by a line end, a page break or markup;
//! 6. case or accents matter: `JANE DÖE` is kept although `Jane Doe` is struck;
//! 7. another form of a name is kept: the surname alone, `DOE, JANE`, the possessive;
//! 8. a released value ignores the marks: id, day, level, TAGS, role, reference;
//! 9. a reason or an attribute holds what was struck;
//! 10. something struck comes back by another way: the summary, an item of a list, a cell of a table, a joined line; or
//!     the marks are those of other rules than the reader sees.
//!
//! Redaction cannot hide that something was struck at a place; what the rest of a line was recognised as with the help of a
//! struck word; the columns of a table that were laid out around a struck cell; and whatever is also said where it was not
//! struck.

pub mod across;
mod apply;
mod body;
mod by_hand;
mod content;
mod corpus;
mod finding;
mod flat;
mod furniture;
mod heading;
mod heading_fields;
mod history;
mod keep_only;
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
mod source_notation;
mod strange_words;

pub use apply::{Applied, Count, apply};
pub use content::{
    Addressee, Block, BlockKind, ClassifiedBy, Content, Dtg, ExecutiveOrder, From, Item, Mrn, Part, Piece,
    Portion, Recorded, Reference, Station, Subject, Tag, Text, Transmission,
};
pub use finding::{Finding, Undecided};
pub use heading_fields::{FieldCount, field_counts};
pub use history::History;
pub use marks::{Mark, Marks, WrongSource};
pub use names::{Term, TermCase};
pub(crate) use released::with_nothing_struck;
pub use released::{Released, release};
pub use rules::{
    ByHand, Decided, FindingId, HeadingRule, NamesRule, OfficialField, Own, PersonalKind, PersonalRule,
    PortionsRule, ProtectedRule, REASONS, RuleKind, Rules, Unmarked,
};
