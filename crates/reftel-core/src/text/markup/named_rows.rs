//! Rows of separated values below a row of names, as spreadsheets and databases write them: a field is in double quotes where it
//! has to be, and the names say which one has the text.

use super::{Markup, Notation};
use crate::text::Span;

/// What separates fields.
const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];
/// Fewest and most columns, and longest name of one, in bytes.
const COLUMNS_MIN: usize = 2;
const COLUMNS_MAX: usize = 60;
const NAME_MAX: usize = 40;
/// Names of the column that has the text of the cable, in lowercase; one of them makes a table of cables.
const TEXT: [&str; 14] = [
    "text",
    "body",
    "content",
    "contents",
    "cable",
    "cable text",
    "full text",
    "message",
    "message text",
    "raw",
    "raw text",
    "telegram",
    "document",
    "document text",
];

/// The marks of the rows from `start` on: the row of names, quotes, separators. `None` if there is no row of names with one of
/// the text, or if a row has another number of fields. What follows the last whole row is left as text.
pub(super) fn markup(bytes: &[u8], start: usize) -> Option<Vec<Markup>> {
    let line = bytes.get(start..)?;
    let line = line.get(..memchr::memchr(b'\n', line.get(..COLUMNS_MAX * NAME_MAX).unwrap_or(line))?)?;
    let (separator, columns) =
        SEPARATORS.iter().find_map(|separator| Some((*separator, names(line, *separator)?)))?;
    let mut found =
        vec![Markup { span: Span::new(start, start + line.len() + 1), notation: Notation::Row, shown: None }];
    let mut at = start + line.len() + 1;
    let mut rows = 0;
    while at < bytes.len() {
        let known = found.len();
        let Some(end) = row(bytes, at, separator, columns, &mut found) else {
            found.truncate(known);
            break;
        };
        at = end;
        rows += 1;
    }
    (rows > 0).then_some(found)
}

/// The number of names in a line; None if it is none of names, or none of them is that of the text.
fn names(line: &[u8], separator: u8) -> Option<usize> {
    let names: Vec<String> = line
        .split(|byte| *byte == separator)
        .map(|name| {
            let name = String::from_utf8_lossy(name.trim_ascii());
            name.trim_matches('"').replace(['_', '-'], " ").to_ascii_lowercase()
        })
        .collect();
    let is_name = |name: &String| {
        (1..=NAME_MAX).contains(&name.len())
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b' ')
    };
    let is_table = (COLUMNS_MIN..=COLUMNS_MAX).contains(&names.len())
        && names.iter().all(is_name)
        && names.iter().any(|name| TEXT.contains(&name.as_str()));
    is_table.then_some(names.len())
}

/// Reads one row and returns where the next begins. None if it has another number of fields, or no end.
fn row(bytes: &[u8], start: usize, separator: u8, columns: usize, found: &mut Vec<Markup>) -> Option<usize> {
    let mark =
        |from: usize, to: usize, shown| Markup { span: Span::new(from, to), notation: Notation::Row, shown };
    let mut at = start;
    for column in 1..=columns {
        let end = match bytes.get(at) {
            Some(b'"') => {
                found.push(mark(at, at + 1, None));
                let end = quoted(bytes, at + 1, found)?;
                found.push(mark(end, end + 1, None));
                end + 1
            }
            _ => {
                let rest = bytes.get(at..)?;
                at + memchr::memchr3(separator, b'\n', b'"', rest).unwrap_or(rest.len())
            }
        };
        match bytes.get(end) {
            Some(byte) if *byte == separator && column < columns => {
                found.push(mark(end, end + 1, Some('\n')));
                at = end + 1;
            }
            Some(b'\r') if bytes.get(end + 1) == Some(&b'\n') && column == columns => return Some(end + 2),
            Some(b'\n') if column == columns => return Some(end + 1),
            None if column == columns => return Some(end),
            _ => return None,
        }
    }
    None
}

/// The end of a field in quotes that begins at `start`. A double quote of the text is doubled.
fn quoted(bytes: &[u8], start: usize, found: &mut Vec<Markup>) -> Option<usize> {
    let mut at = start;
    loop {
        at += memchr::memchr(b'"', bytes.get(at..)?)?;
        if bytes.get(at + 1) != Some(&b'"') {
            return Some(at);
        }
        found.push(Markup { span: Span::new(at, at + 1), notation: Notation::Row, shown: None });
        at += 2;
    }
}

#[cfg(test)]
mod tests {
    use crate::text::clean_text as clean;

    #[test]
    fn ok_rows_below_names() {
        assert_eq!(
            clean("id,refid,Text\n1,08X1,\"FM X\nTO \"\"Y\"\", Z\"\r\n2,08X2,\"FM A\"\n"),
            "1\n08X1\nFM X\nTO \"Y\", Z\r\n2\n08X2\nFM A\n"
        );
        assert_eq!(clean("refid;cable_text\n08X1;FM X"), "08X1\nFM X");
        assert_eq!(clean("\"refid\"\t\"Body\"\n08X1\t\"FM\tX\"\n"), "08X1\nFM\tX\n");
    }

    #[test]
    fn err_no_rows_below_names() {
        for text in [
            "refid,subject\n08X1,TALKS\n",
            "Dear sir, the text\nof it, is here\n",
            "refid,text\n08X1\n",
            "refid,text\n",
            "refid,text",
            "refid,text\n08X1,\"FM X",
        ] {
            assert_eq!(clean(text), text);
        }
    }
}
