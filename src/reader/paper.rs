//! What stands on paper: what is released, whatever is on screen.

use std::sync::Arc;
use std::time::Duration;

use super::released;
use crate::Page;
use crate::turns::Turns;
use crate::ui::{Node, element, live};
use crate::web;
use leptos::prelude::*;
use reftel_core::redact::Released;

/// How long nothing changes before it is drawn.
const PAUSE: Duration = Duration::from_millis(400);

/// The released form beside the working view, to be printed in its place.
///
/// It is as long as the text, and would be drawn anew with each mark. So **it is gone at once when something changes**, and
/// comes back when the reader pauses, or when the browser says that it will print. Paper without it is empty.
pub(super) fn paper(page: Page, is_shown: impl Fn() -> bool + Copy + 'static) -> Node {
    let form = RwSignal::new(None::<Arc<Released>>);
    let fill = move || {
        // A timer may come when the reader has gone on to another cable, and with it all that this asks.
        let is_there = form.try_with_untracked(|_| ()).is_some();
        if is_there && is_shown() {
            form.set(page.redaction.released_form.get_untracked());
        }
    };
    let turns = Turns::default();
    Effect::new(move |_| {
        page.redaction.applied.with(|_| ());
        form.set(None);
        let is_last = turns.begin();
        if is_shown() {
            web::later(PAUSE, move || {
                if is_last() {
                    fill();
                }
            });
        }
    });
    web::on_window("beforeprint", move |_| {
        // The banner for paper follows this.
        page.redaction.settled.update(|settled| *settled += 1);
        fill();
    });
    live(move || {
        let released = form.get();
        released.map(|one| element("div").class("on-paper").child(released::released(&one)))
    })
}
