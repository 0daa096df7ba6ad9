//! The browser. **The only folder that names `web_sys`, `js_sys` or `wasm_bindgen`**: its functions take and return
//! our own types, and each listener takes itself away when the scope that made it ends.

mod clipboard;
mod clock;
mod decode;
mod describe;
mod dialog;
mod events;
mod fields;
mod files;
mod highlight;
mod inflate;
mod locks;
mod page;
mod popover;
mod print;
mod probe;
mod runs;
mod scroll;
mod settle;
mod transfer;

pub(super) use clipboard::{NotCopied, copy, copy_link};
pub(super) use clock::{later, next_task, now};
pub(super) use decode::to_utf8;
pub(super) use dialog::{close_dialog, show_dialog};
pub(super) use events::{on_document, on_window};
pub(super) use fields::{clear, focus_all, is_covered};
pub(super) use files::{Picked, click, picked, read};
pub(super) use inflate::{Packing, unpack};
pub(super) use locks::locks;
pub(super) use page::{
    COMPACT, NARROW, TIGHT, apply_settings, capture_pointer, hash, history_state, is_dark, is_sealed,
    load_settings, matches, on_leaving, on_media, on_print, save, save_unchecked, set_hash, share_of_parent,
    store_settings, today,
};
pub(super) use popover::{
    hide_popover, is_in_use, is_popover_open, point, show_at_point, show_at_selection, show_popover,
};
pub(super) use print::{SetAside, set_aside};
pub(super) use probe::{blocked_address, run as run_probe};
pub(super) use runs::{
    TextNode, byte_at_top, clear_selection, forget_painted, is_selected, is_selected_within, paint,
    paint_more, paint_new, pointed_at, reveal, selected, selected_text,
};
pub(super) use scroll::{
    after_drawing, focus, focus_first, focus_first_field, focus_if_lost, focus_next, focus_place, focus_row,
    focus_sibling, id_at_top, keep, reveal_current, reveal_target, show,
};
pub(super) use settle::{hold_place, reader_scrolls, scrolls_by_key};
pub(super) use transfer::{Taken, carries_files, dropped, leaves_window, pasted, pasted_text, put_text};

use wasm_bindgen::JsCast as _;

/// An element of the browser. Elsewhere it is only handed on.
pub(super) type Dom = web_sys::Element;

/// The window. There is one wherever this code runs.
fn window() -> web_sys::Window {
    web_sys::window().unwrap_or_else(|| wasm_bindgen::JsValue::UNDEFINED.unchecked_into())
}

/// The document.
fn document() -> web_sys::Document {
    window().document().unwrap_or_else(|| wasm_bindgen::JsValue::UNDEFINED.unchecked_into())
}

/// The element of an event, or the nearest one around it, that matches.
pub(super) fn nearest(event: &web_sys::Event, css: &str) -> Option<Dom> {
    event.target()?.dyn_into::<web_sys::Element>().ok()?.closest(css).ok()?
}

/// What has the focus, if it is such an element.
pub(super) fn focused(css: &str) -> Option<Dom> {
    document().active_element().filter(|element| element.matches(css).unwrap_or(false))
}

/// The value of an attribute.
pub(super) fn attribute(dom: &Dom, name: &str) -> Option<String> {
    dom.get_attribute(name)
}

/// The text in an element.
pub(super) fn words(dom: &Dom) -> String {
    dom.text_content().unwrap_or_default()
}

/// Says by which element another is described; by none when `id` is empty.
pub(super) fn describe(dom: &Dom, id: &str) {
    let _ = if id.is_empty() {
        dom.remove_attribute("aria-describedby")
    } else {
        dom.set_attribute("aria-describedby", id)
    };
}

/// Presses the code that has the focus, if it is one: only buttons press themselves. Whether it is.
pub(super) fn press_code(event: &web_sys::Event) -> bool {
    let code = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlElement>().ok());
    let code = code.filter(|code| code.matches("[data-explain]").unwrap_or(false));
    code.as_ref().map(web_sys::HtmlElement::click).is_some()
}

/// The key of a keyboard event, as our code has it.
pub(super) fn with_key_press<T>(
    event: &web_sys::Event,
    then: impl FnOnce(super::keys::KeyPress<'_>) -> T,
) -> T {
    let key: &web_sys::KeyboardEvent = event.unchecked_ref();
    // While a character is composed from several keys, Enter and Esc are for the input method.
    let name = if key.is_composing() { String::new() } else { key.key() };
    let in_find = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
        .is_some_and(|element| element.id() == FIND_FIELD);
    then(super::keys::KeyPress {
        key: &name,
        control: key.ctrl_key() || key.meta_key(),
        alt: key.alt_key(),
        shift: key.shift_key(),
        in_field: in_field(event),
        in_find,
    })
}

/// The `id` of the field of the find bar.
pub(super) const FIND_FIELD: &str = "find-field";

/// Whether an event happened in a field that takes text.
pub(super) fn in_field(event: &web_sys::Event) -> bool {
    event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
        .and_then(|element| {
            element
                .closest("input:not([type=checkbox], [type=file]), textarea, select, [contenteditable]")
                .ok()?
        })
        .is_some()
}

/// Whether an event happened on the very element that listens, not on something in it.
pub(super) fn is_own(event: &web_sys::Event) -> bool {
    event.target() == event.current_target()
}

/// Whether a checkbox that has changed is on.
pub(super) fn is_checked(event: &web_sys::Event) -> bool {
    event.target().is_some_and(|target| target.unchecked_into::<web_sys::HtmlInputElement>().checked())
}

/// Whether somebody has dealt with an event already.
pub(super) fn is_prevented(event: &web_sys::Event) -> bool {
    event.default_prevented()
}

/// Whether what unfolds, and has just done so or the other way round, is open.
pub(super) fn is_open(event: &web_sys::Event) -> bool {
    event.target().is_some_and(|target| target.unchecked_into::<Dom>().has_attribute("open"))
}

/// Takes the text out of a field and leaves it empty.
pub(super) fn take_text(field: &web_sys::HtmlTextAreaElement) -> String {
    let text = field.value();
    field.set_value("");
    text
}
