use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::prelude::*;

use crate::context::{LibraryState, ReaderState, RedactionState};
use crate::dates::day_in_short;
use crate::document::Document;
use crate::ui::{Icon, IconButton};
use crate::web;
use reftel_core::cable::RecordKey;

/// An open cable: shows it, or closes it.
#[component]
pub(super) fn LibraryRow(
    /// The key of the cable in the library.
    key_of_cable: u32,
) -> impl IntoView {
    let key = key_of_cable;
    let list = expect_context::<LibraryState>();
    let LibraryState { library, current, listed, picked, .. } = list;
    let reader = expect_context::<ReaderState>();
    let redaction = expect_context::<RedactionState>();
    let close = move |_| redaction.ask_to_close(vec![key]);
    let is_picked = Memo::new(move |_| picked.read().has(key));
    let show = move |event: MouseEvent| {
        if event.shift_key() {
            list.pick_range(key, true);
        } else if event.ctrl_key() || event.meta_key() {
            picked.update(|picked| picked.set(key, !picked.has(key)));
        } else {
            reader.select(key);
        }
    };
    let pick = move |event: MouseEvent| {
        let on = event_target_checked(&event);
        if event.shift_key() {
            list.pick_range(key, on);
        } else {
            picked.update(|picked| picked.set(key, on));
        }
    };
    let is_left_out = move || {
        listed.with(|listed| listed.as_ref().is_some_and(|listed| listed.binary_search(&key).is_err()))
    };
    let has_rules = Memo::new(move |_| redaction.redactions.with(|all| all.has_rules(key)));
    let document = library.with_untracked(|library| library.document(key))?;
    let name = document.name().to_owned();
    let recorded = || document.recorded(RecordKey::Subject).map(Into::into);
    let subject =
        document.cable().header.subject.as_ref().map(|subject| subject.text.clone()).or_else(recorded);
    let subject = subject.map(|subject| document.first_words(&subject));
    let facts = facts(&document);
    Some(view! {
        <li class="library-row" hidden=is_left_out data-picked=move || is_picked.get().then_some("")>
            <input
                type="checkbox"
                class="library-pick"
                aria-label=format!("Select {name}")
                autocomplete="off"
                prop:checked=move || is_picked.get()
                on:click=pick
            />
            <button
                type="button"
                class="library-cable"
                id=row_id(key)
                aria-current=move || (current.get() == Some(key)).then_some("true")
                on:click=show
                on:keydown=move |event| list.step_row(&event, key)
            >
                <span class="library-head">
                    <span class="library-name">{name.clone()}</span>
                    <Show when=move || has_rules.get()>
                        <span class="library-badge">"redacted"</span>
                    </Show>
                </span>
                <span class="library-about">
                    {(!facts.is_empty()).then(|| view! { <span class="library-facts">{facts}</span> })}
                    {subject.map(|subject| view! { <span class="library-subject">{subject}</span> })}
                </span>
            </button>
            <IconButton
                icon=Icon::Close
                label="Close"
                attr:aria-label=format!("Close {name}")
                attr:data-close=""
                on:click=close
            />
        </li>
    })
}

impl LibraryState {
    /// Picks or drops all rows from the one before up to this.
    fn pick_range(self, key: u32, on: bool) {
        let listed = self.keys_in_order();
        self.picked.update(|picked| picked.set_range(&listed, key, on));
    }

    /// The arrow keys go from row to row; with Shift they pick what they pass.
    fn step_row(self, event: &KeyboardEvent, key: u32) {
        let forward = match event.key().as_str() {
            "ArrowDown" => true,
            "ArrowUp" => false,
            _ => return,
        };
        event.prevent_default();
        let keys = self.keys_in_order();
        let Some(at) = keys.iter().position(|listed| *listed == key) else { return };
        let next = if forward { at + 1 } else { at.saturating_sub(1) };
        let Some(next) = keys.get(next).copied() else { return };
        if event.shift_key() {
            self.picked.update(|picked| picked.set(key, true));
            self.pick_range(next, true);
        }
        web::focus(&row_id(next));
    }
}

/// The `id` of the button of a row.
fn row_id(key: u32) -> String {
    format!("cable-{key}")
}

/// Day and level, as far as they are known.
fn facts(document: &Document) -> String {
    let day = document.cable().day().map(day_in_short);
    let level = document.marking().map(|(level, _)| level.letters().to_owned());
    [day, level].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
