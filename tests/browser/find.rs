//! Finding: in the cable on screen, in all of them, and which of them are listed.

use anyhow::{Result, ensure};
use browser::{PAINTED, Page};
use serde_json::json;

const ENTER: &str = "\u{e007}";
const SHIFT: &str = "\u{e008}";
const ESCAPE: &str = "\u{e00c}";

/// The words of the hit at which the reader is, as they are painted in the text, without the whitespace between them: where a page ended
/// there is none in the file.
const HERE: &str = "return painted('find-here').filter(r => r.startContainer.isConnected && r.startContainer.parentElement.closest('#text')).map(String).join('').replaceAll(' ', '')";

const FIRST: &str = "R 131627Z FEB 08\nFM AMEMBASSY SAMPLETON\nTO SECSTATE WASHDC\n\nUNCLAS SECTION 01 OF 02 SAMPLETON 000017\n\n\
    E.O. 12958: N/A\nTAGS: PREL, ECON\nSUBJECT: THE HARBOR OF ELSINORE\n\n1. (U) The lighthouse stands by the har-\nbor \
    wall. A second lighthouse was built by the port\n\nSAMPLETON 00000017  002 OF 002\n\n\nauthority of Exampleville in \
    the spring.\n\n2. (U) Nothing else.\n\n3. (U) The LIGHTHOUSE is kept by one man.\n";
const SECOND: &str = "R 141627Z FEB 09\nFM AMEMBASSY EXAMPLEVILLE\nTO SECSTATE WASHDC\n\nUNCLAS EXAMPLEVILLE 000018\n\n\
    E.O. 12958: N/A\nTAGS: PGOV\nSUBJECT: A SECOND CABLE\n\n1. (U) Nothing.\n\n2. (U) There is a lighthouse here, too, and \
    a harbor.\n\n3. (U) Another lighthouse.\n";

/// With room for the panes at the sides.
fn opened(page: &Page<'_>, texts: &[&str]) -> Result<()> {
    page.open()?;
    page.resize(1280, 800)?;
    for text in texts {
        page.paste(text)?;
        page.wait_for("#app h1.subject")?;
    }
    Ok(())
}

fn quiet(page: &Page<'_>) -> Result<()> {
    let events = page.unexpected_events()?;
    ensure!(events.is_empty(), "{events:?}");
    Ok(())
}

/// Types over what is in the field, and waits for the count.
fn look_for(page: &Page<'_>, words: &str, count: &str) -> Result<()> {
    let clear = "const field = document.querySelector('#find-field'); field.value = ''; field.focus();
        field.dispatchEvent(new Event('input', {bubbles: true}))";
    page.js(clear, &[])?;
    page.type_into("#find-field", words)?;
    page.wait_text(".find-count", count)
}

fn here(page: &Page<'_>, words: &str) -> Result<()> {
    if page.js("return 'highlights' in CSS", &[])? == json!(false) {
        return Ok(());
    }
    page.wait_until(&format!("{PAINTED} {HERE} === {}", json!(words.replace(' ', ""))))
}

/// Whether the page keeps a key from the browser.
fn is_taken(page: &Page<'_>, key: &str, css: &str) -> Result<bool> {
    let taken = page.js(
        "const event = new KeyboardEvent('keydown', {key: arguments[0], ctrlKey: true, bubbles: true, cancelable: true});
         document.querySelector(arguments[1]).dispatchEvent(event);
         return event.defaultPrevented",
        &[json!(key), json!(css)],
    )?;
    Ok(taken == json!(true))
}

pub(crate) fn ok_found_across_lines_and_pages(page: &Page<'_>) -> Result<()> {
    opened(page, &[FIRST])?;
    page.press(&["/"])?;
    page.wait_for("#find-field")?;
    look_for(page, "harbor", "1 of 2")?;
    here(page, "HARBOR")?;
    look_for(page, "the harbor wall", "1 of 1")?;
    here(page, "the harbor wall")?;
    look_for(page, "port authority", "1 of 1")?;
    here(page, "port authority")?;
    page.wait_until("return location.hash.endsWith('/1')")?;
    look_for(page, "no such words", "Not found")?;
    here(page, "")?;
    // As it was received, the words stand on two pages.
    look_for(page, "port authority", "1 of 1")?;
    page.click_named("Source")?;
    page.wait_for(".source")?;
    here(page, "port authority")?;
    let seen = page.js(
        &format!(
            "{PAINTED} const box = painted('find-here')[0]?.getBoundingClientRect();
             return !box || (box.top > 0 && box.bottom < innerHeight)"
        ),
        &[],
    )?;
    ensure!(seen == json!(true), "the hit must be in view");
    quiet(page)
}

pub(crate) fn ok_hits_are_counted_and_walked(page: &Page<'_>) -> Result<()> {
    opened(page, &[FIRST])?;
    page.press(&["/"])?;
    page.wait_for("#find-field")?;
    look_for(page, "lighthouse", "1 of 3")?;
    here(page, "lighthouse")?;
    page.press(&[ENTER])?;
    page.wait_text(".find-count", "2 of 3")?;
    page.press(&[ENTER])?;
    page.wait_text(".find-count", "3 of 3")?;
    here(page, "LIGHTHOUSE")?;
    page.wait_until("return location.hash.endsWith('/3')")?;
    page.press(&[ENTER])?;
    page.wait_text(".find-count", "1 of 3")?;
    page.press(&[SHIFT, ENTER])?;
    page.wait_text(".find-count", "3 of 3")?;
    page.wait_text(".find-bar [role=status]", "3 of 3")?;
    page.click_named("Match case")?;
    page.wait_text(".find-count", "of 2")?;
    page.click_named("Match case")?;
    page.click_named("ab: whole words")?;
    look_for(page, "light", "Not found")?;
    page.click_named("ab: whole words")?;
    page.wait_text(".find-count", "of 3")?;
    quiet(page)
}

pub(crate) fn ok_find_gives_back_what_it_takes(page: &Page<'_>) -> Result<()> {
    page.open()?;
    ensure!(!is_taken(page, "f", "body")?, "there is nothing to find in");
    page.paste(FIRST)?;
    page.wait_for("#app h1.subject")?;
    ensure!(is_taken(page, "f", "body")?, "the first Ctrl+F is ours");
    page.wait_until("return document.activeElement?.id === 'find-field'")?;
    ensure!(!is_taken(page, "f", "#find-field")?, "the second is the browser's");
    look_for(page, "kept by one", "1 of 1")?;
    page.press(&["?"])?;
    ensure!(!page.js("return !!document.querySelector('dialog[open]')", &[])?.as_bool().unwrap_or(true));
    page.press(&[ESCAPE])?;
    page.wait_until("return !document.querySelector('.find-bar')")?;
    here(page, "")?;
    page.wait_until("return !!document.activeElement.closest('.cable, #text')")?;
    page.wait_until("return document.activeElement.textContent.includes('kept by one')")?;
    let kept = page.js(
        "return [...document.querySelectorAll('input, textarea')].map(f => f.value).join() + location.href + document.title
             + JSON.stringify(localStorage) + JSON.stringify(sessionStorage) + JSON.stringify(history.state)",
        &[],
    )?;
    ensure!(!kept.as_str().unwrap_or_default().contains("kept by one"), "{kept}");
    // A dialog goes first.
    page.press(&["/"])?;
    page.wait_for("#find-field")?;
    page.click_named("Help and settings")?;
    page.wait_for("dialog[open]")?;
    page.press(&[ESCAPE])?;
    page.wait_until(
        "return !document.querySelector('dialog[open]') && !!document.querySelector('.find-bar')",
    )?;
    quiet(page)
}

pub(crate) fn ok_results_lead_into_other_cables(page: &Page<'_>) -> Result<()> {
    opened(page, &[FIRST, SECOND])?;
    page.wait_text("#app h1.subject", "A SECOND CABLE")?;
    page.press(&["k"])?;
    page.wait_text("#app h1.subject", "THE HARBOR OF ELSINORE")?;
    page.press(&["/"])?;
    page.wait_for("#find-field")?;
    look_for(page, "lighthouse", "1 of 3")?;
    page.click_named("All cables")?;
    page.wait_text(".find-count", "5 in 2 cables")?;
    page.wait_text(".found", "08SAMPLETON17")?;
    page.wait_text(".found", "There is a lighthouse here")?;
    page.wait_until("return document.querySelectorAll('.found mark').length === 5")?;
    let last = "[...document.querySelectorAll('.found-row')].at(-1)";
    page.js(&format!("{last}.focus()"), &[])?;
    page.press(&[ENTER])?;
    page.wait_text("#app h1.subject", "A SECOND CABLE")?;
    page.wait_text(".find-count", "2 of 2 · 5 in 2 cables")?;
    page.wait_until("return location.hash === '#09EXAMPLEVILLE18/3'")?;
    here(page, "lighthouse")?;
    let where_is = "const range = [...(CSS.highlights?.get('find-here') || [])][0];
        return !range || range.startContainer.parentElement.closest('.paragraph').textContent.includes('Another')";
    page.wait_until(where_is)?;
    // And back with the browser; what was looked for stays.
    page.js("history.back()", &[])?;
    page.wait_text("#app h1.subject", "THE HARBOR OF ELSINORE")?;
    page.wait_text(".find-count", "of 3")?;
    ensure!(page.js("return document.querySelector('#find-field').value", &[])? == "lighthouse");
    quiet(page)
}

pub(crate) fn ok_all_cables_are_walked_and_lists_open_whole(page: &Page<'_>) -> Result<()> {
    let many = SECOND.replace("Nothing.", &"A lighthouse. ".repeat(7));
    opened(page, &[FIRST, &many])?;
    page.press(&["k"])?;
    page.wait_text("#app h1.subject", "THE HARBOR OF ELSINORE")?;
    let top = "return document.querySelector('.subject').getBoundingClientRect().top";
    let before = page.js(top, &[])?;
    page.press(&["/"])?;
    page.wait_for("#find-field")?;
    ensure!(page.js(top, &[])? == before, "the find bar must not move the page");
    ensure!(!page.is_shown(".find-opener")?, "there is one field");
    look_for(page, "lighthouse", "1 of 3")?;
    page.click_named("All cables")?;
    page.wait_text(".find-count", "1 of 3 · 12 in 2 cables")?;
    let lines = "const tabs = [...document.querySelectorAll('.tabs button')].filter(t => t.getClientRects().length);
        return tabs.length === 4 && new Set(tabs.map(t => Math.round(t.getBoundingClientRect().top))).size === 1";
    ensure!(page.js(lines, &[])? == json!(true), "the tabs must be in one row");
    page.js("document.querySelector('#find-field').focus()", &[])?;
    // By either key, past the last hit of a cable and past the last cable.
    page.press(&["\u{e015}"])?;
    page.press(&[ENTER])?;
    page.wait_text(".find-count", "3 of 3")?;
    page.press(&[ENTER])?;
    page.wait_text("#app h1.subject", "A SECOND CABLE")?;
    page.wait_text(".find-count", "1 of 9")?;
    page.wait_until("return document.activeElement?.id === 'find-field'")?;
    page.press(&["\u{e013}"])?;
    page.wait_text("#app h1.subject", "THE HARBOR OF ELSINORE")?;
    page.wait_text(".find-count", "3 of 3")?;
    here(page, "LIGHTHOUSE")?;
    page.click_named("and 4 more")?;
    page.wait_until("return document.querySelectorAll('.found mark').length === 12")?;
    page.wait_until("return document.activeElement === document.querySelectorAll('.found section')[1].querySelectorAll('li button')[5]")?;
    quiet(page)
}

/// A link to what is not open says so and waits: on the first screen, and in the reader.
pub(crate) fn ok_a_link_waits_for_its_cable(page: &Page<'_>) -> Result<()> {
    page.open_at("#09EXAMPLEVILLE18/3")?;
    page.wait_text(".start .waiting", "09EXAMPLEVILLE18, paragraph 3")?;
    page.paste(FIRST)?;
    page.wait_text("#app h1.subject", "THE HARBOR OF ELSINORE")?;
    page.wait_text(".text .waiting", "09EXAMPLEVILLE18, paragraph 3")?;
    page.paste(SECOND)?;
    page.wait_text("#app h1.subject", "A SECOND CABLE")?;
    page.wait_until("return !document.querySelector('.waiting')")?;
    page.wait_until("return location.hash === '#09EXAMPLEVILLE18/3'")?;
    page.js("location.hash = '#99NOWHERE1'", &[])?;
    page.wait_text(".text .waiting", "99NOWHERE1. It is not open")?;
    page.wait_text(".toast", "99NOWHERE1")?;
    page.js("document.querySelector('.waiting button').click()", &[])?;
    page.wait_until("return !document.querySelector('.waiting')")?;
    quiet(page)
}

pub(crate) fn ok_cables_are_filtered(page: &Page<'_>) -> Result<()> {
    opened(page, &[FIRST])?;
    ensure!(
        page.js("return !document.querySelector('.filter')", &[])? == json!(true),
        "one cable needs no filter"
    );
    page.paste(SECOND)?;
    page.wait_for(".filter")?;
    let rows = |count: usize| {
        page.wait_until(&format!(
            "return [...document.querySelectorAll('.library-row')].filter(r => r.getClientRects().length).length === {count}"
        ))
    };
    rows(2)?;
    page.type_into("#filter-field", "kept light")?;
    rows(1)?;
    page.wait_text(".library", "Library · 1 of 2 cables")?;
    page.click_named("Clear")?;
    rows(2)?;
    page.click(".filter-more summary")?;
    page.wait_for(".filter-choices")?;
    page.js(
        "const list = [...document.querySelectorAll('.filter-choices label')].find(l => l.textContent.startsWith('TAGS')).querySelector('select');
         list.value = [...list.options].find(o => o.text.startsWith('PGOV')).value;
         list.dispatchEvent(new Event('change', {bubbles: true}))",
        &[],
    )?;
    rows(1)?;
    page.wait_until("return document.querySelector('.library-row:not([hidden])').textContent.includes('09EXAMPLEVILLE18')")?;
    let attributes = page.js(
        "return [...document.querySelectorAll('.filter *')].some(e => [...e.attributes].some(a => a.value.includes('PGOV')))",
        &[],
    )?;
    ensure!(attributes == json!(false), "no word of a cable in attributes");
    quiet(page)
}
