//! The words and codes that the library knows, as data: a list is in one file and is written once.
//!
//! A file has a row a line, its fields separated by tabs, sorted by the first field in the order of its bytes.
//!
//! | file | first field | further fields | used by |
//! |---|---|---|---|
//! | `tags.tsv` | code of the TAGS line | kind, meaning | [`cable`](crate::cable), `parse/tags` |
//! | `posts.tsv` | routing indicator | name, full name, country | [`cable`](crate::cable), `parse/reference` |
//! | `aliases.tsv` | name of a post without spaces | its other names | `cable/spelling` |
//! | `codes.tsv` | letter of the kind, and code | title, sentences | `cable/explain` |
//! | `words.tsv` | spellings of a word of the service | meaning, sentences | `cable/explain` |
//! | `levels.tsv` | form of a level, without spaces | letters of the level, where it is written | `cable/marking` |
//! | `markings.tsv` | word of a caveat or of the caption that names readers | which | `parse/marking` |
//! | `portion_marks.tsv` | word of a portion mark | level, compartment or caveat | `redact/portions` |
//! | `heading_words.tsv` | word of a heading that is in no other list | `w` | `redact/heading_fields` |
//! | `precedences.tsv` | words of a precedence, misprints too | the precedence | `parse/address` |
//! | `titles.tsv` | word of a title, before, after or instead of a name | uses, see [`Title`](people::Title) | `parse/classified`, `parse/protected`, `redact` |
//! | `offices.tsv` | word of the name of an office or organization | uses, see [`Office`](people::Office) | `parse/classified`, `redact/names` |
//! | `particles.tsv` | small word inside names | kind | `parse/classified`, `parse/protected`, `redact/names` |
//! | `missions.tsv` | word for a kind of mission | where it stands | `cable/spelling`, `parse/address` |
//! | `not_posts.tsv` | word that could be taken for a post | why | `cable/spelling`, `parse/reference` |
//! | `references.tsv` | phrase of a reference | kind of paper, or what it says | `parse/reference` |
//! | `personal.tsv` | phrase before or after personal data | what it tells; sorted by it | `redact/personal` |
//! | `discretion.tsv` | phrase that asks for discretion, `*` for any word | whether it does so anywhere or in brackets | `redact/protect` |
//! | `endings.tsv` | word in the last lines of a text | uses, see [`AtEnd`](endings::AtEnd) | `parse/signature` |
//! | `surnames.tsv` | word of English that is a surname too | `w` | `redact/names` |
//! | `function_words.tsv` | word of English that is part of no name | kind | `parse/classified`, `parse/protected`, `redact` |
//!
//! The months are in `months.rs`.

mod endings;
mod markings;
mod months;
mod people;
mod posts;
mod table;
mod words;

pub(crate) use endings::at_end;
pub(crate) use markings::{MarkWord, is_caveat_word, is_portion_mark_word, is_reader, portion_mark};
pub(crate) use months::{MONTHS, WEEKDAYS, is_month, is_weekday, month_abbreviations, month_begun};
pub(crate) use people::{
    Grammar, Office, Title, grammar, is_common, is_near_office_title, is_small_particle, office, particle,
    title,
};
pub(crate) use posts::{is_before_number, is_near_post, mission};
pub(crate) use table::Table;
pub(crate) use words::Words;

/// Words of precedence before or after an addressee, as written and misprinted: words, the precedence.
pub(crate) const PRECEDENCES: Table = Table::new(include_str!("precedences.tsv"));
/// Phrases that ask for discretion: phrase in lowercase, `sentence` or `bracket`.
pub(crate) const DISCRETION: Table = Table::new(include_str!("discretion.tsv"));
/// Phrases that tell personal data: phrase in lowercase, what it tells.
pub(crate) const PERSONAL: Table = Table::new(include_str!("personal.tsv"));
/// Phrases of references: phrase, the kind of paper that it names, or what it says of the cable before it.
pub(crate) const REFERENCES: Table = Table::new(include_str!("references.tsv"));
/// Levels of classification: form without spaces, letters of the level, where it is written.
pub(crate) const LEVELS: &str = include_str!("levels.tsv");
/// Codes of the TAGS line: code, kind (`s`, `g`, `o`, `p`), meaning.
pub(crate) const TAGS: Table = Table::new(include_str!("tags.tsv"));
/// Posts: routing indicator, name, full name, country.
pub(crate) const POSTS: Table = Table::new(include_str!("posts.tsv"));
/// Other names of posts: name without spaces, other names separated by spaces.
pub(crate) const ALIASES: Table = Table::new(include_str!("aliases.tsv"));
/// Explanations of codes: letter of the kind and code, title, sentences.
pub(crate) const CODES: Table = Table::new(include_str!("codes.tsv"));
/// Words of headings that are in no other list: word, `w`.
pub(crate) const HEADING_WORDS: Table = Table::new(include_str!("heading_words.tsv"));
/// Words of the service: spellings separated by `|`, meaning, sentences.
pub(crate) const WORDS: Table = Table::new(include_str!("words.tsv"));
