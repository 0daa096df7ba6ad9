use leptos::html;
use leptos::prelude::*;

use super::{Icon, icon_button};
use crate::app::Page;
use crate::app::state::Intake;

/// Says what became of files and pastes. Both live regions are there from the start, empty, so that what comes into
/// them is read aloud.
pub(in crate::app) fn notice(page: Page) -> AnyView {
    let words = Memo::new(move |_| {
        let intake = page.intake.read();
        (intake.sentence(), intake.details(), intake.is_refusal())
    });
    let region = move |alert: bool| {
        move || {
            let words = words.read();
            (words.2 == alert && !words.0.is_empty()).then(|| text(&words.0, &words.1))
        }
    };
    html::div()
        .class("notice")
        .attr("data-alert", move || words.read().2)
        .attr("hidden", move || words.read().0.is_empty())
        .child((
            html::div().class("notice-text").role("status").child(region(false)),
            html::div().class("notice-text").role("alert").child(region(true)),
            icon_button(|| Icon::Close, || "Dismiss", move || page.intake.set(Intake::default())),
        ))
        .into_any()
}

fn text(sentence: &str, details: &[String]) -> AnyView {
    let list = (!details.is_empty()).then(|| {
        html::ul().child(
            details.iter().map(|detail| html::li().child(detail.clone()).into_any()).collect::<Vec<_>>(),
        )
    });
    (html::p().child(sentence.to_owned()), list).into_any()
}
