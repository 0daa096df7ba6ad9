//! Street addresses.

use std::sync::LazyLock;

use super::Found;
use super::scan::{Scan, is_word};
use crate::lexicon::{PERSONAL, grammar};

/// What stands behind the name of a street, and whether it is nothing else.
static BEHIND: LazyLock<Vec<(&'static str, bool)>> = LazyLock::new(|| {
    let of = |kind: &str, is_sure: bool| PERSONAL.of(kind).into_iter().map(move |word| (word, is_sure));
    of("street-behind", true).chain(of("place-behind", false)).collect()
});
/// What stands before it.
static BEFORE: LazyLock<Vec<&'static str>> = LazyLock::new(|| PERSONAL.of("street-before"));
/// What its name ends in.
static ENDINGS: LazyLock<Vec<&'static str>> = LazyLock::new(|| PERSONAL.of("street-ending"));
/// Small words in such names.
static SMALL: LazyLock<Vec<&'static str>> = LazyLock::new(|| PERSONAL.of("street-particle"));
/// Whether a word of English is in no name of a street.
fn is_no_street(word: &[u8]) -> bool {
    grammar(word).is_some()
}

pub(super) fn find(text: &str) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut until = 0;
    for scan in Scan::starts(text) {
        if scan.at < until {
            continue;
        }
        let one = number_first(scan).or_else(|| street_first(scan)).or_else(|| one_word(scan));
        if let Some((range, possible)) = one {
            let range = range.start..flat(text, range.end);
            until = range.end;
            found.push((range, possible));
        }
    }
    found
}

/// `12 Example Street`, `12, rue de l'Exemple`.
fn number_first(scan: Scan<'_>) -> Option<Found> {
    let mut ahead = scan;
    let digits = house(&mut ahead)?;
    if matches!(scan.before(), b'$' | b'.' | b'/' | b'-') {
        return None;
    }
    let is_year = digits == 4 && matches!([scan.peek(), scan.ahead(1)], [b'1', b'9'] | [b'2', b'0']);
    let comma = ahead.eat(b',');
    if ahead.skip(b" ") == 0 {
        return None;
    }
    let mut abroad = ahead;
    if abroad.eat_any(&BEFORE) {
        abroad.eat(b'.');
        if let Some(end) = name(abroad) {
            return Some((scan.at..end, is_year));
        }
    }
    for _ in 0..5 {
        let start = ahead.at;
        let is_first = scan.at + digits + 2 > start;
        let behind =
            BEHIND.iter().find(|(word, sure)| !is_first && (*sure || !is_year) && ahead.eat_words(word));
        if let Some((word, is_sure)) = behind {
            let end = ahead.at + usize::from(word.len() < 5 && ahead.peek() == b'.');
            return Some((scan.at..end, !is_sure || is_year || comma));
        }
        let is_name =
            ahead.eat_capital(is_no_street) || ahead.digits() > 0 && ahead.eat_any(&["st", "nd", "rd", "th"]);
        if !is_name {
            return None;
        }
        ahead.eat(b'.');
        if ahead.skip(b" ") != 1 {
            return None;
        }
    }
    None
}

/// `Calle de los Ejemplos, No. 12`.
fn street_first(scan: Scan<'_>) -> Option<Found> {
    let mut ahead = scan;
    let is_capital = scan.peek().is_ascii_uppercase();
    if !ahead.eat_any(&BEFORE) {
        return None;
    }
    ahead.eat(b'.');
    ahead.at = name(ahead)?;
    number(&mut ahead)?;
    Some((scan.at..ahead.at, !is_capital))
}

/// `Musterstrasse 12`.
fn one_word(scan: Scan<'_>) -> Option<Found> {
    let mut ahead = scan;
    let word = ahead.word();
    let ends = ENDINGS.iter().any(|ending| {
        let tail = word.len().checked_sub(ending.len()).and_then(|at| word.get(at..));
        tail.is_some_and(|tail| tail.eq_ignore_ascii_case(ending.as_bytes()))
    });
    if !ends {
        return None;
    }
    number(&mut ahead)?;
    Some((scan.at..ahead.at, false))
}

/// The number of a house; how many digits it has.
fn house(scan: &mut Scan<'_>) -> Option<usize> {
    let digits = scan.digits();
    if scan.peek() == b'-' && scan.ahead(1).is_ascii_digit() {
        scan.at += 1;
        scan.digits();
    }
    // "12A", "12bis"
    if scan.peek().is_ascii_alphabetic() && !is_word(scan.ahead(1)) {
        scan.at += 1;
    }
    let mut ahead = *scan;
    ahead.skip(b" ");
    if ahead.eat_any(&["bis", "ter"]) {
        *scan = ahead;
    }
    ((1..=5).contains(&digits) && !is_word(scan.peek())).then_some(digits)
}

/// A number behind the name.
fn number(scan: &mut Scan<'_>) -> Option<()> {
    scan.skip(b" ,");
    if scan.eat_any(&["no", "nr", "num", "number"]) {
        scan.skip(b" .");
    }
    scan.eat(b'#');
    house(scan).map(|_| ())
}

/// Up to four words with capitals, and small ones between.
fn name(mut scan: Scan<'_>) -> Option<usize> {
    let mut end = None;
    for _ in 0..6 {
        scan.skip(b" ");
        let small = scan.eat_any(&SMALL);
        if !small && !scan.eat_capital(is_no_street) {
            break;
        }
        if !small {
            end = Some(scan.at);
        }
    }
    end
}

/// The end of what goes on behind an address: `, Apt. 5`.
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

#[cfg(test)]
mod tests {
    use super::super::found;
    use super::find;

    #[test]
    fn ok_hits() {
        for (text, wanted) in [
            ("lives at 12 Example Street.", "12 Example Street"),
            ("at 12-14 North Sample Rd., Apt. 5B, in", "12-14 North Sample Rd., Apt. 5B"),
            ("AT 12 EXAMPLE AVENUE IN", "12 EXAMPLE AVENUE"),
            ("at 200 42nd Street", "200 42nd Street"),
            ("12, rue de l'Exemple, Sampleton", "12, rue de l'Exemple"),
            ("12 bis Rue des Exemples", "12 bis Rue des Exemples"),
            ("Calle de los Ejemplos, No. 12", "Calle de los Ejemplos, No. 12"),
            ("Avenida Sample 1200", "Avenida Sample 1200"),
            ("in the Musterstrasse 12a, Exampleville", "Musterstrasse 12a"),
            ("12 Sample Square", "?12 Sample Square"),
        ] {
            assert_eq!(found(find, text), wanted, "{text}");
        }
    }

    #[test]
    fn err_others() {
        for text in [
            "12 men in the street",
            "IN 2007 THE MINISTER WALKED DOWN THE STREET",
            "the Arab street in 2007",
            "the 2003 High Court",
            "12 Street",
            "Wall Street",
            "via Sampleton on 12 May",
            "in the Musterstrasse",
            "2. (C) The Street",
        ] {
            assert_eq!(found(find, text), "", "{text}");
        }
    }
}
