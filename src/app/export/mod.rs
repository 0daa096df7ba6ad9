//! Taking cables away: files, citations, copies of paragraphs.

mod files;
mod menu;

use leptos::prelude::*;

pub use files::{Format, SavedFile, Style, citation, file};
pub(super) use menu::{ask, menu};

use super::state::{Dialog, count};
use super::ui::{self, Element, Node, button, element, live};
use super::{Page, web};

/// What is chosen in the dialog.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// Which form.
    pub format: Format,
    /// All open cables, or the one on screen.
    pub all: bool,
    /// How it is cited.
    pub style: Style,
}

/// The dialog behind *Export*.
pub(super) fn dialog(page: Page) -> Node {
    let is_open = Memo::new(move |_| page.ui.read().dialog == Some(Dialog::Export));
    // What it shows depends on the cable, and costs something: only while it is open.
    let body = live(move || {
        is_open.get().then(|| element("div").class("export").child(saving(page)).child(citing(page)))
    });
    ui::dialog(page, Dialog::Export, "Export", body)
}

fn saving(page: Page) -> Node {
    let number = page.library.with_untracked(|library| library.entries().len());
    let scope = (number > 1).then(|| {
        let name = page
            .library
            .with_untracked(|library| library.current().map(|entry| entry.document.name().to_owned()));
        let choices = [(false, name.unwrap_or_default()), (true, format!("All {}", count(number, "cable")))];
        let radios = choices.into_iter().map(|(all, words)| {
            let is_chosen = page.export.read_untracked().all == all;
            radio("scope", is_chosen, move || page.export.update(|choice| choice.all = all))
                .child(words)
                .into()
        });
        group("What", radios.collect())
    });
    let formats = Format::ALL.into_iter().map(|format| {
        let (words, about) = format.words();
        let is_chosen = page.export.read_untracked().format == format;
        radio("format", is_chosen, move || page.export.update(|choice| choice.format = format))
            .child(element("span").child(words).child(element("span").class("aside").child(about)))
            .into()
    });
    let save = button()
        .class("button")
        .attribute("data-primary", "")
        .on("click", move |_| {
            if let Some(file) = page.file_to_save() {
                web::save(&file.name, file.mime, &file.bytes);
                page.say(format!("{} saved.", file.name));
            }
        })
        .child("Save file");
    let copy = button()
        .class("button")
        .on("click", move |_| {
            if let Some(file) = page.file_to_save() {
                page.copy(&String::from_utf8_lossy(&file.bytes), "Text");
            }
        })
        .child("Copy");
    vec![
        scope.into(),
        group("As", formats.collect()),
        element("div").class("dialog-actions").child(copy).child(save).into(),
    ]
    .into()
}

fn citing(page: Page) -> Node {
    let style = Memo::new(move |_| page.export.read().style);
    let words = move || {
        page.library.with_untracked(|library| {
            let entry = library.current()?;
            let paragraph =
                entry.document.paragraph(entry.place).map(|paragraph| paragraph.number.value.value);
            citation(&entry.document, paragraph, style.get())
        })
    };
    let styles = Style::ALL.into_iter().map(|one| {
        let pressed = move || Some(if style.get() == one { "true" } else { "false" });
        button()
            .live("aria-pressed", pressed)
            .on("click", move |_| page.export.update(|choice| choice.style = one))
            .child(one.words())
            .into()
    });
    let none = "This style is for records of the National Archives, and this cable is not one.";
    let shown = element("pre")
        .class("citation")
        .attribute("tabindex", "0")
        .attribute("role", "group")
        .attribute("aria-label", "Citation")
        .child(live(move || words().unwrap_or_else(|| none.to_owned())));
    let copy = button()
        .class("button")
        .on("click", move |_| {
            if let Some(words) = words() {
                page.copy(&words, "Citation");
            }
        })
        .child("Copy citation");
    let segments = element("div")
        .class("segments")
        .attribute("role", "group")
        .attribute("aria-label", "Style")
        .child(styles.collect::<Node>());
    element("section")
        .class("cite")
        .attribute("aria-label", "Cite")
        .child(element("h3").child("Cite"))
        .child(segments)
        .child(shown)
        .child(element("div").class("dialog-actions").child(copy))
        .into()
}

fn group(title: &'static str, radios: Node) -> Node {
    element("fieldset").child(element("legend").child(title)).child(radios).into()
}

/// A radio button in its label.
fn radio(name: &'static str, is_chosen: bool, choose: impl Fn() + 'static) -> Element {
    let input =
        element("input").attribute("type", "radio").attribute("name", name).on("change", move |_| choose());
    let input = if is_chosen { input.attribute("checked", "") } else { input };
    element("label").class("choice").child(input)
}

impl Page {
    /// The file that is chosen in the dialog.
    fn file_to_save(self) -> Option<SavedFile> {
        let choice = self.export.get_untracked();
        self.library.with_untracked(|library| {
            let current = library.current().map(|entry| entry.key);
            let chosen = library.entries().iter().filter(|entry| choice.all || Some(entry.key) == current);
            file(choice.format, chosen.map(|entry| &*entry.document))
        })
    }
}
