//! Other pages of the same host: one that has opened this page could read it, and the browser keeps things for all of them.

use std::collections::BTreeSet;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use browser::{Engine, Hit, Page};
use serde_json::{Value, json};

/// A page of the same host that opens this one at a click, and sends on what it reads there.
const OPENER: &str = "<!DOCTYPE html><title>opener</title><button>Open</button><script>
    document.querySelector('button').onclick = () => { window.opened = window.open('./'); };
    window.sendOn = () => {
        const text = window.opened.document.body.innerText;
        fetch('probe/read?' + encodeURIComponent(text));
        return text;
    };
</script>";

const CABLE: &str = "R 010000Z JAN 08\nFM AMEMBASSY SAMPLETON\n\nUNCLAS SAMPLETON 000001\n\nE.O. 12958: N/A\n\
    TAGS: PREL\nSUBJECT: VELLICHOR\n\n1. (U) Vellichor.\n";

/// What nobody else would write.
const WORD: &str = "VELLICHOR";

/// Where [`WORD`] must be found after a page without our script has left it there, or the test would prove nothing.
const KEPT_EVERYWHERE: &[&str] =
    &["localStorage", "sessionStorage", "cookie", "indexedDB", "caches", "broadcast", "locks", "name"];

/// The control: without the check, a page that has opened this one reads the cable and sends it on.
pub(crate) fn ok_without_the_lock_an_opener_reads(page: &Page<'_>) -> Result<()> {
    page.site.replace("index.html", "window.opener !== null", "false")?;
    // The policy goes, since its hash of the script is no longer true. The seal is not what is tested.
    page.site.replace("index.html", "http-equiv=\"Content-Security-Policy\"", "")?;
    let windows = opened(page)?;
    page.wait_sealed()?;
    page.paste(CABLE)?;
    page.wait_text("#app h1", WORD)?;
    switch(page, &windows.opener)?;
    let before = page.site.settle(Duration::from_millis(200));
    let read = page.js("return (window.wrappedJSObject || window).sendOn()", &[])?;
    ensure!(read.as_str().is_some_and(|read| read.contains(WORD)), "it has not read {read}");
    page.site.settle(Duration::from_millis(500));
    let sent = Hit::Request("probe/read".to_owned());
    ensure!(page.site.hits_since(before).contains(&sent), "it has not sent it on");
    windows.close(page)
}

/// It does not start, and leads to a window of its own, in which it does.
pub(crate) fn err_opened_by_another_page(page: &Page<'_>) -> Result<()> {
    let windows = opened(page)?;
    page.wait_text("#start-reason", "Another page has opened it")?;
    let state = page.js(
        "return [document.documentElement.dataset.sealed ?? null, document.getElementById('app'), window.opener]",
        &[],
    )?;
    ensure!(state == json!([null, null, null]), "it has started: {state}");
    let before = handles(page)?;
    page.click("#start-alone a")?;
    let fresh = new_window(page, &before)?;
    switch(page, &fresh)?;
    page.wait_sealed()?;
    ensure!(page.js("return window.opener", &[])? == Value::Null, "it has an opener");
    page.paste(CABLE)?;
    page.wait_text("#app h1", WORD)?;
    switch(page, &windows.opener)?;
    let read = page.js("return (window.wrappedJSObject || window).sendOn()", &[])?;
    ensure!(read.as_str().is_some_and(|read| !read.contains(WORD)), "it has read {read}");
    let windows = Windows { opener: windows.opener, others: [windows.others, vec![fresh]].concat() };
    windows.close(page)
}

/// What a page cannot see by itself: an opener that lets go of it at once, and still holds its window. The header that a host
/// can send cuts it off (docs/hosting.md).
pub(crate) fn ok_the_header_of_a_host_cuts_off_an_opener_that_hides(page: &Page<'_>) -> Result<()> {
    for (file, header) in
        [("index.html", None), ("isolated.html", Some("Cross-Origin-Opener-Policy: same-origin"))]
    {
        // Under another name: the first is in the cache.
        page.site.alter("isolated.html", page.site.file("index.html")?);
        page.site.alter(
            "opener.html",
            OPENER.replace(
                "window.open('./');",
                &format!("window.open('{file}'); window.opened.opener = null;"),
            ),
        );
        if let Some(header) = header {
            page.site.send_header(file, header);
        }
        let windows = opened_by(page, &format!("opener.html?{}", header.is_some()))?;
        page.wait_sealed()?;
        page.paste(CABLE)?;
        page.wait_text("#app h1", WORD)?;
        switch(page, &windows.opener)?;
        let read =
            page.js("try { return (window.wrappedJSObject || window).sendOn() } catch { return '' }", &[]);
        let is_read = read.is_ok_and(|read| read.as_str().is_some_and(|read| read.contains(WORD)));
        ensure!(is_read == header.is_none(), "{header:?}: read {is_read}");
        windows.close(page)?;
    }
    Ok(())
}

/// The control: what a page without our script leaves behind is found.
pub(crate) fn ok_without_a_lock_text_stays_behind(page: &Page<'_>) -> Result<()> {
    let found = left(page, "bare.html", WORD)?;
    let mut expected: BTreeSet<&str> = KEPT_EVERYWHERE.iter().copied().collect();
    if page.browser.engine != Engine::Webkit {
        expected.insert("files");
    }
    let missing: Vec<_> = expected.into_iter().filter(|name| !found.contains(*name)).collect();
    ensure!(missing.is_empty(), "not found: {missing:?}, but {found:?}");
    Ok(())
}

/// Nothing that a script leaves behind is found by another page of the host.
pub(crate) fn ok_nothing_is_left_for_other_pages(page: &Page<'_>) -> Result<()> {
    page.site.replace("index.html", "</head>", "<script src=\"./leave.js\"></script></head>")?;
    // Another word: cookies are kept by host, whatever the port, and so for other tests too.
    let found = left(page, "", "SONDER")?;
    ensure!(found.is_empty(), "found: {found:?}");
    Ok(())
}

/// Lets the page at `address` leave a word behind, and returns where another page finds it: one that was open all the
/// time, and one that comes after it in the same tab.
fn left(page: &Page<'_>, address: &str, word: &str) -> Result<BTreeSet<String>> {
    page.site.alter("leave.js", include_bytes!("leave.js").as_slice());
    page.site.alter("bare.html", "<!DOCTYPE html><title>bare</title><script src=\"./leave.js\"></script>");
    page.open_at("bare.html")?;
    let watching = current(page)?;
    let opened = page.browser.session().post("/window/new", &json!({"type": "tab"}))?;
    let leaving = opened["handle"].as_str().context("no window")?.to_owned();
    switch(page, &leaving)?;
    page.open_at(address)?;
    if address.is_empty() {
        page.wait_sealed()?;
    }
    page.wait_until("return 'leave' in (window.wrappedJSObject || window)")?;
    let said = page.js_async(
        "window.leave(arguments[0]).then(arguments[1], error => arguments[1](String(error)))",
        &[json!(word)],
    )?;
    ensure!(matches!(said, Value::Object(_)), "the script failed: {said}");
    let mut found = BTreeSet::new();
    let mut collect = || -> Result<()> {
        let lines = page
            .js_async("window.collect().then(arguments[0], error => arguments[0]([String(error)]))", &[])?;
        for line in lines.as_array().context("no list")?.iter().filter_map(Value::as_str) {
            let (place, text) = line.split_once(' ').unwrap_or((line, ""));
            if text.to_uppercase().contains(word) {
                found.insert(place.to_owned());
            }
        }
        Ok(())
    };
    switch(page, &watching)?;
    page.wait_settled()?;
    collect()?;
    switch(page, &leaving)?;
    page.open_at("bare.html")?;
    collect()?;
    Windows { opener: watching, others: vec![leaving] }.close(page)?;
    Ok(found)
}

/// The windows of a test: the first stays.
struct Windows {
    opener: String,
    others: Vec<String>,
}

impl Windows {
    fn close(self, page: &Page<'_>) -> Result<()> {
        for window in &self.others {
            switch(page, window)?;
            page.browser.session().delete("/window")?;
        }
        switch(page, &self.opener)
    }
}

/// Lets [`OPENER`] open the page, and goes to its window.
fn opened(page: &Page<'_>) -> Result<Windows> {
    page.site.alter("opener.html", OPENER);
    opened_by(page, "opener.html")
}

fn opened_by(page: &Page<'_>, address: &str) -> Result<Windows> {
    page.open_at(address)?;
    let opener = current(page)?;
    let before = handles(page)?;
    page.click("button")?;
    let window = new_window(page, &before)?;
    switch(page, &window)?;
    Ok(Windows { opener, others: vec![window] })
}

fn new_window(page: &Page<'_>, before: &[String]) -> Result<String> {
    for _ in 0..200 {
        if let Some(window) = handles(page)?.into_iter().find(|window| !before.contains(window)) {
            return Ok(window);
        }
        std::thread::sleep(Duration::from_millis(25));
    }
    anyhow::bail!("no new window")
}

fn handles(page: &Page<'_>) -> Result<Vec<String>> {
    let handles = page.browser.session().get("/window/handles")?;
    Ok(handles.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect())
}

fn current(page: &Page<'_>) -> Result<String> {
    Ok(page.browser.session().get("/window")?.as_str().context("no window")?.to_owned())
}

fn switch(page: &Page<'_>, window: &str) -> Result<()> {
    page.browser.session().post("/window", &json!({"handle": window}))?;
    Ok(())
}
