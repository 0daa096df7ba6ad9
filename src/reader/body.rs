use super::inline::inline;
use crate::document::{Document, Part, Piece, Place, is_rule, parts};
use crate::position::Position;
use crate::ui::{Element, Node, button, coded, element, run};
use reftel_core::cable::{Block, CodeKind, Item, Paragraph, PortionMark, Role, Unnumbered};
use reftel_core::text::{Span, Spanned, Spans};

/// The text in the order of the file, with what was not recognised in its place, and the signature.
pub(super) fn body(document: &Document) -> Node {
    let pieces = document.pieces().iter().enumerate().map(|(index, &piece)| {
        let place = Place::Piece(index);
        match (piece, document.block(piece)) {
            (Piece::Unrecognised(span), _) => unrecognised(document, place, span),
            (_, Some(Block::Heading(heading))) => {
                frame(place, "heading").child(element("h2").child(run(document.shown(&heading.text)))).into()
            }
            (_, Some(Block::Paragraph(paragraph))) => numbered(document, place, paragraph),
            (_, Some(Block::Text(text))) if is_rule(&document.line(&text.text)) => {
                frame(place, "plain").child(element("hr")).into()
            }
            (_, Some(Block::Text(text))) => unnumbered(document, place, text),
            (_, Some(Block::Table(span))) => frame(place, "plain").child(table(document, *span)).into(),
            (_, None) => Node::None,
        }
    });
    let signature = document.cable().signature.as_ref();
    let signature =
        signature.map(|text| frame(Place::Signature, "signature").child(running(document, text, None)));
    vec![pieces.collect(), signature.into()].into()
}

/// The element of a place that one can go to.
fn frame(place: Place, class: &'static str) -> Element {
    element("section")
        .class(class)
        .attribute("id", place.dom_id())
        .attribute("data-place", "")
        .attribute("tabindex", "-1")
}

fn numbered(document: &Document, place: Place, paragraph: &Paragraph) -> Node {
    let number = paragraph.number.value.value;
    let number_view = match document.id() {
        Some(id) => {
            let position = Position { id: id.to_string(), paragraph: Some(number) };
            element("a")
                .attribute("href", position.to_string())
                .attribute("data-go", place.dom_id())
                .attribute("aria-label", format!("Paragraph {number}"))
        }
        None => element("span"),
    };
    let portion = paragraph.portion.map(|portion| portion_mark(document, portion));
    let gutter = element("div")
        .class("gutter")
        .child(number_view.class("number").child(number.to_string()))
        .child(portion)
        .child(menu_button(place, number));
    let content = parts(&paragraph.text, &paragraph.items).into_iter().map(|part| match part {
        Part::Text(text) => running(document, &text, paragraph.title),
        Part::Item(item) => sub_paragraph(document, item),
    });
    let text = element("div").class("paragraph-text").child(content.collect::<Node>());
    let frame = frame(place, "paragraph").child(gutter).child(text);
    with_role(frame, paragraph.role).into()
}

/// Opens the menu of a paragraph.
fn menu_button(place: Place, number: u16) -> Element {
    button()
        .class("gutter-menu")
        .attribute("aria-haspopup", "menu")
        .attribute("aria-label", format!("Copy or link paragraph {number}"))
        .attribute("data-menu", place.dom_id())
        .child("⋯")
}

fn unnumbered(document: &Document, place: Place, text: &Unnumbered) -> Node {
    let portion = text.portion.map(|portion| portion_mark(document, portion));
    let content = parts(&text.text, &text.items).into_iter().map(|part| match part {
        Part::Text(text) => running(document, &text, None),
        Part::Item(item) => sub_paragraph(document, item),
    });
    with_role(frame(place, "plain").child(portion).child(content.collect::<Node>()), text.role).into()
}

/// Says what a part of the text is for, so that it can look like it.
fn with_role(frame: Element, role: Option<Role>) -> Element {
    match role {
        Some(role) => frame.attribute("data-role", role.word()),
        None => frame,
    }
}

fn sub_paragraph(document: &Document, item: &Item) -> Node {
    let portion = item.portion.map(|portion| portion_mark(document, portion));
    let label = element("span").class("item-label").child(run(document.shown_word(item.label)));
    let text =
        element("div").child(portion).child(" ").child(inline(document, document.shown(&item.text), None));
    element("div").class("item").child(label).child(text).into()
}

/// Running text: one line, which the browser breaks as it likes. Its first words may be its title.
fn running(document: &Document, text: &Spans, title: Option<Span>) -> Node {
    element("p").child(inline(document, document.shown(text), title)).into()
}

/// Lines that keep their shape. They can be scrolled sideways, so the keyboard must reach them.
fn lines(document: &Document, span: Span, what: &'static str) -> Element {
    element("pre")
        .attribute("tabindex", "0")
        .attribute("role", "group")
        .attribute("aria-label", what)
        .child(run(document.shown_lines(span)))
}

fn table(document: &Document, span: Span) -> Node {
    lines(document, span, "Table").class("table").into()
}

fn unrecognised(document: &Document, place: Place, span: Span) -> Node {
    let label = element("p").class("unrecognised-label").child("Not recognised, shown as it stands");
    frame(place, "unrecognised")
        .child(label)
        .child(lines(document, span, "Text that was not recognised"))
        .into()
}

/// A portion mark in the colour of its level, with the words after it. It explains itself.
pub(super) fn portion_mark(document: &Document, portion: Spanned<PortionMark>) -> Node {
    coded(plain_portion_mark(document, portion), CodeKind::Portion).into()
}

/// The same as part of something else that is clicked.
pub(super) fn plain_portion_mark(document: &Document, portion: Spanned<PortionMark>) -> Element {
    let mark = element("span").class("portion");
    let Some(level) = portion.value.level else {
        let shown = document.word(portion.span);
        return mark.child(element("span").class("portion-level").child(shown.trim_matches(['(', ')', ' '])));
    };
    let caveat = portion
        .value
        .caveat
        .map(|caveat| element("span").class("portion-caveat").child(document.word(caveat)));
    mark.attribute("data-portion", level.letters())
        .child(element("span").class("portion-level").child(level.letters()))
        .child(caveat.map(|caveat| -> Node {
            vec![element("span").class("portion-slash").child("/").into(), caveat.into()].into()
        }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::open::open;

    const SAMPLE: &str = include_str!("../../assets/samples/port-elsinore.txt");

    #[test]
    fn ok_the_whole_text_is_drawn_once() {
        let document = open("sample", SAMPLE.into()).unwrap().remove(0);
        let text = body(&document).text();
        for words in
            ["Prime Minister Halvard Sund", "Tobias Rennick", "name the operator of any field", "HOLLOWAY"]
        {
            assert_eq!(text.matches(words).count(), 1, "{words}");
        }
        assert!(!text.contains("002 OF 002"), "page residue");
    }
}
