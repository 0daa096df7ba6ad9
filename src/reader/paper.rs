use std::sync::Arc;
use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

use super::released_article::ReleasedArticle;
use crate::context::Slices;
use crate::context::{ReaderState, RedactionState};
use crate::web;
use reftel_core::redact::Released;

/// How long nothing changes before it is drawn.
const PAUSE: Duration = Duration::from_millis(400);

/// The released form beside the working view, to be printed in its place.
///
/// It is as long as the text, and would be drawn again with each mark. So **it is gone at once when something changes**, and
/// comes back when the reader pauses, or when the browser says that it will print. Paper without it is empty.
#[component]
pub(super) fn Paper(
    /// Whether the working view is on screen and something is struck in it.
    #[prop(into)]
    is_shown: Signal<bool>,
) -> impl IntoView {
    let redaction = expect_context::<RedactionState>();
    let reader = expect_context::<ReaderState>();
    let form = RwSignal::new(None::<Arc<Released>>);
    let fill = move || {
        if is_shown.get_untracked() {
            form.set(redaction.released_form.get_untracked());
        }
    };
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(Some(timer)) = waiting.try_update_value(Option::take) {
            timer.clear();
        }
    };
    Effect::new(move |_| {
        redaction.applied.with(|_| ());
        form.set(None);
        stop();
        if is_shown.get() {
            waiting.set_value(set_timeout_with_handle(fill, PAUSE).ok());
        }
    });
    on_cleanup(stop);
    web::on_window("beforeprint", move |_| {
        // The banner for paper follows this.
        redaction.settled.update(|settled| *settled += 1);
        reader.draw_all();
        fill();
    });
    move || {
        let released = form.get()?;
        Some(view! {
            <div class="on-paper">
                <ReleasedArticle released slices=Slices::whole() />
            </div>
        })
    }
}
