use strum::IntoStaticStr;

/// How the cable on screen is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "lowercase")]
pub enum View {
    /// As a document.
    #[default]
    Structured,
    /// As it was received.
    Source,
    /// Both beside each other.
    #[strum(serialize = "sides")]
    SideBySide,
}

impl View {
    /// All, in the order of their keys.
    pub const ALL: [Self; 3] = [Self::Structured, Self::Source, Self::SideBySide];

    /// The value of `data-view`.
    #[must_use]
    pub fn word(self) -> &'static str {
        self.into()
    }

    /// What its button says.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Structured => "Structured",
            Self::Source => "Source",
            Self::SideBySide => "Side by side",
        }
    }
}

/// How what the source itself took out is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "lowercase")]
pub enum Gaps {
    /// As hatched marks with their notation.
    #[default]
    Marked,
    /// As hatched bars of one size.
    Bars,
    /// As it is written.
    Written,
}

impl Gaps {
    /// All, in turn.
    pub const ALL: [Self; 3] = [Self::Marked, Self::Bars, Self::Written];

    /// What its button says.
    #[must_use]
    pub const fn short(self) -> &'static str {
        match self {
            Self::Marked => "Marked",
            Self::Bars => "Bars",
            Self::Written => "As written",
        }
    }

    /// What is said when it is chosen.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Marked => "Existing redactions are marked.",
            Self::Bars => "Existing redactions are shown as bars.",
            Self::Written => "Existing redactions are shown as written.",
        }
    }

    /// The value of `data-gaps`.
    #[must_use]
    pub fn word(self) -> &'static str {
        self.into()
    }
}
