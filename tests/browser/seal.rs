//! Once sealed, the page can send nothing: every way out is tried from code with the page's own
//! rights, and the *server* counts what arrives.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use browser::{Engine, Hit, Page};
use serde_json::{Value, json};

/// **Not closed by any policy**: a connection is opened, over which nothing is sent. No code of the
/// page asks for it, and the check of the build refuses the word.
const STAYS_OPEN: &[&str] = &["preconnect"];

/// What must arrive from a page without a policy, or the test would prove nothing. Some engines lack
/// some ways; the rest is asked of all.
const OPEN_EVERYWHERE: &[&str] = &[
    "fetch",
    "fetch_keepalive",
    "fetch_no_cors",
    "cache_add",
    "xhr",
    "xhr_sync",
    "beacon",
    "websocket",
    "eventsource",
    "img",
    "srcset",
    "input_image",
    "video_poster",
    "svg_image",
    "svg_use",
    "css_url",
    "css_adopted",
    "font",
    "stylesheet",
    "preload_fetch",
    "preload_script",
    "preload_style",
    "preload_image",
    "preload_font",
    "modulepreload",
    "import",
    "script",
    "script_svg",
    "worker",
    "shared_worker",
    "service_worker",
    "blob_worker",
    "frame",
    "frame_srcdoc",
    "frame_empty_fetch",
    "frame_empty_img",
    "frame_script_url",
    "object",
    "embed",
    "video",
    "audio",
    "track",
    "form_get",
    "form_post",
    "other_fetch",
    "other_img",
    "other_beacon",
    "other_stylesheet",
    "other_websocket",
    "preconnect",
];

/// The control: the very same attempts, on a page without a policy.
pub(crate) fn ok_without_a_policy_the_ways_out_are_open(page: &Page<'_>) -> Result<()> {
    page.site.alter("probe.js", include_bytes!("probe.js").as_slice());
    page.site.alter(
        "bare.html",
        "<!DOCTYPE html><title>bare</title><body><script src=\"./probe.js\"></script></body>",
    );
    page.open_at("bare.html")?;
    let arrived = arrived(page)?;
    let mut expected: BTreeSet<&str> = OPEN_EVERYWHERE.iter().copied().collect();
    // browsers differ: WebKit has no prefetch and asks for no icon; this build of it has no WebRTC.
    match page.browser.engine {
        Engine::Chromium => expected.extend(["ping", "prefetch", "icon", "svg_filter", "rtc"]),
        Engine::Firefox => expected.extend(["icon", "svg_filter", "rtc"]),
        Engine::Webkit => expected.extend(["ping"]),
    }
    if page.site.udp().starts_with("127.") {
        // Without a network there is no interface that WebRTC would use.
        expected.remove("rtc");
    }
    let missing: Vec<_> = expected.into_iter().filter(|name| !arrived.contains(*name)).collect();
    ensure!(missing.is_empty(), "did not arrive without a policy: {missing:?}");
    Ok(())
}

pub(crate) fn ok_sealed_page_sends_nothing(page: &Page<'_>) -> Result<()> {
    with_probe(page)?;
    page.open()?;
    let arrived = arrived(page)?;
    let leaks: Vec<_> = arrived.iter().filter(|name| !STAYS_OPEN.contains(&name.as_str())).collect();
    ensure!(leaks.is_empty(), "arrived from the sealed page: {leaks:?}");
    Ok(())
}

/// No policy covers these, so boot.js takes them away before anything else runs.
pub(crate) fn ok_locked_constructors_stay_locked(page: &Page<'_>) -> Result<()> {
    page.site.alter(
        "probe.js",
        "window.unlock = (names) => names.filter(name => {
             const was = Object.getOwnPropertyDescriptor(window, name);
             // Never there in this browser.
             if (!was && !(name in window)) return false;
             const open = !was || was.configurable || was.writable || window[name] !== undefined;
             try { delete window[name]; } catch {}
             try { window[name] = 1; } catch {}
             try { Object.defineProperty(window, name, {value: 1}); } catch {}
             return open || window[name] !== undefined;
         })",
    );
    page.site.replace("index.html", "</head>", "<script async src=\"./probe.js\"></script></head>")?;
    page.open()?;
    page.wait_until("return 'unlock' in window")?;
    let unlocked = page.js(
        "return (window.wrappedJSObject || window).unlock(['RTCPeerConnection', 'webkitRTCPeerConnection',
             'mozRTCPeerConnection', 'open', 'WebTransport', 'speechSynthesis', 'SpeechRecognition'])",
        &[],
    )?;
    ensure!(unlocked == json!([]), "not locked: {unlocked}");
    Ok(())
}

/// Policies only add up: removing or rewriting the elements changes nothing.
pub(crate) fn ok_policies_cannot_be_taken_back(page: &Page<'_>) -> Result<()> {
    with_probe(page)?;
    page.open()?;
    page.js(
        "for (const meta of document.querySelectorAll('meta[http-equiv]')) { meta.content = 'default-src *'; meta.remove(); }
         const meta = document.createElement('meta');
         meta.httpEquiv = 'Content-Security-Policy';
         meta.content = \"default-src * 'unsafe-inline' 'unsafe-eval'\";
         document.head.append(meta);",
        &[],
    )?;
    let arrived = arrived(page)?;
    let leaks: Vec<_> = arrived.iter().filter(|name| !STAYS_OPEN.contains(&name.as_str())).collect();
    ensure!(leaks.is_empty(), "arrived after the policies were removed: {leaks:?}");
    Ok(())
}

/// What the page still has to do when it is sealed.
pub(crate) fn ok_blobs_can_be_saved_and_shown(page: &Page<'_>) -> Result<()> {
    page.open()?;
    let done = page.js_async(
        "const done = arguments[arguments.length - 1];
         const svg = new Blob(['<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"7\" height=\"5\"/>'], {type: 'image/svg+xml'});
         const image = new Image();
         image.onload = () => {
             const a = document.createElement('a');
             a.download = 'saved.txt';
             a.href = URL.createObjectURL(new Blob(['saved under the seal']));
             a.click();
             done(image.width);
         };
         image.onerror = () => done('refused');
         image.src = URL.createObjectURL(svg);",
        &[],
    )?;
    ensure!(done == json!(7), "a blob image: {done}");
    let file = page.browser.downloads().join("saved.txt");
    let deadline = Instant::now() + Duration::from_secs(5);
    while !std::fs::read(&file).is_ok_and(|bytes| bytes == b"saved under the seal") {
        ensure!(Instant::now() < deadline, "nothing was saved");
        std::thread::sleep(Duration::from_millis(25));
    }
    Ok(())
}

/// What the policy in the page refuses and the seal does not is tried too: without that policy, the badge says so.
pub(crate) fn err_badge_without_the_first_policy(page: &Page<'_>) -> Result<()> {
    page.site.replace("index.html", "http-equiv=\"Content-Security-Policy\"", "")?;
    page.open()?;
    page.wait_text(".badge", "The first policy is missing")?;
    ensure!(tone(page)? != json!("good"), "the badge is green");
    page.click(".badge")?;
    page.wait_text("dialog[open]", "text could become code")
}

/// The first policy alone leaves most of what is tried open. The hash of the script is no longer true, hence one without it.
pub(crate) fn err_badge_without_the_seal(page: &Page<'_>) -> Result<()> {
    page.site.replace("index.html", "addPolicy(\"", "void (\"")?;
    page.site.replace("index.html", "http-equiv=\"Content-Security-Policy\"", "")?;
    page.open()?;
    page.wait_text(".badge", "0 of 8 refusals seen")?;
    ensure!(tone(page)? == json!("bad"), "the badge is not red");
    Ok(())
}

/// What is taken away, as the panel shows it.
pub(crate) fn ok_badge_looks_at_the_locks(page: &Page<'_>) -> Result<()> {
    page.open()?;
    page.wait_text(".badge", "All 8 network channels blocked")?;
    page.click(".badge")?;
    page.wait_until("return document.querySelectorAll('.locks [data-tone=good]').length === 13")?;
    page.wait_text("dialog[open]", "text does not become code")?;
    Ok(())
}

fn tone(page: &Page<'_>) -> Result<Value> {
    page.js("return document.querySelector('.badge').dataset.tone", &[])
}

/// Adds probe.js to the real page, as one more script of its own origin.
fn with_probe(page: &Page<'_>) -> Result<()> {
    page.site.alter("probe.js", include_bytes!("probe.js").as_slice());
    page.site.replace("index.html", "</head>", "<script src=\"./probe.js\"></script></head>")
}

/// Tries everything and returns what the server has seen of it.
fn arrived(page: &Page<'_>) -> Result<BTreeSet<String>> {
    // Spare connections and late requests of the start are not what is counted.
    let before = page.site.settle(Duration::from_millis(700));
    let said = page.js_async(
        "window.probe(arguments[0]).then(arguments[1], e => arguments[1](String(e)))",
        &[json!({
            "base": page.site.url(), "other": page.site.other_url(), "udp": page.site.udp(),
        })],
    )?;
    ensure!(matches!(said, Value::Object(_)), "the probe failed: {said}");
    page.site.settle(Duration::from_millis(1500));
    let mut arrived = BTreeSet::new();
    for hit in page.site.hits_since(before) {
        match hit {
            Hit::Request(path) => {
                let name = path.trim_start_matches("probe/");
                arrived.insert(name.split('.').next().unwrap_or(name).to_owned());
            }
            // Each request has one; what a connection alone can mean is on the other host only.
            Hit::Connection => {}
            Hit::OtherConnection => {
                arrived.insert("preconnect".to_owned());
            }
            Hit::Datagram => {
                arrived.insert("rtc".to_owned());
            }
        }
    }
    Ok(arrived)
}
