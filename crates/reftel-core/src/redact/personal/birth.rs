//! Dates and places of birth.

use std::ops::Range;
use std::sync::LazyLock;

use super::Found;
use super::date::{date, together, year};
use super::labels::Labels;
use super::scan::Scan;
use crate::lexicon::{Grammar, Title, grammar, title};

static LABELS: LazyLock<Labels> = LazyLock::new(|| Labels::of("birth"));
/// Words that say of somebody that he was born, in several languages.
static BORN: LazyLock<Labels> = LazyLock::new(|| Labels::of("born"));
/// Words between a label and the date.
static FILLERS: LazyLock<Labels> = LazyLock::new(|| Labels::of("birth-filler"));
/// Words that lead to the name of a place.
static LEADS: LazyLock<Labels> = LazyLock::new(|| Labels::of("birth-lead"));
/// Words behind a year.
static BEHIND: LazyLock<Labels> = LazyLock::new(|| Labels::of("birth-behind"));
/// Most words between `born` and the place.
const FARTHER_MAX: usize = 6;
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
        let start = scan;
        let one = if LABELS.eat(&mut scan) {
            let label = text.get(start.at..scan.at).unwrap_or_default().to_ascii_lowercase();
            labelled(scan).map(|(range, possible)| match label.contains("pob") {
                true => (with_place(scan, range), possible),
                false => (range, possible),
            })
        } else if scan.before() != b'-' && BORN.eat(&mut scan) {
            scan.skip(b" :.,|");
            if scan.eat_any(&["and raised", "and educated", "and brought up"]) {
                scan.skip(b" ");
            }
            let is_thing = is_of_a_thing(text.get(..start.at).unwrap_or_default());
            phrase(scan).map(|range| (range, is_thing)).or_else(|| farther(scan))
        } else {
            native(start).or_else(|| short(start))
        };
        if let Some((range, possible)) = one {
            until = range.end;
            found.push((range, possible));
            while let Some(next) = other_date(scan.to(until)) {
                until = next.end;
                found.push((next, true));
            }
        }
    }
    found
}

/// A date with the place behind it, where the label says that there is one.
fn with_place(scan: Scan<'_>, found: Range<usize>) -> Range<usize> {
    let mut ahead = scan.to(found.end);
    match ahead.skip(b" ,/") > 0 && place(&mut ahead) {
        true => found.start..ahead.at,
        false => found,
    }
}

/// `or 4 May 1951`, `; 4 May 1951`, `(alt. 4 May 1951)`.
fn other_date(scan: Scan<'_>) -> Option<Range<usize>> {
    let mut ahead = scan;
    let gap = ahead.skip(b" ,;/(");
    let is_joined = ahead.eat_any(&["or", "and", "alt", "alternate", "alternatively", "also", "aka"]);
    ahead.skip(b" .:");
    let start = ahead.at;
    // A number alone may be anything.
    let is_date =
        gap > 0 && (is_joined || ahead.passed(scan.at, b";/(")) && date(&mut ahead) && ahead.at - start > 5;
    is_date.then_some(start..ahead.at)
}

/// `born to a farmer in Sampleton`.
fn farther(scan: Scan<'_>) -> Option<Found> {
    let mut ahead = scan;
    for _ in 0..FARTHER_MAX {
        if ahead.word().is_empty() || ahead.skip(b" ") == 0 {
            return None;
        }
        let mut led = ahead;
        if LEADS.eat(&mut led) {
            led.skip(b" ");
            return phrase(led).map(|range| (range, true));
        }
        let mut dated = ahead;
        if dated.peek().is_ascii_digit() && date(&mut dated) && dated.at - ahead.at > 3 {
            return Some((ahead.at..dated.at, true));
        }
    }
    None
}

/// `Sampleton-born`.
fn native(scan: Scan<'_>) -> Option<Found> {
    let mut ahead = scan;
    let word = ahead.word();
    let is_one = scan.peek().is_ascii_uppercase() && scan.before() != b'-';
    let name = word.len().checked_sub(b"-born".len()).filter(|len| *len > 2)?;
    let ends = word.get(name..).is_some_and(|ending| ending.eq_ignore_ascii_case(b"-born"));
    (is_one && ends && grammar(word.get(..name)?).is_none()).then_some((scan.at..scan.at + name, true))
}

/// Whether the words before `born` are those of no person: `the state was born`.
fn is_of_a_thing(front: &str) -> bool {
    const PERSONS: [&str; 30] = [
        "he",
        "she",
        "they",
        "who",
        "i",
        "man",
        "woman",
        "boy",
        "girl",
        "child",
        "children",
        "son",
        "sons",
        "daughter",
        "brother",
        "sister",
        "father",
        "mother",
        "wife",
        "husband",
        "twin",
        "twins",
        "applicant",
        "subject",
        "suspect",
        "person",
        "victim",
        "student",
        "also",
        "reportedly",
    ];
    let verb = ["was ", "were ", "is ", "been "].iter().find_map(|verb| front.strip_suffix(verb));
    let Some(front) = verb.map(str::trim_end) else { return false };
    let word = front.rsplit(' ').next().unwrap_or_default();
    let is_plain = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase());
    is_plain && !PERSONS.contains(&word) && title(word.as_bytes()) == Title::default()
}

/// What stands behind a label, with a few words between; and whether it may be something else.
fn labelled(mut scan: Scan<'_>) -> Option<Found> {
    let mut is_open = true;
    for _ in 0..=FILLERS_MAX {
        let gap = scan;
        scan.skip(b" :.-=()/,|");
        let mut ahead = scan;
        if together(&mut ahead) {
            let rest = phrase(ahead).filter(|rest| rest.start - ahead.at < 10);
            return Some((scan.at..rest.map_or(ahead.at, |rest| rest.end), false));
        }
        let is_begun = is_open || date(&mut scan.to(scan.at));
        if let Some(range) = phrase(scan).filter(|_| is_begun) {
            // "DOB fraud in 1961"
            let is_year = !is_open && range.len() == 4;
            return Some((range, is_year));
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
        let is_said = ahead.skip(b" (,[-") > 0
            && (LABELS.eat(&mut ahead) && !ahead.is_at(b" :") || BEHIND.eat(&mut ahead));
        return is_said.then_some((scan.at..end, true));
    }
    ahead = scan;
    if year(&mut ahead) && ahead.at - scan.at == 4 && {
        ahead.skip(b" ");
        BEHIND.eat(&mut ahead)
    } {
        return Some((scan.at..scan.at + 4, true));
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
            ("DOB: 4 MAY 1950 OR 5 JUN 1951", "4 MAY 1950 | ?5 JUN 1951"),
            ("DOB May 4, 1950 (alt. June 5, 1951)", "May 4, 1950 | ?June 5, 1951"),
            ("D/POB 04MAY50 SAMPLETON", "04MAY50 SAMPLETON"),
            ("born to a farmer in Sampleton.", "?Sampleton"),
            ("born in the winter of 1950", "?1950"),
            ("the Sampleton-born mayor", "?Sampleton"),
            ("The state was born in 1961", "?1961"),
            ("The minister was born in 1961", "1961"),
            ("DOB fraud in 1961 cases", "?1961"),
            ("(4 MAY 1950 - DOB)", "?4 MAY 1950"),
            ("родился 12 марта 1950", "12 марта 1950"),
            ("Дата рождения: 12.03.1950; 1950 года рождения", "12.03.1950 | ?1950"),
            ("geboren te Sampleton op 12 maart 1950", "Sampleton op 12 maart 1950"),
            ("مواليد ١٩٥٠", "١٩٥٠"),
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
