use leptos::prelude::*;

use crate::context::SealState;
use crate::seal::Badge;
use crate::state::Phase;

/// The privacy statement with its proof.
#[component]
pub(super) fn Privacy() -> impl IntoView {
    let seal = expect_context::<SealState>();
    let tested = Memo::new(move |_| seal.test.read().phase() == Phase::Tested);
    view! {
        <aside class="privacy" aria-label="Privacy">
            <Badge short=true />
            <p>
                <strong>{move || seal.test.read().headline()}</strong>
                " "
                {move || seal.test.read().proof()}
                <Show when=move || {
                    tested.get()
                }>
                    " — " <button type="button" class="link" on:click=move |_| seal.run_test()>
                        "try again"
                    </button> " or pull the network cable out and go on."
                </Show>
                " Nothing you open is stored."
            </p>
        </aside>
    }
}
