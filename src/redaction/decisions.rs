use leptos::prelude::*;
use reftel_core::redact::{Decided, Undecided};

use crate::context::RedactionState;

/// Portions and sentences of which the reader must say what becomes of them.
#[component]
pub(super) fn Decisions() -> impl IntoView {
    let redaction = expect_context::<RedactionState>();
    let undecided = Memo::new(move |_| {
        redaction
            .applied
            .with(|applied| applied.as_ref().map(|applied| applied.undecided.clone()).unwrap_or_default())
    });
    let number = Memo::new(move |_| undecided.with(Vec::len));
    view! {
        <Show when=move || { number.get() > 0 }>
            <section class="undecided">
                <h3>{move || format!("Undecided · {}", number.get())}</h3>
                <p class="muted">
                    "Portions without a mark that was understood, and sentences that may ask to protect somebody. Nothing is exported until you decide."
                </p>
                <ul>
                    <For each=move || undecided.get() key=|portion| (portion.span, portion.what) let:portion>
                        <DecisionRow portion />
                    </For>
                </ul>
                <Show when=move || { number.get() > 1 }>
                    <div class="dialog-actions">
                        "All: " <DecisionButton portions=undecided strike=true />
                        <DecisionButton portions=undecided strike=false />
                    </div>
                </Show>
            </section>
        </Show>
    }
    .into_any()
}

#[component]
fn DecisionRow(portion: Undecided) -> impl IntoView {
    let redaction = expect_context::<RedactionState>();
    let name = portion.number.map_or_else(|| portion.what.to_owned(), |number| format!("¶ {number}"));
    view! {
        <li>
            <button type="button" class="link" on:click=move |_| redaction.show_mark(portion.span)>
                {name}
            </button>
            <DecisionButton portions=move || vec![portion] strike=true />
            <DecisionButton portions=move || vec![portion] strike=false />
        </li>
    }
    .into_any()
}

#[component]
fn DecisionButton(#[prop(into)] portions: Signal<Vec<Undecided>>, strike: bool) -> impl IntoView {
    let redaction = expect_context::<RedactionState>();
    let decide = move |_| {
        let portions = portions.get_untracked();
        redaction.redact(|rules| {
            let decided = portions.iter().map(|portion| Decided { span: portion.span, strike });
            rules.own.decided.extend(decided);
        });
    };
    view! {
        <button type="button" class="button" on:click=decide>
            {if strike { "Redact" } else { "Keep" }}
        </button>
    }
}
