use leptos::prelude::*;

use super::{Icon, Node, element, icon_button, live};
use crate::app::Page;
use crate::app::state::Intake;

/// Says what became of files and pastes. Both live regions are there from the start, empty, so that what comes into
/// them is read aloud.
pub(in crate::app) fn notice(page: Page) -> Node {
    let words = Memo::new(move |_| {
        let intake = page.intake.read();
        (intake.sentence(), intake.details(), intake.is_refusal())
    });
    let region = move |role: &'static str, alert: bool| {
        element("div").class("notice-text").attribute("role", role).child(live(move || {
            let words = words.read();
            (words.2 == alert && !words.0.is_empty()).then(|| text(&words.0, &words.1))
        }))
    };
    element("div")
        .class("notice")
        .flag("data-alert", move || words.read().2)
        .flag("hidden", move || words.read().0.is_empty())
        .child(region("status", false))
        .child(region("alert", true))
        .child(icon_button(Icon::Close, "Dismiss", move || page.intake.set(Intake::default())))
        .into()
}

fn text(sentence: &str, details: &[String]) -> Node {
    let items = details.iter().map(|detail| element("li").child(detail.as_str()).into());
    let list = (!details.is_empty()).then(|| element("ul").child(items.collect::<Node>()));
    vec![element("p").child(sentence).into(), list.into()].into()
}
