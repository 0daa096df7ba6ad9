//! One altered byte, and the page says that it does not start instead of running it.

use anyhow::{Context, Result, ensure};
use browser::{Engine, Page};
use serde_json::json;

/// Without boot.js no script runs at all: the style sheet reveals the notice after some seconds.
pub(crate) fn err_altered_boot(page: &Page<'_>) -> Result<()> {
    // Still a working script, so that only the check can be what stops it.
    page.site.replace("index.html", "const events = [];", "const events = [ ];")?;
    does_not_start(page)
}

/// The same where a later style sheet takes all animations away, as is usual for reduced motion.
pub(crate) fn err_altered_boot_with_reduced_motion_rules(page: &Page<'_>) -> Result<()> {
    page.site.alter(
        "still.css",
        "@layer base { *, ::before { animation: none !important; transition: none !important } }
        #start { animation-duration: 0s !important; animation-delay: 0s !important }",
    );
    page.site.replace("index.html", "</head>", "<link rel=\"stylesheet\" href=\"./still.css\"></head>")?;
    err_altered_boot(page)
}

pub(crate) fn err_altered_glue(page: &Page<'_>) -> Result<()> {
    alter_glue(page)?;
    does_not_start(page)?;
    says_at_once(page)
}

/// A single byte more, in a section that no engine looks at: it would run all the same.
pub(crate) fn err_altered_program(page: &Page<'_>) -> Result<()> {
    let program = page.site.name("reftel-", ".wasm")?;
    let mut bytes = page.site.file(&program)?;
    // A custom section (id 0, one byte long) without a name.
    bytes.extend([0, 1, 0]);
    page.site.alter(&program, bytes);
    does_not_start(page)?;
    says_at_once(page)
}

/// **A wrong hash of the import map switches its check off and only the console tells**, in all three
/// engines. The glue is imported by a name that only the map knows, so that it cannot be found then.
pub(crate) fn err_altered_glue_and_broken_import_map(page: &Page<'_>) -> Result<()> {
    page.site.replace("index.html", "{\"imports\"", "{ \"imports\"")?;
    alter_glue(page)?;
    does_not_start(page)?;
    says_at_once(page)
}

/// As in a browser whose import maps know no hashes yet: the integrity of the script tag holds.
pub(crate) fn err_altered_glue_and_map_without_hashes(page: &Page<'_>) -> Result<()> {
    if page.browser.engine == Engine::Webkit {
        // It holds the tag to its hash, but import() then loads the file again, unchecked.
        return Ok(());
    }
    let html = String::from_utf8(page.site.file("index.html")?)?;
    let (start, rest) = html.split_once(",\"integrity\":").context("no map with hashes")?;
    let (_, end) = rest.split_once("}}").context("no end of the map")?;
    // The policy goes, since its hash of the map is no longer true; it is not what is tested.
    let html = format!("{start}}}{end}").replace("http-equiv=\"Content-Security-Policy\"", "");
    page.site.alter("index.html", html);
    alter_glue(page)?;
    does_not_start(page)?;
    says_at_once(page)
}

/// As after a new deployment, when an old page asks for files that are gone.
pub(crate) fn err_missing_program(page: &Page<'_>) -> Result<()> {
    let program = page.site.name("reftel-", ".wasm")?;
    page.site.replace("index.html", &program, "gone.wasm")?;
    does_not_start(page)?;
    says_at_once(page)
}

/// Without a style sheet, what it hides would be seen, and printed.
pub(crate) fn err_missing_style_sheet(page: &Page<'_>) -> Result<()> {
    without(page, &["style-"])
}

/// The notice can be read without its style sheet, and without any.
pub(crate) fn err_missing_sheet_of_the_notice(page: &Page<'_>) -> Result<()> {
    without(page, &["start-"])
}

pub(crate) fn err_missing_style_sheets(page: &Page<'_>) -> Result<()> {
    without(page, &["start-", "style-"])
}

fn without(page: &Page<'_>, sheets: &[&str]) -> Result<()> {
    for sheet in sheets {
        page.site.replace("index.html", &page.site.name(sheet, ".css")?, "gone.css")?;
    }
    page.open_at("")?;
    page.wait_text("#start-reason", "It was not run")?;
    does_not_start(page)
}

fn alter_glue(page: &Page<'_>) -> Result<()> {
    let glue = page.site.name("reftel-", ".js")?;
    let mut bytes = page.site.file(&glue)?;
    // If it ran, it would be seen.
    bytes.extend(b"\nwindow.altered = true;\n");
    page.site.alter(&glue, bytes);
    Ok(())
}

fn does_not_start(page: &Page<'_>) -> Result<()> {
    page.open_at("")?;
    page.wait_until(
        "const e = document.getElementById('start');
         return getComputedStyle(e).visibility === 'visible' && getComputedStyle(e).opacity === '1' && e.getClientRects().length > 0",
    )?;
    ensure!(page.text("#start h1")?.contains("has not started"), "no readable notice");
    let state = page.js(
        "return [document.documentElement.dataset.sealed ?? null, document.querySelector('#app')?.childElementCount ?? 0,
                 window.altered ?? null]",
        &[],
    )?;
    ensure!(state == json!([null, 0, null]), "it has started: {state}");
    Ok(())
}

/// boot.js knows why, and does not wait for the style sheet.
fn says_at_once(page: &Page<'_>) -> Result<()> {
    let reason = page.text("#start-reason")?;
    ensure!(reason.contains("It was not run"), "the notice says {reason:?}");
    Ok(())
}
