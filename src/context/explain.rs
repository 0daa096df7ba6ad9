use leptos::html;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use reftel_core::cable::Explanation;

use crate::web::Dom;

/// What the code under the pointer or the focus means.
#[derive(Clone, Copy, Debug)]
pub struct ExplainState {
    /// The explanation on screen.
    pub explained: RwSignal<Option<Explanation>>,
    /// Where it is shown.
    pub(crate) popover: NodeRef<html::Div>,
    /// The code that is explained right now.
    pub(crate) about: StoredValue<Option<Dom>, LocalStorage>,
    /// What is about to be shown or hidden.
    pub(crate) planned: StoredValue<Option<TimeoutHandle>>,
}

impl Default for ExplainState {
    fn default() -> Self {
        Self {
            explained: RwSignal::default(),
            popover: NodeRef::new(),
            about: StoredValue::new_local(None),
            planned: StoredValue::new(None),
        }
    }
}
