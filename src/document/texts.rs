use super::{Document, Part, Piece, Place, parts};
use reftel_core::cable::{Block, Field, Item};
use reftel_core::search::Folded;
use reftel_core::text::{Shown, Spans};

/// The texts of a cable, ready to be searched.
///
/// They are those that are drawn, in the order in which they are drawn: **what is not shown is not found.**
#[derive(Debug, Default)]
pub struct Texts {
    units: Vec<Unit>,
    folded: Vec<Folded>,
}

/// One of the texts: a field, a paragraph or a part of one, a table.
#[derive(Debug)]
pub struct Unit {
    /// Where it is shown.
    pub place: Place,
    /// The text, with its way back to the file.
    pub shown: Shown,
}

impl Texts {
    pub(super) fn new(document: &Document) -> Self {
        let mut texts = Self::default();
        texts.heading(document);
        for (index, &piece) in document.pieces().iter().enumerate() {
            texts.piece(document, Place::Piece(index), piece);
        }
        if let Some(signature) = &document.cable().signature {
            texts.push(Place::Signature, document.shown(signature));
        }
        texts
    }

    /// The texts in order. Those of one place stand beside each other.
    #[must_use]
    pub fn units(&self) -> &[Unit] {
        &self.units
    }

    /// The same, folded.
    #[must_use]
    pub fn folded(&self) -> &[Folded] {
        &self.folded
    }

    /// The first of the texts that are shown at a place or below it.
    #[must_use]
    pub fn first_of(&self, place: Place) -> usize {
        self.units.partition_point(|unit| unit.place < place)
    }

    fn push(&mut self, place: Place, shown: Shown) {
        if !shown.text().is_empty() {
            self.folded.push(Folded::new(&shown));
            self.units.push(Unit { place, shown });
        }
    }

    /// Subject and card.
    fn heading(&mut self, document: &Document) {
        self.field(document, Field::Subject);
        let below = Field::ALL.iter().filter(|field| **field != Field::Subject);
        below.for_each(|&field| self.field(document, field));
    }

    fn field(&mut self, document: &Document, field: Field) {
        let mut push = |shown| self.push(Place::Heading, shown);
        match field {
            Field::Subject
            | Field::From
            | Field::Attention
            | Field::Tags
            | Field::References
            | Field::ClassifiedBy => document.values(field).for_each(|value| push(document.shown(&value))),
            Field::To | Field::Info | Field::Exempt => {
                let names = document.addressees(field).iter().map(|addressee| addressee.name);
                names.for_each(|name| push(document.shown_word(name)));
            }
            // They are shown decoded, not as they are written.
            Field::Number
            | Field::Date
            | Field::Precedence
            | Field::Classification
            | Field::Captions
            | Field::Section
            | Field::Order
            | Field::Declassification => {}
            // It has a place of its own.
            Field::Signature => {}
            // They are folded away, or in the details.
            Field::Transmission | Field::Distribution | Field::Drafting | Field::Record => {}
        }
    }

    fn piece(&mut self, document: &Document, place: Place, piece: Piece) {
        match (piece, document.block(piece)) {
            (Piece::Unrecognised(..), _) => {
                let lines = document.unrecognised(piece).iter();
                lines.for_each(|&span| self.push(place, document.shown_lines(span)));
            }
            (_, Some(&Block::Table(span))) => self.push(place, document.shown_lines(span)),
            (_, Some(Block::Heading(heading))) => self.push(place, document.shown(&heading.text)),
            (_, Some(Block::Paragraph(paragraph))) => {
                self.running(document, place, &paragraph.text, &paragraph.items);
            }
            // Drawn as a line.
            (_, Some(Block::Text(text))) if is_rule(&document.line(&text.text)) => {}
            (_, Some(Block::Text(text))) => self.running(document, place, &text.text, &text.items),
            (_, None) => {}
        }
    }

    fn running(&mut self, document: &Document, place: Place, text: &Spans, items: &[Item]) {
        for part in parts(text, items) {
            match part {
                Part::Text(text) => self.push(place, document.shown(&text)),
                Part::Item(item) => {
                    self.push(place, document.shown_word(item.label));
                    self.push(place, document.shown(&item.text));
                }
            }
        }
    }
}

/// Whether a line is drawn with dashes or the like, and has no words.
#[must_use]
pub fn is_rule(line: &str) -> bool {
    line.bytes().all(|byte| !byte.is_ascii_alphanumeric()) && line.len() > 2 && line.is_ascii()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::open::open;

    const SAMPLE: &str = include_str!("../../assets/samples/port-elsinore.txt");

    #[test]
    fn ok_all_texts_in_their_order() {
        let document = open("sample", SAMPLE.into()).unwrap().remove(0);
        let texts = document.texts();
        assert_eq!(texts.units().len(), texts.folded().len());
        assert!(texts.units().is_sorted_by_key(|unit| unit.place));
        let all: Vec<&str> = texts.units().iter().map(|unit| unit.shown.text()).collect();
        assert!(all[0].contains("NEW COALITION LOOKS TO THE SEA"), "{}", all[0]);
        for words in ["AMEMBASSY PORT ELSINORE", "PREL", "HOLLOWAY"] {
            assert!(all.contains(&words), "{words} in {all:?}");
        }
        let paragraph = document.place_of(2).unwrap();
        let first = texts.first_of(paragraph);
        assert_eq!(texts.units()[first].place, paragraph);
        assert!(texts.units()[first - 1].place < paragraph);
        assert!(!all.iter().any(|text| text.contains("002 OF 002")), "page residue is not shown");
    }

    #[test]
    fn ok_nothing_is_shown() {
        let document = Document::new(
            reftel_core::text::Source::new("a", "").unwrap(),
            reftel_core::parse::Parsed {
                cable: reftel_core::cable::Cable::default(),
                diagnostics: Vec::new(),
            },
        );
        assert!(document.texts().units().is_empty());
        assert_eq!(document.texts().first_of(Place::Signature), 0);
    }
}
