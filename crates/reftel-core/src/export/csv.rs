//! The fields of cables as a table, one row for each cable (RFC 4180).

use super::Options;
use super::facts::reference;
use super::words::{flat, join};
use crate::redact::{Addressee, Content, Released, Text};

/// The columns, in order.
pub const COLUMNS: [&str; 20] = [
    "id",
    "post",
    "serial",
    "datetime",
    "precedence",
    "from",
    "to",
    "info",
    "level",
    "classification",
    "captions",
    "executive_order",
    "declassification",
    "declassify_on",
    "tags",
    "subject",
    "references",
    "classified_by",
    "signature",
    "paragraphs",
];

/// The column names and one row for each cable. Rows end in CR LF, every cell is quoted, and several values in one cell
/// are separated by semicolons.
#[must_use]
pub fn to_csv(all: &[Released], options: Options) -> String {
    let mut out = String::new();
    push_row(&mut out, &COLUMNS.map(str::to_owned));
    for released in all {
        push_row(&mut out, &row(released, options));
    }
    out
}

fn row(content: &Content, options: Options) -> [String; COLUMNS.len()] {
    let text = |text: &Text| flat(text, options);
    let maybe = |found: Option<&Text>| found.map(text).unwrap_or_default();
    let all = |found: &[Text]| flat(&join(found, "; "), options);
    let addressees = |found: &[Addressee]| flat(&join(found.iter().map(|to| &to.name), "; "), options);
    let order = content.executive_order.as_ref();
    let references: Vec<Text> = content.references.iter().map(reference).collect();
    let sent = &content.transmission;
    [
        content.id.clone().unwrap_or_default(),
        maybe(content.mrn.as_ref().map(|mrn| &mrn.post)),
        content.mrn.as_ref().and_then(|mrn| mrn.serial).map(|serial| serial.to_string()).unwrap_or_default(),
        content.datetime.clone().unwrap_or_default(),
        sent.dtg
            .as_ref()
            .and_then(|dtg| dtg.action)
            .map(|action| action.word().to_owned())
            .unwrap_or_default(),
        maybe(sent.from.as_ref().map(|from| &from.name)),
        addressees(&sent.action),
        addressees(&sent.info),
        content.level.map(|level| level.word().to_owned()).unwrap_or_default(),
        maybe(content.classification.as_ref()),
        all(&content.captions),
        maybe(order.and_then(|order| order.order.as_ref())),
        maybe(order.and_then(|order| order.instruction.as_ref())),
        order.and_then(|order| order.declassify_on).map(|day| day.to_string()).unwrap_or_default(),
        flat(&join(content.tags.iter().map(|tag| &tag.code), "; "), options),
        maybe(content.subject.as_ref().map(|subject| &subject.text)),
        all(&references),
        maybe(content.classified_by.as_ref().map(|by| &by.text)),
        maybe(content.signature.as_ref()),
        content.body.iter().filter(|block| block.number.is_some()).count().to_string(),
    ]
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
