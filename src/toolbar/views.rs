use leptos::prelude::*;

use crate::context::{LayoutState, ReaderState};
use crate::state::View;
use crate::ui::{Segment, Segments};

/// The three ways to show a cable.
#[component]
pub(super) fn Views() -> impl IntoView {
    let layout = expect_context::<LayoutState>();
    let reader = expect_context::<ReaderState>();
    let buttons = View::ALL.map(|view| {
        let pressed = move || layout.view.get() == view;
        view! { <Segment label=view.words() pressed on:click=move |_| reader.show_view(view) /> }
    });
    view! {
        <Segments class="views" label="View">
            {buttons}
        </Segments>
    }
}
