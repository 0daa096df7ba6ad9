use leptos::prelude::*;
use strum::VariantArray as _;

use crate::context::SealState;
use crate::state::{Channel, Dialog, Lock, Phase, SelfTest, count};
use crate::ui::ModalDialog;

/// What this page cannot control, and who might see what because of it.
const LIMITS: [(&str, &str); 8] = [
    (
        "Going elsewhere.",
        "If you follow a link or type an address, the browser goes there. Reftel itself never does; where the \
         browser can keep scripts from leaving a page, it has been told to.",
    ),
    (
        "Other pages of this host.",
        "A page of the same host that has opened this one could read it, and change it before it starts. If it says so, \
         Reftel does not start; it can hide it. A worker of the host could serve another page in its place. On a \
         host or account of its own there is no such page.",
    ),
    (
        "Extensions.",
        "An extension that may read this page reads what is on it, and is not bound by its policy.",
    ),
    (
        "Bare connections.",
        "A page can make the browser open a connection with nothing in it. Reftel has no code for that.",
    ),
    (
        "The browser's own helpers.",
        "Enhanced spell-checking and page translation can send text to their maker. The page asks them not to.",
    ),
    ("The clipboard and the system.", "Other programs can read what you copy, and the files that you save."),
    ("The screen.", "It can be captured or recorded."),
    (
        "The host.",
        "It sees that this page was loaded, and from which address, not what you open in it. What it serves is what runs.",
    ),
];

/// The panel that the badge opens.
#[component]
pub(crate) fn SealPanel() -> impl IntoView {
    let seal = expect_context::<SealState>();
    let test = seal.test;
    let channels = Channel::ALL.map(|channel| view! { <ChannelRow channel /> });
    let locks = Lock::VARIANTS.iter().map(|lock| view! { <LockRow lock=*lock /> }).collect_view();
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
                {move || {
                    besides(&test.read())
                        .into_iter()
                        .map(|words| view! { <p class="muted">{words}</p> })
                        .collect_view()
                }}
                <h3>"Kept from other pages of this host"</h3>
                <p>
                    "Pages of one host share what the browser keeps for it, and no policy governs that. These are taken away before anything is read."
                </p>
                <ul class="locks">{locks}</ul>
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
                <h3>"What this page cannot control"</h3>
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

/// What is locked, and whether it was found to be.
#[component]
fn LockRow(lock: Lock) -> impl IntoView {
    let SealState { test } = expect_context();
    let found = move || match test.read().phase() {
        Phase::Waiting | Phase::Missing => ("not looked at", "pending"),
        _ if test.read().is_open(lock) => ("open", "doubt"),
        _ => ("locked", "good"),
    };
    view! {
        <li data-tone=move || found().1>
            <span class="badge-dot" aria-hidden="true"></span>
            <span class="channel-name">{lock.word()}</span>
            <span class="channel-result">{move || found().0}</span>
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

/// What is not a network channel and is kept closed besides, and how the page came.
fn besides(test: &SelfTest) -> Vec<&'static str> {
    let found = test.found();
    if matches!(test.phase(), Phase::Waiting | Phase::Missing) {
        return vec!["WebRTC, which no policy covers, has not been looked for."];
    }
    let mut said = vec![if found.is_first_policy_missing {
        "The policy that the page began with is not in force, or this browser has no Trusted Types: text could become code."
    } else {
        "The policy that the page began with is in force too: text does not become code, as was tried just now."
    }];
    said.push(if found.has_web_rtc {
        "WebRTC, which no policy covers, is open: this page can reach other hosts through it."
    } else {
        "WebRTC is not covered by the policy, so the page removed it."
    });
    if found.is_plain_http {
        said.push(
            "This page came over plain http: whoever is on the way could have changed it before it reached you. Use an \
             address that begins with https.",
        );
    }
    said
}

fn others(test: &SelfTest) -> String {
    match test.others() {
        0 => "The browser has blocked nothing else since the program started.".to_owned(),
        number => format!("Apart from the test, the browser has blocked {}.", count(number, "attempt")),
    }
}
