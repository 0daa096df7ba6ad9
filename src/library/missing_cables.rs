use leptos::prelude::*;

use crate::context::{LibraryState, RedactionState};
use crate::state::{Ghost, Library, MISSING_AT_ONCE, count};
use crate::ui::{Icon, IconButton};
use crate::web;

/// What is cited and not open.
#[component]
pub(super) fn MissingCables() -> impl IntoView {
    let LibraryState { library, opened, .. } = expect_context();
    move || {
        opened.with(|_| ());
        let missing = library.with_untracked(Library::ghosts);
        (!missing.is_empty()).then(|| view! { <MissingList missing /> })
    }
}

/// The list of them. A long one is there for those who ask for it, and drawn only then.
#[component]
fn MissingList(missing: Vec<Ghost>) -> impl IntoView {
    let LibraryState { listing, .. } = expect_context();
    let is_short = missing.len() <= MISSING_AT_ONCE;
    let unfolded = Memo::new(move |_| listing.read().missing);
    let toggle = move |event| {
        if !is_short {
            let unfolded = web::is_open(&event);
            listing.update(|listing| listing.missing = unfolded);
        }
    };
    let number = missing.len();
    let missing = StoredValue::new(missing);
    let rows = move || {
        let rows = missing.with_value(|missing| {
            missing.iter().map(|missing| view! { <MissingRow missing=missing.clone() /> }).collect_view()
        });
        view! { <ul>{rows}</ul> }
    };
    view! {
        <details class="ghosts" open=is_short || unfolded.get_untracked() on:toggle=toggle>
            <summary class="pane-title">{format!("Cited but not open · {number}")}</summary>
            {move || (is_short || unfolded.get()).then(rows)}
        </details>
    }
}

/// A cable that is cited and not open: what is known of it, and words to search for it elsewhere.
#[component]
fn MissingRow(missing: Ghost) -> impl IntoView {
    let redaction = expect_context::<RedactionState>();
    let about = format!(
        "{} · {} · cited by {}",
        missing.post(),
        missing.when,
        count(missing.cited_by.len(), "cable")
    );
    let about = about.trim_start_matches([' ', '·']).to_owned();
    let id = missing.id.to_string();
    let words = missing.search_words();
    let (copied_id, copied_words) = (id.clone(), words.clone());
    view! {
        <li class="ghost" id=format!("ghost-{id}") tabindex="-1">
            <span class="library-name">{id.clone()}</span>
            <span class="library-subject">{about}</span>
            <IconButton
                icon=Icon::Copy
                label="Copy search query"
                attr:aria-label=format!("Copy search query for {id}")
                attr:data-copy=words
                on:click=move |_| redaction.copy_search_words(&copied_id, &copied_words)
            />
        </li>
    }
}
