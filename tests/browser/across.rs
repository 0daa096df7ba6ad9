//! What is struck in one cable and stands in another of the same export holds it up; a plan asks before it replaces rules.

use anyhow::{Context, Result, ensure};
use browser::{Page, key};
use serde_json::json;

use crate::planted::{KEEP, SAID, choose, quiet, saved, strike_vespertin, switch};

/// Another cable that names who is struck by hand in the first.
const AGENT: &str = "R 040000Z JAN 08\nFM AMEMBASSY SAMPLETON\n\nC O N F I D E N T I A L SAMPLETON 000004\n\n\
    E.O. 12958: DECL: 01/01/2018\nTAGS: PREL\nSUBJECT: A FIFTH CABLE\n\n1. (U) Mr. Vespertin came by ship.\n";

fn save_all(page: &Page<'_>) -> Result<()> {
    page.click(".top-export")?;
    page.wait_for("dialog[open] .export")?;
    choose(page, "format", 0)?;
    choose(page, "scope", 1)?;
    page.click_named("Save file")
}

pub(crate) fn ok_names_of_other_cables(page: &Page<'_>) -> Result<()> {
    page.open()?;
    page.resize(1440, 900)?;
    page.paste(SAID)?;
    page.wait_text("#app h1", "A FOURTH CABLE")?;
    page.js(KEEP, &[])?;
    page.click("#tab-redaction")?;
    strike_vespertin(page)?;
    page.wait_text(".redaction-summary", "will be removed")?;
    page.paste(AGENT)?;
    page.wait_text("#app h1", "A FIFTH CABLE")?;

    save_all(page)?;
    page.wait_text(".export .held", "is readable in another, at 1 place in 1 cable")?;
    ensure!(saved(page)?.is_empty(), "saved though held back");
    page.click_named("Go to the first place")?;
    page.wait_until("return !document.querySelector('dialog[open]')")?;
    page.wait_text("#app h1", "A FIFTH CABLE")?;

    // Kept on purpose.
    save_all(page)?;
    page.wait_text(".export .held", "is readable in another")?;
    page.click_named("Keep it there")?;
    page.click_named("Save file")?;
    page.wait_until("return window.saved.length === 1")?;
    let kept = saved(page)?.pop().unwrap_or_default();
    ensure!(kept.contains("Mr. Vespertin came by ship") && kept.contains("says [REDACTED]"), "{kept}");
    page.press(&[key::ESCAPE])?;
    quiet(page)
}

pub(crate) fn ok_names_are_struck_there_too(page: &Page<'_>) -> Result<()> {
    page.open()?;
    page.resize(1440, 900)?;
    page.paste(AGENT)?;
    page.wait_text("#app h1", "A FIFTH CABLE")?;
    page.paste(SAID)?;
    page.wait_text("#app h1", "A FOURTH CABLE")?;
    page.js(KEEP, &[])?;
    page.click("#tab-redaction")?;
    strike_vespertin(page)?;
    page.wait_text(".redaction-summary", "will be removed")?;
    save_all(page)?;
    page.wait_text(".export .held", "is readable in another")?;
    page.click_named("Redact it there too")?;
    page.wait_until("return !document.querySelector('.export .held')")?;
    page.click_named("Save file")?;
    page.wait_until("return window.saved.length === 1")?;
    let text = saved(page)?.pop().unwrap_or_default();
    ensure!(
        !text.to_ascii_uppercase().contains("VESPERTIN") && text.contains("[REDACTED] came by ship"),
        "{text}"
    );
    page.press(&[key::ESCAPE])?;
    quiet(page)
}

/// The heading rule says what it did not find, and a plan does not replace rules unasked.
pub(crate) fn ok_rules_say_what_they_miss(page: &Page<'_>) -> Result<()> {
    const HEADING: u32 = 5;
    const PLAN: &str = r#"{"format":"reftel.plan/2","protected":{"on":true,"notes":false,"reason":null},
        "personal":{"on":false,"kinds":[],"reason":null},
        "portions":{"on":false,"keep":"U","leave_marks":false,"unmarked":"ask","reason":null},
        "names":{"on":false,"terms":[],"reason":null},"heading":{"on":false,"fields":[],"reason":null}}"#;
    page.open()?;
    page.resize(1440, 900)?;
    page.paste(SAID)?;
    page.wait_text("#app h1", "A FOURTH CABLE")?;
    page.click("#tab-redaction")?;
    switch(page, HEADING)?;
    page.wait_until(
        "return [...document.querySelectorAll('.rule-field')].some((field) =>
             field.textContent.includes('signature') && field.textContent.includes('none found'))",
    )
    .context("the signature")?;
    page.click_named("Show the last line")?;
    page.wait_until("return (CSS.highlights?.get('spot')?.size ?? 1) > 0")?;

    let load = "const input = document.getElementById('open-plan'), list = new DataTransfer();
                list.items.add(new File([arguments[0]], 'redaction-rules.json'));
                input.files = list.files;
                input.dispatchEvent(new Event('change', { bubbles: true }));";
    let is_on = |rule: u32| {
        format!("return document.querySelector('.rules > li:nth-child({rule}) [role=switch]').checked")
    };
    page.js(load, &[json!(PLAN)])?;
    page.wait_text("dialog[open] h2", "Replace the rules")?;
    page.click("dialog[open] [autofocus]")?;
    page.wait_until("return !document.querySelector('dialog[open]')")?;
    ensure!(page.js(&is_on(HEADING), &[])? == json!(true), "replaced unasked");
    page.js(load, &[json!(PLAN)])?;
    page.wait_text("dialog[open] h2", "Replace the rules")?;
    page.click_named("Replace the rules")?;
    page.wait_until(&is_on(1))?;
    ensure!(page.js(&is_on(HEADING), &[])? == json!(false), "not replaced");
    quiet(page)
}
