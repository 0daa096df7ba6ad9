use leptos::prelude::*;

use crate::state::SelfTest;

/// Whether the page is sealed, and what its test showed.
#[derive(Clone, Copy, Debug, Default)]
pub struct SealState {
    /// The self-test of the seal.
    pub test: RwSignal<SelfTest>,
}
