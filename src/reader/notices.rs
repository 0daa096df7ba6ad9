use crate::document::Document;
use crate::ui::{Node, button, element};
use reftel_core::cable::{Diagnostic, Severity};

/// What was repaired and what is in doubt. A click leads to the place.
pub(super) fn notices(document: &Document) -> Node {
    let number = document.diagnostics().len();
    let content = if number == 0 {
        element("p").class("muted").child("Nothing had to be repaired, and nothing is in doubt.")
    } else {
        let rows = document.diagnostics().iter().map(|diagnostic| row(document, diagnostic));
        element("ul").child(rows.collect::<Node>())
    };
    element("div").class("notices").child(content).into()
}

fn row(document: &Document, diagnostic: &Diagnostic) -> Node {
    let place = document.nearest(diagnostic.span);
    let (severity, word) = match diagnostic.code.severity() {
        Severity::Note => ("note", "Repaired"),
        Severity::Warning => ("warning", "In doubt"),
    };
    let first = element("span")
        .class("notice-where")
        .child(element("span").child(document.place_name(place)))
        .child(element("span").class("notice-kind").child(word));
    let row = button()
        .class("notice-row")
        .attribute("data-severity", severity)
        .attribute("data-go", place.dom_id())
        .attribute("data-spot", super::span_words(diagnostic.span))
        .child(first)
        .child(element("span").class("notice-what").child(diagnostic.code.to_string()));
    element("li").child(row).into()
}
