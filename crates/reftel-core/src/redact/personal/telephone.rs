//! Telephone and fax numbers.

use std::sync::LazyLock;

use super::Found;
use super::scan::{Scan, is_word};
use crate::lexicon::PERSONAL;

static LABELS: LazyLock<Vec<&'static str>> = LazyLock::new(|| PERSONAL.of("telephone"));
/// Words between a label and the number.
static FILLERS: LazyLock<Vec<&'static str>> = LazyLock::new(|| PERSONAL.of("telephone-filler"));
/// Fewest digits behind a label, and without one.
const LABELLED_MIN: usize = 6;
const FOREIGN_MIN: usize = 8;

pub(super) fn find(text: &str) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut until = 0;
    for mut scan in Scan::starts(text) {
        if scan.at < until {
            continue;
        }
        if scan.eat_any(&LABELS) {
            while let Some(number) = labelled(&mut scan) {
                until = number.end;
                found.push((number, false));
            }
            continue;
        }
        if let Some((number, possible)) = plain(scan) {
            until = number.end;
            found.push((number, possible));
        }
    }
    found
}

/// A number behind a label, or behind another number.
fn labelled(scan: &mut Scan<'_>) -> Option<std::ops::Range<usize>> {
    let mut ahead = *scan;
    let from = ahead.at;
    loop {
        let skipped = ahead.skip(b" .:;,#/&-");
        if ahead.eat_any(&LABELS) || ahead.eat_any(&FILLERS) {
            continue;
        }
        // "(office)"
        if ahead.peek() == b'(' && ahead.ahead(1).is_ascii_alphabetic() {
            ahead.at += 1;
            ahead.word();
            if ahead.eat(b')') {
                continue;
            }
            return None;
        }
        if skipped == 0 || ahead.at - from > 40 || !matches!(ahead.peek(), b'(' | b'+' | b'0'..=b'9') {
            break;
        }
        break;
    }
    let number = Number::read(&mut ahead)?;
    (number.digits >= LABELLED_MIN).then(|| {
        *scan = ahead;
        number.start..ahead.at
    })
}

/// A number that is known by its form, and whether it may be something else.
fn plain(scan: Scan<'_>) -> Option<(std::ops::Range<usize>, bool)> {
    if !scan.peek().is_ascii_digit() {
        return None;
    }
    let mut ahead = scan;
    let is_foreign = scan.before() == b'+';
    let is_bracket = scan.before() == b'(';
    ahead.at -= usize::from(is_foreign || is_bracket);
    if is_word(ahead.before()) || matches!(ahead.before(), b'-' | b'/' | b'.' | b'$' | b'#') {
        return None;
    }
    let number = Number::read(&mut ahead)?;
    let shape = number.shape.as_slice();
    let is_home = matches!(shape, [3, 3, 4] | [1, 3, 3, 4]) && (is_bracket || number.dashes > 0);
    let from_abroad = number.prefix == Some("011") && number.digits > 10;
    let sure = is_foreign && number.digits >= FOREIGN_MIN
        || is_home
        || from_abroad
        || number.extension && shape == [3, 4];
    let is_abroad = matches!(shape, [4 | 5, ..] | [2, 1..=3, ..]);
    let possible = number.prefix == Some("00")
        && scan.ahead(2) != b'0'
        && is_abroad
        && number.digits > 9
        && shape.len() > 2
        || shape == [3, 4] && number.dashes == 1;
    (sure || possible).then_some((number.start..ahead.at, !sure))
}

/// Groups of digits.
struct Number {
    start: usize,
    digits: usize,
    /// How many digits each group has.
    shape: Vec<usize>,
    dashes: usize,
    prefix: Option<&'static str>,
    extension: bool,
}

impl Number {
    fn read(scan: &mut Scan<'_>) -> Option<Self> {
        let start = scan.at;
        let mut number =
            Self { start, digits: 0, shape: Vec::new(), dashes: 0, prefix: None, extension: false };
        let mut end = start;
        scan.skip(b"+(");
        let first = [scan.ahead(0), scan.ahead(1), scan.ahead(2)];
        number.prefix = match first {
            [b'0', b'1', b'1'] => Some("011"),
            [b'0', b'0', _] => Some("00"),
            _ => None,
        };
        while number.digits < 20 {
            let count = scan.digits();
            if count == 0 {
                break;
            }
            number.digits += count;
            number.shape.push(count);
            end = scan.at;
            let between = scan.at;
            scan.skip(b" -./()");
            let gap = scan.at - between;
            // A full stop and a blank end a sentence; more than three characters end a number.
            let stop = scan.to(between);
            if gap > 3 || gap == 0 || stop.peek() == b'.' && stop.ahead(1) == b' ' {
                break;
            }
            number.dashes += usize::from(matches!(stop.peek(), b'-' | b'.'));
        }
        scan.at = end;
        if number.shape.is_empty() {
            return None;
        }
        let mut ahead = *scan;
        ahead.eat(b')');
        ahead.skip(b" ,");
        if ahead.eat_any(&["extension", "ext", "x"]) || ahead.ahead(1).is_ascii_digit() && ahead.eat(b'x') {
            ahead.skip(b" .:");
            if ahead.digits() > 0 {
                *scan = ahead;
                number.extension = true;
            }
        }
        Some(number)
    }
}

#[cfg(test)]
mod tests {
    use super::super::found;
    use super::find;

    #[test]
    fn ok_hits() {
        for (text, wanted) in [
            ("tel. 00 33 1 55 50 01 00.", "00 33 1 55 50 01 00"),
            ("Tel: 555-0100, fax: 555 0101; more", "555-0100 | 555 0101"),
            ("phone numbers 5550100 and 5550101", "5550100 | 5550101"),
            ("TELEPHONE NO. 55-01-00", "55-01-00"),
            ("cell phone (office) 0555 010 000", "0555 010 000"),
            ("Cell: +999 55 501 0000", "+999 55 501 0000"),
            ("call (202) 555-0100 today", "(202) 555-0100"),
            ("call 202-555-0100.", "202-555-0100"),
            ("call 202.555.0100.", "202.555.0100"),
            ("at +99 1 555 0100 or", "+99 1 555 0100"),
            ("dial 011-99-1-555-0100", "011-99-1-555-0100"),
            ("call 555-0100 ext. 12 now", "555-0100 ext. 12"),
            ("(202) 555-0100 x12", "(202) 555-0100 x12"),
            ("call 555-0100", "?555-0100"),
            ("dial 00 99 1 55 01 00 00", "?00 99 1 55 01 00 00"),
            ("DSN 555-0100", "555-0100"),
        ] {
            assert_eq!(found(find, text), wanted, "{text}");
        }
    }

    #[test]
    fn err_other_numbers() {
        for text in [
            "telephone calls in 2008",
            "by telephone on 13 February",
            "PORT ELSINORE 000173",
            "PORT ELSI 00000173  001.2 OF 003",
            "PORT ELSI 00000173 002 OF 003 131627Z",
            "DE RUEHZZ #0173/01 0441627",
            "2008-02-13",
            "$555-0100",
            "a cell of 12 persons and 100000 others",
            "in 1970-1980 the",
            "12 345 678 tons",
            "",
        ] {
            assert_eq!(found(find, text), "", "{text}");
        }
    }
}
