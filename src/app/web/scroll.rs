use std::cell::Cell;

use wasm_bindgen::JsCast as _;
use web_sys::{HtmlElement, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition};

thread_local! {
    /// Until when scrolling is our own doing, in milliseconds since the page began.
    static OWN_UNTIL: Cell<f64> = const { Cell::new(0.0) };
}

/// Calls `then` when what the state asks for is on the page.
pub(in crate::app) fn after_drawing(then: impl FnOnce() + 'static) {
    leptos::task::spawn_local(async move {
        leptos::task::tick().await;
        then();
    });
}

/// Scrolls to the element with that `id` and gives it the focus, so that the next Tab and a screen reader go on from
/// there.
pub(in crate::app) fn show(id: &str) {
    let Some(element) = super::document().get_element_by_id(id) else { return };
    OWN_UNTIL.set(now() + 900.0);
    let still = super::window()
        .match_media("(prefers-reduced-motion: reduce)")
        .ok()
        .flatten()
        .is_some_and(|query| query.matches());
    let options = ScrollIntoViewOptions::new();
    options.set_behavior(if still { ScrollBehavior::Instant } else { ScrollBehavior::Smooth });
    options.set_block(ScrollLogicalPosition::Start);
    element.scroll_into_view_with_scroll_into_view_options(&options);
    let focus = web_sys::FocusOptions::new();
    focus.set_prevent_scroll(true);
    let _ = element.unchecked_into::<HtmlElement>().focus_with_options(&focus);
}

/// Scrolls the list around a row, and nothing else, as far as needed to show it.
pub(super) fn reveal(row: &web_sys::Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    row.scroll_into_view_with_scroll_into_view_options(&options);
}

/// The reader takes over from [`show`].
pub(in crate::app) fn reader_scrolls() {
    OWN_UNTIL.set(0.0);
}

/// The `id` of the place at the top of the text, once the reader has scrolled there. Absent while [`show`] scrolls.
pub(in crate::app) fn id_at_top() -> Option<String> {
    if now() < OWN_UNTIL.get() {
        return None;
    }
    let document = super::document();
    let text = document.query_selector(".cable").ok()??.get_bounding_client_rect();
    let bars = document.query_selector(".top").ok()??.get_bounding_client_rect();
    #[expect(clippy::cast_possible_truncation, reason = "pixels of a screen")]
    let (x, top) = ((text.left() + text.width() / 2.0) as f32, bars.bottom() as f32);
    // The point may fall between two paragraphs: look a little further down.
    [48.0, 72.0, 96.0].into_iter().find_map(|below| {
        let element = document.element_from_point(x, top + below)?;
        Some(element.closest("[data-place]").ok()??.id())
    })
}

fn now() -> f64 {
    super::window().performance().map_or(0.0, |performance| performance.now())
}
