//! The texts on the page and the bytes of the file that they show.
//!
//! Every text of a cable that is drawn is kept here with its way back to the file. What is to be marked (a hit, the
//! same words on the other side, a place that a notice speaks of) is given as spans of the file and painted over
//! whatever texts show them; and what the reader points at or selects comes back as spans. **Painting changes no text and no
//! element but for the description of a block**: it uses the highlights of CSS.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use wasm_bindgen::JsCast as _;
use web_sys::{Element, Node, Text};

use super::{describe, highlight};
use reftel_core::text::{Shown, Span};

struct Entry {
    node: Text,
    shown: Arc<Shown>,
    range: Range<usize>,
}

/// Texts in the order in which they were drawn, and the number of the next.
#[derive(Default)]
struct Entries {
    all: BTreeMap<u64, Entry>,
    next: u64,
}

impl Entries {
    fn values(&self) -> impl Iterator<Item = &Entry> {
        self.all.values()
    }
}

/// What is painted under which name, and the number of the first text that has not been painted.
#[derive(Default)]
struct Painted {
    spans: BTreeMap<&'static str, Vec<Span>>,
    texts: u64,
}

thread_local! {
    static ENTRIES: RefCell<Entries> = RefCell::default();
    static PAINTED: RefCell<Painted> = RefCell::default();
}

/// A text node that shows text of a cable. It is unregistered when it is dropped.
pub(crate) struct TextNode {
    number: u64,
    node: Text,
}

impl TextNode {
    /// Makes the node for these bytes of a text. It is nowhere on the page yet.
    pub(crate) fn new(shown: Arc<Shown>, range: Range<usize>) -> Self {
        let text = shown.text().get(range.clone()).unwrap_or_default();
        let node = super::document().create_text_node(text);
        ENTRIES.with_borrow_mut(|entries| {
            let number = entries.next;
            entries.next += 1;
            entries.all.insert(number, Entry { node: node.clone(), shown, range });
            Self { number, node }
        })
    }

    /// Puts it into an element, before `marker` or at the end.
    pub(crate) fn insert(&self, parent: &Element, marker: Option<&Node>) {
        let _ = parent.insert_before(&self.node, marker);
    }

    /// Takes it out of where it is.
    pub(crate) fn remove(&self) {
        if let Some(parent) = self.node.parent_node() {
            let _ = parent.remove_child(&self.node);
        }
    }

    /// What it is in. Before it is on the page that may be a fragment.
    pub(crate) fn parent(&self) -> Option<Element> {
        self.node.parent_node().map(wasm_bindgen::JsCast::unchecked_into)
    }

    /// The node of the browser.
    pub(crate) fn node(&self) -> &Node {
        &self.node
    }
}

impl Drop for TextNode {
    fn drop(&mut self) {
        // Gone already when the whole page is.
        let _ = ENTRIES.try_with(|entries| {
            if let Ok(mut entries) = entries.try_borrow_mut() {
                entries.all.remove(&self.number);
            }
        });
    }
}

/// The name of what is redacted, which is told in words too.
const STRUCK: &str = "struck";

/// Paints `spans`, which are in order, under a name that the style sheet knows; whatever had the name before loses it.
pub(crate) fn paint(name: &'static str, spans: &[Span]) {
    // So that all texts are painted alike, and none twice.
    paint_new();
    PAINTED.with_borrow_mut(|painted| painted.spans.insert(name, spans.to_vec()));
    if name == STRUCK {
        describe::clear();
    }
    add(name, &highlight::Paint::new(name), spans, 0);
}

/// Paints more under the same name.
pub(crate) fn paint_more(name: &'static str, spans: &[Span]) {
    paint_new();
    PAINTED.with_borrow_mut(|painted| {
        let all = painted.spans.entry(name).or_default();
        all.extend_from_slice(spans);
        all.sort_unstable();
    });
    add(name, &highlight::Paint::more(name), spans, 0);
}

/// Paints the texts that have come onto the page since something was painted.
pub(crate) fn paint_new() {
    let next = ENTRIES.with_borrow(|entries| entries.next);
    PAINTED.with_borrow_mut(|painted| {
        if painted.texts < next {
            for (name, spans) in &painted.spans {
                add(name, &highlight::Paint::more(name), spans, painted.texts);
            }
            painted.texts = next;
        }
    });
}

/// Texts that come onto the page from now on are not painted as those before: they are of another view or cable.
pub(crate) fn forget_painted() {
    PAINTED.with_borrow_mut(|painted| painted.spans.clear());
}

/// Paints the texts from the one with this number on.
fn add(name: &str, paint: &highlight::Paint, spans: &[Span], from: u64) {
    if spans.is_empty() {
        return;
    }
    ENTRIES.with_borrow(|entries| {
        for entry in entries.all.range(from..).map(|(_, entry)| entry) {
            // Texts of the cable shown before may not be dropped yet.
            let mut is_there = None;
            let mut struck: Vec<String> = Vec::new();
            entry.each(spans, &mut |start, end| {
                if *is_there.get_or_insert_with(|| entry.node.is_connected()) {
                    paint.add(&entry.node, start, end);
                    let words = || entry.node.substring_data(start, end - start).ok();
                    struck.extend((name == STRUCK).then(words).flatten());
                }
            });
            if !struck.is_empty() {
                describe::add(&entry.node, &struck);
            }
        }
    });
}

/// Scrolls to the first text within `css` that shows bytes of `span`, unless it is in view. Returns whether there is one.
pub(crate) fn reveal(css: &str, span: Span) -> bool {
    ENTRIES.with_borrow(|entries| {
        for entry in entries.values() {
            let mut found = None;
            entry.each(&[span], &mut |start, end| {
                found.get_or_insert((start, end));
            });
            let parent = entry.node.parent_element();
            if let (Some((start, end)), Some(parent)) = (found, parent)
                && entry.node.is_connected()
                && parent.closest(css).ok().flatten().is_some()
            {
                super::scroll::reveal_range(&entry.node, &parent, start, end);
                return true;
            }
        }
        false
    })
}

/// The byte of the file that the reader points at. None where there is no text of a cable.
pub(crate) fn pointed_at(event: &web_sys::Event) -> Option<u32> {
    let mouse: &web_sys::MouseEvent = event.unchecked_ref();
    byte_at(mouse.client_x(), mouse.client_y())
}

/// The byte of the file at a point of the window. None where there is no text of a cable.
pub(super) fn byte_at(x: i32, y: i32) -> Option<u32> {
    let (node, offset) = highlight::caret_at(x, y)?;
    ENTRIES.with_borrow(|entries| {
        let entry = entries.values().find(|entry| entry.node.is_same_node(Some(&node)))?;
        let at = entry.range.start + byte_offset(entry.text(), offset);
        let end = (at + 1).min(entry.range.end);
        // Beside the last letter counts as the last letter.
        let start = at.min(end.saturating_sub(1));
        entry.shown.source(start..end.max(start + 1)).cover().map(|span| span.start)
    })
}

/// The byte of the file at the top of the source, while it is the only text on screen and the reader has scrolled there.
pub(crate) fn byte_at_top() -> Option<u32> {
    if super::settle::is_settling() {
        return None;
    }
    let document = super::document();
    let source = document.query_selector(".source").ok()??.get_bounding_client_rect();
    let bars = document.query_selector(".top").ok()??.get_bounding_client_rect();
    #[expect(clippy::cast_possible_truncation, reason = "pixels of a screen")]
    let (left, top) = (source.left() as i32, source.top().max(bars.bottom()) as i32);
    // The point may fall on an empty line or beside one: look a little further down.
    [24, 48, 72, 96].into_iter().find_map(|below| byte_at(left + 24, top + below))
}

/// The bytes of the file that are selected within `css`, in the order of the page.
pub(crate) fn selected(css: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    each_selected(css, &mut |entry, part| {
        let base = entry.range.start;
        spans.extend(entry.shown.source(base + part.start..base + part.end).iter());
    });
    spans
}

/// The words that are selected within `css`: paragraphs apart, without numbers and marks beside the text.
///
/// `write` adds a part of a text: what is struck must not be in it.
pub(crate) fn selected_text(css: &str, write: &dyn Fn(&mut String, &Shown, Range<usize>)) -> String {
    let mut text = String::new();
    let mut last: Option<web_sys::Element> = None;
    each_selected(css, &mut |entry, part| {
        let parent = entry.node.parent_element();
        let block = parent.and_then(|parent| {
            parent.closest("p, .item-label, .item, h1, h2, pre, dd, li, .source-line").ok()?
        });
        if last.is_some() && block != last {
            let after_label = last.as_ref().is_some_and(|last| last.class_name() == "item-label");
            let is_line = last.as_ref().is_some_and(|last| last.class_name() == "source-line");
            text.push_str(if after_label {
                " "
            } else if is_line {
                "\n"
            } else {
                "\n\n"
            });
        }
        let base = entry.range.start;
        write(&mut text, &entry.shown, base + part.start..base + part.end);
        last = block;
    });
    text
}

/// Whether anything is selected.
pub(crate) fn is_selected() -> bool {
    selection().is_some()
}

/// Whether all that is selected lies in one element that matches.
pub(crate) fn is_selected_within(css: &str) -> bool {
    let node = selection().and_then(|range| range.common_ancestor_container().ok());
    let element = node.and_then(|node| match node.dyn_into::<web_sys::Element>() {
        Ok(element) => Some(element),
        Err(node) => node.parent_element(),
    });
    element.is_some_and(|element| element.closest(css).ok().flatten().is_some())
}

/// Where on the screen the selection lies.
pub(super) fn selected_rect() -> Option<web_sys::DomRect> {
    selection().map(|range| range.get_bounding_client_rect())
}

/// Selects nothing any more.
pub(crate) fn clear_selection() {
    if let Ok(Some(selection)) = super::window().get_selection() {
        let _ = selection.remove_all_ranges();
    }
}

fn selection() -> Option<web_sys::Range> {
    let selection = super::window().get_selection().ok().flatten();
    let selection = selection.filter(|selection| !selection.is_collapsed() && selection.range_count() > 0);
    selection.and_then(|selection| selection.get_range_at(0).ok())
}

/// Calls `each` with the texts within `css` that are selected, and which bytes of each.
fn each_selected(css: &str, each: &mut dyn FnMut(&Entry, Range<usize>)) {
    let Some(range) = selection() else { return };
    // Where the selection begins or ends in a text itself; elsewhere all of the text is in it.
    let at = |entry: &Entry, container: Option<Node>, offset: Option<u32>| {
        let is_here = container.is_some_and(|container| container.is_same_node(Some(&entry.node)));
        offset.filter(|_| is_here).map(|offset| byte_offset(entry.text(), offset))
    };
    ENTRIES.with_borrow(|entries| {
        for entry in entries.values() {
            let is_inside = || {
                let parent = entry.node.parent_element();
                parent.is_some_and(|parent| parent.closest(css).ok().flatten().is_some())
            };
            if range.intersects_node(&entry.node).unwrap_or(false) && is_inside() {
                let start = at(entry, range.start_container().ok(), range.start_offset().ok()).unwrap_or(0);
                let end = at(entry, range.end_container().ok(), range.end_offset().ok());
                let end = end.unwrap_or(entry.text().len());
                if start < end {
                    each(entry, start..end);
                }
            }
        }
    });
}

impl Entry {
    fn text(&self) -> &str {
        self.shown.text().get(self.range.clone()).unwrap_or_default()
    }

    /// Calls `add` with the places of `spans` in the node, counted as the browser counts.
    fn each(&self, spans: &[Span], add: &mut dyn FnMut(u32, u32)) {
        let Some(cover) = self.shown.cover() else { return };
        let first = spans.partition_point(|span| span.end <= cover.start);
        let text = self.text();
        // Counted on from the last place, so that many hits in a long text are counted once.
        let (mut byte, mut unit) = (0, 0);
        let mut units_to = |at: usize| {
            if at < byte {
                (byte, unit) = (0, 0);
            }
            unit += units(text.get(byte..at).unwrap_or_default());
            byte = at;
            unit
        };
        for span in spans.iter().skip(first).take_while(|span| span.start < cover.end) {
            let range = self.shown.range(*span);
            let start = range.start.clamp(self.range.start, self.range.end) - self.range.start;
            let end = range.end.clamp(self.range.start, self.range.end) - self.range.start;
            if start < end {
                let start = units_to(start);
                add(start, units_to(end));
            }
        }
    }
}

/// How long a text is for the browser, which counts in UTF-16.
fn units(text: &str) -> u32 {
    text.chars().map(|c| if c > '\u{ffff}' { 2 } else { 1 }).sum()
}

/// Where in bytes the browser's `offset` lies.
fn byte_offset(text: &str, offset: u32) -> usize {
    let mut left = offset;
    for (at, c) in text.char_indices() {
        if left == 0 {
            return at;
        }
        left = left.saturating_sub(if c > '\u{ffff}' { 2 } else { 1 });
    }
    text.len()
}
