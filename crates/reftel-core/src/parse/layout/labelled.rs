//! Telegrams as the Department's own program has printed them since about 2010: the fields of the heading with labels,
//! `MRN:`, `Date/DTG:`, `From:`, and after the text who signed, drafted and cleared it.

use super::super::piece::Piece;
use super::super::{address, dtg};
use super::{Part, not_blank};
use crate::cable::{Addressee, LineKind, Mrn};
use crate::text::{Cursor, Span, Spanned, class, trim};

/// Labels of this form that the heading of a telegram does not have.
const LABELS: [(&str, Field); 15] = [
    ("MRN", Field::Mrn),
    ("DATE/DTG", Field::Dtg),
    ("FROM", Field::From),
    ("ACTION", Field::Action),
    ("INFO", Field::Info),
    ("CAPTIONS", Field::Caption),
    ("CAPTION", Field::Caption),
    ("PASS LINE", Field::Attention),
    ("SIGNATURE", Field::Signature),
    ("DRAFTED BY", Field::Drafting),
    ("CLEARED BY", Field::Drafting),
    ("APPROVED BY", Field::Drafting),
    ("RELEASED BY", Field::Drafting),
    ("DISSEMINATION RULE", Field::Other),
    ("ATTACHMENTS", Field::Other),
];

/// Labels that the heading of a telegram has too: in a table they stand in a cell of their own.
const ROW_LABELS: [(&str, Field); 7] = [
    ("E.O.", Field::Line(LineKind::ExecutiveOrder)),
    ("EO", Field::Line(LineKind::ExecutiveOrder)),
    ("TAGS", Field::Line(LineKind::Tags)),
    ("REFERENCE", Field::Line(LineKind::Reference)),
    ("REFERENCES", Field::Line(LineKind::Reference)),
    ("SUBJECT", Field::Line(LineKind::Subject)),
    ("XMT", Field::Exempt),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Mrn,
    Dtg,
    From,
    Action,
    Info,
    Caption,
    Attention,
    Signature,
    Drafting,
    Exempt,
    /// A line of the heading of the telegram.
    Line(LineKind),
    Other,
}

/// How many lines of a file can stand before the first label, and how far after it the second is looked for.
const HEAD_LINES: usize = 16;

/// Reads what has such labels, and takes it out of the pieces or leaves its value among them.
pub(super) fn take(bytes: &[u8], part: &mut Part) {
    let head = not_blank(&part.pieces).take(HEAD_LINES);
    let fields = head.filter_map(|(_, piece)| label(bytes, piece.span)).map(|(field, _)| field);
    let known = fields.fold(0, |known, field| {
        known | u8::from(field == Field::Mrn) | u8::from(matches!(field, Field::Dtg | Field::From)) << 1
    });
    if known != 3 || is_front_page(bytes, part) {
        return;
    }
    let first = not_blank(&part.pieces).find(|(_, piece)| {
        label(bytes, piece.span).is_some_and(|(field, _)| matches!(field, Field::Mrn | Field::Dtg))
    });
    let before = first.map_or(0, |(at, _)| at);
    let is_row = first
        .is_some_and(|(_, piece)| bytes.get(piece.span.range()).is_some_and(|text| text.starts_with(b"|")));
    let mut kept = Vec::with_capacity(part.pieces.len());
    let mut open = None;
    for (at, piece) in std::mem::take(&mut part.pieces).into_iter().enumerate() {
        let is_remark = is_row && piece.kind() == LineKind::Text;
        if at < before && (is_remark || is_of_letter(bytes, piece.span)) {
            part.residue.push(piece.span);
            part.taken.push(piece);
            continue;
        }
        if is_table_head(bytes, piece.span) {
            part.residue.push(piece.span);
            part.taken.push(piece);
            continue;
        }
        let found = label(bytes, piece.span);
        // A list of addressees or of names goes on over several lines.
        let goes_on = open.filter(|_| piece.kind() == LineKind::Text);
        let goes_on = goes_on.map(|field| (field, cell(bytes, piece.span)));
        open = found.map(|(field, _)| field).or(goes_on.map(|(field, _)| field));
        let Some((field, value)) = found.or(goes_on) else {
            kept.push(piece);
            continue;
        };
        // A caption that the release struck is one all the same.
        let value = if field == Field::Caption { within(bytes, value, b'~') } else { value };
        part.residue.push(Span { end: value.start, ..piece.span });
        part.residue.push(trim(bytes, Span { start: value.end, ..piece.span }));
        match read(bytes, part, field, value) {
            Some(kind) => kept.push(Piece::new(kind, value).with_traits(piece.traits)),
            None => part.taken.push(piece),
        }
    }
    part.pieces = kept;
    part.residue.retain(|span| !span.is_empty());
}

/// A value without a mark around it.
fn within(bytes: &[u8], value: Span, mark: u8) -> Span {
    let text = bytes.get(value.range()).unwrap_or_default();
    let before = text.iter().take_while(|b| **b == mark).count();
    let after = text.iter().skip(before).rev().take_while(|b| **b == mark).count();
    Span::new(value.range().start + before, value.range().end - after)
}

/// Addressees, of whom the last can have its precedence between stars: `EXAMPLEVILLE, AMCONSUL *Priority*`.
fn addressees(bytes: &[u8], value: Span) -> Vec<Addressee> {
    let mut c = Cursor::new(bytes, value);
    let before = trim(bytes, c.eat_while(class!(not b'*')));
    c.eat(b'*');
    let word = c.eat_while(class!(ALPHABETIC | b' '));
    let precedence =
        std::str::from_utf8(c.slice(word)).ok().and_then(|word| word.to_ascii_lowercase().parse().ok());
    let is_all = c.eat(b'*') && c.is_done();
    let Some(precedence) = precedence.filter(|_| is_all) else {
        return address::parse_addressees(bytes, value);
    };
    let mut found = address::parse_addressees(bytes, before);
    if let Some(last) = found.last_mut() {
        last.precedence = last.precedence.or(Some(Spanned::new(precedence, word)));
    }
    found
}

/// Whether the labels are those of a front page in a table, before a telegram with transmission lines of its own: those
/// know better.
fn is_front_page(bytes: &[u8], part: &Part) -> bool {
    let is_row = |piece: Piece| bytes.get(piece.span.range()).is_some_and(|text| text.starts_with(b"|"));
    let is_sent = |piece: Piece| piece.kind() == LineKind::From || piece.kind() == LineKind::To;
    not_blank(&part.pieces).any(|(_, piece)| is_row(piece))
        && not_blank(&part.pieces).any(|(_, piece)| is_sent(piece))
}

/// Reads a field. Gives the kind of line that its value is, if it is left to be read as one.
fn read(bytes: &[u8], part: &mut Part, field: Field, value: Span) -> Option<LineKind> {
    let transmission = &mut part.transmission;
    match field {
        Field::Mrn => {
            part.header_mrn = part.header_mrn.or_else(|| mrn(bytes, value));
            let end = part.header_mrn.map_or(value.end, |mrn| mrn.post.start);
            part.residue.push(Span { end: end.clamp(value.start, value.end), ..value });
        }
        Field::Dtg => {
            let mut c = Cursor::new(bytes, value);
            let day = c.eat_while(class!(not b'/'));
            let after = if c.eat(b'/') { c.rest_span() } else { value };
            c = Cursor::new(bytes, after);
            c.eat_spaces();
            let found = dtg::parse_dtg(bytes, c.rest_span());
            if let Some((dtg, rest)) = found {
                part.residue.extend([Span { end: c.rest_span().start, ..day }, rest]);
                transmission.dtg.get_or_insert(dtg);
            } else {
                part.residue.push(value);
            }
        }
        Field::From => {
            transmission.from = transmission.from.or_else(|| address::parse_originator(bytes, value));
        }
        Field::Action => transmission.action.extend(addressees(bytes, value)),
        Field::Info => transmission.info.extend(address::parse_addressees(bytes, value)),
        Field::Exempt => transmission.exempt.extend(address::parse_addressees(bytes, value)),
        Field::Line(kind) => return Some(kind),
        Field::Drafting => transmission.drafting.push(value),
        Field::Other => part.residue.push(value),
        Field::Caption => return Some(LineKind::Caption),
        Field::Attention => return Some(LineKind::Attention),
        Field::Signature => return Some(LineKind::Text),
    }
    None
}

/// A line of the heading of the letter by which the telegram was sent on: it has some of the same labels.
fn is_of_letter(bytes: &[u8], line: Span) -> bool {
    let mut c = Cursor::new(bytes, line);
    c.eat_any(&["FROM", "SENT", "TO", "CC", "SUBJECT", "IMPORTANCE", "ATTACHMENTS"]).is_some() && c.eat(b':')
}

/// The field that a line is, and its value.
fn label(bytes: &[u8], line: Span) -> Option<(Field, Span)> {
    let mut start = Cursor::new(bytes, line);
    let is_row = start.eat(b'|');
    start.eat_while(class!(b' ' | b'*'));
    let fields = LABELS.iter().chain(if is_row { ROW_LABELS.as_slice() } else { &[] });
    fields.copied().find_map(|(words, field)| {
        let mut c = start;
        c.eat_word(words).then_some(())?;
        let colon = c.eat(b':');
        c.eat_while(class!(b' ' | b'*'));
        (if is_row { c.eat(b'|') } else { colon }).then_some(())?;
        c.eat_spaces();
        let mut value = if is_row { cell(bytes, c.rest_span()) } else { c.rest_span() };
        if field == Field::Line(LineKind::ExecutiveOrder) && !value.is_empty() {
            value = Span::new(start.at(), value.range().end);
        }
        Some((field, value)).filter(|(_, value)| !value.is_empty())
    })
}

/// The cell of a table that begins a text: `A) 23 PORT ELSINORE 2468 |`.
fn cell(bytes: &[u8], row: Span) -> Span {
    let text = bytes.get(row.range()).unwrap_or_default();
    let end = text.iter().rposition(|b| *b == b'|').unwrap_or(text.len());
    trim(bytes, Span::new(row.range().start, row.range().start + end))
}

/// Whether a line is the head of such a table, or the rule below it: `| Field | Value |`, `| :--- | :--- |`.
fn is_table_head(bytes: &[u8], line: Span) -> bool {
    let text = bytes.get(line.range()).unwrap_or_default();
    let is_rule = text.iter().all(|b| matches!(b, b'|' | b'-' | b':' | b' '));
    let mut c = Cursor::new(bytes, line);
    let head = c.eat(b'|') && {
        c.eat_while(class!(b' ' | b'*'));
        c.eat_word("FIELD")
    };
    text.starts_with(b"|") && (is_rule || head)
}

/// `14 PORT ELSINORE 173`.
fn mrn(bytes: &[u8], value: Span) -> Option<Mrn> {
    let mut c = Cursor::new(bytes, value);
    c.eat_number(2..=4)?;
    c.eat_spaces();
    let post = c.eat_while(class!(not DIGITS));
    let (serial, span) = c.eat_number(1..=7)?;
    let post = trim(bytes, post);
    (c.is_done() && !post.is_empty()).then_some(Mrn::new(post, Spanned::new(serial, span)))
}
