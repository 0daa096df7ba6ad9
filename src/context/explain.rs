use leptos::prelude::*;
use reftel_core::cable::Explanation;

/// What the code under the pointer or the focus means.
#[derive(Clone, Copy, Debug, Default)]
pub struct ExplainState {
    /// The explanation on screen.
    pub explained: RwSignal<Option<Explanation>>,
}
