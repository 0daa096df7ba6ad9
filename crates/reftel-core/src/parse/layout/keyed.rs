//! Fields with a label in front: the attributes of an archive's record, the table above a copied text.

use super::super::piece::Piece;
use crate::cable::{LineKind, RecordField, RecordKey};
use crate::text::{Cursor, Span, class, trim};

/// Labels of the archives' records and what those say that are read. In capitals; the longest of those that begin
/// alike comes first.
const KEYS: [(&str, RecordKey); 69] = [
    ("REFERENCE ID", RecordKey::Id),
    ("CANONICAL ID", RecordKey::Id),
    ("DOCUMENT NUMBER", RecordKey::Id),
    ("CREATED", RecordKey::Created),
    ("DRAFT DATE", RecordKey::Created),
    ("SENT DATE", RecordKey::Created),
    ("DATE", RecordKey::Created),
    ("RELEASED", RecordKey::Released),
    ("ORIGINAL CLASSIFICATION", RecordKey::Classification),
    ("CURRENT CLASSIFICATION", RecordKey::Other),
    ("CLASSIFICATION", RecordKey::Classification),
    ("ORIGIN", RecordKey::Origin),
    ("FROM", RecordKey::Origin),
    ("MISC", RecordKey::References),
    ("REFERENCE", RecordKey::References),
    ("SUBJECT", RecordKey::Subject),
    ("TITLE", RecordKey::Subject),
    ("SOURCE", RecordKey::Origin),
    ("ARCHIVE STATUS", RecordKey::Other),
    ("AUTOMATIC DECAPTIONING", RecordKey::Other),
    ("CAPTURE DATE", RecordKey::Other),
    ("CHANNEL INDICATORS", RecordKey::Other),
    ("CHARACTER COUNT", RecordKey::Other),
    ("CONCEPTS", RecordKey::Other),
    ("CONTROL NUMBER", RecordKey::Other),
    ("COPY", RecordKey::Other),
    ("DECAPTION DATE", RecordKey::Other),
    ("DECAPTION NOTE", RecordKey::Other),
    ("DESTINATION", RecordKey::Other),
    ("DISPOSITION APPROVED ON DATE", RecordKey::Other),
    ("DISPOSITION CASE NUMBER", RecordKey::Other),
    ("DISPOSITION", RecordKey::Other),
    ("DOCUMENT SOURCE", RecordKey::Other),
    ("DOCUMENT UNIQUE ID", RecordKey::Other),
    ("DRAFTER", RecordKey::Other),
    ("ENCLOSURE", RecordKey::Other),
    ("ERRORS", RecordKey::Other),
    ("EXECUTIVE ORDER", RecordKey::Other),
    ("FILM NUMBER", RecordKey::Other),
    ("HANDLING RESTRICTIONS", RecordKey::Other),
    ("IMAGE PATH", RecordKey::Other),
    ("ISECURE", RecordKey::Other),
    ("LEGACY KEY", RecordKey::Other),
    ("LINE COUNT", RecordKey::Other),
    ("LOCATOR", RecordKey::Other),
    ("MARKINGS", RecordKey::Other),
    ("OFFICE ACTION", RecordKey::Other),
    ("OFFICE ORIGIN", RecordKey::Other),
    ("OFFICE", RecordKey::Other),
    ("ORIGINAL HANDLING RESTRICTIONS", RecordKey::Other),
    ("ORIGINAL PREVIOUS CLASSIFICATION", RecordKey::Other),
    ("ORIGINAL PREVIOUS HANDLING RESTRICTIONS", RecordKey::Other),
    ("PAGE COUNT", RecordKey::Other),
    ("PREVIOUS CHANNEL INDICATORS", RecordKey::Other),
    ("PREVIOUS CLASSIFICATION", RecordKey::Other),
    ("PREVIOUS HANDLING RESTRICTIONS", RecordKey::Other),
    ("REVIEW CONTENT FLAGS", RecordKey::Other),
    ("REVIEW MEDIA IDENTIFIER", RecordKey::Other),
    ("REVIEW RELEASE DATE", RecordKey::Other),
    ("REVIEW RELEASE EVENT", RecordKey::Other),
    ("REVIEW TRANSFER DATE", RecordKey::Other),
    ("REVIEW", RecordKey::Other),
    ("SECURE", RecordKey::Other),
    ("STATUS", RecordKey::Other),
    ("TAGS", RecordKey::Other),
    ("TYPE", RecordKey::Other),
    ("TO", RecordKey::Other),
    ("ID", RecordKey::Id),
    ("TEXT", RecordKey::Other),
];

/// The label at the start of a line, and the value after it: `Key: value`, or the key by itself.
fn field(bytes: &[u8], line: Span) -> Option<RecordField> {
    let mut start = Cursor::new(bytes, line);
    // A row of a table: `| Date | 1974 February 13 |`.
    let is_row = start.eat(b'|');
    start.eat_spaces();
    KEYS.iter().find_map(|(words, key)| {
        let mut c = start;
        c.eat_word(words).then_some(())?;
        // "Disposition History", "Review Date": some keys have a further word.
        if matches!(*words, "DISPOSITION" | "REVIEW") {
            c.eat_while(class!(ALPHABETIC | b' '));
        }
        let label = c.since(start.at());
        // A copied table has a tab between its cells; what is not known stands between dashes.
        let closed = c.peek() == Some(b'\t') || c.rest().starts_with(b" --");
        c.eat_spaces();
        let closed = c.eat_if(|byte| byte == b':' || is_row && byte == b'|') || closed;
        c.eat_spaces();
        let mut value = c.rest_span();
        if is_row {
            c.eat(b'|');
            value = c.rest_span();
            let row = c.slice(value);
            let end = row.iter().rposition(|byte| *byte == b'|').unwrap_or(row.len());
            value = trim(bytes, Span::new(value.range().start, value.range().start + end));
        }
        (closed || c.is_done()).then_some(RecordField { key: *key, label: Some(label), value })
    })
}

/// Whether a line is a label with a colon, or a label alone.
pub(super) fn is_field(bytes: &[u8], line: Span) -> bool {
    field(bytes, line).is_some()
}

/// Reads the fields from the first of `pieces` on. A value can go on over several lines. Returns how many
/// pieces they took. They end where `ends` says so of a line
/// that is not needed as a value, and of whether it stands after a blank one.
pub(super) fn read(
    bytes: &[u8],
    pieces: &[Piece],
    fields: &mut Vec<RecordField>,
    ends: impl Fn(Piece, bool) -> bool,
) -> usize {
    let known = fields.len();
    let mut taken = 0;
    let mut is_after_blank = false;
    for (at, piece) in pieces.iter().enumerate() {
        if piece.kind() == LineKind::Blank {
            is_after_blank = true;
            continue;
        }
        let is_after_blank = std::mem::take(&mut is_after_blank);
        let waits = fields.get(known..).and_then(<[_]>::last).is_some_and(|field| field.value.is_empty());
        if let Some(found) = field(bytes, piece.span) {
            fields.push(found);
        } else if ends(*piece, is_after_blank) && !waits || fields.len() == known {
            break;
        } else if let Some(last) = fields.last_mut() {
            last.value = if last.value.is_empty() { piece.span } else { last.value.to(piece.span) };
        }
        taken = at + 1;
    }
    taken
}
