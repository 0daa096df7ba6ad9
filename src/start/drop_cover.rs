use leptos::prelude::*;

use crate::context::LayoutState;

/// What lies over the page while files are dragged over it.
#[component]
pub(crate) fn DropCover() -> impl IntoView {
    let layout = expect_context::<LayoutState>();
    view! {
        <div class="drop-cover" aria-hidden="true" hidden=move || !layout.ui.read().dragging>
            <p>"Drop to read. The files stay on this computer."</p>
        </div>
    }
}
