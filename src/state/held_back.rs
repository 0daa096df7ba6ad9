use reftel_core::text::Span;

/// Why something is held back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HeldBack {
    /// The reason in a sentence, which says nothing of the struck words.
    pub message: String,
    /// A mark of which something was found: the key of the cable, and its bytes.
    pub mark: Option<(u32, Span)>,
}

impl From<&str> for HeldBack {
    fn from(message: &str) -> Self {
        Self { message: message.to_owned(), mark: None }
    }
}
