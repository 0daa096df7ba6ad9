use super::{Icon, IconButton, Node, element, icon_button};
use crate::Page;
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

/// A dialog in the middle of the page. The browser keeps the focus in it, closes it on Esc, and gives the focus back.
pub(crate) fn dialog(page: Page, which: Dialog, title: &'static str, body: Node) -> Node {
    modal(page, which, "dialog", title, body)
}

fn modal(page: Page, which: Dialog, class: &'static str, title: &'static str, body: Node) -> Node {
    let open = Memo::new(move |_| page.layout.ui.read().dialog == Some(which));
    let head = element("header").class("dialog-head").child(element("h2").child(title)).child(icon_button(
        Icon::Close,
        "Close",
        move || page.layout.closed(which),
    ));
    element("dialog")
        .class(class)
        .attribute("aria-label", title)
        .made(move |dialog| {
            Effect::new(move |_| {
                if open.get() {
                    web::show_dialog(&dialog);
                } else {
                    web::close_dialog(&dialog);
                }
            });
        })
        // Esc says so before the dialog is closed: a key that follows at once is the page's again.
        .on("cancel", move |_| page.layout.closed(which))
        // The browser tells of it later: by then it may have been opened again.
        .on("close", move |event| {
            if !web::is_open(&event) {
                page.layout.closed(which);
            }
        })
        .on("click", move |event| {
            // A click beside the box hits the dialog itself: what is in the box lies in the element below.
            if web::is_own(&event) {
                page.layout.closed(which);
            }
        })
        .child(element("div").class("dialog-box").child(head).child(body))
        .into()
}
