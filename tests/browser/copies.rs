//! What is struck is not in copies, and not in saved files of any form.

use anyhow::{Context, Result, ensure};
use browser::{Page, key};
use serde_json::json;

use crate::planted::{
    CANARIES, KEEP, OTHER, UNMARKED, choose, ensure_clean, planted, press, quiet, saved, struck, taken,
};

fn nothing_taken(page: &Page<'_>, places: &[&str]) -> Result<()> {
    for css in places {
        for event in ["copy", "cut", "dragstart"] {
            ensure_clean(&format!("{event} of {css}"), &taken(page, event, css)?)?;
        }
    }
    Ok(())
}

pub(crate) fn ok_copies_of_the_working_view(page: &Page<'_>) -> Result<()> {
    struck(page)?;
    page.js(KEEP, &[])?;
    let text = taken(page, "copy", ".cable .body")?;
    ensure!(text.contains("The harbor is deep, says [REDACTED] of the port."), "{text}");
    let places =
        ["body", ".page", ".cable", ".cable .subject", ".paragraph", ".contents", ".library", ".ghosts"];
    nothing_taken(page, &places)?;
    page.click("#tab-metadata")?;
    nothing_taken(page, &["#details"])?;
    page.press(&["2"])?;
    page.wait_for("[data-view=source] .source")?;
    nothing_taken(page, &[".source", "main", "body"])?;
    page.press(&["3"])?;
    page.wait_for(".sides")?;
    nothing_taken(page, &[".sides", ".source", "body"])?;
    page.press(&["1"])?;
    page.wait_for(".cable h1")?;
    page.press(&["/"])?;
    page.wait_for("#find-field")?;
    page.type_into("#find-field", "korrigan")?;
    page.click_named("List")?;
    page.wait_text("#details", "KORRIGAN")?;
    nothing_taken(page, &["#details"])?;
    page.press(&[key::ESCAPE])?;
    page.wait_until("return !document.querySelector('.find-bar')")?;

    // What the page itself copies.
    page.js(
        "document.activeElement.blur(); document.querySelector('.contents-row[data-kind=numbered]').click()",
        &[],
    )?;
    for letter in ["c", "l"] {
        page.press(&[letter])?;
    }
    for item in 1..=3 {
        page.js("document.querySelector('#text .gutter-menu').click()", &[])?;
        page.wait_for("#paragraph-menu")?;
        page.js(
            "document.querySelector(`[role=menuitem]:nth-child(${arguments[0]})`).click()",
            &[json!(item)],
        )?;
    }
    page.js("document.querySelector('.ghost [data-copy]').click()", &[])?;
    page.wait_text(".toast", "is redacted")?;
    page.click(".top-export")?;
    page.wait_for("dialog[open] .citation")?;
    nothing_taken(page, &[".citation", "body"])?;
    for style in 1..=5 {
        page.click(&format!(".cite .segments button:nth-child({style})"))?;
        page.js("document.querySelector('.cite .dialog-actions button').click()", &[])?;
    }
    page.press(&[key::ESCAPE])?;
    page.wait_until("return !document.querySelector('dialog[open]')")?;
    let copied = page.js("return window.copied", &[])?;
    ensure!(copied.as_array().is_some_and(|copied| copied.len() >= 6), "{copied}");
    ensure_clean("what the page copied", &copied.to_string())?;

    // Beside another cable, of which nothing is struck, the list still has the subject of this one.
    page.paste(OTHER)?;
    page.wait_text("#app h1", "A SECOND CABLE")?;
    nothing_taken(page, &[".library", "body"])?;
    let text = taken(page, "copy", ".cable .body")?;
    ensure!(text == "Words.", "{text:?}");
    quiet(page)
}

pub(crate) fn ok_citations_of_all_cables_are_saved(page: &Page<'_>) -> Result<()> {
    page.open()?;
    page.resize(1440, 900)?;
    page.paste(UNMARKED)?;
    page.wait_text("#app h1", "A THIRD CABLE")?;
    page.paste(OTHER)?;
    page.wait_text("#app h1", "A SECOND CABLE")?;
    page.js(KEEP, &[])?;
    page.click(".top-export")?;
    page.wait_for("dialog[open] .export")?;
    choose(page, "scope", 1)?;
    for (index, (style, extension)) in
        [("Chicago note", "txt"), ("BibTeX", "bib"), ("RIS", "ris"), ("CSL-JSON", "json")]
            .into_iter()
            .enumerate()
    {
        page.click_named(style)?;
        page.wait_text(".cite", "Save 2 citations")?;
        press(page, ".cite .dialog-actions button:nth-child(2)")?;
        page.wait_until(&format!("return window.saved.length === {}", index + 1))?;
        let text = saved(page)?.pop().unwrap_or_default();
        ensure!(text.starts_with(&format!("citations.{extension}\n")), "{text}");
        ensure!(text.contains("A THIRD CABLE") && text.contains("A SECOND CABLE"), "{text}");
    }
    quiet(page)
}

pub(crate) fn ok_exports_of_every_form(page: &Page<'_>) -> Result<()> {
    struck(page)?;
    page.js(KEEP, &[])?;
    page.js("[...document.querySelectorAll('.redaction-actions button')].at(-1).click()", &[])?;
    page.click(".top-export")?;
    page.wait_for("dialog[open] .export")?;
    for format in 0..5 {
        choose(page, "format", format)?;
        page.click_named("Save file")?;
        page.wait_until(&format!("return window.saved.length === {}", format + 2)).with_context(|| {
            format!(
                "format {format} is held back: {:?}",
                page.js("return document.querySelector('.export .held')?.textContent", &[])
            )
        })?;
        page.js("document.querySelector('.export > .dialog-actions button, .export .dialog-actions button').click()", &[])?;
    }
    let texts = saved(page)?;
    ensure!(texts.len() == 6, "{}", texts.len());
    for text in &texts {
        ensure_clean("a saved file", text)?;
        ensure!(text.to_ascii_uppercase().contains("REDACT"), "{text}");
    }
    ensure_clean("a copied export", &page.js("return window.copied", &[])?.to_string())?;

    // The same with a mark less is a second one to be compared with the first.
    page.press(&[key::ESCAPE])?;
    page.wait_until("return !document.querySelector('dialog[open]')")?;
    page.press(&[key::CONTROL, "z"])?;
    page.click(".top-export")?;
    page.wait_for("dialog[open] .export")?;
    page.js("document.querySelector('.export .dialog-actions button').click()", &[])?;
    page.wait_text(".toast", "other redactions than before")?;

    // The original: not without being asked again, under a name that says so.
    choose(page, "format", 5)?;
    page.click_named("Save file")?;
    page.wait_for("dialog[open] [autofocus]")?;
    page.wait_until("return document.activeElement.matches('dialog[open] [autofocus]')")?;
    page.press(&[key::ENTER])?;
    page.wait_until("return !document.querySelector('dialog[open]')")?;
    ensure!(saved(page)?.len() == 6, "saved without consent");
    page.click(".top-export")?;
    page.wait_for("dialog[open] .export")?;
    page.click_named("Save file")?;
    page.wait_for("dialog[open] [autofocus]")?;
    page.click_named("Save the original")?;
    page.wait_until("return window.saved.length === 7")?;
    let original = saved(page)?.pop().unwrap_or_default();
    ensure!(original.contains("-ORIGINAL.txt") && planted(&original).len() == CANARIES.len(), "{original}");

    // Beside a cable without rules.
    page.paste(OTHER)?;
    page.wait_text("#app h1", "A SECOND CABLE")?;
    page.click(".top-export")?;
    page.wait_for("dialog[open] .export")?;
    choose(page, "format", 0)?;
    choose(page, "scope", 1)?;
    page.click_named("Save file")?;
    page.wait_text(".export .held", "different rules")?;
    ensure!(saved(page)?.len() == 7, "saved though held back");
    quiet(page)
}
