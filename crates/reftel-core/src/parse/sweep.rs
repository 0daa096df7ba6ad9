//! Last phase: whatever no other phase has claimed. **After it, every byte of a cable that is not whitespace is in
//! exactly one of its leaves**, whatever the phases before it forgot.

use super::labels::is_label_word;
use super::piece::Piece;
use crate::cable::{Cable, Code, Diagnostic, LeafKind, LineKind};
use crate::text::{Class, Cursor, Span, trim};

/// Finds what is left over of `pieces`, and puts it where it belongs: to the labels, the residue, or what is not
/// recognised. Returns a note on the last of these.
pub(super) fn sweep(bytes: &[u8], pieces: &[Piece], cable: &mut Cable) -> Option<Diagnostic> {
    label_doubled_letters(bytes, cable);
    let mut claimed: Vec<Span> = cable
        .text_leaves()
        .into_iter()
        .filter(|leaf| leaf.kind != LeafKind::Unrecognised)
        .map(|leaf| leaf.span)
        .collect();
    claimed.sort_unstable();
    let unrecognised = std::mem::take(&mut cable.unrecognised);
    let mut claimed = claimed.into_iter().peekable();
    let mut end = 0;
    for piece in pieces.iter().filter(|piece| piece.kind() != LineKind::Blank) {
        let mut at = end.max(piece.span.start);
        while at < piece.span.end {
            let next = claimed.next_if(|span| span.start < piece.span.end);
            let free = Span { start: at, end: next.map_or(piece.span.end, |span| span.start).max(at) };
            left_over(bytes, cable, *piece, free);
            let Some(next) = next else { break };
            at = at.max(next.end);
            end = end.max(next.end);
        }
        // A line that a record gave back to the heading is there twice.
        end = end.max(piece.span.end);
    }
    // Lines that a phase gave up together stay together.
    merge(&mut cable.unrecognised, &unrecognised, bytes);
    cable.labels.sort_unstable();
    cable.residue.sort_unstable();
    let span = cable.unrecognised.first()?.to(*cable.unrecognised.last()?);
    Some(Diagnostic { code: Code::Unrecognised, span })
}

/// Longest run between the letter of an item and its text.
const DOUBLED_MAX: u32 = 16;

/// The letter of a reference can stand twice: `A. REF A: STATE 13607`. What stands between the first and the text is
/// a label.
fn label_doubled_letters(bytes: &[u8], cable: &mut Cable) {
    let mut last = None;
    for reference in &cable.header.references {
        let (Some(label), Some(text)) = (reference.label, reference.text.iter().next()) else { continue };
        // Several cables of one item share its letter.
        if last != Some(label) && (label.end..=label.end + DOUBLED_MAX).contains(&text.start) {
            let between = trim(bytes, Span { start: label.end, end: text.start });
            cable.labels.extend(Some(between).filter(|between| !between.is_empty()));
        }
        last = Some(label);
    }
}

/// A run of bytes of a line that nothing has claimed.
fn left_over(bytes: &[u8], cable: &mut Cable, piece: Piece, free: Span) {
    let span = trim(bytes, free);
    if span.is_empty() {
        return;
    }
    let is_whole = span == piece.span;
    let list = match piece.kind() {
        LineKind::Break | LineKind::EndOfMessage | LineKind::Residue | LineKind::Stamp => &mut cable.residue,
        // Of a number that was taken out the rest can stand there.
        LineKind::Classification if has_x_run(bytes, span) => &mut cable.residue,
        // A number or a portion mark can stand in front of the label; a label can be misspelt.
        LineKind::ClassifiedBy | LineKind::Subject if !is_whole && span.start == piece.span.start => {
            &mut cable.labels
        }
        _ if says_nothing(bytes, span) => &mut cable.labels,
        _ => &mut cable.unrecognised,
    };
    list.push(span);
}

/// Whether there is a run of X, as what was taken out is written.
fn has_x_run(bytes: &[u8], span: Span) -> bool {
    bytes.get(span.range()).is_some_and(|text| text.windows(4).any(|window| window == b"XXXX"))
}

/// Whether there are only marks and words that name fields.
fn says_nothing(bytes: &[u8], span: Span) -> bool {
    let mut c = Cursor::new(bytes, span);
    while !c.is_done() {
        let word = c.eat_while(Class::ALPHANUMERIC);
        let word = c.slice(word);
        if !word.is_empty() && !is_label_word(word) {
            return false;
        }
        // Marks; of what is not ASCII the pilcrow, the no-break space and typographic quotes and dashes.
        while !c.is_done() && !c.peek().is_some_and(|byte| byte.is_ascii_alphanumeric()) {
            if c.peek().is_some_and(|byte| !byte.is_ascii())
                && ![
                    "¶", "\u{a0}", "\u{fffd}", "‘", "’", "“", "”", "–", "—", "\u{feff}", "\u{200b}", "…",
                    "•", "·",
                ]
                .iter()
                .any(|mark| c.eat_str(mark))
            {
                return false;
            }
            if c.peek().is_some_and(|byte| byte.is_ascii() && !byte.is_ascii_alphanumeric()) {
                c.bump();
            }
        }
    }
    true
}

/// Joins neighbours in `found` that lie in one span of `known`, with nothing but whitespace between them.
fn merge(found: &mut Vec<Span>, known: &[Span], bytes: &[u8]) {
    let mut known: Vec<Span> = known.to_vec();
    known.sort_unstable();
    let mut known = known.into_iter().peekable();
    let mut merged: Vec<Span> = Vec::with_capacity(found.len());
    for span in found.drain(..) {
        while known.next_if(|known| known.end <= span.start).is_some() {}
        let whole = known.peek().copied();
        match merged.last_mut() {
            Some(last)
                if whole.is_some_and(|whole| whole.contains(*last) && whole.contains(span))
                    && trim(bytes, Span { start: last.end, end: span.start }).is_empty() =>
            {
                *last = last.to(span);
            }
            _ => merged.push(span),
        }
    }
    *found = merged;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_lines_given_up_together_stay_together() {
        let bytes = b"one\ntwo\nthree";
        let lines = [Span::new(0, 3), Span::new(4, 7), Span::new(8, 13)];
        let merged = |known: &[Span]| {
            let mut found = lines.to_vec();
            merge(&mut found, known, bytes);
            found
        };
        assert_eq!(merged(&[Span::new(0, 7)]), [Span::new(0, 7), Span::new(8, 13)]);
        assert_eq!(merged(&lines), lines);
    }
}
