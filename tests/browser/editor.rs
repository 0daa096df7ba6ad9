//! Redaction as editors know it: a selection answers, marks can be pressed, lists of terms are shown before they apply.

use anyhow::{Result, ensure};
use browser::{Page, key};
use serde_json::json;

use crate::planted::{CABLE, NAMES, quiet, switch};

/// Selects a word of the text.
const SELECT: &str =
    "const walk = document.createTreeWalker(document.querySelector('.cable .body'), NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
        const at = walk.currentNode.data.indexOf(arguments[0]);
        if (at < 0) continue;
        document.activeElement.blur();
        getSelection().setBaseAndExtent(walk.currentNode, at, walk.currentNode, at + arguments[0].length);
        return true;
    }";
/// Presses a word of the text.
const PRESS: &str =
    "const walk = document.createTreeWalker(document.querySelector('.cable .body'), NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
        const at = walk.currentNode.data.indexOf(arguments[0]);
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(walk.currentNode, at + 2);
        range.setEnd(walk.currentNode, at + 3);
        const {left, top, height} = range.getBoundingClientRect();
        const at_point = {bubbles: true, clientX: left + 1, clientY: top + height / 2};
        walk.currentNode.parentElement.dispatchEvent(new MouseEvent('click', at_point));
        return true;
    }";
const BAR: &str = ".selection-bar:popover-open";

fn open(page: &Page<'_>) -> Result<()> {
    page.open()?;
    page.resize(1440, 900)?;
    page.paste(CABLE)?;
    page.wait_text("#app h1", "QUILVARO")?;
    page.click("#tab-redaction")?;
    page.wait_for(".redaction")
}

fn run(page: &Page<'_>, script: &str, word: &str) -> Result<()> {
    ensure!(page.js(script, &[json!(word)])? == json!(true), "no {word:?} in the text");
    Ok(())
}

pub(crate) fn ok_a_selection_answers(page: &Page<'_>) -> Result<()> {
    open(page)?;
    run(page, SELECT, "Vespertin")?;
    page.wait_text(BAR, "Redact every “Vespertin”")?;
    page.click_named("Redact every “Vespertin”")?;
    page.wait_text(".terms", "Vespertin")?;
    page.wait_until(&format!("return !document.querySelector('{BAR}') && getSelection().isCollapsed"))?;

    // Once only, and taken back.
    run(page, SELECT, "Vespertin")?;
    page.wait_for(BAR)?;
    page.press(&[key::DELETE])?;
    page.wait_text(".toast", "Redacted. Ctrl+Z to undo.")?;
    page.wait_text(".by-hand", "Remove 1 redaction")?;
    page.press(&[key::CONTROL, "z"])?;
    page.wait_until("return !document.querySelector('.by-hand .link')")?;

    // Its words are not on the page of the preview.
    run(page, SELECT, "Vespertin")?;
    page.wait_for(BAR)?;
    page.click(".redaction .segments button:nth-child(2)")?;
    page.wait_for(".released")?;
    page.wait_until("return !document.documentElement.outerHTML.includes('Vespertin')")?;
    quiet(page)
}

pub(crate) fn ok_a_redacted_word_is_pressed_and_kept(page: &Page<'_>) -> Result<()> {
    open(page)?;
    switch(page, NAMES)?;
    page.type_into("#term", "Vespertin")?;
    page.press(&[key::ENTER])?;
    page.wait_text(".redaction-summary", "will be removed")?;
    // Who does not see the marks is told of them.
    let told = "[...document.querySelectorAll('[data-place][aria-description]')]
        .filter(block => /^Redacted here: .*Vespertin/.test(block.getAttribute('aria-description'))).length";
    page.wait_until(&format!("return {told} > 0"))?;
    let blocks = page.js(&format!("return {told}"), &[])?;
    let summary = page.text(".redaction-summary p")?;
    run(page, PRESS, "Vespertin")?;
    page.wait_text(BAR, "Keep this")?;
    page.click_named("Keep this")?;
    page.wait_text(".toast", "Kept. Ctrl+Z to undo.")?;
    page.wait_until(&format!(
        "return document.querySelector('.redaction-summary p').textContent !== {}",
        json!(summary)
    ))?;
    page.wait_until(&format!("return {told} <= {blocks}"))?;
    run(page, PRESS, "Vespertin")?;
    page.wait_until(&format!("return !document.querySelector('{BAR}')"))?;

    // What was kept and is redacted again is redacted.
    run(page, SELECT, "Vespertin")?;
    page.wait_text(BAR, "Redact every “Vespertin”")?;
    page.click_named("Redact every “Vespertin”")?;
    page.wait_text(".toast", "Redacted. Ctrl+Z to undo.")?;
    page.wait_until(&format!(
        "return document.querySelector('.redaction-summary p').textContent === {}",
        json!(summary)
    ))?;
    quiet(page)
}

pub(crate) fn ok_a_list_of_terms_is_shown_before_it_applies(page: &Page<'_>) -> Result<()> {
    open(page)?;
    switch(page, NAMES)?;
    page.type_into("#term", "Vespertin; Korrigan, Underhill")?;
    page.press(&[key::ENTER])?;
    page.wait_until("return document.querySelectorAll('.term-offer li').length === 3")?;
    ensure!(
        page.js("return document.querySelectorAll('.terms li').length", &[])? == json!(0),
        "applied unasked"
    );
    page.click_named("Add 3 terms")?;
    page.wait_until("return document.querySelectorAll('.terms > li').length === 3")?;
    // The list of what was found has the words, and one tick for those that are the same.
    page.js("document.querySelector('.marks').open = true", &[])?;
    page.wait_text(".marks ul", "Vespertin")?;
    quiet(page)
}
