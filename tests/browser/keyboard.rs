//! Everything by keys alone: each function is reached by Tab, arrows and letters, the focus is always seen, never
//! lies under a bar, and comes back from whatever was closed.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use browser::{Page, key};
use serde_json::json;

pub(crate) fn ok_from_start_to_a_cable(page: &Page<'_>) -> Result<()> {
    page.open()?;
    page.resize(1440, 900)?;
    page.press(&[key::TAB])?;
    has_focus(page, ".skip-link")?;
    page.press(&[key::ENTER])?;
    has_focus(page, "#text")?;
    // What is read next is the text, not the bar above it.
    page.press(&[key::TAB])?;
    has_focus(page, ".start-buttons > button")?;

    tab_to(page, ".start-buttons > button:nth-child(3)")?;
    page.press(&[key::ENTER])?;
    has_focus(page, "#paste-field")?;
    page.press(&[key::ESCAPE])?;
    has_focus(page, ".start-buttons > button:nth-child(3)")?;

    sample(page)?;
    // Nothing of the first screen is left: the focus must be in the cable, not nowhere.
    has_focus(page, "#text, .cable [data-place]")?;
    back_to(page, ".library [data-close]")?;
    page.press(&[key::ENTER])?;
    page.wait_for(".start")?;
    has_focus(page, "#text")
}

pub(crate) fn ok_regions_of_the_reader(page: &Page<'_>) -> Result<()> {
    page.open()?;
    page.resize(1440, 900)?;
    sample(page)?;
    for (letter, css) in [("2", "[data-view=source] .source"), ("3", ".sides"), ("1", ".cable h1")] {
        page.press(&[letter])?;
        page.wait_for(css)?;
    }
    for (letter, css) in [("[", ".pane-start[hidden]"), ("]", ".pane-end[hidden]")] {
        for hidden in [true, false] {
            page.press(&[letter])?;
            page.wait_until(&format!("return !!document.querySelector({}) === {hidden}", json!(css)))?;
        }
    }
    page.press(&["n"])?;
    page.press(&["n"])?;
    page.wait_until("return location.hash.endsWith('/2')")?;

    // Tabs: one stop, arrows within.
    tab_to(page, "[role=tab]")?;
    has_focus(page, "#tab-metadata[aria-selected=true]")?;
    page.press(&[key::RIGHT])?;
    has_focus(page, "#tab-redaction[aria-selected=true]")?;
    page.press(&[key::LEFT])?;
    has_focus(page, "#tab-metadata[aria-selected=true]")?;
    page.press(&[key::RIGHT])?;
    has_focus(page, "#tab-redaction[aria-selected=true]")?;
    page.press(&[key::RIGHT])?;
    has_focus(page, "#tab-notices[aria-selected=true]")?;
    page.press(&[key::TAB])?;
    has_focus(page, "[role=tabpanel]")?;
    tab_to(page, ".notice-row")?;
    page.press(&[key::ENTER])?;
    has_focus(page, "[data-place]")?;

    back_to(page, ".contents-row[data-kind=numbered]")?;
    page.press(&[key::ENTER])?;
    page.wait_until("return location.hash.endsWith('/1') || /\\/\\d+$/.test(location.hash)")?;
    has_focus(page, "[data-place]")?;

    // A reference that is not open leads to what is known of it.
    back_to(page, ".cable [data-cite]")?;
    page.press(&[key::ENTER])?;
    has_focus(page, ".ghost")?;
    tab_to(page, ".ghost [data-copy]")?;
    page.press(&[key::ENTER])?;
    page.wait_for(".toast:not([data-empty])")?;

    // The views are buttons too.
    back_to(page, ".top .views > [aria-pressed=false]")?;
    page.press(&[key::SPACE])?;
    page.wait_for(".source")
}

pub(crate) fn ok_layers_close_one_at_a_time(page: &Page<'_>) -> Result<()> {
    page.open()?;
    page.resize(1440, 900)?;
    sample(page)?;
    back_to(page, "[aria-label^=Help]")?;
    page.press(&[key::ENTER])?;
    stays_in(page, "dialog[open]")?;
    page.press(&[key::ESCAPE])?;
    has_focus(page, "[aria-label^=Help]")?;
    // The same by its letter, from where the reader is.
    page.press(&["n"])?;
    has_focus(page, "[data-place]")?;
    page.press(&["?"])?;
    has_focus(page, "dialog[open] *")?;
    tab_to(page, ".help .switch input")?;
    page.press(&[key::SPACE])?;
    page.wait_for(".help [data-off]")?;
    page.press(&[key::ESCAPE])?;
    has_focus(page, "[data-place]")?;
    for (letter, css) in [("2", ".source"), ("?", "dialog[open]")] {
        page.press(&[letter])?;
        ensure!(!is_there(page, css)?, "letters are off, and {letter} has done something");
    }

    back_to(page, ".badge")?;
    page.press(&[key::ENTER])?;
    stays_in(page, "dialog[open]")?;
    page.press(&[key::ESCAPE])?;
    has_focus(page, ".badge")
}

/// Words that explain themselves are no stops of Tab and no buttons, unless that is set; `e` leads to them.
pub(crate) fn ok_explained_words(page: &Page<'_>) -> Result<()> {
    page.open()?;
    page.resize(1440, 900)?;
    sample(page)?;
    let quiet = "return document.querySelector('#explanation').getClientRects().length === 0";
    page.press(&["e"])?;
    has_focus(page, ".masthead [data-explain][aria-describedby=explanation]")?;
    page.wait_for("#explanation")?;
    let first = page.text("#explanation")?;
    page.press(&["e"])?;
    page.wait_until(&format!(
        "return document.querySelector('#explanation').textContent !== {}",
        json!(first)
    ))?;
    page.press(&["E"])?;
    page.wait_text("#explanation", first.lines().next().unwrap_or_default())?;
    page.press(&[key::ESCAPE])?;
    page.wait_until(quiet)?;
    has_focus(page, ".masthead [data-explain]")?;
    // From where the reader is.
    page.press(&["n"])?;
    page.wait_until("return location.hash.endsWith('/1')")?;
    page.press(&["e"])?;
    has_focus(page, ".body [data-explain]")?;
    page.press(&[key::ESCAPE])?;
    page.wait_until(quiet)?;

    let stops =
        "return document.querySelectorAll('[data-explain][role], [data-explain][tabindex=\"0\"]').length";
    ensure!(page.js(stops, &[])? == 0, "codes are stops of Tab");
    page.press(&["?"])?;
    has_focus(page, "dialog[open] *")?;
    tab_to(page, ".help .switch:nth-of-type(2) input")?;
    page.press(&[key::SPACE])?;
    page.press(&[key::ESCAPE])?;
    page.wait_until(&format!("return (() => {{ {stops} }})() > 10"))?;
    back_to(page, ".top .find-opener")?;
    tab_to(page, ".cable [data-explain][role=button]")?;
    page.wait_for("#explanation")
}

pub(crate) fn ok_drawers_of_a_phone(page: &Page<'_>) -> Result<()> {
    page.open()?;
    page.resize(390, 844)?;
    sample(page)?;
    tab_to(page, ".bottom-bar > button:first-child")?;
    page.press(&[key::ENTER])?;
    stays_in(page, ".drawer-start[open]")?;
    page.press(&[key::ESCAPE])?;
    has_focus(page, ".bottom-bar > button:first-child")?;
    page.press(&[key::ENTER])?;
    tab_to(page, ".drawer-start .contents-row[data-kind=numbered]")?;
    page.press(&[key::ENTER])?;
    page.wait_until("return !document.querySelector('dialog[open]')")?;
    has_focus(page, "[data-place]")?;
    tab_to(page, ".bottom-bar > button:last-child")?;
    page.press(&[key::ENTER])?;
    tab_to(page, ".drawer-end [role=tab]")?;
    page.press(&[key::RIGHT])?;
    page.press(&[key::ESCAPE])?;
    has_focus(page, ".bottom-bar > button:last-child")?;

    // What has no room in the bar.
    back_to(page, ".top-more")?;
    page.press(&[key::ENTER])?;
    has_focus(page, "#more-menu > [aria-checked=true]")?;
    page.press(&[key::DOWN])?;
    has_focus(page, "#more-menu > [aria-checked=false]")?;
    page.press(&[key::ENTER])?;
    page.wait_for("[data-view=source] .source")?;
    has_focus(page, ".top-more")?;
    page.press(&[key::ENTER])?;
    page.press(&[key::UP])?;
    page.press(&[key::ENTER])?;
    stays_in(page, "dialog[open]")?;
    page.press(&[key::ESCAPE])?;
    has_focus(page, ".top-more")
}

/// From a sample to a saved file and back to an empty page.
pub(crate) fn ok_a_whole_journey(page: &Page<'_>) -> Result<()> {
    page.open()?;
    page.resize(1440, 900)?;
    sample(page)?;
    page.press(&["n"])?;
    page.wait_until("return location.hash.endsWith('/1')")?;
    // Find.
    page.press(&["/"])?;
    // The ring is around the box of the field.
    page.wait_until("return document.activeElement?.id === 'find-field'")?;
    for letter in ["s", "e", "a"] {
        page.press(&[letter])?;
    }
    page.press(&[key::ENTER])?;
    page.wait_until("return /[1-9]/.test(document.querySelector('.find-count').textContent)")?;
    page.press(&[key::ESCAPE])?;
    page.wait_until("return !document.querySelector('.find-bar')")?;
    // Redact a paragraph by its menu.
    back_to(page, ".cable .gutter-menu")?;
    page.press(&[key::ENTER])?;
    has_focus(page, "#paragraph-menu > button")?;
    for _ in 0..3 {
        page.press(&[key::DOWN])?;
    }
    page.press(&[key::ENTER])?;
    page.wait_for(".text[data-marked]")?;
    // Preview.
    tab_to(page, "[role=tab]")?;
    page.press(&[key::RIGHT])?;
    has_focus(page, "#tab-redaction")?;
    tab_to(page, ".redaction .segments > button:last-child")?;
    page.press(&[key::ENTER])?;
    page.wait_for(".released .struck")?;
    page.press(&[key::SHIFT, key::TAB])?;
    page.press(&[key::ENTER])?;
    page.wait_for(".text[data-marked] .cable")?;
    // Export.
    back_to(page, ".top-export")?;
    page.press(&[key::ENTER])?;
    tab_to(page, "dialog[open] [name=format]")?;
    tab_to(page, "dialog[open] .button[data-primary]")?;
    page.press(&[key::ENTER])?;
    page.wait_until(
        "return !document.querySelector('dialog[open]') || /saved/i.test(document.body.innerText)",
    )?;
    page.press(&[key::ESCAPE])?;
    page.wait_until("return !document.querySelector('dialog[open]')")?;
    // Settings.
    tab_to(page, "[aria-label^=Help]")?;
    page.press(&[key::ENTER])?;
    tab_to(page, ".help .segments > button:nth-child(3)")?;
    page.press(&[key::ENTER])?;
    page.wait_for(":root[data-size=large]")?;
    page.press(&[key::ESCAPE])?;
    has_focus(page, "[aria-label^=Help]")?;
    // What was struck has been saved, so nothing is asked.
    tab_to(page, ".library [data-close]")?;
    page.press(&[key::ENTER])?;
    page.wait_for(".start")
}

/// Opens the sample.
fn sample(page: &Page<'_>) -> Result<()> {
    tab_to(page, ".start-buttons > button:last-child")?;
    page.press(&[key::ENTER])?;
    has_focus(page, ".samples li:first-child > button")?;
    page.press(&[key::ENTER])?;
    page.wait_for(".cable h1")
}

/// As many stops as a page of cables may have.
const STOPS: usize = 150;

pub(crate) fn tab_to(page: &Page<'_>, css: &str) -> Result<()> {
    until(page, css, &[key::TAB])
}

pub(crate) fn back_to(page: &Page<'_>, css: &str) -> Result<()> {
    until(page, css, &[key::SHIFT, key::TAB])
}

/// Presses a key until such an element has the focus. The focus must be seen at each stop.
fn until(page: &Page<'_>, css: &str, keys: &[&str]) -> Result<()> {
    let mut stops = Vec::new();
    for _ in 0..STOPS {
        page.press(keys)?;
        // The browser's own bars have it, though the page remembers what had it last.
        let Some(stop) = seen(page)? else { continue };
        stops.push(stop);
        if page.js("return !!document.activeElement?.matches(arguments[0])", &[json!(css)])? == true {
            return Ok(());
        }
    }
    bail!("no {css} among the stops {stops:?}")
}

/// Waits until such an element has the focus, and can be seen to have it.
pub(crate) fn has_focus(page: &Page<'_>, css: &str) -> Result<()> {
    let css = json!(css);
    page.wait_until(&format!("return !!document.activeElement?.matches({css})"))
        .with_context(|| format!("the focus is at {:?}, not at {css}", page.js(FOCUS, &[])))?;
    // The page may still be scrolling there.
    page.wait_until(
        "const now = window.scrollY, was = window.lastScroll; window.lastScroll = now; return now === was",
    )?;
    seen(page)?;
    Ok(())
}

/// However often Tab is pressed, the focus does not leave the dialog, unless for the browser's own bars.
fn stays_in(page: &Page<'_>, css: &str) -> Result<()> {
    page.wait_for(css)?;
    for _ in 0..12 {
        page.press(&[key::TAB])?;
        let Some(stop) = seen(page)? else { continue };
        let inside = page.js("return !!document.activeElement?.closest(arguments[0])", &[json!(css)])?;
        ensure!(inside == true, "Tab has left {css} for {stop}");
    }
    // What follows is for the page: not from one of the browser's own bars.
    for _ in 0..STOPS {
        if seen(page)?.is_some() {
            break;
        }
        page.press(&[key::TAB])?;
    }
    Ok(())
}

const FOCUS: &str = include_str!("focus.js");

/// Says where the focus is; an error if it is not seen there, in a moment: what lies over it may be on its way out.
fn seen(page: &Page<'_>) -> Result<Option<String>> {
    let deadline = Instant::now() + Duration::from_secs(1);
    loop {
        let focus = page.js(FOCUS, &[])?;
        if focus.is_null() {
            return Ok(None);
        }
        let is = focus["is"].as_str().unwrap_or_default().to_owned();
        let wrong = if focus["seen"] != true {
            "out of the window".to_owned()
        } else if focus["ringed"] != true {
            "and nothing shows it".to_owned()
        } else if !focus["covered"].is_null() {
            format!("below {}", focus["covered"])
        } else {
            return Ok(Some(is));
        };
        ensure!(Instant::now() < deadline, "{is} has the focus, {wrong}");
        std::thread::sleep(Duration::from_millis(50));
    }
}

fn is_there(page: &Page<'_>, css: &str) -> Result<bool> {
    Ok(page.js("return !!document.querySelector(arguments[0])", &[json!(css)])? == true)
}
