use wasm_bindgen::JsCast as _;
use web_sys::{HtmlElement, Node, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::settle::{Scroller, hold_place, is_settling, settle};

/// Farther than this many times the height of the window, the page does not glide there.
const GLIDE: f64 = 3.0;

/// Calls `then` when what the state asks for is on the page.
pub(crate) fn after_drawing(then: impl FnOnce() + 'static) {
    leptos::task::spawn_local(async move {
        leptos::task::tick().await;
        then();
    });
}

/// Scrolls to the element with that `id` and gives it the focus, so that the next Tab and a screen reader go on from
/// there.
pub(crate) fn show(id: &str) {
    let Some(element) = super::document().get_element_by_id(id) else { return };
    hold_place();
    let is_still = super::window()
        .match_media("(prefers-reduced-motion: reduce)")
        .ok()
        .flatten()
        .is_some_and(|query| query.matches());
    let height = super::document().document_element().map_or(0, |root| root.client_height());
    let is_far = element.get_bounding_client_rect().top().abs() > GLIDE * f64::from(height);
    let behavior = if is_still || is_far { ScrollBehavior::Instant } else { ScrollBehavior::Smooth };
    arrive(&element, behavior);
    focus_in_place(element);
}

/// Scrolls to the element with that `id` at once, and leaves the focus where it is.
pub(crate) fn keep(id: &str) {
    if let Some(element) = super::document().get_element_by_id(id) {
        hold_place();
        arrive(&element, ScrollBehavior::Instant);
    }
}

fn arrive(element: &web_sys::Element, behavior: ScrollBehavior) {
    scroll_to(element, behavior);
    let (target, scrolled) = (element.clone(), element.clone());
    let top = move || target.is_connected().then(|| target.get_bounding_client_rect().top());
    settle(Scroller::Text, top, move || scroll_to(&scrolled, ScrollBehavior::Instant));
}

fn scroll_to(element: &web_sys::Element, behavior: ScrollBehavior) {
    let options = ScrollIntoViewOptions::new();
    options.set_behavior(behavior);
    options.set_block(ScrollLogicalPosition::Start);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

fn focus_in_place(element: web_sys::Element) {
    let focus = web_sys::FocusOptions::new();
    focus.set_prevent_scroll(true);
    let _ = element.unchecked_into::<HtmlElement>().focus_with_options(&focus);
}

/// Gives the focus to the element with that `id`.
pub(crate) fn focus(id: &str) {
    if let Some(element) = super::document().get_element_by_id(id) {
        unfold(&element);
        let _ = element.unchecked_into::<HtmlElement>().focus();
    }
}

/// Unfolds all around an element.
fn unfold(element: &web_sys::Element) {
    let mut fold = element.closest("details").ok().flatten();
    while let Some(found) = fold {
        let _ = found.set_attribute("open", "");
        fold = found.parent_element().and_then(|around| around.closest("details").ok()?);
    }
}

/// Gives the focus to the first button in the element with that `id`.
pub(crate) fn focus_first(id: &str) {
    if let Ok(Some(first)) = super::document().query_selector(&format!("#{id} button")) {
        let _ = first.unchecked_into::<HtmlElement>().focus();
    }
}

/// Gives the focus to the button in a row of a list.
pub(crate) fn focus_row(list: &web_sys::Element, index: usize) {
    let row = list.query_selector_all("li button").ok().and_then(|rows| rows.get(u32::try_from(index).ok()?));
    if let Some(row) = row {
        let _ = row.unchecked_into::<HtmlElement>().focus();
    }
}

/// Gives the focus to the first text field in what matches `css`.
pub(crate) fn focus_first_field(css: &str) {
    if let Ok(Some(first)) = super::document().query_selector(&format!("{css} input")) {
        let _ = first.unchecked_into::<HtmlElement>().focus();
    }
}

/// Gives the focus to what comes after the element of an event, or before it; from either end to the other.
pub(crate) fn focus_sibling(event: &web_sys::Event, forward: bool) {
    let Some(here) = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()) else {
        return;
    };
    let parent = here.parent_element();
    let next = if forward {
        here.next_element_sibling().or_else(|| parent?.first_element_child())
    } else {
        here.previous_element_sibling().or_else(|| parent?.last_element_child())
    };
    if let Some(next) = next {
        let _ = next.unchecked_into::<HtmlElement>().focus();
    }
}

/// Gives the focus to the next element in a region that matches, or to the one before: from what has the focus there, else
/// from the top of the window.
pub(crate) fn focus_next(region: &str, css: &str, forward: bool) {
    let document = super::document();
    let Ok(all) = document.query_selector_all(&format!("{region} {css}")) else { return };
    let here = document.active_element().filter(|here| {
        let rect = here.get_bounding_client_rect();
        let is_inside = here.parent_element().and_then(|around| around.closest(region).ok()?).is_some();
        is_inside && rect.bottom() > bars_end() && rect.top() < window_height()
    });
    let is_past = |element: &web_sys::Element| match &here {
        Some(here) => {
            let order = here.compare_document_position(element);
            let wanted =
                if forward { Node::DOCUMENT_POSITION_FOLLOWING } else { Node::DOCUMENT_POSITION_PRECEDING };
            order & wanted != 0
        }
        None => (element.get_bounding_client_rect().top() >= bars_end()) == forward,
    };
    let count = all.length();
    let order = (0..count).map(|index| if forward { index } else { count - 1 - index });
    let next = order
        .filter_map(|index| all.get(index)?.dyn_into::<web_sys::Element>().ok())
        // What is folded away has no box.
        .find(|element| is_past(element) && element.get_bounding_client_rect().height() > 0.0);
    if let Some(next) = next {
        if !next.has_attribute("tabindex") {
            let _ = next.set_attribute("tabindex", "-1");
        }
        let _ = next.unchecked_into::<HtmlElement>().focus();
    }
}

/// Gives the focus to the place with that `id`, or to the text where the place is not on the page, and scrolls nothing.
pub(crate) fn focus_place(id: &str) {
    let document = super::document();
    if let Some(element) = document.get_element_by_id(id).or_else(|| document.get_element_by_id("text")) {
        focus_in_place(element);
    }
}

/// Gives the focus to the element with that `id` if what had it is gone, and scrolls nothing.
pub(crate) fn focus_if_lost(id: &str) {
    let document = super::document();
    if document.active_element().is_none_or(|element| element.tag_name() == "BODY")
        && let Some(element) = document.get_element_by_id(id)
    {
        focus_in_place(element);
    }
}

/// Scrolls the list around what has got the focus, where the browser does not do it by itself.
pub(crate) fn reveal_target(event: &web_sys::Event) {
    if let Some(row) = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()) {
        reveal(&row);
    }
}

/// Scrolls a list to the row where the reader is.
pub(crate) fn reveal_current(list: &web_sys::Element) {
    if let Ok(Some(row)) = list.query_selector("[aria-current]") {
        reveal(&row);
    }
}

/// Scrolls the list around a row, and nothing else, as far as needed to show it.
fn reveal(row: &web_sys::Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    row.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Scrolls to a part of a text, unless it is in view. The panes of the text scroll in themselves or with the window.
pub(super) fn reveal_range(node: &web_sys::Text, parent: &web_sys::Element, start: u32, end: u32) {
    hold_place();
    unfold(parent);
    reveal_once(node, parent, start, end);
    let scroller = if source_pane(parent).is_some() { Scroller::Source } else { Scroller::Text };
    let (at, again) = ((node.clone(), parent.clone()), (node.clone(), parent.clone()));
    let top = move || at.0.is_connected().then(|| place_of(&at.0, &at.1, start, end))?.map(|(top, _)| top);
    settle(scroller, top, move || reveal_once(&again.0, &again.1, start, end));
}

/// Where the bars at the top of the window end.
fn bars_end() -> f64 {
    // The find bar lies on the text.
    let bars = [".top", ".find-bar"].map(|css| super::document().query_selector(css).ok().flatten());
    let bottoms = bars.iter().flatten().map(|bar| bar.get_bounding_client_rect().bottom());
    bottoms.fold(0.0, f64::max)
}

fn window_height() -> f64 {
    f64::from(super::document().document_element().map_or(0, |root| root.client_height()))
}

/// Top and bottom of a part of a text on the screen. What the browser has not laid out yet has no place: the element around
/// it has.
fn place_of(node: &web_sys::Text, parent: &web_sys::Element, start: u32, end: u32) -> Option<(f64, f64)> {
    let range = super::highlight::range(node, start, end)?;
    let rect = range.get_bounding_client_rect();
    if rect.height() > 0.0 {
        return Some((rect.top(), rect.bottom()));
    }
    let around = parent.get_bounding_client_rect().top();
    Some((around, around))
}

/// The pane of the source around an element, if it scrolls in itself.
fn source_pane(element: &web_sys::Element) -> Option<web_sys::Element> {
    element.closest(".source").ok().flatten().filter(|pane| pane.scroll_height() > pane.client_height())
}

fn reveal_once(node: &web_sys::Text, parent: &web_sys::Element, start: u32, end: u32) {
    let Some((top, bottom)) = place_of(node, parent, start, end) else { return };
    let (bars, height) = (bars_end(), window_height());
    let scroller = source_pane(parent);
    let (upper, lower) = match &scroller {
        Some(pane) => {
            let pane = pane.get_bounding_client_rect();
            (pane.top().max(bars), pane.bottom())
        }
        None => (bars, height),
    };
    if bottom > top && top >= upper + 24.0 && bottom <= lower - 24.0 {
        return;
    }
    let by = top - upper - (lower - upper) / 3.0;
    match scroller {
        #[expect(clippy::cast_possible_truncation, reason = "pixels")]
        Some(pane) => pane.set_scroll_top(pane.scroll_top() + by as i32),
        None => super::window().scroll_by_with_x_and_y(0.0, by),
    }
}

/// The `id` of the place at the top of the text, once the reader has scrolled there. None while [`show`] scrolls.
pub(crate) fn id_at_top() -> Option<String> {
    if is_settling() {
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
