use leptos::prelude::*;
use leptos::{ev, html};

use super::{Channel, Phase, test};
use crate::app::Page;
use crate::app::state::{Dialog, count};
use crate::app::ui::{self, Node, element};

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

/// The panel behind the badge.
pub(in crate::app) fn panel(page: Page) -> AnyView {
    let body = html::div()
        .class("seal")
        .child((
            html::p().class("seal-lead").child((
                html::strong().child(move || page.seal.read().headline()),
                " ",
                move || lead(page),
            )),
            html::ul().class("channels").child(Channel::ALL.into_iter().map(|channel| row(page, channel)).collect_view()),
            web_rtc(page),
            html::div().class("seal-actions").child((
                html::button()
                    .r#type("button")
                    .class("button")
                    .prop("disabled", move || page.seal.read().phase() != Phase::Tested)
                    .on(ev::click, move |_| test(page))
                    .child("Try again"),
                html::p().class("muted").child(move || others(page)),
            )),
            html::h3().child("What no page can close"),
            ui::drawn("limits", limits()),
            html::p().class("muted").child(
                "To be surer still: load the page, pull the network cable out, and go on. Everything works without it.",
            ),
        ))
        .into_any();
    ui::dialog(page, Dialog::Seal, "The seal", body)
}

fn limits() -> Node {
    let item = |(what, why)| element("li").child(element("strong").child(what)).child(" ").child(why).into();
    element("ul").child(LIMITS.into_iter().map(item).collect::<Node>()).into()
}

fn lead(page: Page) -> String {
    let seal = page.seal.read();
    let total = Channel::ALL.len();
    match seal.phase() {
        Phase::Waiting | Phase::Missing => seal.proof(),
        Phase::Testing => format!("Trying {total} ways out of it now."),
        Phase::Tested => format!(
            "In this browser, just now, {} of {total} ways out of the page were tried and seen to be refused. Each \
             was an empty request to this page's own host. These are {total} ways, not every way there is.",
            seal.refused()
        ),
    }
}

fn row(page: Page, channel: Channel) -> AnyView {
    let state = Memo::new(move |_| {
        let seal = page.seal.read();
        match seal.phase() {
            _ if seal.is_refused(channel) => ("refused", "good"),
            Phase::Testing => ("trying…", "pending"),
            Phase::Tested => ("not confirmed", "doubt"),
            Phase::Waiting | Phase::Missing => ("not tried", "pending"),
        }
    });
    html::li()
        .attr("data-tone", move || state.read().1)
        .child((
            html::span().class("badge-dot").aria_hidden("true"),
            html::span().class("channel-name").child(channel.word()),
            html::span().class("channel-result").child(move || state.read().0),
        ))
        .into_any()
}

fn web_rtc(page: Page) -> AnyView {
    let words = move || match (page.seal.read().phase(), page.seal.read().web_rtc_absent()) {
        (Phase::Waiting | Phase::Missing, _) => "WebRTC, which no policy stops, has not been looked for.",
        (_, true) => "WebRTC, which no policy stops: its constructors are gone from this page.",
        (_, false) => "WebRTC, which no policy stops, is open: this page can reach other hosts through it.",
    };
    html::p().class("muted").child(words).into_any()
}

fn others(page: Page) -> String {
    match page.seal.read().others() {
        0 => "The browser has refused nothing else since the program started.".to_owned(),
        number => format!("Apart from the test, the browser has refused {}.", count(number, "attempt")),
    }
}
