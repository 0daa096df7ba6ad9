//! Looks things up in tables that are text: a line a row, tabs between fields, in the order of the first.
//! The text is searched as it is, since building an index at every start would cost more than it saves.

/// The row whose first field is `key`; the first one if there are several.
pub(super) fn find(table: &'static str, key: &str) -> Option<&'static str> {
    let (mut low, mut high) = (0, table.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let start = table.get(..middle)?.rfind('\n').map_or(0, |at| at + 1).max(low);
        let row = table.get(start..)?.lines().next()?;
        if first(row) < key {
            low = (start + row.len() + 1).min(high);
        } else {
            high = start;
        }
    }
    table.get(low..)?.lines().next().filter(|row| first(row) == key)
}

fn first(row: &str) -> &str {
    row.split('\t').next().unwrap_or_default()
}

#[cfg(test)]
pub(super) fn is_sorted(table: &str) -> bool {
    table.lines().map(first).is_sorted()
}
