//! Where the parts of a document are.

use super::{Document, Piece, Place};
use reftel_core::cable::{Block, LeafKind, Paragraph};
use reftel_core::text::{Span, Spans};

impl Document {
    /// The block of a piece.
    #[must_use]
    pub fn block(&self, piece: Piece) -> Option<&Block> {
        match piece {
            Piece::Block(index) => self.cable.body.get(index),
            Piece::Unrecognised(..) => None,
        }
    }

    /// The lines of a piece that no rule claimed.
    #[must_use]
    pub fn unrecognised(&self, piece: Piece) -> &[Span] {
        match piece {
            Piece::Unrecognised(first, end) => self.cable.unrecognised.get(first..end).unwrap_or_default(),
            Piece::Block(_) => &[],
        }
    }

    /// Whether a piece is what no rule claimed in front of the text of a cable, among the lines of its heading.
    #[must_use]
    pub fn is_preface(&self, piece: Piece) -> bool {
        matches!(piece, Piece::Unrecognised(0, 2..))
            && self.cable.is_recognised()
            && !self.cable.body.is_empty()
            && self.pieces.first() == Some(&piece)
    }

    /// The index of a place in what is drawn: that of its piece; the heading comes with the first, the signature last.
    #[must_use]
    pub fn block_index(&self, place: Place) -> usize {
        match place {
            Place::Heading => 0,
            Place::Piece(index) => index,
            Place::Signature => self.pieces.len(),
        }
    }

    /// The paragraph at a place.
    #[must_use]
    pub fn paragraph(&self, place: Place) -> Option<&Paragraph> {
        let Place::Piece(index) = place else { return None };
        match self.block(*self.pieces.get(index)?)? {
            Block::Paragraph(paragraph) => Some(paragraph),
            _ => None,
        }
    }

    /// Where the paragraph with that number stands.
    #[must_use]
    pub fn place_of(&self, number: u16) -> Option<Place> {
        self.paragraph_places()
            .find(|&place| self.paragraph(place).is_some_and(|found| found.number.value.value == number))
    }

    /// The place nearest to some bytes: the piece that holds them, else the one before them.
    #[must_use]
    pub fn nearest(&self, span: Span) -> Place {
        let signed = self.cable.signature.as_ref().and_then(Spans::cover);
        if signed.is_some_and(|signature| signature.start <= span.start) {
            return Place::Signature;
        }
        let after = self.pieces.partition_point(|&piece| self.span(piece).start <= span.start);
        after.checked_sub(1).map_or(Place::Heading, Place::Piece)
    }

    /// The bytes of a place.
    #[must_use]
    pub fn span_of(&self, place: Place) -> Option<Span> {
        match place {
            Place::Heading => Some(Span { end: self.cable.body.first()?.span().start, ..self.cable.extent }),
            Place::Piece(index) => self.pieces.get(index).map(|&piece| self.span(piece)),
            Place::Signature => self.cable.signature.as_ref()?.cover(),
        }
    }

    /// What belongs together around one byte: a field of the heading, or what a line of the file has of the text.
    #[must_use]
    pub fn unit_at(&self, offset: u32) -> Option<Span> {
        let leaves = self.leaves.get_or_init(|| self.cable.leaves(&self.source));
        let leaf = leaves.get(leaves.partition_point(|leaf| leaf.span.end <= offset))?;
        if leaf.span.start > offset {
            return None;
        }
        if leaf.kind != LeafKind::Body {
            return Some(leaf.span);
        }
        let lines = &self.cable.lines;
        let line = lines.get(lines.partition_point(|line| line.span.end <= offset))?.span;
        Some(Span { start: leaf.span.start.max(line.start), end: leaf.span.end.min(line.end) })
    }

    /// The place to which a step of one paragraph leads from `from`; the same place at either end.
    #[must_use]
    pub fn step(&self, from: Place, forward: bool) -> Place {
        let order = |place| match place {
            Place::Heading => 0,
            Place::Piece(index) => index + 1,
            Place::Signature => self.pieces.len() + 1,
        };
        let here = order(from);
        if forward {
            self.paragraph_places().find(|&place| order(place) > here).unwrap_or(from)
        } else {
            self.paragraph_places().filter(|&place| order(place) < here).last().unwrap_or(Place::Heading)
        }
    }

    /// Places of the numbered paragraphs, or of all pieces if there are none.
    fn paragraph_places(&self) -> impl Iterator<Item = Place> + '_ {
        let any = self.cable.paragraphs().next().is_some();
        (0..self.pieces.len()).map(Place::Piece).filter(move |&place| !any || self.paragraph(place).is_some())
    }

    fn span(&self, piece: Piece) -> Span {
        match piece {
            Piece::Unrecognised(..) => {
                let lines = self.unrecognised(piece);
                lines.first().zip(lines.last()).map(|(first, last)| first.to(*last)).unwrap_or_default()
            }
            Piece::Block(_) => self.block(piece).map(Block::span).unwrap_or_default(),
        }
    }
}
