//! The seal as the page shows it: a badge, and a panel with what was tried.

mod panel;
mod verdict;

use leptos::prelude::*;
use std::time::Duration;

pub use verdict::{Channel, Phase, SelfTest, Tone};

pub(super) use panel::panel;

use super::Page;
use super::context::{LayoutState, SealState};
use super::state::Dialog;
use super::web;

/// How long refusals are waited for. They come within a few milliseconds.
const TEST_TIME: Duration = Duration::from_millis(1500);
/// How long the seal is waited for. boot.js puts it on as soon as the program runs.
const SEAL_TIME: Duration = Duration::from_secs(4);

/// Waits for the seal and then tests it.
pub(super) fn watch(page: Page) {
    web::on_document("securitypolicyviolation", move |event| {
        let blocked = web::blocked_address(&event);
        page.seal.test.update(|seal| {
            seal.refusal(&blocked);
            if seal.all_refused() {
                seal.end();
            }
        });
    });
    web::on_document("reftel:sealed", move |_| test(page));
    if web::is_sealed() {
        test(page);
    } else {
        web::later(SEAL_TIME, move || page.seal.test.update(SelfTest::give_up));
    }
}

/// Tries every channel.
pub(super) fn test(page: Page) {
    page.seal.test.update(|seal| seal.begin(!web::has_web_rtc()));
    Channel::ALL.into_iter().for_each(web::run_probe);
    web::later(TEST_TIME, move || page.seal.test.update(SelfTest::end));
}

/// Says whether the page is sealed; opens the panel. `short` leaves out what follows the first word.
#[component]
pub(super) fn Badge(#[prop(optional)] short: bool) -> impl IntoView {
    let SealState { test } = expect_context();
    let layout = expect_context::<LayoutState>();
    let more = move || Some(test.read().badge().1).filter(|more| !short && !more.is_empty());
    view! {
        <button
            type="button"
            class="badge"
            data-tone=move || test.read().tone().word()
            aria-haspopup="dialog"
            on:click=move |_| layout.show(Dialog::Seal)
        >
            <span class="badge-dot" aria-hidden="true"></span>
            {move || test.read().badge().0}
            {move || more().map(|more| view! { <span class="badge-more">{format!(" · {more}")}</span> })}
        </button>
    }
}
