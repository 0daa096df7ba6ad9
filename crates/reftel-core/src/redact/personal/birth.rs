//! Dates and places of birth.

use std::ops::Range;
use std::sync::LazyLock;

use super::Found;
use super::date::{date, together, year};
use super::labels::Labels;
use super::scan::Scan;
use crate::lexicon::{Grammar, grammar};

static LABELS: LazyLock<Labels> = LazyLock::new(|| Labels::of("birth"));
/// Words that say of somebody that he was born, in several languages.
static BORN: LazyLock<Labels> = LazyLock::new(|| Labels::of("born"));
/// Words between a label and the date.
static FILLERS: LazyLock<Labels> = LazyLock::new(|| Labels::of("birth-filler"));
/// Words that lead to the name of a place.
static LEADS: LazyLock<Labels> = LazyLock::new(|| Labels::of("birth-lead"));
/// Words of such notes that no place is called, beside those of English.
const NO_PLACE: [&str; 9] =
    ["passport", "ppt", "dob", "pob", "dpob", "sex", "citizen", "nationality", "born"];
/// Most words between a label and the date.
const FILLERS_MAX: usize = 4;

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
        let one = if LABELS.eat(&mut scan) {
            labelled(scan).map(|range| (range, false))
        } else if scan.before() != b'-' && BORN.eat(&mut scan) {
            scan.skip(b" :.");
            if scan.eat_any(&["and raised", "and educated", "and brought up"]) {
                scan.skip(b" ");
            }
            phrase(scan).map(|range| (range, false))
        } else {
            short(scan)
        };
        if let Some((range, possible)) = one {
            until = range.end;
            found.push((range, possible));
        }
    }
    found
}

/// What stands behind a label, with a few words between.
fn labelled(mut scan: Scan<'_>) -> Option<Range<usize>> {
    let mut is_open = true;
    for _ in 0..=FILLERS_MAX {
        let gap = scan;
        scan.skip(b" :.-=()/,");
        let mut ahead = scan;
        if together(&mut ahead) {
            let rest = phrase(ahead).filter(|rest| rest.start - ahead.at < 10);
            return Some(scan.at..rest.map_or(ahead.at, |rest| rest.end));
        }
        let is_begun = is_open || date(&mut scan.to(scan.at));
        if let Some(range) = phrase(scan).filter(|_| is_begun) {
            return Some(range);
        }
        // One word more: "DOB thirteenth February 1950".
        let is_stop = gap.peek() == b'.' && gap.ahead(1) == b' ';
        if !FILLERS.eat(&mut scan) && !LABELS.eat(&mut scan) {
            if !is_open || is_stop || scan.word().is_empty() {
                return None;
            }
            is_open = false;
        }
    }
    None
}

/// `(b. 1950)`, `(*1950)`, `(1950-)`.
fn short(scan: Scan<'_>) -> Option<Found> {
    let mut ahead = scan;
    if scan.peek().eq_ignore_ascii_case(&b'b') && matches!(scan.ahead(1), b'.' | b':') {
        if !matches!(scan.before(), b'(' | b' ' | b'[') {
            return None;
        }
        ahead.at += 2;
        ahead.skip(b" ");
        let start = ahead.at;
        return (date(&mut ahead) && ahead.at - start > 3).then_some((start..ahead.at, false));
    }
    let starred = scan.before() == b'*' && matches!(scan.to(scan.at - 1).before(), b'(' | b' ' | b',');
    if starred {
        return (date(&mut ahead) && ahead.at - scan.at > 3).then_some((scan.at..ahead.at, true));
    }
    if scan.peek().is_ascii_digit() && date(&mut ahead) && ahead.at - scan.at > 5 {
        let end = ahead.at;
        // "13 Feb 1950 (DOB)"
        return (ahead.skip(b" (,[") > 0 && LABELS.eat(&mut ahead) && !ahead.is_at(b" :"))
            .then_some((scan.at..end, true));
    }
    ahead = scan;
    let is_life = scan.before() == b'('
        && year(&mut ahead)
        && ahead.at - scan.at == 4
        && {
            ahead.skip(b" ");
            ahead.eat(b'-')
        }
        && {
            ahead.skip(b" ");
            ahead.peek() == b')'
        };
    is_life.then_some((scan.at..scan.at + 4, true))
}

/// Dates and places in a row: `on 4 May 1950, in Sampleton, Ruritania`.
fn phrase(scan: Scan<'_>) -> Option<Range<usize>> {
    let mut ahead = scan;
    let mut range: Option<Range<usize>> = None;
    // Date, place, and what the place belongs to.
    for part in 0..4 {
        let from = ahead.at;
        let gap = ahead.skip(b" ,/");
        let has_comma = part == 0 || ahead.passed(from, b",/");
        ahead.eat_any(&["and"]);
        ahead.skip(b" ");
        let is_led = LEADS.eat(&mut ahead) || part > 0 && ahead.eat_any(&["a"]);
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
            ("DOB 13–02–1950", "13–02–1950"),
            ("D.O.B. 13 Feb 1950", "13 Feb 1950"),
            ("DOB: 19500213", "19500213"),
            ("DOB is given as 13 Feb 1950", "13 Feb 1950"),
            ("YOB 1950", "1950"),
            ("P.O.B.: Sampleton", "Sampleton"),
            ("(b. 1950)", "1950"),
            ("born: 13 Feb 1950", "13 Feb 1950"),
            ("née le 13 février 1950", "13 février 1950"),
            ("né(e) le 13/02/1950 à Sampleton", "13/02/1950 à Sampleton"),
            ("nacido el 13 de febrero de 1950", "13 de febrero de 1950"),
            ("geb. 13.2.1950", "13.2.1950"),
            ("born in the town of Sampleton", "Sampleton"),
            ("D/POB: 13 FEB 1950, SAMPLETON", "13 FEB 1950, SAMPLETON"),
            ("(*1950)", "?1950"),
            ("DOB approx. 1950", "1950"),
            ("DOB thirteenth February 1950", "February 1950"),
            ("13 Feb 1950 (DOB)", "?13 Feb 1950"),
            ("(1950-)", "?1950"),
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
            "(1950-1953)",
            "sub-para b. 12 men",
            "his birthday, yet General Sample left",
            "1. (b) 1950",
        ] {
            assert_eq!(found(find, text), "", "{text}");
        }
    }
}
