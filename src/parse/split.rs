//! Lines of the heading that hold several fields: each becomes a piece of its own.

use super::line::{Piece, is_routing, label, trim};
use super::{executive_order, marking};
use crate::cable::LineKind;
use crate::text::{Cursor, Span};

/// Cuts a piece where another field of the heading begins inside it.
pub(super) fn split(bytes: &[u8], piece: Piece, pieces: &mut Vec<Piece>) {
    let Some((at, kind)) = inner_field(bytes, piece) else {
        pieces.push(piece);
        return;
    };
    let (start, end) = (piece.span.range().start, piece.span.range().end);
    pieces.push(Piece { span: trim(bytes, Span::new(start, at)), ..piece });
    split(bytes, Piece { kind, span: Span::new(at, end), is_split: true }, pieces);
}

/// Where in a line of the heading another field begins.
fn inner_field(bytes: &[u8], piece: Piece) -> Option<(usize, LineKind)> {
    let mut c = Cursor::new(bytes, piece.span);
    match piece.kind {
        LineKind::Identifier => {
            c.eat_while(|b| b.is_ascii_alphanumeric());
            c.eat_blanks();
            is_routing(c).then_some((c.at(), LineKind::Routing))
        }
        LineKind::To | LineKind::Info | LineKind::Exempt | LineKind::From | LineKind::Text => {
            glued_classification(bytes, piece.span).map(|at| (at, LineKind::Classification))
        }
        LineKind::Classification
        | LineKind::Caption
        | LineKind::Attention
        | LineKind::ExecutiveOrder
        | LineKind::Tags
        | LineKind::Subject
        | LineKind::Reference => {
            c.bump();
            let mut at_word = false;
            while let Some(byte) = c.peek() {
                let found = at_word.then(|| field_at(c, piece.kind)).flatten();
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

/// Where a classification line begins that copies have joined to the last addressee: `PRIORITYC O N F I D E N T I A L
/// SECTION 01 OF 02 PORT ELSINORE 000173`.
fn glued_classification(bytes: &[u8], line: Span) -> Option<usize> {
    let text = bytes.get(line.range())?;
    // Addresses are in capitals; running text need not be searched.
    if text.iter().take(8).any(u8::is_ascii_lowercase) {
        return None;
    }
    let spaced = |window: &[u8]| {
        matches!(window, [_, b'C' | b'S' | b'U' | b'T' | b'L', b' ', b'O' | b'E' | b'N' | b'I', b' ', ..])
    };
    let at = text.windows(5).position(spaced)? + 1;
    let start = line.range().start + at;
    let found = marking::parse_classification_line(bytes, Span::new(start, line.range().end))?;
    (found.mrn.is_some() || found.section.is_some()).then_some(start)
}

/// The field whose label stands at the cursor, if it can follow `before` on one line.
fn field_at(c: Cursor<'_>, before: LineKind) -> Option<LineKind> {
    let first = c.peek()?;
    let with_colon = |words: &[&str], kind: LineKind| label(c, words, kind);
    match first.to_ascii_uppercase() {
        b'T' if before < LineKind::Tags => with_colon(&["TAGS", "TAG"], LineKind::Tags),
        b'S' if before < LineKind::Subject => with_colon(&["SUBJECT", "SUBJ"], LineKind::Subject),
        b'R' if before < LineKind::Reference && first == b'R' => {
            with_colon(&["REF", "REFS", "REFTEL"], LineKind::Reference)
        }
        b'C' if matches!(before, LineKind::Subject | LineKind::Reference) => {
            let mut c = c;
            (c.eat_word("CLASSIFIED") && c.eat_blanks() && c.eat_word("BY") && c.eat(b':'))
                .then_some(LineKind::ClassifiedBy)
        }
        b'E' if before < LineKind::ExecutiveOrder => {
            executive_order::label(c).map(|_| LineKind::ExecutiveOrder)
        }
        _ => None,
    }
}
