//! Leaving the page: no policy forbids it. Where the browser has the Navigation API, boot.js cancels
//! what a script starts; what the reader starts (a link, the address bar) is the reader's.

use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use browser::{Hit, Page};
use serde_json::json;

/// Ways for a script to leave for `arguments[0]`, which could have text of a cable in it, or for `arguments[1]`, an address
/// of the page's own host.
const WAYS: &[(&str, &str)] = &[
    ("location", "window.location.href = arguments[0]"),
    ("location_replace", "window.location.replace(arguments[0])"),
    ("click", "const a = document.createElement('a'); a.href = arguments[0]; a.click()"),
    (
        "click_in_page",
        "const a = document.createElement('a'); a.href = arguments[0]; document.body.append(a); a.click()",
    ),
    ("download", "const a = document.createElement('a'); a.href = arguments[0]; a.download = 'x'; a.click()"),
    (
        "new_window",
        "const a = document.createElement('a'); a.href = arguments[0]; a.target = '_blank'; a.click()",
    ),
    (
        "meta_refresh",
        "const m = document.createElement('meta'); m.httpEquiv = 'refresh'; m.content = '0;url=' + arguments[0]; document.head.append(m)",
    ),
    ("navigate", "window.navigation?.navigate(arguments[0])"),
    ("own_host", "window.location.href = arguments[1]"),
    ("replaced_and_reloaded", "history.replaceState(null, '', arguments[1]); window.location.reload()"),
    ("pushed_and_reloaded", "history.pushState(null, '', arguments[1]); window.location.reload()"),
    ("replaced_and_gone", "history.replaceState(null, '', arguments[1]); history.go(0)"),
];

/// What is refused without the Navigation API too: the history takes no other address.
const BY_HISTORY: &[&str] = &["replaced_and_reloaded", "pushed_and_reloaded", "replaced_and_gone"];

/// Says when boot.js has held the page back.
const WATCH: &str = "window.navigation?.addEventListener('navigate', e => setTimeout(() => {
        if (e.defaultPrevented) window.heldBack = true;
    }));";

/// A new window is not a navigation of this one. Browsers allow it to a script only at a click of the
/// reader's, which a driver's script counts as.
const STAY_OPEN: &[&str] = &["new_window"];

pub(crate) fn ok_scripts_cannot_leave(page: &Page<'_>) -> Result<()> {
    let mut left = Vec::new();
    for (name, script) in WAYS {
        page.open()?;
        let before = page.site.settle(Duration::from_millis(200));
        let url = format!("{}probe/{name}", page.site.other_url());
        page.js(WATCH, &[])?;
        // The driver does not answer while the page is being left.
        let _ = page.js(script, &[json!(url), json!(format!("{}probe/{name}", page.site.url()))]);
        let request = Hit::Request(format!("probe/{name}"));
        let deadline = Instant::now() + Duration::from_millis(1500);
        loop {
            if page.site.hits_since(before).contains(&request) {
                left.push(*name);
                break;
            }
            let held = page.js("return window.heldBack === true", &[]).is_ok_and(|held| held == json!(true));
            // What neither arrives nor is held back has no effect in this engine: there is nothing to wait for but time.
            if held || Instant::now() > deadline {
                break;
            }
            std::thread::sleep(Duration::from_millis(25));
        }
    }
    page.open()?;
    if page.js("return 'navigation' in window", &[])? == json!(false) {
        // WebKitGTK 2.50: the others leave, and the page does not claim otherwise.
        left.retain(|name| BY_HISTORY.contains(name));
    }
    left.retain(|name| !STAY_OPEN.contains(name));
    ensure!(left.is_empty(), "left by {left:?}");
    Ok(())
}
