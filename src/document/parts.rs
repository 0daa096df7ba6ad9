use reftel_core::cable::Item;
use reftel_core::text::{Span, Spans};

/// A part of a paragraph, as it is laid out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part<'p> {
    /// Running text.
    Text(Spans),
    /// A sub-paragraph.
    Item(&'p Item),
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
