use wasm_bindgen::JsCast as _;
use web_sys::HtmlInputElement;

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
