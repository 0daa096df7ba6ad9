//! What is struck is nowhere in the released view, and the panel of redaction works, by pointer and by keys.

use anyhow::{Context, Result, ensure};
use browser::{Engine, Page, key};
use serde_json::{Value, json};

use crate::keyboard::{back_to, has_focus, tab_to};
use crate::planted::{
    CABLE, CANARIES, HEADING, KEEP, NAMES, OTHER, PORTIONS, SAID, UNMARKED, choose, ensure_clean, everything,
    press, quiet, saved, show_released, strike_vespertin, struck, switch, taken,
};

pub(crate) fn ok_nothing_struck_is_in_the_released_view(page: &Page<'_>) -> Result<()> {
    struck(page)?;
    // What other parts of the page keep of it: a question, an explanation, a notice.
    page.js("document.querySelector('.card [data-explain]').click()", &[])?;
    page.wait_for("#explanation")?;
    page.paste(CABLE)?;
    page.wait_text(".notice", "already open")?;
    page.js("document.querySelector('.find-opener').click()", &[])?;
    page.wait_for("#find-field")?;
    page.type_into("#find-field", "korrigan")?;
    page.wait_text(".find-count", "1")?;
    page.js("document.querySelector('.paragraph [data-cite]')?.click()", &[])?;
    show_released(page)?;
    ensure_clean("the released view", &everything(page)?)?;
    ensure!(page.js("return location.hash", &[])? == "", "the address has the number of the cable");
    for word in CANARIES {
        let found = page.js("return window.find ? window.find(arguments[0]) : false", &[json!(word)])?;
        ensure!(found == false, "the browser finds {word}");
    }
    // A copy of all of it, in both flavours, as the browser would make it.
    let copied = page.js(
        "getSelection().selectAllChildren(document.body);
         const data = new DataTransfer();
         const event = new ClipboardEvent('copy', {bubbles: true, cancelable: true});
         Object.defineProperty(event, 'clipboardData', {value: data});
         const goes_on = document.body.dispatchEvent(event);
         const box = document.createElement('div');
         box.append(getSelection().getRangeAt(0).cloneContents());
         const own = [data.getData('text/plain'), data.getData('text/html')];
         return goes_on ? [getSelection().toString(), box.outerHTML] : own",
        &[],
    )?;
    ensure_clean("a copy", &copied.to_string())?;
    page.js("getSelection().removeAllRanges()", &[])?;
    // By keys that go on to other places and views.
    for letter in ["n", "2", "3", "1", "c", "l", "]", "]", "[", "["] {
        page.press(&[letter])?;
    }
    page.wait_settled()?;
    ensure_clean("the released view after some keys", &everything(page)?)?;
    names(page)?;
    for tab in ["#tab-metadata", "#tab-notices", "#tab-redaction"] {
        page.click(tab)?;
        ensure_clean(tab, &everything(page)?)?;
    }
    page.click(".top-export")?;
    page.wait_for("dialog[open] .citation")?;
    ensure_clean("the export dialog", &everything(page)?)?;
    page.press(&[key::ESCAPE])?;
    page.resize(390, 800)?;
    page.wait_for(".bottom-bar")?;
    for drawer in ["first", "last"] {
        page.click(&format!(".bottom-bar > button:{drawer}-child"))?;
        page.wait_for("dialog[open]")?;
        ensure_clean("a drawer", &everything(page)?)?;
        page.press(&[key::ESCAPE])?;
        page.wait_until("return !document.querySelector('dialog[open]')")?;
    }
    page.resize(1440, 900)?;
    quiet(page)?;
    again(page)
}

/// Reload, and back and forward.
fn again(page: &Page<'_>) -> Result<()> {
    let session = page.browser.session();
    session.post("/refresh", &json!({}))?;
    page.wait_for("#app .start")?;
    ensure_clean("the page after a reload", &everything(page)?)?;
    page.visit("about:blank")?;
    session.post("/back", &json!({}))?;
    page.wait_for("#app .start")?;
    ensure_clean("the page that was come back to", &everything(page)?)?;
    // Firefox asks for an icon of its own accord when it comes back, and is refused.
    let mut events = page.unexpected_events()?;
    events.retain(|event| !event.at.ends_with("/favicon.ico"));
    ensure!(events.is_empty(), "{events:?}");
    Ok(())
}

/// The names of all elements, as the browser tells programs that read aloud.
fn names(page: &Page<'_>) -> Result<()> {
    let session = page.browser.session();
    let found = session.post("/elements", &json!({"using": "css selector", "value": "body, body *"}))?;
    let mut count = 0;
    for element in found.as_array().context("no elements")? {
        let id = element.as_object().and_then(|element| element.values().next()).and_then(Value::as_str);
        let id = id.context("no element id")?;
        match session.get(&format!("/element/{id}/computedlabel")) {
            Ok(label) => {
                count += 1;
                ensure_clean("an accessible name", label.as_str().unwrap_or_default())?;
            }
            Err(error) if count == 0 => {
                eprintln!("LEFT OUT: {} tells no accessible names: {error:#}", page.browser.engine);
                ensure!(page.browser.engine == Engine::Webkit, "it should");
                return Ok(());
            }
            // Gone in the meantime.
            Err(_) => {}
        }
    }
    ensure!(count > 100, "only {count} elements have been asked");
    Ok(())
}

pub(crate) fn ok_undecided_portions_stay(page: &Page<'_>) -> Result<()> {
    page.open()?;
    page.resize(1440, 900)?;
    page.paste(UNMARKED)?;
    page.wait_text("#app h1", "A THIRD CABLE")?;
    page.js(KEEP, &[])?;
    page.click("#tab-redaction")?;
    switch(page, PORTIONS)?;
    page.wait_text(".undecided", "Undecided")?;
    let text = taken(page, "copy", ".cable .body")?;
    ensure!(text.contains("Kept.") && !text.contains("Underhill"), "{text}");
    page.click(".top-export")?;
    page.wait_for("dialog[open] .export")?;
    page.click_named("Save file")?;
    page.wait_text(".export .held", "1 part still needs a decision")?;
    ensure!(saved(page)?.is_empty(), "saved though held back");
    page.wait_until(
        "return [...document.querySelectorAll('.export .button')]
            .every((button) => button.textContent !== 'Save file' || !('primary' in button.dataset))",
    )?;
    page.click_named("Go to it")?;
    page.wait_until("return !document.querySelector('dialog[open]')")?;
    page.wait_until("return (CSS.highlights?.get('spot')?.size ?? 1) > 0")?;
    page.click(".redaction .segments button:nth-child(2)")?;
    page.wait_text(".released", "Kept.")?;
    ensure!(!everything(page)?.contains("Underhill"), "released though nobody has decided");
    page.click(".redaction .segments button:nth-child(1)")?;
    page.wait_for(".undecided")?;
    press(page, ".undecided li .button:nth-of-type(3)")?;
    page.wait_until("return !document.querySelector('.undecided')")?;
    page.click(".top-export")?;
    page.wait_for("dialog[open] .export")?;
    page.click_named("Save file")?;
    page.wait_until("return window.saved.length === 1")?;
    ensure!(saved(page)?[0].contains("Underhill"), "kept by decision");
    quiet(page)
}

/// Changes a list or a field of the panel as a reader would, and says so to the page.
fn set(page: &Page<'_>, css: &str, value: &str) -> Result<()> {
    page.js(
        "const field = document.querySelector(arguments[0]);
         field.value = arguments[1];
         field.dispatchEvent(new Event('change', { bubbles: true }))",
        &[json!(css), json!(value)],
    )?;
    Ok(())
}

pub(crate) fn ok_a_finding_leads_to_its_mark(page: &Page<'_>) -> Result<()> {
    page.open()?;
    page.resize(1440, 900)?;
    page.paste(SAID)?;
    page.wait_text("#app h1", "A FOURTH CABLE")?;
    page.js(KEEP, &[])?;
    page.click("#tab-redaction")?;

    // All portions without a mark at once.
    switch(page, PORTIONS)?;
    page.wait_text(".undecided", "Undecided · 2")?;
    set(page, ".rules > li:nth-child(3) .rule-check:nth-child(2) select", "strike")?;
    page.wait_until("return !document.querySelector('.undecided')")?;
    let text = taken(page, "copy", ".cable .body")?;
    ensure!(text.contains("information") && !text.contains("Underhill"), "{text}");
    // A step back is one for the list as well.
    page.press(&[key::CONTROL, "z"])?;
    page.wait_until("return document.querySelector('#without-a-mark').value === 'ask'")?;
    page.wait_for(".undecided")?;
    set(page, ".rules > li:nth-child(3) .rule-check:nth-child(2) select", "keep")?;
    let text = taken(page, "copy", ".cable .body")?;
    ensure!(text.contains("Underhill"), "{text}");

    // How a term is found: what is changed there stays in sight.
    switch(page, NAMES)?;
    page.wait_for("#term")?;
    page.type_into("#term", &format!("for information{}", key::ENTER))?;
    press(page, ".terms summary")?;
    press(page, ".terms [open] .rule-check input")?;
    page.wait_until("return !!document.querySelector('.terms [open] input:checked')")?;

    // A mark by hand with a reason of the reader's own, in which nothing ends the mark.
    strike_vespertin(page)?;
    page.wait_for(".by-hand [list]")?;
    set(page, ".by-hand [list]", "privacy [of sources]")?;
    page.wait_until("return document.querySelector('.by-hand [list]').value === 'privacy (of sources)'")?;
    page.click(".top-export")?;
    page.wait_for("dialog[open] .export")?;
    page.wait_text(".export .removal", "2 passages will be removed")?;
    page.click_named("Save file")?;
    page.wait_text(".toast", ".redacted.txt saved. 2 passages removed. Checked: no removed text remains.")?;
    page.wait_until("return window.saved.length === 1")?;
    let text = saved(page)?.pop().unwrap_or_default();
    ensure!(text.lines().next().is_some_and(|name| name.ends_with(".redacted.txt")), "{text}");
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    ensure!(text.contains("We came [REDACTED] on ships, says [REDACTED privacy (of sources)]."), "{text}");

    // Markdown says by itself what was struck.
    choose(page, "format", 1)?;
    page.click_named("Save file")?;
    page.wait_text(".export .held", "something redacted is still in it")?;
    ensure!(saved(page)?.len() == 1, "saved though held back");
    page.click_named("Go to it")?;
    page.wait_until("return !document.querySelector('dialog[open]')")?;
    page.wait_until("return (CSS.highlights?.get('spot')?.size ?? 1) > 0")?;
    let copied = page.js("return window.copied", &[])?;
    ensure!(copied.as_array().is_none_or(Vec::is_empty), "{copied}");
    quiet(page)
}

/// Who goes back and forth between cables while something is still to be drawn.
pub(crate) fn ok_quick_steps_between_cables(page: &Page<'_>) -> Result<()> {
    page.open()?;
    page.resize(1440, 900)?;
    page.paste(OTHER)?;
    page.wait_text("#app h1", "A SECOND CABLE")?;
    page.paste(UNMARKED)?;
    page.wait_text("#app h1", "A THIRD CABLE")?;
    page.click("#tab-redaction")?;
    switch(page, PORTIONS)?;
    let errors = page.js_async(
        "const done = arguments[arguments.length - 1], errors = [];
         addEventListener('error', (event) => errors.push(event.message));
         const show = (at) => document.querySelectorAll('.library-cable')[at].click();
         [0, 1, 0, 1].forEach((at, nth) => setTimeout(() => show(at), 100 * nth));
         setTimeout(() => done(errors), 1500);",
        &[],
    )?;
    ensure!(errors.as_array().is_some_and(Vec::is_empty), "{errors}");
    quiet(page)
}

/// Everything by keys.
pub(crate) fn ok_redaction_by_keys(page: &Page<'_>) -> Result<()> {
    page.open()?;
    page.resize(1440, 900)?;
    page.paste(CABLE)?;
    page.wait_text("#app h1", "QUILVARO")?;
    tab_to(page, "[role=tab]")?;
    page.press(&[key::RIGHT])?;
    has_focus(page, "#tab-redaction[aria-selected=true]")?;
    tab_to(page, &format!(".rules > li:nth-child({HEADING}) [role=switch]"))?;
    page.press(&[key::SPACE])?;
    page.wait_text(".redaction-summary", "will be removed")?;
    back_to(page, &format!(".rules > li:nth-child({NAMES}) [role=switch]"))?;
    page.press(&[key::SPACE])?;
    tab_to(page, "#term")?;
    for letter in ["k", "o", "r", "r", "i", "g", "a", "n", key::ENTER] {
        page.press(&[letter])?;
    }
    page.wait_text(".terms", "korrigan")?;
    has_focus(page, "#term")?;
    // The list of marks stays open and keeps the focus while marks are dropped and accepted.
    tab_to(page, ".marks > summary")?;
    page.press(&[key::ENTER])?;
    page.wait_for(".marks[open] input")?;
    // The page is told of it a little later.
    page.wait_settled()?;
    tab_to(page, ".marks input")?;
    page.press(&[key::SPACE])?;
    page.wait_until("return !!document.querySelector('.marks[open] input:not(:checked)')")?;
    has_focus(page, ".marks input")?;
    page.press(&[key::CONTROL, "z"])?;
    page.wait_until("return !document.querySelector('.marks[open] input:not(:checked)')")?;
    page.press(&[key::CONTROL, "y"])?;
    page.wait_until("return !!document.querySelector('.marks[open] input:not(:checked)')")?;
    tab_to(page, ".mark-row")?;
    page.press(&[key::ENTER])?;
    page.wait_until("return (CSS.highlights?.get('spot')?.size ?? 1) > 0")?;
    back_to(page, ".redaction .segments button:nth-child(2)")?;
    page.press(&[key::ENTER])?;
    page.wait_for(".released")?;
    has_focus(page, ".redaction .segments button:nth-child(2)")?;
    back_to(page, ".redaction .segments button:nth-child(1)")?;
    page.press(&[key::ENTER])?;
    page.wait_for(".working-note")?;
    quiet(page)
}
