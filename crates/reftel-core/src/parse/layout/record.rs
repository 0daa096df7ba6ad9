//! What a collection says beside the text: found at the head of a file, or after the text.

use super::super::line_kind::line_kind;
use super::super::line_traits::LineTraits;
use super::super::moment;
use super::super::piece::Piece;
use super::super::{marking, split};
use super::{Part, keyed, not_blank};
use crate::cable::{CableId, Code, Dialect, Level, LineKind, RecordField, RecordKey, Rewriting};
use crate::text::{Cursor, Span, Spanned, class, trim};

/// How many lines at the head of a text can belong to a record that has no labels.
const HEAD_LINES: usize = 24;
/// Fewest labelled fields that make a record: one or two such words may stand in any text.
const FIELDS_MIN: usize = 3;

/// Takes the record out of the part's pieces.
pub(super) fn take(bytes: &[u8], part: &mut Part) {
    part_cells(bytes, part);
    let taken = take_table(bytes, part) || take_copy(bytes, part) || take_fields(bytes, part);
    take_attributes(bytes, part);
    take_title_of_text(bytes, part);
    if !taken && part.record.is_empty() {
        take_id(bytes, part);
    }
    if taken || !part.record.is_empty() {
        interpret(bytes, part);
    }
}

/// A row that was copied from a table has tabs between its cells: each becomes a piece.
fn part_cells(bytes: &[u8], part: &mut Part) {
    let head: Vec<(usize, Piece)> = not_blank(&part.pieces).take(HEAD_LINES).collect();
    let may_have_tab = |(_, piece): &(usize, Piece)| piece.traits.may_have(LineTraits::GAPS);
    for (at, piece) in head.into_iter().rev().filter(may_have_tab) {
        let text = bytes.get(piece.span.range()).unwrap_or_default();
        let first = text.split(|byte| *byte == b'\t').next().unwrap_or_default();
        let cell = Span::new(piece.span.range().start, piece.span.range().start + first.len());
        let begins = first == b"Reference ID" || parse_id(bytes, cell).is_some();
        if first.len() == text.len() || !begins {
            continue;
        }
        let mut start = piece.span.range().start;
        let cells: Vec<Piece> = text
            .split(|byte| *byte == b'\t')
            .map(|cell| {
                let span = trim(bytes, Span::new(start, start + cell.len()));
                start += cell.len() + 1;
                Piece::new(line_kind(bytes, span), span)
            })
            .filter(|cell| !cell.span.is_empty())
            .collect();
        part.pieces.splice(at..at + 1, cells);
    }
}

/// A table with its labels in one row and its values in the next, as web pages of Cablegate have it.
fn take_table(bytes: &[u8], part: &mut Part) -> bool {
    const LABELS: [(&[u8], RecordKey); 5] = [
        (b"Reference ID", RecordKey::Id),
        (b"Created", RecordKey::Created),
        (b"Released", RecordKey::Released),
        (b"Classification", RecordKey::Classification),
        (b"Origin", RecordKey::Origin),
    ];
    let head: Vec<(usize, Piece)> = not_blank(&part.pieces).take(HEAD_LINES).collect();
    let text = |piece: Piece| bytes.get(piece.span.range()).unwrap_or_default();
    let Some(first) = head.iter().position(|(_, piece)| text(*piece) == b"Reference ID") else {
        return false;
    };
    let labelled = |(_, piece): &&(usize, Piece)| LABELS.iter().any(|(label, _)| text(*piece) == *label);
    let labels = head.get(first..).unwrap_or_default().iter().take_while(labelled).count();
    let values = head.get(first + labels..).unwrap_or_default();
    // The first label is the id's.
    let is_id = values.first().is_some_and(|(_, value)| parse_id(bytes, value.span).is_some());
    if !is_id || values.len() < labels {
        return false;
    }
    for ((_, label), (_, value)) in head.iter().skip(first).zip(values).take(labels) {
        let key =
            LABELS.iter().find(|(words, _)| text(*label) == *words).map_or(RecordKey::Other, |(_, key)| *key);
        part.record.fields.push(RecordField { key, label: Some(label.span), value: value.span });
    }
    part.dialect = Some(Dialect::CablegatePage);
    // A list of articles that quote the cable can follow.
    let articles = |(_, piece): &&(usize, Piece)| {
        text(*piece).starts_with(b"Appears in these articles") || text(*piece).starts_with(b"http")
    };
    let articles = values.get(labels..).unwrap_or_default().iter().take_while(articles).count();
    part.residue.extend(values.iter().skip(labels).take(articles).map(|(_, piece)| piece.span));
    let labels = labels + articles;
    let end = values.get(labels - 1).map_or(0, |(at, _)| at + 1);
    part.residue.extend(head.iter().take(first).map(|(_, piece)| piece.span));
    part.take(0..end);
    true
}

/// The orders in which copies and rows have their lines without labels. The first that fits decides.
const COPY_LAYOUTS: [&[RecordKey]; 4] = [
    &[RecordKey::Id, RecordKey::Created, RecordKey::Released, RecordKey::Classification, RecordKey::Origin],
    &[RecordKey::Id, RecordKey::Subject, RecordKey::Created, RecordKey::Classification, RecordKey::Origin],
    &[RecordKey::Id, RecordKey::Created, RecordKey::Classification, RecordKey::Origin],
    &[RecordKey::Created, RecordKey::Id, RecordKey::Origin, RecordKey::Classification],
];

/// Takes lines without labels, in one of these orders. They can also have got into the text of another copy.
fn take_copy(bytes: &[u8], part: &mut Part) -> bool {
    let head: Vec<(usize, Piece)> = not_blank(&part.pieces).take(HEAD_LINES).collect();
    let Some((first, layout)) = find_copy(bytes, &head) else { return false };
    let mut taken = Vec::new();
    // The number of the row, or the mark that a copied one begins with.
    if let Some((at, before)) = first.checked_sub(1).and_then(|before| head.get(before)) {
        let text = bytes.get(before.span.range()).unwrap_or_default();
        if text.iter().all(u8::is_ascii_digit) {
            part.record.fields.push(RecordField { key: RecordKey::Row, label: None, value: before.span });
            taken.push(*at);
        } else if text == b">" {
            part.residue.push(before.span);
            taken.push(*at);
        }
    }
    for (key, (at, piece)) in layout.iter().zip(head.iter().skip(first)) {
        // A copy can lack the origin: a line of the heading is none.
        if *key == RecordKey::Origin && !is_origin(piece.kind()) {
            break;
        }
        part.record.fields.push(RecordField { key: *key, label: None, value: piece.span });
        taken.push(*at);
    }
    if let Some((at, piece)) = head.get(first + layout.len())
        && is_id_list(bytes, piece.span)
    {
        part.record.fields.push(RecordField { key: RecordKey::References, label: None, value: piece.span });
        taken.push(*at);
    }
    part.dialect.get_or_insert(Dialect::CablegateText);
    // From the last to the first, so that places stay what they are. There are a few only.
    for at in taken.into_iter().rev() {
        part.take(at..at + 1);
    }
    true
}

/// The first line of a copy among the lines of the head, and its layout.
fn find_copy(bytes: &[u8], head: &[(usize, Piece)]) -> Option<(usize, &'static [RecordKey])> {
    let fits = |first: usize, layout: &[RecordKey]| {
        layout.iter().enumerate().all(|(index, key)| {
            let line = head.get(first + index).map(|(_, piece)| piece.span);
            match key {
                RecordKey::Id => line.is_some_and(|span| parse_id(bytes, span).is_some()),
                RecordKey::Created | RecordKey::Released => {
                    line.is_some_and(|span| moment::parse_moment(bytes, span).is_some())
                }
                RecordKey::Classification => line.is_some_and(|span| parse_level(bytes, span).is_some()),
                // Any words, which can be missing.
                _ => true,
            }
        })
    };
    let ids = (0..head.len())
        .filter(|at| head.get(*at).is_some_and(|(_, piece)| parse_id(bytes, piece.span).is_some()));
    ids.flat_map(|id| COPY_LAYOUTS.iter().map(move |layout| (id, *layout))).find_map(|(id, layout)| {
        let first = id.checked_sub(layout.iter().position(|key| *key == RecordKey::Id)?)?;
        fits(first, layout).then_some((first, layout))
    })
}

/// An id alone on the first line, as titles of copies have it.
fn take_id(bytes: &[u8], part: &mut Part) {
    let Some((at, piece)) = not_blank(&part.pieces).next() else { return };
    if piece.kind() == LineKind::Text && parse_id(bytes, piece.span).is_some() {
        part.record.fields.push(RecordField { key: RecordKey::Id, label: None, value: piece.span });
        part.take(at..at + 1);
    }
}

fn is_origin(kind: LineKind) -> bool {
    matches!(kind, LineKind::Text | LineKind::Attention)
}

/// Labelled fields above the text, as pages of PlusD have them.
fn take_fields(bytes: &[u8], part: &mut Part) -> bool {
    let head: Vec<(usize, Piece)> = not_blank(&part.pieces).take(HEAD_LINES).collect();
    let says_id = head.iter().any(|(_, piece)| {
        let text = bytes.get(piece.span.range()).unwrap_or_default();
        text.starts_with(b"Canonical ID") || text.starts_with(b"ID:")
    });
    if !says_id {
        return false;
    }
    let labelled = |(_, piece): &&(usize, Piece)| keyed::is_field(bytes, piece.span);
    let Some((first, _)) = head.iter().find(labelled).copied() else { return false };
    // The heading of a telegram has labels of its own; the transmission lines come before it.
    let is_heading = |(_, piece): &(usize, Piece)| {
        matches!(piece.kind(), LineKind::Dtg | LineKind::Routing | LineKind::Station | LineKind::From)
            || piece.kind() == LineKind::Classification && !marking::is_bare_level(bytes, piece.span)
    };
    let fields = head.iter().take_while(|entry| !is_heading(entry)).filter(labelled).count();
    if fields < FIELDS_MIN {
        return false;
    }
    let ends = |piece: Piece, is_after_blank: bool| {
        is_after_blank || !matches!(piece.kind(), LineKind::Text | LineKind::Attention | LineKind::Caption)
    };
    let rest = part.pieces.get(first..).unwrap_or_default();
    let taken = keyed::read(bytes, rest, &mut part.record.fields, ends);
    let taken = taken + take_buttons(bytes, part, first + taken);
    part.residue.extend(head.iter().take_while(|(at, _)| *at < first).map(|(_, piece)| piece.span));
    part.take(0..first + taken);
    put_back_heading(bytes, part);
    let is_plusd = part.record.fields.iter().any(|field| {
        field.label.is_some_and(|label| {
            bytes.get(label.range()).is_some_and(|label| label.starts_with(b"Canonical"))
        })
    });
    part.dialect = Some(if is_plusd { Dialect::PlusD } else { Dialect::CablegateText });
    true
}

/// A field can hold the transmission lines of the cable, without line ends: they are read as its heading.
fn put_back_heading(bytes: &[u8], part: &mut Part) {
    let text = |span: Span| bytes.get(span.range()).unwrap_or_default();
    let is_heading = |field: &RecordField| {
        field.label.is_some_and(|label| text(label).eq_ignore_ascii_case(b"DESTINATION"))
            && matches!(
                line_kind(bytes, field.value),
                LineKind::Identifier | LineKind::Routing | LineKind::Dtg
            )
    };
    let Some(at) = part.record.fields.iter().position(is_heading) else { return };
    let field = part.record.fields.remove(at);
    part.residue.extend(field.label);
    let mut pieces = Vec::new();
    let whole = Piece::new(line_kind(bytes, field.value), field.value);
    split::split(bytes, whole, &mut pieces);
    part.pieces.splice(0..0, pieces);
}

/// Words of the page between the fields and the text. Returns how many pieces they are.
fn take_buttons(bytes: &[u8], part: &mut Part, from: usize) -> usize {
    const WORDS: [&[u8]; 8] = [
        b"Content",
        b"Show Headers",
        b"Hide Headers",
        b"Raw content",
        b"Raw source",
        b"Metadata",
        b"Print",
        b"Share",
    ];
    let is_word = |piece: &Piece| {
        let text = bytes.get(piece.span.range()).unwrap_or_default();
        WORDS.iter().any(|word| text.eq_ignore_ascii_case(word))
    };
    let pieces = part.pieces.get(from..).unwrap_or_default();
    let count = pieces.iter().take_while(|piece| piece.kind() == LineKind::Blank || is_word(piece)).count();
    part.residue.extend(pieces.iter().take(count).filter(|piece| is_word(piece)).map(|piece| piece.span));
    count
}

/// The attributes after the text, as records of the National Archives have them.
fn take_attributes(bytes: &[u8], part: &mut Part) {
    let is = |piece: &Piece, words: &[u8]| {
        bytes.get(piece.span.range()).is_some_and(|text| text.eq_ignore_ascii_case(words))
    };
    let Some(at) = part.pieces.iter().rposition(|piece| is(piece, b"Message Attributes")) else { return };
    let after = part.pieces.get(at + 1..).unwrap_or_default();
    let taken = keyed::read(bytes, after, &mut part.record.fields, |_, _| false);
    part.residue.extend(part.pieces.get(at).map(|piece| piece.span));
    part.take(at..at + 1 + taken);
    part.dialect.get_or_insert(Dialect::Aad);
}

/// `Message Text`: the title above the text of such a record.
fn take_title_of_text(bytes: &[u8], part: &mut Part) {
    let first = not_blank(&part.pieces).next();
    if let Some((at, piece)) = first
        && bytes.get(piece.span.range()).is_some_and(|text| text.eq_ignore_ascii_case(b"Message Text"))
    {
        part.residue.push(piece.span);
        part.take(0..at + 1);
    }
}

/// Reads what the record says of id, time and level.
fn interpret(bytes: &[u8], part: &mut Part) {
    let record = &mut part.record;
    let first = |key: RecordKey| {
        record
            .fields
            .iter()
            .find(|field| field.key == key && !field.value.is_empty())
            .map(|field| field.value)
    };
    let (id, created, level) =
        (first(RecordKey::Id), first(RecordKey::Created), first(RecordKey::Classification));
    // Some records have a number of their own under that name, and the id under another.
    let values = record.fields.iter().map(|field| field.value);
    let found = id.into_iter().chain(values).find_map(|span| Some((canonical_id(bytes, span)?, span)));
    if let Some(((id, rewriting), span)) = found {
        if matches!(rewriting, Rewriting::Debris | Rewriting::Spelling) {
            part.diagnostics.push((Code::MalformedId, span));
        }
        record.id = Some(Spanned::new(id, span));
    }
    record.moment = created.and_then(|span| moment::parse_moment(bytes, span));
    record.level = level.and_then(|span| Some(Spanned::new(parse_level(bytes, span)?, span)));
}

/// Whether the first of `pieces` begins a row of a collection: number, date, id.
pub(super) fn begins_row(bytes: &[u8], pieces: &[Piece]) -> bool {
    let mut lines = not_blank(pieces).map(|(_, piece)| piece.span);
    let number = lines.next().and_then(|span| bytes.get(span.range())).unwrap_or_default();
    number.len() <= 7
        && number.iter().all(u8::is_ascii_digit)
        && lines.next().is_some_and(|span| moment::parse_moment(bytes, span).is_some())
        && lines.next().is_some_and(|span| parse_id(bytes, span).is_some())
}

/// The id that a record gives, in canonical form. One of the archives whose post cannot be told stays cut.
fn canonical_id(bytes: &[u8], value: Span) -> Option<(CableId, Rewriting)> {
    let text = std::str::from_utf8(bytes.get(value.range())?).ok()?;
    CableId::canonical(text).or_else(|| Some((parse_id(bytes, value)?, Rewriting::None)))
}

/// The id of a cable, alone on a line.
fn parse_id(bytes: &[u8], line: Span) -> Option<CableId> {
    let text = bytes.get(line.range())?;
    let digits = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    // Asked of many a line, of which few begin with a number.
    matches!(digits, 2 | 4).then_some(())?;
    let text = std::str::from_utf8(text).ok()?;
    let letters = text.bytes().skip(digits).take_while(u8::is_ascii_uppercase).count();
    let is_id = (3..=40).contains(&letters);
    let serial = text.get(digits + letters..)?;
    let serial = serial.split('_').next()?;
    (is_id && serial.len() <= 8 && text.len() <= 60).then_some(())?;
    let year: u16 = text.get(..digits)?.parse().ok()?;
    CableId::new(year, text.get(digits..digits + letters)?, serial.parse().ok()?)
}

/// Ids with vertical bars between them.
fn is_id_list(bytes: &[u8], line: Span) -> bool {
    let text = bytes.get(line.range()).unwrap_or_default();
    let mut start = line.range().start;
    !text.is_empty()
        && text.split(|byte| *byte == b'|').all(|id| {
            let span = Span::new(start, start + id.len());
            start += id.len() + 1;
            parse_id(bytes, span).is_some()
        })
}

/// A level as collections write it: `CONFIDENTIAL//NOFORN`.
fn parse_level(bytes: &[u8], line: Span) -> Option<Level> {
    let mut c = Cursor::new(bytes, line);
    let words = c.eat_while(class!(not b'/'));
    let level = marking::parse_level(bytes, words)?;
    let official = c.eat_str("//FOR OFFICIAL USE ONLY") || c.eat_str("//FOUO");
    Some(if level == Level::Unclassified && official { Level::Sensitive } else { level })
}
