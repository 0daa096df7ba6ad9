/// A place in a cable that one can go to, in the order of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// Masthead, subject and card.
    #[default]
    Heading,
    /// A piece, by its index.
    Piece(usize),
    /// The signature.
    Signature,
}

impl Place {
    /// The `id` of the element that shows the place.
    #[must_use]
    pub fn dom_id(self) -> String {
        match self {
            Self::Heading => "heading".to_owned(),
            Self::Piece(index) => format!("piece-{index}"),
            Self::Signature => "signature".to_owned(),
        }
    }

    /// The place that an element with this `id` shows.
    #[must_use]
    pub fn from_dom_id(id: &str) -> Option<Self> {
        match id {
            "heading" => Some(Self::Heading),
            "signature" => Some(Self::Signature),
            _ => id.strip_prefix("piece-")?.parse().ok().map(Self::Piece),
        }
    }
}
