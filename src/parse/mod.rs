//! Bytes to [`Parsed`]: what a cable says, and what had to be repaired or doubted on the way.
//!
//! **Parsing never fails and never panics.** What is missing is absent, what is odd is a [`Diagnostic`], and
//! text that no rule claims is kept in [`Cable::unrecognised`].
//!
//! The phases, in order: the source's markup is left out (`text::Clean`); every line is classified by its
//! first words (`line`); the heading is read field by field (`header`, with a file for each field); the text
//! is cut into paragraphs (`sequence`, `body`); what was read in several places is compared (`check`); and all
//! spans are led back to the bytes of the file.
#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::string_slice
    )
)]

mod address;
mod body;
mod check;
mod classified;
mod dtg;
mod executive_order;
mod header;
mod line;
mod marking;
mod redaction;
mod reference;
mod sequence;
mod shape;
mod signature;
mod split;
mod summary;
mod tags;
mod transmission;

use crate::cable::{Cable, Code, Diagnostic, Dialect, LineKind};
use crate::text::{Clean, Notation, Source, Span};
use header::RepeatedCaption;
use line::Piece;

/// A cable as far as it was understood, and what there is to say about it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parsed {
    /// The cable.
    pub cable: Cable,
    /// Repairs and doubts, in the order of the file.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads a cable.
///
/// ```
/// use reftel::{parse::parse, text::Source};
///
/// let source = Source::new("a paste", "R 131627Z FEB 08\nFM AMEMBASSY PORT ELSINORE\n\nUNCLAS PORT ELSINORE 000173\n")?;
/// let cable = parse(&source).cable;
/// assert_eq!(cable.id(&source).unwrap().as_str(), "08PORTELSINORE173");
/// # Ok::<(), reftel::text::TooLarge>(())
/// ```
#[must_use]
pub fn parse(source: &Source) -> Parsed {
    let clean = source.clean();
    let (lines, mut pieces) = line::read_lines(clean.bytes());
    let spaced = line::close_up(&mut pieces);
    let mut reading = Reading::new(clean.bytes(), pieces);
    reading.cable.lines = lines;
    if let Some(blank) = spaced {
        reading.diagnose(Code::DoubleSpaced, blank);
    }
    header::read_header(&mut reading);
    body::read_body(&mut reading);
    summary::find_summary(&mut reading);
    redaction::find_redactions(&mut reading);
    check::check(&mut reading);
    reading.finish(source, &clean)
}

/// A cable while it is being read. Offsets are those of the clean text.
struct Reading<'b> {
    bytes: &'b [u8],
    pieces: Vec<Piece>,
    /// The next piece to read.
    at: usize,
    cable: Cable,
    diagnostics: Vec<Diagnostic>,
    /// Lines that page breaks and section heads left behind.
    residue: Vec<Span>,
    repeated_captions: Vec<RepeatedCaption>,
}

impl<'b> Reading<'b> {
    fn new(bytes: &'b [u8], pieces: Vec<Piece>) -> Self {
        Self {
            bytes,
            pieces,
            at: 0,
            cable: Cable::default(),
            diagnostics: Vec::new(),
            residue: Vec::new(),
            repeated_captions: Vec::new(),
        }
    }

    /// The next piece.
    fn peek(&self) -> Option<Piece> {
        self.pieces.get(self.at).copied()
    }

    /// How many blank lines stand at `at`.
    fn blanks_ahead(&self, at: usize) -> usize {
        let pieces = self.pieces.get(at..).unwrap_or_default();
        pieces.iter().take_while(|piece| piece.kind == LineKind::Blank).count()
    }

    fn diagnose(&mut self, code: Code, span: Span) {
        self.diagnostics.push(Diagnostic { code, span });
    }

    /// Adds what concerns the whole, and leads all spans back to the file.
    fn finish(mut self, source: &Source, clean: &Clean<'_>) -> Parsed {
        if let (Some(first), count) = (self.residue.first().copied(), self.residue.len()) {
            self.diagnose(Code::Residue { count }, first);
        }
        self.cable.dialect = dialect(&self.cable, source, &self.diagnostics);
        let Self { mut cable, mut diagnostics, .. } = self;
        cable.unrecognised.sort_unstable();
        lead_back(&mut cable, &mut diagnostics, source, clean);
        diagnostics.extend(markup_diagnostics(source));
        diagnostics.sort_by_key(|diagnostic| diagnostic.span);
        Parsed { cable, diagnostics }
    }
}

/// The form of the text, by what was found in it.
fn dialect(cable: &Cable, source: &Source, diagnostics: &[Diagnostic]) -> Dialect {
    let header = &cable.header;
    let found = [
        cable.transmission.dtg.is_some(),
        cable.transmission.from.is_some(),
        header.mrn.is_some(),
        header.executive_order.is_some(),
        !header.tags.is_empty(),
        header.subject.is_some(),
        header.classified_by.is_some(),
        cable.paragraphs().any(|paragraph| paragraph.portion.is_some()),
        cable.paragraphs().filter(|paragraph| paragraph.portion.is_some()).nth(1).is_some(),
    ];
    // One such line may stand in any text; two make a cable.
    if found.iter().filter(|found| **found).count() < 2 {
        return Dialect::Unknown;
    }
    let scanned = diagnostics
        .iter()
        .any(|diagnostic| matches!(diagnostic.code, Code::PilcrowScanned { .. } | Code::ListDash { .. }));
    let marked =
        source.markup().iter().any(|markup| matches!(markup.notation, Notation::Latex | Notation::Markdown));
    if scanned || marked { Dialect::Ocr } else { Dialect::Telegram }
}

/// Turns offsets of the clean text into offsets of the file.
fn lead_back(cable: &mut Cable, diagnostics: &mut [Diagnostic], source: &Source, clean: &Clean<'_>) {
    if clean.is_source() {
        return;
    }
    cable.visit_spans(&mut |span| *span = clean.origin(*span));
    diagnostics.iter_mut().for_each(|diagnostic| diagnostic.span = clean.origin(diagnostic.span));
    // Markup between two lines belongs to neither text; it goes to the line before it, so that lines tile.
    let mut start = 0;
    let count = cable.lines.len();
    for (index, line) in cable.lines.iter_mut().enumerate() {
        let end = if index + 1 == count { source.span().end } else { line.span.end };
        line.span = Span { start, end: end.max(start) };
        start = line.span.end;
    }
}

/// One notice for each kind of markup, at its first place.
fn markup_diagnostics(source: &Source) -> Vec<Diagnostic> {
    let mut found: Vec<(Notation, usize, Span)> = Vec::new();
    for markup in source.markup() {
        match found.iter_mut().find(|(notation, ..)| *notation == markup.notation) {
            Some((_, count, _)) => *count += 1,
            None => found.push((markup.notation, 1, markup.span)),
        }
    }
    let diagnostic = |(notation, count, span)| Diagnostic { code: Code::Markup { notation, count }, span };
    found.into_iter().map(diagnostic).collect()
}
