//! Reads US diplomatic cables (State Department telegrams): text in, structure out, with the bytes that every part was
//! read from.
//!
//! # Example
//!
//! ```
//! use reftel_core::export::{Options, text::to_text};
//! use reftel_core::parse::parse;
//! use reftel_core::redact::{Marks, release};
//! use reftel_core::text::Source;
//!
//! let telegram = "\
//! O 131627Z FEB 08
//! FM AMEMBASSY PORT ELSINORE
//! TO RUEHC/SECSTATE WASHDC IMMEDIATE 0424
//!
//! C O N F I D E N T I A L PORT ELSINORE 000173
//!
//! E.O. 12958: DECL: 02/13/2018
//! TAGS: PREL, XX
//! SUBJECT: THE HARBOR
//!
//! 1. (C) The harbor is deep. Jane Doe said so.
//!
//! EXAMPLE
//! ";
//! let source = Source::new("a paste", telegram)?;
//! let cable = parse(&source).cable;
//! assert_eq!(cable.id(&source).unwrap().as_str(), "08PORTELSINORE173");
//!
//! // Whatever was read is a span of the source.
//! let first = cable.paragraphs().next().unwrap();
//! assert_eq!(source.raw(first.portion.unwrap().span), "(C)");
//! assert_eq!(source.line(&first.text), "The harbor is deep. Jane Doe said so.");
//!
//! // What is struck is not in the released cable, and exports are made of nothing else.
//! let name = telegram.find("Jane Doe").unwrap();
//! let mut marks = Marks::new(&source);
//! marks.strike((name..name + "Jane Doe".len()).into(), None);
//! let released = release(&source, &cable, &marks)?;
//! let text = to_text(&released, Options::default());
//! assert!(text.contains("[REDACTED]") && !text.contains("Jane Doe"), "{text}");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The example `cable2json` prints cables as JSON:
//! `cargo run --release -p reftel-core --example cable2json -- FILE...`; the example `redact` applies rules to cables and
//! prints what is left and what was found.
//!
//! # From bytes to an export
//!
//! 1. [`text::decode`] reads the bytes of a file as UTF-8, UTF-16 or Windows-1252.
//! 2. [`text::Source`] keeps the bytes and finds the markup among them: the web page around the text, tags, entities,
//!    quotes of a table's row. [`text::Clean`] is the text without it; its offsets lead back to the file.
//! 3. [`parse::parse_all`] finds the cables of the source. It classifies every line by its first words, tells the layout
//!    (telegram, archive record, printed volume, ...), reads the heading field by field, and cuts the text into
//!    paragraphs by their numbers.
//! 4. The result is a [`cable::Cable`], plain data in which every leaf is a [`text::Span`], with a list of
//!    [`cable::Diagnostic`]s: what was repaired or is in doubt.
//! 5. [`search::find`] finds words in texts as they are shown ([`text::Shown`]).
//! 6. [`redact::apply`] proposes what [`redact::Rules`] strike; [`redact::Marks`] are the spans that are struck.
//!    [`redact::release`] makes a [`redact::Released`]: the cable parsed again from what is left.
//! 7. [`export`] turns a `Released` into text, Markdown, HTML, CSV, JSON and citations.
//! 8. [`gate::gate`] has [`reftel_check`] look for what was struck in the finished bytes, and hands out only what passes.
//!
//! # Modules
//!
//! A module may name those above it, never those below.
//!
//! | module | what it knows |
//! |---|---|
//! | [`text`] | bytes, spans, lines, markup; no cables |
//! | `lexicon` | the words and codes of the service, as data |
//! | [`cable`] | what a cable is made of, as plain data |
//! | [`parse`] | how bytes become a cable |
//! | [`search`] | words in texts as they are shown |
//! | [`redact`] | what is struck, and the cable without it |
//! | [`export`] | a cable in other forms |
//! | [`gate`] | what the release check is to look for, and what may leave |
//!
//! # Invariants
//!
//! - **Parsing never fails and never panics**, whatever the bytes. Missing fields are `None`, odd ones are diagnostics.
//! - **Nothing is lost.** The lines of a cable tile its bytes, and every byte that is not whitespace is in exactly one
//!   leaf ([`cable::Cable::leaves`]).
//! - **Time and memory are linear in the input.**
//! - **What was struck is in no export**: exporters take a `Released`, and only [`redact::release`] makes one.
//! - **No message holds text of a cable**: neither errors nor `Debug` of a [`text::Source`].
//!
//! There are no feature flags and no unsafe code. The crate builds for any target, wasm32 without a browser included.
#![forbid(unsafe_code)]
#![cfg_attr(test, allow(clippy::string_slice, reason = "clippy.toml has no setting for this lint"))]

pub mod cable;
pub mod export;
pub mod gate;
mod lexicon;
pub mod parse;
pub mod redact;
pub mod search;
pub mod text;
