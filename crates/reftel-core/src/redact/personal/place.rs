//! What goes on behind a street, and addresses that have none: post boxes, houses with a number.

use std::ops::Range;
use std::sync::LazyLock;

use super::labels::Labels;
use super::scan::{Scan, is_word};
use crate::lexicon::grammar;

/// Post boxes, by words that are nothing else.
static BOXES: LazyLock<Labels> = LazyLock::new(|| Labels::of("post-box"));
/// And by letters that are.
static SHORT_BOXES: LazyLock<Labels> = LazyLock::new(|| Labels::of("post-box-short"));
/// Words before the number of a house or a flat.
static UNITS: LazyLock<Labels> = LazyLock::new(|| Labels::of("house"));
/// Words before an address.
static LABELS: LazyLock<Labels> = LazyLock::new(|| Labels::of("address"));
/// Verbs before one.
static LEADS: LazyLock<Labels> = LazyLock::new(|| Labels::of("address-lead"));
/// Longest address behind a label, in bytes.
const LABELLED_MAX: usize = 120;

/// `PO Box 123, Sampleton 75002`, and whether it may be something else.
pub(super) fn post_box(scan: Scan<'_>) -> Option<(usize, bool)> {
    let mut ahead = scan;
    let is_sure = BOXES.eat(&mut ahead);
    // "BP 123": BP is a company too.
    let is_box = is_sure || scan.peek().is_ascii_uppercase() && SHORT_BOXES.eat(&mut ahead);
    if !is_box {
        return None;
    }
    ahead.skip(b" .:#");
    if ahead.eat_any(&["no", "nr", "number", "num"]) {
        ahead.skip(b" .:#");
    }
    let start = ahead.at;
    let mut end = None;
    for _ in 0..4 {
        if ahead.digits() == 0 || ahead.at - start > 12 {
            break;
        }
        end = Some(ahead.at);
        if !(ahead.is_at(b" -") && ahead.ahead(1).is_ascii_digit()) {
            break;
        }
        ahead.at += 1;
    }
    let mut rest = scan.to(end?);
    // "PSC 123 Box 45"
    rest.skip(b" ,");
    if rest.eat_any(&["box", "unit"]) {
        rest.skip(b" #");
        if rest.digits() > 0 {
            return Some((rest.at, !is_sure));
        }
    }
    (!is_word(scan.to(end?).peek())).then_some((end?, !is_sure))
}

/// `House 12, Street 5, Sector F-6/2`, `Plot 12, Sample Road`.
pub(super) fn house(scan: Scan<'_>) -> Option<usize> {
    let mut ahead = scan;
    let mut end = None;
    let mut count = 0;
    // Each with a number, between commas.
    while count < 6 && scan.peek().is_ascii_uppercase() && UNITS.eat(&mut ahead) {
        ahead.skip(b" .#:");
        if ahead.eat_any(&["no", "nr", "number"]) {
            ahead.skip(b" .#:");
        }
        let from = ahead.at;
        let mut has_digit = false;
        while ahead.at - from < 12 && (is_word(ahead.peek()) || ahead.is_at(b"-/") && is_word(ahead.ahead(1)))
        {
            has_digit |= ahead.peek().is_ascii_digit();
            ahead.at += 1;
        }
        // "Block C", but only behind another.
        let is_one = count > 0 && ahead.at - from == 1 && ahead.before().is_ascii_uppercase();
        if !has_digit && !is_one || is_word(ahead.peek()) {
            break;
        }
        let is_year = count == 0
            && ahead.at - from == 4
            && matches!([ahead.to(from).peek(), ahead.to(from).ahead(1)], [b'1', b'9'] | [b'2', b'0']);
        if is_year {
            break;
        }
        count += 1;
        end = Some(ahead.at);
        ahead.skip(b" ,");
    }
    end
}

/// What is said to be an address: from a label or a verb to the end of the phrase.
pub(super) fn labelled(scan: Scan<'_>, text: &str) -> Option<Range<usize>> {
    let mut ahead = scan;
    if LABELS.eat(&mut ahead) {
        ahead.skip(b" ");
        if !ahead.eat(b':') && !ahead.eat_any(&["is", "was"]) {
            return None;
        }
    } else if !LEADS.eat(&mut ahead) {
        return None;
    }
    ahead.skip(b" ");
    let start = ahead.at;
    let is_begun = ahead.peek().is_ascii_digit()
        || ahead.peek() >= 0x80
        || ahead.peek().is_ascii_uppercase() && grammar(ahead.word()).is_none();
    let rest = text.get(start..)?;
    let mut end = rest
        .bytes()
        .enumerate()
        .take(LABELLED_MAX)
        .find(|(at, byte)| {
            matches!(byte, b';' | b')' | b']' | b'"') || *byte == b'.' && is_end_of_sentence(rest, *at)
        })
        .map_or(rest.len().min(LABELLED_MAX), |(at, _)| at);
    while !rest.is_char_boundary(end) {
        end -= 1;
    }
    (is_begun && end > 3).then_some(start..start + end)
}

/// Whether the period at a place ends more than a short word.
fn is_end_of_sentence(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    let is_inner = |byte: &&u8| (0x80..0xc0).contains(*byte);
    let before = bytes.get(..at).unwrap_or_default().iter().rev().take(9).take_while(|byte| is_word(**byte));
    let word = before.filter(|byte| !is_inner(byte)).count();
    bytes.get(at + 1).is_none_or(|next| *next == b' ') && word > 3
}

/// The end of what goes on behind an address: a flat, the postal code and the town.
pub(super) fn tail(text: &str, end: usize) -> usize {
    let mut end = flat(text, end);
    for _ in 0..3 {
        let next = code_and_town(text, end);
        if next == end {
            break;
        }
        end = next;
    }
    end
}

/// `, Apt. 5`
fn flat(text: &str, end: usize) -> usize {
    let mut scan = Scan::new(text, end);
    scan.skip(b" ,");
    if scan.eat_any(&["apartment", "apt", "suite", "flat", "room", "floor", "unit"]) {
        scan.skip(b" .#");
        let start = scan.at;
        scan.word();
        if scan.at > start {
            return scan.at;
        }
    }
    end
}

/// `, 75002 PARIS`, `, Sampleton 75002`, `, Sampleton, DC 20520`, `, SW1A 1AA`.
fn code_and_town(text: &str, end: usize) -> usize {
    let mut scan = Scan::new(text, end);
    if scan.skip(b" ,.-") == 0 {
        return end;
    }
    let start = scan;
    // The code first.
    if let Some(behind) = code(scan) {
        scan.at = behind;
        let gap = scan.skip(b" ,");
        let town = town(&mut scan);
        return if town && (1..=2).contains(&gap) { scan.at } else { behind };
    }
    scan = start;
    if !town(&mut scan) {
        return end;
    }
    for _ in 0..2 {
        scan.skip(b" ,-");
        if let Some(behind) = code(scan) {
            return behind;
        }
        if !town(&mut scan) {
            break;
        }
    }
    end
}

/// Up to three words with capitals.
fn town(scan: &mut Scan<'_>) -> bool {
    let start = scan.at;
    let mut end = start;
    for _ in 0..3 {
        if !scan.eat_capital(|word| grammar(word).is_some()) || scan.to(end).peek().is_ascii_digit() {
            break;
        }
        end = scan.at;
        if scan.skip(b" ") == 0 {
            break;
        }
    }
    scan.at = end;
    end > start
}

/// Where a postal code ends: four to six digits, `AB-1234`, `DC 20520-0001`, `SW1A 1AA`, `1234 AB`. A year is none.
fn code(scan: Scan<'_>) -> Option<usize> {
    let mut ahead = scan;
    let letters = (0..3).take_while(|by| scan.ahead(*by).is_ascii_uppercase()).count();
    if (1..=2).contains(&letters) && scan.ahead(letters) == b'-' && scan.ahead(letters + 1).is_ascii_digit() {
        ahead.at += letters + 1;
    }
    let first = ahead;
    let digits = ahead.digits();
    let is_year = digits == 4 && matches!([first.peek(), first.ahead(1)], [b'1', b'9'] | [b'2', b'0']);
    if (4..=6).contains(&digits) && !is_word(ahead.peek()) && (!is_year || ahead.at - scan.at > 4) {
        let mut more = ahead;
        if more.eat(b'-') && (3..=4).contains(&more.digits()) && !is_word(more.peek()) {
            return Some(more.at);
        }
        return Some(ahead.at);
    }
    // "SW1A 1AA"
    let mut ahead = scan;
    let outward = (0..4).take_while(|by| {
        let byte = scan.ahead(*by);
        byte.is_ascii_uppercase() || byte.is_ascii_digit()
    });
    ahead.at += outward.count();
    let has_both = scan.peek().is_ascii_uppercase();
    let inward = [ahead.ahead(0), ahead.ahead(1), ahead.ahead(2), ahead.ahead(3)];
    let is_british = has_both
        && (2..=4).contains(&(ahead.at - scan.at))
        && ahead.passed(scan.at, b"0123456789")
        && matches!(inward, [b' ', d, a, b] if d.is_ascii_digit() && a.is_ascii_uppercase() && b.is_ascii_uppercase())
        && !is_word(ahead.ahead(4));
    is_british.then_some(ahead.at + 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_tails() {
        for (text, wanted) in [
            (", Apt. 5B, in", ", Apt. 5B"),
            (", 75002 PARIS. The", ", 75002 PARIS"),
            (", Sampleton 75002.", ", Sampleton 75002"),
            (", Sampleton, DC 20520-0001 and", ", Sampleton, DC 20520-0001"),
            (", SW1A 1AA there", ", SW1A 1AA"),
            (", D-12345 Sampleton", ", D-12345 Sampleton"),
            (", Sampleton, and", ""),
            (" in 2008 and", ""),
            (", 2008", ""),
            ("", ""),
        ] {
            assert_eq!(&text[..tail(text, 0)], wanted, "{text}");
        }
    }
}
