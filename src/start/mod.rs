//! The first screen, and the ways in: file dialogs, paste field, drop.

mod samples;

pub use samples::{SAMPLES, Sample};

use super::seal;
use super::state::Dialog;
use super::ui::{Element, Node, button, element, live};
use super::{Page, ui, web};
use leptos::prelude::*;

/// The first screen.
pub(super) fn start(page: Page) -> Node {
    let way = |words: &'static str| button().class("button").child(words);
    let ways = element("div")
        .class("start-buttons")
        .child(way("Open files…").attribute("data-primary", "").on("click", |_| web::choose_files()))
        .child(way("Open folder…").on("click", |_| web::choose_folder()))
        .child(way("Paste").on("click", move |_| page.layout.show(Dialog::Paste)))
        .child(way("Try a sample").on("click", move |_| page.layout.show(Dialog::Samples)));
    let lead = "Paste the text, or drop files or a folder anywhere on this page.";
    let dialects = "Telegrams as sent · web pages of collections · scanned and OCR text";
    let zone = element("section")
        .class("drop-zone")
        .child(element("h1").child("Read a cable"))
        .child(element("p").class("lead").child(lead))
        .child(ways)
        .child(element("p").class("dialects").child(dialects));
    element("main")
        .attribute("id", "text")
        .class("start")
        .attribute("tabindex", "-1")
        .child(zone)
        .child(statement(page))
        .into()
}

/// The cables of our own invention, each with what it shows.
pub(super) fn samples_dialog(page: Page) -> Node {
    let rows = SAMPLES.iter().enumerate().map(|(index, sample)| {
        let open = move |_| {
            page.layout.closed(Dialog::Samples);
            page.intake.open_text(sample.name, sample.text.to_owned());
            // What had the focus may be gone.
            web::after_drawing(|| web::focus("text"));
        };
        let row = button()
            .class("sample")
            .on("click", open)
            .child(element("strong").child(sample.name))
            .child(element("span").child(sample.about));
        let row = if index == 0 { row.attribute("autofocus", "") } else { row };
        element("li").child(row).into()
    });
    let lead = "Invented, persons and places too. Each shows something else that cables bring with them.";
    let body = element("div")
        .class("samples")
        .child(element("p").class("muted").child(lead))
        .child(element("ul").child(rows.collect::<Node>()));
    ui::dialog(page, Dialog::Samples, "Samples", body.into())
}

/// The privacy statement with its proof.
fn statement(page: Page) -> Element {
    let tested = Memo::new(move |_| page.seal.test.read().phase() == seal::Phase::Tested);
    let again = move || {
        tested.get().then(|| {
            let again = button().class("link").on("click", move |_| seal::test(page)).child("try again");
            vec![" — ".into(), again.into(), " or pull the network cable out and go on.".into()]
        })
    };
    let words = element("p")
        .child(element("strong").child(live(move || page.seal.test.read().headline())))
        .child(" ")
        .child(live(move || page.seal.test.read().proof()))
        .child(live(again))
        .child(" Nothing you open is stored.");
    element("aside")
        .class("privacy")
        .attribute("aria-label", "Privacy")
        .child(leptos::view! { <seal::Badge short=true /> }.into_any())
        .child(words)
}

/// The inputs behind *Open files* and *Open folder*. They are not shown: the buttons stand for them.
pub(super) fn inputs(page: Page) -> Element {
    let input = |id: &'static str| {
        element("input")
            .attribute("type", "file")
            .attribute("id", id)
            .attribute("hidden", "")
            .attribute("multiple", "")
            .on("change", move |event| page.intake.open_files(web::picked(&event)))
    };
    element("div")
        .class("inputs")
        .attribute("hidden", "")
        .child(input("open-files"))
        .child(input("open-folder").attribute("webkitdirectory", ""))
}

/// A field to paste into, for those who cannot use a shortcut. What is pasted never stays in it.
pub(super) fn paste_dialog(page: Page) -> Node {
    let read = move |_| {
        let text = web::take_value("paste-field");
        if !text.is_empty() {
            page.layout.closed(Dialog::Paste);
            page.intake.open_pasted(text);
        }
    };
    let field = element("textarea")
        .attribute("id", "paste-field")
        .attribute("rows", "10")
        .attribute("spellcheck", "false")
        .attribute("autocomplete", "off")
        .attribute("autocapitalize", "off")
        .attribute("autocorrect", "off")
        .attribute("translate", "no")
        .attribute("autofocus", "")
        .on("paste", move |event| {
            // Straight from the clipboard: the text does not even reach the field.
            if page.intake.paste(&event) {
                page.layout.closed(Dialog::Paste);
            }
        });
    let label = element("label").attribute("for", "paste-field").child("Paste the text of a cable here.");
    let done = button().class("button").attribute("data-primary", "").on("click", read).child("Read it");
    let body = element("div")
        .class("paste")
        .child(label)
        .child(field)
        .child(element("div").class("dialog-actions").child(done));
    ui::dialog(page, Dialog::Paste, "Paste a cable", body.into())
}

/// What lies over the page while files are dragged over it.
pub(super) fn drop_cover(page: Page) -> Element {
    element("div")
        .class("drop-cover")
        .attribute("aria-hidden", "true")
        .flag("hidden", move || !page.layout.ui.read().dragging)
        .child(element("p").child("Drop to read. The files stay on this computer."))
}
