use leptos::prelude::*;
use reftel_core::redact::{RuleKind, Rules};

use super::reason_field::ReasonField;
use crate::context::RedactionState;
use crate::state::count;

/// What is struck by hand, and what alone is released.
#[component]
pub(super) fn ByHandMarks() -> impl IntoView {
    let redaction = expect_context::<RedactionState>();
    let marks = Memo::new(move |_| redaction.rules.with(|rules| rules.own.by_hand.len()));
    let kept = Memo::new(move |_| redaction.rules.with(|rules| rules.own.keep_only.as_ref().map(Vec::len)));
    view! {
        <div class="by-hand">
            <p>
                <button type="button" class="button" on:click=move |_| redaction.redact_selection()>
                    "Redact selection"
                </button>
                " "
                <Show when=move || { marks.get() > 0 }>
                    <button
                        type="button"
                        class="link"
                        on:click=move |_| redaction.redact(Rules::clear_by_hand)
                    >
                        {move || format!("Remove {}", count(marks.get(), "redaction"))}
                    </button>
                    <ReasonField kind=RuleKind::ByHand />
                </Show>
            </p>
            <Show when=move || kept.get().is_some()>
                <p>
                    {move || {
                        format!(
                            "Only {} will be released, without the free words of the heading. ",
                            count(kept.get().unwrap_or_default(), "paragraph"),
                        )
                    }}
                    <button
                        type="button"
                        class="link"
                        on:click=move |_| redaction.redact(|rules| rules.own.keep_only = None)
                    >
                        "Release all"
                    </button>
                </p>
            </Show>
            <p class="muted">"Select words in the text, or use the menu beside a paragraph."</p>
        </div>
    }
    .into_any()
}
