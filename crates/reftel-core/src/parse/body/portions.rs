//! The portions of a block: marks above its own open others.

use super::builder::{Builder, Open};
use super::inner_mark::mark_inside;
use crate::cable::{Code, Diagnostic, Level};
use crate::parse::marking::parse_portion;
use crate::text::{Cursor, Span, Spans, trim};

impl Builder<'_> {
    /// The level of the open block. None if it has none of its own.
    pub(super) fn level(&self) -> Option<Level> {
        match self.open.as_ref()? {
            Open::Paragraph(paragraph) => paragraph.portion?.value.level,
            Open::Text(text) => text.portion?.value.level,
        }
    }

    /// Gives the mark at the start of a line to the paragraph whose title stands above. Returns the line without it.
    pub(super) fn take_mark(&mut self, line: Span) -> Span {
        let Some(Open::Paragraph(paragraph)) =
            self.open.as_mut().filter(|_| self.awaits_text && self.blanks == 0)
        else {
            return line;
        };
        if paragraph.portion.is_some() {
            return line;
        }
        let mut c = Cursor::new(self.bytes, line);
        paragraph.portion = parse_portion(&mut c);
        c.eat_spaces();
        c.rest_span()
    }

    /// Whether a line with a mark in front of it is a portion of its own: above the open block's, or after a sentence.
    pub(super) fn is_own_portion(&self, level: Option<Level>) -> bool {
        let own = self.level();
        self.open.is_some() && (level > own || self.ends_sentence() && !self.awaits_text)
    }

    /// Cuts the line that was added last where a mark above the block's own stands in it: what follows is a portion of
    /// its own.
    pub(super) fn cut_inside(&mut self, line: Span) {
        let mut rest = line;
        while let Some(own) = self.level()
            && let Some(at) = self.mark_inside(rest, own)
        {
            let head = trim(self.bytes, Span::new(rest.range().start, at));
            self.end_at(head.end);
            rest = Span::new(at, line.range().end);
            self.begin_text(rest, false);
            self.last_line = rest;
            self.built.diagnostics.push(Diagnostic { code: Code::PortionInside, span: rest });
        }
    }

    /// Where a mark above the block's and above that of the item on it stands inside a line.
    fn mark_inside(&self, line: Span, own: Level) -> Option<usize> {
        let item = self.items().and_then(<[_]>::last).filter(|item| item.label.start >= line.start);
        let Some(item) = item else { return mark_inside(self.bytes, line, own) };
        let own = item.portion.and_then(|portion| portion.value.level).map_or(own, |level| level.max(own));
        let start = item.text.iter().next().map_or(line.end, |text| text.start);
        mark_inside(self.bytes, Span { start, ..line }, own)
    }

    /// Ends the open block before `end`.
    fn end_at(&mut self, end: u32) {
        let shorten = |text: &mut Spans| {
            if let Some(last) = text.iter_mut().last() {
                last.end = last.end.min(end).max(last.start);
            }
        };
        let (text, items, whole) = match &mut self.open {
            Some(Open::Paragraph(paragraph)) => {
                // What was taken for a title over a rule holds the mark.
                if let Some(title) = paragraph.title.as_mut() {
                    title.end = title.end.min(end).max(title.start);
                }
                paragraph.underline = paragraph.underline.filter(|rule| rule.end <= end);
                (&mut paragraph.text, &mut paragraph.items, &mut paragraph.span)
            }
            Some(Open::Text(text)) => (&mut text.text, &mut text.items, &mut text.span),
            None => return,
        };
        shorten(text);
        whole.end = whole.end.min(end);
        if let Some(item) =
            items.last_mut().filter(|item| item.text.last().is_some_and(|last| last.end > end))
        {
            shorten(&mut item.text);
        }
    }
}
