use memchr::{memchr, memrchr};

/// Rows of tab-separated fields, sorted by the first field in the order of its bytes.
///
/// It is searched as text: building an index at every start would cost more than it saves.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Table(&'static str);

impl Table {
    /// The table that a file holds.
    pub(crate) const fn new(text: &'static str) -> Self {
        Self(text)
    }

    /// Every row, in order.
    pub(crate) fn rows(self) -> std::str::Lines<'static> {
        self.0.lines()
    }

    /// The first fields of the rows whose second field is `kind`, the longest first.
    pub(crate) fn of(self, kind: &str) -> Vec<&'static str> {
        let of_kind = |row: &'static str| row.split_once('\t').filter(|(_, known)| *known == kind);
        let mut found: Vec<&str> = self.rows().filter_map(of_kind).map(|(phrase, _)| phrase).collect();
        found.sort_by_cached_key(|phrase| std::cmp::Reverse(phrase.len()));
        found
    }

    /// The first row whose first field is `key`; None if there is none.
    pub(crate) fn find(self, key: &str) -> Option<&'static str> {
        let table = self.0;
        let (mut low, mut high) = (0, table.len());
        while low < high {
            let middle = low + (high - low) / 2;
            let start = memrchr(b'\n', table.get(..middle)?.as_bytes()).map_or(0, |at| at + 1).max(low);
            let row = first_line(table.get(start..)?);
            if first_field(row) < key {
                low = (start + row.len() + 1).min(high);
            } else {
                high = start;
            }
        }
        Some(first_line(table.get(low..)?)).filter(|row| first_field(row) == key)
    }
}

fn first_line(text: &'static str) -> &'static str {
    let end = memchr(b'\n', text.as_bytes()).unwrap_or(text.len());
    text.get(..end).unwrap_or(text)
}

fn first_field(row: &str) -> &str {
    let end = memchr(b'\t', row.as_bytes()).unwrap_or(row.len());
    row.get(..end).unwrap_or(row)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{ALIASES, CODES, PERSONAL, POSTS, REFERENCES, TAGS, WORDS};

    #[test]
    fn ok_tables_are_whole() {
        for Table(text) in [TAGS, POSTS, ALIASES, CODES, WORDS, PERSONAL, REFERENCES] {
            assert!(text.lines().count() > 20 && text.ends_with('\n') && !text.contains('\r'));
        }
    }

    #[test]
    fn ok_tables_that_are_searched_are_sorted() {
        for table in [TAGS, POSTS, CODES] {
            assert!(table.rows().map(first_field).is_sorted());
        }
    }

    #[test]
    fn ok_every_row_is_found() {
        for table in [TAGS, CODES] {
            assert!(table.rows().all(|row| table.find(first_field(row)) == Some(row)));
        }
    }

    #[test]
    fn ok_none_without_a_row() {
        for text in ["", "\n", "x", "A\tb\n"] {
            assert_eq!(Table(text).find("PREL"), None, "{text:?}");
        }
    }
}
