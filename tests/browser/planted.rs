//! A cable with a word planted in every field, and what finds those words again.

use anyhow::{Context, Result, bail, ensure};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use browser::{Page, key};
use serde_json::json;

/// One for each field. They stand nowhere else.
pub(crate) const CANARIES: [&str; 11] = [
    "QUILVARO",
    "ZANDERBY",
    "OXENMOUTH",
    "WRENFIELD",
    "THORNQUIST",
    "MARLOWEND",
    "VESPERTIN",
    "KORRIGAN",
    "DULCIMORE",
    "HALVERSET",
    "ELSINORE",
];
/// What is struck by its words; the rest by fields and by hand.
pub(crate) const TERMS: [&str; 7] =
    ["Quilvaro", "Zanderby", "Oxenmouth", "Marlowend", "Korrigan", "Dulcimore", "Port Elsinore"];
pub(crate) const CABLE: &str = "R 131627Z FEB 08\nFM AMEMBASSY PORT ELSINORE\nTO SECSTATE WASHDC 0424\nINFO AMEMBASSY SAMPLETON\n\n\
    C O N F I D E N T I A L PORT ELSINORE 000173\n\nSIPDIS\n\nSTATE FOR EUR/EX WRENFIELD\n\n\
    E.O. 12958: DECL: 02/13/2018\nTAGS: PREL, PGOV, ZANDERBY ANN\nSUBJECT: (U) HARBOR TALKS WITH QUILVARO\n\n\
    REF: OXENMOUTH 77\n\nClassified By: DCM Joan Thornquist for reasons 1.4 (b) and (d).\n\n\
    1. (U) Summary. The harbor is deep, says Vespertin of the port.\n\nThe case of Marlowend\n---------------------\n\n\
    2. (U) Trade by year:\n\n  YEAR     EXPORTS     AGENT\n  2005         117     KORRIGAN\n  2006         121     NOBODY\n\n\
    3. (U) The works:\n-- (U) Dulci-\nmore pays for them.\n-- (U) Others do not. See OXENMOUTH 77.\n\nHALVERSET\n";
/// Another one, in which nothing is struck.
pub(crate) const OTHER: &str = "R 010000Z JAN 08\nFM AMEMBASSY SAMPLETON\n\nUNCLAS SAMPLETON 000001\n\nE.O. 12958: N/A\n\
    TAGS: PREL\nSUBJECT: A SECOND CABLE\n\n1. (U) Words.\n";
/// One with a paragraph that has no mark.
pub(crate) const UNMARKED: &str = "R 020000Z JAN 08\nFM AMEMBASSY SAMPLETON\n\nC O N F I D E N T I A L SAMPLETON 000002\n\n\
    E.O. 12958: DECL: 01/01/2018\nTAGS: PREL\nSUBJECT: (U) A THIRD CABLE\n\n1. (U) Kept.\n\n2. Underhill has no mark.\n";

/// One that says in a paragraph what a form says of precedence.
pub(crate) const SAID: &str = "P R 030000Z JAN 08\nFM AMEMBASSY SAMPLETON\n\nC O N F I D E N T I A L SAMPLETON 000003\n\n\
    E.O. 12958: DECL: 01/01/2018\nTAGS: PREL\nSUBJECT: A FOURTH CABLE\n\n\
    1. (U) We came for information on ships, says Vespertin.\n\n2. Underhill has no mark.\n";

/// The planted words that are in a text, whatever their case, and whatever stands between their letters.
pub(crate) fn planted(text: &str) -> Vec<&'static str> {
    let letters: String = text.chars().filter(char::is_ascii_alphanumeric).collect();
    let letters = letters.to_ascii_uppercase();
    let is_in = |word: &&str| {
        let back: String = word.chars().rev().collect();
        let forms = [(*word).to_owned(), back];
        let coded = BASE64_STANDARD.encode(word);
        forms.iter().any(|form| letters.contains(form)) || text.contains(coded.trim_end_matches('='))
    };
    CANARIES.into_iter().filter(is_in).collect()
}

pub(crate) fn ensure_clean(what: &str, text: &str) -> Result<()> {
    let found = planted(text);
    if !found.is_empty() {
        let at = found[0].to_ascii_uppercase();
        let upper = text.to_ascii_uppercase();
        let near = upper.find(&at).map(|at| {
            text.chars().skip(text[..at].chars().count().saturating_sub(150)).take(330).collect::<String>()
        });
        bail!("{what} has {found:?}: {}", near.unwrap_or_default());
    }
    Ok(())
}

pub(crate) fn quiet(page: &Page<'_>) -> Result<()> {
    let events = page.unexpected_events()?;
    ensure!(events.is_empty(), "{events:?}");
    Ok(())
}

pub(crate) fn switch(page: &Page<'_>, rule: u32) -> Result<()> {
    page.click(&format!(".rules > li:nth-child({rule}) [role=switch]"))
}

pub(crate) const NAMES: u32 = 4;
pub(crate) const PORTIONS: u32 = 3;
pub(crate) const HEADING: u32 = 5;

/// The cable on screen, with everything struck that was planted.
pub(crate) fn struck(page: &Page<'_>) -> Result<()> {
    page.open()?;
    page.resize(1440, 900)?;
    page.paste(CABLE)?;
    page.wait_text("#app h1", "QUILVARO")?;
    page.wait_until("return location.hash.includes('ELSINORE')")?;
    let all = everything(page)?;
    let seen = planted(&all);
    ensure!(seen.len() == CANARIES.len(), "not all planted words are shown at first: {seen:?}");
    page.click("#tab-redaction")?;
    page.wait_for(".rules")?;
    switch(page, HEADING)?;
    switch(page, NAMES)?;
    page.wait_for("#term")?;
    for term in TERMS {
        page.type_into("#term", &format!("{term}{}", key::ENTER))?;
    }
    page.wait_until(&format!("return document.querySelectorAll('.terms li').length === {}", TERMS.len()))?;
    strike_vespertin(page)?;
    page.wait_text(".redaction-summary", "will be removed")
}

/// Selects a name in the text and strikes it by keys.
pub(crate) fn strike_vespertin(page: &Page<'_>) -> Result<()> {
    page.js(
        "const walk = document.createTreeWalker(document.querySelector('.cable .body'), NodeFilter.SHOW_TEXT);
         while (walk.nextNode()) {
             const at = walk.currentNode.data.indexOf('Vespertin');
             if (at < 0) continue;
             document.activeElement.blur();
             getSelection().setBaseAndExtent(walk.currentNode, at, walk.currentNode, at + 9);
             break;
         }",
        &[],
    )?;
    page.press(&[key::CONTROL, key::SHIFT, "x"])?;
    page.wait_text(".toast", "Redacted")
}

pub(crate) fn show_released(page: &Page<'_>) -> Result<()> {
    page.click(".redaction .segments button:nth-child(2)")?;
    page.wait_for(".released")?;
    page.wait_text(".released", "HARBOR TALKS")?;
    // What is planned for a little later may still come.
    page.wait_settled()
}

pub(crate) fn everything(page: &Page<'_>) -> Result<String> {
    let all = page.js_async(include_str!("redaction.js"), &[])?;
    Ok(all.as_str().context("nothing was looked at")?.to_owned())
}

/// Keeps what the page writes to the clipboard, and what it saves.
pub(crate) const KEEP: &str = "window.copied = []; window.saved = []; window.names = [];
    navigator.clipboard.writeText = async text => { window.copied.push(text); };
    const make = URL.createObjectURL.bind(URL);
    URL.createObjectURL = blob => { window.saved.push(blob); return make(blob); };
    HTMLAnchorElement.prototype.click = function () { window.names.push(this.download); };";

/// Selects all of an element and copies, cuts or drags it; what is handed out by the page, or by the browser.
pub(crate) fn taken(page: &Page<'_>, event: &str, css: &str) -> Result<String> {
    let taken = page.js(
        "const [name, css] = arguments;
         const element = document.querySelector(css);
         if (!element) return null;
         getSelection().selectAllChildren(element);
         const data = new DataTransfer();
         const event = name === 'dragstart'
             ? new DragEvent(name, {bubbles: true, cancelable: true})
             : new ClipboardEvent(name, {bubbles: true, cancelable: true});
         for (const field of ['clipboardData', 'dataTransfer'])
             Object.defineProperty(event, field, {value: data});
         const goes_on = (element.querySelector('p, button, span') || element).dispatchEvent(event);
         const own = data.getData('text/plain') + data.getData('text/html');
         return goes_on ? 'by the browser: ' + getSelection().toString() : own",
        &[json!(event), json!(css)],
    )?;
    Ok(taken.as_str().with_context(|| format!("there is no {css}"))?.to_owned())
}

pub(crate) fn saved(page: &Page<'_>) -> Result<Vec<String>> {
    let texts = page.js_async(
        "const done = arguments[arguments.length - 1];
         Promise.all(window.saved.map(async (blob, at) => window.names[at] + '\\n' + await blob.text())).then(done)",
        &[],
    )?;
    let texts = texts.as_array().context("nothing was kept")?.iter();
    Ok(texts.map(|text| text.as_str().unwrap_or_default().to_owned()).collect())
}

/// Presses what may lie outside of its pane: not every engine's driver scrolls one.
pub(crate) fn press(page: &Page<'_>, css: &str) -> Result<()> {
    page.wait_for(css)?;
    page.js("document.querySelector(arguments[0]).click()", &[json!(css)])?;
    Ok(())
}

pub(crate) fn choose(page: &Page<'_>, name: &str, number: u32) -> Result<()> {
    page.js(
        "document.querySelectorAll(`.export [name=${arguments[0]}]`)[arguments[1]].click()",
        &[json!(name), json!(number)],
    )?;
    Ok(())
}
