//! Jumps to far places of a long cable arrive, and a change of the view keeps the place.

use anyhow::{Context, Result, ensure};
use browser::Page;
use serde_json::json;

/// How many paragraphs the cable has: more than are drawn with the first screen, and than were ever laid out.
const PARAGRAPHS: usize = 90;
/// How far from the bars a paragraph may come to lie, in pixels: its margin is less.
const SLACK: u32 = 120;

/// Whether paragraph `n` is at the top of the text, or as far up as the end of the page allows, and nothing moves any more.
const ARRIVED: &str = "
    const block = n => document.querySelector(`.cable a[href$=\"/${n}\"]`)?.closest('[data-place]');
    const at = block(arguments[0]);
    if (!at) return null;
    const bars = document.querySelector('.top').getBoundingClientRect().bottom;
    const root = document.documentElement;
    const isEnd = Math.ceil(scrollY + innerHeight) >= root.scrollHeight - 2;
    const top = at.getBoundingClientRect().top;
    return {off: top - bars, isEnd, isInView: top >= bars - 2 && top < innerHeight, y: scrollY}";

/// A cable whose paragraphs are of very different lengths, so that a guess of their heights is wrong.
fn long_cable() -> String {
    let mut text =
        "R 131627Z FEB 08\nFM AMEMBASSY SAMPLETON\nTO SECSTATE WASHDC\n\nCONFIDENTIAL SAMPLETON 000017\n\n\
        E.O. 12958: DECL: 02/13/2018\nTAGS: PREL, ECON\nSUBJECT: A LONG ACCOUNT OF THE HARBOR\n\n"
            .to_owned();
    for number in 1..=PARAGRAPHS {
        let sentences = [1, 14, 3, 30, 2, 8][number % 6];
        text.push_str(&format!("{number}. (C) Paragraph {number} begins here."));
        for sentence in 0..sentences {
            text.push_str(&format!(
                "\nThe keeper of quay {sentence} counted the barges again and wrote them down."
            ));
        }
        text.push_str("\n\n");
    }
    text + "KEEPER\n"
}

fn opened(page: &Page<'_>) -> Result<()> {
    page.open()?;
    page.resize(1280, 800)?;
    page.paste(&long_cable())?;
    page.wait_text("#app h1.subject", "LONG ACCOUNT")
}

/// Waits until the page is still, and looks where the paragraph is.
fn arrives(page: &Page<'_>, number: usize, how: &str) -> Result<()> {
    let (mut before, mut still) = (json!(null), 0);
    let deadline = std::time::Instant::now() + std::time::Duration::from_secs(8);
    loop {
        let now = page.js(ARRIVED, &[json!(number)])?;
        still = if now == before && !now.is_null() { still + 1 } else { 0 };
        let off = now["off"].as_f64();
        let is_there = off.is_some_and(|off| (-4.0..=f64::from(SLACK)).contains(&off))
            || now["isEnd"] == json!(true) && now["isInView"] == json!(true);
        if still >= 2 && is_there {
            return Ok(());
        }
        ensure!(std::time::Instant::now() < deadline, "{how}: paragraph {number} is at {now}");
        before = now;
        page.wait_settled()?;
    }
}

pub(crate) fn ok_jumps_arrive(page: &Page<'_>) -> Result<()> {
    opened(page)?;
    // The first is the hardest: nothing was laid out yet.
    let mut numbers = vec![PARAGRAPHS];
    numbers.extend((0..10).map(|step| 1 + (step * 37 + 20) % PARAGRAPHS));
    for number in numbers {
        let click = "[...document.querySelectorAll('.contents-row')]
            .find(row => row.querySelector('.number')?.textContent === String(arguments[0]))?.click()";
        page.wait_until(&format!("return document.querySelectorAll('.contents-row').length >= {number}"))?;
        page.js(click, &[json!(number)])?;
        arrives(page, number, "contents")?;
    }
    for step in 0..10 {
        let number = 1 + (step * 53 + 7) % PARAGRAPHS;
        page.js("location.hash = `#08SAMPLETON17/${arguments[0]}`", &[json!(number)])?;
        arrives(page, number, "address")?;
    }
    opened(page)?;
    page.js("location.hash = '#08SAMPLETON17/77'", &[])?;
    arrives(page, 77, "first address")
}

pub(crate) fn ok_a_change_of_the_view_keeps_the_place(page: &Page<'_>) -> Result<()> {
    opened(page)?;
    page.js("location.hash = '#08SAMPLETON17/46'", &[])?;
    arrives(page, 46, "address")?;
    let source =
        "const walk = document.createTreeWalker(document.querySelector('.source'), NodeFilter.SHOW_TEXT);
        while (walk.nextNode()) {
            if (!walk.currentNode.data.includes(arguments[0])) continue;
            const range = document.createRange();
            range.selectNodeContents(walk.currentNode);
            const {top, bottom} = range.getBoundingClientRect();
            return top >= 0 && bottom > 0 && bottom <= innerHeight;
        }
        return false";
    for (key, has_document, has_source) in [
        ("3", true, true),
        ("1", true, false),
        ("2", false, true),
        ("3", true, true),
        ("2", false, true),
        ("1", true, false),
    ] {
        page.press(&[key])?;
        if has_document {
            arrives(page, 46, &format!("view {key}"))?;
        }
        if has_source {
            page.wait_until(&source.replace("arguments[0]", &json!("Paragraph 46 begins").to_string()))
                .with_context(|| format!("view {key}: the paragraph is not in sight in the source"))?;
        }
        let hash = page.js("return location.hash", &[])?;
        ensure!(hash == json!("#08SAMPLETON17/46"), "view {key}: the address is {hash}");
    }
    Ok(())
}

pub(crate) fn ok_the_source_goes_to_the_field(page: &Page<'_>) -> Result<()> {
    opened(page)?;
    page.js("location.hash = '#08SAMPLETON17/60'", &[])?;
    arrives(page, 60, "address")?;
    page.wait_for(".to-source[aria-label*='Date']")?;
    page.js("document.querySelector(\".to-source[aria-label*='Date']\").click()", &[])?;
    page.wait_until(
        "const source = document.querySelector('.sides .source');
         const walk = document.createTreeWalker(source ?? document.body, NodeFilter.SHOW_TEXT);
         while (source && walk.nextNode()) {
             if (!walk.currentNode.data.includes('131627Z')) continue;
             const range = document.createRange();
             range.selectNodeContents(walk.currentNode);
             const {top, bottom} = range.getBoundingClientRect();
             return top >= 0 && bottom > 0 && bottom <= innerHeight;
         }
         return false",
    )
    .context("the date is not in sight in the source")
}
