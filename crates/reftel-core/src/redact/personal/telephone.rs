//! Telephone and fax numbers.

use std::ops::Range;
use std::sync::LazyLock;

use super::Found;
use super::digits::{last_digits, spelled};
use super::labels::Labels;
use super::scan::{Scan, is_word};

static LABELS: LazyLock<Labels> = LazyLock::new(|| Labels::of("telephone"));
/// Words between a label and the number.
static FILLERS: LazyLock<Labels> = LazyLock::new(|| Labels::of("telephone-filler"));
/// Words of which a number may be the object, and letters that are labels before a colon.
static LEADS: LazyLock<Labels> = LazyLock::new(|| Labels::of("telephone-lead"));
/// Fewest digits behind a label, and without one.
const LABELLED_MIN: usize = 6;
const LED_MIN: usize = 7;
const FOREIGN_MIN: usize = 8;
/// Fewest digits below a label: an extension.
const CELL_MIN: usize = 3;
/// Most bytes between a label and the number, and between the number and a label behind it.
const BETWEEN_MAX: usize = 48;
const BEHIND_MAX: usize = 3;
/// Most other words between a label and the number.
const OTHERS_MAX: usize = 3;

pub(super) fn find(text: &str) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut until = 0;
    for mut scan in Scan::starts(text) {
        if scan.at < until {
            continue;
        }
        let start = scan;
        let is_label = LABELS.eat(&mut scan);
        if is_label || is_letter_label(&mut scan) || LEADS.eat(&mut scan) {
            while let Some((number, is_sure)) = labelled(&mut scan, is_label) {
                until = number.end;
                found.push((number, !is_sure));
                while let Some(last) = last_digits(&mut scan) {
                    until = last.end;
                    found.push((last, true));
                }
            }
            if scan.at > until && extension(&mut scan, start) {
                until = scan.at;
                found.push((start.at..scan.at, true));
            }
            continue;
        }
        if let Some((number, possible)) = plain(start).or_else(|| spelled(start)) {
            until = number.end;
            found.push((number, possible));
        }
    }
    found
}

/// A number behind a label, or behind another number, and whether it is one for sure.
fn labelled(scan: &mut Scan<'_>, is_label: bool) -> Option<(Range<usize>, bool)> {
    let min = if is_label { LABELLED_MIN } else { LED_MIN };
    let mut ahead = *scan;
    let from = ahead.at;
    // Words that say nothing of a number: what follows is only offered.
    let mut others = 0;
    while ahead.at - from <= BETWEEN_MAX {
        let before = ahead.at;
        ahead.skip(b" .:;,#/&-=|");
        // "(tel)5550100"
        if ahead.at == from {
            ahead.eat(b')');
        }
        if LABELS.eat(&mut ahead) || FILLERS.eat(&mut ahead) {
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
        let is_stop = ahead.to(before).peek() == b'.' && ahead.to(before).ahead(1) == b' ';
        if others < OTHERS_MAX && !is_stop && ahead.peek().is_ascii_alphabetic() {
            others += 1;
            ahead.word();
            continue;
        }
        if ahead.at == before || is_word(ahead.peek()) || ahead.is_at(b"(+[") {
            break;
        }
    }
    let number = Number::read(&mut ahead)?;
    let min = if others > 0 { LED_MIN } else { min };
    (number.digits >= min).then(|| {
        *scan = ahead;
        (number.start..ahead.at, number.is_sure() || is_label && others == 0)
    })
}

/// `T: `, `m. `: one letter as a label.
fn is_letter_label(scan: &mut Scan<'_>) -> bool {
    let is_one =
        matches!(scan.peek().to_ascii_lowercase(), b't' | b'm' | b'p' | b'f' | b'c' | b'h' | b'w' | b'o')
            && scan.ahead(1) == b':';
    scan.at += usize::from(is_one);
    is_one
}

/// `ext. 123`, `x1234` without a number before it.
fn extension(scan: &mut Scan<'_>, label: Scan<'_>) -> bool {
    let is_label = label.to(label.at).eat_any(&["extension", "ext", "extn", "poste"]);
    let mut ahead = *scan;
    ahead.skip(b" .:#");
    let is_one = is_label && (3..=5).contains(&ahead.digits()) && !is_word(ahead.peek());
    if is_one {
        *scan = ahead;
    }
    is_one
}

/// A number that is known by its form or by a label behind it, and whether it may be something else.
fn plain(scan: Scan<'_>) -> Option<Found> {
    if !scan.peek().is_ascii_digit() {
        return None;
    }
    let mut ahead = scan;
    if ahead.before() == b' ' && ahead.to(scan.at - 1).before() == b'+' {
        ahead.at -= 1;
    }
    ahead.at -= usize::from(matches!(ahead.before(), b'+' | b'('));
    if is_word(ahead.before()) || matches!(ahead.before(), b'-' | b'/' | b'.' | b'$' | b'#') {
        return None;
    }
    let number = Number::read(&mut ahead)?;
    if is_word(ahead.peek()) {
        return None;
    }
    let sure = number.is_sure();
    let possible = is_number_abroad(&number, scan)
        || is_national(&number)
        || number.digits >= LED_MIN && has_label_behind(ahead);
    (sure || possible).then_some((number.start..ahead.at, !sure))
}

/// `00 44 20 7555 0100`, `0049305550100`.
fn is_number_abroad(number: &Number, scan: Scan<'_>) -> bool {
    number.prefix == Some("00")
        && scan.ahead(2) != b'0'
        && (10..=17).contains(&number.digits)
        && (number.shape.len() > 2 || number.shape.len() == 1 && number.digits > 10)
}

/// A number as countries write it at home.
fn is_national(number: &Number) -> bool {
    let is_bracket = number.has_bracket;
    let shape = number.shape.as_slice();
    let is_groups = shape.iter().all(|count| *count <= 4);
    let has_trunk = number.first == b'0' && number.prefix.is_none();
    let is_dashed = number.dashes > 0 && shape.len() == number.dashes + 1;
    match shape {
        [3, 4] => number.dashes == 1,
        [3, 3, 4] | [1, 3, 3, 4] => true,
        [10 | 11] if has_trunk => true,
        // "2025550100"
        [10] => number.is_american,
        [1..=3, 2..=5, 6 | 7] | [1..=3, 2..=3, 3, 4] => is_dashed,
        [2..=5, 2, 2, 2] | [2..=5, 2, 2, 2, 2] => has_trunk || is_bracket || is_dashed,
        [1 | 2, 3 | 4, 4] => has_trunk || is_bracket || is_dashed,
        [3..=5, 6..=8] | [2, 7 | 8] => has_trunk || is_bracket,
        [_, _] => is_bracket && number.digits >= 7,
        [1, 3, 3, 2, 2] | [3, 3, 2, 2] | [3, 2, 2] => has_trunk || is_bracket || is_dashed,
        _ => (has_trunk || is_bracket) && is_groups && (9..=12).contains(&number.digits),
    }
}

/// `5550100 (mobile)`, `5550100 as his phone`.
fn has_label_behind(mut scan: Scan<'_>) -> bool {
    for _ in 0..BEHIND_MAX {
        scan.skip(b" ,()");
        if LABELS.eat(&mut scan) {
            return true;
        }
        if !scan.peek().is_ascii_alphabetic() || scan.word().is_empty() {
            return false;
        }
    }
    false
}

/// Groups of digits.
struct Number {
    start: usize,
    digits: usize,
    /// The first digit.
    first: u8,
    /// How many digits each group has.
    shape: Vec<usize>,
    dashes: usize,
    prefix: Option<&'static str>,
    /// Whether it begins with `+`.
    is_foreign: bool,
    /// Whether its first group stands in brackets.
    has_bracket: bool,
    extension: bool,
    /// Whether its first digits are those of an area code and an office of North America.
    is_american: bool,
}

impl Number {
    /// Whether its form tells that it is a telephone number.
    fn is_sure(&self) -> bool {
        let shape = self.shape.as_slice();
        let is_home = matches!(shape, [3, 3, 4] | [1, 3, 3, 4]) && (self.has_bracket || self.dashes > 0);
        self.is_foreign && self.digits >= FOREIGN_MIN
            || is_home
            || self.prefix == Some("011") && self.digits > 10
            || self.extension && shape == [3, 4]
    }

    fn read(scan: &mut Scan<'_>) -> Option<Self> {
        let start = scan.at;
        scan.skip(b"+([");
        if scan.passed(start, b"+") {
            scan.skip(b" (");
        }
        let first = [scan.ahead(0), scan.ahead(1), scan.ahead(2)];
        let prefix = match first {
            [b'0', b'1', b'1'] => Some("011"),
            [b'0', b'0', _] => Some("00"),
            _ => None,
        };
        let is_foreign = scan.passed(start, b"+");
        let mut number = Self {
            start,
            digits: 0,
            first: first[0],
            shape: Vec::new(),
            dashes: 0,
            prefix,
            is_foreign,
            has_bracket: false,
            extension: false,
            is_american: prefix.is_none() && first[0] > b'1' && scan.ahead(3) > b'1',
        };
        let mut end = start;
        while number.digits < 20 {
            let count = scan.digits();
            if count == 0 {
                break;
            }
            number.digits += count;
            number.shape.push(count);
            end = scan.at;
            let between = scan.at;
            scan.skip(b" -./()[]");
            let gap = scan.at - between;
            // A full stop and a blank end a sentence; more than three characters end a number.
            let stop = scan.to(between);
            if gap > 3 || gap == 0 || stop.peek() == b'.' && stop.ahead(1) == b' ' {
                break;
            }
            number.has_bracket |= number.shape.len() == 1 && scan.passed(between, b")]");
            number.dashes += usize::from(scan.passed(between, b"-./"));
        }
        scan.at = end;
        if number.shape.is_empty() {
            return None;
        }
        let mut ahead = *scan;
        ahead.eat(b')');
        ahead.skip(b" ,");
        if ahead.eat_any(&["extension", "ext", "extn", "poste", "x"])
            || ahead.ahead(1).is_ascii_digit() && ahead.eat(b'x')
        {
            ahead.skip(b" .:");
            if ahead.digits() > 0 {
                *scan = ahead;
                number.extension = true;
            }
        }
        Some(number)
    }
}

/// The numbers of a cell below a label: of three digits and more.
pub(super) fn in_cell(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for scan in Scan::starts(text).filter(|scan| scan.peek().is_ascii_digit()) {
        let mut ahead = scan;
        ahead.at -= usize::from(matches!(scan.before(), b'+' | b'('));
        if found.last().is_some_and(|last| last.end > scan.at) {
            continue;
        }
        if let Some(number) = Number::read(&mut ahead).filter(|number| number.digits >= CELL_MIN) {
            found.push(number.start..ahead.at);
        }
    }
    found
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
            ("call 202‑555‑0100", "202‑555‑0100"),
            ("call 202–555\u{ad}–0100", "202–555\u{ad}–0100"),
            ("Tel: ٠٢٠ ٥٥٥٠ ١٠٠٠", "٠٢٠ ٥٥٥٠ ١٠٠٠"),
            ("Téléphone : 01.55.50.01.00", "01.55.50.01.00"),
            ("teléfono 5550100, móvil 5550101", "5550100 | 5550101"),
            ("Telefon 030/5550100", "030/5550100"),
            ("telefone 5550100, cellulare 5550101", "5550100 | 5550101"),
            ("Ph: 5550100", "5550100"),
            ("fono 2-5550100", "2-5550100"),
            ("T: 5550100", "?5550100"),
            ("+44 (0)20 7555 0100", "+44 (0)20 7555 0100"),
            ("+99−20−7555−0100", "+99−20−7555−0100"),
            ("at 020 7555 0100", "?020 7555 0100"),
            ("at 202 555 0100", "?202 555 0100"),
            ("at 06 55 50 10 00", "?06 55 50 10 00"),
            ("at 0049305550100", "?0049305550100"),
            ("at (0171) 5550100", "?(0171) 5550100"),
            ("at 0799550100", "?0799550100"),
            ("gave 5550100 as his mobile", "?5550100"),
            ("call him at 5550100", "?5550100"),
            ("ext. 1234", "?ext. 1234"),
            ("Tel 555-0100, 0101 or 0102.", "555-0100 | ?0101 | ?0102"),
            ("(tel)5550100", "5550100"),
            ("plus 44 7911 123456", "?44 7911 123456"),
            ("44.7911.123456", "?44.7911.123456"),
            ("Number is seven nine four six zero zero one now", "?seven nine four six zero zero one"),
            ("телефон 5550100, 电话 5550100", "5550100 | 5550100"),
            ("TELEPHONE: TWO LINES, 5550100 AND 5550101", "?5550100 | 5550101"),
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
            "2008 - 2009",
            "(1991-1995)",
            "(19.8) 110 (21.1)",
            "call on 12 countries in 2008",
            "number 176-10036-10012",
            "1.234.567.890 dollars",
            "",
        ] {
            assert_eq!(found(find, text), "", "{text}");
        }
    }
}
