use reftel_core::cable::Block;

use super::{Document, Place};

impl Document {
    /// A short name for a place, such as `¶ 3`. It tells nothing of the text.
    #[must_use]
    pub fn place_name(&self, place: Place) -> String {
        if let Some(paragraph) = self.paragraph(place) {
            return format!("¶ {}", paragraph.number.value.value);
        }
        let block = match place {
            Place::Heading => return "Heading".to_owned(),
            Place::Signature => return "Signature".to_owned(),
            Place::Piece(index) => self.pieces().get(index).and_then(|&piece| self.block(piece)),
        };
        match block {
            Some(Block::Heading(_)) => "Title in the text",
            Some(Block::Table(_)) => "Table",
            Some(_) => "Text",
            None => "Not recognised",
        }
        .to_owned()
    }
}
