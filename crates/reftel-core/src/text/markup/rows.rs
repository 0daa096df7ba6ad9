//! Rows of comma-separated values, as collections of cables are published: every field is in double quotes and can hold
//! line ends; a double quote of the text is doubled or stands after a backslash.

use super::named_rows as named;
use super::{Markup, Notation};
use crate::text::Span;

/// Fewest fields of a row that is taken for one.
const FIELDS_MIN: usize = 6;

/// The marks of the rows in `bytes`: quotes, commas, escapes. `None` if the file does not begin with a row. What
/// follows the last whole row is left as text.
pub(super) fn markup(bytes: &[u8]) -> Option<Vec<Markup>> {
    let mut at = bytes.strip_prefix("\u{feff}".as_bytes()).map_or(0, |_| 3);
    let mut found = Vec::new();
    if at > 0 {
        found.push(Markup { span: Span::new(0, at), notation: Notation::ByteOrderMark, shown: None });
    }
    let start = at;
    at = skip_names(bytes, at, &mut found);
    // The first field is the number of the row.
    let head = bytes.get(at..)?;
    let digits = head.get(1..)?.iter().take_while(|byte| byte.is_ascii_digit()).count();
    if head.first() != Some(&b'"') || digits == 0 || !head.get(1 + digits..)?.starts_with(b"\",\"") {
        // No dump of such rows: perhaps a table that somebody saved.
        found.truncate(usize::from(start > 0));
        found.extend(named::markup(bytes, start)?);
        return Some(found);
    }
    let mut rows = 0;
    while let Some(end) = row(bytes, at, &mut found) {
        at = end;
        rows += 1;
    }
    (rows > 0).then_some(found)
}

/// The names of the columns in front of the rows: words between quotes, on one line.
fn skip_names(bytes: &[u8], start: usize, found: &mut Vec<Markup>) -> usize {
    let rest = bytes.get(start..).unwrap_or_default();
    let len = rest.iter().take(NAMES_MAX).position(|byte| *byte == b'\n').map_or(0, |len| len + 1);
    let line = rest.get(..len).unwrap_or_default();
    let is_name =
        |byte: &u8| byte.is_ascii_alphabetic() || matches!(byte, b'"' | b',' | b'_' | b' ' | b'\r' | b'\n');
    let columns = line.split(|byte| *byte == b',').count();
    if columns < FIELDS_MIN || !line.iter().all(is_name) {
        return start;
    }
    found.push(Markup { span: Span::new(start, start + len), notation: Notation::Row, shown: None });
    start + len
}

/// Longest line of names, in bytes.
const NAMES_MAX: usize = 400;

/// Reads one row and returns where the next begins. `None`, with nothing added to `found`, if there is no whole row.
fn row(bytes: &[u8], start: usize, found: &mut Vec<Markup>) -> Option<usize> {
    let known = found.len();
    let mut at = start;
    for fields in 1.. {
        let Some((next, end)) = field(bytes, at, found) else { break };
        at = next;
        match end {
            End::Field => {}
            End::Row if fields < FIELDS_MIN => break,
            End::Row => return Some(at),
            // A file that was cut off in the middle of a text.
            End::File if fields > FIELDS_MIN => return Some(at),
            End::File => break,
        }
    }
    found.truncate(known);
    None
}

/// What stands after a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    Field,
    Row,
    File,
}

/// Reads a field that begins with its quote at `start`. Returns where the next field begins, and what ended this one.
fn field(bytes: &[u8], start: usize, found: &mut Vec<Markup>) -> Option<(usize, End)> {
    (bytes.get(start) == Some(&b'"')).then_some(())?;
    let mark =
        |from: usize, to: usize, shown| Markup { span: Span::new(from, to), notation: Notation::Row, shown };
    found.push(mark(start, start + 1, None));
    let mut at = start + 1;
    loop {
        let Some(len) = memchr::memchr2(b'"', b'\\', bytes.get(at..)?) else {
            return Some((bytes.len(), End::File));
        };
        at += len;
        match (bytes.get(at), bytes.get(at + 1)) {
            (Some(b'\\'), Some(b'"' | b'\\')) | (Some(b'"'), Some(b'"')) => {
                found.push(mark(at, at + 1, None));
                at += 2;
            }
            (Some(b'\\'), _) => at += 1,
            (_, Some(b',')) => {
                found.push(mark(at, at + 2, Some('\n')));
                return Some((at + 2, End::Field));
            }
            (_, None | Some(b'\n' | b'\r')) => {
                // Two line ends, so that no line of this row joins the next.
                let blanks =
                    bytes.get(at + 1..)?.iter().take_while(|byte| matches!(byte, b'\n' | b'\r')).count();
                found.push(mark(at, at + 1, Some('\n')));
                return Some((at + 1 + blanks, End::Row));
            }
            _ => return None,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::text::clean_text as clean;

    #[test]
    fn ok_rows() {
        let rows = "\"1\",\"2/13/2008 16:27\",\"08X1\",\"Embassy X\",\"SECRET\",\"\",\"FM X\nTO Y\",\"1. \\\"Yes\\\", \"\"no\"\", \\\\.\"\n\"2\",\"2/14/2008 1:00\",\"08X2\",\"a\",\"b\",\"c\",\"d\",\"e\"\n";
        assert_eq!(
            clean(rows),
            "1\n2/13/2008 16:27\n08X1\nEmbassy X\nSECRET\n\nFM X\nTO Y\n1. \"Yes\", \"no\", \\.\n\n2\n2/14/2008 1:00\n08X2\na\nb\nc\nd\ne\n\n"
        );
    }

    #[test]
    fn err_no_rows() {
        for text in [
            "\"1\"",
            "\"1\",",
            "\"1\",\"a\",\"b\"\n",
            "\"A\",\"B\",\"C\",\"D\",\"E\",\"F\"",
            "1,2,3,4,5,6",
            "\"1\",\"a\" b",
        ] {
            assert_eq!(clean(text), text);
        }
    }

    #[test]
    fn ok_row_that_is_cut_off() {
        assert_eq!(clean("\"1\",\"a\",\"b\",\"c\",\"d\",\"e\",\"f\",\"g"), "1\na\nb\nc\nd\ne\nf\ng");
        let early = "\"1\",\"a\",\"b\",\"c";
        assert_eq!(clean(early), early);
    }

    #[test]
    fn ok_names_of_columns() {
        let names = "\"id\",\"date\",\"refid\",\"origin\",\"level\",\"references\",\"head\",\"text\"\r\n";
        let row = "\"1\",\"a\",\"b\",\"c\",\"d\",\"e\",\"f\",\"g\"\n";
        assert_eq!(clean(&format!("{names}{row}")), "1\na\nb\nc\nd\ne\nf\ng\n\n");
        assert_eq!(clean(&format!("{names}no row")), format!("{names}no row"));
    }
}
