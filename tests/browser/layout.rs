//! A narrow window, large text, fingers.

use anyhow::{Result, ensure};
use browser::Page;

use crate::walk::walk;

/// The width of a page at 400 % on a small screen (WCAG 1.4.10).
const NARROW: u32 = 320;

pub(crate) fn ok_nothing_scrolls_sideways(page: &Page<'_>) -> Result<()> {
    let mut wrong = Vec::new();
    walk(page, |state| {
        let before = page.js("return [window.innerWidth, window.innerHeight]", &[])?;
        page.resize(NARROW, 640)?;
        wrong.extend(cut(page, state)?);
        let side = |index: usize| before[index].as_u64().and_then(|side| side.try_into().ok()).unwrap_or(900);
        page.resize(side(0), side(1))
    })?;
    ensure!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}

/// WCAG 1.4.4: text twice as large. Not on a phone: half as wide as that is no window.
pub(crate) fn ok_large_text_is_not_cut(page: &Page<'_>) -> Result<()> {
    let mut wrong = Vec::new();
    walk(page, |state| {
        if page.js("return window.innerWidth < 1000", &[])? == true {
            return Ok(());
        }
        page.js("document.documentElement.style.fontSize = '200%'", &[])?;
        wrong.extend(cut(page, state)?);
        page.js("document.documentElement.style.fontSize = ''", &[])?;
        Ok(())
    })?;
    ensure!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}

pub(crate) fn ok_things_to_press_are_large_enough(page: &Page<'_>) -> Result<()> {
    let mut wrong = Vec::new();
    walk(page, |state| {
        let small = page.js(SMALL, &[])?;
        let lines = small.as_array().into_iter().flatten().filter_map(|line| line.as_str());
        wrong.extend(lines.map(|line| format!("{state}: {line}")));
        Ok(())
    })?;
    wrong.sort();
    ensure!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}

/// What of the text cannot be seen, or only by scrolling sideways.
fn cut(page: &Page<'_>, state: &str) -> Result<Vec<String>> {
    let found = page.js(CUT, &[])?;
    let lines = found.as_array().into_iter().flatten().filter_map(|line| line.as_str());
    Ok(lines.map(|line| format!("{state}: {line}")).collect())
}

/// Tables and pre-formatted lines may scroll in themselves. What is shortened on purpose says so by `line-clamp`.
const CUT: &str = "
    const root = document.scrollingElement, wrong = [], width = root.clientWidth;
    if (root.scrollWidth > width) wrong.push(`the window scrolls: ${root.scrollWidth} in ${width} px`);
    const dialog = document.querySelector('dialog[open]');
    const range = document.createRange();
    const walker = document.createTreeWalker(dialog || document.body, NodeFilter.SHOW_TEXT);
    const name = e => e.localName + [...e.classList].map(c => '.' + c).join('');
    for (let node; (node = walker.nextNode());) {
        const parent = node.parentElement;
        if (!node.data.trim() || !parent.checkVisibility({contentVisibilityAuto: true, opacityProperty: true, visibilityProperty: true})) continue;
        if (parent.closest('.skip-link, [aria-hidden=true], textarea')) continue;
        range.selectNodeContents(node);
        const rect = range.getBoundingClientRect();
        if (!rect.width) continue;
        // Spaces hang over the end of a line that keeps them.
        const hangs = /pre/.test(getComputedStyle(parent).whiteSpace);
        let left = 0, right = hangs ? Infinity : width, top = -Infinity, bottom = Infinity, by = 'the window';
        for (let at = parent; at && at !== document.body; at = at.parentElement) {
            const style = getComputedStyle(at), box = at.getBoundingClientRect();
            // For those who hear the page, or shortened on purpose.
            if (style.clipPath !== 'none' || (style.webkitLineClamp || 'none') !== 'none') { left = -Infinity; right = top = Infinity; bottom = Infinity; top = -Infinity; break; }
            if (/auto|scroll/.test(style.overflowX)) { left = -Infinity; right = Infinity; break; }
            if (/hidden|clip/.test(style.overflowX) && (box.right < right || box.bottom < bottom)) {
                [left, right, top, bottom, by] = [box.left, box.right, box.top, box.bottom, name(at)];
            }
            if (style.position === 'fixed') break;
        }
        if (rect.right > right + 1.5 || rect.left < left - 1.5 || rect.bottom > bottom + 3 || rect.top < top - 3) {
            wrong.push(`${name(parent)} ${JSON.stringify(node.data.trim().slice(0, 30))} is cut by ${by}`);
        }
    }
    return wrong;";

/// Links within running text are exempt (WCAG 2.5.8).
const SMALL: &str = "
    const wrong = [];
    for (const e of document.querySelectorAll('button, summary, input, [role=tab], a[href], label:has(input)')) {
        const rect = e.getBoundingClientRect(), style = getComputedStyle(e);
        if (!rect.width || !e.checkVisibility({contentVisibilityAuto: true}) || e.matches('.skip-link')) continue;
        if (style.display === 'inline' || e.localName === 'input' && e.closest('label')) continue;
        // The text around a word that can be pressed makes the line.
        if (e.parentElement.closest('p, dd') && style.display.startsWith('inline')) continue;
        const least = e.closest('.bottom-bar') ? 44 : 24;
        if (rect.width < least - 0.5 || rect.height < least - 0.5) {
            wrong.push(`${e.localName}.${e.className} ${(e.getAttribute('aria-label') || e.textContent).trim().slice(0, 20)} is ${rect.width.toFixed(0)} x ${rect.height.toFixed(0)} px, not ${least}`);
        }
    }
    return wrong;";
