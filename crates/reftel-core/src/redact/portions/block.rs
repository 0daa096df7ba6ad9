//! A paragraph or text, and the parts of it that have a level of their own.

use super::mark::Reading;
use super::scan::Mark;
use super::{BELONGS, Before, Fate, Portions};
use crate::cable::{Block, Item};
use crate::redact::corpus::items;
use crate::text::{Source, Span, Spanned};

/// The marks of a block.
pub(super) struct Marked {
    /// That of the whole.
    pub(super) own: Option<Spanned<Reading>>,
    /// Those inside it, in order.
    pub(super) inner: Vec<Mark>,
}

/// What is known of a block before its marks are looked at.
pub(super) struct Whole {
    pub(super) span: Span,
    /// The text behind number and mark, if it has a number.
    pub(super) text: Option<Span>,
    pub(super) what: &'static str,
    pub(super) number: Option<u16>,
    /// What becomes of it if it has no mark.
    pub(super) otherwise: Fate,
    /// Whether a mark alone at its end can be one for the block below.
    pub(super) takes_mark: bool,
}

/// A part of a block with a level of its own.
#[derive(Clone, Copy)]
struct Part {
    span: Span,
    /// Where what is struck of it begins: behind its mark, if that is left.
    from: u32,
    fate: Fate,
    what: &'static str,
}

/// How far behind its label the mark of an item begins at most, in bytes.
const LABEL_GAP: u32 = 8;

impl Portions<'_> {
    /// A block, and those parts of it whose fate differs from its own.
    pub(super) fn block(&mut self, block: &Block, whole: &Whole, marks: Marked) -> Before {
        let Marked { own, mut inner } = marks;
        let mut own_fate = own.map_or(whole.otherwise, |own| self.fate(own.value));
        let mut parts = self.items(block, &mut inner);
        let last_item = parts.last().map(|part| part.fate);
        let beginnings: Vec<u32> = parts.iter().map(|part| part.span.start).collect();
        let mut last: Option<Fate> = None;
        let mut inside: Vec<Part> = Vec::new();
        for (index, mark) in inner.iter().enumerate() {
            let start = mark.span.start;
            let next = inner.get(index + 1).map(|next| next.span.start);
            let item = beginnings.partition_point(|begin| *begin <= start);
            let end = beginnings.get(item).copied().into_iter().chain(next).fold(whole.span.end, u32::min);
            let container =
                item.checked_sub(1).filter(|item| parts.get(*item).is_some_and(|part| start < part.span.end));
            let around = container.and_then(|item| parts.get(item)).map_or(own_fate, |part| part.fate);
            let fate = self.fate(mark.reading);
            last = Some(fate.max(own_fate));
            if fate <= around {
                continue;
            }
            if mark.is_loose {
                // It speaks of what stands before it or of what follows.
                let around = container.and_then(|item| parts.get_mut(item)).map(|part| &mut part.fate);
                let around = around.unwrap_or(&mut own_fate);
                *around = (*around).max(Fate::Asked);
                continue;
            }
            let behind = Span { start: mark.span.end, end: end.max(mark.span.end) };
            if has_words(self.source, behind) {
                let from = if self.rule.leave_marks { mark.span.end } else { start };
                inside.push(Part { span: Span { start, end: behind.end }, from, fate, what: "part" });
                continue;
            }
            // Nothing stands behind it: it is a mark for the block below, or for what stands before.
            if mark.is_alone && mark.is_last && whole.takes_mark {
                continue;
            }
            let above = inside.last_mut().filter(|part| part.span.end == start);
            let fate = match (above, container.and_then(|item| parts.get_mut(item))) {
                (Some(part), _) | (None, Some(part)) => &mut part.fate,
                (None, None) => &mut own_fate,
            };
            *fate = (*fate).max(Fate::Asked);
        }
        parts.append(&mut inside);
        parts.sort_by_key(|part| part.span.start);
        let ends: Vec<u32> = parts.iter().skip(1).map(|part| part.span.start).collect();
        for (part, end) in parts.iter_mut().zip(ends) {
            part.span.end = part.span.end.min(end).max(part.span.start);
        }
        let number_end = own.map_or(whole.span.start, |own| own.span.end);
        let text = whole.text.map_or(number_end, |text| text.start.max(number_end));
        let from = if self.rule.leave_marks && whole.text.is_some() { text } else { whole.span.start };
        let mut rest = vec![Span { start: from, end: whole.span.end.max(from) }];
        parts.iter().for_each(|part| cut(&mut rest, part.span));
        let fate = self.push(block.span(), rest.into_iter().collect(), whole.what, whole.number, own_fate);
        for part in parts {
            let span = Span { start: part.from.min(part.span.end), end: part.span.end };
            self.push(part.span, span.into(), part.what, whole.number, part.fate);
        }
        let last = last.into_iter().chain(last_item).fold(fate, Fate::max);
        Before { fate, last }
    }

    /// The items of a block that have a mark or belong to one that has. Takes their marks from `inner`.
    fn items(&self, block: &Block, inner: &mut Vec<Mark>) -> Vec<Part> {
        // The kind of label of the last item with a mark, and what becomes of it.
        let mut marked: Option<(u8, Fate)> = None;
        let mut parts: Vec<Part> = Vec::new();
        let mut rest = std::mem::take(inner).into_iter().peekable();
        for item in items(block) {
            while let Some(mark) = rest.next_if(|mark| mark.span.end <= item.label.end) {
                // A mark amid the text ends what belongs to the item before.
                marked = marked.filter(|(_, fate)| self.fate(mark.reading) <= *fate);
                inner.push(mark);
            }
            let is_own = |mark: &Mark| {
                mark.span.start < item.label.end.saturating_add(LABEL_GAP)
                    && !has_words(
                        self.source,
                        Span { start: item.label.end, end: mark.span.start.max(item.label.end) },
                    )
                    || item.portion.is_some_and(|portion| portion.span.overlaps(mark.span))
            };
            let mark = rest.next_if(is_own);
            let reading =
                mark.map(|mark| mark.reading).or_else(|| item.portion.map(|portion| self.parsed(portion)));
            let kind = label_kind(self.source, item);
            let fate = match (reading, marked) {
                (Some(reading), _) => {
                    let fate = self.fate(reading);
                    marked = Some((kind, fate));
                    fate
                }
                // "(1)" below "a. (S)" is part of it; "b." is not.
                (None, Some((above, Fate::Struck(_)))) if above != kind => Fate::Struck(BELONGS),
                (None, Some((above, fate @ (Fate::Asked | Fate::Unmarked)))) if above != kind => fate,
                (None, _) => continue,
            };
            let span = item.label.to(item.text.cover().unwrap_or(item.label));
            let mark_end = mark.map_or(item.label.end, |mark| mark.span.end);
            let text = item.text.cover().map_or(mark_end, |text| text.start.max(mark_end));
            let from = if self.rule.leave_marks && reading.is_some() { text } else { span.start };
            parts.push(Part { span: Span { end: span.end.max(mark_end), ..span }, from, fate, what: "item" });
        }
        inner.extend(rest);
        parts
    }
}

/// Whether letters or digits stand in a span.
fn has_words(source: &Source, span: Span) -> bool {
    source.text(span).chars().any(char::is_alphanumeric)
}

/// Removes a span from others.
fn cut(spans: &mut Vec<Span>, out: Span) {
    let Some(last) = spans.last_mut() else { return };
    let rest = Span { start: out.end.max(last.start), end: last.end };
    last.end = last.end.min(out.start.max(last.start));
    if !rest.is_empty() {
        spans.push(rest);
    }
}

/// What kind of label an item has: a letter, a digit, a dash; in brackets or not.
fn label_kind(source: &Source, item: &Item) -> u8 {
    let label = source.text(item.label);
    let first = label.bytes().find(|byte| !matches!(byte, b'(' | b' ')).unwrap_or_default();
    let kind = match first {
        b'0'..=b'9' => 1,
        byte if byte.is_ascii_alphabetic() => 2,
        byte => byte,
    };
    if label.contains('(') { kind | 0x80 } else { kind }
}
