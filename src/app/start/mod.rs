//! The first screen, and the ways in: file dialogs, paste field, drop.

use leptos::prelude::*;
use leptos::{ev, html};

use super::seal;
use super::state::Dialog;
use super::{Page, ui, web};

/// A telegram of our own invention.
const SAMPLE: &str = include_str!("../../../assets/samples/port-elsinore.txt");

/// The first screen.
pub(super) fn start(page: Page) -> AnyView {
    let button = |words: &'static str| html::button().r#type("button").class("button").child(words);
    html::main()
        .id("text")
        .class("start")
        .tabindex("-1")
        .child((
            html::section().class("drop-zone").child((
                html::h1().child("Read a cable"),
                html::p()
                    .class("lead")
                    .child("Paste the text, or drop files or a folder anywhere on this page."),
                html::div().class("start-buttons").child((
                    button("Open files…").attr("data-primary", "").on(ev::click, |_| web::choose_files()),
                    button("Open folder…").on(ev::click, |_| web::choose_folder()),
                    button("Paste").on(ev::click, move |_| page.show(Dialog::Paste)),
                    button("Try a sample")
                        .on(ev::click, move |_| page.open_text("A sample", SAMPLE.to_owned())),
                )),
                html::p()
                    .class("dialects")
                    .child("Telegrams as sent · web pages of collections · scanned and OCR text"),
            )),
            statement(page),
        ))
        .into_any()
}

/// The privacy statement with its proof.
fn statement(page: Page) -> AnyView {
    let again = move || {
        (page.seal.read().phase() == seal::Phase::Tested).then(|| {
            (
                " — ",
                html::button()
                    .r#type("button")
                    .class("link")
                    .on(ev::click, move |_| seal::test(page))
                    .child("try again"),
                " or pull the network cable out and go on.",
            )
        })
    };
    html::aside()
        .class("privacy")
        .aria_label("Privacy")
        .child((
            seal::badge(page, true),
            html::p().child((
                html::strong().child(move || page.seal.read().headline()),
                " ",
                move || page.seal.read().proof(),
                again,
                " Nothing you open is stored.",
            )),
        ))
        .into_any()
}

/// The inputs behind *Open files* and *Open folder*. They are not shown: the buttons stand for them.
pub(super) fn inputs(page: Page) -> AnyView {
    let input = |id: &'static str| {
        html::input()
            .r#type("file")
            .id(id)
            .hidden(true)
            .multiple(true)
            .on(ev::change, move |event| page.open_files(web::picked(&event)))
    };
    html::div()
        .class("inputs")
        .hidden(true)
        .child((input("open-files"), input("open-folder").attr("webkitdirectory", "")))
        .into_any()
}

/// A field to paste into, for those who cannot use a shortcut. What is pasted never stays in it.
pub(super) fn paste_dialog(page: Page) -> AnyView {
    let field = NodeRef::<html::Textarea>::new();
    let read = move |_| {
        if let Some(text) =
            field.get_untracked().map(|field| web::take_value(&field)).filter(|text| !text.is_empty())
        {
            page.closed(Dialog::Paste);
            page.open_pasted(text);
        }
    };
    let body = html::div()
        .class("paste")
        .child((
            html::label().r#for("paste-field").child("Paste the text of a cable here."),
            html::textarea()
                .id("paste-field")
                .node_ref(field)
                .attr("rows", "10")
                .attr("spellcheck", "false")
                .attr("autocomplete", "off")
                .attr("autocapitalize", "off")
                .attr("autocorrect", "off")
                .attr("translate", "no")
                .attr("autofocus", "")
                .on(ev::paste, move |event| {
                    // Straight from the clipboard: the text does not even reach the field.
                    if page.paste(&event) {
                        page.closed(Dialog::Paste);
                    }
                }),
            html::div().class("dialog-actions").child(
                html::button()
                    .r#type("button")
                    .class("button")
                    .attr("data-primary", "")
                    .on(ev::click, read)
                    .child("Read it"),
            ),
        ))
        .into_any();
    ui::dialog(page, Dialog::Paste, "Paste a cable", body)
}

/// What lies over the page while files are dragged over it.
pub(super) fn drop_cover(page: Page) -> AnyView {
    html::div()
        .class("drop-cover")
        .aria_hidden("true")
        .attr("hidden", move || !page.ui.read().dragging)
        .child(html::p().child("Drop to read. The files stay on this computer."))
        .into_any()
}
