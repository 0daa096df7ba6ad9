//! The bar at the top and the classification banner below it.

use leptos::prelude::*;
use leptos::{ev, html};

use super::state::{Dialog, Theme, Ui};
use super::ui::{Icon, icon, icon_button};
use super::{Page, reader, seal, web};

/// Bar and banner; they stay when the text scrolls.
pub(super) fn top(page: Page) -> AnyView {
    let reading = Memo::new(move |_| page.library.read().current().is_some());
    html::header()
        .class("top")
        .child((
            html::div().class("top-bar").child((
                move || reading.get().then(|| left_toggle(page)),
                html::p().class("wordmark").child(("ref", html::span().child("tel"))),
                move || reading.get().then(|| ways_in(page)),
                html::span().class("top-space"),
                seal::badge(page, false),
                theme_toggle(page),
                html::button()
                    .r#type("button")
                    .class("icon-button")
                    .aria_label("Help")
                    .attr("title", "Help")
                    .on(ev::click, move |_| page.show(Dialog::Help))
                    .child("?"),
                move || reading.get().then(|| right_toggle(page)),
            )),
            move || reading.get().then(|| reader::banner(page)),
        ))
        .into_any()
}

fn ways_in(page: Page) -> AnyView {
    (
        html::button()
            .r#type("button")
            .class("button")
            .attr("data-primary", "")
            .on(ev::click, |_| web::choose_files())
            .child("Open…"),
        html::button()
            .r#type("button")
            .class("button top-paste")
            .on(ev::click, move |_| page.show(Dialog::Paste))
            .child("Paste"),
    )
        .into_any()
}

fn left_toggle(page: Page) -> AnyView {
    toggle(page, Dialog::LeftPane, Icon::LeftPane, "Cables and contents", Ui::toggle_left)
}

fn right_toggle(page: Page) -> AnyView {
    toggle(page, Dialog::RightPane, Icon::RightPane, "Notices", Ui::toggle_right)
}

fn toggle(page: Page, pane: Dialog, picture: Icon, words: &'static str, turn: fn(&mut Ui)) -> AnyView {
    html::button()
        .r#type("button")
        .class("icon-button")
        .aria_label(words)
        .attr("title", words)
        .attr("data-pane", if pane == Dialog::LeftPane { "start" } else { "end" })
        .attr("aria-pressed", move || shown(&page.ui.read(), pane))
        .on(ev::click, move |_| page.ui.update(turn))
        .child(icon(move || picture))
        .into_any()
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

fn theme_toggle(page: Page) -> AnyView {
    let theme = Memo::new(move |_| page.ui.read().settings.theme);
    let picture = move || match theme.get() {
        Theme::System => Icon::System,
        Theme::Light => Icon::Light,
        Theme::Dark => Icon::Dark,
    };
    let words = move || match theme.get() {
        Theme::System => "Light or dark: as the system has it",
        Theme::Light => "Light or dark: light",
        Theme::Dark => "Light or dark: dark",
    };
    icon_button(picture, words, move || page.ui.update(|ui| ui.turn_theme(web::is_dark())))
}
