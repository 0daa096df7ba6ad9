//! Phase 2: the form in which a text has come down. Where one telegram ends and the next begins; what a collection
//! says beside the text; what archives, releases and page breaks left between the lines.
//!
//! What is found here is taken out of the pieces, or said of them by their context, so that the later phases see a
//! telegram.

mod boundary;
mod frus;
mod general_message;
mod keyed;
mod labelled;
mod other_forms;
mod page_headers;
mod record;
mod stamps;

use super::piece::{Context, Piece};
use crate::cable::{
    Captioned, Classification, Code, Dialect, Line, LineKind, Mrn, Record, Reference, Subject, Transmission,
};
use crate::text::{Class, Cursor, Span, Spanned};

/// The lines of one cable among those of the file, and what was learned of it before it is read.
#[derive(Clone, Debug, Default)]
pub(super) struct Part {
    pub(super) extent: Span,
    pub(super) lines: Vec<Line>,
    pub(super) pieces: Vec<Piece>,
    /// Pieces that were taken out of those, in no order.
    pub(super) taken: Vec<Piece>,
    pub(super) record: Record,
    /// What a title instead of transmission lines says.
    pub(super) transmission: Transmission,
    pub(super) header_mrn: Option<Mrn>,
    /// Captions that a note beside the text gives.
    pub(super) captions: Vec<Captioned>,
    pub(super) subject: Option<Subject>,
    pub(super) references: Vec<Reference>,
    /// The form, when it can be told from what was found here.
    pub(super) dialect: Option<Dialect>,
    /// The level as it stands on the pages, for texts that have no classification line.
    pub(super) page_level: Option<Spanned<Classification>>,
    /// What was taken out.
    pub(super) residue: Vec<Span>,
    pub(super) diagnostics: Vec<(Code, Span)>,
}

/// Cuts the lines of a file into those of its cables. There is always one part at least; together they have every
/// line.
pub(super) fn parts(bytes: &[u8], lines: Vec<Line>, pieces: Vec<Piece>) -> Vec<Part> {
    let mut starts = boundary::starts(bytes, &pieces);
    // A letter or an article that passes a telegram on is no cable: its lines are left to be shown as they stand.
    let preface = starts.first().filter(|start| start.is_after_preface).map(|start| start.offset);
    if preface.is_some() {
        starts.remove(0);
    }
    let preface = preface.unwrap_or_default();
    if starts.is_empty() {
        return vec![part(bytes, lines, pieces, preface)];
    }
    // A line is never cut, even if it holds the end of one telegram and the start of the next.
    let line_start = |offset: u32| {
        let after = lines.partition_point(|line| line.span.start <= offset);
        after.checked_sub(1).and_then(|at| lines.get(at)).map_or(offset, |line| line.span.start)
    };
    let mut ends: Vec<u32> = starts.iter().map(|start| line_start(start.offset)).collect();
    ends.dedup();
    ends.push(u32::MAX);
    let mut parts = Vec::with_capacity(ends.len());
    let (mut lines, mut pieces) = (lines.into_iter().peekable(), pieces.into_iter().peekable());
    for end in ends {
        let own =
            std::iter::from_fn(|| lines.next_if(|line| line.span.end <= end || end == u32::MAX)).collect();
        let own_pieces = std::iter::from_fn(|| pieces.next_if(|piece| piece.span.start < end)).collect();
        let mut part = part(bytes, own, own_pieces, preface);
        if end != u32::MAX {
            take_last_id(bytes, &mut part);
        }
        parts.push(part);
    }
    parts
}

/// One cable, which begins after `preface`.
fn part(bytes: &[u8], lines: Vec<Line>, pieces: Vec<Piece>, preface: u32) -> Part {
    let extent = match (lines.first(), lines.last()) {
        (Some(first), Some(last)) => first.span.to(last.span),
        _ => Span::default(),
    };
    let mut part = Part { extent, lines, pieces, ..Part::default() };
    record::take(bytes, &mut part);
    let before = part.pieces.iter().take_while(|piece| piece.span.start < preface).count();
    part.take(0..before);
    labelled::take(bytes, &mut part);
    general_message::take(bytes, &mut part);
    other_forms::take(bytes, &mut part);
    frus::take(bytes, &mut part);
    page_headers::take(bytes, &mut part);
    boundary::join_sections(bytes, &mut part);
    part.settle_lines();
    part
}

/// Sets aside an id alone on the last line of a text, where another cable is glued to it: what that one refers to.
fn take_last_id(bytes: &[u8], part: &mut Part) {
    let Some((at, piece)) = not_blank(&part.pieces).next_back() else { return };
    let mut c = Cursor::new(bytes, piece.span);
    let is_id = c.eat_number(2..=2).is_some()
        && c.eat_while(Class::UPPERCASE).len() >= 4
        && c.eat_number(1..=7).is_some()
        && c.is_done();
    if is_id {
        part.mark(at, Context::Page);
        part.settle_lines();
    }
}

impl Part {
    /// Takes pieces out, so that no later phase reads them.
    fn take(&mut self, places: std::ops::Range<usize>) {
        let end = places.end.min(self.pieces.len());
        self.taken.extend(self.pieces.drain(places.start.min(end)..end));
    }

    /// Says what the lines around the piece at `at` make of it.
    fn mark(&mut self, at: usize, context: Context) {
        if let Some(piece) = self.pieces.get_mut(at) {
            piece.context = context;
        }
    }

    /// The kinds of the lines, by their words and by what was found of the pieces on them.
    fn settle_lines(&mut self) {
        for piece in self.taken.iter().chain(&self.pieces) {
            let Some(kind) = piece.context.line_kind() else { continue };
            let start = piece.span.start;
            let line = self.lines.partition_point(|line| line.span.start <= start);
            if let Some(line) = line.checked_sub(1).and_then(|line| self.lines.get_mut(line)) {
                line.kind = kind;
            }
        }
    }
}

/// The pieces that are not blank, with their places.
fn not_blank(pieces: &[Piece]) -> impl DoubleEndedIterator<Item = (usize, Piece)> + Clone + '_ {
    pieces.iter().copied().enumerate().filter(|(_, piece)| piece.kind() != LineKind::Blank)
}
