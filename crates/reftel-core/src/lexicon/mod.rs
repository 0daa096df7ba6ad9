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

mod table;

pub(crate) use table::Table;

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
