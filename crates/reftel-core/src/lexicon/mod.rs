//! The words and codes that the library knows, as data: a list is in one file and is written once.
//!
//! A file has a row a line, its fields separated by tabs, sorted by the first field in the order of its bytes.
//!
//! | file | first field | further fields | used by |
//! |---|---|---|---|
//! | `tags.tsv` | code of the TAGS line | kind, meaning | [`cable`](crate::cable), `parse/tags` |
//! | `posts.tsv` | routing indicator | name, full name, country | [`cable`](crate::cable), `parse/reference` |
//! | `aliases.tsv` | name of a post without blanks | its other names | `cable/spelling` |
//! | `codes.tsv` | letter of the kind, and code | title, sentences | `cable/explain` |
//! | `words.tsv` | spellings of a word of the service | meaning, sentences | `cable/explain` |
//! | `titles.tsv` | word of a title, before, behind or instead of a name | uses, see [`Title`](people::Title) | `parse/classified`, `parse/protected`, `redact` |
//! | `offices.tsv` | word of the name of an office or organization | uses, see [`Office`](people::Office) | `parse/classified`, `redact/names` |
//! | `particles.tsv` | small word inside names | kind | `parse/classified`, `parse/protected`, `redact/names` |
//! | `function_words.tsv` | word of English that is part of no name | kind | `parse/classified`, `parse/protected`, `redact` |
//!
//! The months are in `months.rs`.

mod months;
mod people;
mod table;
mod words;

pub(crate) use months::{MONTHS, is_month, month_abbreviations, month_begun};
pub(crate) use people::{Grammar, grammar, is_small_particle, office, particle, title};
pub(crate) use table::Table;
pub(crate) use words::Words;

/// Codes of the TAGS line: code, kind (`s`, `g`, `o`, `p`), meaning.
pub(crate) const TAGS: Table = Table::new(include_str!("tags.tsv"));
/// Posts: routing indicator, name, full name, country.
pub(crate) const POSTS: Table = Table::new(include_str!("posts.tsv"));
/// Other names of posts: name without blanks, other names separated by blanks.
pub(crate) const ALIASES: Table = Table::new(include_str!("aliases.tsv"));
/// Explanations of codes: letter of the kind and code, title, sentences.
pub(crate) const CODES: Table = Table::new(include_str!("codes.tsv"));
/// Words of the service: spellings separated by `|`, meaning, sentences.
pub(crate) const WORDS: Table = Table::new(include_str!("words.tsv"));
