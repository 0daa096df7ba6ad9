use std::sync::Arc;

use leptos::prelude::*;
use reftel_core::redact::leaks::{Leak, leaks};

use crate::context::RedactionState;
use crate::document::Document;

/// Where what is struck can still be read, with what would mend it.
#[component]
pub(super) fn LeakList(
    /// The cable on screen.
    document: Arc<Document>,
) -> impl IntoView {
    let redaction = expect_context::<RedactionState>();
    let found = Memo::new(move |_| {
        redaction.settled.track();
        let applied = redaction.applied.get_untracked();
        let found = applied.map(|applied| {
            redaction
                .rules
                .with_untracked(|rules| leaks(document.source(), document.cable(), rules, &applied))
        });
        found.unwrap_or_default()
    });
    let number = Memo::new(move |_| found.with(Vec::len));
    view! {
        <Show when=move || { number.get() > 0 }>
            <section class="telling">
                <h3>{move || format!("Possible giveaways · {}", number.get())}</h3>
                <ul>
                    <For
                        each=move || found.get().into_iter().enumerate()
                        key=|(index, leak)| (*index, leak.words(), leak.span)
                        let((_, leak))
                    >
                        <LeakRow leak />
                    </For>
                </ul>
            </section>
        </Show>
    }
    .into_any()
}

#[component]
fn LeakRow(leak: Leak) -> impl IntoView {
    let redaction = expect_context::<RedactionState>();
    let words = leak.words();
    let place = match leak.span {
        Some(span) => view! {
            <button type="button" class="link" on:click=move |_| redaction.show_mark(span)>
                {words}
            </button>
        }
        .into_any(),
        None => words.into_any(),
    };
    let fix = leak.fix.map(|fix| {
        view! {
            <button type="button" class="button" on:click=move |_| redaction.redact(|rules| fix.apply(rules))>
                "Redact"
            </button>
        }
    });
    view! { <li>{place} {fix}</li> }.into_any()
}
