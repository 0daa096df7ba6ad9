//! The page.
use leptos::prelude::*;

/// The whole page.
#[component]
pub fn App() -> impl IntoView {
    let count = RwSignal::new(0);
    view! { class="",
        <main id="app"><p>"Reftel"</p><button on:click=move |_| *count.write() += 1>{count}</button></main>
    }
}
