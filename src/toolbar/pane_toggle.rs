use leptos::prelude::*;

use crate::context::LayoutState;
use crate::state::{Dialog, Ui};
use crate::ui::{Icon, IconButton};

/// Shows or hides a pane.
#[component]
pub(super) fn PaneToggle(
    /// The left or the right one.
    pane: Dialog,
) -> impl IntoView {
    let LayoutState { ui, .. } = expect_context();
    let (icon, label, side, toggle): (_, _, _, fn(&mut Ui)) = if pane == Dialog::LeftPane {
        (Icon::LeftPane, "Cables and contents", "start", Ui::toggle_left)
    } else {
        (Icon::RightPane, "Details", "end", Ui::toggle_right)
    };
    view! {
        <IconButton
            icon
            label
            attr:data-pane=side
            attr:aria-pressed=move || ui.read().shows(pane).to_string()
            on:click=move |_| ui.update(toggle)
        />
    }
}
