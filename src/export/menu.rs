use leptos::prelude::*;
use reftel_core::export::Options;
use reftel_core::export::cite::{paragraph_text, quote};

use crate::context::ExportState;
use crate::document::Place;
use crate::position::Position;
use crate::ui::{Menu, close_menu, open_menu};
use crate::web;

/// The `id` of the one menu there is.
const MENU: &str = "paragraph-menu";

/// What can be done with a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ParagraphAction {
    CopyQuote,
    CopyText,
    CopyLink,
    Strike,
    ReleaseOnly,
}

/// The items of the menu, and the letters that do the same.
const ITEMS: [(ParagraphAction, &str, &str); 5] = [
    (ParagraphAction::CopyQuote, "Copy with citation", "c"),
    (ParagraphAction::CopyText, "Copy text", ""),
    (ParagraphAction::CopyLink, "Copy link", "l"),
    (ParagraphAction::Strike, "Redact this paragraph", ""),
    (ParagraphAction::ReleaseOnly, "Keep only this paragraph", ""),
];

/// The menu of a paragraph.
#[component]
pub(crate) fn ParagraphMenu() -> impl IntoView {
    let state = expect_context::<ExportState>();
    let items = ITEMS.map(|(action, words, key)| {
        let choose = move |_| {
            close_menu(state.menu);
            state.run(action, state.menu_place.get_untracked());
        };
        view! {
            <button type="button" role="menuitem" tabindex="-1" on:click=choose>
                {words}
                <kbd>{key}</kbd>
            </button>
        }
    });
    view! {
        <Menu id=MENU label="Paragraph" node_ref=state.menu>
            {items.collect_view()}
        </Menu>
    }
}

impl ExportState {
    /// Opens the menu of a paragraph beside the button that was clicked.
    pub(crate) fn open_menu(self, place: Place, near: &web::Dom) {
        self.menu_place.set(place);
        open_menu(MENU, self.menu, near);
    }

    /// Copies the paragraph where the reader is, with its citation.
    pub fn copy_quote(self) {
        self.run_here(ParagraphAction::CopyQuote);
    }

    /// Copies the address of the paragraph where the reader is.
    pub fn copy_link(self) {
        self.run_here(ParagraphAction::CopyLink);
    }

    fn run_here(self, action: ParagraphAction) {
        if let Some((_, place)) = self.reader.here.get_untracked() {
            self.run(action, place);
        }
    }

    fn run(self, action: ParagraphAction, place: Place) {
        let entry = self.library.library.with_untracked(|library| library.current().cloned());
        let Some(document) = entry.map(|entry| entry.document) else { return };
        let number = document.paragraph(place).map(|paragraph| paragraph.number.value.value);
        let released = self.redaction.released_form.get_untracked();
        let is_copied = match action {
            ParagraphAction::Strike => return self.redaction.redact_place(&document, place),
            ParagraphAction::ReleaseOnly => return self.redaction.release_only(&document, place),
            ParagraphAction::CopyQuote => released
                .zip(number)
                .and_then(|(released, number)| quote(&released, number, Options::default()))
                .map(|words| self.redaction.copy("words.txt", words, "Paragraph and citation")),
            ParagraphAction::CopyText => released
                .zip(number)
                .and_then(|(released, number)| paragraph_text(&released, number, Options::default()))
                .map(|words| self.redaction.copy("words.txt", words, "Paragraph")),
            ParagraphAction::CopyLink => document
                .id()
                .map(|id| Position { id: id.to_string(), paragraph: number })
                .and_then(|position| self.redaction.released_position(position))
                .map(|position| self.redaction.copy_link(position.to_string())),
        };
        if is_copied.is_none() {
            self.messages.say("Nothing to copy: no numbered paragraph, or it is redacted.".to_owned());
        }
    }
}
