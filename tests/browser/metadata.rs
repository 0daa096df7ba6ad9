//! Every statement can be traced to its bytes; samples are a key away; settings outlast a visit.

use anyhow::{Result, ensure};
use browser::{PAINTED, Page};

/// Opens a sample by its place in the list, from 1.
pub(crate) fn open_sample(page: &Page<'_>, number: usize) -> Result<()> {
    page.click_named("Try a sample")?;
    let row = format!("dialog[open] li:nth-child({number}) > .sample");
    page.wait_for(&row)?;
    page.click(&row)?;
    page.wait_until("return !document.querySelector('dialog[open]')")
}

pub(crate) fn ok_a_field_leads_to_its_bytes(page: &Page<'_>) -> Result<()> {
    page.open()?;
    page.resize(1440, 900)?;
    open_sample(page, 1)?;
    page.wait_text(".metadata", "declassified on 27 May 2018")?;
    for (label, words) in [
        ("Show Identifier in the source", "VZCZCXRO0391"),
        ("Show TAGS 2 in the source", "PGOV"),
        ("Show Signature in the source", "HOLLOWAY"),
    ] {
        page.click(&format!("[aria-label='{label}']"))?;
        // On both sides where both show it, and in view in the source.
        page.wait_until(&format!(
            "{PAINTED} const ranges = painted('spot');
             const inSource = ranges.filter(range => range.startContainer.parentElement.closest('.source'));
             const box = inSource.length === 1 && inSource[0].getBoundingClientRect();
             return !!box && ranges.every(range => range.toString() === '{words}')
                 && box.height > 0 && box.top > 0 && box.bottom < innerHeight"
        ))?;
    }
    let events = page.unexpected_events()?;
    ensure!(events.is_empty(), "{events:?}");
    Ok(())
}

pub(crate) fn ok_samples_by_keyboard(page: &Page<'_>) -> Result<()> {
    const FOCUSED: &str = "const e = document.activeElement; return e.textContent.startsWith";
    page.open()?;
    page.js(
        "[...document.querySelectorAll('.start-buttons button')].find(e => e.textContent === 'Try a sample').focus()",
        &[],
    )?;
    page.press(&["\u{e007}"])?;
    page.wait_for("dialog[open] .sample")?;
    page.press(&["\u{e00c}"])?;
    page.wait_until("return !document.querySelector('dialog[open]')")?;
    page.wait_until(&format!("{FOCUSED}('Try a sample')"))?;
    page.press(&["\u{e007}"])?;
    page.wait_for("dialog[open] .sample")?;
    page.wait_until(&format!("{FOCUSED}('Coalition')"))?;
    page.press(&["\u{e004}"])?;
    page.wait_until(&format!("{FOCUSED}('Library')"))?;
    page.press(&["\u{e007}"])?;
    page.wait_for(".subject")?;
    page.wait_until("return document.activeElement.id === 'text'")
}

pub(crate) fn ok_settings_last(page: &Page<'_>) -> Result<()> {
    page.open()?;
    // Whatever the test before has left: in a small window a bar lies over what is clicked.
    page.resize(1440, 900)?;
    open_sample(page, 1)?;
    page.click(".transmission summary")?;
    page.wait_until("return document.querySelector('.transmission').open")?;
    // The page is told of it a little later.
    page.wait_settled()?;
    page.press(&["?"])?;
    page.wait_for("dialog[open] .settings")?;
    page.click_named("Large")?;
    page.wait_until("return document.documentElement.dataset.size === 'large'")?;
    page.open()?;
    page.wait_until("return document.documentElement.dataset.size === 'large'")?;
    open_sample(page, 1)?;
    page.wait_until("return document.querySelector('.transmission').open")?;
    let events = page.unexpected_events()?;
    ensure!(events.is_empty(), "{events:?}");
    Ok(())
}
