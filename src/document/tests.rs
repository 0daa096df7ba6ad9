use super::*;
use reftel_core::cable::{Block, Heading, Item, Number, Paragraph};
use reftel_core::text::Spanned;

fn span(start: usize, end: usize) -> Span {
    Span::new(start, end)
}

fn paragraph(value: u16, start: usize, end: usize) -> Paragraph {
    Paragraph {
        number: Spanned::new(Number { value, printed: None }, span(start, start + 2)),
        portion: None,
        title: None,
        underline: None,
        text: span(start + 3, end).into(),
        items: Vec::new(),
        role: None,
        span: span(start, end),
    }
}

fn document() -> Document {
    let source = Source::new("a.txt", " ".repeat(100)).unwrap();
    let heading = Heading { text: span(30, 35).into(), span: span(30, 36) };
    let cable = Cable {
        body: vec![
            Block::Paragraph(paragraph(1, 10, 20)),
            Block::Heading(heading),
            Block::Paragraph(paragraph(2, 40, 60)),
        ],
        signature: Some(span(90, 95).into()),
        unrecognised: vec![span(2, 5), span(70, 80), span(82, 85)],
        ..Cable::default()
    };
    Document::new(source, Parsed { cable, diagnostics: Vec::new() })
}

#[test]
fn ok_pieces_are_in_the_order_of_the_file() {
    let document = document();
    assert_eq!(
        document.pieces(),
        [
            Piece::Unrecognised(0, 1),
            Piece::Block(0),
            Piece::Block(1),
            Piece::Block(2),
            Piece::Unrecognised(1, 3),
        ]
    );
    assert_eq!(document.name(), "a.txt");
}

#[test]
fn ok_lines_without_a_block_between_them_are_one_piece() {
    let document = document();
    let last = *document.pieces().last().unwrap();
    assert_eq!(document.unrecognised(last), [span(70, 80), span(82, 85)]);
    assert_eq!(document.span_of(Place::Piece(4)), Some(span(70, 85)));
    assert!(
        !document.is_preface(document.pieces()[0]) && !document.is_preface(last),
        "a single line, and the end"
    );
}

#[test]
fn ok_steps_go_from_paragraph_to_paragraph() {
    let document = document();
    let first = document.step(Place::Heading, true);
    assert_eq!(first, Place::Piece(1));
    let second = document.step(first, true);
    assert_eq!(second, Place::Piece(3));
    assert_eq!(document.step(second, true), second, "nothing after the last");
    assert_eq!(document.step(Place::Signature, false), second);
    assert_eq!(document.step(first, false), Place::Heading);
    assert_eq!(document.place_of(2), Some(second));
    assert_eq!(document.place_of(9), None);
}

#[test]
fn ok_nearest_place() {
    let document = document();
    let nearest = |start| document.nearest(span(start, start + 1));
    assert_eq!(nearest(0), Place::Heading);
    assert_eq!(nearest(12), Place::Piece(1));
    assert_eq!(nearest(65), Place::Piece(3));
    assert_eq!(nearest(92), Place::Signature);
}

#[test]
fn ok_places_have_ids() {
    for place in [Place::Heading, Place::Piece(7), Place::Signature] {
        assert_eq!(Place::from_dom_id(&place.dom_id()), Some(place));
    }
    assert_eq!(Place::from_dom_id("start"), None);
}

#[test]
fn ok_parts_hold_all_of_the_text() {
    let mut with_items = paragraph(1, 0, 100);
    let item = |label, start, end| Item {
        label: span(label, label + 2),
        portion: None,
        text: span(start, end).into(),
    };
    with_items.items = vec![item(20, 23, 40), item(40, 43, 60)];
    assert_eq!(
        parts(&with_items.text, &with_items.items),
        [
            Part::Text(span(3, 20).into()),
            Part::Item(&with_items.items[0]),
            Part::Item(&with_items.items[1]),
            Part::Text(span(60, 100).into()),
        ]
    );
}

#[test]
fn ok_lines_keep_the_first_indent() {
    let document = Document::new(Source::new("a", "x\n  A  B\n  C  D\n").unwrap(), Parsed::default());
    assert_eq!(document.lines(span(4, 16)), "  A  B\n  C  D");
}

#[test]
fn ok_first_words_end_with_a_word() {
    let text = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen";
    let document = Document::new(Source::new("a", text).unwrap(), Parsed::default());
    assert_eq!(
        document.first_words(&span(0, text.len()).into()),
        "one two three four five six seven eight nine ten eleven twelve…"
    );
    assert_eq!(document.first_words(&span(0, 7).into()), "one two");
}
