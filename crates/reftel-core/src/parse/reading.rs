//! A cable while its heading is read: where the reading stands, and what it has found.

use super::anchors::Anchors;
use super::layout::Part;
use super::piece::{self, Piece};
use crate::cable::{Cable, Caption, Classification, Code, Diagnostic, Dialect, Header, Reference, Subject};
use crate::text::{Span, Spanned};

/// A cable while it is being read. Offsets are those of the clean text.
pub(super) struct Reading<'b> {
    pub(super) bytes: &'b [u8],
    pub(super) anchors: &'b Anchors,
    pub(super) pieces: Vec<Piece>,
    /// Every piece of the cable, for the last look at what is left over.
    pub(super) all_pieces: Vec<Piece>,
    /// The next piece to read.
    pub(super) at: usize,
    pub(super) cable: Cable,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// Lines that page breaks and section heads left after.
    pub(super) residue: Vec<Span>,
    pub(super) repeated_captions: Vec<RepeatedCaption>,
    /// The form, when it is known before the text is read.
    pub(super) dialect: Option<Dialect>,
    pub(super) page_level: Option<Spanned<Classification>>,
    /// What stands in fields below the heading.
    subject: Option<Subject>,
    references: Vec<Reference>,
}

impl<'b> Reading<'b> {
    /// Nothing is read yet.
    pub(super) fn new(bytes: &'b [u8], anchors: &'b Anchors, part: Part) -> Self {
        let Part { extent, lines, pieces, taken, record, residue, diagnostics, .. } = part;
        let mut all_pieces = taken;
        all_pieces.extend_from_slice(&pieces);
        all_pieces.sort_by_cached_key(|piece| piece.span);
        Self {
            bytes,
            anchors,
            all_pieces,
            pieces,
            at: 0,
            cable: Cable {
                extent,
                lines,
                record,
                residue,
                transmission: part.transmission,
                header: Header { mrn: part.header_mrn, captions: part.captions, ..Header::default() },
                ..Cable::default()
            },
            diagnostics: diagnostics.into_iter().map(|(code, span)| Diagnostic { code, span }).collect(),
            residue: Vec::new(),
            repeated_captions: Vec::new(),
            dialect: part.dialect,
            page_level: part.page_level,
            subject: part.subject,
            references: part.references,
        }
    }

    /// Adds what stands in fields below the heading.
    pub(super) fn fill_header(&mut self) {
        let header = &mut self.cable.header;
        header.subject = header.subject.take().or(self.subject.take());
        header.references.append(&mut self.references);
    }

    /// The next piece.
    pub(super) fn peek(&self) -> Option<Piece> {
        self.pieces.get(self.at).copied()
    }

    /// How many blank lines stand at `at`.
    pub(super) fn blanks_ahead(&self, at: usize) -> usize {
        piece::blanks_ahead(&self.pieces, at)
    }

    pub(super) fn diagnose(&mut self, code: Code, span: Span) {
        self.diagnostics.push(Diagnostic { code, span });
    }
}

/// A caption that stands more than once.
#[derive(Clone, Copy, Debug)]
pub(super) struct RepeatedCaption {
    pub(super) caption: Caption,
    pub(super) times: usize,
    /// Its second place.
    pub(super) span: Span,
}
