use leptos::ev::MouseEvent;
use leptos::html;
use leptos::prelude::*;

use super::theme_toggle::theme_words;
use crate::context::{IntakeState, LayoutState, ReaderState, SealState};
use crate::state::{Dialog, View};
use crate::ui::{Menu, close_menu, open_menu};
use crate::web;

/// The `id` of the menu.
const MENU: &str = "more-menu";
/// The class of the button that opens it.
const OPENER: &str = ".top-more";

/// What has no room in the bar of a narrow screen.
#[component]
pub(super) fn MoreMenu() -> impl IntoView {
    let layout = expect_context::<LayoutState>();
    let intake = expect_context::<IntakeState>();
    let reader = expect_context::<ReaderState>();
    let SealState { test } = expect_context();
    let menu = NodeRef::<html::Div>::new();
    let open = move |event: MouseEvent| {
        if let Some(button) = web::nearest(&event, OPENER) {
            open_menu(MENU, menu, &button);
        }
    };
    let view_item = move |view: View| {
        let choose = move |_| {
            close_menu(menu);
            reader.show_view(view);
        };
        view! {
            <button
                type="button"
                role="menuitemradio"
                tabindex="-1"
                aria-checked=move || (layout.view.get() == view).to_string()
                on:click=choose
            >
                {view.words()}
            </button>
        }
    };
    let dialog = move |dialog: Dialog| {
        move || {
            close_menu(menu);
            layout.show(dialog);
        }
    };
    let choose_files = move || {
        close_menu(menu);
        intake.choose_files();
    };
    // The menu stays: the next press may be wanted too.
    let turn_theme = move || layout.ui.update(|ui| ui.turn_theme(web::is_dark()));
    view! {
        <button
            type="button"
            class="icon-button top-more"
            aria-label="More"
            aria-haspopup="menu"
            on:click=open
        >
            "⋯"
        </button>
        <Menu id=MENU label="More" node_ref=menu>
            <Show when=move || !layout.released.get()>{View::ALL.map(view_item)}</Show>
            <Item words=|| "Open files…".to_owned() choose=choose_files />
            <Item words=|| "Paste…".to_owned() choose=dialog(Dialog::Paste) />
            <Item words=|| "Export…".to_owned() choose=dialog(Dialog::Export) />
            <Item words=move || theme_words(layout) choose=turn_theme />
            <Item words=|| "Help and settings".to_owned() choose=dialog(Dialog::Help) />
            <Item words=move || test.read().badge().0.to_owned() choose=dialog(Dialog::Seal) />
        </Menu>
    }
}

/// An item that does something.
#[component]
fn Item(
    /// What it says.
    words: impl Fn() -> String + Send + Sync + 'static,
    /// What it does.
    choose: impl Fn() + 'static,
) -> impl IntoView {
    view! {
        <button type="button" role="menuitem" tabindex="-1" on:click=move |_| choose()>
            {words}
        </button>
    }
}
