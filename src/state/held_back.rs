use reftel_core::redact::across::StruckName;
use reftel_core::text::Span;

/// Why something is held back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HeldBack {
    /// The reason in a sentence, which says nothing of the struck words.
    pub message: String,
    /// A place to look at: the key of the cable, and its bytes.
    pub place: Option<(u32, Span)>,
    /// What would let it pass.
    pub remedy: Option<Remedy>,
}

/// What would let an export pass that is held back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// To decide on names that are struck in one cable and stand in another.
    Elsewhere(Vec<StandingName>),
    /// To give all cables the same rules, or to save them with different ones.
    DifferentRules,
}

/// A name that is struck in another cable of the same export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandingName {
    /// The cable in which it stands.
    pub key: u32,
    /// From its first byte to its last.
    pub span: Span,
    /// What is struck in the other.
    pub name: StruckName,
}

impl From<&str> for HeldBack {
    fn from(message: &str) -> Self {
        Self { message: message.to_owned(), ..Self::default() }
    }
}
