use std::time::Duration;

use leptos::prelude::*;

use crate::context::{LibraryState, RedactionState};
use crate::state::{Closed, count};
use crate::ui::{Icon, IconButton};
use crate::web;

/// How long the closing of cables can be undone, unless the reader is at the message.
const STAY: Duration = Duration::from_secs(12);

/// Says how many cables were closed, and offers to open them again. **When it goes, nothing of them is left.**
#[component]
pub(crate) fn ClosedNotice() -> impl IntoView {
    let redaction = expect_context::<RedactionState>();
    let LibraryState { closed, .. } = redaction.library;
    let number = Memo::new(move |_| closed.read().entries.len());
    Effect::new(move |_| {
        closed.track();
        if number.get_untracked() > 0 {
            let first = closed.with_untracked(first_key);
            forget_later(closed, first);
        }
    });
    let forget = move |_| closed.set(Closed::default());
    view! {
        <div class="notice closed-notice" hidden=move || number.get() == 0>
            <div class="notice-text" role="status">
                {move || {
                    let number = number.get();
                    (number > 0).then(|| view! { <p>{format!("{} closed.", count(number, "cable"))}</p> })
                }}
            </div>
            <button type="button" class="button" on:click=move |_| redaction.undo_close()>
                "Undo"
            </button>
            <IconButton icon=Icon::Close label="Dismiss" on:click=forget />
        </div>
    }
}

/// What tells one closing from the next: keys are never used twice, except when a closing is undone.
fn first_key(closed: &Closed) -> Option<u32> {
    closed.entries.first().map(|entry| entry.key)
}

fn forget_later(closed: RwSignal<Closed>, first: Option<u32>) {
    web::later(STAY, move || {
        if closed.try_with_untracked(|now| first_key(now) != first).unwrap_or(true) {
            return;
        }
        if web::is_in_use(".closed-notice") {
            forget_later(closed, first);
        } else {
            closed.set(Closed::default());
        }
    });
}
