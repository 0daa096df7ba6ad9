//! No text becomes markup but the static parts of the page's own views: boot.js has the one policy that allows them, and
//! text of cables never comes near it.

use anyhow::{Context, Result, ensure};
use browser::{Page, key};
use serde_json::json;

use crate::walk::{Do, act};

/// What Leptos makes of the static parts of views.
const STATIC: &[&str] = &[
    "",
    "plain words",
    "<!>",
    "<div class=\"x\"></div>",
    "<ul role=\"list\"><li id=\"a\">One <kbd>?</kbd></li><li>Two &amp; three</li></ul>",
    "<svg viewBox=\"0 0 16 16\" aria-hidden=\"true\"><path d=\"M4 4.5h8\" fill=\"none\"/></svg>",
    "<button type=\"button\" disabled>Go</button>",
    "<label for=\"a\">Name</label><input id=\"a\" type=\"text\" autocomplete=\"off\">",
];

/// What could load or run something, or lead away.
const REFUSED: &[&str] = &[
    "<img src=x onerror=\"document.title='x'\">",
    "<script>document.title='x'</script>",
    "<div onclick=\"x\">",
    "<div style=\"color:red\">",
    "<a href=\"#x\">",
    "<input type=\"image\" src=\"x\">",
    "<svg onload=\"x\">",
    "<svg><use xlink:href=\"#x\"/></svg>",
    "<path d='M0'>",
    "<div class=\"<\">",
    "<div class=x>",
    "<iframe>",
    "<object>",
    "<form action=\"x\">",
    "<style>a{}</style>",
    "<template><p></template>",
    "<math>",
    "<link rel=\"stylesheet\">",
    "<meta>",
    "<base>",
    "<custom-element>",
    "< div>",
    "<div",
    "</script>",
    "<!-- x -->",
    "<![CDATA[x]]>",
    "<?x?>",
];

pub(crate) fn ok_static_markup_only(page: &Page<'_>) -> Result<()> {
    watched(page)?;
    for (texts, expected) in [(STATIC, true), (REFUSED, false)] {
        for text in texts {
            let passes = page.js(
                "return (window.wrappedJSObject || window).becomesMarkup(arguments[0])",
                &[json!(text)],
            )?;
            ensure!(passes == json!(expected), "{text:?} becomes markup: {passes}");
        }
    }
    page.js("(window.wrappedJSObject || window).trySinks()", &[])?;
    page.wait_until("return 'openSinks' in window")?;
    let open = page.js("return window.openSinks", &[])?;
    ensure!(open == json!("[]"), "not refused: {open}");
    ensure!(page.js("return document.title", &[])? == json!("Reftel"), "something ran");
    Ok(())
}

/// Pages and cables that are full of markup, harmless and harmful, seen in every view.
pub(crate) fn ok_text_of_a_cable_never_becomes_markup(page: &Page<'_>) -> Result<()> {
    use Do::{Click, Gone, Named, Press, See, Width};

    watched(page)?;
    let hostile = CABLE.replace("HOSTILE", HOSTILE);
    let escaped = hostile.replace('&', "&amp;").replace('<', "&lt;");
    let html = format!(
        "<!DOCTYPE html><html><head>{SCRIPTS}</head><body {HANDLER}><pre>{escaped}</pre>{SCRIPTS}</body></html>"
    );
    page.resize(1440, 900)?;
    page.drop_files(
        "body",
        &[
            (&format!("{HOSTILE}.txt"), hostile.as_bytes()),
            (&format!("{HOSTILE}.html"), html.replace("000001", "000002").as_bytes()),
            // Refused by its content, and named among the refusals.
            (&format!("{HOSTILE}.png"), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
        ],
    )?;
    page.wait_text("#app h1", "CANARY")?;
    // Not as markup, but as the words that they are.
    page.wait_text("#app h1", "<IMG SRC=X")?;
    let steps = [
        See(".cable h1"),
        Press(&["2"]),
        See("[data-view=source] .source"),
        Press(&["3"]),
        See(".sides .source"),
        Press(&["1"]),
        Click("#tab-notices"),
        Click("#tab-metadata"),
        Press(&["/", "c", "a", "n"]),
        See(".find-count"),
        Press(&[key::ESCAPE]),
        Gone(".find-bar"),
        Click("#tab-redaction"),
        See(".rules"),
        Click(".redaction .segments button:nth-child(2)"),
        See(".released"),
        Click(".top-export"),
        See("dialog[open] .export"),
        Press(&[key::ESCAPE]),
        Gone("dialog[open]"),
        Named("Help and settings"),
        See(".help"),
        Press(&[key::ESCAPE]),
        Gone("dialog[open]"),
        Width(390),
        See(".bottom-bar"),
    ];
    for step in &steps {
        act(page, step)?;
        is_clean(page)?;
    }
    // That the watch works: this is asked for, and passes.
    page.js("(window.wrappedJSObject || window).becomesMarkup('<p class=\"canary\"></p>')", &[])?;
    ensure!(
        asked(page)?.iter().any(|text| text.contains("canary")),
        "nothing is seen of what becomes markup"
    );
    Ok(())
}

/// The page, with every text noted that is asked to become markup.
fn watched(page: &Page<'_>) -> Result<()> {
    page.site.alter("markup.js", include_bytes!("markup.js").as_slice());
    page.site.replace("index.html", "<title>", "<script src=\"./markup.js\"></script><title>")?;
    page.open()
}

fn asked(page: &Page<'_>) -> Result<Vec<String>> {
    let asked = page.js("return JSON.stringify(window.asked)", &[])?;
    let asked: Vec<(String, bool)> = serde_json::from_str(asked.as_str().context("nothing was noted")?)?;
    if let Some((text, _)) = asked.iter().find(|(_, passed)| !passed) {
        // Those of the other test are asked for by the test itself.
        anyhow::bail!("the page asked for markup that was refused: {text:?}");
    }
    Ok(asked.into_iter().map(|(text, _)| text).collect())
}

/// No word of a cable or of its file's name was asked to become markup, and none of its elements is in the page.
fn is_clean(page: &Page<'_>) -> Result<()> {
    if let Some(text) = asked(page)?.iter().find(|text| text.to_uppercase().contains("CANARY")) {
        anyhow::bail!("asked to become markup: {text:?}");
    }
    let found = page.js(
        "return [document.title, document.querySelectorAll(
             '.CANARY, #CANARY, #app script, #app img, #app iframe, #app style, #app [onload], #app [onerror]').length]",
        &[],
    )?;
    ensure!(found == json!(["Reftel", 0]), "title and elements: {found}");
    let events = page.unexpected_events()?;
    ensure!(events.is_empty(), "{events:?}");
    ensure!(page.js("return window.reftelMarkup.refused", &[])? == 0, "markup was refused");
    Ok(())
}

/// Without a slash, which a name of a file cannot have.
const HOSTILE: &str = "<B CLASS=\"CANARY\">CANARY<P ID=\"CANARY\"><IMG SRC=X ONERROR=\"document.title='x'\">";
const SCRIPTS: &str = "<script>document.title = 'x'</script><style>#app { display: none }</style>\
    <img src=x onerror=\"document.title = 'x'\"><svg onload=\"document.title = 'x'\"></svg>\
    <iframe srcdoc=\"<script>parent.document.title = 'x'</script>\"></iframe>";
const HANDLER: &str = "onload=\"document.title = 'x'\"";
const CABLE: &str = "R 010000Z JAN 08\nFM AMEMBASSY SAMPLETON\nTO SECSTATE WASHDC\nINFO HOSTILE\n\n\
    C O N F I D E N T I A L SAMPLETON 000001\n\nSIPDIS\nHOSTILE\n\nE.O. 12958: DECL: 01/01/2018 HOSTILE\n\
    TAGS: PREL, XX, HOSTILE\nSUBJECT: HOSTILE\n\nREF: A. SAMPLETON 000002 HOSTILE\n     B. HOSTILE\n\n\
    CLASSIFIED BY: AMB. HOSTILE, REASON 1.4 (B)\n\n1. (C) HOSTILE and <div class=\"CANARY\">words</div>.\n\n\
    HOSTILE\n-------\n\n2. (U) See para 1. HOSTILE (strictly protect).\n\nHOSTILE\n";
