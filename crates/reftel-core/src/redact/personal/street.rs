//! Street addresses.

use std::sync::LazyLock;

use super::Found;
use super::labels::Labels;
use super::place::{house as unit, labelled, post_box, tail};
use super::scan::{Scan, is_word};
use crate::lexicon::{PERSONAL, grammar};

/// What stands behind the name of a street, and is nothing else.
static BEHIND: LazyLock<Labels> = LazyLock::new(|| Labels::of("street-behind"));
/// And what may be something else.
static PLACES: LazyLock<Labels> = LazyLock::new(|| Labels::of("place-behind"));
/// What stands before it.
static BEFORE: LazyLock<Labels> = LazyLock::new(|| Labels::of("street-before"));
/// What stands behind it in other languages.
static ABROAD: LazyLock<Labels> = LazyLock::new(|| Labels::of("street-behind-abroad"));
/// What its name ends in.
static ENDINGS: LazyLock<Vec<&'static str>> = LazyLock::new(|| PERSONAL.of("street-ending"));
/// Small words in such names.
static SMALL: LazyLock<Labels> = LazyLock::new(|| Labels::of("street-particle"));
/// Whether a word of English is in no name of a street.
fn is_no_street(word: &[u8]) -> bool {
    grammar(word).is_some()
        || ["no", "nr", "num"].iter().any(|number| word.eq_ignore_ascii_case(number.as_bytes()))
}

pub(super) fn find(text: &str) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut until = 0;
    for scan in Scan::starts(text) {
        if scan.at < until {
            continue;
        }
        let one = number_first(scan)
            .or_else(|| street_first(scan))
            .or_else(|| one_word(scan))
            .or_else(|| post_box(scan).map(|(end, possible)| (scan.at..end, possible)))
            .or_else(|| unit(scan).map(|end| (scan.at..road(scan.to(end)), true)))
            .or_else(|| named_first(scan));
        if let Some((range, possible)) = one {
            let range = range.start..tail(text, range.end);
            until = range.end;
            found.push((range, possible));
        }
    }
    // What is only said to be one, where none begins.
    let said = Scan::starts(text).filter_map(|scan| labelled(scan, text));
    let starts: Vec<usize> = found.iter().map(|(range, _)| range.start).collect();
    found.extend(said.filter(|range| starts.binary_search(&range.start).is_err()).map(|range| (range, true)));
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
    if BEFORE.eat(&mut abroad) {
        abroad.eat(b'.');
        if let Some(end) = name(abroad) {
            return Some((scan.at..end, is_year));
        }
    }
    for _ in 0..5 {
        let start = ahead.at;
        let is_first = scan.at + digits + 2 > start;
        let is_sure = !is_first && BEHIND.eat(&mut ahead);
        if is_sure || !is_first && !is_year && PLACES.eat(&mut ahead) {
            let end = ahead.at + usize::from(ahead.at - start < 5 && ahead.peek() == b'.');
            return Some((scan.at..end, !is_sure || is_year || comma || is_of_noun(scan.to(end))));
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

/// Whether a noun follows: `5 Main Road projects`.
fn is_of_noun(mut scan: Scan<'_>) -> bool {
    let is_near = scan.skip(b" ") == 1 && scan.peek().is_ascii_lowercase();
    let word = scan.word();
    is_near && word.len() > 3 && word.ends_with(b"s") && grammar(word).is_none()
}

/// `Calle de los Ejemplos, No. 12`.
fn street_first(scan: Scan<'_>) -> Option<Found> {
    let mut ahead = scan;
    let is_capital = scan.peek().is_ascii_uppercase();
    if !BEFORE.eat(&mut ahead) {
        return None;
    }
    ahead.eat(b'.');
    let named = name(ahead);
    ahead.at = named.unwrap_or(ahead.at);
    let from = ahead.at;
    number(&mut ahead)?;
    // "Calle 12" alone may be a street without a house.
    let is_sure = named.is_some() || ahead.at - from > 4;
    Some((scan.at..ahead.at, !is_capital || !is_sure))
}

/// `Example Street 12`, `Sample Caddesi No: 12`: words with capitals, a word for a street, and a number.
fn named_first(scan: Scan<'_>) -> Option<Found> {
    let mut ahead = scan;
    if !ahead.eat_capital(is_no_street) {
        return None;
    }
    for _ in 0..3 {
        if ahead.skip(b" .") == 0 {
            return None;
        }
        let is_street = BEHIND.eat(&mut ahead) || ABROAD.eat(&mut ahead);
        if is_street {
            let behind = ahead.at;
            ahead.eat(b'.');
            let digits = ahead;
            number(&mut ahead)?;
            let is_year = ahead.at - behind > 4
                && matches!(
                    [ahead.to(ahead.at - 4).peek(), ahead.to(ahead.at - 3).peek()],
                    [b'1', b'9'] | [b'2', b'0']
                )
                && ahead.before().is_ascii_digit();
            let is_near = digits.peek() == b' ' || digits.peek() == b',';
            return (is_near && !is_year).then_some((scan.at..ahead.at, true));
        }
        if !ahead.eat_capital(is_no_street) {
            return None;
        }
    }
    None
}

/// Where `, Sample Road` ends behind a house; otherwise where it would begin.
fn road(scan: Scan<'_>) -> usize {
    let mut ahead = scan;
    if ahead.skip(b" ,") == 0 {
        return scan.at;
    }
    for _ in 0..4 {
        if !ahead.eat_capital(is_no_street) {
            break;
        }
        ahead.skip(b" .");
        if BEHIND.eat(&mut ahead) {
            return ahead.at;
        }
    }
    scan.at
}

/// `Musterstrasse 12`.
fn one_word(scan: Scan<'_>) -> Option<Found> {
    let mut ahead = scan;
    let word = ahead.word();
    if !(0..5).any(|by| ahead.ahead(by).is_ascii_digit() || ahead.ahead(by).eq_ignore_ascii_case(&b'n')) {
        return None;
    }
    let ends = ENDINGS.iter().any(|ending| {
        let tail = word.len().checked_sub(ending.len()).and_then(|at| word.get(at..));
        tail.is_some_and(|tail| tail.eq_ignore_ascii_case(ending.as_bytes()))
    });
    if !ends {
        return None;
    }
    ahead.eat(b'.');
    number(&mut ahead)?;
    Some((scan.at..ahead.at, false))
}

/// Longest number of a house, in bytes.
const HOUSE_MAX: usize = 12;

/// The number of a house; how many digits it has.
fn house(scan: &mut Scan<'_>) -> Option<usize> {
    let start = scan.at;
    let digits = scan.digits();
    while scan.is_at(b"-/") && scan.ahead(1).is_ascii_digit() && scan.at < start + HOUSE_MAX {
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
        scan.skip(b" .:");
    }
    scan.skip(b"# ");
    house(scan)?;
    // "Calle 12 No. 3-45": the name is a number too.
    let mut ahead = *scan;
    ahead.skip(b" ,");
    let is_more = ahead.eat_any(&["no", "nr", "num"]) || ahead.peek() == b'#';
    ahead.skip(b" .:#");
    if is_more && house(&mut ahead).is_some() {
        *scan = ahead;
    }
    Some(())
}

/// Up to four words with capitals, and small ones between.
fn name(mut scan: Scan<'_>) -> Option<usize> {
    let mut end = None;
    for _ in 0..6 {
        scan.skip(b" ");
        let small = SMALL.eat(&mut scan);
        if !small && !scan.eat_capital(is_no_street) {
            break;
        }
        if !small {
            end = Some(scan.at);
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
            ("12 Sample Row", "?12 Sample Row"),
            ("5 Main Road projects", "?5 Main Road"),
            ("ulice Sampla 12, ул. Самплова 12", "?ulice Sampla 12 | ?ул. Самплова 12"),
            ("at 12 rue de la Sample, 75002 PARIS.", "12 rue de la Sample, 75002 PARIS"),
            ("12 Sample St., Sampleton, DC 20520", "12 Sample St., Sampleton, DC 20520"),
            ("Example Street 12", "?Example Street 12"),
            ("Example Road No. 12", "?Example Road No. 12"),
            ("Sample Caddesi No: 12", "?Sample Caddesi No: 12"),
            ("in der Musterstr. 12", "Musterstr. 12"),
            ("Mustergasse 12/3", "Mustergasse 12/3"),
            ("Calle 12 No. 3-45", "Calle 12 No. 3-45"),
            ("Carrera 7 # 12-34", "Carrera 7 # 12-34"),
            ("Via Sampla 12", "Via Sampla 12"),
            ("Jalan Sample No. 12", "Jalan Sample No. 12"),
            ("ul. Sampla 12", "?ul. Sampla 12"),
            ("Rua do Sample, 12", "Rua do Sample, 12"),
            ("P.O. BOX 123, Sampleton", "P.O. BOX 123"),
            ("P. O. Box 123", "P. O. Box 123"),
            ("Apartado Postal 123", "Apartado Postal 123"),
            ("Postfach 12 34 56", "Postfach 12 34 56"),
            ("B.P. 123", "?B.P. 123"),
            ("PSC 123 Box 45", "PSC 123 Box 45"),
            ("House 12, Street 5, Sector F-6/2", "?House 12, Street 5, Sector F-6/2"),
            ("Plot 12, Sample Road", "?Plot 12, Sample Road"),
            ("Address: Villa Sample, Hill Quarter. He", "?Villa Sample, Hill Quarter"),
            ("lives at Villa Sample; he", "?Villa Sample"),
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
            "steps to address their concerns",
            "he lives at home",
            "Main Street 2008",
            "BP said 123 tons",
            "the House voted 12 times",
            "Jones Jr 1115",
        ] {
            assert_eq!(found(find, text), "", "{text}");
        }
    }
}
