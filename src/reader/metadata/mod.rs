//! Every field of the cable, decoded, each with the way to the bytes it was read from.

mod archive;
mod heading;
mod sent;

use std::sync::Arc;

use crate::document::Document;
use crate::ui::{Element, Icon, Node, button, coded, element, icon, live, run};
use crate::{Page, web};
use leptos::prelude::*;
use reftel_core::cable::{CodeKind, explain};
use reftel_core::text::Span;

/// How many values of one field, and how many fields of one group, are shown at first.
const FIRST: usize = 6;
const FIRST_ROWS: usize = 12;
/// So few more are shown too: a button for them would take as much room.
const SPARE: usize = 2;

/// The fields in groups, in the order of a telegram.
pub(super) fn metadata(page: Page, document: &Arc<Document>) -> Node {
    page.reader.mark_open();
    let today = web::today();
    let groups = [
        archive::identity(document),
        sent::sent(document),
        sent::addressees(document),
        heading::classification(document, today),
        heading::subject(document),
        heading::references(page, document),
        archive::record(document),
        archive::text(document),
    ];
    element("div").class("metadata").child(groups.into_iter().map(Group::draw).collect::<Node>()).into()
}

/// A value and the bytes that say so. Absent where it follows from several.
type Item = (Node, Option<Span>);

/// Rows under a small heading.
struct Group {
    title: &'static str,
    /// For the style sheet.
    kind: &'static str,
    rows: Vec<Node>,
}

impl Group {
    fn new(title: &'static str) -> Self {
        Self { title, kind: "", rows: Vec::new() }
    }

    /// A field with one value.
    fn one(&mut self, label: &'static str, value: impl Into<Node>, at: Option<Span>) {
        self.row(label.into(), label, vec![(value.into(), at)]);
    }

    /// A field with one value, as it is written.
    fn written(&mut self, document: &Document, label: &'static str, span: Option<Span>) {
        if let Some(span) = span.filter(|span| !span.is_empty()) {
            self.one(label, run(document.shown_word(span)), Some(span));
        }
    }

    /// A field with several values.
    fn many(&mut self, label: &'static str, items: Vec<Item>) {
        self.row(label.into(), label, items);
    }

    /// A row. What the buttons say aloud holds no words of the cable, since it is in an attribute.
    #[inline(never)]
    fn row(&mut self, label: Node, spoken: &str, mut items: Vec<Item>) {
        let value: Node = match items.pop() {
            None => return,
            Some(item) if items.is_empty() => with_source("div", spoken, item).into(),
            Some(last) => {
                items.push(last);
                let numbered = items.into_iter().enumerate();
                let rows = numbered
                    .map(|(index, item)| with_source("li", &format!("{spoken} {}", index + 1), item).into());
                folded("ul", FIRST, rows.collect())
            }
        };
        let label = element("dt").child(label);
        self.rows.push(element("div").class("fact").child(label).child(element("dd").child(value)).into());
    }

    fn draw(self) -> Node {
        if self.rows.is_empty() {
            return Node::None;
        }
        let title = element("h3").class("pane-title").child(self.title);
        element("section")
            .attribute("data-kind", self.kind)
            .child(title)
            .child(folded("dl", FIRST_ROWS, self.rows))
            .into()
    }
}

/// A value with the button that leads to its bytes.
fn with_source(tag: &'static str, spoken: &str, (value, at): Item) -> Element {
    let button = at.map(|span| {
        button()
            .class("to-source")
            .attribute("data-source", super::span_words(span))
            .attribute("aria-label", format!("Show {spoken} in the source"))
            .attribute("title", "Show in the source")
            .child(icon(Icon::Source))
    });
    element(tag).class("fact-value").child(element("div").child(value)).child(button)
}

/// A list; of a long one what is beyond the first few is behind a button.
fn folded(tag: &'static str, first: usize, mut rows: Vec<Node>) -> Node {
    let number = rows.len();
    if number <= first + SPARE {
        return element(tag).child(rows).into();
    }
    let rest = rows.split_off(first);
    let all = RwSignal::new(false);
    let words = live(move || if all.get() { "Show fewer".to_owned() } else { format!("Show all {number}") });
    let toggle = button()
        .class("link")
        .live("aria-expanded", move || Some(if all.get() { "true" } else { "false" }))
        .on("click", move |_| all.update(|all| *all = !*all))
        .child(words);
    let rest = element(tag).flag("hidden", move || !all.get()).child(rest);
    vec![element(tag).child(rows).into(), rest.into(), toggle.into()].into()
}

/// Words of the cable as a code, which explains itself if it is known.
fn code(document: &Document, kind: CodeKind, span: Span) -> Node {
    let code = element("span").class("code");
    let is_known = explain(kind, &document.word(span)).is_some();
    let code = if is_known { coded(code, kind) } else { code };
    code.child(run(document.shown_word(span))).into()
}

/// A word of ours for a code, which explains itself.
fn named(kind: CodeKind, words: impl Into<Node>) -> Node {
    coded(element("span"), kind).child(words).into()
}

/// A second line below a value: pieces with points between.
fn more(pieces: Vec<Node>) -> Node {
    if pieces.is_empty() {
        return Node::None;
    }
    let pieces = pieces.into_iter().map(|piece| element("span").child(piece).into());
    element("div").class("fact-more").child(pieces.collect::<Node>()).into()
}

#[cfg(test)]
mod tests;
