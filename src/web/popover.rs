use wasm_bindgen::JsCast as _;
use web_sys::{DomRect, HtmlElement};

use super::Dom;

/// Shows a popover beside an element: below it, or above where there is more room.
pub(crate) fn show_popover(popover: &HtmlElement, near: &Dom) {
    if popover.show_popover().is_err() && !is_popover_open(popover) {
        return;
    }
    place(popover, &near.get_bounding_client_rect());
}

/// Where on the screen a press was, in pixels.
pub(crate) fn point(event: &web_sys::Event) -> (i32, i32) {
    let mouse: &web_sys::MouseEvent = event.unchecked_ref();
    (mouse.client_x(), mouse.client_y())
}

/// Shows a popover beside a point of the screen.
pub(crate) fn show_at_point(popover: &HtmlElement, (x, y): (i32, i32)) {
    let (x, y) = (f64::from(x), f64::from(y));
    if let Ok(target) = DomRect::new_with_x_and_y_and_width_and_height(x, y - LINE / 2.0, 1.0, LINE)
        && (popover.show_popover().is_ok() || is_popover_open(popover))
    {
        place(popover, &target);
    }
}

/// Shows a popover beside what is selected.
pub(crate) fn show_at_selection(popover: &HtmlElement) {
    let Some(target) = super::runs::selected_rect() else { return };
    if popover.show_popover().is_ok() || is_popover_open(popover) {
        place(popover, &target);
    }
}

fn place(popover: &HtmlElement, target: &DomRect) {
    let Some(root) = super::document().document_element() else { return };
    let own = popover.get_bounding_client_rect();
    let (width, height) = (f64::from(root.client_width()), f64::from(root.client_height()));
    let left = target.left().min(width - own.width() - MARGIN).max(MARGIN);
    let below = target.bottom() + GAP;
    let is_above = below + own.height() > height - MARGIN && target.top() > height - target.bottom();
    let top = if is_above { target.top() - GAP - own.height() } else { below };
    // Whole pixels, so that its lines are sharp.
    for (name, value) in [("left", left as i32), ("top", top.max(MARGIN) as i32)] {
        let _ = popover.style().set_property(name, &format!("{value}px"));
    }
}

/// About how high a line of text is, in pixels.
const LINE: f64 = 24.0;
/// Between the popover and the edge of the window, in pixels.
const MARGIN: f64 = 8.0;
/// Between the popover and what it is about, in pixels.
const GAP: f64 = 6.0;

/// Hides a popover.
pub(crate) fn hide_popover(popover: &HtmlElement) {
    let _ = popover.hide_popover();
}

/// Whether a popover is shown.
pub(crate) fn is_popover_open(popover: &HtmlElement) -> bool {
    popover.matches(":popover-open").unwrap_or(false)
}

/// Whether the reader points at an element, has the focus in it, or has unfolded something there.
pub(crate) fn is_in_use(css: &str) -> bool {
    let selector = format!("{css}:hover, {css}:focus-within, {css} details[open]");
    super::document().query_selector(&selector).is_ok_and(|found| found.is_some())
}
