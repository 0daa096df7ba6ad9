use leptos::prelude::*;

use crate::context::SealState;
use crate::state::{Channel, Dialog, Phase, SelfTest, count};
use crate::ui::ModalDialog;

/// What no page can close, and who might see what because of it.
const LIMITS: [(&str, &str); 7] = [
    (
        "Going elsewhere.",
        "If you follow a link or type an address, the browser goes there. Reftel itself never does; where the \
         browser can keep scripts from leaving a page, it has been told to.",
    ),
    (
        "Extensions.",
        "An extension that may read this page reads what is on it, and is not bound by its policy.",
    ),
    (
        "New frames and bare connections.",
        "A new frame would bring back what has been locked away, and a page can make the browser open a \
         connection with nothing in it. Reftel has no code for either.",
    ),
    (
        "The browser's own helpers.",
        "Enhanced spell-checking and page translation can send text to their maker. The page asks them not to.",
    ),
    ("The clipboard and the system.", "Other programs can read what you copy, and the files that you save."),
    ("The screen.", "It can be captured or recorded."),
    ("The host.", "It sees that this page was loaded, and from which address. Not what you open in it."),
];

/// The panel that the badge opens.
#[component]
pub(crate) fn SealPanel() -> impl IntoView {
    let seal = expect_context::<SealState>();
    let test = seal.test;
    let channels = Channel::ALL.map(|channel| view! { <ChannelRow channel /> });
    let limits = LIMITS.map(|(what, why)| {
        view! {
            <li>
                <strong>{what}</strong>
                " "
                {why}
            </li>
        }
    });
    view! {
        <ModalDialog which=Dialog::Seal title="The seal">
            <div class="seal">
                <p class="seal-lead">
                    <strong>{move || test.read().headline()}</strong>
                    " "
                    {move || lead(&test.read())}
                </p>
                <ul class="channels">{channels}</ul>
                <p class="muted">{move || web_rtc(&test.read())}</p>
                <div class="seal-actions">
                    <button
                        type="button"
                        class="button"
                        disabled=move || test.read().phase() != Phase::Tested
                        on:click=move |_| seal.run_test()
                    >
                        "Try again"
                    </button>
                    <p class="muted">{move || others(&test.read())}</p>
                </div>
                <h3>"What no page can close"</h3>
                <div class="limits">
                    <ul>{limits}</ul>
                </div>
                <p class="muted">
                    "To be surer still: load the page, pull the network cable out, and go on. Everything works without it."
                </p>
            </div>
        </ModalDialog>
    }
}

/// A channel, and whether the browser was seen to block it.
#[component]
fn ChannelRow(channel: Channel) -> impl IntoView {
    let SealState { test } = expect_context();
    view! {
        <li data-tone=move || result(&test.read(), channel).1>
            <span class="badge-dot" aria-hidden="true"></span>
            <span class="channel-name">{channel.word()}</span>
            <span class="channel-result">{move || result(&test.read(), channel).0}</span>
        </li>
    }
}

/// What is said of a channel, and its tone.
fn result(test: &SelfTest, channel: Channel) -> (&'static str, &'static str) {
    match test.phase() {
        _ if test.is_refused(channel) => ("blocked", "good"),
        Phase::Testing => ("trying…", "pending"),
        Phase::Tested => ("not confirmed", "doubt"),
        Phase::Waiting | Phase::Missing => ("not tried", "pending"),
    }
}

fn lead(test: &SelfTest) -> String {
    let total = Channel::ALL.len();
    match test.phase() {
        Phase::Waiting | Phase::Missing => test.proof(),
        Phase::Testing => format!("Trying {total} network channels now."),
        Phase::Tested => format!(
            "In this browser, just now, {} of {total} network channels were tried and seen to be blocked. Each was \
             tried with an empty request to this page's own host. These are {total} channels, not every one there is.",
            test.refused()
        ),
    }
}

fn web_rtc(test: &SelfTest) -> &'static str {
    match (test.phase(), test.web_rtc_absent()) {
        (Phase::Waiting | Phase::Missing, _) => "WebRTC, which no policy stops, has not been looked for.",
        (_, true) => "WebRTC, which no policy stops: its constructors are gone from this page.",
        (_, false) => "WebRTC, which no policy stops, is open: this page can reach other hosts through it.",
    }
}

fn others(test: &SelfTest) -> String {
    match test.others() {
        0 => "The browser has refused nothing else since the program started.".to_owned(),
        number => format!("Apart from the test, the browser has refused {}.", count(number, "attempt")),
    }
}
