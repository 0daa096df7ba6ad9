//! Taking cables away: files, citations, copies of paragraphs.

mod files;
mod making;
mod menu;

pub use files::{Format, MadeFile, Style, citation, file, original};
pub(super) use menu::{ask, menu};

use super::redaction::Held;
use super::state::{Dialog, count};
use super::ui::{self, Element, Node, button, element, live};
use super::{Page, web};
use leptos::prelude::*;

/// What is chosen in the dialog.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// Which form.
    pub format: Format,
    /// All open cables, or the one on screen.
    pub all: bool,
    /// Whether marks have the form of FOIA releases.
    pub foia: bool,
    /// How it is cited.
    pub style: Style,
    /// Why the last export was held back, if it was.
    pub held: Option<Held>,
    /// How many cables of how many are made, while a file is.
    pub progress: Option<(usize, usize)>,
}

/// The dialog behind *Export*.
pub(super) fn dialog(page: Page) -> Node {
    let is_open = Memo::new(move |_| page.layout.ui.read().dialog == Some(Dialog::Export));
    // What it shows depends on the cable, and costs something: only while it is open.
    let body = live(move || {
        // What was held back was another file.
        page.export.choice.update_untracked(|choice| choice.held = None);
        is_open.get().then(|| element("div").class("export").child(saving(page)).child(citing(page)))
    });
    ui::dialog(page, Dialog::Export, "Export", body)
}

fn saving(page: Page) -> Node {
    let number = page.library.library.with_untracked(|library| library.entries().len());
    let scope = (number > 1).then(|| {
        // Not by its name, which may be struck.
        let choices =
            [(false, "The cable on screen".to_owned()), (true, format!("All {}", count(number, "cable")))];
        let radios = choices.into_iter().map(|(all, words)| {
            let is_chosen = page.export.choice.read_untracked().all == all;
            radio("scope", is_chosen, move || page.export.choice.update(|choice| choice.all = all))
                .child(words)
                .into()
        });
        group("What", radios.collect())
    });
    let formats = Format::ALL.into_iter().map(|format| {
        let (words, about) = format.words();
        let is_chosen = page.export.choice.read_untracked().format == format;
        radio("format", is_chosen, move || page.export.choice.update(|choice| choice.format = format))
            .child(element("span").child(words).child(element("span").class("aside").child(about)))
            .into()
    });
    let foia = element("input")
        .attribute("type", "checkbox")
        .flag("checked", move || page.export.choice.read().foia)
        .on("change", move |event| {
            let on = web::is_checked(&event);
            page.export.choice.update(|choice| choice.foia = on);
        });
    let foia = element("label").class("choice").child(foia).child(
        element("span")
            .child("Marks in the form of FOIA releases")
            .child(element("span").class("aside").child("[[REDACTED-EX B6]] in place of [REDACTED (b)(6)]")),
    );
    let why = Memo::new(move |_| page.export.choice.read().held.clone());
    let progress = Memo::new(move |_| page.export.choice.read().progress);
    let save = button()
        .class("button")
        .attribute("data-primary", "")
        .live("aria-disabled", move || progress.get().map(|_| "true"))
        .on("click", move |_| page.export.save_export())
        .child("Save file");
    let copy = button().class("button").on("click", move |_| page.export.copy_export()).child("Copy");
    vec![
        scope.into(),
        group("As", formats.collect()),
        foia.into(),
        live(move || why.get().map(|why| held(page, &why))),
        element("p")
            .class("muted")
            .attribute("role", "status")
            .child(live(move || progress.get().map(|(done, total)| progress_of(done, total))))
            .into(),
        element("div").class("dialog-actions").child(copy).child(save).into(),
    ]
    .into()
}

fn citing(page: Page) -> Node {
    let style = Memo::new(move |_| page.export.choice.read().style);
    let words = move || {
        page.library.library.with_untracked(|library| {
            let entry = library.current()?;
            let paragraph =
                entry.document.paragraph(entry.place).map(|paragraph| paragraph.number.value.value);
            citation(&*page.redaction.released_form.get_untracked()?, paragraph, style.get())
        })
    };
    let styles = Style::ALL.into_iter().map(|one| {
        let pressed = move || Some(if style.get() == one { "true" } else { "false" });
        button()
            .live("aria-pressed", pressed)
            .on("click", move |_| page.export.choice.update(|choice| choice.style = one))
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
                page.redaction.copy(style.get_untracked().file_name(), words, "Citation");
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

/// Why an export was held back.
fn held(page: Page, held: &Held) -> Element {
    let go = held.mark.map(|(key, span)| {
        button()
            .class("link")
            .on("click", move |_| {
                page.layout.closed(Dialog::Export);
                page.redaction.show_released(false);
                page.reader.select(key);
                page.reader.spot(span, false);
            })
            .child("Show the mark")
    });
    element("div")
        .class("held")
        .attribute("role", "alert")
        .child(element("p").child(held.why.as_str()))
        .child(go)
}

fn progress_of(done: usize, total: usize) -> Node {
    let words = if done < total {
        format!("{done} of {} released", count(total, "cable"))
    } else {
        "Reading the file again, for what is struck".to_owned()
    };
    let bar = element("progress")
        .attribute("max", total.to_string())
        .attribute("value", done.to_string())
        .attribute("aria-hidden", "true");
    vec![bar.into(), " ".into(), words.into()].into()
}

/// The dialog before the original is handed over.
pub(super) fn original_dialog(page: Page) -> Node {
    let save = button()
        .class("button")
        .on("click", move |_| {
            page.layout.closed(Dialog::Original);
            let all = page.export.choice.with_untracked(|choice| choice.all);
            let file = page.library.library.with_untracked(|library| {
                let current = library.current().map(|entry| entry.key);
                let chosen = library.entries().iter().filter(|entry| all || Some(entry.key) == current);
                original(chosen.map(|entry| &*entry.document))
            });
            web::save_unchecked(&file.name, file.mime, &file.bytes);
            page.messages.say("Saved: the original, with everything in it.".to_owned());
        })
        .child("Save the original");
    let cancel = button()
        .class("button")
        .attribute("data-primary", "")
        .attribute("autofocus", "")
        .on("click", move |_| page.layout.closed(Dialog::Original))
        .child("Cancel");
    let body = element("div")
        .class("export")
        .child(element("p").child(
            "This file will have every word of the cable as it was received, what you have struck among them.",
        ))
        .child(element("div").class("dialog-actions").child(save).child(cancel));
    ui::dialog(page, Dialog::Original, "Save the original, unredacted?", body.into())
}
