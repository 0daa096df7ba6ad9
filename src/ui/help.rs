use super::{Element, Node, button, dialog, element, segment, segments};
use crate::Page;
use crate::keys::LETTERS;
use crate::state::{Dialog, Settings, Size, Theme};
use crate::web;
use leptos::prelude::*;

/// Settings and the list of keys.
pub(crate) fn help(page: Page) -> Node {
    let always: [(&[&str], &str); 9] = [
        (&["Ctrl", "F"], "find in the cable (⌘F on a Mac); once more for the find bar of the browser"),
        (&["F3"], "next hit, with Shift the one before"),
        (&["Ctrl", "O"], "open files (⌘O on a Mac)"),
        (&["Ctrl", "S"], "export (⌘S on a Mac)"),
        (&["Ctrl", "Shift", "X"], "strike the selection"),
        (&["Ctrl", "Z"], "take a redaction back, with Shift do it again"),
        (&["Ctrl", "Shift", "H"], "what the source took out: marked, bars, as written"),
        (&["Ctrl", "V"], "paste a cable, anywhere on the page (⌘V on a Mac)"),
        (&["Esc"], "close what lies on top"),
    ];
    let letters = move || page.layout.ui.read().settings.letters;
    let samples =
        button().class("link").on("click", move |_| page.layout.show(Dialog::Samples)).child("a sample");
    let body = element("div")
        .class("help")
        .child(settings(page))
        .child(element("h3").child("Keys"))
        .child(element("div").class("keys").child(list(&always)))
        .child(element("div").class("keys").flag("data-off", move || !letters()).child(list(&LETTERS)))
        .child(element("p").class("muted").child("Nothing to read at hand? Open ").child(samples).child("."))
        .child(element("p").class("muted").child(
            "Cables are kept in the memory of this page and nowhere else: close the tab, and they are gone. Only \
             the settings are stored.",
        ))
        .into();
    dialog(page, Dialog::Help, "Help and settings", body)
}

fn settings(page: Page) -> Element {
    let now = move || page.layout.ui.read().settings;
    let sizes = Size::ALL.map(|size| {
        segment(
            size.words(),
            move || now().size == size,
            move || page.layout.ui.update(|ui| ui.settings.size = size),
        )
    });
    let themes = Theme::ALL.map(|theme| {
        segment(
            theme.words(),
            move || now().theme == theme,
            move || page.layout.ui.update(|ui| ui.settings.theme = theme),
        )
    });
    let row = |words: &'static str, choice: Element| {
        element("div").class("setting").child(element("span").child(words)).child(choice)
    };
    let sentence = "Capitals stay for abbreviations, posts and countries that the tables know; other names become \
                    small. The cable is not changed.";
    element("div")
        .class("settings")
        .child(row("Text size", segments("segments", "Text size", sizes.into())))
        .child(row("Light or dark", segments("segments", "Light or dark", themes.into())))
        .child(switch(page, "Single letters are shortcuts", None, |settings| &mut settings.letters))
        .child(switch(page, "Subject in sentence case", Some(sentence), |settings| &mut settings.sentence))
}

/// A setting that is on or off.
fn switch(
    page: Page,
    words: &'static str,
    more: Option<&'static str>,
    which: fn(&mut Settings) -> &mut bool,
) -> Element {
    let input = element("input")
        .attribute("type", "checkbox")
        .attribute("role", "switch")
        .flag("checked", move || *which(&mut page.layout.ui.read().settings.clone()))
        .on("change", move |event| {
            let on = web::is_checked(&event);
            page.layout.ui.update(|ui| *which(&mut ui.settings) = on);
        });
    let more = more.map(|more| element("span").class("setting-more").child(more));
    element("label").class("switch").child(input).child(element("span").child(words).child(more))
}

fn list(keys: &[(&[&'static str], &'static str)]) -> Node {
    let rows = keys.iter().map(|&(keys, what)| {
        let keys = keys.iter().map(|key| element("kbd").child(*key).into());
        let term = element("dt").child(keys.collect::<Node>());
        element("div").child(term).child(element("dd").child(what)).into()
    });
    element("dl").child(rows.collect::<Node>()).into()
}
