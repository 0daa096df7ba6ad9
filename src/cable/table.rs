//! Looks things up in tables that are text: a line a row, tabs between fields, in the order of the first.
//! The text is searched as it is, since building an index at every start would cost more than it saves.

use memchr::{memchr, memrchr};

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
