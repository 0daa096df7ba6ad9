//! Where the words of a title stand again: in the title of a page, a field of a record, another section.

use std::ops::Range;

use super::glyphs::glyphs;
use super::mark;
use crate::cable::{Block, Cable};
use crate::text::{Source, Span, Spans};

/// Fewest letters and digits of a title that is looked for.
const TITLE_MIN: usize = 5;
/// Longest mark beside a title, in bytes.
const MARK_MAX: usize = 12;

/// The letters and digits of a cable in lowercase, and the bytes that each came from.
pub(super) struct Again<'a> {
    cable: &'a Cable,
    source: &'a Source,
    text: String,
    from: Vec<(usize, Span)>,
}

impl<'a> Again<'a> {
    pub(super) fn new(source: &'a Source, cable: &'a Cable) -> Self {
        let mut text = String::new();
        let mut from: Vec<(usize, Span)> = Vec::new();
        for glyph in glyphs(source, &cable.extent.into()) {
            for c in glyph.c.to_lowercase().filter(|c| c.is_alphanumeric()) {
                from.push((text.len(), glyph.from));
                text.push(c);
            }
        }
        Self { cable, source, text, from }
    }

    /// The places where the words of a title stand as a title, each with the lines that it stands on. Marks in brackets
    /// at the ends of the title do not count.
    pub(super) fn places(&self, title: &Spans) -> Vec<(Span, Span)> {
        let needle = letters(self.source, title);
        if needle.chars().count() < TITLE_MIN {
            return Vec::new();
        }
        let last = needle.chars().next_back().map_or(0, char::len_utf8);
        let found = self.text.match_indices(needle.as_str()).filter_map(|(start, _)| {
            let place = self.at(start)?.to(self.at(start + needle.len() - last)?);
            let line = lines(self.cable, place);
            let is_title = !self.is_in_text(place) || self.is_alone(start..start + needle.len(), line);
            is_title.then_some((place, line))
        });
        found.collect()
    }

    /// Whether nothing but a label and a mark stands beside a title on its line.
    fn is_alone(&self, title: Range<usize>, line: Span) -> bool {
        let byte = |at: u32| {
            let index = self.from.partition_point(|(_, from)| from.start < at);
            self.from.get(index).map_or(self.text.len(), |(byte, _)| *byte)
        };
        let front = self.text.get(byte(line.start)..title.start).unwrap_or_default();
        let behind = self.text.get(title.end..byte(line.end)).unwrap_or_default();
        let front = ["subject", "subj", "title", "re"]
            .iter()
            .find_map(|label| front.strip_prefix(label))
            .unwrap_or(front);
        [front, behind]
            .iter()
            .all(|part| part.is_empty() || part.len() <= MARK_MAX && mark::read(part).is_some())
    }

    fn at(&self, byte: usize) -> Option<Span> {
        self.from.get(self.from.partition_point(|(start, _)| *start < byte)).map(|(_, span)| *span)
    }

    /// Whether a span is in a paragraph, or in other running text.
    fn is_in_text(&self, span: Span) -> bool {
        let body = &self.cable.body;
        let block = body.get(body.partition_point(|block| block.span().end <= span.start));
        block.is_some_and(|block| !matches!(block, Block::Heading(_)) && block.span().overlaps(span))
    }
}

/// The letters and digits of a title, in lowercase, without marks in brackets at its ends.
fn letters(source: &Source, title: &Spans) -> String {
    let text: String = glyphs(source, title).iter().map(|glyph| glyph.c).collect();
    let mut text = text.trim();
    while let Some((_, behind)) = text.strip_prefix('(').and_then(|text| text.split_once(')')) {
        text = behind.trim();
    }
    while let Some((front, _)) = text.strip_suffix(')').and_then(|text| text.rsplit_once('(')) {
        text = front.trim();
    }
    text.chars().flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric()).collect()
}

/// The lines that a span stands on.
fn lines(cable: &Cable, span: Span) -> Span {
    let first = cable.lines.partition_point(|line| line.span.end <= span.start);
    let inside =
        cable.lines.iter().skip(first).map(|line| line.span).take_while(|line| line.start < span.end);
    inside.fold(span, Span::to)
}
