use super::{Format, Style};

/// What is chosen in the export dialog.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// Which form.
    pub format: Format,
    /// All open cables, or the one on screen.
    pub all: bool,
    /// Whether marks have the form of FOIA releases.
    pub foia: bool,
    /// How it is cited.
    pub style: Style,
}
