use web_sys::HtmlInputElement;

/// Gives the focus to a field and selects what is in it, so that typing replaces it.
pub(crate) fn focus_all(field: &HtmlInputElement) {
    let _ = field.focus();
    field.select();
}

/// Empties a field.
pub(crate) fn clear(field: &HtmlInputElement) {
    field.set_value("");
}

/// Whether something lies over the page that Esc will close by itself.
pub(crate) fn is_covered() -> bool {
    super::document().query_selector("[popover=auto]:popover-open").ok().flatten().is_some()
}
