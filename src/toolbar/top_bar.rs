use leptos::prelude::*;

use super::banner::Banner;
use super::more_menu::MoreMenu;
use super::pane_toggle::PaneToggle;
use super::theme_toggle::ThemeToggle;
use super::views::Views;
use crate::context::{IntakeState, LayoutState, LibraryState};
use crate::find::{FindBar, FindOpener};
use crate::seal::Badge;
use crate::state::Dialog;

/// Bar and banner; they stay when the text scrolls.
#[component]
pub(crate) fn TopBar(
    /// What comes up from anywhere on the page, and belongs to no other region.
    children: Children,
) -> impl IntoView {
    let layout = expect_context::<LayoutState>();
    let library = expect_context::<LibraryState>();
    let reading = Memo::new(move |_| library.current.get().is_some());
    let reading = move || reading.get();
    // On a narrow screen the bar keeps what is needed most, and a menu has the rest.
    let is_full = move || !(reading() && layout.narrow.get());
    view! {
        <header class="top">
            <div class="top-bar">
                <Show when=reading>
                    <PaneToggle pane=Dialog::LeftPane />
                </Show>
                <p class="wordmark">"ref"<span>"tel"</span></p>
                <Show when=reading>
                    <Show when=is_full>
                        <WaysIn />
                    </Show>
                    <Views />
                </Show>
                <span class="top-space"></span>
                <Show when=reading>
                    <FindOpener />
                    <Show when=is_full>
                        <ExportButton />
                    </Show>
                </Show>
                <Badge />
                <Show when=is_full fallback=MoreMenu>
                    <ThemeToggle />
                    <HelpButton />
                    <Show when=reading>
                        <PaneToggle pane=Dialog::RightPane />
                    </Show>
                </Show>
            </div>
            <FindBar />
            <Banner />
            {children()}
        </header>
    }
}

/// Opens help and settings.
#[component]
fn HelpButton() -> impl IntoView {
    let layout = expect_context::<LayoutState>();
    view! {
        <button
            type="button"
            class="icon-button"
            aria-label="Help and settings"
            title="Help and settings"
            on:click=move |_| layout.show(Dialog::Help)
        >
            "?"
        </button>
    }
}

/// Opens more cables.
#[component]
fn WaysIn() -> impl IntoView {
    let layout = expect_context::<LayoutState>();
    let intake = expect_context::<IntakeState>();
    view! {
        <button type="button" class="button" data-primary="" on:click=move |_| intake.choose_files()>
            "Open…"
        </button>
        <button type="button" class="button top-paste" on:click=move |_| layout.show(Dialog::Paste)>
            "Paste"
        </button>
    }
}

/// Opens the dialog for files and citations.
#[component]
fn ExportButton() -> impl IntoView {
    let layout = expect_context::<LayoutState>();
    view! {
        <button
            type="button"
            class="button top-export"
            aria-haspopup="dialog"
            on:click=move |_| layout.show(Dialog::Export)
        >
            "Export…"
        </button>
    }
}
