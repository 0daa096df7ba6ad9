use std::time::Duration;

use leptos::prelude::*;

/// How long the reader must pause before the count is announced.
const PAUSE: Duration = Duration::from_millis(600);

/// The count again, for those who hear the page: not at every letter, but when the reader pauses.
#[component]
pub(super) fn SpokenCount(
    /// What the count says.
    words: Memo<String>,
) -> impl IntoView {
    let spoken = RwSignal::new(String::new());
    Effect::new(move |_| {
        let words = words.get();
        if let Ok(timer) = set_timeout_with_handle(move || spoken.set(words), PAUSE) {
            on_cleanup(move || timer.clear());
        }
    });
    view! {
        <p class="spoken" role="status">
            {move || spoken.get()}
        </p>
    }
}
