//! Lines of the heading that hold several fields: each becomes a piece of its own.

use super::labels::{begins_with_tag, label, starts_with_word};
use super::marker::paragraph_marker;
use super::piece::Piece;
use super::transmission::{is_routing, is_security, is_station};
use super::{dtg, executive_order, marking};
use crate::cable::LineKind;
use crate::text::{Cursor, Span, class, trim};

/// Cuts a piece where another field of the heading begins inside it.
pub(super) fn split(bytes: &[u8], piece: Piece, pieces: &mut Vec<Piece>) {
    let Some((at, kind)) = inner_field(bytes, piece) else {
        pieces.push(piece);
        return;
    };
    let (start, end) = (piece.span.range().start, piece.span.range().end);
    let head = trim(bytes, Span::new(start, at));
    // What was no field with another after it can be one by itself: `SIPDIS E.O. 12958: N/A`.
    let is_captions = piece.kind() == LineKind::Text && marking::is_caption_line(bytes, head);
    let own = if is_captions { LineKind::Caption } else { piece.kind() };
    pieces.push(piece.beginning(own, head));
    split(bytes, piece.rest(kind, Span::new(at, end)), pieces);
}

/// Where in a line of the heading another field begins.
fn inner_field(bytes: &[u8], piece: Piece) -> Option<(usize, LineKind)> {
    let mut c = Cursor::new(bytes, piece.span);
    match piece.kind() {
        LineKind::Identifier
        | LineKind::Routing
        | LineKind::Station
        | LineKind::Security
        | LineKind::Dtg
        | LineKind::From
        | LineKind::To
        | LineKind::Info
        | LineKind::Exempt => {
            // Both are looked for, since the name of an addressee can be glued to a classification line.
            let glued = glued_classification(bytes, piece.span).map(|at| (at, LineKind::Classification));
            let next = transmission_field(bytes, piece);
            [glued, next].into_iter().flatten().min_by_key(|(at, _)| *at)
        }
        LineKind::Text => glued_classification(bytes, piece.span)
            .map(|at| (at, LineKind::Classification))
            .or_else(|| order_after_caption(bytes, piece.span))
            .or_else(|| authority_after_item(bytes, piece.span)),
        LineKind::Classification
        | LineKind::Caption
        | LineKind::Attention
        | LineKind::ExecutiveOrder
        | LineKind::Tags
        | LineKind::Subject
        | LineKind::Reference
        | LineKind::Reason => {
            c.bump();
            let mut at_word = false;
            while let Some(byte) = c.peek() {
                let found = match at_word {
                    true => field_at(c, piece.kind()),
                    false => glued_label(bytes, c, piece.kind()),
                };
                if let Some(kind) = found {
                    return Some((c.at(), kind));
                }
                at_word = !byte.is_ascii_alphanumeric();
                c.bump();
            }
            None
        }
        _ => None,
    }
}

/// `THE PRIMEREF: A. ...`, `GHSUBJECT: ...`: a label with a colon that is glued to the last word of another field.
fn glued_label(bytes: &[u8], mut c: Cursor<'_>, before: LineKind) -> Option<LineKind> {
    let first = c.peek().filter(|b| matches!(b, b'R' | b'C' | b'S' | b'T'))?;
    let is_glued = c.at().checked_sub(1).and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_alphanumeric);
    is_glued.then_some(())?;
    let is_capital = c.rest().get(1).is_some_and(u8::is_ascii_uppercase);
    match first {
        b'R' if before == LineKind::Subject => (c.eat_any(&["REFTELS", "REFTEL", "REFS", "REF"]).is_some()
            && c.eat(b':'))
        .then_some(LineKind::Reference),
        b'C' if matches!(before, LineKind::Subject | LineKind::Reference) => {
            is_authority(bytes, c).then_some(LineKind::ClassifiedBy)
        }
        b'S' if is_capital && matches!(before, LineKind::Tags | LineKind::ExecutiveOrder) => {
            (c.eat_any(&["SUBJECT", "SUBJ"]).is_some() && c.eat(b':')).then_some(LineKind::Subject)
        }
        b'T' if is_capital && before == LineKind::ExecutiveOrder => {
            (c.eat_word("TAGS") && c.eat(b':')).then_some(LineKind::Tags)
        }
        _ => None,
    }
}

/// `Classified By:` at the cursor; the end of `DECLASSIFIED BY:` is none.
fn is_authority(bytes: &[u8], mut c: Cursor<'_>) -> bool {
    let before = bytes.get(..c.at()).unwrap_or_default();
    let is_whole = !before.ends_with(b"DE") && !before.ends_with(b"UN");
    is_whole && c.eat_word("CLASSIFIED") && c.eat_spaces() && c.eat_word("BY") && c.eat(b':')
}

/// Where the authority begins on the line of the last reference: `B. STATE 36 Classified By: ...`.
fn authority_after_item(bytes: &[u8], line: Span) -> Option<(usize, LineKind)> {
    let text = bytes.get(line.range())?;
    let find = |label: &[u8]| memchr::memmem::find(text, label);
    let at = find(b"Classified By:").or_else(|| find(b"CLASSIFIED BY:"))?;
    let before = text.get(..at).filter(|_| (1..=ITEM_MAX).contains(&at))?;
    let is_apart = before.last().is_some_and(|b| matches!(b, b' ' | b'.' | b')') || b.is_ascii_digit());
    let is_item = is_apart && before.iter().any(u8::is_ascii_digit);
    is_item.then(|| (line.range().start + at, LineKind::ClassifiedBy))
}

/// Longest line of a reference before the authority, in bytes.
const ITEM_MAX: usize = 60;

/// Where a classification line begins that copies have joined to the last addressee: `PRIORITYC O N F I D E N T I A L
/// SECTION 01 OF 02 PORT ELSINORE 000173`, `EXAMPLEVILLECONFIDENTIAL PORT ELSINORE 000173`; or to the note on an extract.
fn glued_classification(bytes: &[u8], line: Span) -> Option<usize> {
    const NOTE: &[u8] = b"is not available.";
    let text = bytes.get(line.range())?;
    let has_number = |start: &usize| {
        let found = marking::parse_classification_line(bytes, Span::new(*start, line.range().end));
        found.is_some_and(|found| found.mrn.is_some() || found.section.is_some())
    };
    // Addresses are in capitals; running text need not be searched.
    if text.iter().take(8).any(u8::is_ascii_lowercase) {
        let at = text.starts_with(b"Th").then(|| memchr::memmem::rfind(text, NOTE)).flatten()? + NOTE.len();
        let start = trim(bytes, Span::new(line.range().start + at, line.range().end)).range().start;
        return Some(start).filter(has_number);
    }
    let spaced = |at: &usize| {
        let window = at.checked_sub(2).and_then(|from| text.get(from..));
        matches!(
            window,
            Some([_, b'C' | b'S' | b'U' | b'T' | b'L', b' ', b'O' | b'E' | b'N' | b'I', b' ', ..])
        )
    };
    let at = memchr::memchr_iter(b' ', text).find(spaced).map(|at| at - 1).or_else(|| glued_level(text))?;
    Some(line.range().start + at).filter(has_number)
}

/// Where a level in one word stands right after a letter or a digit.
fn glued_level(text: &[u8]) -> Option<usize> {
    const LEVELS: [&[u8]; 3] = [b"CONFIDENTIAL ", b"UNCLAS", b"SECRET "];
    let is_glued = |at: &usize| {
        let before = at.checked_sub(1).and_then(|before| text.get(before));
        before.is_some_and(u8::is_ascii_alphanumeric)
    };
    LEVELS.iter().find_map(|level| memchr::memmem::find(text, level).filter(is_glued))
}

/// Where in a line that begins with a caption the E.O. line begins: `SIPDIS E.O. 12958: N/A`.
fn order_after_caption(bytes: &[u8], line: Span) -> Option<(usize, LineKind)> {
    let mut c = Cursor::new(bytes, line);
    while let Some(end) = marking::skip_caption(bytes, c.rest_span()) {
        c = Cursor::new(bytes, Span::new(end, line.range().end));
        c.eat_spaces();
    }
    let kind = if c.at() > line.range().start { field_at(c, LineKind::Caption) } else { None };
    kind.map(|kind| (c.at(), kind))
}

/// Where in a line of the transmission heading its next line begins: copies have the whole heading on one.
fn transmission_field(bytes: &[u8], piece: Piece) -> Option<(usize, LineKind)> {
    let mut c = Cursor::new(bytes, piece.span);
    loop {
        c.eat_while(class!(not WHITESPACE));
        if !c.eat_spaces() || c.is_done() {
            return None;
        }
        if let Some(kind) = transmission_at(bytes, c).filter(|kind| *kind > piece.kind()) {
            return Some((c.at(), kind));
        }
    }
}

/// How much of a line holds its level and number, in bytes.
const CLASSIFICATION_MAX: usize = 160;

/// The line of the transmission heading that begins at the cursor, or the classification line after it.
fn transmission_at(bytes: &[u8], c: Cursor<'_>) -> Option<LineKind> {
    let first = c.peek()?;
    match first {
        b'D' if is_station(c) => Some(LineKind::Station),
        b'F' if starts_with_word(c, "FM") => Some(LineKind::From),
        b'T' if starts_with_word(c, "TO") => Some(LineKind::To),
        b'I' if starts_with_word(c, "INFO") => Some(LineKind::Info),
        b'Z' if is_security(c) => Some(LineKind::Security),
        b'Z' | b'O' | b'0' | b'P' | b'R' if is_routing(c) => Some(LineKind::Routing),
        b'Z' | b'O' | b'P' | b'R' | b'0'..=b'9' => {
            dtg::parse_dtg(bytes, c.rest_span()).map(|_| LineKind::Dtg)
        }
        b'C' | b'L' | b'S' | b'T' | b'U' => {
            // Asked at many words of a line: of what may be a long rest a bounded part is looked at.
            let ahead = c.rest_span().range();
            let ahead = Span::new(ahead.start, ahead.end.min(ahead.start + CLASSIFICATION_MAX));
            let line = marking::parse_classification_line(bytes, ahead)?;
            (line.mrn.is_some() && !line.is_repaired).then_some(LineKind::Classification)
        }
        _ => None,
    }
}

/// `TAG PREL, PGOV`: without a colon where a code that is known follows.
fn unmarked_tags(mut c: Cursor<'_>) -> Option<LineKind> {
    (c.eat_any(&["TAGS", "TAG"]).is_some() && c.eat_spaces() && begins_with_tag(c)).then_some(LineKind::Tags)
}

/// The field whose label stands at the cursor, if it can follow `before` on one line.
fn field_at(c: Cursor<'_>, before: LineKind) -> Option<LineKind> {
    let first = c.peek()?;
    let with_colon = |words: &[&str], kind: LineKind| label(c, words, kind);
    match first.to_ascii_uppercase() {
        b'T' if before < LineKind::Tags => {
            with_colon(&["TAGS", "TAG"], LineKind::Tags).or_else(|| unmarked_tags(c))
        }
        b'T' if before == LineKind::Subject && first == b'T' => {
            let mut c = c;
            let is_label = c.eat_word("TAGS") && c.eat(b':') && c.eat_spaces() && begins_with_tag(c);
            is_label.then_some(LineKind::Tags)
        }
        b'S' if before < LineKind::Subject => with_colon(&["SUBJECT", "SUBJ"], LineKind::Subject),
        b'R' if before < LineKind::Reference && first == b'R' => {
            with_colon(&["REF", "REFS", "REFTEL"], LineKind::Reference).or_else(|| {
                let mut c = c;
                (c.eat_str("REF(S)") && c.eat(b':')).then_some(LineKind::Reference)
            })
        }
        b'C' if matches!(before, LineKind::Subject | LineKind::Reference | LineKind::Reason) => {
            let mut c = c;
            (c.eat_word("CLASSIFIED") && c.eat_spaces() && c.eat_word("BY") && c.eat(b':'))
                .then_some(LineKind::ClassifiedBy)
        }
        // The text: where a portion mark says that this is its first paragraph.
        b'1' if before >= LineKind::Subject => {
            let marker = paragraph_marker(c).filter(|marker| marker.printed == 1)?;
            let mut c = marker.after;
            (c.eat_spaces() && marking::parse_portion(&mut c).is_some()).then_some(LineKind::Paragraph)
        }
        b'E' if before < LineKind::ExecutiveOrder => {
            executive_order::label(c).map(|_| LineKind::ExecutiveOrder)
        }
        _ => None,
    }
}
