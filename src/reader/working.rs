//! The working view: all of the cable, with the ways back to the file and on to other places.

use std::ops::Range;

use super::cable_view::{Block, CableView, Content, ContentsRow, ContentsWords, Number, Part, Subject};
use super::inline::inline;
use crate::document::{self, Document, Piece, Place, is_rule, parts};
use crate::position::Position;
use crate::runs::{Portion, Run, by_collection};
use crate::sentence::sentence_case;
use reftel_core::cable::{self, Item, Paragraph, RecordKey};
use reftel_core::text::{Span, Spans};

impl CableView for Document {
    const CLASS: &'static str = "cable";
    const HEADING: Option<Place> = Some(Place::Heading);

    fn running_head(&self) -> Vec<String> {
        let marking = self.marking().map(|(_, words)| words);
        [Some(self.name().to_owned()), marking].into_iter().flatten().collect()
    }

    fn block_count(&self) -> usize {
        self.pieces().len() + usize::from(self.cable().signature.is_some())
    }

    fn block_at(&self, index: usize) -> Option<Block> {
        let Some(&piece) = self.pieces().get(index) else {
            let signature = self.cable().signature.as_ref().filter(|_| index == self.pieces().len())?;
            let content = Content::Parts(vec![Part::Text(inline(self, self.shown(signature), None))]);
            return Some(block(Place::Signature, "signature", content));
        };
        let place = Place::Piece(index);
        Some(match (piece, self.block(piece)) {
            (Piece::Unrecognised(..), _) => block(place, "unrecognised", unrecognised(self, piece)),
            (_, Some(cable::Block::Heading(heading))) => {
                block(place, "heading", Content::Title(vec![Run::cable(self.shown(&heading.text))]))
            }
            (_, Some(cable::Block::Paragraph(paragraph))) => numbered(self, place, paragraph),
            (_, Some(cable::Block::Text(text))) if is_rule(&self.line(&text.text)) => {
                block(place, "plain", Content::Rule)
            }
            (_, Some(cable::Block::Text(text))) => Block {
                role: text.role,
                portion: text.portion.map(|portion| Portion::new(self, portion)),
                ..block(place, "plain", running(self, &text.text, &text.items, None))
            },
            (_, Some(&cable::Block::Table(span))) => block(place, "plain", table(self, span)),
            (_, None) => return None,
        })
    }

    /// Text without numbers is listed only where it is all there is.
    fn contents_rows(&self, blocks: Range<usize>) -> Vec<ContentsRow> {
        let is_numbered = self.cable().paragraphs().next().is_some();
        blocks.filter_map(|index| contents_row(self, index, is_numbered)).collect()
    }
}

fn contents_row(document: &Document, index: usize, is_numbered: bool) -> Option<ContentsRow> {
    let row = |place: Place, kind: &'static str, words: String| {
        let words = ContentsWords::Plain(vec![Run::words(words)]);
        Some(ContentsRow { place: Some(place), kind, words })
    };
    let Some(&piece) = document.pieces().get(index) else {
        let signature = document.cable().signature.as_ref().filter(|_| index == document.pieces().len())?;
        return row(Place::Signature, "plain", document.line(signature));
    };
    let place = Place::Piece(index);
    match (piece, document.block(piece)) {
        (Piece::Unrecognised(..), _) => row(place, "odd", "Unrecognised text".to_owned()),
        (_, Some(cable::Block::Heading(heading))) => row(place, "title", document.first_words(&heading.text)),
        (_, Some(cable::Block::Paragraph(paragraph))) => {
            let words = match long_mark(document, paragraph) {
                Some(span) if paragraph.text.is_empty() => document.word(span),
                _ => document.first_words(&paragraph.text),
            };
            let words = ContentsWords::Paragraph {
                number: Some(paragraph.number.value.value),
                portion: paragraph.portion.map(|portion| Portion::new(document, portion).plain()),
                words: vec![Run::words(words)],
            };
            Some(ContentsRow { place: Some(place), kind: "numbered", words })
        }
        (_, Some(cable::Block::Text(text))) if !is_numbered => {
            row(place, "plain", document.first_words(&text.text))
        }
        (_, Some(cable::Block::Text(_) | cable::Block::Table(_)) | None) => None,
    }
}

/// The subject, in sentence case where the reader wants that. None if there are no words.
pub(super) fn subject(document: &Document, sentence: bool) -> Option<Subject> {
    let Some(subject) = document.cable().header.subject.as_ref() else { return recorded_subject(document) };
    let words = Some(document.shown(&subject.text)).filter(|words| !words.text().is_empty())?;
    let words = match sentence_case(words.text()).filter(|_| sentence) {
        Some(cased) => words.respelt(cased),
        None => words,
    };
    let portion = subject.portion.map(|portion| Portion::new(document, portion));
    Some(Subject { portion, words: inline(document, words, None) })
}

/// The subject that the collection gives, where the text has none.
fn recorded_subject(document: &Document) -> Option<Subject> {
    let value = document.recorded(RecordKey::Subject)?;
    let words = vec![Run::cable(document.shown_word(value)), by_collection()];
    Some(Subject { portion: None, words })
}

fn block(place: Place, class: &'static str, content: Content) -> Block {
    Block { class, place: Some(place), role: None, number: None, portion: None, content }
}

fn numbered(document: &Document, place: Place, paragraph: &Paragraph) -> Block {
    let number = paragraph.number.value.value;
    let id = document.id().map(ToString::to_string);
    let href = id.map(|id| Position { id, paragraph: Some(number) }.to_string());
    let mut content = running(document, &paragraph.text, &paragraph.items, paragraph.title);
    let mut portion = paragraph.portion.map(|portion| Portion::new(document, portion));
    if let (Some(span), Content::Parts(parts)) = (long_mark(document, paragraph), &mut content) {
        portion = portion.map(|portion| Portion { caveat: None, ..portion });
        parts.insert(0, Part::Text(vec![Run::cable(document.shown_word(span))]));
    }
    Block {
        role: paragraph.role,
        number: Some(Number { value: number, href }),
        portion,
        ..block(place, "paragraph", content)
    }
}

/// How long words after a level may be in the gutter, in characters.
const CAVEAT_MAX: usize = 10;

/// A portion mark that is a sentence of its own, such as `(C - ENTIRE TEXT)`: it is part of the text, not of the gutter.
fn long_mark(document: &Document, paragraph: &Paragraph) -> Option<Span> {
    let mark = paragraph.portion?;
    let caveat = document.word(mark.value.caveat?);
    let is_sentence = ["TEXT", "CABLE", "MESSAGE", "TELEGRAM"]
        .iter()
        .any(|word| caveat.split_whitespace().any(|other| other.eq_ignore_ascii_case(word)));
    (mark.value.level.is_some() && caveat.chars().count() >= CAVEAT_MAX && is_sentence).then_some(mark.span)
}

/// Text and sub-paragraphs. The first words may be a title.
fn running(document: &Document, text: &Spans, items: &[Item], title: Option<Span>) -> Content {
    let part = |part: document::Part<'_>| match part {
        document::Part::Text(text) => Part::Text(inline(document, document.shown(&text), title)),
        document::Part::Item(item) => Part::Item {
            label: vec![Run::cable(document.shown_word(item.label))],
            portion: item.portion.map(|portion| Portion::new(document, portion)),
            words: inline(document, document.shown(&item.text), None),
        },
    };
    Content::Parts(parts(text, items).into_iter().map(part).collect())
}

fn table(document: &Document, span: Span) -> Content {
    Content::Lines {
        name: "Table",
        class: Some("table"),
        lines: vec![Run::cable(document.shown_lines(span))],
    }
}

/// All lines that no rule claimed between two blocks.
fn unrecognised(document: &Document, piece: Piece) -> Content {
    let mut lines = Vec::new();
    let mut count = 0;
    for &span in document.unrecognised(piece) {
        let shown = document.shown_lines(span);
        count += 1 + shown.text().matches('\n').count();
        if !lines.is_empty() {
            lines.push(Run::words("\n"));
        }
        lines.push(Run::cable(shown));
    }
    let folded = document.is_preface(piece);
    let label = if folded {
        format!("{count} unrecognised lines around the heading")
    } else {
        "Unrecognised text, shown as is".to_owned()
    };
    Content::Unrecognised { label, folded, lines }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::open::open;

    const SAMPLE: &str = include_str!("../../assets/samples/port-elsinore.txt");

    #[test]
    fn ok_the_whole_text_is_drawn_once() {
        let document = open("sample", SAMPLE.into()).unwrap().remove(0);
        let blocks = (0..document.block_count()).filter_map(|index| document.block_at(index));
        let text: String = blocks.map(|block| block.text()).collect();
        for words in
            ["Prime Minister Halvard Sund", "Tobias Rennick", "name the operator of any field", "HOLLOWAY"]
        {
            assert_eq!(text.matches(words).count(), 1, "{words}");
        }
        assert!(!text.contains("002 OF 002"), "page residue");
    }

    #[test]
    fn ok_a_mark_that_is_a_sentence_is_text() {
        let text = "R 010000Z JAN 78\nFM AMEMBASSY SAMPLETON\nTO SECSTATE WASHDC\n\nC O N F I D E N T I A L SAMPLETON 0001\n\n\
                    SUBJECT: AN EXAMPLE\n\n1. (C - ENTIRE TEXT)\n\n2. (C/NF) WORDS THAT FOLLOW.\n";
        let document = open("sample", text.into()).unwrap().remove(0);
        let blocks: Vec<Block> =
            (0..document.block_count()).filter_map(|index| document.block_at(index)).collect();
        let of = |number| {
            blocks.iter().find(|block| block.number.as_ref().is_some_and(|it| it.value == number)).unwrap()
        };
        assert_eq!(of(1).text(), "(C - ENTIRE TEXT)");
        assert_eq!(of(1).portion.as_ref().unwrap().caveat, None);
        assert_eq!(of(2).text(), "WORDS THAT FOLLOW.");
        assert_eq!(of(2).portion.as_ref().unwrap().caveat.as_deref(), Some("NF"));
        let rows = document.contents_rows(0..document.block_count());
        let ContentsWords::Paragraph { words, .. } = &rows[0].words else { panic!("{rows:?}") };
        assert_eq!(crate::runs::text(words), "(C - ENTIRE TEXT)");
    }

    #[test]
    fn ok_lines_around_the_heading_are_one_folded_block() {
        let text = format!("Scanned in the reading room\n\nBox 12\n\n{SAMPLE}");
        let document = open("sample", text.into()).unwrap().remove(0);
        let first = document.block_at(0).unwrap();
        assert_eq!(first.text(), "Scanned in the reading room\nBox 12");
        let Content::Unrecognised { label, folded, .. } = first.content else { panic!("{first:?}") };
        assert_eq!((label.as_str(), folded), ("2 unrecognised lines around the heading", true));
        assert_eq!(document.contents_rows(0..1).len(), 1);
    }
}
