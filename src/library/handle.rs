use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::prelude::*;

use crate::context::LayoutState;
use crate::state::{LIBRARY_SHARE, LIBRARY_SHARES};
use crate::web;

/// How far a press of an arrow key moves the handle, in percent of the pane.
const STEP: u8 = 5;

/// The handle between the list of cables and the contents, for the pointer and for the keyboard.
#[component]
pub(crate) fn LibraryHandle() -> impl IntoView {
    let LayoutState { ui, .. } = expect_context();
    let share = Memo::new(move |_| ui.read().library_share.unwrap_or(LIBRARY_SHARE));
    let (least, most) = LIBRARY_SHARES;
    let set = move |share: u8| ui.update(|ui| ui.set_library_share(share));
    let press = move |event: KeyboardEvent| {
        let share = share.get_untracked();
        let next = match event.key().as_str() {
            "ArrowUp" => share.saturating_sub(STEP),
            "ArrowDown" => share + STEP,
            "Home" => least,
            "End" => most,
            _ => return,
        };
        event.prevent_default();
        set(next);
    };
    let drag = move |event: PointerEvent| {
        if event.buttons() == 1
            && let Some(share) = web::share_of_parent(&event)
        {
            set(share);
        }
    };
    view! {
        <div
            class="pane-handle"
            role="separator"
            aria-orientation="horizontal"
            aria-label="Height of the library"
            title="Drag, or press the arrow keys"
            tabindex="0"
            aria-controls="library"
            aria-valuemin=least.to_string()
            aria-valuemax=most.to_string()
            aria-valuenow=move || share.get().to_string()
            on:keydown=press
            on:pointerdown=|event: PointerEvent| web::capture_pointer(&event)
            on:pointermove=drag
        ></div>
    }
}
