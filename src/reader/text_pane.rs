use std::sync::Arc;

use leptos::ev::ClipboardEvent;
use leptos::prelude::*;

use super::released_article::ReleasedArticle;
use super::source::SourceText;
use super::working_article::WorkingArticle;
use crate::context::Slices;
use crate::context::{LayoutState, Messages, ReaderState, RedactionState};
use crate::document::Document;
use crate::library::Waiting;
use crate::state::View;
use crate::{redaction, web};
use reftel_core::redact::Applied;
use reftel_core::text::Shown;

/// The cable as it is on screen.
#[component]
pub(super) fn TextPane(
    /// The cable.
    document: Arc<Document>,
) -> impl IntoView {
    let layout = expect_context::<LayoutState>();
    let redaction = expect_context::<RedactionState>();
    let messages = expect_context::<Messages>();
    let is_marked = Memo::new(move |_| {
        redaction.applied.with(|applied| applied.as_deref().is_some_and(|found| !Applied::is_empty(found)))
    });
    let is_working_view = Signal::derive(move || is_marked.get() && !layout.released.get());
    let view_word =
        move || if layout.released.get() { View::Structured.word() } else { layout.view.get().word() };
    // Plain text, without the numbers and marks of the gutter between the paragraphs, and without what is struck.
    let copy = move |event: ClipboardEvent| {
        let struck = redaction.struck();
        let write =
            |text: &mut String, shown: &Shown, part| redaction::push_redacted(text, shown, part, &struck);
        let text = web::selected_text(".text", &write);
        if !text.is_empty() {
            match redaction.checked("selection.txt", text) {
                Ok(checked) => web::put_text(&event, Some(&checked)),
                Err(held) => {
                    web::put_text(&event, None);
                    messages.say(held.message);
                }
            }
        }
    };
    view! {
        <main
            id="text"
            class="text"
            tabindex="-1"
            data-view=view_word
            data-gaps=move || layout.ui.read().gaps.word()
            data-marked=move || is_marked.get().then_some("")
            on:copy=copy
        >
            <Waiting />
            {move || text(layout, &document)}
            <Show when=move || is_working_view.get()>
                <WorkingNote />
            </Show>
        </main>
    }
}

/// The text in the chosen view.
fn text(layout: LayoutState, document: &Arc<Document>) -> AnyView {
    // Words that explain themselves are drawn in another way.
    layout.tab_stops.track();
    // What was painted belongs to what was on screen before.
    web::forget_painted();
    if layout.released.get() {
        return view! { <ReleasedView /> }.into_any();
    }
    let slices = expect_context::<ReaderState>().lines;
    let document = Arc::clone(document);
    match layout.view.get() {
        View::Structured => view! { <WorkingArticle document /> }.into_any(),
        View::Source => view! {
            <h1 class="unseen">{document.name().to_owned()}</h1>
            <SourceText document=Arc::clone(&document) slices />
        }
        .into_any(),
        View::SideBySide => view! {
            <div class="sides">
                <SourceText document=Arc::clone(&document) slices />
                <WorkingArticle document />
            </div>
        }
        .into_any(),
    }
}

/// What is released, drawn again when that changes.
#[component]
fn ReleasedView() -> impl IntoView {
    let redaction = expect_context::<RedactionState>();
    move || match redaction.released_form.get() {
        Some(released) => view! { <ReleasedArticle released slices=Slices::of_blocks() /> }.into_any(),
        None => {
            view! { <p class="held">"Nothing is released: the marks are not of this text."</p> }.into_any()
        }
    }
}

/// Says that this is not what others will see.
#[component]
fn WorkingNote() -> impl IntoView {
    let redaction = expect_context::<RedactionState>();
    view! {
        <p class="working-note">
            "Edit view: redacted text is still readable here, and only here. "
            <button type="button" class="link" on:click=move |_| redaction.show_released(true)>
                "Preview the released version"
            </button>
        </p>
    }
}
