//! Numbers of passports, national identities, cards and accounts.

use std::ops::Range;
use std::sync::LazyLock;

use super::Found;
use super::checksum::{is_iban, is_luhn};
use super::labels::Labels;
use super::scan::{Scan, is_word};
use crate::text::fuzzy::is_within_one_edit;

static LABELS: LazyLock<Labels> = LazyLock::new(|| Labels::of("identity"));
/// Labels that are other words too: what they name is only offered, and stands right behind.
static SHORT_LABELS: LazyLock<Labels> = LazyLock::new(|| Labels::of("identity-short"));
/// Words between a short label and its number.
static FILLERS: LazyLock<Labels> = LazyLock::new(|| Labels::of("identity-filler"));
/// Most words between a label and its number.
const FILLERS_MAX: usize = 6;
/// Longest number, in bytes.
const NUMBER_MAX: usize = 40;

pub(super) fn find(text: &str) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut until = 0;
    for mut scan in Scan::starts(text) {
        if scan.at < until {
            continue;
        }
        let start = scan;
        if LABELS.eat(&mut scan) || is_near_passport(&mut scan) {
            while let Some((number, is_plain)) = labelled(&mut scan, false) {
                // "passports issued: 12345" may be a count.
                let has_letter = text
                    .get(number.clone())
                    .is_some_and(|found| found.contains(|c: char| !c.is_ascii_digit()));
                until = number.end;
                found.push((number, !is_plain && !has_letter));
            }
            continue;
        }
        if SHORT_LABELS.eat(&mut scan) {
            if let Some((number, _)) = labelled(&mut scan, true) {
                let is_sure = card(start.to(number.start)).is_some_and(|(_, possible)| !possible);
                until = number.end;
                found.push((number, !is_sure));
            }
            continue;
        }
        if let Some((end, possible)) = plain(start) {
            until = end;
            found.push((start.at..end, possible));
        }
    }
    found
}

/// `passprot`, `pasport`: the word with one letter wrong.
fn is_near_passport(scan: &mut Scan<'_>) -> bool {
    let mut ahead = *scan;
    let is_one = is_within_one_edit(ahead.word(), b"passport");
    if is_one {
        *scan = ahead;
    }
    is_one
}

/// A number behind a label, a few words on, or behind another number; and whether only usual words stand between.
fn labelled(scan: &mut Scan<'_>, is_short: bool) -> Option<(Range<usize>, bool)> {
    let mut ahead = *scan;
    let mut is_plain = true;
    for _ in 0..FILLERS_MAX {
        let gap = ahead.at;
        ahead.skip(b" .:,#()&-/=");
        if ahead.at - gap > 4 || is_end(gap, ahead) {
            return None;
        }
        let start = ahead.at;
        if let Some(end) = account(ahead).or_else(|| number(ahead)) {
            scan.at = end;
            return Some((start..end, is_plain));
        }
        let is_known = FILLERS.eat(&mut ahead) || LABELS.eat(&mut ahead) || is_near_passport(&mut ahead);
        is_plain &= is_known;
        let is_filler = is_known || !is_short && !ahead.word().is_empty();
        if !is_filler || ahead.at - scan.at > 2 * NUMBER_MAX {
            return None;
        }
    }
    None
}

/// Where a number ends that begins here: five letters and digits or more, at least four of them digits.
fn number(scan: Scan<'_>) -> Option<usize> {
    let mut ahead = scan;
    // "X 0123456", "AB 12 34 56 C"
    let letters = (0..4).take_while(|by| scan.ahead(*by).is_ascii_uppercase()).count();
    if (1..=3).contains(&letters)
        && matches!(scan.ahead(letters), b' ' | b'-')
        && scan.ahead(letters + 1).is_ascii_digit()
    {
        ahead.at += letters + 1;
    }
    let (mut digits, mut all) = (0, ahead.at.saturating_sub(scan.at + 1));
    let mut end = None;
    while ahead.at - scan.at < NUMBER_MAX {
        let from = ahead.at;
        while is_word(ahead.peek()) && ahead.at - scan.at < NUMBER_MAX {
            digits += usize::from(ahead.peek().is_ascii_digit());
            all += 1;
            ahead.at += 1;
        }
        if ahead.at == from {
            break;
        }
        end = Some(ahead.at);
        let is_joint = matches!(ahead.peek(), b'-' | b'/') && is_word(ahead.ahead(1))
            || ahead.peek() == b'.' && ahead.ahead(1).is_ascii_digit()
            // Groups of digits: "000 00 0000".
            || ahead.peek() == b' ' && digits > 1 && ahead.ahead(1).is_ascii_digit() && digits + letters.min(3) >= all;
        if !is_joint {
            break;
        }
        ahead.at += 1;
    }
    // "56 C": a letter of its own behind the last group
    let last = scan.to(end?);
    let tail =
        last.peek() == b' ' && last.ahead(1).is_ascii_uppercase() && !is_word(last.ahead(2)) && letters > 0;
    let end = end? + if tail { 2 } else { 0 };
    (digits > 3 && (5..=30).contains(&all) && !is_word(scan.to(end).peek())).then_some(end)
}

/// Whether a sentence ended among the characters from `gap` on: a full stop, and no "No." before it.
fn is_end(gap: usize, scan: Scan<'_>) -> bool {
    let stop = scan.to(gap);
    let before = [1, 2, 3].map(|back| scan.to(gap.saturating_sub(back - 1)).before().to_ascii_lowercase());
    let is_short = matches!(before, [b'o', b'n', _] | [b's', b'o', b'n'] | [b'r', b'n', _])
        || !is_word(before[2])
        || !is_word(before[1]);
    // "Acct. No. 1"
    let is_number = scan.to(scan.at).eat_any(&["no", "nr", "num", "number", "nos"]);
    stop.peek() == b'.' && stop.ahead(1) == b' ' && !is_short && !is_number && !scan.peek().is_ascii_digit()
}

/// A number that is known by its form, and whether it may be something else.
fn plain(scan: Scan<'_>) -> Option<(usize, bool)> {
    if matches!(scan.before(), b'-' | b'/' | b'.' | b'$' | b'+' | b'#')
        && scan.to(scan.at - 1).before() != b' '
    {
        return None;
    }
    if let Some(end) = account(scan) {
        return Some((end, false));
    }
    let sure = shaped(scan, "ddd-dd-dddd").map(|end| (end, false));
    sure.or_else(|| card(scan))
        .or_else(|| SHAPES.iter().find_map(|shape| shaped(scan, shape)).map(|end| (end, true)))
}

/// How countries write such numbers: `d` a digit, `x` a digit or a letter, `l` a letter, `a` a capital, and signs.
const SHAPES: [&str; 21] = [
    // social security with blanks
    "ddd dd dddd",
    // Brazil, Chile
    "ddd.ddd.ddd-dd",
    "dd.ddd.ddd-x",
    "d.ddd.ddd-x",
    // Pakistan, Dominican Republic, Argentina
    "ddddd-ddddddd-d",
    "ddd-ddddddd-d",
    "dd-dddddddd-d",
    // Spain, for foreigners and for citizens
    "ldddddddl",
    "l-ddddddd-l",
    "ddddddddl",
    "dddddddd-l",
    // aliens in the United States
    "addddddddd",
    // Sweden, Finland
    "dddddd-dddd",
    // Britain
    "aa dd dd dd a",
    // passports of many countries
    "addddddd",
    "adddddddd",
    "aaddddddd",
    "aadddddd",
    // Malaysia, South Korea
    "dddddd-dd-dddd",
    "dddddd-ddddddd",
    // citizens of China
    "dddddddddddddddddx",
];

/// Where a number of a shape ends.
fn shaped(scan: Scan<'_>, shape: &str) -> Option<usize> {
    let mut ahead = scan;
    for part in shape.bytes() {
        let is_it = match part {
            b'd' => ahead.peek().is_ascii_digit(),
            b'l' | b'a' => ahead.peek().is_ascii_uppercase(),
            b'x' => ahead.peek().is_ascii_alphanumeric(),
            sign => ahead.peek() == sign,
        };
        if !is_it {
            return None;
        }
        ahead.at += 1;
    }
    let goes_on = is_word(ahead.peek())
        || matches!(ahead.peek(), b'-' | b'/') && is_word(ahead.ahead(1))
        || ahead.peek() == b'.' && ahead.ahead(1).is_ascii_digit();
    (!goes_on).then_some(ahead.at)
}

/// Letters and digits in groups of one sign, from here; where the last group ends.
fn groups(scan: Scan<'_>, is_part: fn(u8) -> bool, most: usize) -> Option<(Vec<u8>, Vec<usize>)> {
    let mut ahead = scan;
    let (mut all, mut ends) = (Vec::new(), Vec::new());
    loop {
        let from = ahead.at;
        while is_part(ahead.peek()) && all.len() <= most {
            all.push(ahead.peek());
            ahead.at += 1;
        }
        if ahead.at == from || is_word(ahead.peek()) {
            break;
        }
        ends.push(ahead.at);
        if !(ahead.is_at(b" -.") && is_part(ahead.ahead(1))) {
            break;
        }
        ahead.at += 1;
    }
    (!ends.is_empty()).then_some((all, ends))
}

/// `4111 1111 1111 1111`, and whether it may be something else.
fn card(scan: Scan<'_>) -> Option<(usize, bool)> {
    if !matches!(scan.peek(), b'2'..=b'6') {
        return None;
    }
    let (digits, ends) = groups(scan, |byte| byte.is_ascii_digit(), 19)?;
    let lengths: Vec<usize> = std::iter::once(scan.at)
        .chain(ends.iter().map(|end| end + 1))
        .zip(&ends)
        .map(|(start, end)| end - start)
        .collect();
    let is_card = matches!(
        lengths.as_slice(),
        [13..=19] | [4, 4, 4, 4] | [4, 6, 5] | [4, 4, 4, 1] | [4, 4, 4, 4, 3] | [6, 13]
    );
    let is_right = is_luhn(&digits);
    (is_card && (is_right || lengths == [4, 4, 4, 4])).then_some((*ends.last()?, !is_right))
}

/// `GB82 WEST 1234 5698 7654 32`.
fn account(scan: Scan<'_>) -> Option<usize> {
    if !(scan.peek().is_ascii_alphabetic()
        && scan.ahead(1).is_ascii_alphabetic()
        && scan.ahead(2).is_ascii_digit())
    {
        return None;
    }
    let (_, ends) = groups(scan, |byte| byte.is_ascii_alphanumeric(), 34)?;
    ends.into_iter().rev().find(|end| {
        let all: Vec<u8> =
            (scan.at..*end).map(|at| scan.to(at).peek()).filter(u8::is_ascii_alphanumeric).collect();
        is_iban(&all)
    })
}

/// The numbers of a cell below a label.
pub(super) fn in_cell(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for scan in Scan::starts(text) {
        if found.last().is_none_or(|last| last.end <= scan.at) {
            found.extend(number(scan).map(|end| scan.at..end));
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
            ("Passport No. X0000000, and", "X0000000"),
            ("PPT X0000000", "X0000000"),
            ("passport number: 00-000000.", "00-000000"),
            ("passport # 000000000", "000000000"),
            ("Ruritanian passport (number X000001 and Y000002)", "X000001 | Y000002"),
            ("passport nos. X000001, X000002", "X000001 | X000002"),
            ("SSN: 000-00-0000", "000-00-0000"),
            ("SSN 000 00 0000", "000 00 0000"),
            ("he is 000-00-0000.", "000-00-0000"),
            ("national ID card no. 000000/00", "000000/00"),
            ("he is 000–00–0000.", "000–00–0000"),
            ("he is 000 00 0000.", "?000 00 0000"),
            ("cédula 1.234.567", "1.234.567"),
            ("NID ١٢٣٤٥٦٧", "١٢٣٤٥٦٧"),
            ("ID: 1234567", "?1234567"),
            ("I.D. No. 1234567", "1234567"),
            ("D.N.I. 12345678-Z", "12345678-Z"),
            ("RUT 12.345.678-9", "12.345.678-9"),
            ("CPF 123.456.789-09", "123.456.789-09"),
            ("is 123.456.789-09", "?123.456.789-09"),
            ("is 12345-1234567-1", "?12345-1234567-1"),
            ("NIE X1234567L", "X1234567L"),
            ("is X1234567L", "?X1234567L"),
            ("passport: X 0123456", "X 0123456"),
            ("passeport n° 07AB12345", "07AB12345"),
            ("Passport number is listed as X0123456", "X0123456"),
            ("PP# X0123456", "X0123456"),
            ("A# 012-345-678", "?012-345-678"),
            ("passprot no 1234567, pasport 1234567", "1234567 | 1234567"),
            ("passports issued 12345", "?12345"),
            ("PPTS X0123456 X0123457", "X0123456 | X0123457"),
            ("X0123456, his passport", "?X0123456"),
            ("паспорт 51 1234567", "51 1234567"),
            ("Acct. No. 1234567890", "1234567890"),
            ("acct. 1234-5678-90", "1234-5678-90"),
            ("license plate KB 1234", "KB 1234"),
            ("sort code 12-34-56, account 12345678", "12-34-56 | ?12345678"),
            ("4111.1111.1111.1111", "4111.1111.1111.1111"),
            ("cuenta 1234567890, konto 1234567890", "?1234567890 | ?1234567890"),
            ("visa foil no. 20071234567", "20071234567"),
            ("card 4111 1111 1111 1111", "4111 1111 1111 1111"),
            ("card 5500-0000-0000-0004", "5500-0000-0000-0004"),
            ("card 4111 1111 1111 1112", "?4111 1111 1111 1112"),
            ("IBAN GB82 WEST 1234 5698 7654 32 is", "GB82 WEST 1234 5698 7654 32"),
            ("DE89370400440532013000", "DE89370400440532013000"),
        ] {
            assert_eq!(found(find, text), wanted, "{text}");
        }
    }

    #[test]
    fn err_mentions() {
        for text in [
            "a passport issued in 2008",
            "passports for 1200 children",
            "his passport. Embassy 12345678 said",
            "social security reform",
            "the PPT presentation",
            "2000-00-0000",
            "passport",
        ] {
            assert_eq!(found(find, text), "", "{text}");
        }
    }
}
