use leptos::html;
use leptos::prelude::*;

use super::Reading;
use crate::app::document::{Document, Part, Piece, Place, parts};
use crate::app::position::Position;
use crate::cable::{Block, Item, Paragraph, PortionMark};
use crate::text::{Span, Spanned, Spans};

/// The text in the order of the file, with what was not recognised in its place, and the signature.
pub(super) fn body(reading: &Reading) -> AnyView {
    let document = &*reading.document;
    let pieces = document.pieces().iter().enumerate().map(|(index, &piece)| {
        let place = Place::Piece(index);
        match (piece, document.block(piece)) {
            (Piece::Unrecognised(span), _) => unrecognised(reading, place, span),
            (_, Some(Block::Heading(heading))) => {
                frame(reading, place, "heading", html::h2().child(document.line(&heading.text)).into_any())
            }
            (_, Some(Block::Paragraph(paragraph))) => numbered(reading, place, paragraph),
            (_, Some(Block::Text(text))) => frame(reading, place, "plain", paragraphs(document, text)),
            (_, Some(Block::Table(span))) => frame(reading, place, "plain", table(document, *span)),
            (_, None) => ().into_any(),
        }
    });
    let pieces: Vec<AnyView> = pieces.collect();
    let signature = document.cable().signature.as_ref().map(|signature| {
        frame(reading, Place::Signature, "signature", html::p().child(document.line(signature)).into_any())
    });
    html::div().class("body").child((pieces, signature)).into_any()
}

/// The element of a place: it can be gone to, and shows when the reader is there.
fn frame(reading: &Reading, place: Place, class: &'static str, content: AnyView) -> AnyView {
    let here = reading.place;
    html::section()
        .class(class)
        .id(place.dom_id())
        .attr("data-place", "")
        .attr("data-here", move || here.get() == place)
        .tabindex("-1")
        .child(content)
        .into_any()
}

fn numbered(reading: &Reading, place: Place, paragraph: &Paragraph) -> AnyView {
    let document = &*reading.document;
    let number = paragraph.number.value.value;
    let words = format!("Paragraph {number}");
    let number_view = match document.id() {
        Some(id) => {
            let position = Position { id: id.to_string(), paragraph: Some(number) };
            html::a()
                .class("number")
                .href(position.to_string())
                .attr("data-go", place.dom_id())
                .aria_label(words)
                .child(number.to_string())
                .into_any()
        }
        None => html::span().class("number").child(number.to_string()).into_any(),
    };
    let portion = paragraph.portion.map(|portion| portion_mark(document, portion));
    let gutter = html::div().class("gutter").child((number_view, portion)).into_any();
    let title = paragraph.title.map(|title| html::strong().class("title").child(document.word(title)));
    let content = parts(paragraph).into_iter().map(|part| match part {
        Part::Text(text) => paragraphs(document, &text),
        Part::Item(item) => sub_paragraph(document, item),
    });
    let content: Vec<AnyView> = content.collect();
    frame(
        reading,
        place,
        "paragraph",
        (gutter, html::div().class("paragraph-text").child((title, content))).into_any(),
    )
}

fn sub_paragraph(document: &Document, item: &Item) -> AnyView {
    let portion = item.portion.map(|portion| portion_mark(document, portion));
    html::div()
        .class("item")
        .child((
            html::span().class("item-label").child(document.word(item.label)),
            html::div().child((portion, " ", document.line(&item.text))),
        ))
        .into_any()
}

/// Running text: one line, which the browser breaks as it likes.
fn paragraphs(document: &Document, text: &Spans) -> AnyView {
    html::p().child(document.line(text)).into_any()
}

fn table(document: &Document, span: Span) -> AnyView {
    html::pre()
        .class("table")
        .tabindex("0")
        .role("group")
        .aria_label("Table")
        .child(document.lines(span))
        .into_any()
}

fn unrecognised(reading: &Reading, place: Place, span: Span) -> AnyView {
    let content = (
        html::p().class("unrecognised-label").child("Not recognised, shown as it stands"),
        html::pre()
            .tabindex("0")
            .role("group")
            .aria_label("Text that was not recognised")
            .child(reading.document.lines(span)),
    );
    frame(reading, place, "unrecognised", content.into_any())
}

/// A portion mark in the colour of its level, with the words after it.
pub(super) fn portion_mark(document: &Document, portion: Spanned<PortionMark>) -> AnyView {
    let level = portion.value.level;
    let shown = document.word(portion.span);
    let letters = level
        .map_or_else(|| shown.trim_matches(['(', ')', ' ']).to_owned(), |level| level.letters().to_owned());
    let caveat = level.and(portion.value.caveat).map(|caveat| document.word(caveat));
    let title = level.map(|level| {
        caveat.as_ref().map_or_else(|| level.word().to_owned(), |caveat| format!("{level}, {caveat}"))
    });
    html::span()
        .class("portion")
        .attr("data-portion", level.map_or("", |level| level.letters()))
        .attr("title", title)
        .child((
            html::span().class("portion-level").child(letters),
            caveat.map(|caveat| html::span().class("portion-caveat").child(caveat)),
        ))
        .into_any()
}
