//! The body of a released cable.

use super::merge::{self, is_struck, prepend_gap};
use super::reader::Reader;
use super::{Block, BlockKind, Item, Part, Portion, Text};
use crate::cable::{self, PortionMark, Role};
use crate::text::{Span, Spanned, Spans};

/// What all kinds of blocks have.
struct Frame<'a> {
    kind: BlockKind,
    number: Option<Spanned<u16>>,
    portion: Option<Spanned<PortionMark>>,
    title: Option<Span>,
    text: &'a Spans,
    items: &'a [cable::Item],
    role: Option<Role>,
    span: Span,
}

impl Reader<'_> {
    /// The blocks in the order of the file, unrecognised lines included.
    pub(super) fn body(&self) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut unrecognised = self.cable.unrecognised.iter().copied().peekable();
        // A role that follows from the heading above is kept only if nothing from that heading on is struck: there may
        // be another heading in what is struck.
        let mut heading = self.cable.body.first().map(cable::Block::span).unwrap_or_default();
        for block in &self.cable.body {
            while let Some(span) = unrecognised.next_if(|span| span.start < block.span().start) {
                self.push_lines(&mut blocks, BlockKind::Unrecognised, span);
            }
            match block {
                cable::Block::Heading(found) => {
                    heading = found.span;
                    let frame = Frame { kind: BlockKind::Heading, ..Frame::new(&found.text, found.span) };
                    self.push(&mut blocks, &frame, heading);
                }
                cable::Block::Paragraph(found) => {
                    let frame = Frame {
                        kind: BlockKind::Paragraph,
                        number: Some(Spanned::new(found.number.value.value, found.number.span)),
                        portion: found.portion,
                        title: found.title,
                        items: &found.items,
                        role: found.role,
                        ..Frame::new(&found.text, found.span)
                    };
                    self.push(&mut blocks, &frame, heading);
                }
                cable::Block::Text(found) => {
                    let frame = Frame {
                        portion: found.portion,
                        items: &found.items,
                        role: found.role,
                        ..Frame::new(&found.text, found.span)
                    };
                    self.push(&mut blocks, &frame, heading);
                }
                cable::Block::Table(span) => self.push_lines(&mut blocks, BlockKind::Table, *span),
            }
        }
        unrecognised.for_each(|span| self.push_lines(&mut blocks, BlockKind::Unrecognised, span));
        merge::blocks(blocks, self.marks)
    }

    fn push(&self, blocks: &mut Vec<(Block, Span)>, frame: &Frame<'_>, heading: Span) {
        let number = frame.number.filter(|number| self.is_whole(number.span));
        let has_struck_number = frame.number.is_some() && number.is_none();
        let (portion, has_struck_portion) = self.kept_portion(frame.portion);
        let title = frame.title.filter(|title| self.is_whole(*title));
        let keeps_role = title.is_some() || self.is_whole(heading.to(frame.span));
        let mut block = Block {
            kind: if has_struck_number { BlockKind::Text } else { frame.kind },
            number: number.map(|number| number.value),
            portion,
            title: self.maybe(title),
            text: self.text(frame.text),
            parts: self.parts(frame.text, frame.items),
            role: frame.role.filter(|_| keeps_role),
        };
        // The mark after a struck number would tell where the number was.
        let portion = if has_struck_number { block.portion.take() } else { None };
        if let Some(portion) = portion {
            put_first(&mut block, |text| put_portion(text, &portion));
        }
        if has_struck_number || has_struck_portion {
            let why = frame.number.map_or(frame.span, |number| number.span);
            let why = self.marks.within(why).first().and_then(|mark| mark.reason.as_deref());
            put_first(&mut block, |text| prepend_gap(text, why));
        }
        merge::as_text(&mut block);
        blocks.push((block, frame.span));
    }

    fn push_lines(&self, blocks: &mut Vec<(Block, Span)>, kind: BlockKind, span: Span) {
        let lines = self.lines(span).into_iter().map(|(line, at)| (Part::Text(line), at)).collect();
        let mut block = Block {
            kind,
            number: None,
            portion: None,
            title: None,
            text: Text::new(),
            parts: merge::parts(lines, self.marks),
            role: None,
        };
        merge::as_text(&mut block);
        blocks.push((block, span));
    }

    /// A portion mark, and whether there was one that is struck as a whole.
    fn kept_portion(&self, mark: Option<Spanned<PortionMark>>) -> (Option<Portion>, bool) {
        match self.portion(mark) {
            Some(portion) if is_struck(&portion.text) => (None, true),
            portion => (portion, false),
        }
    }

    /// Splits a text into its items and the text around them, in order.
    fn parts(&self, text: &Spans, items: &[cable::Item]) -> Vec<Part> {
        let mut parts = Vec::new();
        let mut at = 0;
        for item in items {
            self.push_part(&mut parts, text, Span { start: at, end: item.label.start });
            let span = item.label.to(item.text.cover().unwrap_or(item.label));
            at = span.end;
            let label = self.word(item.label);
            let (portion, has_struck_portion) = self.kept_portion(item.portion);
            let mut text = self.text(&item.text);
            if has_struck_portion {
                prepend_gap(&mut text, None);
            }
            if is_struck(&label) {
                if let Some(portion) = portion {
                    put_portion(&mut text, &portion);
                }
                prepend_gap(&mut text, None);
                parts.push((Part::Text(text), span));
            } else {
                parts.push((Part::Item(Item { label, portion, text }), span));
            }
        }
        self.push_part(&mut parts, text, Span { start: at, end: u32::MAX });
        merge::parts(parts, self.marks)
    }

    fn push_part(&self, parts: &mut Vec<(Part, Span)>, text: &Spans, within: Span) {
        let cut = |span: Span| Span { start: span.start.max(within.start), end: span.end.min(within.end) };
        let text: Spans = text.iter().map(cut).filter(|span| !span.is_empty()).collect();
        let shown = self.text(&text);
        if let Some(span) = text.cover().filter(|_| !shown.is_empty()) {
            parts.push((Part::Text(shown), span));
        }
    }
}

impl<'a> Frame<'a> {
    fn new(text: &'a Spans, span: Span) -> Self {
        Self {
            kind: BlockKind::Text,
            number: None,
            portion: None,
            title: None,
            text,
            items: &[],
            role: None,
            span,
        }
    }
}

/// Changes the beginning of a block, in its text and in its parts.
fn put_first(block: &mut Block, put: impl Fn(&mut Text)) {
    put(&mut block.text);
    match block.parts.first_mut() {
        Some(Part::Text(text)) => put(text),
        _ => {
            let mut text = Text::new();
            put(&mut text);
            block.parts.insert(0, Part::Text(text));
        }
    }
}

/// Puts a portion mark back in front of the text.
fn put_portion(text: &mut Text, portion: &Portion) {
    use super::Piece::Words;
    let mut marked = vec![Words("(".to_owned())];
    marked.extend(portion.text.iter().cloned());
    marked.push(Words(") ".to_owned()));
    marked.append(text);
    *text = marked;
}
