//! A cable that is open: its source, what was read from it, and the order in which it is shown.

mod place_name;
mod texts;

use std::sync::{Arc, OnceLock};

pub use texts::{Texts, Unit, is_rule};

use reftel_core::cable::{Block, Cable, CableId, Diagnostic, Item, Leaf, LeafKind, Paragraph};
use reftel_core::parse::Parsed;
use reftel_core::search::Facts;
use reftel_core::text::{Shown, Source, Span, Spans};

/// One open cable. It never changes, so views share it.
///
/// **Every text on the page comes through [`Document::line`] or [`Document::text`]**, so that there is one
/// place at which text can be held back.
#[derive(Debug)]
pub struct Document {
    /// A file can hold several cables, which share it.
    source: Arc<Source>,
    cable: Cable,
    diagnostics: Vec<Diagnostic>,
    id: Option<CableId>,
    pieces: Vec<Piece>,
    /// Made when somebody points at the text.
    leaves: OnceLock<Vec<Leaf>>,
    /// Made when something is looked for.
    texts: OnceLock<Texts>,
    /// Made when there are several cables to choose from.
    facts: OnceLock<Facts>,
}

/// Something shown in the middle of the page, in the order of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    /// A block of the text, by its index.
    Block(usize),
    /// Lines that no rule claimed.
    Unrecognised(Span),
}

/// A place in a cable that one can go to, in the order of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// Masthead, subject and card.
    #[default]
    Heading,
    /// A piece, by its index.
    Piece(usize),
    /// The signature.
    Signature,
}

impl Place {
    /// The `id` of the element that shows the place.
    #[must_use]
    pub fn dom_id(self) -> String {
        match self {
            Self::Heading => "heading".to_owned(),
            Self::Piece(index) => format!("piece-{index}"),
            Self::Signature => "signature".to_owned(),
        }
    }

    /// The place that an element with this `id` shows.
    #[must_use]
    pub fn from_dom_id(id: &str) -> Option<Self> {
        match id {
            "heading" => Some(Self::Heading),
            "signature" => Some(Self::Signature),
            _ => id.strip_prefix("piece-")?.parse().ok().map(Self::Piece),
        }
    }
}

/// A part of a paragraph, as it is laid out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part<'p> {
    /// Running text.
    Text(Spans),
    /// A sub-paragraph.
    Item(&'p Item),
}

impl Document {
    /// Puts together what was read.
    #[must_use]
    pub fn new(source: impl Into<Arc<Source>>, parsed: Parsed) -> Self {
        let source = source.into();
        let Parsed { cable, diagnostics, .. } = parsed;
        // Both are in order already: they are merged, which needs no sorting.
        let mut unrecognised = cable.unrecognised.iter().copied().peekable();
        let mut pieces = Vec::new();
        for (index, block) in cable.body.iter().enumerate() {
            let start = block.span().start;
            while let Some(span) = unrecognised.next_if(|span| span.start < start) {
                pieces.push(Piece::Unrecognised(span));
            }
            pieces.push(Piece::Block(index));
        }
        pieces.extend(unrecognised.map(Piece::Unrecognised));
        Self {
            id: cable.id(&source),
            source,
            cable,
            diagnostics,
            pieces,
            leaves: OnceLock::new(),
            texts: OnceLock::new(),
            facts: OnceLock::new(),
        }
    }

    /// The cable.
    #[must_use]
    pub fn cable(&self) -> &Cable {
        &self.cable
    }

    /// The file that it was read from.
    #[must_use]
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// Repairs and doubts.
    #[must_use]
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// Canonical id, if it has one.
    #[must_use]
    pub fn id(&self) -> Option<&CableId> {
        self.id.as_ref()
    }

    /// What is shown, in order.
    #[must_use]
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// What the find bar looks through.
    #[must_use]
    pub fn texts(&self) -> &Texts {
        self.texts.get_or_init(|| Texts::new(self))
    }

    /// What the list of cables is filtered by.
    #[must_use]
    pub fn facts(&self) -> &Facts {
        self.facts.get_or_init(|| Facts::new(&self.source, &self.cable))
    }

    /// Ids of the cables that the reference items with these letters name; of all items when there are none.
    #[must_use]
    pub fn cited_as(&self, labels: &[char]) -> Vec<String> {
        let letter = |label: Span| self.word(label).chars().find(char::is_ascii_alphanumeric);
        let mut ids: Vec<String> = Vec::new();
        for reference in &self.cable.header.references {
            let label = reference.label.and_then(letter).map(|letter| letter.to_ascii_uppercase());
            let is_meant = labels.is_empty() || label.is_some_and(|label| labels.contains(&label));
            let id = reference.target.as_ref().filter(|_| is_meant).map(|target| target.id.as_str());
            if let Some(id) = id.filter(|id| !ids.iter().any(|known| known == id)) {
                ids.push(id.to_owned());
            }
        }
        ids
    }

    /// Its id, or the name it was opened under.
    #[must_use]
    pub fn name(&self) -> &str {
        self.id.as_ref().map_or(self.source.name(), CableId::as_str)
    }

    /// Whether both were read from the very same bytes.
    #[must_use]
    pub fn same_bytes(&self, other: &Self) -> bool {
        self.cable.extent == other.cable.extent && self.source.bytes() == other.source.bytes()
    }

    /// The text of `spans` as one line.
    #[must_use]
    pub fn line(&self, spans: &Spans) -> String {
        self.source.line(spans)
    }

    /// The text of one span as one line.
    #[must_use]
    pub fn word(&self, span: Span) -> String {
        self.source.line(&span.into())
    }

    /// The text of `spans` as one line, with its way back to the file.
    #[must_use]
    pub fn shown(&self, spans: &Spans) -> Shown {
        Shown::line(&self.source, spans)
    }

    /// The text of one span as one line, with its way back to the file.
    #[must_use]
    pub fn shown_word(&self, span: Span) -> Shown {
        self.shown(&span.into())
    }

    /// What [`Document::lines`] says, with its way back to the file.
    #[must_use]
    pub fn shown_lines(&self, span: Span) -> Shown {
        Shown::lines(&self.source, self.whole_lines(span))
    }

    /// A span as it stands in the file, markup included.
    #[must_use]
    pub fn shown_raw(&self, span: Span) -> Shown {
        Shown::raw(&self.source, span)
    }

    /// The text of a span with its line ends.
    #[must_use]
    pub fn text(&self, span: Span) -> String {
        self.source.text(span).into_owned()
    }

    /// The lines that `span` begins and ends on, with their line ends and with the blanks before the first word, which
    /// a table needs to keep its shape.
    #[must_use]
    pub fn lines(&self, span: Span) -> String {
        self.text(self.whole_lines(span))
    }

    /// `span` with the blanks before it, and without line ends at either end.
    fn whole_lines(&self, span: Span) -> Span {
        let bytes = self.source.bytes();
        let count = |bytes: &[u8], blanks: &[u8], from_end: bool| {
            let is_blank = |byte: &&u8| blanks.contains(byte);
            if from_end {
                bytes.iter().rev().take_while(is_blank).count()
            } else {
                bytes.iter().take_while(is_blank).count()
            }
        };
        let inside = bytes.get(span.range()).unwrap_or_default();
        let start = span.start as usize + count(inside, b"\r\n", false);
        let end = span.end as usize - count(inside, b"\r\n", true);
        let before = bytes.get(..start).unwrap_or_default();
        Span::new(start - count(before, b" \t", true), end)
    }

    /// The first words of `spans`, for the contents list.
    #[must_use]
    pub fn first_words(&self, spans: &Spans) -> String {
        // The list has two short lines for it: no more of a long paragraph needs to be decoded.
        let start: Spans =
            spans.iter().take(2).map(|span| Span { end: span.end.min(span.start + 160), ..span }).collect();
        let line = self.line(&start);
        match line.char_indices().nth(64) {
            None => line,
            Some((end, _)) => {
                let head = line.get(..end).unwrap_or_default();
                let cut = head.rfind(' ').unwrap_or(end);
                format!("{}…", head.get(..cut).unwrap_or(head).trim_end_matches([',', ';', ':', '-', ' ']))
            }
        }
    }

    /// The block of a piece.
    #[must_use]
    pub fn block(&self, piece: Piece) -> Option<&Block> {
        match piece {
            Piece::Block(index) => self.cable.body.get(index),
            Piece::Unrecognised(_) => None,
        }
    }

    /// The index of a place in what is drawn: that of its piece; the heading comes with the first, the signature last.
    #[must_use]
    pub fn block_index(&self, place: Place) -> usize {
        match place {
            Place::Heading => 0,
            Place::Piece(index) => index,
            Place::Signature => self.pieces.len(),
        }
    }

    /// The paragraph at a place.
    #[must_use]
    pub fn paragraph(&self, place: Place) -> Option<&Paragraph> {
        let Place::Piece(index) = place else { return None };
        match self.block(*self.pieces.get(index)?)? {
            Block::Paragraph(paragraph) => Some(paragraph),
            _ => None,
        }
    }

    /// Where the paragraph with that number stands.
    #[must_use]
    pub fn place_of(&self, number: u16) -> Option<Place> {
        self.paragraph_places()
            .find(|&place| self.paragraph(place).is_some_and(|found| found.number.value.value == number))
    }

    /// The place nearest to some bytes: the piece that holds them, else the one before them.
    #[must_use]
    pub fn nearest(&self, span: Span) -> Place {
        let signed = self.cable.signature.as_ref().and_then(Spans::cover);
        if signed.is_some_and(|signature| signature.start <= span.start) {
            return Place::Signature;
        }
        let after = self.pieces.partition_point(|&piece| self.span(piece).start <= span.start);
        after.checked_sub(1).map_or(Place::Heading, Place::Piece)
    }

    /// The bytes of a place.
    #[must_use]
    pub fn span_of(&self, place: Place) -> Option<Span> {
        match place {
            Place::Heading => Some(Span { end: self.cable.body.first()?.span().start, ..self.cable.extent }),
            Place::Piece(index) => self.pieces.get(index).map(|&piece| self.span(piece)),
            Place::Signature => self.cable.signature.as_ref()?.cover(),
        }
    }

    /// What belongs together around one byte: a field of the heading, or what a line of the file has of the text.
    #[must_use]
    pub fn unit_at(&self, offset: u32) -> Option<Span> {
        let leaves = self.leaves.get_or_init(|| self.cable.leaves(&self.source));
        let leaf = leaves.get(leaves.partition_point(|leaf| leaf.span.end <= offset))?;
        if leaf.span.start > offset {
            return None;
        }
        if leaf.kind != LeafKind::Body {
            return Some(leaf.span);
        }
        let lines = &self.cable.lines;
        let line = lines.get(lines.partition_point(|line| line.span.end <= offset))?.span;
        Some(Span { start: leaf.span.start.max(line.start), end: leaf.span.end.min(line.end) })
    }

    /// The lines of the file that are this cable's, without their line ends.
    pub fn source_lines(&self) -> impl Iterator<Item = Span> + '_ {
        self.cable.lines.iter().map(|line| {
            let bytes = self.source.bytes().get(line.span.range()).unwrap_or_default();
            let ends = bytes.iter().rev().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
            Span::new(line.span.start as usize, line.span.end as usize - ends)
        })
    }

    /// The place to which a step of one paragraph leads from `from`; the same place at either end.
    #[must_use]
    pub fn step(&self, from: Place, forward: bool) -> Place {
        let order = |place| match place {
            Place::Heading => 0,
            Place::Piece(index) => index + 1,
            Place::Signature => self.pieces.len() + 1,
        };
        let here = order(from);
        if forward {
            self.paragraph_places().find(|&place| order(place) > here).unwrap_or(from)
        } else {
            self.paragraph_places().filter(|&place| order(place) < here).last().unwrap_or(Place::Heading)
        }
    }

    /// Places of the numbered paragraphs, or of all pieces if there are none.
    fn paragraph_places(&self) -> impl Iterator<Item = Place> + '_ {
        let any = self.cable.paragraphs().next().is_some();
        (0..self.pieces.len()).map(Place::Piece).filter(move |&place| !any || self.paragraph(place).is_some())
    }

    fn span(&self, piece: Piece) -> Span {
        match piece {
            Piece::Unrecognised(span) => span,
            Piece::Block(_) => self.block(piece).map(Block::span).unwrap_or_default(),
        }
    }
}

/// Lays a text out: its sub-paragraphs, and the text around them, in order. **Together they hold every byte of
/// it.**
#[must_use]
pub fn parts<'p>(text: &Spans, items: &'p [Item]) -> Vec<Part<'p>> {
    let mut parts = Vec::new();
    let mut at = 0;
    for item in items {
        push_text(&mut parts, text, Span { start: at, end: item.label.start });
        at = item.text.cover().map_or(item.label.end, |text| text.end);
        parts.push(Part::Item(item));
    }
    push_text(&mut parts, text, Span { start: at, end: u32::MAX });
    parts
}

fn push_text(parts: &mut Vec<Part<'_>>, text: &Spans, within: Span) {
    let text: Spans = text
        .iter()
        .map(|span| Span { start: span.start.max(within.start), end: span.end.min(within.end) })
        .filter(|span| !span.is_empty())
        .collect();
    if !text.is_empty() {
        parts.push(Part::Text(text));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use reftel_core::cable::{Heading, Number};
    use reftel_core::text::Spanned;

    fn span(start: usize, end: usize) -> Span {
        Span::new(start, end)
    }

    fn paragraph(value: u16, start: usize, end: usize) -> Paragraph {
        Paragraph {
            number: Spanned::new(Number { value, printed: None }, span(start, start + 2)),
            portion: None,
            title: None,
            underline: None,
            text: span(start + 3, end).into(),
            items: Vec::new(),
            role: None,
            span: span(start, end),
        }
    }

    fn document() -> Document {
        let source = Source::new("a.txt", " ".repeat(100)).unwrap();
        let heading = Heading { text: span(30, 35).into(), span: span(30, 36) };
        let cable = Cable {
            body: vec![
                Block::Paragraph(paragraph(1, 10, 20)),
                Block::Heading(heading),
                Block::Paragraph(paragraph(2, 40, 60)),
            ],
            signature: Some(span(90, 95).into()),
            unrecognised: vec![span(2, 5), span(70, 80)],
            ..Cable::default()
        };
        Document::new(source, Parsed { cable, diagnostics: Vec::new() })
    }

    #[test]
    fn ok_pieces_are_in_the_order_of_the_file() {
        let document = document();
        assert_eq!(
            document.pieces(),
            [
                Piece::Unrecognised(span(2, 5)),
                Piece::Block(0),
                Piece::Block(1),
                Piece::Block(2),
                Piece::Unrecognised(span(70, 80)),
            ]
        );
        assert_eq!(document.name(), "a.txt");
    }

    #[test]
    fn ok_steps_go_from_paragraph_to_paragraph() {
        let document = document();
        let first = document.step(Place::Heading, true);
        assert_eq!(first, Place::Piece(1));
        let second = document.step(first, true);
        assert_eq!(second, Place::Piece(3));
        assert_eq!(document.step(second, true), second, "nothing after the last");
        assert_eq!(document.step(Place::Signature, false), second);
        assert_eq!(document.step(first, false), Place::Heading);
        assert_eq!(document.place_of(2), Some(second));
        assert_eq!(document.place_of(9), None);
    }

    #[test]
    fn ok_nearest_place() {
        let document = document();
        let nearest = |start| document.nearest(span(start, start + 1));
        assert_eq!(nearest(0), Place::Heading);
        assert_eq!(nearest(12), Place::Piece(1));
        assert_eq!(nearest(65), Place::Piece(3));
        assert_eq!(nearest(92), Place::Signature);
    }

    #[test]
    fn ok_places_have_ids() {
        for place in [Place::Heading, Place::Piece(7), Place::Signature] {
            assert_eq!(Place::from_dom_id(&place.dom_id()), Some(place));
        }
        assert_eq!(Place::from_dom_id("start"), None);
    }

    #[test]
    fn ok_parts_hold_all_of_the_text() {
        let mut with_items = paragraph(1, 0, 100);
        let item = |label, start, end| Item {
            label: span(label, label + 2),
            portion: None,
            text: span(start, end).into(),
        };
        with_items.items = vec![item(20, 23, 40), item(40, 43, 60)];
        assert_eq!(
            parts(&with_items.text, &with_items.items),
            [
                Part::Text(span(3, 20).into()),
                Part::Item(&with_items.items[0]),
                Part::Item(&with_items.items[1]),
                Part::Text(span(60, 100).into()),
            ]
        );
    }

    #[test]
    fn ok_lines_keep_the_first_indent() {
        let document = Document::new(Source::new("a", "x\n  A  B\n  C  D\n").unwrap(), Parsed::default());
        assert_eq!(document.lines(span(4, 16)), "  A  B\n  C  D");
    }

    #[test]
    fn ok_first_words_end_with_a_word() {
        let text = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen";
        let document = Document::new(Source::new("a", text).unwrap(), Parsed::default());
        assert_eq!(
            document.first_words(&span(0, text.len()).into()),
            "one two three four five six seven eight nine ten eleven twelve…"
        );
        assert_eq!(document.first_words(&span(0, 7).into()), "one two");
    }
}
