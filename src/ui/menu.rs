use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

use crate::web;

/// A menu, which [`open_menu`] opens. The browser closes it on Esc and on a click elsewhere.
#[component]
pub(crate) fn Menu(
    /// Its `id`.
    id: &'static str,
    /// What it is called.
    label: &'static str,
    /// Its element.
    node_ref: NodeRef<html::Div>,
    /// Its items, all of them buttons.
    children: Children,
) -> impl IntoView {
    let walk = move |event: KeyboardEvent| {
        let forward = web::with_key_press(&event, |press| match press.key {
            "ArrowDown" => Some(true),
            "ArrowUp" => Some(false),
            _ => None,
        });
        if let Some(forward) = forward {
            event.prevent_default();
            web::focus_sibling(&event, forward);
        }
    };
    view! {
        <div node_ref=node_ref class="menu" id=id role="menu" aria-label=label popover="auto" on:keydown=walk>
            {children()}
        </div>
    }
    .into_any()
}

/// Opens a menu beside the button that was pressed.
pub(crate) fn open_menu(id: &str, menu: NodeRef<html::Div>, near: &web::Dom) {
    if let Some(menu) = menu.get_untracked() {
        web::show_popover(&menu, near);
        web::focus_first(id);
    }
}

/// Closes a menu: the focus goes back to where it was.
pub(crate) fn close_menu(menu: NodeRef<html::Div>) {
    if let Some(menu) = menu.get_untracked() {
        web::hide_popover(&menu);
    }
}
