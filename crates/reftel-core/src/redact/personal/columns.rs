//! Columns of a table below a label: `Tel`, `Passport`, `Date of birth`.

use std::ops::Range;
use std::sync::LazyLock;

use super::labels::Labels;
use super::scan::Scan;
use super::{Found, email, identity, of_kind, telephone};
use crate::redact::finding::{Finds, Note};
use crate::redact::flat::Flat;
use crate::redact::{PersonalKind, RuleKind};
use crate::search::Folded;
use crate::text::{Shown, Span, Spans};

/// The words of a heading, for each kind.
static HEADS: LazyLock<[Vec<Labels>; 5]> = LazyLock::new(|| {
    PersonalKind::ALL.map(|(kind, _)| {
        let kinds: &[&str] = match kind {
            PersonalKind::Telephone => &["telephone"],
            PersonalKind::Email => &["email"],
            PersonalKind::Identity => &["identity", "identity-short"],
            PersonalKind::Birth => &["birth", "born"],
            PersonalKind::Street => &["address"],
        };
        kinds.iter().map(|kind| Labels::of(kind)).collect()
    })
});
/// Longest words of a heading, in bytes.
const HEAD_MAX: usize = 24;
/// Most columns with such a heading.
const COLUMNS_MAX: usize = 16;
/// Most lines below a heading, and most of them without columns in a row.
const ROWS_MAX: usize = 500;
const APART_MAX: usize = 2;

/// A column whose heading says what it holds.
#[derive(Clone)]
struct Column {
    kind: usize,
    index: usize,
    count: usize,
    place: Range<usize>,
}

/// Offers what stands below such headings.
pub(super) fn find(finds: &mut Finds<'_>) {
    let mut columns: Vec<Column> = Vec::new();
    let (mut rows, mut apart) = (0, 0);
    for line in &finds.cable.lines {
        let text = finds.source.text(line.span).into_owned();
        let mut cells = cells(&text);
        // The number of the paragraph that begins with the table.
        if cells.first().is_some_and(|cell| is_number(text.get(cell.clone()).unwrap_or_default()))
            && cells.len() > 2
        {
            cells.remove(0);
        }
        if cells.len() < 2 {
            apart += usize::from(
                !text.trim_matches(|c: char| c.is_whitespace() || "-=_+|".contains(c)).is_empty(),
            );
            if apart > APART_MAX {
                columns.clear();
            }
            continue;
        }
        (rows, apart) = (rows + 1, 0);
        let heads = heads(&text, &cells);
        if !heads.is_empty() {
            (columns, rows) = (heads, 0);
        } else if rows < ROWS_MAX {
            for column in &columns {
                row(finds, line.span, &text, &cells, column);
            }
        }
    }
}

/// What stands apart in a line: by two blanks and more, a tab, a bar or a semicolon.
fn cells(text: &str) -> Vec<Range<usize>> {
    let mut cells: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    let bytes = text.as_bytes();
    let is_apart = |at: usize| match bytes.get(at) {
        Some(b'\t' | b'|' | b';') => true,
        Some(b' ') => {
            matches!(bytes.get(at + 1), Some(b' ' | b'\t'))
                || at > 0 && matches!(bytes.get(at - 1), Some(b' ' | b'\t'))
        }
        _ => false,
    };
    for at in 0..=bytes.len() {
        if at == bytes.len() || is_apart(at) {
            let cell = text.get(start..at).unwrap_or_default();
            let from = start + cell.len() - cell.trim_start().len();
            if !cell.trim().is_empty() {
                cells.push(from..from + cell.trim().len());
            }
            start = at + 1;
        }
    }
    cells
}

/// `1.`, `2. (U)`.
fn is_number(cell: &str) -> bool {
    let rest = cell.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < cell.len() && cell.len() - rest.len() < 4 && rest.starts_with('.') && {
        let mark = rest.trim_start_matches('.').trim();
        mark.is_empty() || mark.starts_with('(') && mark.ends_with(')')
    }
}

/// The columns of a heading. What has a number in it is no heading.
fn heads(text: &str, cells: &[Range<usize>]) -> Vec<Column> {
    let mut columns = Vec::new();
    if cells.iter().any(|cell| cell.len() > 2 * HEAD_MAX) {
        return columns;
    }
    for (index, cell) in cells.iter().enumerate() {
        let flat = Flat::new(&Folded::words(text.get(cell.clone()).unwrap_or_default()));
        let is_long = flat.text().len() > HEAD_MAX || flat.text().ends_with('.');
        if is_long || flat.text().bytes().filter(u8::is_ascii_digit).count() > 1 {
            continue;
        }
        for (kind, labels) in HEADS.iter().enumerate() {
            // "Address" alone: "steps to address" is none.
            let most = if PersonalKind::ALL.get(kind).is_some_and(|(kind, _)| *kind == PersonalKind::Street) {
                1
            } else {
                HEAD_MAX
            };
            let is_head = Scan::starts(flat.text())
                .take(most)
                .any(|scan| labels.iter().any(|labels| labels.eat(&mut scan.to(scan.at))));
            if is_head {
                if columns.len() == COLUMNS_MAX {
                    return columns;
                }
                columns.push(Column { kind, index, count: cells.len(), place: cell.clone() });
                break;
            }
        }
    }
    columns
}

fn row(finds: &mut Finds<'_>, line: Span, text: &str, cells: &[Range<usize>], column: &Column) {
    let rule = &finds.rules.personal;
    let Some((kind, why)) = PersonalKind::ALL.get(column.kind).copied() else { return };
    if !rule.kinds.get(column.kind).copied().unwrap_or_default() {
        return;
    }
    let mut shown = None;
    for (index, cell) in cells.iter().enumerate() {
        let is_same = index == column.index && cells.len() == column.count;
        let is_below = cell.start < column.place.end && column.place.start < cell.end;
        if !is_same && !is_below {
            continue;
        }
        let words = text.get(cell.clone()).unwrap_or_default();
        let flat = Flat::new(&Folded::words(words));
        for found in in_cell(kind, flat.text()) {
            let place = flat.shown(found);
            let shown = shown.get_or_insert_with(|| Shown::lines(finds.source, line));
            let spans: Spans = shown.source(cell.start + place.start..cell.start + place.end);
            finds.add(&spans, Note { rule: RuleKind::Personal, why, reason: &rule.reason, possible: true });
        }
    }
}

fn in_cell(kind: PersonalKind, text: &str) -> Vec<Range<usize>> {
    match kind {
        PersonalKind::Telephone => telephone::in_cell(text),
        PersonalKind::Email => email::in_cell(text),
        PersonalKind::Identity => identity::in_cell(text),
        PersonalKind::Birth => {
            let labelled = format!("DOB {text}");
            let found: Vec<Found> = of_kind(kind, &labelled);
            found.into_iter().map(|(range, _)| range.start - 4..range.end - 4).collect()
        }
        PersonalKind::Street => std::iter::once(0..text.len()).filter(|cell| cell.len() > 3).collect(),
    }
}

#[cfg(test)]
mod tests {
    use crate::parse::parse;
    use crate::redact::{Rules, apply};
    use crate::text::Source;

    fn found(table: &str) -> String {
        let source =
            Source::new("test", format!("SUBJECT: A LIST\n\n1. (C) A list:\n\n{table}\n2. (C) End.\n"))
                .unwrap();
        let mut rules = Rules::default();
        rules.personal.on = true;
        rules.personal.kinds = [true; 5];
        let applied = apply(&source, &parse(&source).cable, &rules);
        applied.findings.iter().map(|finding| source.line(&finding.spans)).collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn ok_what_stands_below_a_label() {
        for (table, wanted) in [
            ("Name        Tel\nAnn Other   5550100\nJan Sample  555 0101\n", "5550100 | 555 0101"),
            ("NAME        PASSPORT    DOB\nANN OTHER   X0123456    13 FEB 1950\n", "X0123456 | 13 FEB 1950"),
            ("Name | Mobile\n-----+-------\nAnn | 0555-010-000\n", "0555-010-000"),
            ("Name;ID no\nAnn;1234567\n", "1234567"),
            ("Name        Phone\nAnn Other   4327\n", "4327"),
            ("| Name | Born |\n|---|---|\n| Ann | 1950 |\n", "1950"),
            ("Name        Address\nAnn Other   Hill Quarter\n", "Hill Quarter"),
        ] {
            assert_eq!(found(table), wanted, "{table}");
        }
    }

    #[test]
    fn err_sentences_and_other_columns() {
        for table in [
            "Steps to address their concerns.  We met.\nThey spoke of 5550100 tons.  We left.\n",
            "Name        Tons\nAnn Other   5550100\n",
        ] {
            assert_eq!(found(table), "", "{table}");
        }
    }
}
