//! The fields of cables as a table, one row for each cable (RFC 4180).

use super::Options;
use super::facts::reference;
use super::words::{flat, join, plain};
use crate::cable::{Level, Precedence};
use crate::redact::{Addressee, Content, ExecutiveOrder, Released, Text};

/// The names of the columns, in order.
#[must_use]
pub fn columns() -> [&'static str; COLUMNS] {
    TABLE.map(|(name, _)| name)
}

const COLUMNS: usize = 20;

/// The name of a column, and its cell for a cable.
type Column = (&'static str, fn(&Content) -> Text);

const TABLE: [Column; COLUMNS] = [
    ("id", |cable| optional(cable.id.clone())),
    ("post", |cable| cable.mrn.as_ref().map(|mrn| mrn.post.clone()).unwrap_or_default()),
    ("serial", |cable| optional(cable.mrn.as_ref().and_then(|mrn| mrn.serial))),
    ("datetime", |cable| optional(cable.datetime.clone())),
    ("precedence", |cable| {
        let action = cable.transmission.dtg.as_ref().and_then(|dtg| dtg.action);
        optional(action.map(Precedence::word))
    }),
    ("from", |cable| cable.transmission.from.as_ref().map(|from| from.name.clone()).unwrap_or_default()),
    ("to", |cable| addressees(&cable.transmission.action)),
    ("info", |cable| addressees(&cable.transmission.info)),
    ("level", |cable| optional(cable.level.map(Level::word))),
    ("classification", |cable| cable.classification.clone().unwrap_or_default()),
    ("captions", |cable| join(&cable.captions, SEPARATOR)),
    ("executive_order", |cable| order(cable).and_then(|order| order.order.clone()).unwrap_or_default()),
    ("declassification", |cable| {
        order(cable).and_then(|order| order.instruction.clone()).unwrap_or_default()
    }),
    ("declassify_on", |cable| optional(order(cable).and_then(|order| order.declassify_on))),
    ("tags", |cable| join(cable.tags.iter().map(|tag| &tag.code), SEPARATOR)),
    ("subject", |cable| cable.subject.as_ref().map(|subject| subject.text.clone()).unwrap_or_default()),
    ("references", |cable| join(&cable.references.iter().map(reference).collect::<Vec<_>>(), SEPARATOR)),
    ("classified_by", |cable| cable.classified_by.as_ref().map(|by| by.text.clone()).unwrap_or_default()),
    ("signature", |cable| cable.signature.clone().unwrap_or_default()),
    ("paragraphs", |cable| {
        let numbered = cable.body.iter().filter(|block| block.number.is_some());
        optional(Some(numbered.count()))
    }),
];

/// Between several values in one cell.
const SEPARATOR: &str = "; ";

/// The column names and one row for each cable. Rows end in CR LF, every cell is quoted, and several values in one cell
/// are separated by semicolons.
#[must_use]
pub fn to_csv(all: &[Released], options: Options) -> String {
    let mut out = String::new();
    push_row(&mut out, &columns().map(str::to_owned));
    for released in all {
        push_row(&mut out, &TABLE.map(|(_, cell)| flat(&cell(released), options)));
    }
    out
}

/// A value that is not text of the cable.
fn optional(value: Option<impl ToString>) -> Text {
    value.map(|value| plain(value.to_string())).unwrap_or_default()
}

fn addressees(all: &[Addressee]) -> Text {
    join(all.iter().map(|addressee| &addressee.name), SEPARATOR)
}

fn order(cable: &Content) -> Option<&ExecutiveOrder> {
    cable.executive_order.as_ref()
}

fn push_row(out: &mut String, cells: &[String]) {
    for (number, cell) in cells.iter().enumerate() {
        if number > 0 {
            out.push(',');
        }
        out.push('"');
        // Spreadsheets take such a cell for a formula and would run it; the apostrophe makes them show it.
        if cell.trim_start().starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']) {
            out.push('\'');
        }
        out.push_str(&cell.replace('"', "\"\""));
        out.push('"');
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(cells: &[&str]) -> String {
        let mut out = String::new();
        push_row(&mut out, &cells.iter().map(ToString::to_string).collect::<Vec<_>>());
        out
    }

    #[test]
    fn ok_cells() {
        assert_eq!(cells(&["a", "", "b, \"c\""]), "\"a\",\"\",\"b, \"\"c\"\"\"\r\n");
    }

    #[test]
    fn ok_no_cell_is_a_formula() {
        assert_eq!(cells(&["=1+1", " @x", "a=b"]), "\"'=1+1\",\"' @x\",\"a=b\"\r\n");
    }
}
