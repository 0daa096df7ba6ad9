//! The E.O. line, the TAGS and the authority that classified the cable.

use super::super::line_kind::line_kind;
use std::cell::Cell;

use super::super::piece::Piece;
use super::super::reading::Reading;
use super::super::{classified, executive_order, labels, tags};
use super::fill;
use crate::cable::{Code, LineKind, Tag};
use crate::parse::continuation::continuation;
use crate::text::{Cursor, Span, trim};

pub(super) fn read_executive_order(reading: &mut Reading<'_>, span: Span) {
    let more = continuation(reading, |bytes, line| {
        !tags::continues_tags(bytes, Span::default(), line)
            && labels::awaited_subject(Cursor::new(bytes, line)).is_none()
    });
    let line = more.last().map_or(span, |last| span.to(*last));
    let year = reading.cable.year();
    if let Some(known) = &reading.cable.header.executive_order
        && is_same(reading.bytes, known.span, line)
    {
        // The heading stands twice.
        reading.cable.residue.push(line);
        return;
    }
    let order = executive_order::parse_executive_order(reading.bytes, line, year, &mut reading.diagnostics);
    fill(&mut reading.cable.header.executive_order, order, line, &mut reading.cable.unrecognised);
}

pub(super) fn read_tags(reading: &mut Reading<'_>, span: Span) {
    let label = Cursor::new(reading.bytes, span);
    if labels::is_garbled_tags(label) || labels::is_spaced_tags(label) {
        let mut after = label;
        labels::skip_tags(&mut after);
        let label = trim(reading.bytes, after.since(label.at()));
        reading.diagnose(Code::LabelMisspelt { field: "TAGS line" }, label);
        reading.cable.labels.push(label);
    }
    let mut found: Vec<Tag> = Vec::new();
    let mut again = Vec::new();
    let last = Cell::new(span);
    let mut lines = vec![span];
    let mut spread = None;
    loop {
        for line in continuation(reading, |bytes, line| {
            let continues = tags::continues_tags(bytes, last.get(), line);
            if continues {
                last.set(line);
            }
            continues
        }) {
            match lines.last_mut() {
                // The name of a person goes over the end of the line.
                Some(last) if tags::is_open(reading.bytes, *last) => *last = last.to(line),
                _ => lines.push(line),
            }
        }
        let Some(below) = tags_below(reading, last.get()) else { break };
        last.set(below);
        lines.push(below);
        spread = spread.or(Some(below));
    }
    if let Some(first) = spread {
        reading.diagnose(Code::FieldJoined { field: "TAGS line" }, first);
    }
    for line in lines {
        tags::parse_tags(reading.bytes, line, &mut found, &mut again, &mut reading.diagnostics);
    }
    let known = &reading.cable.header.tags;
    let is_known = |tag: &Tag| known.iter().any(|known| is_same(reading.bytes, known.span, tag.span));
    if !known.is_empty() && found.iter().all(is_known) {
        // The heading stands twice.
        again.extend(found.drain(..).map(|tag| tag.span));
    }
    reading.cable.header.tags.append(&mut found);
    reading.cable.residue.append(&mut again);
}

fn is_same(bytes: &[u8], first: Span, second: Span) -> bool {
    let text = |span: Span| bytes.get(span.range()).unwrap_or_default();
    text(first).eq_ignore_ascii_case(text(second))
}

/// How far below codes on lines of their own the subject may stand, in lines.
const TAGS_WITHIN: usize = 40;

/// A further line of codes after blank lines: text taken from pages has one code a line. The subject must follow, before
/// any paragraph.
fn tags_below(reading: &mut Reading<'_>, last: Span) -> Option<Span> {
    let blanks = reading.blanks_ahead(reading.at);
    let at = reading.at + blanks;
    let next = reading.pieces.get(at).copied().filter(|next| blanks > 0 && next.kind() == LineKind::Text)?;
    tags::continues_below(reading.bytes, last, next.span).then_some(())?;
    let ahead = reading.pieces.get(at + 1..)?.iter().filter(|piece| piece.kind() != LineKind::Blank);
    let mut ahead = ahead.take(TAGS_WITHIN).map(|piece| (piece.kind(), piece.span));
    let ends = ahead.find(|(kind, span)| {
        let is_code = *kind == LineKind::Text && tags::continues_below(reading.bytes, last, *span);
        !is_code
    });
    matches!(ends, Some((LineKind::Subject | LineKind::Reference | LineKind::ClassifiedBy, _))).then(|| {
        reading.at = at + 1;
        next.span
    })
}

pub(super) fn read_classified_by(reading: &mut Reading<'_>, span: Span) {
    let mut lines = vec![span];
    lines.extend(continuation(reading, |_, _| true));
    loop {
        let at = reading.at + reading.blanks_ahead(reading.at);
        let Some(next) = reading.pieces.get(at).copied() else { break };
        let is_labelled =
            matches!(next.kind(), LineKind::Reason | LineKind::DerivedFrom | LineKind::DeclassifyOn);
        let is_awaited = || {
            let last = lines.last().copied().unwrap_or(span);
            next.kind() == LineKind::Text
                && (classified::is_unfinished(reading.bytes, last)
                    || classified::is_more_reasons(reading.bytes, next.span))
        };
        if !is_labelled {
            if !is_awaited() {
                break;
            }
            reading.diagnose(Code::FieldJoined { field: "classified-by line" }, next.span);
        }
        lines.push(next.span);
        reading.at = at + 1;
        lines.extend(continuation(reading, |_, _| true));
    }
    let found = classified::parse_classified_by(reading.bytes, &lines).map(|found| {
        step_back(reading, found.end);
        found.by
    });
    let known = reading.cable.header.classified_by.take();
    reading.cable.header.classified_by = match (known, found) {
        // Reasons may stand on a line before the label; a second authority is not for us to choose.
        (Some(known), Some(found)) if known.name.is_none() => Some(classified::merge(known, found)),
        (Some(known), _) => {
            reading.cable.unrecognised.extend(lines);
            Some(known)
        }
        (None, found) => found,
    };
}

/// Leaves the lines after `end`, and the rest of the line in which it lies, to be read as others are.
fn step_back(reading: &mut Reading<'_>, end: usize) {
    let bytes = reading.bytes;
    while reading.residue.last().is_some_and(|line| line.range().start >= end) {
        reading.residue.pop();
    }
    while let Some(before) = reading.at.checked_sub(1)
        && reading.pieces.get(before).is_some_and(|piece| piece.span.range().start >= end)
    {
        reading.at = before;
    }
    let Some(last) = reading.at.checked_sub(1).and_then(|at| reading.pieces.get_mut(at)) else { return };
    let rest = trim(bytes, Span::new(end, last.span.range().end));
    if last.span.range().end > end && !rest.is_empty() {
        *last = Piece::new(line_kind(bytes, rest), rest).split();
        reading.at -= 1;
        reading.diagnose(Code::LineSplit { field: "text" }, rest);
    }
}
