//! The lines below a label that belong to its field.

use super::body::is_title_of_text;
use super::reading::Reading;
use crate::cable::LineKind;
use crate::text::Span;

/// The lines that continue a field: those without a label of their own, up to a blank line. Page residue
/// among them is set aside together with the blank lines around it.
pub(super) fn continuation(reading: &mut Reading<'_>, accepts: impl Fn(&[u8], Span) -> bool) -> Vec<Span> {
    let mut lines = Vec::new();
    let mut at = reading.at;
    let mut residue = Vec::new();
    while let Some(piece) = reading.pieces.get(at) {
        match piece.kind() {
            LineKind::Residue => residue.push(piece.span),
            LineKind::Blank if !residue.is_empty() => {}
            LineKind::Blank => {
                let next = at + reading.blanks_ahead(at);
                if reading.pieces.get(next).is_none_or(|next| next.kind() != LineKind::Residue) {
                    break;
                }
            }
            kind if is_free(kind)
                && accepts(reading.bytes, piece.span)
                && !is_title_of_text(reading.bytes, &reading.pieces, at) =>
            {
                lines.push(piece.span);
                reading.residue.append(&mut residue);
                reading.at = at + 1;
            }
            _ => break,
        }
        at += 1;
    }
    lines
}

/// Kinds of lines that a field can go on with, since their first word is no label in it.
pub(super) const fn is_free(kind: LineKind) -> bool {
    matches!(
        kind,
        LineKind::Text
            | LineKind::Attention
            | LineKind::To
            | LineKind::Info
            | LineKind::From
            | LineKind::Exempt
    )
}
