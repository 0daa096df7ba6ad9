//! What is struck is not on paper.

use std::io::Write as _;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use browser::{Engine, Page};
use serde_json::json;

use crate::planted::{ensure_clean, quiet, show_released, struck};

pub(crate) fn ok_paper_has_what_is_released(page: &Page<'_>) -> Result<()> {
    struck(page)?;
    page.js("document.querySelector('.find-opener').click()", &[])?;
    page.wait_for("#find-field")?;
    page.type_into("#find-field", "korrigan")?;
    for button in 1..=3 {
        page.click(&format!(".top .views button:nth-child({button})"))?;
        page.wait_until(&format!("return document.querySelector('main .views button:nth-child({button}), .top .views button:nth-child({button})').getAttribute('aria-pressed') === 'true'"))?;
        // It is drawn when nothing has changed for a moment.
        page.wait_until("return !!document.querySelector('.on-paper')")?;
        if !printed(page, "the working view")? {
            return quiet(page);
        }
    }
    show_released(page)?;
    printed(page, "the released view")?;
    quiet(page)
}

/// Prints to a PDF and reads it back. Returns whether the engine can print.
fn printed(page: &Page<'_>, what: &str) -> Result<bool> {
    let pdf = match page.browser.session().post("/print", &json!({"background": true})) {
        Ok(pdf) => BASE64_STANDARD.decode(pdf.as_str().context("no file")?)?,
        Err(error) => {
            eprintln!("LEFT OUT: {} does not print to a file: {error:#}", page.browser.engine);
            ensure!(page.browser.engine == Engine::Webkit, "it should");
            return Ok(false);
        }
    };
    ensure_clean(&format!("the bytes of {what} on paper"), &String::from_utf8_lossy(&pdf))?;
    for (program, arguments) in [("pdftotext", &["-", "-"][..]), ("pdfinfo", &["-"])] {
        let mut reader = Command::new(program)
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .with_context(|| format!("no {program}; on Debian: apt-get install poppler-utils"))?;
        let mut input = reader.stdin.take().context("no input")?;
        let bytes = pdf.clone();
        // From a thread, since it may write before it has read everything.
        let writer = std::thread::spawn(move || input.write_all(&bytes));
        let output = reader.wait_with_output()?;
        let _ = writer.join();
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        ensure_clean(&format!("{what} on paper"), &text)?;
        if program == "pdftotext" {
            let words = text.split_whitespace().collect::<Vec<_>>().join(" ").to_ascii_uppercase();
            for kept in ["HARBOR TALKS", "THE HARBOR IS DEEP", "REDACTED"] {
                ensure!(words.contains(kept), "{what} on paper lacks {kept:?}: {words}");
            }
        }
    }
    Ok(true)
}
