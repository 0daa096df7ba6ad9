use super::{Icon, IconButton};
use crate::context::LayoutState;
use crate::state::Dialog;
use crate::web;
use leptos::ev::{Event, MouseEvent};
use leptos::prelude::*;

/// A dialog in the middle of the page.
#[component]
pub(crate) fn ModalDialog(
    /// Which one.
    which: Dialog,
    /// Its heading.
    title: &'static str,
    /// What is in it.
    children: Children,
) -> impl IntoView {
    view! {
        <Modal which class="dialog" title>
            {children()}
        </Modal>
    }
}

/// A pane that comes in from the side of a narrow screen.
#[component]
pub(crate) fn Drawer(
    /// The pane.
    which: Dialog,
    /// Its heading.
    title: &'static str,
    /// What is in it.
    children: Children,
) -> impl IntoView {
    let class = if which == Dialog::LeftPane { "drawer drawer-start" } else { "drawer drawer-end" };
    view! {
        <Modal which class title>
            {children()}
        </Modal>
    }
}

/// What lies over the page. The browser keeps the focus in it, closes it on Esc, and gives the focus back.
#[component]
fn Modal(which: Dialog, class: &'static str, title: &'static str, children: Children) -> impl IntoView {
    let layout = expect_context::<LayoutState>();
    let open = Memo::new(move |_| layout.ui.read().dialog == Some(which));
    let dialog = NodeRef::<leptos::html::Dialog>::new();
    Effect::new(move |_| {
        let Some(dialog) = dialog.get() else { return };
        if open.get() {
            web::show_dialog(&dialog);
        } else {
            web::close_dialog(&dialog);
        }
    });
    // Esc says so before the dialog is closed: a key that follows at once is the page's again.
    let cancel = move |_: Event| layout.closed(which);
    // The browser tells of it later: by then it may have been opened again.
    let close = move |event: Event| {
        if !web::is_open(&event) {
            layout.closed(which);
        }
    };
    // A click beside the box hits the dialog itself: what is in the box lies in the element below.
    let click = move |event: MouseEvent| {
        if web::is_own(&event) {
            layout.closed(which);
        }
    };
    view! {
        <dialog node_ref=dialog class=class aria-label=title on:cancel=cancel on:close=close on:click=click>
            <div class="dialog-box">
                <header class="dialog-head">
                    <h2>{title}</h2>
                    <IconButton icon=Icon::Close label="Close" on:click=move |_| layout.closed(which) />
                </header>
                {children()}
            </div>
        </dialog>
    }
    .into_any()
}
