//! The main job: a cable comes in and is read, and nothing goes out.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use browser::{Hit, Page};

const SAMPLE: &str = include_str!("../../assets/samples/port-elsinore.txt");

pub(crate) fn ok_dropped_file_is_read(page: &Page<'_>) -> Result<()> {
    page.open()?;
    let before = page.site.settle(Duration::from_millis(500));
    page.drop_files("body", &[("port-elsinore.txt", SAMPLE.as_bytes())])?;
    is_read(page, before)
}

pub(crate) fn ok_pasted_text_is_read(page: &Page<'_>) -> Result<()> {
    page.open()?;
    let before = page.site.settle(Duration::from_millis(500));
    page.paste(SAMPLE)?;
    is_read(page, before)
}

/// UTF-16 as some programs save it, without a byte order mark, and the encoding of older Windows programs.
pub(crate) fn ok_files_in_other_encodings_are_read(page: &Page<'_>) -> Result<()> {
    page.open()?;
    // With room for the panes at the sides.
    page.resize(1280, 800)?;
    let utf_16 = OTHER.replace("Canary", "São Tomé says “no” for € 5");
    let utf_16: Vec<u8> = utf_16.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let older = OTHER.replace("000001", "000002").replace("SECOND", "THIRD");
    let (before, after) = older.split_once("Canary").context("a word to be replaced")?;
    let windows_1252 =
        [before.as_bytes(), b"S\xe3o Tom\xe9 says \x93no\x94 for \x80 5", after.as_bytes()].concat();
    page.drop_files("body", &[("unicode.txt", &utf_16), ("older.txt", &windows_1252)])?;
    page.wait_text(".notice", "2 cables opened.")?;
    for title in ["A SECOND CABLE", "A THIRD CABLE"] {
        page.wait_text("#app h1", title)?;
        let text = page.text(".cable .body")?;
        ensure!(text.contains("São Tomé says “no” for € 5."), "{title} has {text}");
        page.click("#tab-notices")?;
        page.wait_text(".notices", if title.contains("THIRD") { "Windows-1252" } else { "UTF-16LE" })?;
        page.click("#tab-metadata")?;
        page.press(&["j"])?;
    }
    let events = page.unexpected_events()?;
    ensure!(events.is_empty(), "{events:?}");
    Ok(())
}

pub(crate) fn ok_nonsense_is_refused_and_what_is_open_stays(page: &Page<'_>) -> Result<()> {
    page.open()?;
    page.paste(SAMPLE)?;
    page.wait_text("#app h1", "NEW COALITION LOOKS TO THE SEA")?;
    let script = b"<!DOCTYPE html><script>document.title = 'taken'</script><img src=x onerror=\"document.title='taken'\">";
    page.drop_files(
        "body",
        &[
            ("empty.txt", b""),
            ("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
            ("zeros.bin", &[0; 100_000]),
            ("letter.txt", b"Dear Sir,\n\nthank you for your letter of the first.\n"),
            ("page.html", script),
        ],
    )?;
    page.wait_text("#app", "empty.txt is empty")?;
    let shown = page.text("#app")?;
    for says in
        ["picture.png", "a PNG image", "zeros.bin", "letter.txt", "page.html", "does not look like a cable"]
    {
        ensure!(shown.contains(says), "expected {says:?} among the refusals");
    }
    page.wait_text("#app h1", "NEW COALITION LOOKS TO THE SEA")?;
    page.js("[...document.querySelectorAll('.notice button')].find(b => b.textContent.includes('as plain text')).click()", &[])?;
    page.wait_text(".library h2", "3 cables")?;
    page.wait_text("#app", "thank you for your letter")?;
    let shown = page.text(".notice")?;
    ensure!(shown.contains("empty.txt is empty") && !shown.contains("letter.txt does"), "{shown:?}");
    ensure!(
        page.js("return document.title", &[])? == "Reftel",
        "the page's script ran, or text got into the title"
    );
    let events = page.unexpected_events()?;
    ensure!(events.is_empty(), "{events:?}");
    Ok(())
}

pub(crate) fn ok_keys_walk_paragraphs_and_cables(page: &Page<'_>) -> Result<()> {
    page.open()?;
    crate::metadata::open_sample(page, 1)?;
    page.wait_text("#app h1", "NEW COALITION LOOKS TO THE SEA")?;
    let place = || {
        Ok::<_, anyhow::Error>(page.js("return location.hash", &[])?.as_str().unwrap_or_default().to_owned())
    };
    page.press(&["n"])?;
    page.press(&["n"])?;
    page.wait_until("return location.hash.endsWith('/2')")?;
    page.press(&["p"])?;
    page.wait_until("return location.hash.endsWith('/1')")?;
    let sample = place()?;
    page.paste(OTHER)?;
    page.wait_text("#app h1", "A SECOND CABLE")?;
    page.press(&["k"])?;
    page.wait_text("#app h1", "NEW COALITION LOOKS TO THE SEA")?;
    page.press(&["j"])?;
    page.wait_text("#app h1", "A SECOND CABLE")?;
    ensure!(place()? != sample, "the address must follow the cable");
    page.press(&["?"])?;
    page.wait_for("dialog[open]")?;
    page.press(&["\u{e00c}"])?;
    page.wait_until("return !document.querySelector('dialog[open]')")
}

/// No text of a cable may last: not in storage, nor in the address, the title or the history.
pub(crate) fn ok_nothing_of_a_cable_is_kept(page: &Page<'_>) -> Result<()> {
    page.open()?;
    page.paste(OTHER)?;
    page.wait_text("#app h1", "A SECOND CABLE")?;
    let kept = page.js_async(
        "const done = arguments[arguments.length - 1];
         (async () => {
           const parts = [document.title, location.href, JSON.stringify(history.state), document.cookie];
           for (const store of [localStorage, sessionStorage]) parts.push(JSON.stringify(store));
           for (const field of document.querySelectorAll('input, textarea')) parts.push(field.value || '');
           try { parts.push(JSON.stringify(await indexedDB.databases())); } catch {}
           try { parts.push(JSON.stringify(await caches.keys())); } catch {}
           done(parts.join('\\n'));
         })();",
        &[],
    )?;
    let kept = kept.as_str().unwrap_or_default().to_uppercase();
    ensure!(!kept.is_empty(), "nothing was looked at");
    for word in ["SECOND", "CANARY"] {
        ensure!(!kept.contains(word), "{word} was kept: {kept}");
    }
    Ok(())
}

/// The list of network channels, and what the badge says of them.
pub(crate) fn ok_badge_says_what_was_seen(page: &Page<'_>) -> Result<()> {
    page.open()?;
    page.wait_text(".badge", "All 8 network channels blocked")?;
    let events = page.events()?;
    page.click(".badge")?;
    page.wait_text("dialog[open]", "8 network channels")?;
    page.click_named("Try again")?;
    page.wait_until("return document.querySelectorAll('.channels [data-tone=good]').length === 8")?;
    ensure!(page.events()?.len() > events.len(), "trying again must provoke new refusals");
    Ok(())
}

const OTHER: &str = "R 010000Z JAN 08\nFM AMEMBASSY SAMPLETON\n\nUNCLAS SAMPLETON 000001\n\nE.O. 12958: N/A\n\
    TAGS: PREL\nSUBJECT: A SECOND CABLE\n\n1. (U) Canary.\n\n2. (U) And more.\n";

fn is_read(page: &Page<'_>, before: usize) -> Result<()> {
    page.wait_text("#app h1", "NEW COALITION LOOKS TO THE SEA")?;
    page.wait_settled()?;
    let events = page.unexpected_events()?;
    ensure!(events.is_empty(), "{events:?}");
    let requests: Vec<_> =
        page.site.hits_since(before).into_iter().filter(|hit| *hit != Hit::Connection).collect();
    ensure!(requests.is_empty(), "reading it made {requests:?}");
    let url = page.js("return location.href", &[])?;
    ensure!(url.as_str().is_some_and(|url| !url.to_uppercase().contains("COALITION")), "text in {url}");
    Ok(())
}
