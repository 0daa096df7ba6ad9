use leptos::prelude::*;

use crate::context::{LibraryState, ReaderState, RedactionState};
use crate::ui::{Icon, IconButton};

/// An open cable: shows it, or closes it.
#[component]
pub(super) fn LibraryRow(
    /// The key of the cable in the library.
    key_of_cable: u32,
) -> impl IntoView {
    let key = key_of_cable;
    let LibraryState { library, current, listed, .. } = expect_context();
    let reader = expect_context::<ReaderState>();
    let redaction = expect_context::<RedactionState>();
    let close = move |_| redaction.ask_to_close(key);
    let is_left_out = move || {
        listed.with(|listed| listed.as_ref().is_some_and(|listed| listed.binary_search(&key).is_err()))
    };
    let document = library.with_untracked(|library| library.document(key))?;
    let name = document.name().to_owned();
    let subject = document.cable().header.subject.as_ref().map(|subject| document.first_words(&subject.text));
    Some(view! {
        <li class="library-row" hidden=is_left_out>
            <button
                type="button"
                class="library-cable"
                aria-current=move || (current.get() == Some(key)).then_some("true")
                on:click=move |_| reader.select(key)
            >
                <span class="library-name">{name.clone()}</span>
                {subject.map(|subject| view! { <span class="library-subject">{subject}</span> })}
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
