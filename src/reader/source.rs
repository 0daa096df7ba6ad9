use crate::document::Document;
use crate::ui::{Element, Node, element, run};

/// Lines that the browser lays out together, or not at all while they are out of sight.
const CHUNK: usize = 40;

/// The cable as it was received, line by line.
pub(super) fn source(document: &Document) -> Element {
    let lines: Vec<Node> = document
        .source_lines()
        .map(|span| element("div").class("source-line").child(run(document.shown_raw(span))).into())
        .collect();
    let mut chunks = Vec::new();
    let mut lines = lines.into_iter().peekable();
    while lines.peek().is_some() {
        let chunk: Node = lines.by_ref().take(CHUNK).collect();
        chunks.push(element("div").class("source-chunk").child(chunk).into());
    }
    element("section")
        .class("source")
        .attribute("aria-label", "Source")
        .attribute("role", "region")
        .attribute("tabindex", "0")
        .child(chunks)
}
