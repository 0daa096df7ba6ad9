//! Bytes to [`Parsed`]: what a cable says, and what had to be repaired or doubted on the way.
//!
//! **Parsing never fails and never panics.** What is missing is None, what is odd is a [`Diagnostic`], and
//! text that no rule claims is kept in [`Cable::unrecognised`].
//!
//! The phases, in order: the source's markup is left out (`text::Clean`); every line is classified by its
//! first words (`line`); the heading is read field by field (`header`, with a file for each field); the text
//! is cut into paragraphs (`sequence`, `body`); what was read in several places is compared (`check`); and all
//! spans are led back to the bytes of the file.

mod address;
mod anchors;
mod body;
mod check;
mod classified;
mod continuation;
mod distribution;
mod dtg;
mod ending;
mod executive_order;
mod handling;
mod header;
mod labels;
mod layout;
mod line;
mod line_kind;
mod line_shape;
mod line_traits;
mod marker;
mod marking;
mod moment;
mod page_header;
mod piece;
mod protected;
mod quotation;
mod reading;
mod redaction;
mod reference;
mod role;
mod sequence;
mod signature;
mod split;
mod summary;
mod sweep;
mod tags;
mod transmission;

use std::borrow::Cow;

use crate::cable::{Cable, Code, Diagnostic, Dialect, LineKind};
use crate::text::{Clean, Encoding, Notation, Source, Span};
use anchors::Anchors;
use layout::Part;
use reading::Reading;

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
/// use reftel_core::{parse::parse, text::Source};
///
/// let source = Source::new("a paste", "R 131627Z FEB 08\nFM AMEMBASSY PORT ELSINORE\n\nUNCLAS PORT ELSINORE 000173\n")?;
/// let cable = parse(&source).cable;
/// assert_eq!(cable.id(&source).unwrap().as_str(), "08PORTELSINORE173");
/// # Ok::<(), reftel_core::text::TooLarge>(())
/// ```
///
/// A file can hold several cables, one after the other: this reads the first, [`parse_all`] all of them.
#[must_use]
pub fn parse(source: &Source) -> Parsed {
    parse_all(source).into_iter().next().unwrap_or_default()
}

/// Reads every cable of a file, in order. There is always one at least; **together they have every byte**.
#[must_use]
pub fn parse_all(source: &Source) -> Vec<Parsed> {
    let clean = source.clean();
    let (lines, pieces) = line::read_lines(clean.bytes());
    let parts = layout::parts(clean.bytes(), lines, pieces);
    let bytes = without_residue(clean.bytes(), &parts);
    let anchors = Anchors::find(&bytes);
    let total = parts.len();
    let mut parsed: Vec<Parsed> = parts
        .into_iter()
        .enumerate()
        .map(|(index, part)| {
            let mut reading = Reading::new(&bytes, &anchors, part);
            if total > 1 {
                let span = reading.cable.extent;
                reading
                    .diagnose(Code::Several { number: index + 1, total }, Span { end: span.start, ..span });
            }
            reading.read(source, &clean)
        })
        .collect();
    tile(&mut parsed, source);
    parsed
}

/// What stands in for each byte of page residue: whitespace, and yet no line end or space of the text.
const PAGE_BREAK: u8 = b'\x0c';

/// The clean text with nothing but [`PAGE_BREAK`] where a page break left its lines, so that a field that goes on
/// after them is read as one text.
fn without_residue<'b>(bytes: &'b [u8], parts: &[Part]) -> Cow<'b, [u8]> {
    let mut text = Cow::Borrowed(bytes);
    let pieces = parts.iter().flat_map(|part| &part.pieces);
    for residue in pieces.filter(|piece| piece.kind() == LineKind::Residue) {
        if let Some(place) = text.to_mut().get_mut(residue.span.range()) {
            place.fill(PAGE_BREAK);
        }
    }
    text
}

impl Reading<'_> {
    /// All phases.
    fn read(mut self, source: &Source, clean: &Clean<'_>) -> Parsed {
        if let Some(blank) = piece::close_up(&mut self.pieces) {
            self.diagnose(Code::DoubleSpaced, blank);
        }
        header::read_header(&mut self);
        self.fill_header();
        let Self { bytes, anchors, ref mut cable, ref mut pieces, ref mut diagnostics, .. } = self;
        let body = body::read_body(bytes, anchors, pieces, self.at, &cable.header, self.dialect);
        cable.body = body.blocks;
        cable.signature = body.signature;
        diagnostics.extend(body.diagnostics);
        self.residue.extend(body.residue);
        let (mentions, missing) = reference::find_mentions(bytes, anchors, cable);
        cable.mentions = mentions;
        diagnostics.extend(missing);
        cable.summary = summary::find_summary(bytes, anchors, &mut cable.body);
        cable.redactions = redaction::find_redactions(bytes, anchors, cable.extent, pieces, self.dialect);
        cable.protected = protected::find_protected(bytes, anchors, cable.extent);
        cable.header.classification = cable.header.classification.or(self.page_level);
        cable.residue.extend(self.residue.iter().copied().chain(body.marks));
        diagnostics.extend(sweep::sweep(bytes, &self.all_pieces, cable));
        self.identify(source);
        self.diagnostics.extend(check::check(bytes, &self.cable));
        self.finish(source, clean)
    }

    /// Settles the form of the text, and whose id counts.
    fn identify(&mut self, source: &Source) {
        // The archives cut names of posts to six letters: the heading knows better.
        if matches!(self.dialect, Some(Dialect::Aad | Dialect::PlusD)) && self.cable.header.mrn.is_some() {
            self.cable.record.id = None;
        }
        let found = dialect(&self.cable, source, &self.diagnostics);
        self.cable.dialect = match self.dialect {
            Some(dialect)
                if found != Dialect::Unknown || !self.cable.record.is_empty() || dialect.is_named() =>
            {
                dialect
            }
            _ => found,
        };
        let start = self.cable.extent.start;
        let code = match self.cable.dialect {
            Dialect::Telegram => return,
            Dialect::Unknown => Code::NoCable,
            dialect => Code::Form { dialect },
        };
        self.diagnose(code, Span { start, end: start });
    }

    /// Adds what concerns the whole, and leads all spans back to the file.
    fn finish(mut self, source: &Source, clean: &Clean<'_>) -> Parsed {
        if let (Some(first), count) = (self.residue.first().copied(), self.residue.len()) {
            self.diagnose(Code::Residue { count }, first);
        }
        if source.encoding() != Encoding::Utf8 {
            let start = self.cable.extent.start;
            self.diagnose(Code::Encoding { encoding: source.encoding() }, Span { start, end: start });
        }
        let Self { mut cable, mut diagnostics, .. } = self;
        let extent = clean.origin(cable.extent);
        if !clean.is_source() {
            cable.visit_spans(&mut |span| *span = clean.origin(*span));
            diagnostics.iter_mut().for_each(|diagnostic| diagnostic.span = clean.origin(diagnostic.span));
        }
        diagnostics.extend(markup_diagnostics(source, extent));
        diagnostics.sort_by_cached_key(|diagnostic| diagnostic.span);
        Parsed { cable, diagnostics }
    }
}

/// The form of the text, by what was found in it.
fn dialect(cable: &Cable, source: &Source, diagnostics: &[Diagnostic]) -> Dialect {
    let header = &cable.header;
    let found = [
        cable.transmission.dtg.is_some(),
        cable.transmission.from.is_some(),
        cable.transmission.station.is_some(),
        header.mrn.is_some(),
        header.section.is_some(),
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

/// Makes extents tile the file, and lines their extent: markup between two of them belongs to neither, and goes to
/// the one before it.
fn tile(parsed: &mut [Parsed], source: &Source) {
    let starts: Vec<u32> = parsed.iter().map(|parsed| parsed.cable.extent.start).collect();
    let ends = starts.into_iter().skip(1).chain([source.span().end]);
    let mut start = 0;
    for (parsed, end) in parsed.iter_mut().zip(ends) {
        let cable = &mut parsed.cable;
        cable.extent = Span { start, end };
        let count = cable.lines.len();
        for (index, line) in cable.lines.iter_mut().enumerate() {
            let line_end = if index + 1 == count { end } else { line.span.end };
            line.span = Span { start, end: line_end.max(start) };
            start = line.span.end;
        }
        start = end;
    }
}

/// One notice for each kind of markup, at its first place.
fn markup_diagnostics(source: &Source, extent: Span) -> Vec<Diagnostic> {
    let mut found: Vec<(Notation, usize, Span)> = Vec::new();
    for markup in source.markup().iter().filter(|markup| extent.overlaps(markup.span)) {
        match found.iter_mut().find(|(notation, ..)| *notation == markup.notation) {
            Some((_, count, _)) => *count += 1,
            None => found.push((markup.notation, 1, markup.span)),
        }
    }
    let diagnostic = |(notation, count, span)| Diagnostic { code: Code::Markup { notation, count }, span };
    found.into_iter().map(diagnostic).collect()
}
