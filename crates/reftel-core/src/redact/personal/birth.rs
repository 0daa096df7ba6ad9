//! Dates and places of birth.

use std::sync::LazyLock;

use super::Found;
use super::scan::{Scan, is_word};
use crate::lexicon::{Grammar, PERSONAL, grammar, month_begun};

static LABELS: LazyLock<Vec<&'static str>> = LazyLock::new(|| PERSONAL.of("birth"));
/// Words of such notes that no place is called, beside those of English.
const NO_PLACE: [&str; 9] =
    ["passport", "ppt", "dob", "pob", "dpob", "sex", "citizen", "nationality", "born"];

fn is_no_place(word: &[u8]) -> bool {
    matches!(grammar(word), Some(grammar) if grammar != Grammar::Adverbial)
        || NO_PLACE.iter().any(|other| word.eq_ignore_ascii_case(other.as_bytes()))
}

pub(super) fn find(text: &str) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut until = 0;
    for mut scan in Scan::starts(text) {
        if scan.at < until {
            continue;
        }
        let range = match scan.eat_any(&LABELS) {
            true => {
                scan.skip(b" :.-=()");
                scan.eat_any(&["is", "was"]);
                scan.skip(b" :");
                phrase(scan)
            }
            false if scan.before() != b'-' && scan.eat_words("born") => {
                scan.skip(b" ");
                if scan.eat_any(&["and raised", "and educated", "and brought up"]) {
                    scan.skip(b" ");
                }
                phrase(scan)
            }
            false => None,
        };
        if let Some(range) = range {
            until = range.end;
            found.push((range, false));
        }
    }
    found
}

/// Dates and places in a row: `on 4 May 1950, in Sampleton, Ruritania`.
fn phrase(scan: Scan<'_>) -> Option<std::ops::Range<usize>> {
    let mut ahead = scan;
    let mut range: Option<std::ops::Range<usize>> = None;
    // Date, place, and what the place belongs to.
    for part in 0..4 {
        let from = ahead.at;
        let gap = ahead.skip(b" ,/");
        let has_comma = part == 0 || ahead.passed(from, b",/");
        ahead.eat_any(&["and"]);
        ahead.skip(b" ");
        let is_led = ahead.eat_any(&["on", "in", "at", "near"]);
        ahead.skip(b" ");
        if part > 0 && gap == 0 {
            break;
        }
        let start = ahead.at;
        if !date(&mut ahead) && !((is_led || has_comma) && place(&mut ahead)) {
            break;
        }
        range = Some(range.map_or(start, |range| range.start)..ahead.at);
    }
    range
}

/// Up to four words with capitals.
fn place(scan: &mut Scan<'_>) -> bool {
    let mut count = 0;
    let mut end = scan.at;
    while count < 4 && scan.eat_capital(is_no_place) {
        count += 1;
        end = scan.at;
        // "St. Example"
        let short = scan.peek() == b'.'
            && matches!(scan.ahead(1), b' ')
            && scan.ahead(2).is_ascii_uppercase()
            && count == 1;
        scan.at += usize::from(short && scan.to(end - 2).before() == b' ');
        if scan.skip(b" ") != 1 {
            break;
        }
    }
    scan.at = end;
    count > 0
}

/// A day, a month or a year.
fn date(scan: &mut Scan<'_>) -> bool {
    let mut ahead = *scan;
    let is_date = day_first(&mut ahead)
        || {
            ahead = *scan;
            month_first(&mut ahead)
        }
        || {
            ahead = *scan;
            numbers(&mut ahead)
        }
        || {
            ahead = *scan;
            ahead.eat_any(&["circa", "ca", "about", "approximately"]);
            ahead.skip(b" .");
            year(&mut ahead) && ahead.at - scan.at != 2
        };
    if is_date {
        *scan = ahead;
    }
    is_date
}

/// `04 MAY 1950`, `4th of May, 1950`, `04MAY50`.
fn day_first(scan: &mut Scan<'_>) -> bool {
    scan.eat_any(&["the"]);
    scan.skip(b" ");
    if !matches!(scan.digits(), 1 | 2) {
        return false;
    }
    for ending in ["st", "nd", "rd", "th"] {
        if scan.eat_words(ending) {
            break;
        }
    }
    scan.skip(b" -/.,");
    scan.eat_any(&["of"]);
    scan.skip(b" ");
    if !month(scan) {
        return false;
    }
    let end = scan.at;
    scan.skip(b" -/.,");
    if !year(scan) {
        scan.at = end;
    }
    true
}

/// `May 4, 1950`, `May 1950`.
fn month_first(scan: &mut Scan<'_>) -> bool {
    if !month(scan) {
        return false;
    }
    scan.skip(b" .");
    let mut ahead = *scan;
    if year(&mut ahead) && ahead.at - scan.at == 4 {
        *scan = ahead;
        return true;
    }
    if !matches!(scan.digits(), 1 | 2) {
        return false;
    }
    for ending in ["st", "nd", "rd", "th"] {
        if scan.eat_words(ending) {
            break;
        }
    }
    let end = scan.at;
    scan.skip(b" ,");
    if !year(scan) {
        scan.at = end;
    }
    true
}

/// `04/05/1950`, `1950-05-04`.
fn numbers(scan: &mut Scan<'_>) -> bool {
    let mut mark = 0;
    for part in 0..3 {
        if part > 0 {
            let is_mark = matches!(scan.peek(), b'/' | b'-' | b'.') && (mark == 0 || mark == scan.peek());
            mark = scan.peek();
            if !is_mark {
                return false;
            }
            scan.at += 1;
        }
        if !matches!(scan.digits(), 1 | 2 | 4) {
            return false;
        }
    }
    !is_word(scan.peek())
}

/// More letters than any month has.
const LONGEST_MONTH: usize = 10;

fn month(scan: &mut Scan<'_>) -> bool {
    let start = scan.at;
    while scan.peek().is_ascii_alphabetic() {
        scan.at += 1;
    }
    let end = scan.at;
    let mut name = scan.to(start);
    let is_month = end - start < LONGEST_MONTH && month_begun(name.word()).is_some();
    name.at = if is_month { end } else { start };
    *scan = name;
    is_month
}

/// Four digits, or two.
fn year(scan: &mut Scan<'_>) -> bool {
    scan.eat(b'\'');
    matches!(scan.digits(), 2 | 4) && !is_word(scan.peek())
}

#[cfg(test)]
mod tests {
    use super::super::found;
    use super::find;

    #[test]
    fn ok_hits() {
        for (text, wanted) in [
            ("DPOB: 01 JAN 1970, SAMPLETON; PPT", "01 JAN 1970, SAMPLETON"),
            ("DOB 01/01/1970.", "01/01/1970"),
            ("DOB: 01JAN70, POB: Port Elsinore, Ruritania", "01JAN70 | Port Elsinore, Ruritania"),
            ("date of birth is January 1, 1970", "January 1, 1970"),
            ("(DOB 1970-01-01)", "1970-01-01"),
            ("was born on 4 May 1950 in Sampleton and", "4 May 1950 in Sampleton"),
            ("born in Sampleton, Ruritania, on May 4, 1950, he", "Sampleton, Ruritania, on May 4, 1950"),
            ("born in 1950", "1950"),
            ("born May 1950.", "May 1950"),
            ("born on the 4th of May 1950", "the 4th of May 1950"),
            ("was born and raised in Port Elsinore.", "Port Elsinore"),
            ("BORN ON 4 MAY 1950 IN SAMPLETON AND RAISED", "4 MAY 1950 IN SAMPLETON"),
            ("born (1950)", ""),
        ] {
            assert_eq!(found(find, text), wanted, "{text}");
        }
    }

    #[test]
    fn err_others() {
        for text in [
            "born to a poor family",
            "a foreign-born officer in May 2008",
            "the idea was born of need",
            "born under a lucky star",
            "the dob of paint",
            "his place of birth is unknown",
            "Newborn 1950",
        ] {
            assert_eq!(found(find, text), "", "{text}");
        }
    }
}
