//! Puts lines together to blocks.

use crate::cable::{Block, Code, Diagnostic, Item, LineKind, Number, Paragraph, Unnumbered};
use crate::parse::line_shape::is_rule_line;
use crate::parse::line_shape::{Before, item, title};
use crate::parse::line_traits::LineTraits;
use crate::parse::marker::{paragraph_marker, portion_after};
use crate::parse::marking::parse_portion;
use crate::parse::piece::Piece;
use crate::parse::role::is_closing_line;
use crate::parse::signature::{begins_lower, ends_sentence};
use crate::text::{Cursor, Span, Spanned, scan, trim};

use super::inner_mark::{mark_in_front, portion_after_title};
use super::open_end::{is_cut_off, is_unfinished, width};

/// A block that can still grow.
pub(super) enum Open {
    Paragraph(Paragraph),
    Text(Unnumbered),
}

pub(super) struct Builder<'a> {
    pub(super) bytes: &'a [u8],
    pub(super) pieces: &'a [Piece],
    numbers: &'a [Option<Number>],
    pub(super) open: Option<Open>,
    /// Blank lines since the last text.
    pub(super) blanks: usize,
    /// Whether page residue stood since the last text.
    after_residue: bool,
    /// Whether the end of a message stood among it.
    after_break: bool,
    /// Whether the open paragraph has a title only, so that its text is still to come.
    pub(super) awaits_text: bool,
    /// Up to which piece it is known that no table begins: a long run is looked at once, not from each line.
    pub(super) no_table_before: usize,
    /// The last line of the open block.
    pub(super) last_line: Span,
    /// The width at which the lines of the text are broken, in bytes; None if they are not.
    width: Option<usize>,
    /// Whether the text has lowercase letters, so that capitals say something.
    pub(super) is_mixed: bool,
    pub(super) built: Built,
}

/// The blocks of a text, and what else was found among its lines.
#[derive(Debug, Default)]
pub(super) struct Built {
    pub(super) blocks: Vec<Block>,
    /// Rules that draw a line and say nothing.
    pub(super) marks: Vec<Span>,
    /// Pilcrows before what is no paragraph.
    pub(super) pilcrows: Vec<Span>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl<'a> Builder<'a> {
    /// `numbers` has the number of each of the pieces that begins a paragraph.
    pub(super) fn new(bytes: &'a [u8], pieces: &'a [Piece], numbers: &'a [Option<Number>]) -> Self {
        Self {
            bytes,
            pieces,
            numbers,
            open: None,
            blanks: 0,
            after_residue: false,
            after_break: false,
            awaits_text: false,
            no_table_before: 0,
            last_line: Span::default(),
            width: None,
            is_mixed: false,
            built: Built::default(),
        }
    }

    /// Reads the pieces from `start` to `end`.
    pub(super) fn build(mut self, start: usize, end: usize) -> Built {
        let text = self.pieces.get(start..end).unwrap_or_default();
        let cover = text.first().zip(text.last()).map(|(first, last)| first.span.to(last.span));
        let bytes = cover.and_then(|cover| self.bytes.get(cover.range())).unwrap_or_default();
        self.is_mixed = scan::count(bytes, |b| b.is_ascii_lowercase()) * 2 > bytes.len();
        self.width = width(text);
        let mut at = start;
        while at < end {
            at = self.read(at, end);
        }
        self.close();
        self.built
    }

    /// Reads the piece at `at`, and more if they belong to it. Returns the index of the next unread piece.
    fn read(&mut self, at: usize, end: usize) -> usize {
        let Some(piece) = self.piece(at) else { return end };
        match piece.kind() {
            LineKind::Blank => self.blanks += 1,
            LineKind::Residue => self.after_residue = true,
            LineKind::Break | LineKind::EndOfMessage => (self.after_residue, self.after_break) = (true, true),
            _ => {
                let mut next = at + 1;
                if let Some(number) = self.number(at) {
                    next = self.begin_paragraph(at, end, piece, number);
                } else if let Some((heading, after)) = self.heading(at, end) {
                    self.push(Block::Heading(heading));
                    next = after;
                } else if let Some((table, after)) = self.table(at, end) {
                    self.push(Block::Table(table));
                    next = after;
                } else {
                    self.add_text(piece);
                }
                (self.blanks, self.after_residue, self.after_break) = (0, false, false);
                return next;
            }
        }
        at + 1
    }

    pub(super) fn piece(&self, at: usize) -> Option<Piece> {
        self.pieces.get(at).copied()
    }

    pub(super) fn number(&self, at: usize) -> Option<Number> {
        self.numbers.get(at).copied().flatten()
    }

    /// Whether nothing stands right above.
    pub(super) fn is_free(&self) -> bool {
        self.open.is_none() || self.blanks > 0 || self.after_residue && self.ends_sentence()
    }

    /// Whether the open block has come to the end of a sentence.
    pub(super) fn ends_sentence(&self) -> bool {
        self.last().is_none_or(|last| ends_sentence(self.bytes, last))
    }

    /// Whether a title can stand right below: after a sentence, or words taken out.
    pub(super) fn may_have_title_below(&self) -> bool {
        let last = self.last().and_then(|last| self.bytes.get(last.range()));
        self.ends_sentence() || last.is_some_and(|last| last.ends_with(b"XXXX"))
    }

    /// Whether the open block cannot end where it does.
    fn is_cut_off(&self) -> bool {
        let text = match &self.open {
            Some(Open::Paragraph(paragraph)) => paragraph.text.cover(),
            Some(Open::Text(text)) => text.text.cover(),
            None => None,
        };
        text.is_some_and(|text| {
            is_cut_off(self.bytes, self.last_line)
                || is_unfinished(self.bytes, text, self.last_line, self.width)
        })
    }

    /// Whether the last line cannot be an end by its last word.
    pub(super) fn is_in_sentence(&self) -> bool {
        self.open.is_some() && is_cut_off(self.bytes, self.last_line)
    }

    /// The last piece of the open block.
    fn last(&self) -> Option<Span> {
        match &self.open {
            Some(Open::Paragraph(paragraph)) => paragraph.text.last().or(Some(paragraph.number.span)),
            Some(Open::Text(text)) => text.text.last(),
            None => None,
        }
    }

    /// Ends the open block and adds another.
    fn push(&mut self, block: Block) {
        self.close();
        self.built.blocks.push(block);
    }

    fn close(&mut self) {
        self.awaits_text = false;
        match self.open.take() {
            Some(Open::Paragraph(paragraph)) => self.built.blocks.push(Block::Paragraph(paragraph)),
            // A rule by itself draws a line and says nothing.
            Some(Open::Text(text)) if is_rule_line(self.bytes, text.span) => {
                self.built.marks.push(text.span);
            }
            Some(Open::Text(text)) => self.built.blocks.push(Block::Text(text)),
            None => {}
        }
    }

    fn begin_paragraph(&mut self, at: usize, end: usize, piece: Piece, number: Number) -> usize {
        let rule_above = self.lone_rule();
        if rule_above.is_none() {
            self.close();
        }
        let bytes = self.bytes;
        let c = Cursor::new(bytes, piece.span);
        let Some(marker) = paragraph_marker(c) else { return at + 1 };
        let (portion, mut rest) = match portion_after(marker) {
            Some((portion, rest)) => (Some(portion), rest),
            None => (None, marker.after),
        };
        rest.eat_spaces();
        if portion.is_some() && matches!(rest.rest(), b".") {
            // "1. (C - ENTIRE TEXT)."
            rest.bump();
        }
        let text = rest.rest_span();
        let named = title(rest);
        let after = named.filter(|_| portion.is_none()).and_then(|title| portion_after_title(rest, title));
        let underline = self.underline(at, end, text);
        match rule_above.filter(|_| underline.is_some()) {
            Some(rule) => {
                self.built.marks.push(rule);
                self.open = None;
            }
            None => self.close(),
        }
        let (portion, spans) = match after {
            Some((after, text)) => (Some(after), text),
            None => (portion, text.into()),
        };
        let rule = underline.and_then(|at| self.piece(at)).map(|piece| piece.span);
        let title = named.or(rule.map(|_| text));
        self.awaits_text =
            rule.is_some() || text.is_empty() || title.is_some_and(|title| text.len() <= title.len() + 1);
        self.open = Some(Open::Paragraph(Paragraph {
            number: Spanned::new(number, marker.span),
            portion,
            title,
            underline: rule,
            text: spans,
            items: Vec::new(),
            role: None,
            span: rule.map_or(piece.span, |rule| piece.span.to(rule)),
        }));
        self.last_line = text;
        self.cut_inside(text);
        underline.map_or(at, |at| at) + 1
    }

    /// Adds a line to the open block, or begins an unnumbered one with it.
    fn add_text(&mut self, piece: Piece) {
        let (span, is_cut) = if !piece.traits.may_have(LineTraits::NON_ASCII) {
            (piece.span, false)
        } else {
            self.without_pilcrow(piece.span)
        };
        if span.is_empty() {
            return;
        }
        let is_rule = piece.kind() == LineKind::Rule;
        let item = if piece.traits.is_prose() { None } else { self.item(span) };
        let mark = mark_in_front(self.bytes, span).filter(|_| item.is_none() && !is_rule);
        let span = if mark.is_some() { self.take_mark(span) } else { span };
        let is_own = mark.is_some_and(|level| self.is_own_portion(level));
        if is_own && mark > Some(self.level()) {
            self.built.diagnostics.push(Diagnostic { code: Code::PortionInside, span });
        }
        if is_rule || is_own || !self.goes_on(span, item.is_some()) {
            self.begin_text(span, is_rule);
        } else {
            self.lengthen(span, item, is_cut);
        }
        self.last_line = span;
        self.cut_inside(span);
    }

    /// Adds a line to the open block.
    fn lengthen(&mut self, span: Span, item: Option<Item>, is_cut: bool) {
        let underlined =
            self.awaits_text && matches!(&self.open, Some(Open::Paragraph(p)) if p.underline.is_some());
        let apart = self.after_residue || is_cut || underlined;
        self.awaits_text = false;
        if let Some(Open::Paragraph(paragraph)) = &mut self.open
            && paragraph.text.is_empty()
        {
            paragraph.title = title(Cursor::new(self.bytes, span));
        }
        let (text, items, whole) = match &mut self.open {
            Some(Open::Paragraph(paragraph)) => {
                (&mut paragraph.text, &mut paragraph.items, &mut paragraph.span)
            }
            Some(Open::Text(text)) => (&mut text.text, &mut text.items, &mut text.span),
            None => return,
        };
        text.lengthen(span, apart);
        whole.end = span.end;
        if let Some(item) = item {
            items.push(item);
        } else if let Some(item) = items.last_mut().filter(|_| self.blanks == 0 || apart) {
            item.text.lengthen(span, apart);
        }
    }

    /// The item that a line is after the open block.
    fn item(&self, line: Span) -> Option<Item> {
        let bytes = self.bytes;
        let is_open = self.blanks == 0 && self.open.is_some() && !self.ends_item();
        let above = self.last().and_then(|last| bytes.get(last.range()));
        let is_list = !self.is_mixed || above.is_some_and(|above| above.ends_with(b":"));
        let items = self.items().unwrap_or_default();
        item(bytes, line, Before { is_open, is_list, items })
    }

    /// The rule that is all of the open block.
    fn lone_rule(&self) -> Option<Span> {
        let Some(Open::Text(text)) = &self.open else { return None };
        Some(text.span).filter(|span| is_rule_line(self.bytes, *span))
    }

    pub(super) fn items(&self) -> Option<&[Item]> {
        match &self.open {
            Some(Open::Paragraph(paragraph)) => Some(&paragraph.items),
            Some(Open::Text(text)) => Some(&text.items),
            None => None,
        }
    }

    /// Whether an item may begin after the open block: at the end of a sentence or of another item.
    fn ends_item(&self) -> bool {
        let last = self.last().and_then(|last| self.bytes.get(last.range()));
        self.ends_sentence() || last.is_some_and(|last| last.ends_with(b",") || last.ends_with(b" and"))
    }

    /// A line without the pilcrow in front of it, which is remembered; and whether there was one.
    fn without_pilcrow(&mut self, line: Span) -> (Span, bool) {
        let mut c = Cursor::new(self.bytes, line);
        if !(c.eat_str("¶") || c.eat_str("\u{fffd}")) {
            return (line, false);
        }
        self.built.pilcrows.push(c.since(line.range().start));
        (trim(self.bytes, c.rest_span()), true)
    }

    pub(super) fn begin_text(&mut self, span: Span, is_rule: bool) {
        self.close();
        let bytes = self.bytes;
        let mut c = Cursor::new(bytes, span);
        let portion = parse_portion(&mut c);
        if portion.is_some() {
            c.eat(b':');
        }
        c.eat_spaces();
        let text = c.rest_span();
        let items = item(bytes, text, Before::default()).filter(|_| !is_rule).into_iter().collect();
        let after = title(c).filter(|_| portion.is_none()).and_then(|title| portion_after_title(c, title));
        let (portion, text) = match after {
            Some((after, text)) => (Some(after), text),
            None => (portion, text.into()),
        };
        // A mark alone on a line is that of the text below it.
        self.awaits_text = portion.is_some() && text.is_empty();
        self.open = Some(Open::Text(Unnumbered { portion, text, items, role: None, span }));
    }

    /// Whether a line goes on with the open block.
    fn goes_on(&mut self, line: Span, is_item: bool) -> bool {
        let bytes = self.bytes;
        if self.open.is_none() {
            return false;
        }
        let last = self.last();
        if matches!(self.open, Some(Open::Text(_))) && last.is_some_and(|last| is_rule_line(bytes, last)) {
            return false;
        }
        if self.awaits_text || self.blanks == 0 && !self.after_residue {
            return true;
        }
        let is_open = !self.ends_sentence();
        let lower = begins_lower(bytes, line);
        // A page break seldom stands between paragraphs, and text without a number is rarer still.
        let in_paragraph = matches!(self.open, Some(Open::Paragraph(_))) && !self.after_break;
        if self.after_residue && (is_open || lower || in_paragraph) {
            return true;
        }
        let is_marked = || parse_portion(&mut Cursor::new(bytes, line)).is_some();
        if !is_item && (lower && is_open || self.is_cut_off() && !is_marked()) {
            self.built.diagnostics.push(Diagnostic { code: Code::TextJoined, span: line });
            return true;
        }
        // Items stay with their text over blank lines, and so do the words that close it.
        is_item || is_closing_line(bytes, line)
    }
}
