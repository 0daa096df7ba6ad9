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
        let found = found.unwrap_or_default().into_iter();
        found.map(|leak| Giveaway::new(&document, leak)).collect::<Vec<_>>()
    });
    let number = Memo::new(move |_| found.with(Vec::len));
    view! {
        <Show when=move || { number.get() > 0 }>
            <section class="telling">
                <h3>{move || format!("Possible giveaways · {}", number.get())}</h3>
                <ul>
                    <For
                        each=move || found.get().into_iter().enumerate()
                        key=|(index, giveaway)| (*index, giveaway.leak.words(), giveaway.leak.span)
                        let((_, giveaway))
                    >
                        <LeakRow giveaway />
                    </For>
                </ul>
            </section>
        </Show>
    }
    .into_any()
}

/// A leak with its place and its words, which are on the page of the working view anyway.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Giveaway {
    leak: Leak,
    place: Option<String>,
    words: Option<String>,
}

impl Giveaway {
    fn new(document: &Document, leak: Leak) -> Self {
        let place = leak.span.map(|span| document.place_name(document.nearest(span)));
        let words = leak.span.map(|span| document.source().line(&span.into()));
        Self { leak, place, words }
    }
}

#[component]
fn LeakRow(giveaway: Giveaway) -> impl IntoView {
    let redaction = expect_context::<RedactionState>();
    let Giveaway { leak, place, words } = giveaway;
    let about = leak.words();
    let row = match leak.span {
        Some(span) => view! {
            <button type="button" class="mark-row" on:click=move |_| redaction.show_mark(span)>
                <span class="mark-context">{place} ": " <mark>{words}</mark></span>
                <span class="aside">{about}</span>
            </button>
        }
        .into_any(),
        None => about.into_any(),
    };
    let fix = leak.fix.map(|fix| {
        view! {
            <button type="button" class="button" on:click=move |_| redaction.redact(|rules| fix.apply(rules))>
                "Redact"
            </button>
        }
    });
    view! { <li>{row} {fix}</li> }.into_any()
}
