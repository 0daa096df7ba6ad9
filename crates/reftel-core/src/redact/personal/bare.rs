//! Dates in a row of data of a person, without a label: `DOE, JANE; 4 MAY 1950; SAMPLETON`.

use std::ops::Range;

use super::date::{date, year};
use super::scan::Scan;

/// Youngest of whom such a row is written, in years.
const AGE_MIN: u32 = 14;
/// Shortest date with day, month and year, in bytes: `1MAY50`.
const DATE_MIN: usize = 6;

/// The dates between commas, semicolons and brackets that may be those of a birth: well before a cable of the year `sent`.
pub(super) fn dates(text: &str, sent: u32) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for scan in Scan::starts(text).filter(|scan| scan.peek().is_ascii_digit()) {
        if found.last().is_some_and(|last| last.end > scan.at) {
            continue;
        }
        let mut before = scan;
        while before.at > 0 && before.before() == b' ' {
            before.at -= 1;
        }
        let is_begun = matches!(before.before(), b',' | b';' | b'(' | b'|');
        let mut ahead = scan;
        if !is_begun || !date(&mut ahead) || ahead.at - scan.at < DATE_MIN {
            continue;
        }
        let end = ahead.at;
        ahead.skip(b" ");
        let is_ended = matches!(ahead.peek(), b',' | b';' | b')' | b'|' | 0);
        let born = last_year(text.get(scan.at..end).unwrap_or_default());
        if is_ended && born.is_some_and(|born| (1900..=sent.saturating_sub(AGE_MIN)).contains(&born)) {
            found.push(scan.at..end);
        }
    }
    found
}

/// The year at the end of a date, of two digits that of the twentieth century.
fn last_year(date: &str) -> Option<u32> {
    let digits = date.bytes().rev().take_while(u8::is_ascii_digit).count();
    let last = date.get(date.len() - digits..)?;
    let is_year = year(&mut Scan::new(last, 0)) && digits < date.len();
    let number: u32 = last.parse().ok().filter(|_| is_year)?;
    Some(if number < 100 { 1900 + number } else { number })
}

#[cfg(test)]
mod tests {
    use super::dates;

    #[test]
    fn ok_dates_in_a_row() {
        for (text, wanted) in [
            ("DOE, JANE; 4 MAY 1950; SAMPLETON", "4 MAY 1950"),
            ("Doe, F, RUR, 04MAY50, X0123456", "04MAY50"),
            ("Jane Doe (05/04/50) left", "05/04/50"),
            ("Jane Doe (4 May 1950, Sampleton)", "4 May 1950"),
            ("On 4 May 1950, they", ""),
            ("the talks (4 May 2007) of", ""),
            ("(1950)", ""),
        ] {
            let found: Vec<&str> = dates(text, 2008).into_iter().map(|range| &text[range]).collect();
            assert_eq!(found.join(" | "), wanted, "{text}");
        }
    }
}
