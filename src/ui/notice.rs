use std::time::Duration;

use super::{Icon, Node, button, element, icon_button, live};
use crate::state::{Intake, count};
use crate::{Page, web};
use leptos::prelude::*;

/// Says what became of files and pastes. Both live regions are there from the start, empty, so that what comes into
/// them is read aloud.
pub(crate) fn notice(page: Page) -> Node {
    let words = Memo::new(move |_| {
        let intake = page.intake.intake.read();
        // It names files and cables, which may be what is struck. What was refused has to be said.
        if page.layout.ui.read().released && page.library.current.get().is_some() && !intake.is_busy() {
            return Words {
                sentence: refused(intake.refused.len()),
                is_alert: intake.is_refusal(),
                ..Words::default()
            };
        }
        Words {
            sentence: intake.sentence(),
            refusals: intake.refusals(),
            details: intake.details(),
            is_alert: intake.is_refusal(),
            is_busy: intake.is_busy(),
        }
    });
    let region = move |role: &'static str, alert: bool| {
        element("div").class("notice-text").attribute("role", role).child(live(move || {
            words.with(|words| (words.is_alert == alert && !words.sentence.is_empty()).then(|| text(words)))
        }))
    };
    let end = live(move || {
        if words.with(|words| words.is_busy) {
            return button().class("button").on("click", move |_| page.intake.stop_reading()).child("Stop");
        }
        icon_button(Icon::Close, "Dismiss", move || page.intake.intake.set(Intake::default()))
    });
    element("div")
        .class("notice")
        .flag("data-alert", move || words.with(|words| words.is_alert))
        .flag("hidden", move || words.with(|words| words.sentence.is_empty()))
        .child(region("status", false))
        .child(region("alert", true))
        .child(end)
        .into()
}

#[derive(Default, PartialEq)]
struct Words {
    sentence: String,
    refusals: Vec<String>,
    details: Vec<String>,
    is_alert: bool,
    is_busy: bool,
}

/// Short words in passing: what was copied, why something did not happen. They go by themselves.
pub(crate) fn toast(page: Page) -> Node {
    Effect::new(move |_| {
        let said = page.messages.said.get();
        if !said.is_empty() {
            web::later(Duration::from_secs(5), move || {
                page.messages.said.update(|now| {
                    // Others may have been said since.
                    if *now == said {
                        now.clear();
                    }
                });
            });
        }
    });
    element("div")
        .class("toast")
        .attribute("role", "status")
        .flag("data-empty", move || page.messages.said.read().is_empty())
        .child(live(move || page.messages.said.get()))
        .into()
}

/// How much was refused, without names.
fn refused(number: usize) -> String {
    if number == 0 { String::new() } else { format!("{} not opened.", count(number, "file")) }
}

fn text(words: &Words) -> Node {
    let list = |lines: &[String]| {
        let items = lines.iter().map(|line| element("li").child(line.as_str()).into());
        element("ul").child(items.collect::<Node>())
    };
    let refusals = (!words.refusals.is_empty()).then(|| list(&words.refusals));
    let details = (!words.details.is_empty()).then(|| {
        element("details").child(element("summary").child("What they are")).child(list(&words.details))
    });
    vec![element("p").child(words.sentence.as_str()).into(), refusals.into(), details.into()].into()
}
