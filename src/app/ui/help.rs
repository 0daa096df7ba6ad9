use leptos::prelude::*;
use leptos::{ev, html};

use super::{Node, dialog, drawn, element};
use crate::app::Page;
use crate::app::keys::LETTERS;
use crate::app::state::Dialog;
use crate::app::web;

/// The list of keys.
pub(in crate::app) fn help(page: Page) -> AnyView {
    let always = [
        ("Ctrl / O", "open files (⌘O on a Mac)"),
        ("Ctrl / V", "paste a cable, anywhere on the page (⌘V on a Mac)"),
        ("Esc", "close what lies on top"),
    ];
    let letters = move || page.ui.read().settings.letters;
    let body = html::div()
        .class("help")
        .child((
            drawn("keys", list(&always)),
            drawn("keys", list(&LETTERS)).attr("data-off", move || !letters()),
            html::label().class("switch").child((
                html::input()
                    .r#type("checkbox")
                    .attr("role", "switch")
                    .prop("checked", letters)
                    .on(ev::change, move |event| {
                        let on = web::is_checked(&event);
                        page.ui.update(|ui| ui.settings.letters = on);
                    }),
                html::span().child("Single letters are shortcuts"),
            )),
            html::p().class("muted").child(
                "Cables are kept in the memory of this page and nowhere else: close the tab, and they are gone. Only \
                 the settings for light and dark and for these keys are stored.",
            ),
        ))
        .into_any();
    dialog(page, Dialog::Help, "Keys", body)
}

fn list(keys: &[(&'static str, &'static str)]) -> Node {
    let rows = keys.iter().map(|&(keys, what)| {
        let keys = keys.split(" / ").map(|key| element("kbd").child(key).into());
        let term = element("dt").child(keys.collect::<Node>());
        element("div").child(term).child(element("dd").child(what)).into()
    });
    element("dl").child(rows.collect::<Node>()).into()
}
