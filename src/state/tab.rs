/// What the right pane shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// Every field, decoded.
    #[default]
    Metadata,
    /// What is struck out.
    Redaction,
    /// What was repaired, and what is in doubt.
    Notices,
    /// What the find bar has found. There while that is open.
    Found,
}

impl Tab {
    /// All, from left to right.
    pub const ALL: [Self; 4] = [Self::Metadata, Self::Redaction, Self::Notices, Self::Found];

    /// What it says.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Metadata => "Metadata",
            Self::Redaction => "Redaction",
            Self::Notices => "Notices",
            Self::Found => "Found",
        }
    }

    /// The `id` of its button.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Metadata => "tab-metadata",
            Self::Redaction => "tab-redaction",
            Self::Notices => "tab-notices",
            Self::Found => "tab-found",
        }
    }

    /// The tab to its right, or its left; from either end the one at the other. The last is there only if `finding`.
    #[must_use]
    pub fn neighbour(self, forward: bool, finding: bool) -> Self {
        let count = if finding { Self::ALL.len() } else { Self::ALL.len() - 1 };
        let here = Self::ALL.iter().position(|tab| *tab == self).unwrap_or(0);
        let step = if forward { 1 } else { count - 1 };
        Self::ALL.get((here + step) % count).copied().unwrap_or(self)
    }
}
