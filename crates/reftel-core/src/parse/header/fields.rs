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
    let more = continuation(reading, |bytes, line| !tags::continues_tags(bytes, Span::default(), line));
    let line = more.last().map_or(span, |last| span.to(*last));
    let year = reading.cable.year();
    let order = executive_order::parse_executive_order(reading.bytes, line, year, &mut reading.diagnostics);
    fill(&mut reading.cable.header.executive_order, order, line, &mut reading.cable.unrecognised);
}

pub(super) fn read_tags(reading: &mut Reading<'_>, span: Span) {
    if labels::is_garbled_tags(Cursor::new(reading.bytes, span)) {
        let word = Span::new(span.range().start, span.range().start + 4);
        reading.diagnose(Code::LabelMisspelt { field: "TAGS line" }, word);
    }
    let mut found: Vec<Tag> = Vec::new();
    let mut again = Vec::new();
    let last = Cell::new(span);
    let mut lines = vec![span];
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
    for line in lines {
        tags::parse_tags(reading.bytes, line, &mut found, &mut again, &mut reading.diagnostics);
    }
    reading.cable.header.tags.append(&mut found);
    reading.cable.residue.append(&mut again);
}

pub(super) fn read_classified_by(reading: &mut Reading<'_>, span: Span) {
    let mut lines = vec![span];
    lines.extend(continuation(reading, |_, _| true));
    loop {
        let at = reading.at + reading.blanks_ahead(reading.at);
        let Some(next) = reading.pieces.get(at) else { break };
        if !matches!(next.kind(), LineKind::Reason | LineKind::DerivedFrom | LineKind::DeclassifyOn) {
            break;
        }
        lines.push(next.span);
        reading.at = at + 1;
        lines.extend(continuation(reading, |_, _| true));
    }
    let date = reading.cable.transmission.dtg.map(|dtg| dtg.day);
    let found = classified::parse_classified_by(reading.bytes, &lines, date).map(|found| {
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
