use leptos::attr::custom::custom_attribute;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::find_option::FindOption;
use super::spoken_count::SpokenCount;
use crate::context::{FindState, LibraryState};
use crate::keys::KeyPress;
use crate::state::{Find, count_words};
use crate::ui::{Icon, IconButton};
use crate::web;

/// The row below the top bar, while it is open.
#[component]
pub(crate) fn FindBar() -> impl IntoView {
    let state = expect_context::<FindState>();
    let library = expect_context::<LibraryState>();
    let is_open = Memo::new(move |_| state.find.read().is_open && library.current.get().is_some());
    view! {
        <Show when=move || is_open.get()>
            <FindRow />
        </Show>
    }
    .into_any()
}

#[component]
fn FindRow() -> impl IntoView {
    let state = expect_context::<FindState>();
    let library = expect_context::<LibraryState>();
    let words = Memo::new(move |_| words(state));
    let several = Memo::new(move |_| library.opened.with(Vec::len) > 1);
    let is_none = move || state.hits.with(|hits| hits.as_ref().is_some_and(|hits| hits.all().is_empty()));
    view! {
        <div class="find-bar" role="search" aria-label="Find in cable">
            <div class="find-box">
                <FindField />
                <span class="find-count" aria-hidden="true" data-none=move || is_none().then_some("")>
                    {move || words.get()}
                </span>
            </div>
            <div class="find-steps">
                <IconButton
                    icon=Icon::Previous
                    label="Previous hit"
                    on:click=move |_| state.step_hit(false)
                />
                <IconButton icon=Icon::Next label="Next hit" on:click=move |_| state.step_hit(true) />
            </div>
            <div class="segments" role="group" aria-label="What counts">
                <FindOption sign="Aa" label="Match case" option=|find| &mut find.query.case />
                <FindOption sign="é" label="Match accents" option=|find| &mut find.query.accents />
                <FindOption
                    sign="ab"
                    label="ab: whole words"
                    option=|find| &mut find.query.whole_words
                    attr:data-whole=""
                />
            </div>
            <Show when=move || several.get()>
                <FindOption
                    sign="All cables"
                    label="All cables"
                    option=|find| &mut find.everywhere
                    attr:class="button"
                    on:click=move |_| show_results(state)
                />
            </Show>
            <button type="button" class="button" on:click=move |_| state.show_found()>
                "List"
            </button>
            <IconButton icon=Icon::Close label="Close the find bar" on:click=move |_| state.close_find() />
            <SpokenCount words />
        </div>
    }
    .into_any()
}

#[component]
fn FindField() -> impl IntoView {
    let state = expect_context::<FindState>();
    let initial = state.find.with_untracked(|find| find.query.words.clone());
    let step = move |event: KeyboardEvent| {
        let direction = |press: KeyPress<'_>| match press.key {
            "Enter" => Some(!press.shift),
            "ArrowDown" => Some(true),
            "ArrowUp" => Some(false),
            _ => None,
        };
        if let Some(forward) = web::with_key_press(&event, direction) {
            event.prevent_default();
            state.step_hit(forward);
        }
    };
    // Spelling services and lists of what was typed before would take the words elsewhere.
    view! {
        <input
            type="text"
            node_ref=state.field
            id=web::FIND_FIELD
            aria-label="Find in cable"
            placeholder="Find in cable"
            spellcheck="false"
            autocomplete="off"
            autocapitalize="off"
            {..custom_attribute("autocorrect", "off")}
            translate="no"
            enterkeyhint="search"
            prop:value=initial
            on:input=move |event| state.look_for(event_target_value(&event))
            on:keydown=step
        />
    }
}

/// Shows the list when all cables are looked through. Over a narrow screen it would lie like a dialog.
fn show_results(state: FindState) {
    let is_everywhere = state.find.with_untracked(|find: &Find| find.everywhere);
    if is_everywhere && !state.layout.narrow.get_untracked() {
        state.show_found();
    }
}

/// What the count says. Empty while nothing is looked for.
fn words(state: FindState) -> String {
    state.hits.with(|hits| {
        let Some(hits) = hits else { return String::new() };
        let find = state.find.read();
        let results = find.everywhere.then(|| state.results.read());
        count_words(hits.here(&find), hits.all().len(), results.as_deref())
    })
}
