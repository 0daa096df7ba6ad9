//! The seal as the page shows it: a badge, and a panel with what was tried.

mod badge;
mod panel;

use leptos::prelude::*;
use std::time::Duration;

pub(super) use badge::Badge;
pub(super) use panel::SealPanel;

use super::context::SealState;
use super::state::{Channel, SelfTest};
use super::web;

/// How long refusals are waited for. They come within a few milliseconds.
const TEST_TIME: Duration = Duration::from_millis(1500);
/// How long the seal is waited for. boot.js puts it on as soon as the program runs.
const SEAL_TIME: Duration = Duration::from_secs(4);

impl SealState {
    /// Waits for the seal and then tests it.
    pub(super) fn watch(self) {
        web::on_document("securitypolicyviolation", move |event| {
            let blocked = web::blocked_address(&event);
            self.test.update(|seal| {
                seal.refusal(&blocked);
                if seal.all_refused() {
                    seal.end();
                }
            });
        });
        web::on_document("reftel:sealed", move |_| self.run_test());
        if web::is_sealed() {
            self.run_test();
        } else {
            web::later(SEAL_TIME, move || self.test.update(SelfTest::give_up));
        }
    }

    /// Tries every channel.
    pub(super) fn run_test(self) {
        self.test.update(|seal| seal.begin(web::locks()));
        Channel::ALL.into_iter().for_each(web::run_probe);
        web::later(TEST_TIME, move || self.test.update(SelfTest::end));
    }
}
