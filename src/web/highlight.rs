//! What the bindings of the browser's interfaces do not have yet: highlights of CSS, and the letter at a point.

use js_sys::{Function, Reflect};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Node, Range, Text};

#[wasm_bindgen]
extern "C" {
    /// A range that does not follow the page: each that does is looked at whenever anything on the page changes, and
    /// there may be ten thousand hits.
    type StaticRange;
    /// Takes any object that has ends, and so a range.
    #[wasm_bindgen(constructor, catch)]
    fn new(ends: &Range) -> Result<StaticRange, JsValue>;

    /// A set of ranges that are painted alike.
    type Highlight;
    #[wasm_bindgen(constructor, catch)]
    fn new() -> Result<Highlight, JsValue>;
    #[wasm_bindgen(method)]
    fn add(this: &Highlight, range: &StaticRange);
    #[wasm_bindgen(method, setter)]
    fn set_priority(this: &Highlight, priority: i32);

    /// The painted sets, by name.
    type HighlightRegistry;
    #[wasm_bindgen(method)]
    fn set(this: &HighlightRegistry, name: &str, highlight: &Highlight);
    #[wasm_bindgen(method)]
    fn get(this: &HighlightRegistry, name: &str) -> Option<Highlight>;
    #[wasm_bindgen(thread_local_v2, js_namespace = CSS, js_name = highlights)]
    static HIGHLIGHTS: Option<HighlightRegistry>;
}

/// Ranges under one name. Where the browser has no highlights nothing is painted, and all else works.
pub(super) struct Paint(Option<(Highlight, Range)>);

impl Paint {
    /// Takes the name from whatever had it. What was found lies over all else, and where the reader is over that.
    pub(super) fn new(name: &str) -> Self {
        HIGHLIGHTS.with(|highlights| {
            let highlights = highlights.as_ref();
            Self(highlights.and_then(|highlights| {
                let highlight = Highlight::new().ok()?;
                highlight.set_priority(match name {
                    "find-here" => 2,
                    "find" => 1,
                    _ => 0,
                });
                highlights.set(name, &highlight);
                with_range(highlight)
            }))
        })
    }

    /// What has the name.
    pub(super) fn more(name: &str) -> Self {
        HIGHLIGHTS.with(|highlights| {
            Self(highlights.as_ref().and_then(|highlights| with_range(highlights.get(name)?)))
        })
    }

    /// Paints part of a text, counted in UTF-16.
    pub(super) fn add(&self, node: &Text, start: u32, end: u32) {
        if let Some((highlight, range)) = &self.0
            && let Some(range) = put(range, node, start, end).and_then(|range| StaticRange::new(range).ok())
        {
            highlight.add(&range);
        }
    }
}

/// With one range, of which all others are copies.
fn with_range(highlight: Highlight) -> Option<(Highlight, Range)> {
    Some((highlight, super::document().create_range().ok()?))
}

/// Part of a text.
pub(super) fn range(node: &Text, start: u32, end: u32) -> Option<Range> {
    let range = super::document().create_range().ok()?;
    put(&range, node, start, end)?;
    Some(range)
}

fn put<'r>(range: &'r Range, node: &Text, start: u32, end: u32) -> Option<&'r Range> {
    range.set_start(node, start).ok()?;
    range.set_end(node, end).ok()?;
    Some(range)
}

/// The text node at a point of the window, and which of its characters.
pub(super) fn caret_at(x: i32, y: i32) -> Option<(Node, u32)> {
    let document = super::document();
    // The standard's way, and the older one of WebKit.
    for (function, node, offset) in [
        ("caretPositionFromPoint", "offsetNode", "offset"),
        ("caretRangeFromPoint", "startContainer", "startOffset"),
    ] {
        let found =
            Reflect::get(&document, &function.into()).ok().and_then(|it| it.dyn_into::<Function>().ok());
        let Some(found) = found else { continue };
        let place = found.call2(&document, &x.into(), &y.into()).ok().filter(JsValue::is_object)?;
        let node = Reflect::get(&place, &node.into()).ok()?.dyn_into::<Node>().ok()?;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "an offset is a whole number"
        )]
        let offset = Reflect::get(&place, &offset.into()).ok()?.as_f64()? as u32;
        return Some((node, offset));
    }
    None
}
