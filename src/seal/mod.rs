//! The seal as the page shows it: a badge, and a panel with what was tried.

mod panel;
mod verdict;

use leptos::prelude::*;
use std::time::Duration;

pub use verdict::{Channel, Phase, SelfTest, Tone};

pub(super) use panel::panel;

use super::Page;
use super::state::Dialog;
use super::ui::{Node, button, element, live};
use super::web;

/// How long refusals are waited for. They come within a few milliseconds.
const TEST_TIME: Duration = Duration::from_millis(1500);
/// How long the seal is waited for. boot.js puts it on as soon as the program runs.
const SEAL_TIME: Duration = Duration::from_secs(4);

/// Waits for the seal and then tests it.
pub(super) fn watch(page: Page) {
    web::on_document("securitypolicyviolation", move |event| {
        let blocked = web::blocked_address(&event);
        page.seal.update(|seal| {
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
        web::later(SEAL_TIME, move || page.seal.update(SelfTest::give_up));
    }
}

/// Tries every channel.
pub(super) fn test(page: Page) {
    page.seal.update(|seal| seal.begin(!web::has_web_rtc()));
    Channel::ALL.into_iter().for_each(web::run_probe);
    web::later(TEST_TIME, move || page.seal.update(SelfTest::end));
}

/// Says whether the page is sealed; opens the panel. `short` leaves out what follows the first word.
pub(super) fn badge(page: Page, short: bool) -> Node {
    let more = move || {
        let (_, more) = page.seal.read().badge();
        (!short && !more.is_empty()).then(|| element("span").class("badge-more").child(format!(" · {more}")))
    };
    button()
        .class("badge")
        .live("data-tone", move || Some(page.seal.read().tone().word()))
        .attribute("aria-haspopup", "dialog")
        .on("click", move |_| page.show(Dialog::Seal))
        .child(element("span").class("badge-dot").attribute("aria-hidden", "true"))
        .child(live(move || page.seal.read().badge().0))
        .child(live(more))
        .into()
}
