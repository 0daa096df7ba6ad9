use super::{Channel, Phase, test};
use crate::Page;
use crate::state::{Dialog, count};
use crate::ui::{self, Node, button, element, live};
use leptos::prelude::*;

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
pub(crate) fn panel(page: Page) -> Node {
    let lead = element("p")
        .class("seal-lead")
        .child(element("strong").child(live(move || page.seal.test.read().headline())))
        .child(" ")
        .child(live(move || lead(page)));
    let rows = Channel::ALL.into_iter().map(|channel| row(page, channel)).collect::<Node>();
    let again = button()
        .class("button")
        .flag("disabled", move || page.seal.test.read().phase() != Phase::Tested)
        .on("click", move |_| test(page))
        .child("Try again");
    let actions = element("div")
        .class("seal-actions")
        .child(again)
        .child(element("p").class("muted").child(live(move || others(page))));
    let body = element("div")
        .class("seal")
        .child(lead)
        .child(element("ul").class("channels").child(rows))
        .child(element("p").class("muted").child(live(move || web_rtc(page))))
        .child(actions)
        .child(element("h3").child("What no page can close"))
        .child(element("div").class("limits").child(limits()))
        .child(element("p").class("muted").child(
            "To be surer still: load the page, pull the network cable out, and go on. Everything works without it.",
        ));
    ui::dialog(page, Dialog::Seal, "The seal", body.into())
}

fn limits() -> Node {
    let item = |(what, why)| element("li").child(element("strong").child(what)).child(" ").child(why).into();
    element("ul").child(LIMITS.into_iter().map(item).collect::<Node>()).into()
}

fn lead(page: Page) -> String {
    let seal = page.seal.test.read();
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

fn row(page: Page, channel: Channel) -> Node {
    let state = move || {
        let seal = page.seal.test.read();
        match seal.phase() {
            _ if seal.is_refused(channel) => ("refused", "good"),
            Phase::Testing => ("trying…", "pending"),
            Phase::Tested => ("not confirmed", "doubt"),
            Phase::Waiting | Phase::Missing => ("not tried", "pending"),
        }
    };
    element("li")
        .live("data-tone", move || Some(state().1))
        .child(element("span").class("badge-dot").attribute("aria-hidden", "true"))
        .child(element("span").class("channel-name").child(channel.word()))
        .child(element("span").class("channel-result").child(live(move || state().0)))
        .into()
}

fn web_rtc(page: Page) -> &'static str {
    let seal = page.seal.test.read();
    match (seal.phase(), seal.web_rtc_absent()) {
        (Phase::Waiting | Phase::Missing, _) => "WebRTC, which no policy stops, has not been looked for.",
        (_, true) => "WebRTC, which no policy stops: its constructors are gone from this page.",
        (_, false) => "WebRTC, which no policy stops, is open: this page can reach other hosts through it.",
    }
}

fn others(page: Page) -> String {
    match page.seal.test.read().others() {
        0 => "The browser has refused nothing else since the program started.".to_owned(),
        number => format!("Apart from the test, the browser has refused {}.", count(number, "attempt")),
    }
}
