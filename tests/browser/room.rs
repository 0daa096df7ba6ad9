//! Small windows: the text comes first, and what is needed stays at hand.

use anyhow::{Result, ensure};
use browser::Page;
use serde_json::json;

const SAMPLE: &str = include_str!("../../assets/samples/port-elsinore.txt");

/// A heading that is longer than a screen, if nothing is folded.
fn long_heading() -> String {
    let posts: String =
        (0..30).map(|number| format!("RUEHXX/AMEMBASSY TOWN {number} PRIORITY 0{number:03}\n")).collect();
    let refs: String =
        ('A'..='K').map(|letter| format!("     {letter}. 07 SAMPLETON {}\n", u32::from(letter))).collect();
    format!(
        "VZCZCXYZ0001\nPP RUEHXX\nDE RUEHSP #0001 0010000\nZNY CCCCC ZZH\nP 010000Z JAN 08\nFM AMEMBASSY SAMPLETON\n\
         TO RUEHC/SECSTATE WASHDC PRIORITY 0001\nINFO {posts}BT\nC O N F I D E N T I A L SAMPLETON 000001\n\nSIPDIS\n\n\
         E.O. 12958: DECL: 01/01/2018\nTAGS: PREL, PGOV, ECON, EFIN, MARR, PARM, SENV, XX\n\
         SUBJECT: A CABLE THAT MANY GET\n\nREF: {}\n\
         Classified By: Ambassador A. Person for reasons 1.4 (b) and (d).\n\n\
         1. (C) The first words of the text.\n\n2. (C) And the last.\n\nPERSON\n",
        refs.trim_start()
    )
}

pub(crate) fn ok_the_text_is_on_the_first_screen(page: &Page<'_>) -> Result<()> {
    page.open()?;
    page.paste(&long_heading())?;
    page.wait_text(".cable h1", "A CABLE THAT MANY GET")?;
    for (width, height) in [(390, 844), (768, 1024), (900, 700), (1024, 768), (1280, 720)] {
        page.resize(width, height)?;
        page.wait_until(
            "const bar = document.querySelector('.bottom-bar').getBoundingClientRect();
             const end = bar.height ? bar.top : window.innerHeight;
             return scrollY === 0 && document.querySelector('.paragraph-text p').getBoundingClientRect().bottom < end",
        )
        .map_err(|error| error.context(format!("at {width} x {height}")))?;
        // What is folded away is there, and can be found.
        ensure!(
            page.js("return !document.querySelector('.card').innerText.includes('TOWN 29')", &[])? == true
        );
    }
    page.press(&["/"])?;
    page.type_into("#find-field", "TOWN 29")?;
    page.wait_until("return document.querySelector('.card').innerText.includes('TOWN 29')")?;
    page.resize(1440, 900)?;
    page.wait_until("return !document.querySelector('.spare-rows')")
}

pub(crate) fn ok_one_pane_where_there_is_room_for_one(page: &Page<'_>) -> Result<()> {
    page.open()?;
    page.resize(1000, 700)?;
    page.paste(SAMPLE)?;
    page.wait_for(".cable h1")?;
    let shown = |page: &Page<'_>, css: &str| {
        page.wait_until(&format!(
            "const panes = [...document.querySelectorAll('.pane')].filter(pane => pane.getClientRects().length);
             return panes.length === 1 && panes[0].matches({})",
            json!(css)
        ))
    };
    shown(page, ".pane-start")?;
    page.press(&["]"])?;
    shown(page, ".pane-end")?;
    page.press(&["["])?;
    shown(page, ".pane-start")?;
    page.resize(1440, 900)?;
    page.wait_until("return document.querySelectorAll('.pane:not([hidden])').length === 2")
}

/// A phone on its side, 200 % and 400 % of a small screen.
pub(crate) fn ok_bars_stay_where_lines_are_few(page: &Page<'_>) -> Result<()> {
    page.open()?;
    page.paste(SAMPLE)?;
    page.wait_for(".cable h1")?;
    for (width, height, controls) in [
        (844, 390, ".top-bar button, .bottom-bar button"),
        (640, 400, ".top-bar button, .bottom-bar button"),
        (320, 256, ".top-bar button"),
    ] {
        page.resize(width, height)?;
        page.js(
            "window.dispatchEvent(new WheelEvent('wheel')); window.scrollTo(0, document.documentElement.scrollHeight)",
            &[],
        )?;
        page.wait_until(&format!(
            "if (scrollY < 200) return false;
             const controls = [...document.querySelectorAll({})].filter(one => one.getClientRects().length);
             return controls.length > 2 && controls.every(one => {{
                 const box = one.getBoundingClientRect();
                 return one.contains(document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2));
             }})",
            json!(controls)
        ))
        .map_err(|error| error.context(format!("at {width} x {height}")))?;
    }
    // In the smallest, the other controls begin the text.
    page.js("window.scrollTo(0, 0)", &[])?;
    page.wait_until(
        "return document.querySelector('.bottom-bar').getBoundingClientRect().bottom
             <= document.querySelector('.masthead').getBoundingClientRect().top",
    )
}

pub(crate) fn ok_a_selection_is_redacted_on_a_phone(page: &Page<'_>) -> Result<()> {
    page.open()?;
    page.resize(390, 844)?;
    page.paste(SAMPLE)?;
    page.wait_for(".cable h1")?;
    let button = ".bottom-bar > button:nth-of-type(2)";
    // Without a selection it leads to the rules.
    page.click(button)?;
    page.wait_for(".drawer-end[open] .rules")?;
    page.press(&[browser::key::ESCAPE])?;
    page.wait_until("return !document.querySelector('dialog[open]')")?;
    page.js(
        "const words = document.createTreeWalker(document.querySelector('.paragraph-text'), NodeFilter.SHOW_TEXT).nextNode();
         getSelection().setBaseAndExtent(words, 0, words, 8)",
        &[],
    )?;
    page.click(button)?;
    page.wait_for(".text[data-marked]")
}
