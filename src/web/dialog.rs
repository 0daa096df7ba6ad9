use wasm_bindgen::JsCast as _;
use web_sys::HtmlDialogElement;

use super::Dom;

/// Opens a dialog over the page; the browser keeps the focus in it and closes it on Esc.
pub(crate) fn show_dialog(dialog: &Dom) {
    let dialog: &HtmlDialogElement = dialog.unchecked_ref();
    if !dialog.open() {
        let _ = dialog.show_modal();
    }
}

/// Closes it; the browser gives the focus back to what had it before.
pub(crate) fn close_dialog(dialog: &Dom) {
    let dialog: &HtmlDialogElement = dialog.unchecked_ref();
    if dialog.open() {
        dialog.close();
    }
}
