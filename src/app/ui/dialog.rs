use leptos::prelude::*;
use leptos::{ev, html};

use super::{Icon, icon_button};
use crate::app::Page;
use crate::app::state::Dialog;
use crate::app::web;

/// A dialog in the middle of the page. The browser keeps the focus in it, closes it on Esc, and gives the focus back.
pub(in crate::app) fn dialog(page: Page, which: Dialog, title: &'static str, body: AnyView) -> AnyView {
    modal(page, which, "dialog", title, body)
}

/// A pane that comes in from the side of a narrow screen.
pub(in crate::app) fn drawer(page: Page, which: Dialog, title: &'static str, body: AnyView) -> AnyView {
    let class = if which == Dialog::LeftPane { "drawer drawer-start" } else { "drawer drawer-end" };
    modal(page, which, class, title, body)
}

fn modal(page: Page, which: Dialog, class: &'static str, title: &'static str, body: AnyView) -> AnyView {
    let node = NodeRef::<html::Dialog>::new();
    let open = Memo::new(move |_| page.ui.read().dialog == Some(which));
    Effect::new(move |_| {
        let open = open.get();
        if let Some(dialog) = node.get() {
            if open {
                web::show_dialog(&dialog);
            } else {
                web::close_dialog(&dialog);
            }
        }
    });
    html::dialog()
        .class(class)
        .aria_label(title)
        .node_ref(node)
        .on(ev::close, move |_| page.closed(which))
        .on(ev::click, move |event| {
            // A click beside the box hits the dialog itself: what is in the box lies in the element below.
            if web::is_own(&event) {
                page.closed(which);
            }
        })
        .child(html::div().class("dialog-box").child((
            html::header().class("dialog-head").child((
                html::h2().child(title),
                icon_button(|| Icon::Close, || "Close", move || page.closed(which)),
            )),
            body,
        )))
        .into_any()
}
