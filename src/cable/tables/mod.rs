//! What is known of codes, posts and words, as text: a line a row, tabs between fields, in the order of the first.
//!
//! The tables are data and not program. Everything but the page has them inside; the page loads them as one file with a
//! known hash and hands them over with [`install`] before it reads anything. **Without them nothing fails**: codes are
//! then unknown, and explain nothing.
//!
//! A table is searched as it is, since building an index at every start would cost more than it saves.

#[cfg(not(all(target_arch = "wasm32", feature = "app")))]
mod whole;

use std::sync::OnceLock;

use memchr::{memchr, memrchr};

/// A cable of our own invention, to try the page with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sample {
    /// What it is called in a list.
    pub name: &'static str,
    /// What it shows.
    pub about: &'static str,
    /// The file.
    pub text: &'static str,
}

#[derive(Default)]
pub(super) struct Tables {
    /// Code, kind, meaning.
    pub(super) tags: &'static str,
    /// Routing indicator, name, full name, country.
    pub(super) posts: &'static str,
    /// Name of a post, other names.
    pub(super) aliases: &'static str,
    /// Letter of the kind and code, title, sentences.
    pub(super) codes: &'static str,
    /// Spellings, what they stand for, sentences.
    pub(super) words: &'static str,
    samples: Vec<Sample>,
}

static TABLES: OnceLock<Tables> = OnceLock::new();

#[cfg(not(all(target_arch = "wasm32", feature = "app")))]
const INSIDE: &str = whole::WHOLE;
#[cfg(all(target_arch = "wasm32", feature = "app"))]
const INSIDE: &str = "";

/// Takes the file of tables over. Says no when they were asked for before: then those in the program count, or none.
pub fn install(text: String) -> bool {
    // Once for the life of the page.
    TABLES.set(sections(text.leak())).is_ok()
}

/// The cables to try the page with.
#[must_use]
pub fn samples() -> &'static [Sample] {
    &tables().samples
}

pub(super) fn tables() -> &'static Tables {
    TABLES.get_or_init(|| sections(INSIDE))
}

fn sections(text: &'static str) -> Tables {
    let mut tables = Tables::default();
    for (title, rows) in text.split('\x0c').filter_map(|section| section.split_once('\n')) {
        let mut words = title.split('\t');
        match words.next() {
            Some("tags") => tables.tags = rows,
            Some("posts") => tables.posts = rows,
            Some("aliases") => tables.aliases = rows,
            Some("codes") => tables.codes = rows,
            Some("words") => tables.words = rows,
            Some("sample") => {
                let sample = words.next().zip(words.next());
                tables.samples.extend(sample.map(|(name, about)| Sample { name, about, text: rows }));
            }
            _ => {}
        }
    }
    tables
}

/// The row whose first field is `key`; the first one if there are several.
pub(super) fn find(table: &'static str, key: &str) -> Option<&'static str> {
    let (mut low, mut high) = (0, table.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let start = memrchr(b'\n', table.get(..middle)?.as_bytes()).map_or(0, |at| at + 1).max(low);
        let row = line(table.get(start..)?);
        if first(row) < key {
            low = (start + row.len() + 1).min(high);
        } else {
            high = start;
        }
    }
    Some(line(table.get(low..)?)).filter(|row| first(row) == key)
}

/// The first line of a text.
fn line(text: &'static str) -> &'static str {
    let end = memchr(b'\n', text.as_bytes()).unwrap_or(text.len());
    text.get(..end).unwrap_or(text)
}

fn first(row: &str) -> &str {
    let end = memchr(b'\t', row.as_bytes()).unwrap_or(row.len());
    row.get(..end).unwrap_or(row)
}

#[cfg(test)]
pub(super) fn is_sorted(table: &str) -> bool {
    table.lines().map(first).is_sorted()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_sections() {
        let tables = sections(whole::WHOLE);
        for rows in [tables.tags, tables.posts, tables.aliases, tables.codes, tables.words] {
            assert!(rows.lines().count() > 20 && rows.ends_with('\n') && !rows.contains('\r'));
        }
    }

    #[test]
    fn ok_nothing_without_tables() {
        for text in ["", "\x0c", "\x0ctags", "\x0csample\n", "\x0csample\ta\n", "tags\nx"] {
            let tables = sections(text);
            assert!(tables.samples.is_empty() && find(tables.tags, "PREL").is_none(), "{text:?}");
        }
    }

    #[test]
    fn err_too_late() {
        assert!(!tables().tags.is_empty());
        assert!(!install(String::new()));
        assert!(!tables().tags.is_empty());
    }
}
