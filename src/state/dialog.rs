/// A dialog, or a pane that lies over the page like one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialog {
    /// Keys.
    Help,
    /// What the seal was tested for.
    Seal,
    /// A field to paste into.
    Paste,
    /// Files and citations.
    Export,
    /// Whether the original is really to be saved.
    Original,
    /// Whether the rules of a plan are to replace others.
    Plan,
    /// Whether a cable is to be closed with redactions that were not exported.
    Close,
    /// Cables of our own invention.
    Samples,
    /// The left pane on a narrow screen.
    LeftPane,
    /// The right pane on a narrow screen.
    RightPane,
}
