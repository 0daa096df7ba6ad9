use super::body::plain_portion_mark;
use crate::document::{Document, Piece, Place};
use crate::ui::{Node, button, element};
use reftel_core::cable::{Block, Paragraph};

/// The contents: heading, headings of the text, paragraphs with their first words, signature. Text without
/// numbers is listed only where it is all there is.
pub(super) fn contents(document: &Document) -> Node {
    let is_numbered = document.cable().paragraphs().next().is_some();
    let mut rows = vec![row(Place::Heading, "plain", "Heading".into())];
    rows.extend(document.pieces().iter().enumerate().map(|(index, &piece)| {
        let place = Place::Piece(index);
        match (piece, document.block(piece)) {
            (Piece::Unrecognised(_), _) => row(place, "odd", "Not recognised".into()),
            (_, Some(Block::Heading(heading))) => {
                row(place, "title", document.first_words(&heading.text).into())
            }
            (_, Some(Block::Paragraph(paragraph))) => {
                row(place, "numbered", paragraph_line(document, paragraph))
            }
            (_, Some(Block::Text(text))) if !is_numbered => {
                row(place, "plain", document.first_words(&text.text).into())
            }
            (_, Some(Block::Text(_) | Block::Table(_)) | None) => Node::None,
        }
    }));
    let signature = document.cable().signature.as_ref();
    rows.extend(signature.map(|signature| row(Place::Signature, "plain", document.line(signature).into())));
    vec![element("h2").class("pane-title").child("Contents").into(), element("ol").child(rows).into()].into()
}

fn row(place: Place, kind: &'static str, words: Node) -> Node {
    let row = button()
        .class("contents-row")
        .attribute("data-kind", kind)
        .attribute("data-go", place.dom_id())
        .child(words);
    element("li").child(row).into()
}

fn paragraph_line(document: &Document, paragraph: &Paragraph) -> Node {
    let portion = paragraph.portion.map(|portion| plain_portion_mark(document, portion));
    vec![
        element("span").class("number").child(paragraph.number.value.value.to_string()).into(),
        element("span").class("contents-portion").child(portion).into(),
        element("span").class("contents-words").child(document.first_words(&paragraph.text)).into(),
    ]
    .into()
}
