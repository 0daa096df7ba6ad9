//! The distribution inside the Department: offices with numbers of copies.

use super::labels;
use crate::text::{Cursor, class};

/// Longest name of an office in a list of 1972 and before, in bytes.
const OFFICE_MAX: usize = 5;

/// `ACTION EUR-12`, `INFO OCT-01 ISO-00 /091 W`: offices with numbers of copies, and nothing else; or the line of
/// dashes with the number of the message below them.
pub(super) fn is_distribution(mut c: Cursor<'_>) -> bool {
    let dashes = c.eat_while(class!(b'-')).len();
    if dashes >= 4 {
        c.eat_spaces();
        return !c.is_done() && c.slice(c.rest_span()).len() <= 40 && is_codes(c);
    }
    let has_label = c.eat_any(&labels::DISTRIBUTION).is_some();
    c.eat(b':');
    // The sum of the copies can stand on a line of its own: `/180 W`.
    let is_sum = !has_label && matches!(c.rest(), [b'/', b'0'..=b'9', _, b'0'..=b'9', .., b'R' | b'W']);
    let mut offices = usize::from(is_sum);
    let mut is_list = false;
    while (c.eat_spaces() || is_list || offices == 0 || is_sum) && !c.is_done() {
        if c.eat(b'/') {
            // The sum of the copies.
            c.eat_digits(3);
            c.eat_spaces();
            c.eat_if(|b| matches!(b, b'R' | b'W'));
            break;
        }
        let office = c.eat_while(class!(UPPERCASE | b'/')).len();
        let is_joined = c.eat(b'-');
        // Before 1973: `INFO OCT 01,SS 25,/087 W`.
        let is_old = !is_joined && office <= OFFICE_MAX && c.eat_spaces();
        // Without a label a number of three digits is that of a paper: "A-173".
        let digits = if has_label && is_joined { 3 } else { 2 };
        if office == 0 || !(is_joined || is_old) || c.eat_number(2..=digits).is_none() {
            return false;
        }
        is_list = c.eat(b',');
        if is_old && !has_label && !is_list {
            return false;
        }
        offices += 1;
    }
    offices > 0 && c.is_done()
}

/// Numbers and codes and nothing else: every word has a digit.
pub(super) fn is_codes(mut c: Cursor<'_>) -> bool {
    while !c.is_done() {
        let word = c.eat_while(class!(UPPERCASE | b'0'..=b'9' | b'/'));
        if !c.slice(word).iter().any(u8::is_ascii_digit) || !(c.eat_spaces() || c.is_done()) {
            return false;
        }
    }
    true
}
