//! Paper has what is released and nothing else, style sheets or not: the rest is not in the document then.

use std::io::Write as _;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use browser::{Engine, Page};
use serde_json::{Value, json};

use crate::planted::{ensure_clean, planted, quiet, show_released, struck};

pub(crate) fn ok_paper_has_what_is_released(page: &Page<'_>) -> Result<()> {
    struck(page)?;
    page.js("document.querySelector('.find-opener').click()", &[])?;
    page.wait_for("#find-field")?;
    page.type_into("#find-field", "korrigan")?;
    for button in 1..=3 {
        page.click(&format!(".top .views button:nth-child({button})"))?;
        page.wait_until(&format!("return document.querySelector('main .views button:nth-child({button}), .top .views button:nth-child({button})').getAttribute('aria-pressed') === 'true'"))?;
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

/// Everything in the document as it is, drawn or not.
const WHOLE: &str = "return document.documentElement.outerHTML";

/// As when they are blocked after the start, or switched off by the reader (Firefox: View, Page Style, No Style).
const NO_STYLE: &str = "for (const sheet of document.styleSheets) sheet.disabled = true";

pub(crate) fn ok_paper_without_style_sheets(page: &Page<'_>) -> Result<()> {
    struck(page)?;
    page.js(NO_STYLE, &[])?;
    for view in ["Structured", "Source", "Side by side"] {
        page.js(
            "[...document.querySelectorAll('.views button')].find(button => button.textContent.trim() === arguments[0]).click()",
            &[json!(view)],
        )?;
        page.wait_settled()?;
        ensure!(!planted(&html(page)?).is_empty(), "nothing is planted in {view} on screen");
        is_out_of_the_document(page, view)?;
        printed(page, view)?;
    }
    page.js("document.querySelector('.redaction .segments button:nth-child(2)').click()", &[])?;
    page.wait_settled()?;
    is_out_of_the_document(page, "the released view")?;
    printed(page, "the released view")?;
    Ok(())
}

/// Between the two events that a browser sends around printing.
fn is_out_of_the_document(page: &Page<'_>, what: &str) -> Result<()> {
    announce(page, "beforeprint")?;
    let during = html(page)?;
    announce(page, "afterprint")?;
    ensure_clean(&format!("the document of {what} while it is printed"), &during)?;
    ensure!(during.to_ascii_uppercase().contains("THE HARBOR IS DEEP"), "{what}: nothing is printed");
    ensure!(!html(page)?.contains("on-paper"), "the paper of {what} has stayed");
    Ok(())
}

/// Place, focus, and what lies over the page.
pub(crate) fn ok_the_page_comes_back_as_it_was(page: &Page<'_>) -> Result<()> {
    struck(page)?;
    for view in [1, 3] {
        page.click(&format!(".top .views button:nth-child({view})"))?;
        page.wait_settled()?;
        page.js(
            "document.querySelector('#term').focus({preventScroll: true});
             window.dispatchEvent(new Event('wheel'));
             scrollTo(0, 200);
             for (const pane of document.querySelectorAll('.source, .pane, .pane > *')) pane.scrollTop = 40;",
            &[],
        )?;
        page.wait_settled()?;
        let before = state(page)?;
        announce(page, "beforeprint")?;
        announce(page, "beforeprint")?;
        announce(page, "afterprint")?;
        page.wait_settled()?;
        let after = state(page)?;
        ensure!(before == after, "view {view}: {before} has become {after}");
    }
    page.click(".badge")?;
    page.wait_for("dialog[open]")?;
    announce(page, "beforeprint")?;
    ensure!(
        page.js("return document.querySelectorAll('dialog').length", &[])? == json!(0),
        "a dialog is printed"
    );
    announce(page, "afterprint")?;
    ensure!(
        page.js("return document.querySelectorAll('dialog:modal').length", &[])? == json!(1),
        "it lies over nothing"
    );
    page.press(&["\u{e00c}"])?;
    page.wait_until("return !document.querySelector('dialog[open]')")?;
    // It still works.
    page.js("for (const pane of document.querySelectorAll('.pane, .pane > *')) pane.scrollTop = 0", &[])?;
    show_released(page)?;
    quiet(page)
}

/// Where the reader is.
fn state(page: &Page<'_>) -> Result<Value> {
    page.js(
        "return [document.activeElement.id, Math.round(scrollY),
             [...document.querySelectorAll('.source, .pane, .pane > *')].map(pane => Math.round(pane.scrollTop))]",
        &[],
    )
}

fn announce(page: &Page<'_>, event: &str) -> Result<()> {
    page.js("window.dispatchEvent(new Event(arguments[0]))", &[json!(event)])?;
    Ok(())
}

fn html(page: &Page<'_>) -> Result<String> {
    Ok(page.js(WHOLE, &[])?.as_str().unwrap_or_default().to_owned())
}
