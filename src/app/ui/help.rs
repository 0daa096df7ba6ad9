use leptos::prelude::*;
use leptos::{ev, html};

use super::dialog;
use crate::app::Page;
use crate::app::keys::LETTERS;
use crate::app::state::Dialog;
use crate::app::web;

/// The list of keys.
pub(in crate::app) fn help(page: Page) -> AnyView {
    let always = [
        ("Ctrl+O", "open files"),
        ("Ctrl+V", "paste a cable, anywhere on the page"),
        ("Esc", "close what lies on top"),
    ];
    let letters = move || page.ui.read().settings.letters;
    let body = html::div()
        .class("help")
        .child((
            html::dl().class("keys").child(always.into_iter().map(row).collect_view()),
            html::dl().class("keys").attr("data-off", move || !letters()).child(LETTERS.into_iter().map(row).collect_view()),
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

fn row((key, what): (&'static str, &'static str)) -> AnyView {
    let keys: Vec<AnyView> = key.split(" / ").map(|key| html::kbd().child(key).into_any()).collect();
    html::div().child((html::dt().child(keys), html::dd().child(what))).into_any()
}
