use wasm_bindgen::JsCast as _;
use web_sys::{Event, HtmlInputElement};

use super::Dom;

/// The value of the field, or of the choice in a list, that has changed.
pub(crate) fn value(event: &Event) -> String {
    // A list has a property of the same name.
    event.target().map(|target| target.unchecked_into::<HtmlInputElement>().value()).unwrap_or_default()
}

/// Puts words into a field. **Never into an attribute**, which would stay.
pub(crate) fn fill(field: &Dom, words: &str) {
    field.unchecked_ref::<HtmlInputElement>().set_value(words);
}

/// Gives the focus to the field with that `id` and selects what is in it, so that typing replaces it.
pub(crate) fn focus_all(id: &str) {
    if let Some(field) = super::document().get_element_by_id(id) {
        let field: HtmlInputElement = field.unchecked_into();
        let _ = field.focus();
        field.select();
    }
}

/// Whether something lies over the page that Esc will close by itself.
pub(crate) fn is_covered() -> bool {
    super::document().query_selector(":popover-open").ok().flatten().is_some()
}
