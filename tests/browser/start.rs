//! The page comes up, asks for nothing but its own files, and says so if it cannot.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use browser::{Browser, Engine, Hit, Look, Page};
use serde_json::json;

/// A page that asks for one file more has a leak or a mistake in it.
pub(crate) fn ok_only_the_expected_files_are_asked_for(page: &Page<'_>) -> Result<()> {
    page.open()?;
    page.site.settle(Duration::from_millis(700));
    let mut asked: Vec<_> = page
        .site
        .hits()
        .into_iter()
        .filter_map(|hit| match hit {
            Hit::Request(path) => Some(path),
            // Browsers open spare connections while a page loads.
            Hit::Connection => None,
            Hit::OtherConnection | Hit::Datagram => Some(format!("{hit:?}")),
        })
        .collect();
    asked.sort();
    // The page itself is asked for as "".
    let not_asked = ["404.html", ".nojekyll", "index.html"];
    let mut expected: Vec<_> =
        page.site.names().into_iter().filter(|name| !not_asked.contains(&name.as_str())).collect();
    expected.push(String::new());
    expected.sort();
    ensure!(asked == expected, "asked for {asked:?}, expected {expected:?}");
    Ok(())
}

/// Normal use violates no policy and throws nothing.
pub(crate) fn ok_no_errors_and_no_violations(page: &Page<'_>) -> Result<()> {
    page.open()?;
    page.wait_settled()?;
    let events = page.unexpected_events()?;
    ensure!(events.is_empty(), "{events:?}");
    if page.browser.engine == Engine::Chromium {
        // What only the console tells: an ignored policy directive, a preload that was not used.
        let log = page.browser.session().post("/se/log", &json!({"type": "browser"}))?;
        let said: Vec<_> = log
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|entry| entry["message"].as_str())
            .filter(|text| text.contains(&page.site.url()) && !text.contains("seal-test"))
            // The favourite icon that Chromium asks for on other tests' bare pages.
            .filter(|text| !text.contains("favicon.ico"))
            // What the test of the seal tries to run as code.
            .filter(|text| !text.contains("'TrustedScript' assignment"))
            .collect();
        ensure!(said.is_empty(), "the console says {said:?}");
    }
    Ok(())
}

/// The notice is there for the bad case only.
pub(crate) fn ok_notice_is_hidden(page: &Page<'_>) -> Result<()> {
    page.open()?;
    ensure!(!page.is_shown("#start")?, "the notice is shown on a page that has started");
    ensure!(page.js("return document.querySelector('#app').childElementCount", &[])? != json!(0));
    Ok(())
}

/// The notice must not flash while the files are still on their way.
pub(crate) fn ok_settles_under_a_slow_network(page: &Page<'_>) -> Result<()> {
    // Stands for a slow network in every engine: the style that reveals the notice has arrived, the
    // program has not. Visibility is sampled on each frame by the test's own script.
    let head = "<script src=\"./watch.js\"></script></head>";
    page.site.replace("index.html", "</head>", head)?;
    page.site.alter(
        "watch.js",
        "window.flashed = false; const look = () => {
             const notice = document.getElementById('start');
             if (notice && getComputedStyle(notice).visibility === 'visible' && getComputedStyle(notice).display !== 'none') window.flashed = true;
             requestAnimationFrame(look);
         }; look();",
    );
    page.open()?;
    ensure!(page.js("return window.flashed", &[])? == json!(false), "the notice was shown during the start");
    Ok(())
}

/// `frame-ancestors` needs a header, which the host does not send: boot.js refuses instead.
pub(crate) fn err_inside_a_frame(page: &Page<'_>) -> Result<()> {
    page.site.alter("framing.html", "<!DOCTYPE html><title>x</title><iframe src=\"./\"></iframe>");
    page.open_at("framing.html")?;
    let frame = page.find("iframe")?;
    page.browser.session().post("/frame", &json!({"id": {"element-6066-11e4-a52e-4f735466cecf": frame}}))?;
    page.wait_text("#start-reason", "inside another page")?;
    ensure!(page.is_shown("#start")?, "the notice is not shown");
    ensure!(
        page.js("return document.getElementById('app') === null", &[])? == json!(true),
        "the page is there"
    );
    page.browser.session().post("/frame", &json!({"id": null}))?;
    Ok(())
}

/// Not a damaged file, which the notice speaks of otherwise.
pub(crate) fn err_without_webassembly(page: &Page<'_>) -> Result<()> {
    let browser = Browser::start(page.browser.engine, Look { no_wasm: true, ..Look::default() })?;
    let dist = std::env::var_os("REFTEL_DIST").context("no REFTEL_DIST")?;
    let page = Page::new(&browser, dist.as_ref())?;
    if browser.engine != Engine::Firefox {
        // These have no setting for it that a driver reaches.
        page.site.replace("index.html", "http-equiv=\"Content-Security-Policy\"", "")?;
        page.site.replace(
            "index.html",
            "<script type=\"importmap\">",
            "<script>delete window.WebAssembly</script><script type=\"importmap\">",
        )?;
    }
    page.open_at("")?;
    ensure!(page.js("return 'WebAssembly' in window", &[])? == json!(false), "it is not switched off");
    page.wait_text("#start-reason", "WebAssembly is switched off")?;
    ensure!(page.is_shown("#start")? && page.is_shown("#start-wasm")?, "the notice is not shown");
    ensure!(!page.text("#start")?.contains("damaged"), "it blames the files");
    Ok(())
}

/// The page works, says what plain http means, and that it has no clipboard there.
pub(crate) fn ok_over_plain_http(page: &Page<'_>) -> Result<()> {
    let Some(outside) = page.site.outside_url() else {
        eprintln!("LEFT OUT: this machine has no network address");
        return Ok(());
    };
    page.visit(&outside)?;
    page.wait_sealed()?;
    ensure!(page.js("return window.isSecureContext", &[])? == json!(false), "plain http is taken for secure");
    page.wait_text(".badge", "plain http")?;
    ensure!(
        page.js("return document.querySelector('.badge').dataset.tone", &[])? != json!("good"),
        "the badge is green"
    );
    page.resize(1440, 900)?;
    page.paste(
        "R 010000Z JAN 08\nFM AMEMBASSY SAMPLETON\n\nUNCLAS SAMPLETON 000001\n\nE.O. 12958: N/A\n\
         TAGS: PREL\nSUBJECT: CANARY\n\n1. (U) Canary.\n",
    )?;
    page.wait_text("#app h1", "CANARY")?;
    page.press(&["n"])?;
    page.press(&["c"])?;
    page.wait_text(".toast", "Not copied")?;
    page.wait_text(".toast", "plain http")?;
    let events = page.unexpected_events()?;
    ensure!(events.is_empty(), "{events:?}");
    Ok(())
}

/// The program goes on until the browser fails it: elements cannot be made any more, and Leptos panics. The console then
/// says where, in the sources, and the page says that it has stopped; neither has a word of the cable.
pub(crate) fn err_a_panic_ends_the_page(page: &Page<'_>) -> Result<()> {
    page.site.alter(
        "break.js",
        "window.said = [];
         const error = console.error;
         console.error = (...words) => { window.said.push(words.join(' ')); error(...words); };
         window.breakElements = () => {
             const broken = () => { throw new Error('broken by a test'); };
             Document.prototype.createElement = Document.prototype.createElementNS = broken;
             Document.prototype.importNode = Node.prototype.cloneNode = broken;
         };",
    );
    page.site.replace("index.html", "<title>", "<script src=\"./break.js\"></script><title>")?;
    page.open()?;
    page.wait_settled()?;
    page.paste(
        "R 010000Z JAN 08\nFM AMEMBASSY SAMPLETON\n\nUNCLAS SAMPLETON 000001\n\nE.O. 12958: N/A\n\
         TAGS: PREL\nSUBJECT: CANARY\n\n1. (U) Canary.\n",
    )?;
    page.wait_text("#app h1", "CANARY")?;
    ensure!(page.js("return window.said.length", &[])? == json!(0), "an error before anything was broken");
    page.js("(window.wrappedJSObject || window).breakElements()", &[])?;
    // Whatever is drawn next.
    page.js("document.querySelector('.badge').click()", &[])?;
    page.paste("R 020000Z JAN 08\nFM AMEMBASSY SAMPLETON\n\nUNCLAS SAMPLETON 000002\n\nSUBJECT: CANARY\n\n1. Canary.\n")?;
    page.wait_until("return document.documentElement.dataset.start === 'stopped'")?;
    page.wait_text("#start h1", "Reftel has stopped")?;
    page.wait_until("return getComputedStyle(document.getElementById('start')).visibility === 'visible'")?;
    let said = page.js("return window.said.map(text => text)", &[])?;
    let said: Vec<&str> = said.as_array().into_iter().flatten().filter_map(|text| text.as_str()).collect();
    let place = said.iter().find_map(|text| text.strip_prefix("Reftel stopped at "));
    let place = place.with_context(|| format!("the console has no place: {said:?}"))?;
    let numbers = place.rsplit(':').take(2).all(|number| number.parse::<u32>().is_ok());
    ensure!(
        place.contains(".rs:") && numbers && !place.starts_with('/'),
        "not a place in the sources: {place}"
    );
    let all = format!("{said:?} {:?}", page.events()?).to_uppercase();
    ensure!(!all.contains("CANARY"), "words of the cable: {all}");
    Ok(())
}
