//! Numbers of passports and national identities.

use std::sync::LazyLock;

use super::Found;
use super::scan::{Scan, is_word};
use crate::lexicon::PERSONAL;

static LABELS: LazyLock<Vec<&'static str>> = LazyLock::new(|| PERSONAL.of("identity"));
/// Most words between a label and its number.
const FILLERS_MAX: usize = 4;

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
        } else if let Some(end) = social_security(scan) {
            until = end;
            found.push((scan.at..end, false));
        }
    }
    found
}

/// A number behind a label, a few words on, or behind another number.
fn labelled(scan: &mut Scan<'_>) -> Option<std::ops::Range<usize>> {
    let mut ahead = *scan;
    for _ in 0..FILLERS_MAX {
        let gap = ahead.at;
        ahead.skip(b" .:,#()&-/");
        if ahead.at - gap > 4 || is_end(gap, ahead) {
            return None;
        }
        let start = ahead.at;
        let mut count = (0, 0);
        while is_word(ahead.peek()) || matches!(ahead.peek(), b'-' | b'/') && is_word(ahead.ahead(1)) {
            count.0 += usize::from(ahead.peek().is_ascii_digit());
            count.1 += usize::from(is_word(ahead.peek()));
            ahead.at += 1;
        }
        // Groups of digits: "000 00 0000".
        while count.0 > 1 && count.0 == count.1 && ahead.peek() == b' ' && ahead.ahead(1).is_ascii_digit() {
            ahead.at += 1;
            let more = ahead.digits();
            count = (count.0 + more, count.1 + more);
        }
        if count.0 > 3 && (5..=24).contains(&count.1) && !is_word(ahead.peek()) {
            *scan = ahead;
            return Some(start..ahead.at);
        }
        if ahead.at == start {
            return None;
        }
    }
    None
}

/// Whether a sentence ended among the characters from `gap` on: a full stop, and no "No." before it.
fn is_end(gap: usize, scan: Scan<'_>) -> bool {
    let stop = scan.to(gap);
    let before = [1, 2, 3].map(|back| scan.to(gap.saturating_sub(back - 1)).before().to_ascii_lowercase());
    let is_short =
        matches!(before, [b'o', b'n', _] | [b's', b'o', b'n'] | [b'r', b'n', _]) || !is_word(before[2]);
    stop.peek() == b'.' && stop.ahead(1) == b' ' && !is_short
}

/// `000-00-0000`.
fn social_security(mut scan: Scan<'_>) -> Option<usize> {
    let is_free = !matches!(scan.before(), b'-' | b'/' | b'.');
    let is_one = is_free
        && scan.digits() == 3
        && scan.eat(b'-')
        && scan.digits() == 2
        && scan.eat(b'-')
        && scan.digits() == 4
        && !is_word(scan.peek())
        && scan.peek() != b'-';
    is_one.then_some(scan.at)
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
