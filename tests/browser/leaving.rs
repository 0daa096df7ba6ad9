//! Nothing is lost without a question, and nothing is asked when nothing would be lost.

use anyhow::{Result, ensure};
use browser::{Page, key};
use serde_json::json;

use crate::planted::{SAID, UNMARKED, strike_vespertin, switch};

const PERSONAL: u32 = 2;

/// Whether the browser would ask before the page is left.
fn asks(page: &Page<'_>) -> Result<bool> {
    let asks = page.js(
        "const event = new Event('beforeunload', {cancelable: true}); window.dispatchEvent(event); return event.defaultPrevented",
        &[],
    )?;
    Ok(asks == json!(true))
}

pub(crate) fn ok_asks_before_redactions_are_lost(page: &Page<'_>) -> Result<()> {
    page.open()?;
    page.resize(1440, 900)?;
    ensure!(!asks(page)?, "nothing is open");
    page.paste(UNMARKED)?;
    page.wait_text("#app h1", "A THIRD CABLE")?;
    page.paste(SAID)?;
    page.wait_text("#app h1", "A FOURTH CABLE")?;
    ensure!(!asks(page)?, "nothing is struck");
    page.click("#tab-redaction")?;
    strike_vespertin(page)?;
    ensure!(asks(page)?, "something is struck");
    // Closing it asks too; the other cable is closed at once.
    page.click(".library-row:nth-child(1) [data-close]")?;
    page.wait_until("return document.querySelectorAll('.library-row').length === 1")?;
    page.click(".library-row [data-close]")?;
    page.wait_text("dialog[open]", "lose its redactions")?;
    page.click("dialog[open] .dialog-actions [autofocus]")?;
    page.wait_until("return !document.querySelector('dialog[open]')")?;
    ensure!(asks(page)?, "it has been closed");
    // Exported, and nothing has changed since.
    page.click(".top-export")?;
    page.wait_for("dialog[open] .export")?;
    page.click_named("Save file")?;
    page.wait_text(".toast", "saved")?;
    page.press(&["\u{e00c}"])?;
    page.wait_until("return !document.querySelector('dialog[open]')")?;
    ensure!(!asks(page)?, "it has been exported");
    switch(page, PERSONAL)?;
    page.wait_settled()?;
    ensure!(asks(page)?, "it has changed since");
    page.press(&[key::CONTROL, "z"])?;
    page.wait_settled()?;
    ensure!(!asks(page)?, "it is as it was exported");
    switch(page, PERSONAL)?;
    page.wait_settled()?;
    page.click(".library-row [data-close]")?;
    page.wait_text("dialog[open]", "lose its redactions")?;
    page.click("dialog[open] .dialog-actions :not([autofocus])")?;
    page.wait_for(".start-screen, .privacy")?;
    ensure!(!asks(page)?, "nothing is open any more");
    Ok(())
}
