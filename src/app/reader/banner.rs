use leptos::html;
use leptos::prelude::*;

use crate::app::Page;
use crate::app::document::Document;
use crate::cable::Caption;

/// The classification of the cable on screen, in words and in the standard colour.
pub(in crate::app) fn banner(page: Page) -> AnyView {
    let marking = Memo::new(move |_| page.library.read().current().map(|entry| marking(&entry.document)));
    html::p()
        .class("banner")
        .attr("data-level", move || marking.get().and_then(|(letters, _)| letters))
        .child(move || marking.get().map(|(_, words)| words))
        .into_any()
}

/// The key of the colour and the words.
fn marking(document: &Document) -> (Option<&'static str>, String) {
    let cable = document.cable();
    let Some(level) = cable.level() else { return (None, "No classification found".to_owned()) };
    let noforn = cable.header.captions.iter().any(|caption| caption.caption == Caption::Noforn);
    let words = if noforn { format!("{level} // NOFORN") } else { level.to_string() };
    (Some(level.letters()), words)
}
