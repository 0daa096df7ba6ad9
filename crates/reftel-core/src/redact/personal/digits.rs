//! Digits in words, at the end of a row of numbers, and as text recognition reads them.

use std::ops::Range;

use super::Found;
use super::scan::{Scan, is_word};

/// Fewest digits in words, and most.
const SPELLED_MIN: usize = 6;
const DIGITS_MAX: usize = 20;

/// The digits in which another number differs: `555-0100, 0101 or 0102`.
pub(super) fn last_digits(scan: &mut Scan<'_>) -> Option<Range<usize>> {
    let mut ahead = *scan;
    let gap = ahead.skip(b" ,/");
    ahead.eat_any(&["or", "and"]);
    ahead.skip(b" ");
    let start = ahead.at;
    let is_one = gap > 0 && (2..=5).contains(&ahead.digits()) && !is_word(ahead.peek()) && !ahead.is_at(b"-");
    let is_end = !(ahead.is_at(b" ./") && ahead.ahead(1).is_ascii_digit());
    (is_one && is_end).then(|| {
        *scan = ahead;
        start..ahead.at
    })
}

/// Digits in words: `seven nine four six zero zero one`.
pub(super) fn spelled(scan: Scan<'_>) -> Option<Found> {
    const DIGITS: [&str; 12] =
        ["zero", "oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "niner"];
    let mut ahead = scan;
    let (mut count, mut end) = (0, scan.at);
    while count < DIGITS_MAX && (ahead.eat_any(&DIGITS) || ahead.eat_any(&["double", "triple"])) {
        (count, end) = (count + 1, ahead.at);
        ahead.skip(b" -,");
    }
    (count >= SPELLED_MIN).then_some((scan.at..end, true))
}

/// A text of the same length with the digits that were read as letters: `O171` as `0171`, `l2 MAR` as `12 MAR`. None where
/// there are none.
pub(super) fn read_as_letters(text: &str) -> Option<String> {
    let is_digit = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'l' | b'I' | b'O' | b'o');
    let mut read: Vec<u8> = Vec::with_capacity(text.len());
    let mut is_changed = false;
    for token in text.as_bytes().chunk_by(|a, b| is_word(*a) == is_word(*b)) {
        let is_number = token.iter().all(|byte| is_digit(*byte)) && token.iter().any(u8::is_ascii_digit);
        if !is_number || token.iter().all(u8::is_ascii_digit) {
            read.extend_from_slice(token);
            continue;
        }
        is_changed = true;
        read.extend(token.iter().map(|byte| match byte {
            b'l' | b'I' => b'1',
            b'O' | b'o' => b'0',
            byte => *byte,
        }));
    }
    String::from_utf8(read).ok().filter(|_| is_changed)
}

#[cfg(test)]
mod tests {
    use super::read_as_letters;

    #[test]
    fn ok_digits_that_were_read_as_letters() {
        for (text, wanted) in [
            ("O171 234, l2 MAR I961", Some("0171 234, 12 MAR 1961")),
            ("9370l234567", Some("93701234567")),
            ("I, O and 1961, A1, lo", None),
            ("", None),
        ] {
            assert_eq!(read_as_letters(text).as_deref(), wanted, "{text}");
        }
    }
}
