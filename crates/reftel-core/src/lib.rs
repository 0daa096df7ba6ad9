//! Reads US diplomatic cables (State Department telegrams): text in, structure out.
//!
//! ```
//! use reftel_core::export::json::to_json;
//! use reftel_core::parse::parse;
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
//! 1. (C) The harbor is deep.
//!
//! EXAMPLE
//! ";
//! let source = Source::new("a paste", telegram)?;
//! let parsed = parse(&source);
//! let cable = &parsed.cable;
//! assert_eq!(cable.id(&source).unwrap().as_str(), "08PORTELSINORE173");
//!
//! // Everything that was read is a place in the source.
//! let first = cable.paragraphs().next().unwrap();
//! assert_eq!(source.raw(first.portion.unwrap().span), "(C)");
//! assert_eq!(source.line(&first.text), "The harbor is deep.");
//! assert!(to_json(&source, &parsed)?.contains("2008-02-13T16:27:00Z"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The way of a cable, and who may name whom: a module may use those above it, never those below.
//!
//! | module | what it knows |
//! |---|---|
//! | [`text`] | bytes, spans, lines, markup; no cables |
//! | `lexicon` | the words and codes of the service, as data |
//! | [`cable`] | what a cable is made of: plain data; no browser |
//! | [`parse`] | how bytes become a cable |
//! | [`search`] | words in texts as they are shown |
//! | [`redact`] | what is struck out, and the cable without it |
//! | [`export`] | a cable in other forms |
//! | [`gate`] | what the release check ([`reftel_check`]) is to look for, and what may leave |
//!
//! **Parsing never fails and never panics. Nothing of the input is lost. Every leaf says which bytes it came
//! from.** It builds for any target, without features to choose.
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
