//! The list of open cables as something to work in.

use anyhow::{Result, ensure};
use browser::{Page, key};
use serde_json::json;

use crate::planted::switch;

const PERSONAL: u32 = 2;
const ROWS: &str = "[...document.querySelectorAll('.library-row')].filter(r => r.getClientRects().length)";

/// So many cables, and room for the panes at the sides.
fn opened(page: &Page<'_>, count: usize) -> Result<()> {
    page.open()?;
    page.resize(1440, 900)?;
    let files: Vec<(String, String)> = (1..=count)
        .map(|number| {
            let (post, tags) =
                if number % 2 == 0 { ("PORT ELSINORE", "PREL, ECON") } else { ("SAMPLETON", "PREL, PGOV") };
            let text = format!(
                "R 131627Z FEB 08\nFM AMEMBASSY {post}\nTO SECSTATE WASHDC\n\nUNCLAS {post} {number:06}\n\nE.O. 12958: N/A\n\
                 TAGS: {tags}\nSUBJECT: CABLE NUMBER {number}\n\n1. (U) Mr. Vespertin spoke of harbor {number}.\n"
            );
            (format!("{number}.txt"), text)
        })
        .collect();
    let files: Vec<(&str, &[u8])> =
        files.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    page.drop_files("body", &files)?;
    page.wait_text(".library h2", &format!("{count} cables"))
}

fn rows(page: &Page<'_>, count: usize) -> Result<()> {
    page.wait_until(&format!("return {ROWS}.length === {count}"))
}

fn quiet(page: &Page<'_>) -> Result<()> {
    let events = page.unexpected_events()?;
    ensure!(events.is_empty(), "{events:?}");
    Ok(())
}

/// Clicks the row of that number while keys are held.
fn click_row(page: &Page<'_>, number: usize, held: &str) -> Result<()> {
    let click = format!(
        "{ROWS}[{}].querySelector('.library-cable').dispatchEvent(new MouseEvent('click', {{bubbles: true, {held}: true}}))",
        number - 1
    );
    page.js(&click, &[]).map(|_| ())
}

/// Several are picked by click, Ctrl, Shift and keys; rules, export and closing are of them alone, and closing is undone.
pub(crate) fn ok_several_cables_at_once(page: &Page<'_>) -> Result<()> {
    opened(page, 6)?;
    click_row(page, 2, "ctrlKey")?;
    page.wait_text(".library-picked", "1 selected")?;
    click_row(page, 4, "shiftKey")?;
    page.wait_text(".library-picked", "3 selected")?;
    page.wait_until("return document.querySelectorAll('.library-row input:checked').length === 3")?;
    page.js(&format!("{ROWS}[3].querySelector('.library-cable').focus()"), &[])?;
    page.press(&[key::SHIFT, "\u{e015}"])?;
    page.wait_text(".library-picked", "4 selected")?;
    page.press(&["\u{e015}"])?;
    page.wait_until(&format!("return document.activeElement === {ROWS}[5].querySelector('.library-cable')"))?;
    page.wait_text("#app h1.subject", "CABLE NUMBER 1")?;
    // The rules of the first go to them, and not to the last.
    page.click("#tab-redaction")?;
    switch(page, PERSONAL)?;
    page.click_named("Apply rules")?;
    page.wait_text(".toast", "applied to 4 other cables")?;
    page.wait_until("return document.querySelectorAll('.library-badge').length === 5")?;
    page.js("[...document.querySelectorAll('.library-picked button')].find(b => b.textContent === 'Export…').click()", &[])?;
    page.wait_text("dialog[open] .export", "4 selected cables")?;
    let chosen = "return document.querySelector('dialog[open] input[name=scope]:checked').closest('label').textContent";
    ensure!(page.js(chosen, &[])? == json!("4 selected cables"));
    page.press(&["\u{e00c}"])?;
    page.wait_until("return !document.querySelector('dialog[open]')")?;
    // Closing asks, for the redactions, and can be undone with them.
    page.js("[...document.querySelectorAll('.library-picked button')].find(b => b.textContent === 'Close').click()", &[])?;
    page.wait_text("dialog[open]", "lose their redactions")?;
    page.click("dialog[open] .dialog-actions :not([autofocus])")?;
    rows(page, 2)?;
    page.wait_text(".closed-notice", "4 cables closed.")?;
    page.click(".closed-notice .button")?;
    rows(page, 6)?;
    page.wait_until("return document.querySelectorAll('.library-badge').length === 5")?;
    // All of them.
    page.js("document.querySelector('.library-title input').click()", &[])?;
    page.wait_text(".library-picked", "6 selected")?;
    page.js("[...document.querySelectorAll('.library-picked button')].find(b => b.textContent === 'Close').click()", &[])?;
    page.wait_for("dialog[open]")?;
    page.click("dialog[open] .dialog-actions :not([autofocus])")?;
    page.wait_for(".start")?;
    page.click(".closed-notice .button")?;
    rows(page, 6)?;
    quiet(page)
}

/// What the filter lists can be exported, and TAGS and post of a cable filter the list.
pub(crate) fn ok_the_filter_is_set_from_a_cable_and_exported(page: &Page<'_>) -> Result<()> {
    opened(page, 5)?;
    page.wait_text("#app h1.subject", "CABLE NUMBER 1")?;
    page.js("[...document.querySelectorAll('.card .chip')].find(c => c.textContent.includes('PGOV')).querySelector('button').click()", &[])?;
    rows(page, 3)?;
    page.wait_text(".library h2", "3 of 5 cables")?;
    page.click(".top-export")?;
    page.wait_text("dialog[open] .export", "3 cables of the filter")?;
    page.press(&["\u{e00c}"])?;
    page.wait_until("return !document.querySelector('dialog[open]')")?;
    // Pressed again it lists all; and the post is one more thing to press.
    page.js("document.querySelector('.card .chip [aria-pressed=true]').click()", &[])?;
    rows(page, 5)?;
    page.js("document.querySelector('.card .filter-by:not(.chip *)').click()", &[])?;
    rows(page, 3)?;
    quiet(page)
}

/// The handle between list and contents follows keys and the pointer.
pub(crate) fn ok_the_handle_moves(page: &Page<'_>) -> Result<()> {
    opened(page, 12)?;
    let height = || -> Result<f64> {
        let height =
            page.js("return document.querySelector('.library-pane').getBoundingClientRect().height", &[])?;
        Ok(height.as_f64().unwrap_or_default())
    };
    let before = height()?;
    page.js("document.querySelector('[role=separator]').focus()", &[])?;
    page.press(&["\u{e015}"])?;
    page.press(&["\u{e015}"])?;
    page.wait_until(
        "return document.querySelector('[role=separator]').getAttribute('aria-valuenow') === '60'",
    )?;
    ensure!(height()? > before + 40.0, "{before} {}", height()?);
    page.js(
        "const handle = document.querySelector('[role=separator]');
         const pane = handle.parentElement.getBoundingClientRect();
         const at = {bubbles: true, pointerId: 1, buttons: 1, clientX: pane.left + 50, clientY: pane.top + pane.height / 4};
         handle.dispatchEvent(new PointerEvent('pointermove', at))",
        &[],
    )?;
    page.wait_until("return ['24', '25'].includes(document.querySelector('[role=separator]').getAttribute('aria-valuenow'))")?;
    ensure!(height()? < before, "{before} {}", height()?);
    quiet(page)
}
