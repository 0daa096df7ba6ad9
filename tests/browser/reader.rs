//! The main job: a cable comes in and is read, and nothing goes out.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use browser::{Hit, Page};

const SAMPLE: &str = include_str!("../../assets/samples/port-elsinore.txt");

pub(crate) fn ok_dropped_file_is_read(page: &Page<'_>) -> Result<()> {
    page.open()?;
    let before = page.site.settle(Duration::from_millis(500));
    page.drop_files("body", &[("port-elsinore.txt", SAMPLE.as_bytes())])?;
    is_read(page, before)
}

pub(crate) fn ok_pasted_text_is_read(page: &Page<'_>) -> Result<()> {
    page.open()?;
    let before = page.site.settle(Duration::from_millis(500));
    page.paste(SAMPLE)?;
    is_read(page, before)
}

/// UTF-16 as some programs save it, without a byte order mark, and the encoding of older Windows programs.
pub(crate) fn ok_files_in_other_encodings_are_read(page: &Page<'_>) -> Result<()> {
    page.open()?;
    // With room for the panes at the sides.
    page.resize(1280, 800)?;
    let utf_16 = OTHER.replace("Canary", "São Tomé says “no” for € 5");
    let utf_16: Vec<u8> = utf_16.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let older = OTHER.replace("000001", "000002").replace("SECOND", "THIRD");
    let (before, after) = older.split_once("Canary").context("a word to be replaced")?;
    let windows_1252 =
        [before.as_bytes(), b"S\xe3o Tom\xe9 says \x93no\x94 for \x80 5", after.as_bytes()].concat();
    page.drop_files("body", &[("unicode.txt", &utf_16), ("older.txt", &windows_1252)])?;
    page.wait_text(".notice", "2 cables opened.")?;
    for title in ["A SECOND CABLE", "A THIRD CABLE"] {
        page.wait_text("#app h1", title)?;
        let text = page.text(".cable .body")?;
        ensure!(text.contains("São Tomé says “no” for € 5."), "{title} has {text}");
        page.click("#tab-notices")?;
        page.wait_text(".notices", if title.contains("THIRD") { "Windows-1252" } else { "UTF-16LE" })?;
        page.click("#tab-metadata")?;
        page.press(&["j"])?;
    }
    let events = page.unexpected_events()?;
    ensure!(events.is_empty(), "{events:?}");
    Ok(())
}

pub(crate) fn ok_nonsense_is_refused_and_what_is_open_stays(page: &Page<'_>) -> Result<()> {
    page.open()?;
    page.paste(SAMPLE)?;
    page.wait_text("#app h1", "NEW COALITION LOOKS TO THE SEA")?;
    let script = b"<!DOCTYPE html><script>document.title = 'taken'</script><img src=x onerror=\"document.title='taken'\">";
    page.drop_files(
        "body",
        &[
            ("empty.txt", b""),
            ("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
            ("zeros.bin", &[0; 100_000]),
            ("letter.txt", b"Dear Sir,\n\nthank you for your letter of the first.\n"),
            ("page.html", script),
        ],
    )?;
    page.wait_text("#app", "empty.txt is empty")?;
    let shown = page.text("#app")?;
    for says in
        ["picture.png", "a PNG image", "zeros.bin", "letter.txt", "page.html", "does not look like a cable"]
    {
        ensure!(shown.contains(says), "expected {says:?} among the refusals");
    }
    page.wait_text("#app h1", "NEW COALITION LOOKS TO THE SEA")?;
    page.js("[...document.querySelectorAll('.notice button')].find(b => b.textContent.includes('as plain text')).click()", &[])?;
    page.wait_text(".library h2", "3 cables")?;
    page.wait_text("#app", "thank you for your letter")?;
    let shown = page.text(".notice")?;
    ensure!(shown.contains("empty.txt is empty") && !shown.contains("letter.txt does"), "{shown:?}");
    ensure!(
        page.js("return document.title", &[])? == "Reftel",
        "the page's script ran, or text got into the title"
    );
    let events = page.unexpected_events()?;
    ensure!(events.is_empty(), "{events:?}");
    Ok(())
}

/// An archive of two cables, one of them packed, and of a damaged file; and a cable packed by itself. As hexadecimal digits.
const ARCHIVE: &str = "504b0304140000000800000021005929b128800000009a000000070000006f6e652e747874458bb10ec23010c5f6fb8a37c2129a22a074 \
    bba457102469d54b846083890da9ff3f5026bc59b227d8adddd787077a71a81aea23384a74ac7a87721c83e421511ea0e2357316dc58cf \
    9d272ac907d67f84ea8725123318d8fab86b5aa40d53e693b6182709a4c55dc4e7c5d85fa583671704cb630d56650dc6fb39bf3eb3a12f \
    504b0304140000000000000021006e9674ae9a0000009a0000000a000000696e2f74776f2e74787452203133313632375a204645422030 \
    380a464d20414d454d42415353592053414d504c45544f4e0a544f205345435354415445205741534844430a0a554e434c41532053414d \
    504c45544f4e203030303030320a0a452e4f2e2031323935383a204e2f410a544147533a205052454c0a5355424a4543543a205041434b \
    4544204341424c4520320a0a312e20285529204120686172626f722e0a504b030414000000080000002100221af2e38a000000ce010000 \
    070000006261642e747874ed8ebb0e82401045fbf98a5b6ab3b2f802bad9652fe82e106689d14e2b3b13febf102b6b7b4f7793739333c0 \
    aeed2edfdfd08843565013c151a263d52b94631f24752da50e2a5e1327c185f5587ba2b1f581f52b21fbb02112d319d8bcdc1615da1553 \
    e28356e80709a4a33b894ff3627f961a9e5d10cc1f6bb01897603cefd3e335191afe653f97bd01504b0102140314000000080000002100 \
    5929b128800000009a0000000700000000000000000000008001000000006f6e652e747874504b01021403140000000000000021006e96 \
    74ae9a0000009a0000000a00000000000000000000008001a5000000696e2f74776f2e747874504b010214031400000008000000210022 \
    1af2e38a000000ce0100000700000000000000000000008001670100006261642e747874504b05060000000003000300a2000000160200 \
    000000";
const PACKED: &str = "1f8b0800000000000203458b310f82301406f7f72bbe51974a212ab2bd9687465b20bc3644379ddc4cf8ff833879db2577136c650fe5f1 \
    814e1c8a9aba088e121dabdea11cc72069e8290d50f19a380966d64beb8972ef03eb3f42f1a322123318d8f2b4af1bf43ba6c4676d304e \
    1248b3bb8a4fabb1bf490bcf2e08d6c71a6cf2168cf773797d16435fbcfe18659a000000";

fn bytes(digits: &str) -> Vec<u8> {
    let digits: Vec<u32> = digits.chars().filter_map(|digit| digit.to_digit(16)).collect();
    digits.chunks(2).filter_map(|pair| u8::try_from(pair[0] * 16 + pair[1]).ok()).collect()
}

pub(crate) fn ok_archives_are_unpacked(page: &Page<'_>) -> Result<()> {
    page.open()?;
    page.drop_files("body", &[("cables.zip", &bytes(ARCHIVE)), ("three.txt.gz", &bytes(PACKED))])?;
    page.wait_text(".library h2", "3 cables")?;
    page.wait_text(".notice", "cables.zip/bad.txt is damaged")?;
    let listed = page.js("return document.querySelector('.library').textContent", &[])?;
    let listed = listed.as_str().unwrap_or_default();
    for name in ["PACKED CABLE 1", "PACKED CABLE 2", "PACKED CABLE 3"] {
        ensure!(listed.contains(name), "{name} in {listed}");
    }
    let events = page.unexpected_events()?;
    ensure!(events.is_empty(), "{events:?}");
    Ok(())
}

pub(crate) fn ok_keys_walk_paragraphs_and_cables(page: &Page<'_>) -> Result<()> {
    page.open()?;
    crate::metadata::open_sample(page, 1)?;
    page.wait_text("#app h1", "NEW COALITION LOOKS TO THE SEA")?;
    let place = || {
        Ok::<_, anyhow::Error>(page.js("return location.hash", &[])?.as_str().unwrap_or_default().to_owned())
    };
    page.press(&["n"])?;
    page.press(&["n"])?;
    page.wait_until("return location.hash.endsWith('/2')")?;
    page.press(&["p"])?;
    page.wait_until("return location.hash.endsWith('/1')")?;
    let sample = place()?;
    page.paste(OTHER)?;
    page.wait_text("#app h1", "A SECOND CABLE")?;
    page.press(&["k"])?;
    page.wait_text("#app h1", "NEW COALITION LOOKS TO THE SEA")?;
    page.press(&["j"])?;
    page.wait_text("#app h1", "A SECOND CABLE")?;
    ensure!(place()? != sample, "the address must follow the cable");
    page.press(&["?"])?;
    page.wait_for("dialog[open]")?;
    page.press(&["\u{e00c}"])?;
    page.wait_until("return !document.querySelector('dialog[open]')")
}

/// No text of a cable may last: not in storage, nor in the address, the title or the history.
pub(crate) fn ok_nothing_of_a_cable_is_kept(page: &Page<'_>) -> Result<()> {
    page.open()?;
    page.paste(OTHER)?;
    page.wait_text("#app h1", "A SECOND CABLE")?;
    let kept = page.js_async(
        "const done = arguments[arguments.length - 1];
         (async () => {
           const parts = [document.title, location.href, JSON.stringify(history.state), document.cookie];
           for (const store of [localStorage, sessionStorage]) parts.push(JSON.stringify(store));
           for (const field of document.querySelectorAll('input, textarea')) parts.push(field.value || '');
           try { parts.push(JSON.stringify(await indexedDB.databases())); } catch {}
           try { parts.push(JSON.stringify(await caches.keys())); } catch {}
           done(parts.join('\\n'));
         })();",
        &[],
    )?;
    let kept = kept.as_str().unwrap_or_default().to_uppercase();
    ensure!(!kept.is_empty(), "nothing was looked at");
    for word in ["SECOND", "CANARY"] {
        ensure!(!kept.contains(word), "{word} was kept: {kept}");
    }
    Ok(())
}

/// The list of network channels, and what the badge says of them.
pub(crate) fn ok_badge_says_what_was_seen(page: &Page<'_>) -> Result<()> {
    page.open()?;
    page.wait_text(".badge", "All 8 network channels blocked")?;
    let events = page.events()?;
    page.click(".badge")?;
    page.wait_text("dialog[open]", "8 network channels")?;
    page.click_named("Try again")?;
    page.wait_until("return document.querySelectorAll('.channels [data-tone=good]').length === 8")?;
    ensure!(page.events()?.len() > events.len(), "trying again must provoke new refusals");
    Ok(())
}

const OTHER: &str = "R 010000Z JAN 08\nFM AMEMBASSY SAMPLETON\n\nUNCLAS SAMPLETON 000001\n\nE.O. 12958: N/A\n\
    TAGS: PREL\nSUBJECT: A SECOND CABLE\n\n1. (U) Canary.\n\n2. (U) And more.\n";

fn is_read(page: &Page<'_>, before: usize) -> Result<()> {
    page.wait_text("#app h1", "NEW COALITION LOOKS TO THE SEA")?;
    page.wait_settled()?;
    let events = page.unexpected_events()?;
    ensure!(events.is_empty(), "{events:?}");
    let requests: Vec<_> =
        page.site.hits_since(before).into_iter().filter(|hit| *hit != Hit::Connection).collect();
    ensure!(requests.is_empty(), "reading it made {requests:?}");
    let url = page.js("return location.href", &[])?;
    ensure!(url.as_str().is_some_and(|url| !url.to_uppercase().contains("COALITION")), "text in {url}");
    Ok(())
}
