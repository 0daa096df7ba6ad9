use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

use super::Dom;

/// Shows the popover with that `id` beside an element: below it, or above where there is more room.
pub(crate) fn show_popover(id: &str, near: &Dom) {
    let Some(popover) = super::document().get_element_by_id(id) else { return };
    let popover: HtmlElement = popover.unchecked_into();
    if popover.show_popover().is_err() && !is_popover_open(id) {
        return;
    }
    let Some(root) = super::document().document_element() else { return };
    let (target, own) = (near.get_bounding_client_rect(), popover.get_bounding_client_rect());
    let (width, height) = (f64::from(root.client_width()), f64::from(root.client_height()));
    let left = target.left().min(width - own.width() - MARGIN).max(MARGIN);
    let below = target.bottom() + GAP;
    let is_above = below + own.height() > height - MARGIN && target.top() > height - target.bottom();
    let top = if is_above { target.top() - GAP - own.height() } else { below };
    // Whole pixels: the digits of fractions would be 3 kB of the program.
    for (name, value) in [("left", left as i32), ("top", top.max(MARGIN) as i32)] {
        let _ = popover.style().set_property(name, &format!("{value}px"));
    }
}

/// Between the popover and the edge of the window, in pixels.
const MARGIN: f64 = 8.0;
/// Between the popover and what it is about, in pixels.
const GAP: f64 = 6.0;

/// Hides a popover.
pub(crate) fn hide_popover(id: &str) {
    if let Some(popover) = super::document().get_element_by_id(id) {
        let _ = popover.unchecked_into::<HtmlElement>().hide_popover();
    }
}

/// Whether a popover is shown.
pub(crate) fn is_popover_open(id: &str) -> bool {
    super::document()
        .get_element_by_id(id)
        .is_some_and(|popover| popover.matches(":popover-open").unwrap_or(false))
}
