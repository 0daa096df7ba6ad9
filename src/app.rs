//! The page as a whole.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use super::export::{ExportDialog, OriginalDialog, ParagraphMenu};
use super::help::HelpDialog;
use super::page::Page;
use super::reader::Reader;
use super::redaction::PlanInput;
use super::seal::SealPanel;
use super::start::{DropCover, FileInputs, PasteDialog, SamplesDialog, StartScreen};
use super::toolbar::TopBar;
use super::ui::{ExplanationPopover, Notice, Toast};
use super::web;

/// The whole page. It provides every component with its contexts.
#[component]
pub fn App(
    /// The state of the page, if others hold it too; otherwise it begins with nothing open.
    #[prop(optional)]
    page: Option<Page>,
) -> impl IntoView {
    let page = page.unwrap_or_default();
    page.provide();
    page.listen();
    page.redaction.watch_redactions();
    page.seal.watch();
    let reading = Memo::new(move |_| page.library.current.get().is_some());
    let flag = |is_on: bool| is_on.then_some("");
    // Followed by hand, so that the address keeps the position in the cable.
    let skip = |event: MouseEvent| {
        event.prevent_default();
        web::show("text");
    };
    let middle = move || match page.library.current.get() {
        Some(_) => view! { <Reader /> }.into_any(),
        None => view! { <StartScreen /> }.into_any(),
    };
    view! {
        <div
            class="page"
            data-released=move || flag(page.layout.released.get())
            data-reading=move || flag(reading.get())
            data-finding=move || flag(page.find.find.read().is_open && reading.get())
        >
            <a class="skip-link" href="#text" on:click=skip>
                "Skip to the text"
            </a>
            <TopBar />
            {middle}
            <Notice />
            <Toast />
            <ExplanationPopover />
            <FileInputs />
            <PasteDialog />
            <SamplesDialog />
            <DropCover />
            <ExportDialog />
            <OriginalDialog />
            <PlanInput />
            <ParagraphMenu />
            <SealPanel />
            <HelpDialog />
        </div>
    }
}
