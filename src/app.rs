//! The page as a whole.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use super::address::use_address;
use super::context::{
    FindState, IntakeState, LayoutState, LibraryState, RedactionState, SealState, provide_contexts,
};
use super::export::{ExportDialog, OriginalDialog, ParagraphMenu};
use super::help::HelpDialog;
use super::library::{CloseDialog, ClosedNotice};
use super::reader::{Reader, use_paper};
use super::redaction::{MarkBar, PlanDialog, PlanInput, SelectionBar};
use super::seal::SealPanel;
use super::shortcuts::use_shortcuts;
use super::start::{DropCover, FileInputs, PasteDialog, SamplesDialog, StartScreen};
use super::state::Dialog;
use super::toolbar::TopBar;
use super::ui::{ExplanationPopover, Notice, Toast};
use super::web;

/// The whole page. It provides the contexts of its components, unless they are provided already.
#[component]
pub fn App() -> impl IntoView {
    if use_context::<LayoutState>().is_none() {
        provide_contexts();
    }
    watch_all();
    let layout = expect_context::<LayoutState>();
    let LibraryState { current, .. } = expect_context();
    let FindState { find, .. } = expect_context();
    let reading = Memo::new(move |_| current.get().is_some());
    let flag = |is_on: bool| is_on.then_some("");
    view! {
        <div
            class="page"
            data-released=move || flag(layout.released.get())
            data-reading=move || flag(reading.get())
            data-finding=move || flag(find.read().is_open && reading.get())
        >
            <SkipLink />
            <TopBar>
                <ExplanationPopover />
                <ParagraphMenu />
                <SelectionBar />
                <MarkBar />
            </TopBar>
            <Middle />
            <Notice />
            <ClosedNotice />
            <Toast />
            <FileInputs />
            <DropCover />
            <PlanInput />
            <Dialogs />
        </div>
    }
}

/// The cable on screen; the first screen while none is open.
#[component]
fn Middle() -> impl IntoView {
    let LibraryState { current, .. } = expect_context();
    move || match current.get() {
        Some(_) => view! { <Reader /> }.into_any(),
        None => view! { <StartScreen /> }.into_any(),
    }
}

/// The dialogs.
#[component]
fn Dialogs() -> impl IntoView {
    view! {
        <OnFirstOpening of=Dialog::Paste>
            <PasteDialog />
        </OnFirstOpening>
        <OnFirstOpening of=Dialog::Samples>
            <SamplesDialog />
        </OnFirstOpening>
        <OnFirstOpening of=Dialog::Export>
            <ExportDialog />
        </OnFirstOpening>
        <OnFirstOpening of=Dialog::Original>
            <OriginalDialog />
        </OnFirstOpening>
        <OnFirstOpening of=Dialog::Close>
            <CloseDialog />
        </OnFirstOpening>
        <OnFirstOpening of=Dialog::Plan>
            <PlanDialog />
        </OnFirstOpening>
        <OnFirstOpening of=Dialog::Seal>
            <SealPanel />
        </OnFirstOpening>
        <OnFirstOpening of=Dialog::Help>
            <HelpDialog />
        </OnFirstOpening>
    }
}

/// Draws a dialog when it is first opened: most visits see none of them, and the first cable is there sooner.
#[component]
fn OnFirstOpening(of: Dialog, children: ChildrenFn) -> impl IntoView {
    let layout = expect_context::<LayoutState>();
    let drawn =
        Memo::new(move |drawn: Option<&bool>| drawn == Some(&true) || layout.ui.read().dialog == Some(of));
    view! { <Show when=move || drawn.get()>{children()}</Show> }
}

/// Leads past the toolbar. The program follows it, so that the address keeps the position in the cable.
#[component]
fn SkipLink() -> impl IntoView {
    let skip = |event: MouseEvent| {
        event.prevent_default();
        web::show("text");
    };
    view! {
        <a class="skip-link" href="#text" on:click=skip>
            "Skip to the text"
        </a>
    }
}

/// Starts what follows the state, the window and the seal.
fn watch_all() {
    use_shortcuts();
    use_address();
    use_paper();
    expect_context::<LayoutState>().watch();
    expect_context::<IntakeState>().watch();
    expect_context::<LibraryState>().watch_listing();
    expect_context::<FindState>().watch_find();
    expect_context::<RedactionState>().watch_redactions();
    expect_context::<SealState>().watch();
}
