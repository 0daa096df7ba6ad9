use leptos::prelude::*;

use super::{Node, dialog, element};
use crate::app::Page;
use crate::app::keys::LETTERS;
use crate::app::state::Dialog;
use crate::app::web;

/// The list of keys.
pub(in crate::app) fn help(page: Page) -> Node {
    let always: [(&[&str], &str); 6] = [
        (&["Ctrl", "F"], "find in the cable (⌘F on a Mac); once more for the find bar of the browser"),
        (&["F3"], "next hit, with Shift the one before"),
        (&["Ctrl", "O"], "open files (⌘O on a Mac)"),
        (&["Ctrl", "S"], "export (⌘S on a Mac)"),
        (&["Ctrl", "V"], "paste a cable, anywhere on the page (⌘V on a Mac)"),
        (&["Esc"], "close what lies on top"),
    ];
    let letters = move || page.ui.read().settings.letters;
    let switch = element("input")
        .attribute("type", "checkbox")
        .attribute("role", "switch")
        .flag("checked", letters)
        .on("change", move |event| {
            let on = web::is_checked(&event);
            page.ui.update(|ui| ui.settings.letters = on);
        });
    let body = element("div")
        .class("help")
        .child(element("div").class("keys").child(list(&always)))
        .child(element("div").class("keys").flag("data-off", move || !letters()).child(list(&LETTERS)))
        .child(
            element("label")
                .class("switch")
                .child(switch)
                .child(element("span").child("Single letters are shortcuts")),
        )
        .child(element("p").class("muted").child(
            "Cables are kept in the memory of this page and nowhere else: close the tab, and they are gone. Only \
             the settings for light and dark and for these keys are stored.",
        ))
        .into();
    dialog(page, Dialog::Help, "Keys", body)
}

fn list(keys: &[(&[&'static str], &'static str)]) -> Node {
    let rows = keys.iter().map(|&(keys, what)| {
        let keys = keys.iter().map(|key| element("kbd").child(*key).into());
        let term = element("dt").child(keys.collect::<Node>());
        element("div").child(term).child(element("dd").child(what)).into()
    });
    element("dl").child(rows.collect::<Node>()).into()
}
