//! Phase 3: the text. Its lines become paragraphs, headings, tables and unnumbered text, in order.

use super::Reading;
use super::line::{Marker, Piece, paragraph_marker, trim};
use super::marking::parse_portion;
use super::sequence::{Candidate, paragraph_numbers};
use super::shape::{column_gaps, is_heading_line, is_title, item, title};
use super::signature::{begins_lower, ends_sentence, fused_signature, is_signature_line};
use crate::cable::{Block, Code, Heading, LineKind, Number, Paragraph};
use crate::text::{Cursor, Span, Spanned, Spans};

/// Reads from the piece at which the heading ended to the end of the file.
pub(super) fn read_body(reading: &mut Reading<'_>) {
    let start = reading.at;
    let end = text_end(reading);
    let numbers = number_paragraphs(reading, start, end);
    let end = take_signature(reading, start, end, &numbers);
    let mut builder = Builder {
        reading,
        numbers: &numbers,
        open: None,
        blanks: 0,
        after_residue: false,
        no_table_before: 0,
    };
    let mut at = start;
    while at < end {
        at = builder.read(at, end);
    }
    builder.close();
    take_fused_signature(reading);
    reading.at = reading.pieces.len();
}

/// Where the text ends and the end-of-message lines begin.
fn text_end(reading: &Reading<'_>) -> usize {
    let text = reading.pieces.get(reading.at..).unwrap_or_default();
    let trailing = text
        .iter()
        .rev()
        .take_while(|piece| matches!(piece.kind, LineKind::Blank | LineKind::Break | LineKind::EndOfMessage))
        .count();
    reading.pieces.len() - trailing
}

/// Decides which lines begin a paragraph, and tells what had to be repaired. The result has a place for every
/// piece of the file.
fn number_paragraphs(reading: &mut Reading<'_>, start: usize, end: usize) -> Vec<Option<Number>> {
    let mut places = Vec::new();
    let mut candidates = Vec::new();
    let mut dashes = Vec::new();
    for (at, piece) in reading.pieces.iter().enumerate().take(end).skip(start) {
        if piece.kind == LineKind::Paragraph
            && let Some(marker) = paragraph_marker(Cursor::new(reading.bytes, piece.span))
        {
            places.push((at, marker.has_dash));
            candidates.push(Candidate {
                printed: marker.printed,
                has_pilcrow: marker.has_pilcrow,
                has_portion: portion_behind(marker).is_some(),
            });
        }
    }
    let mut numbers = vec![None; reading.pieces.len()];
    let mut scanned: Vec<(u16, u16)> = Vec::new();
    let mut scanned_at = None;
    let mut expected = 1;
    for ((&(at, has_dash), candidate), value) in
        places.iter().zip(&candidates).zip(paragraph_numbers(&candidates))
    {
        let (Some(value), Some(piece)) = (value, reading.pieces.get(at).copied()) else { continue };
        let printed = (value != candidate.printed).then_some(candidate.printed);
        if let Some(slot) = numbers.get_mut(at) {
            *slot = Some(Number { value, printed });
        }
        if let Some(printed) = printed {
            scanned.push((printed, value));
            scanned_at.get_or_insert(piece.span);
        }
        if value != expected {
            reading.diagnose(
                Code::NumberOutOfOrder { expected, found: value },
                marker_span(reading.bytes, piece),
            );
        }
        if has_dash {
            dashes.push(piece.span);
        }
        expected = value.saturating_add(1);
    }
    let marker_at =
        |span: Span| marker_span(reading.bytes, Piece { kind: LineKind::Paragraph, span, is_split: false });
    let mut notices = Vec::new();
    if let Some(first) = scanned_at {
        notices.push((Code::PilcrowScanned { numbers: scanned }, marker_at(first)));
    }
    if let Some(first) = dashes.first() {
        notices.push((Code::ListDash { count: dashes.len() }, marker_at(*first)));
    }
    for (code, span) in notices {
        reading.diagnose(code, span);
    }
    numbers
}

/// Whether a piece is a numbered paragraph with a portion mark.
pub(super) fn has_portion(bytes: &[u8], piece: Piece) -> bool {
    paragraph_marker(Cursor::new(bytes, piece.span)).and_then(portion_behind).is_some()
}

fn portion_behind(marker: Marker<'_>) -> Option<(Spanned<crate::cable::PortionMark>, Cursor<'_>)> {
    let mut c = marker.after;
    c.eat_blanks();
    Some((parse_portion(&mut c)?, c))
}

/// The bytes of the number at the start of a piece.
fn marker_span(bytes: &[u8], piece: Piece) -> Span {
    let c = Cursor::new(bytes, piece.span);
    paragraph_marker(c).map_or(piece.span, |marker| Span::new(c.at(), marker.after.at()))
}

/// Sets apart a name on the last line. Gives back where the text ends without it.
fn take_signature(reading: &mut Reading<'_>, start: usize, end: usize, numbers: &[Option<Number>]) -> usize {
    let Some(last) = end.checked_sub(1).filter(|last| *last > start) else { return end };
    let Some(piece) = reading.pieces.get(last).copied() else { return end };
    let is_name = matches!(piece.kind, LineKind::Text) && is_signature_line(reading.bytes, piece.span);
    let before = reading.pieces.get(start..last).unwrap_or_default();
    let text = before.iter().rev().find(|piece| piece.kind != LineKind::Blank);
    // A name that follows an open sentence without a blank line is the sentence's last word.
    let after_blank = before.last().is_some_and(|piece| piece.kind == LineKind::Blank);
    let ends = text.is_some_and(|text| {
        text.kind != LineKind::Rule && (after_blank || ends_sentence(reading.bytes, text.span))
    });
    let has_text = numbers.iter().any(Option::is_some)
        || text.is_some_and(|text| ends_sentence(reading.bytes, text.span));
    if !(is_name && ends && has_text) {
        return end;
    }
    reading.cable.signature = Some(piece.span.into());
    last
}

/// Sets apart a name that was run on to the last paragraph.
fn take_fused_signature(reading: &mut Reading<'_>) {
    if reading.cable.signature.is_some() {
        return;
    }
    let bytes = reading.bytes;
    let Some(Block::Paragraph(paragraph)) = reading.cable.body.last_mut() else { return };
    let Some(last) = paragraph.text.iter_mut().last() else { return };
    let Some(name) = fused_signature(bytes, *last) else { return };
    *last = trim(bytes, Span { end: name.start, ..*last });
    let end = last.end;
    paragraph.span.end = end;
    for item in &mut paragraph.items {
        // The name may have been the end of a sub-paragraph too, or all of it.
        item.text = item
            .text
            .iter()
            .filter(|text| text.start < end)
            .map(|text| Span { end: text.end.min(end), ..text })
            .collect();
    }
    reading.cable.signature = Some(name.into());
    reading.diagnose(Code::SignatureSplit, name);
}

/// Most lines of a heading's text.
const HEADING_LINES: usize = 3;

/// A block that can still grow.
enum Open {
    Paragraph(Paragraph),
    Text(Vec<Span>),
}

struct Builder<'r, 'b> {
    reading: &'r mut Reading<'b>,
    numbers: &'r [Option<Number>],
    open: Option<Open>,
    /// Blank lines since the last text.
    blanks: usize,
    /// Whether page residue stood since the last text.
    after_residue: bool,
    /// Up to which piece it is known that no table begins: a long run is looked at once, not from each line.
    no_table_before: usize,
}

impl Builder<'_, '_> {
    /// Reads the piece at `at`, and more if they belong to it. Gives back where to go on.
    fn read(&mut self, at: usize, end: usize) -> usize {
        let Some(piece) = self.piece(at) else { return end };
        match piece.kind {
            LineKind::Blank => self.blanks += 1,
            LineKind::Residue | LineKind::Break | LineKind::EndOfMessage => {
                self.reading.residue.push(piece.span);
                self.after_residue = true;
            }
            _ => {
                if let Some(number) = self.number(at) {
                    self.begin_paragraph(piece, number);
                } else if let Some((heading, next)) = self.heading(at, end) {
                    self.push(Block::Heading(heading));
                    return next;
                } else if let Some((table, next)) = self.table(at, end) {
                    self.push(Block::Table(table));
                    return next;
                } else {
                    self.add_text(piece);
                }
                (self.blanks, self.after_residue) = (0, false);
            }
        }
        at + 1
    }

    fn piece(&self, at: usize) -> Option<Piece> {
        self.reading.pieces.get(at).copied()
    }

    fn number(&self, at: usize) -> Option<Number> {
        self.numbers.get(at).copied().flatten()
    }

    /// Ends the open block and adds another.
    fn push(&mut self, block: Block) {
        self.close();
        self.reading.cable.body.push(block);
        (self.blanks, self.after_residue) = (0, false);
    }

    fn close(&mut self) {
        match self.open.take() {
            Some(Open::Paragraph(paragraph)) => self.reading.cable.body.push(Block::Paragraph(paragraph)),
            Some(Open::Text(spans)) => self.reading.cable.body.push(Block::Text(spans.into_iter().collect())),
            None => {}
        }
    }

    fn begin_paragraph(&mut self, piece: Piece, number: Number) {
        self.close();
        let bytes = self.reading.bytes;
        let c = Cursor::new(bytes, piece.span);
        let Some(marker) = paragraph_marker(c) else { return };
        let (portion, mut rest) = match portion_behind(marker) {
            Some((portion, rest)) => (Some(portion), rest),
            None => (None, marker.after),
        };
        rest.eat_blanks();
        let text = rest.rest_span();
        let title = title(rest);
        self.open = Some(Open::Paragraph(Paragraph {
            number: Spanned::new(number, Span::new(c.at(), marker.after.at())),
            portion,
            title,
            text: text.into(),
            items: Vec::new(),
            span: piece.span,
        }));
    }

    /// Adds a line to the open block, or begins an unnumbered one with it.
    fn add_text(&mut self, piece: Piece) {
        let bytes = self.reading.bytes;
        let item = item(bytes, piece.span);
        let last = match &self.open {
            Some(Open::Paragraph(paragraph)) => paragraph.text.last().or(Some(paragraph.number.span)),
            Some(Open::Text(spans)) => spans.last().copied(),
            None => None,
        };
        let goes_on = last.is_some_and(|last| self.goes_on(last, piece, item.is_some()));
        if !goes_on || piece.kind == LineKind::Rule {
            self.close();
            self.open = Some(Open::Text(vec![piece.span]));
            return;
        }
        let apart = self.after_residue;
        match &mut self.open {
            Some(Open::Paragraph(paragraph)) => {
                paragraph.text.lengthen(piece.span, apart);
                paragraph.span.end = piece.span.end;
                if let Some(item) = item {
                    paragraph.items.push(item);
                } else if let Some(item) = paragraph.items.last_mut().filter(|_| self.blanks == 0 || apart) {
                    item.text.lengthen(piece.span, apart);
                }
            }
            Some(Open::Text(spans)) => match spans.last_mut().filter(|_| !apart) {
                Some(last) => *last = last.to(piece.span),
                None => spans.push(piece.span),
            },
            None => {}
        }
    }

    /// Whether a line goes on with the open block.
    fn goes_on(&mut self, last: Span, piece: Piece, is_item: bool) -> bool {
        let bytes = self.reading.bytes;
        let is_rule = matches!(self.open, Some(Open::Text(_))) && super::line::is_rule_line(bytes, last);
        if self.blanks == 0 && !self.after_residue {
            return !is_rule;
        }
        let is_open = !ends_sentence(bytes, last);
        let lower = begins_lower(bytes, piece.span);
        if self.after_residue && !is_rule && (is_open || lower) {
            return true;
        }
        if lower && is_open && !is_rule {
            self.reading.diagnose(Code::TextJoined, piece.span);
            return true;
        }
        // Sub-paragraphs stay with their paragraph over blank lines.
        is_item && matches!(self.open, Some(Open::Paragraph(_)))
    }

    /// A heading at `at`: lines between rules, or over one, or a short line by itself before a paragraph.
    fn heading(&self, at: usize, end: usize) -> Option<(Heading, usize)> {
        let first = self.piece(at)?;
        let is_free = self.open.is_none() || self.blanks > 0 || self.after_residue;
        let mut next = at + usize::from(first.kind == LineKind::Rule);
        if first.kind != LineKind::Rule && !is_free {
            return None;
        }
        let mut text = Spans::new();
        let mut lines = 0;
        while let Some(piece) = self.piece(next).filter(|_| next < end)
            && is_heading_line(self.reading.bytes, piece)
            && self.number(next).is_none()
            && lines < HEADING_LINES
        {
            text.push(piece.span);
            lines += 1;
            next += 1;
        }
        let cover = text.cover()?;
        let rule = self.piece(next).filter(|rule| next < end && rule.kind == LineKind::Rule);
        if let Some(rule) = rule {
            return Some((Heading { text, span: first.span.to(rule.span) }, next + 1));
        }
        // A rule above and none below also opens a table; only a line alone may be a heading without rules.
        let blanks = self.reading.blanks_ahead(next);
        let before_paragraph = next + blanks < end && self.number(next + blanks).is_some();
        let is_alone = lines == 1 && blanks > 0 && before_paragraph && is_title(self.reading.bytes, cover);
        is_alone.then(|| (Heading { text, span: first.span.to(cover) }, next))
    }

    /// Lines whose columns are held apart by blanks.
    fn table(&mut self, at: usize, end: usize) -> Option<(Span, usize)> {
        if at < self.no_table_before {
            return None;
        }
        let bytes = self.reading.bytes;
        let gaps = |piece: &Piece| column_gaps(bytes, piece.span);
        let first = self.piece(at).filter(|piece| gaps(piece) >= 1)?;
        let mut last = first;
        let (mut lines, mut widest) = (1, gaps(&first));
        let mut next = at + 1;
        while let Some(piece) = self.piece(next).filter(|_| next < end)
            && (gaps(&piece) >= 1 || piece.kind == LineKind::Rule)
            && self.number(next).is_none()
        {
            last = piece;
            lines += usize::from(piece.kind != LineKind::Rule);
            widest = widest.max(gaps(&piece));
            next += 1;
        }
        if lines < 2 || widest < 2 {
            self.no_table_before = next;
            return None;
        }
        Some((first.span.to(last.span), next))
    }
}
