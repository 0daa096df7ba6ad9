//! Every screen and state of the page, one after the other, for tests that look at all of them.

use anyhow::{Context, Result};
use browser::{Page, key};

/// What leads from one state to the next.
pub(crate) enum Do {
    /// Click the first element that matches.
    Click(&'static str),
    /// Click the button or link of that name.
    Named(&'static str),
    /// Press these keys one after the other.
    Press(&'static [&'static str]),
    /// Paste a text.
    Paste(&'static str),
    /// Drop a file with this name and content.
    Drop(&'static str, &'static [u8]),
    /// Run a script in the page.
    Js(&'static str),
    /// Make the window this wide.
    Width(u32),
    /// Make the window this wide and this high.
    Size(u32, u32),
    /// Wait until it is shown.
    See(&'static str),
    /// Wait until no such element is there.
    Gone(&'static str),
}

use Do::{Click, Drop, Gone, Js, Named, Paste, Press, See, Size, Width};

const WIDE: u32 = 1440;
const PHONE: u32 = 390;
const HEIGHT: u32 = 900;

/// Closes what lies on top.
const ESCAPE: Do = Press(&[key::ESCAPE]);
const CLOSED: Do = Gone("dialog[open]");

/// The states in their order. To add one, write its name and what leads to it from the one before.
pub(crate) const STATES: &[(&str, &[Do])] = &[
    ("start", &[Width(WIDE), See(".start [data-tone=good]")]),
    ("start, files over it", &[Js(DRAG), See(".drop-cover")]),
    ("paste dialog", &[Js(DRAG_END), Named("Paste"), See("#paste-field")]),
    ("help", &[ESCAPE, CLOSED, Named("Help and settings"), See(".help")]),
    ("help, letters off", &[Click(".help .switch"), See(".help [data-off]")]),
    ("seal panel", &[Click(".help .switch"), ESCAPE, CLOSED, Click(".badge"), See(".channels")]),
    ("start, refusal", &[ESCAPE, CLOSED, Drop("empty.txt", b""), See(".notice li, .notice p")]),
    ("start at 390 px", &[Width(PHONE)]),
    ("samples", &[Width(WIDE), Named("Try a sample"), See("dialog[open]")]),
    ("reader", &[ESCAPE, CLOSED, Drop("sample.txt", SAMPLE), See(".cable h1")]),
    ("explanation", &[Press(&["e"]), See("#explanation")]),
    ("notices tab", &[ESCAPE, Click("#tab-notices"), See(".notice-row")]),
    ("source", &[Press(&["2"]), See("[data-view=source] .source")]),
    ("side by side", &[Press(&["3"]), See(".sides .source")]),
    ("a notice's place", &[Press(&["1"]), Click(".notice-row"), See(".cable")]),
    ("find bar", &[Press(&["1", "/"]), See(".find-bar input"), Press(&["s", "e", "a"]), See(".find-count")]),
    ("export", &[ESCAPE, Gone(".find-bar"), Click(".top-export"), See("dialog[open] .export")]),
    (
        "menu of a paragraph",
        &[ESCAPE, CLOSED, Press(&["1"]), Click("#text .gutter-menu"), See("[role=menu]")],
    ),
    ("panes hidden", &[ESCAPE, CLOSED, Press(&["1", "[", "]"]), Gone(".pane:not([hidden])")]),
    (
        "refusals",
        &[
            Press(&["[", "]"]),
            Drop("letter.txt", b"Dear Sir,\n"),
            Drop("a.png", PNG),
            See(".notice li, .notice p"),
        ],
    ),
    (
        "toast",
        &[
            Js("document.querySelector('.ghost [data-copy]').click()"),
            See(".toast:not([data-empty])"),
            Js(HOLD),
        ],
    ),
    ("confidential", &[Paste(CONFIDENTIAL), See(".banner[data-level=C]")]),
    ("sensitive", &[Paste(SENSITIVE), See(".banner[data-level=SBU]")]),
    ("top secret", &[Paste(TOP_SECRET), See(".banner[data-level=TS]")]),
    ("unclassified", &[Paste(UNCLASSIFIED), See(".banner[data-level=U]")]),
    (
        "several selected",
        &[Js("document.querySelector('.library-title input').click()"), See(".library-picked .button")],
    ),
    (
        "a link that waits",
        &[
            Js("document.querySelector('.library-picked .icon-button').click()"),
            Gone(".library-picked"),
            Js("location.hash = '#99NOWHERE1'"),
            See(".text .waiting"),
        ],
    ),
    (
        "no level, no subject",
        &[
            Js("document.querySelector('.waiting button').click()"),
            Gone(".waiting"),
            Paste(BARE),
            See(".banner:not([data-level])"),
        ],
    ),
    ("reader at 1024 px", &[Width(1024), Press(&["j"]), See(".cable h1")]),
    ("reader at 390 px", &[Width(PHONE), See(".bottom-bar")]),
    ("menu of a phone", &[Click(".top-more"), See("#more-menu")]),
    (
        "heading of a phone, unfolded",
        &[
            ESCAPE,
            Gone("#more-menu"),
            Press(&["k", "k", "k", "k"]),
            See(".spare-rows"),
            Click(".spare-rows > summary"),
            See(".spare-rows[open] dl"),
        ],
    ),
    ("left drawer", &[Click(".bottom-bar > button:first-child"), See(".drawer-start[open] .contents-row")]),
    (
        "right drawer",
        &[ESCAPE, CLOSED, Click(".bottom-bar > button:last-child"), See(".drawer-end[open] [role=tab]")],
    ),
    ("right drawer, metadata", &[Click("#tab-metadata"), See(".drawer-end[open] [role=tabpanel]")]),
    ("source at 390 px", &[ESCAPE, CLOSED, Press(&["2"]), See("[data-view=source]")]),
    ("side by side at 390 px", &[Press(&["3"]), See(".sides")]),
    (
        "find bar at 390 px",
        &[Press(&["1", "/"]), See(".find-bar input"), Press(&["s", "e", "a"]), See(".find-count")],
    ),
    (
        "export at 390 px",
        &[ESCAPE, Gone(".find-bar"), Click(".top-more"), Named("Export…"), See("dialog[open] .export")],
    ),
    ("help at 390 px", &[ESCAPE, CLOSED, Click(".top-more"), Named("Help and settings"), See(".help")]),
    (
        "words as stops of Tab at 390 px",
        &[Click(".help .switch:nth-of-type(2)"), ESCAPE, CLOSED, See(".cable [data-explain][role=button]")],
    ),
    ("seal panel at 390 px", &[Click(".top-more"), Js(SEAL), See(".channels")]),
    ("phone on its side", &[ESCAPE, CLOSED, Size(844, 390), See(".top .views")]),
    ("page at 200 %", &[Size(640, 400), See(".bottom-bar")]),
    ("one pane", &[Width(1000), See(".pane-start")]),
    ("the other pane", &[Press(&["]"]), See(".pane-end")]),
    (
        "words as before",
        &[
            Press(&["[", "?"]),
            Click(".help .switch:nth-of-type(2)"),
            ESCAPE,
            CLOSED,
            Gone(".cable [data-explain][role=button]"),
        ],
    ),
    (
        "redaction",
        &[Width(WIDE), Press(&["1"]), Paste(MIXED), See(".cable h1"), Click("#tab-redaction"), See(".rules")],
    ),
    ("redaction, rules on", &[Js(SWITCH_ALL), See(".undecided"), Js(UNFOLD), See(".marks[open] .mark-row")]),
    ("redaction, a term", &[Js(TERM), See(".terms li")]),
    ("released", &[Click(".redaction .segments button:nth-child(2)"), See(".released .struck")]),
    (
        "export held back",
        &[Click(".top-export"), See("dialog[open] .export"), Named("Save file"), See(".export .held")],
    ),
    (
        "original, to be confirmed",
        &[
            Js("[...document.querySelectorAll('.export [name=format]')].pop().click()"),
            Named("Save file"),
            See("dialog[open] [autofocus]"),
        ],
    ),
    ("released at 390 px", &[ESCAPE, CLOSED, Width(PHONE), See(".bottom-bar")]),
    (
        "redaction at 390 px",
        &[
            Click(".bottom-bar > button:last-child"),
            Click(".redaction .segments button:first-child"),
            See(".drawer-end[open] .rules"),
        ],
    ),
    (
        "closing, to be confirmed",
        &[ESCAPE, CLOSED, Width(WIDE), Press(&["1"]), Js(CLOSE_ALL), See("dialog[open] [autofocus]")],
    ),
    ("empty after closing", &[Named("Close the cable"), CLOSED, Js(CLOSE_ALL), See(".start")]),
];

/// Leads through all states and calls `look` in each.
pub(crate) fn walk(page: &Page<'_>, mut look: impl FnMut(&str) -> Result<()>) -> Result<()> {
    page.open()?;
    page.js(STILL, &[])?;
    for (name, steps) in STATES {
        for step in *steps {
            act(page, step).with_context(|| format!("on the way to the state {name:?}"))?;
        }
        look(name).with_context(|| format!("in the state {name:?}"))?;
    }
    Ok(())
}

/// Does one thing.
pub(crate) fn act(page: &Page<'_>, step: &Do) -> Result<()> {
    match *step {
        Click(css) => page.click(css),
        Named(name) => page.click_named(name),
        Press(keys) => keys.iter().try_for_each(|key| page.press(&[key])),
        Paste(text) => page.paste(text),
        Drop(name, bytes) => page.drop_files("body", &[(name, bytes)]),
        Js(script) => page.js(script, &[]).map(drop),
        Width(width) => page.resize(width, HEIGHT),
        Size(width, height) => page.resize(width, height),
        See(css) => page.wait_for(css),
        Gone(css) => {
            let css = serde_json::json!(css);
            page.wait_until(&format!(
                "return ![...document.querySelectorAll({css})].some(e => e.getClientRects().length > 0)"
            ))?;
            // The page is told of a closed dialog a little later, and takes no letters before.
            page.wait_settled()
        }
    }
}

/// Colours and drawers arrive at once, and what is out of sight is laid out too, so that there is something to measure.
const STILL: &str = "const sheet = [...document.styleSheets].pop();
    sheet.insertRule('*, ::before, ::after { transition: none !important; animation: none !important; \
    content-visibility: visible !important }', sheet.cssRules.length);";

const DRAG: &str = "const data = new DataTransfer();
    data.items.add(new File(['x'], 'x.txt'));
    const event = new DragEvent('dragover', {bubbles: true, cancelable: true, dataTransfer: data});
    if (!event.dataTransfer) Object.defineProperty(event, 'dataTransfer', {value: data});
    document.body.dispatchEvent(event);";
const DRAG_END: &str =
    "document.body.dispatchEvent(new DragEvent('dragleave', {bubbles: true, relatedTarget: null}))";
/// Ends the timers of the page, so that what goes by itself stays to be looked at.
const HOLD: &str = "for (let id = 1; id < 20000; id += 1) window.clearTimeout(id);";
const CLOSE_ALL: &str = "const close = () => {
        const next = document.querySelector('[data-close]');
        if (next && !document.querySelector('dialog[open]')) { next.click(); window.setTimeout(close, 50); }
    };
    close();
    document.querySelector('.notice:not([hidden]) > .icon-button')?.click();";

const SEAL: &str = "[...document.querySelectorAll('#more-menu button')].pop().click()";
const SWITCH_ALL: &str = "for (const one of document.querySelectorAll('.rules [role=switch]')) one.click();";
const UNFOLD: &str = "document.querySelector('.marks').open = true";
const TERM: &str = "const term = document.querySelector('#term');
    term.value = 'visitor';
    // As typing would.
    term.dispatchEvent(new Event('input', { bubbles: true }));
    document.querySelector('.term-row button').click();
    document.querySelector('.marks').open = true";

/// With portions of which nobody has said what they are.
const MIXED: &str = "R 060000Z JAN 08\nFM AMEMBASSY SAMPLETON\nTO SECSTATE WASHDC\n\n\
    C O N F I D E N T I A L SAMPLETON 000006\n\nE.O. 12958: DECL: 01/01/2018\nTAGS: PREL\nSUBJECT: A MIXED ONE\n\n\
    CLASSIFIED BY: AMB. A. PERSON, REASON 1.4 (B)\n\n1. (C) A visitor called, Mr. Ann Other (strictly protect), cell phone \
    +999 55 501 0000.\n\n2. Nobody has marked this.\n\n3. (U) Nor the visitor [2 lines not declassified].\n\n4. Nor this.\n\nPERSON\n";

const SAMPLE: &[u8] = include_bytes!("../../assets/samples/port-elsinore.txt");
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";

const CONFIDENTIAL: &str = "R 010000Z JAN 08\nFM AMEMBASSY SAMPLETON\nTO SECSTATE WASHDC\n\n\
    C O N F I D E N T I A L SAMPLETON 000001\n\nNOFORN\n\nE.O. 12958: DECL: 01/01/2018\nTAGS: PREL, XX\n\
    SUBJECT: A TABLE, A GAP AND A HEADING\n\nREF: SAMPLETON 000002\n\nCLASSIFIED BY: AMB. A. PERSON, REASON 1.4 (B)\n\n\
    SUMMARY\n-------\n\n1. (C) Summary. A visitor called on XXXXXXXXXXXX. End summary.\n\n\
    2. (S/NF) Trade by year:\n\n  YEAR     EXPORTS     IMPORTS\n  2005         117          98\n  2006         121         104\n  2007         130         111\n\n\
    3. (SBU) See para 2.\n\n4. (U) Comment: and more. End comment.\n\nPERSON\n";
const SENSITIVE: &str = "R 020000Z JAN 08\nFM AMEMBASSY SAMPLETON\n\nUNCLAS SAMPLETON 000002\n\nSENSITIVE\nSIPDIS\n\n\
    E.O. 12958: N/A\nTAGS: PREL\nSUBJECT: A SENSITIVE ONE\n\n1. (SBU) Words.\n";
const TOP_SECRET: &str = "R 030000Z JAN 08\nFM AMEMBASSY SAMPLETON\n\nT O P S E C R E T SAMPLETON 000003\n\n\
    E.O. 12958: DECL: 01/01/2033\nTAGS: PREL\nSUBJECT: A TOP SECRET ONE\n\n1. (TS) Words.\n";
const UNCLASSIFIED: &str = "R 040000Z JAN 08\nFM AMEMBASSY SAMPLETON\n\nUNCLAS SAMPLETON 000004\n\n\
    E.O. 12958: N/A\nTAGS: PREL\nSUBJECT: AN OPEN ONE\n\n1. (U) Words.\n";
const BARE: &str =
    "R 050000Z JAN 08\nFM AMEMBASSY SAMPLETON\nTO SECSTATE WASHDC\n\nTAGS: PREL\n\n1. Words.\n";
