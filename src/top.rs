//! The bar at the top and the classification banner below it.

use super::state::{Dialog, Theme, Ui, View};
use super::ui::{Icon, Node, button, element, icon, live, segment, segments};
use super::{Page, find, reader, seal, web};
use leptos::prelude::*;

/// Bar and banner; they stay when the text scrolls.
pub(super) fn top(page: Page) -> Node {
    let reading = Memo::new(move |_| page.library.current.get().is_some());
    let help = button()
        .class("icon-button")
        .attribute("aria-label", "Help and settings")
        .attribute("title", "Help and settings")
        .on("click", move |_| page.layout.show(Dialog::Help))
        .child("?");
    let bar = element("div")
        .class("top-bar")
        .child(live(move || reading.get().then(|| left_toggle(page))))
        .child(element("p").class("wordmark").child("ref").child(element("span").child("tel")))
        .child(live(move || reading.get().then(|| ways_in(page))))
        .child(live(move || reading.get().then(|| views(page))))
        .child(element("span").class("top-space"))
        .child(live(move || reading.get().then(|| find::opener(page))))
        .child(live(move || reading.get().then(|| export_button(page))))
        .child(leptos::view! { <seal::Badge /> }.into_any())
        .child(theme_toggle(page))
        .child(help)
        .child(live(move || reading.get().then(|| right_toggle(page))));
    let banner = live(move || page.library.current.get().and_then(|_| reader::banner(page)));
    element("header").class("top").child(bar).child(find::bar(page)).child(banner).into()
}

fn ways_in(page: Page) -> Node {
    let open = button()
        .class("button")
        .attribute("data-primary", "")
        .on("click", |_| web::choose_files())
        .child("Open…");
    let paste = button()
        .class("button top-paste")
        .on("click", move |_| page.layout.show(Dialog::Paste))
        .child("Paste");
    vec![open.into(), paste.into()].into()
}

fn export_button(page: Page) -> Node {
    button()
        .class("button top-export")
        .attribute("aria-haspopup", "dialog")
        .on("click", move |_| page.layout.show(Dialog::Export))
        .child("Export…")
        .into()
}

/// The three ways to show a cable.
pub(super) fn views(page: Page) -> Node {
    let buttons = View::ALL.into_iter().map(|view| {
        segment(view.words(), move || page.layout.ui.read().view == view, move || page.reader.show_view(view))
    });
    segments("segments views", "View", buttons.collect()).into()
}

fn left_toggle(page: Page) -> Node {
    toggle(page, Dialog::LeftPane, Icon::LeftPane, "Cables and contents", Ui::toggle_left)
}

fn right_toggle(page: Page) -> Node {
    toggle(page, Dialog::RightPane, Icon::RightPane, "Details", Ui::toggle_right)
}

fn toggle(page: Page, pane: Dialog, picture: Icon, words: &'static str, turn: fn(&mut Ui)) -> Node {
    button()
        .class("icon-button")
        .attribute("aria-label", words)
        .attribute("title", words)
        .attribute("data-pane", if pane == Dialog::LeftPane { "start" } else { "end" })
        .live("aria-pressed", move || Some(shown(&page.layout.ui.read(), pane)))
        .on("click", move |_| page.layout.ui.update(turn))
        .child(icon(picture))
        .into()
}

fn shown(ui: &Ui, pane: Dialog) -> &'static str {
    let shown = if ui.narrow {
        ui.dialog == Some(pane)
    } else if pane == Dialog::LeftPane {
        !ui.left_hidden
    } else {
        !ui.right_hidden
    };
    if shown { "true" } else { "false" }
}

fn theme_toggle(page: Page) -> Node {
    let theme = move || page.layout.ui.read().settings.theme;
    let words = move || {
        Some(match theme() {
            Theme::System => "Light or dark: as the system has it",
            Theme::Light => "Light or dark: light",
            Theme::Dark => "Light or dark: dark",
        })
    };
    let picture = live(move || {
        icon(match theme() {
            Theme::System => Icon::System,
            Theme::Light => Icon::Light,
            Theme::Dark => Icon::Dark,
        })
    });
    button()
        .class("icon-button")
        .live("aria-label", words)
        .live("title", words)
        .on("click", move |_| page.layout.ui.update(|ui| ui.turn_theme(web::is_dark())))
        .child(picture)
        .into()
}
