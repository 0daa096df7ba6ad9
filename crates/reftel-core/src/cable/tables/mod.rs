//! What is known of codes, posts and words, as text: a row a line, fields separated by tabs, sorted by the first field.
//!
//! A table is searched as it is: an index would have to be built at every start, and costs more than it saves.

use memchr::{memchr, memrchr};

/// Code, kind, meaning.
pub(super) const TAGS: &str = include_str!("tags.tsv");
/// Routing indicator, name, full name, country.
pub(super) const POSTS: &str = include_str!("posts.tsv");
/// Name of a post, other names.
pub(super) const ALIASES: &str = include_str!("aliases.tsv");
/// Letter of the kind and code, title, sentences.
pub(super) const CODES: &str = include_str!("codes.tsv");
/// Spellings, what they stand for, sentences.
pub(super) const WORDS: &str = include_str!("words.tsv");

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
    fn ok_tables_are_whole() {
        for rows in [TAGS, POSTS, ALIASES, CODES, WORDS] {
            assert!(rows.lines().count() > 20 && rows.ends_with('\n') && !rows.contains('\r'));
        }
    }

    #[test]
    fn ok_nothing_without_a_row() {
        for table in ["", "\n", "x", "A\tb\n"] {
            assert_eq!(find(table, "PREL"), None, "{table:?}");
        }
    }
}
