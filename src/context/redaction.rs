use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use reftel_core::redact::{Applied, Released, Rules};

use super::{FindState, LayoutState, LibraryState, Messages, ReaderState};
use crate::state::Redactions;
use crate::web;

/// What is struck in the open cables, and what is left of the one on screen.
#[derive(Clone, Copy, Debug)]
pub struct RedactionState {
    /// What is struck.
    pub redactions: RwSignal<Redactions>,
    /// The rules of the cable on screen.
    pub rules: Memo<Rules>,
    /// What the rules found in the cable on screen; None while there are none.
    pub applied: Memo<Option<Arc<Applied>>>,
    /// Changes when marks are on the screen: what may come a moment later follows it, and not `applied`.
    pub settled: RwSignal<u32>,
    /// The cable on screen without what is struck. None if it cannot be told: then nothing is released.
    pub released_form: Memo<Option<Arc<Released>>>,
    /// Rules of a plan that the reader is asked about, since they would replace others.
    pub(crate) offered: RwSignal<Option<Rules>>,
    pub(crate) plan_input: NodeRef<html::Input>,
    pub(crate) layout: LayoutState,
    pub(crate) messages: Messages,
    pub(crate) library: LibraryState,
    pub(crate) reader: ReaderState,
    pub(crate) find: FindState,
}

impl RedactionState {
    /// Nothing is struck.
    #[must_use]
    pub fn new(reader: ReaderState, find: FindState, messages: Messages) -> Self {
        let FindState { layout, library, .. } = find;
        let redactions: RwSignal<Redactions> = RwSignal::default();
        let rules = Memo::new(move |_| {
            library.current.get().map(|key| redactions.read().rules(key)).unwrap_or_default()
        });
        // Neither is compared: that would take longer than to draw them.
        let applied = Memo::new_with_compare(
            move |_| {
                let _ = library.current.get();
                rules.with(|rules| library.library.with_untracked(|library| library.current()?.apply(rules)))
            },
            |_, _| true,
        );
        let released_form = Memo::new_with_compare(
            move |_| {
                let _ = library.current.get();
                let entry = library.library.with_untracked(|library| library.current().cloned())?;
                applied.with(|applied| entry.release(applied.as_deref())).map(Arc::new)
            },
            |_, _| true,
        );
        Self {
            redactions,
            rules,
            applied,
            settled: RwSignal::default(),
            released_form,
            offered: RwSignal::default(),
            plan_input: NodeRef::new(),
            layout,
            messages,
            library,
            reader,
            find,
        }
    }

    /// Puts words on the clipboard, and says so; or says why not, when something struck is in them. The end of `name` is
    /// that of a file of their form.
    pub fn copy(self, name: &str, words: String, what: &'static str) {
        match self.checked(name, words) {
            Ok(checked) => web::copy(&checked, move |copied| self.messages.say_copied(what, copied)),
            Err(held) => self.messages.say(held.message),
        }
    }

    /// The same with a link to a place.
    pub(crate) fn copy_link(self, place: String) {
        match self.checked("words.txt", place) {
            Ok(checked) => web::copy_link(&checked, move |copied| self.messages.say_copied("Link", copied)),
            Err(held) => self.messages.say(held.message),
        }
    }
}
