//! The source beside the document, the ways between cables, and what a copy holds.

use anyhow::{Result, ensure};
use browser::{PAINTED, Page};
use serde_json::json;

const SAMPLE: &str = include_str!("../../assets/samples/port-elsinore.txt");
const CHAIN: &str = include_str!("../../assets/samples/chain.txt");

/// The words under a name of the style sheet, in the source and in the document.
fn painted(page: &Page<'_>, name: &str) -> Result<(String, String)> {
    let words = page.js(
        &format!(
            "{PAINTED} const at = css => painted(arguments[0])
                 .filter(r => r.startContainer.parentElement.closest(css)).map(r => r.toString()).join(' ')
                 .split(/\\s+/).join(' ');
             return [at('.source'), at('.cable')]"
        ),
        &[json!(name)],
    )?;
    let text = |index: usize| words[index].as_str().unwrap_or_default().trim().to_owned();
    Ok((text(0), text(1)))
}

/// Moves the pointer over the first occurrence of a word.
fn point_at(page: &Page<'_>, css: &str, word: &str) -> Result<()> {
    let place = page.js_async(
        "const done = arguments[arguments.length - 1];
         const walk = document.createTreeWalker(document.querySelector(arguments[0]), NodeFilter.SHOW_TEXT);
         while (walk.nextNode()) {
             const at = walk.currentNode.data.indexOf(arguments[1]);
             if (at < 0) continue;
             // As a reader would scroll.
             window.dispatchEvent(new Event('wheel'));
             walk.currentNode.parentElement.scrollIntoView({block: 'center'});
             const range = document.createRange();
             range.setStart(walk.currentNode, at);
             range.setEnd(walk.currentNode, at + arguments[1].length);
             // What was out of sight is laid out now, and the other side has followed.
             setTimeout(() => {
                 const box = range.getBoundingClientRect();
                 done([Math.round(box.left + box.width / 2), Math.round(box.top + box.height / 2)]);
             }, 400);
             return;
         }
         done(null);",
        &[json!(css), json!(word)],
    )?;
    ensure!(place.is_array(), "no {word:?} in {css}");
    page.move_pointer(place[0].as_i64().unwrap_or_default(), place[1].as_i64().unwrap_or_default())
}

fn is_quiet(page: &Page<'_>) -> Result<()> {
    let events = page.unexpected_events()?;
    ensure!(events.is_empty(), "{events:?}");
    Ok(())
}

pub(crate) fn ok_source_and_document_mark_each_other(page: &Page<'_>) -> Result<()> {
    page.open()?;
    page.resize(1200, 700)?;
    page.paste(SAMPLE)?;
    page.wait_text("#app h1", "NEW COALITION LOOKS TO THE SEA")?;
    page.press(&["3"])?;
    page.wait_for(".sides .source")?;
    point_at(page, ".cable", "Halvard")?;
    let (source, document) = painted(page, "other-side")?;
    ensure!(
        source.contains("Halvard") && source == document,
        "{source:?} in the source, {document:?} in the document"
    );
    point_at(page, ".source", "SECSTATE")?;
    let (source, document) = painted(page, "other-side")?;
    ensure!(
        source.contains("SECSTATE WASHDC") && document.contains("SECSTATE WASHDC"),
        "{source:?} {document:?}"
    );
    // A selection is marked on the other side, across the line ends of the source.
    page.js(
        "const text = document.querySelector('.paragraph p');
         getSelection().selectAllChildren(text)",
        &[],
    )?;
    page.wait_until(
        "return [...(CSS.highlights.get('other-side') || [])].filter(r => r.startContainer.parentElement.closest('.source')).length > 2",
    )?;
    page.press(&["2"])?;
    page.wait_until("return !document.querySelector('.cable') && !!document.querySelector('.source')")?;
    page.press(&["1"])?;
    page.wait_for(".cable")?;
    is_quiet(page)
}

pub(crate) fn ok_references_lead_on_and_back(page: &Page<'_>) -> Result<()> {
    page.open()?;
    page.paste(CHAIN)?;
    page.wait_text(".library", "3 cables")?;
    let hash = || {
        Ok::<_, anyhow::Error>(page.js("return location.hash", &[])?.as_str().unwrap_or_default().to_owned())
    };
    page.js("[...document.querySelectorAll('.library-cable')].at(-1).click()", &[])?;
    page.wait_for("[data-cite][data-open=true]")?;
    let last = hash()?;
    page.js("document.querySelector('.card [data-cite][data-open=true]').click()", &[])?;
    page.wait_until(&format!("return location.hash !== {}", json!(last)))?;
    let cited = hash()?;
    ensure!(page.js("return history.state", &[])?.is_string(), "nothing to come back to");
    page.js("history.back()", &[])?;
    page.wait_until(&format!("return location.hash === {}", json!(last)))?;
    page.js("history.forward()", &[])?;
    page.wait_until(&format!("return location.hash === {}", json!(cited)))?;
    page.wait_text(".card", "Cited by")?;
    // Along the chain by keys.
    page.press(&["}"])?;
    page.wait_until(&format!("return location.hash !== {}", json!(cited)))?;
    page.press(&["{"])?;
    page.wait_until(&format!("return location.hash === {}", json!(cited)))?;
    is_quiet(page)
}

pub(crate) fn ok_what_is_cited_and_not_open_is_listed(page: &Page<'_>) -> Result<()> {
    page.open()?;
    page.paste(
        "R 010000Z JAN 08\nFM AMEMBASSY BERLIN\n\nUNCLAS BERLIN 000001\n\nE.O. 12958: N/A\nTAGS: PREL\n\
        SUBJECT: A HARBOR\n\nREF: 07 STATE 77\n\n1. (U) See reftel.\n",
    )?;
    page.wait_text(".ghosts", "07STATE77")?;
    page.js("document.querySelector('.paragraph [data-cite]').click()", &[])?;
    page.wait_until("return document.activeElement.id === 'ghost-07STATE77'")?;
    page.wait_text(".toast", "07STATE77 is not open")?;
    ensure!(
        page.js("return document.querySelector('[data-copy]').dataset.copy", &[])?
            == "\"STATE 77\" OR 07STATE77 2007",
        "the words to search for it"
    );
    // Once it is there, the link leads to it.
    page.paste(
        "R 010000Z DEC 07\nFM SECSTATE WASHDC\n\nUNCLAS STATE 000077\n\nE.O. 12958: N/A\nTAGS: PREL\n\
        SUBJECT: THE OTHER\n\n1. (U) Words.\n",
    )?;
    page.wait_text("#app h1", "THE OTHER")?;
    page.wait_until("return !document.querySelector('.ghosts')")?;
    page.wait_text(".card", "Cited by")?;
    // A long list is drawn when it is unfolded, or when a reference leads into it.
    page.paste(
        "R 010000Z FEB 08\nFM AMEMBASSY BERLIN\n\nUNCLAS BERLIN 000002\n\nE.O. 12958: N/A\nTAGS: PREL\n\
        SUBJECT: MANY OTHERS\n\nREF: A. 07 STATE 71 B. 07 STATE 72 C. 07 STATE 73 D. 07 STATE 74\n\n\
        1. (U) See ref C.\n",
    )?;
    page.wait_text(".ghosts", "Cited but not open · 4")?;
    let listed = |number: usize| {
        page.wait_until(&format!("return document.querySelectorAll('.ghost').length === {number}"))
    };
    listed(0)?;
    page.js("document.querySelector('.paragraph [data-cite]').click()", &[])?;
    page.wait_until("return document.activeElement.id === 'ghost-07STATE73'")?;
    listed(4)?;
    page.click(".ghosts > summary")?;
    listed(0)?;
    is_quiet(page)
}

pub(crate) fn ok_a_copy_has_the_text_and_nothing_of_the_gutter(page: &Page<'_>) -> Result<()> {
    page.open()?;
    page.paste(
        "R 010000Z JAN 08\nFM AMEMBASSY BERLIN\n\nUNCLAS BERLIN 000001\n\nE.O. 12958: N/A\nTAGS: PREL\n\
        SUBJECT: A HARBOR\n\n1. (U) The MFA has\na harbor.\n\n2. (U) It is deep.\n",
    )?;
    page.wait_text("#app h1", "A HARBOR")?;
    let copied = page.js(
        "getSelection().selectAllChildren(document.querySelector('.body'));
         const data = new DataTransfer();
         const event = new ClipboardEvent('copy', {bubbles: true, cancelable: true});
         Object.defineProperty(event, 'clipboardData', {value: data});
         document.querySelector('.paragraph').dispatchEvent(event);
         return [data.getData('text/plain'), [...data.types].join(), event.defaultPrevented]",
        &[],
    )?;
    ensure!(copied == json!(["The MFA has a harbor.\n\nIt is deep.", "text/plain", true]), "{copied}");
    is_quiet(page)
}

pub(crate) fn ok_many_files_at_once(page: &Page<'_>) -> Result<()> {
    page.open()?;
    let files: Vec<(String, String)> = (1..=300)
        .map(|number| {
            let text = format!(
                "R 010000Z JAN 08\nFM AMEMBASSY BERLIN\n\nUNCLAS BERLIN {number:06}\n\nE.O. 12958: N/A\nTAGS: PREL\n\
                 SUBJECT: HARBOR {number}\n\n1. (U) Words.\n"
            );
            (format!("{number}.txt"), text)
        })
        .collect();
    let mut dropped: Vec<(&str, &[u8])> =
        files.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    dropped.push(("note.txt", b"Nothing of the kind."));
    dropped.push(("again.txt", files[0].1.as_bytes()));
    // A row is drawn once, however often the list grows.
    page.js(
        "window.rows = {drawn: new Set(), gone: 0};
         const rows = nodes => [...nodes].flatMap(node => node.querySelectorAll
             ? [node, ...node.querySelectorAll('.library-row')].filter(it => it.matches('.library-row')) : []);
         new MutationObserver(records => records.forEach(record => {
             rows(record.addedNodes).forEach(row => window.rows.drawn.add(row));
             window.rows.gone += rows(record.removedNodes).length;
         })).observe(document.body, {childList: true, subtree: true})",
        &[],
    )?;
    let rows = |drawn: usize, gone: usize| {
        let now = page.js("return [rows.drawn.size, rows.gone]", &[])?;
        ensure!(now == json!([drawn, gone]), "rows drawn and gone: {now}");
        Ok(())
    };
    page.drop_files("body", &dropped)?;
    page.wait_text(
        ".notice",
        "300 cables opened. 08BERLIN1 is already open. note.txt does not look like a cable",
    )?;
    page.wait_text(".notice details", "08BERLIN300: a telegram as sent")?;
    page.wait_text(".library", "300 cables")?;
    rows(300, 0)?;
    page.js("document.querySelectorAll('[data-close]')[7].click()", &[])?;
    page.wait_text(".library", "299 cables")?;
    rows(300, 1)?;
    page.wait_settled()?;
    is_quiet(page)
}
