use leptos::prelude::*;

use crate::context::{LibraryState, ReaderState, RedactionState};
use crate::dates::day_in_short;
use crate::document::Document;
use crate::ui::{Icon, IconButton};
use reftel_core::cable::RecordKey;

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
    let has_rules = Memo::new(move |_| redaction.redactions.with(|all| all.has_rules(key)));
    let document = library.with_untracked(|library| library.document(key))?;
    let name = document.name().to_owned();
    let recorded = || document.recorded(RecordKey::Subject).map(Into::into);
    let subject =
        document.cable().header.subject.as_ref().map(|subject| subject.text.clone()).or_else(recorded);
    let subject = subject.map(|subject| document.first_words(&subject));
    let facts = facts(&document);
    Some(view! {
        <li class="library-row" hidden=is_left_out>
            <button
                type="button"
                class="library-cable"
                aria-current=move || (current.get() == Some(key)).then_some("true")
                on:click=move |_| reader.select(key)
            >
                <span class="library-head">
                    <span class="library-name">{name.clone()}</span>
                    {(!facts.is_empty()).then(|| view! { <span class="library-facts">{facts}</span> })}
                    <Show when=move || has_rules.get()>
                        <span class="library-badge">"redacted"</span>
                    </Show>
                </span>
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

/// Day and level, as far as they are known.
fn facts(document: &Document) -> String {
    let day = document.cable().day().map(day_in_short);
    let level = document.marking().map(|(level, _)| level.letters().to_owned());
    [day, level].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
