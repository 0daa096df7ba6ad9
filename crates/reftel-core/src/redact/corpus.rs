//! The corpus of a cable: the texts in which rules search, and the way back to the file.

use std::ops::Range;

use super::furniture::cuts;
use crate::cable::{Block, Cable};
use crate::search::Folded;
use crate::text::{Shown, Source, Span, Spans};

/// A text on one line.
pub(super) struct RunningText {
    pub(super) shown: Shown,
    pub(super) folded: Folded,
    /// Offsets in the shown text at which a block, an item or a line of the heading begins. In order.
    stops: Vec<usize>,
    /// If set, only places that overlap this span count.
    about: Option<Span>,
    /// Whether it is one of the others again without what can hide a word in it.
    pub(super) is_bare: bool,
    /// If set, only places that lie on both sides of this span count, and they may be something else.
    cut: Option<Span>,
}

impl RunningText {
    fn new(source: &Source, spans: &Spans) -> Self {
        let shown = Shown::line(source, spans);
        let folded = Folded::new(&shown);
        Self { shown, folded, stops: Vec::new(), about: None, is_bare: false, cut: None }
    }

    /// All texts of a cable. The first is everything except the page breaks, so that words are found across the ends of
    /// lines, pages and blocks. The others are the lines of page breaks with the words around them, and the texts of
    /// fields and paragraphs that leave out something of the first; the words around lines that may be those of a page,
    /// without these; and each again as it is without elements and the
    /// like, where there are any.
    pub(super) fn all(source: &Source, cable: &Cable) -> Vec<Self> {
        let main = between(cable.extent, &cable.residue);
        let mut texts = vec![Self::new(source, &main)];
        // A line can look like a page header and yet be half of a name.
        texts.extend(cable.residue.iter().map(|span| {
            let around = around(source.bytes(), cable.extent, *span);
            Self { about: Some(*span), ..Self::new(source, &around.into()) }
        }));
        each_text(cable, &mut |text| {
            if leaves_something_out(source, text, &cable.residue) {
                texts.push(Self::new(source, text));
            }
        });
        texts.extend(cuts(source, cable).into_iter().map(|(out, halves)| {
            let halves: Spans = halves.into_iter().collect();
            Self { cut: Some(out), ..Self::new(source, &halves) }
        }));
        if let Some(first) = texts.first_mut() {
            first.stops = stops(cable, &first.shown);
        }
        let bare: Vec<Self> = texts.iter().filter_map(Self::bare).collect();
        texts.extend(bare);
        texts
    }

    /// The same without elements and the like between letters; None where there are none.
    fn bare(&self) -> Option<Self> {
        let folded = Folded::undressed(&self.shown)?;
        let Self { about, cut, .. } = *self;
        Some(Self { shown: self.shown.clone(), folded, stops: Vec::new(), about, is_bare: true, cut })
    }

    /// The parts of the text between the stops.
    pub(super) fn parts(&self) -> impl Iterator<Item = (usize, &str)> {
        let starts = std::iter::once(0).chain(self.stops.iter().copied());
        let ends = self.stops.iter().copied().chain(std::iter::once(self.shown.text().len()));
        let part = |(start, end): (usize, usize)| Some((start, self.shown.text().get(start..end)?));
        starts.zip(ends).filter_map(part)
    }

    /// The bytes of the file for a range of the text; none if the range does not count.
    pub(super) fn source(&self, range: Range<usize>) -> Spans {
        let spans = self.shown.source(range);
        let counts = self.about.is_none_or(|about| spans.iter().any(|span| span.overlaps(about)))
            && self.cut.is_none_or(|cut| {
                spans.cover().is_some_and(|cover| cover.start < cut.start && cut.end <= cover.end)
            });
        if counts { spans } else { Spans::new() }
    }

    /// Whether what is found in it may be something else since a line between is left out.
    pub(super) fn is_cut(&self) -> bool {
        self.cut.is_some()
    }
}

/// How many bytes before and after a page break are searched with it.
const AROUND: u32 = 100;

/// A span with the words before and after it.
fn around(bytes: &[u8], extent: Span, span: Span) -> Span {
    let is_blank = |at: u32| bytes.get(at as usize).is_none_or(u8::is_ascii_whitespace);
    let from = span.start.saturating_sub(AROUND).max(extent.start);
    let until = span.end.saturating_add(AROUND).min(extent.end);
    let start = (from..span.start).find(|at| *at == extent.start || is_blank(*at)).unwrap_or(span.start);
    let end = (span.end..until).rev().find(|at| is_blank(*at)).unwrap_or(span.end);
    Span { start, end: if until == extent.end { until.max(span.end) } else { end } }
}

/// `extent` without the spans of `out`, which are in order.
pub(super) fn between(extent: Span, out: &[Span]) -> Spans {
    let mut spans = Spans::new();
    let mut at = extent.start;
    for span in out {
        if span.start >= at && span.end <= extent.end {
            spans.push(Span { start: at, end: span.start });
            at = span.end;
        }
    }
    spans.push(Span { start: at, end: extent.end.max(at) });
    spans
}

/// Whether a text leaves out something of the first text.
fn leaves_something_out(source: &Source, text: &Spans, residue: &[Span]) -> bool {
    let mut before: Option<Span> = None;
    text.iter().any(|span| {
        let gap = before.map(|before| Span { start: before.end, end: span.start.max(before.end) });
        before = Some(span);
        gap.is_some_and(|gap| {
            between(gap, within(residue, gap)).iter().any(|left| !is_blank(&source.text(left)))
        })
    })
}

/// The spans of an ordered list that lie in `span`.
pub(super) fn within(all: &[Span], span: Span) -> &[Span] {
    let first = all.partition_point(|known| known.start < span.start);
    let after = all.partition_point(|known| known.start < span.end);
    all.get(first..after.max(first)).unwrap_or_default()
}

fn is_blank(text: &str) -> bool {
    text.chars().all(char::is_whitespace)
}

/// Calls `each` for every text that may be in several pieces.
fn each_text(cable: &Cable, each: &mut dyn FnMut(&Spans)) {
    for block in &cable.body {
        match block {
            Block::Heading(heading) => each(&heading.text),
            Block::Paragraph(paragraph) => each(&paragraph.text),
            Block::Text(text) => each(&text.text),
            Block::Table(_) => {}
        }
        items(block).iter().for_each(|item| each(&item.text));
    }
    cable.visit_fields(&mut |found| {
        // A text in one piece is in the first text as it is.
        if found.spans.len() > 1 {
            each(&found.spans.iter().copied().collect());
        }
    });
    cable.summary.iter().for_each(each);
}

/// The items of a block.
pub(super) fn items(block: &Block) -> &[crate::cable::Item] {
    match block {
        Block::Paragraph(paragraph) => &paragraph.items,
        Block::Text(text) => &text.items,
        Block::Heading(_) | Block::Table(_) => &[],
    }
}

fn stops(cable: &Cable, shown: &Shown) -> Vec<usize> {
    let mut places: Vec<Span> = Vec::new();
    for block in &cable.body {
        places.push(block.span());
        places.extend(items(block).iter().map(|item| item.label));
        // The lines of a table do not continue each other.
        if let Block::Table(span) = block {
            let first = cable.lines.partition_point(|line| line.span.end <= span.start);
            let inside = cable.lines.iter().skip(first).map(|line| line.span);
            places.extend(inside.take_while(|line| line.start < span.end));
        }
    }
    let body = cable.body.first().map_or(cable.extent.end, |block| block.span().start);
    places.extend(cable.lines.iter().map(|line| line.span).filter(|line| line.start < body));
    places.extend(cable.signature.iter().filter_map(Spans::cover));
    places.extend(&cable.unrecognised);
    places.sort_unstable();
    let mut stops: Vec<usize> = places
        .iter()
        .map(|span| shown.range(*span))
        .filter(|range| !range.is_empty())
        .map(|range| range.start)
        .collect();
    stops.dedup();
    stops
}
