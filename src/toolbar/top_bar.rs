use leptos::prelude::*;

use super::banner::Banner;
use super::pane_toggle::PaneToggle;
use super::theme_toggle::ThemeToggle;
use super::views::Views;
use crate::context::{IntakeState, LayoutState, LibraryState};
use crate::find::{FindBar, FindOpener};
use crate::seal::Badge;
use crate::state::Dialog;

/// Bar and banner; they stay when the text scrolls.
#[component]
pub(crate) fn TopBar() -> impl IntoView {
    let layout = expect_context::<LayoutState>();
    let library = expect_context::<LibraryState>();
    let reading = Memo::new(move |_| library.current.get().is_some());
    let reading = move || reading.get();
    view! {
        <header class="top">
            <div class="top-bar">
                <Show when=reading>
                    <PaneToggle pane=Dialog::LeftPane />
                </Show>
                <p class="wordmark">"ref"<span>"tel"</span></p>
                <Show when=reading>
                    <WaysIn />
                    <Views />
                </Show>
                <span class="top-space"></span>
                <Show when=reading>
                    <FindOpener />
                    <ExportButton />
                </Show>
                <Badge />
                <ThemeToggle />
                <button
                    type="button"
                    class="icon-button"
                    aria-label="Help and settings"
                    title="Help and settings"
                    on:click=move |_| layout.show(Dialog::Help)
                >
                    "?"
                </button>
                <Show when=reading>
                    <PaneToggle pane=Dialog::RightPane />
                </Show>
            </div>
            <FindBar />
            <Banner />
        </header>
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
