use std::time::Duration;

use leptos::prelude::*;

use crate::context::Messages;
use crate::web;

/// How long a message stays.
const STAY: Duration = Duration::from_secs(8);

/// Short words in passing: what was copied, why something did not happen. They go by themselves.
#[component]
pub(crate) fn Toast() -> impl IntoView {
    let Messages { said } = expect_context();
    Effect::new(move |_| {
        let message = said.get();
        if !message.is_empty() {
            web::later(STAY, move || {
                said.update(|now| {
                    // Others may have been said since.
                    if *now == message {
                        now.clear();
                    }
                });
            });
        }
    });
    view! {
        <div class="toast" role="status" data-empty=move || said.read().is_empty().then_some("")>
            {move || said.get()}
        </div>
    }
}
