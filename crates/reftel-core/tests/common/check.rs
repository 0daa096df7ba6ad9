//! What must hold of every input. The tests and the fuzzing targets ask the same.

use reftel_core::cable::{Block, Item, LeafKind, Role};
use reftel_core::export::Options;
use reftel_core::export::cite::Citation;
use reftel_core::export::html::to_html;
use reftel_core::export::json::{to_json, to_released_json};
use reftel_core::export::markdown::to_markdown;
use reftel_core::export::text::to_text;
use reftel_core::parse::{Parsed, parse_all};
use reftel_core::redact::{Marks, release};
use reftel_core::text::{Source, Span, Spans};

/// How many bytes of a file are text, and how many of those no rule claimed.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Claimed {
    pub(crate) text: usize,
    pub(crate) unrecognised: usize,
}

/// Asserts everything that must hold of any input.
pub(crate) fn check(bytes: &[u8]) -> Claimed {
    let source = Source::new("check", bytes).unwrap();
    let mut end = 0;
    let mut claimed = Claimed::default();
    for mut parsed in parse_all(&source) {
        end = lines_tile(&parsed, end);
        leaves_rebuild(&source, &parsed, &mut claimed);
        let extent = parsed.cable.extent;
        let mut outside = Vec::new();
        parsed.cable.visit_spans(&mut |span| {
            if span.start > span.end || !extent.contains(*span) {
                outside.push(*span);
            }
        });
        assert_eq!(
            outside,
            [],
            "spans outside of the cable {extent:?}: {outside:?} {:?}",
            outside.iter().map(|span| source.raw(*span)).collect::<Vec<_>>()
        );
        for diagnostic in &parsed.diagnostics {
            assert!(source.span().contains(diagnostic.span), "{diagnostic:?} outside of the file");
        }
        assert!(
            parsed.diagnostics.is_sorted_by_key(|diagnostic| diagnostic.span),
            "diagnostics out of order"
        );
        blocks_in_order(&parsed);
        let json = to_json(&source, &parsed).unwrap();
        serde_json::from_str::<serde_json::Value>(&json).expect("valid JSON");
        released(&source, &parsed);
    }
    assert_eq!(end, source.span().end, "cables must reach the end of the file");
    claimed
}

/// Asserts that every form can be made of what is left when some bytes are struck, and none of them tells those.
fn released(source: &Source, parsed: &Parsed) {
    let Span { start, end } = parsed.cable.extent;
    let mut marks = Marks::new(source);
    for part in 0..4 {
        let at = start + (end - start) / 4 * part;
        marks.strike(Span { start: at, end: at + (end - start) / 9 }, None);
    }
    let cable = release(source, &parsed.cable, &marks).unwrap();
    let options = Options::default();
    let json = to_released_json(&cable, options);
    serde_json::from_str::<serde_json::Value>(&json).expect("valid JSON");
    let forms = [to_text(&cable, options), to_markdown(&cable, options), to_html(&cable, options)];
    assert!(forms.iter().all(|form| form.ends_with('\n') || form.is_empty()), "the last line ends");
    let note = Citation::new(&cable, options).chicago();
    assert!(note.ends_with('.'), "{note}");
    marks.strike(source.span(), None);
    let nothing = to_text(&release(source, &parsed.cable, &marks).unwrap(), options);
    assert!(nothing.len() < 2000, "expected marks and labels only, found {nothing}");
}

/// Asserts that every byte of the cable that is not blank is in exactly one leaf: the leaves in order, with the
/// blanks between them, are the cable again.
fn leaves_rebuild(source: &Source, parsed: &Parsed, claimed: &mut Claimed) {
    let extent = parsed.cable.extent;
    let bytes = |span: Span| source.bytes().get(span.range()).unwrap();
    let mut end = extent.start;
    let mut rebuilt = Vec::with_capacity(extent.len());
    for leaf in parsed.cable.leaves(source) {
        assert!(leaf.span.start >= end, "{leaf:?} begins before the leaf in front of it ends, at {end}");
        assert!(extent.contains(leaf.span), "{leaf:?} lies outside of {extent:?}");
        let between = Span { start: end, end: leaf.span.start };
        assert!(is_blank(source, between), "lost {:?} at {between:?}", source.raw(between));
        rebuilt.extend_from_slice(bytes(between));
        rebuilt.extend_from_slice(bytes(leaf.span));
        end = leaf.span.end;
        if leaf.kind != LeafKind::Markup {
            claimed.text += leaf.span.len();
        }
        if leaf.kind == LeafKind::Unrecognised {
            claimed.unrecognised += leaf.span.len();
        }
    }
    let rest = Span { start: end, end: extent.end };
    assert!(is_blank(source, rest), "lost {:?} at {rest:?}", source.raw(rest));
    rebuilt.extend_from_slice(bytes(rest));
    assert!(rebuilt == bytes(extent), "the leaves do not rebuild the cable");
}

/// Whether a run of bytes is what stands between words: blanks, line ends, no-break spaces, padding.
fn is_blank(source: &Source, span: Span) -> bool {
    source
        .raw(span)
        .chars()
        .all(|c| c.is_whitespace() || matches!(c, '\0' | '\u{b}' | '\u{feff}' | '\u{fffd}' | '\u{200b}'))
}

/// Asserts that a cable begins at `start` and that its lines tile it. Returns where it ends.
fn lines_tile(parsed: &Parsed, start: u32) -> u32 {
    let extent = parsed.cable.extent;
    assert_eq!(extent.start, start, "a cable must begin where the one before it ended");
    let mut end = start;
    for line in &parsed.cable.lines {
        assert_eq!(line.span.start, end, "a line must begin where the one before it ended");
        end = line.span.end;
    }
    if !parsed.cable.lines.is_empty() {
        assert_eq!(end, extent.end, "lines must reach the end of the cable");
    }
    extent.end
}

fn inside(parent: Span, child: Span) {
    assert!(parent.contains(child), "{child:?} must lie in {parent:?}");
}

fn blocks_in_order(parsed: &Parsed) {
    let mut end = 0;
    let mut text_end = 0;
    for block in &parsed.cable.body {
        let span = block.span();
        if !matches!(block, Block::Text(text) if text.role == Some(Role::Closing)) {
            text_end = span.end;
        }
        assert!(span.start >= end, "{span:?} must not begin before {end}");
        end = span.end;
        match block {
            Block::Heading(heading) => heading.text.iter().for_each(|text| inside(span, text)),
            Block::Paragraph(paragraph) => {
                inside(span, paragraph.number.span);
                paragraph.portion.iter().for_each(|portion| inside(span, portion.span));
                paragraph.title.iter().chain(&paragraph.underline).for_each(|title| inside(span, *title));
                // The mark can stand behind the title.
                let portion = paragraph.portion.map(|portion| portion.span);
                assert!(
                    !paragraph.text.iter().any(|text| portion.is_some_and(|portion| portion.overlaps(text))),
                    "the portion mark is apart from the text"
                );
                text_in_order(span, paragraph.number.span.end, &paragraph.text, &paragraph.items);
            }
            Block::Text(text) => {
                text.portion.iter().for_each(|portion| inside(span, portion.span));
                let portion = text.portion.map(|portion| portion.span);
                assert!(
                    !text.text.iter().any(|text| portion.is_some_and(|portion| portion.overlaps(text))),
                    "the portion mark is apart from the text"
                );
                text_in_order(span, span.start, &text.text, &text.items);
            }
            Block::Table(_) => {}
        }
    }
    if let Some(signature) = parsed.cable.signature.as_ref().and_then(Spans::cover) {
        assert!(signature.start >= text_end, "the signature comes after the text");
    }
}

/// The pieces of a text are in order behind its marks, and its items are inside it, in order and apart.
fn text_in_order(block: Span, marks: u32, text: &Spans, items: &[Item]) {
    let mut last = marks;
    for text in text.iter() {
        inside(block, text);
        assert!(text.start >= last, "the pieces of a text must be in order");
        last = text.end;
    }
    let mut last = marks;
    for item in items {
        inside(block, item.label);
        assert!(item.label.start >= last, "items must be apart");
        last = item.label.end;
        for text in item.text.iter() {
            inside(block, text);
            assert!(text.start >= last, "the pieces of an item must be in order");
            last = text.end;
        }
    }
}
