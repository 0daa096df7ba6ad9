//! Dates as they are written of births.

use std::sync::LazyLock;

use super::labels::Labels;
use super::scan::{Scan, is_word};
use crate::lexicon::month_begun;

/// Months in other languages, whose first letters are not those of English.
static MONTHS: LazyLock<Labels> = LazyLock::new(|| Labels::of("month"));

/// A day, a month or a year.
pub(super) fn date(scan: &mut Scan<'_>) -> bool {
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
    for ending in ["st", "nd", "rd", "th", "er"] {
        if scan.eat_words(ending) {
            break;
        }
    }
    scan.skip(b" -/.,");
    scan.eat_any(&["of", "de"]);
    scan.skip(b" ");
    if !month(scan) {
        return false;
    }
    let end = scan.at;
    scan.skip(b" -/.,");
    if scan.eat_any(&["de", "del"]) {
        scan.skip(b" ");
    }
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
            let gap = scan.skip(b" ");
            let sign = if scan.is_at(b"/-.") { scan.peek() } else { b' ' };
            if sign == b' ' && gap == 0 || mark != 0 && mark != sign {
                return false;
            }
            mark = sign;
            scan.at += usize::from(sign != b' ');
            scan.skip(b" ");
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
    if MONTHS.eat(scan) {
        return true;
    }
    let start = scan.at;
    while scan.peek().is_ascii_alphabetic() && scan.at - start < LONGEST_MONTH {
        scan.at += 1;
    }
    let end = scan.at;
    let mut name = scan.to(start);
    let is_month = end - start < LONGEST_MONTH && month_begun(name.word()).is_some();
    name.at = if is_month { end } else { start };
    *scan = name;
    is_month
}

/// Whether the digits of a date stand together: `19500213`, `130250`.
pub(super) fn together(scan: &mut Scan<'_>) -> bool {
    let mut ahead = *scan;
    let is_date = matches!(ahead.digits(), 6 | 8) && !is_word(ahead.peek());
    if is_date {
        *scan = ahead;
    }
    is_date
}

/// Four digits, or two.
pub(super) fn year(scan: &mut Scan<'_>) -> bool {
    scan.eat(b'\'');
    matches!(scan.digits(), 2 | 4) && !is_word(scan.peek())
}
