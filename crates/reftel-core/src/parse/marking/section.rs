//! The section of a cable that was sent in several.

use crate::cable::Section;
use crate::text::fuzzy::is_within_one_edit;
use crate::text::{Class, Cursor, Spanned, class, ocr};

/// Takes `SECTION 01 OF 02`, or `01 OF 02`; also `SQCTION 02OF02` and `SECTION 01GF02`, as transmission garbles them.
pub(in crate::parse) fn section(c: &mut Cursor<'_>) -> Option<Spanned<Section>> {
    let mut ahead = *c;
    let start = ahead.at();
    // "FINAL SECTION OF 02"
    let is_final = ahead.eat_word("FINAL") && ahead.eat_spaces();
    let mut word = ahead.eat_while(Class::ALPHABETIC);
    // "SECTI0N"
    let mut scanned = ahead;
    if !word.is_empty() && scanned.eat(b'0') && !scanned.eat_while(Class::ALPHABETIC).is_empty() {
        (ahead, word.end) = (scanned, scanned.rest_span().start);
    }
    let has_word =
        is_within_one_edit(ahead.slice(word), b"SECTION") || ahead.slice(word).eq_ignore_ascii_case(b"SEC");
    if has_word {
        ahead.eat_while(class!(b' ' | b'\t' | b'.'));
    } else {
        ahead = *c;
    }
    let scanned = |c: &mut Cursor<'_>| if has_word { scanned_part_number(c) } else { None };
    let number = part_number(&mut ahead).or_else(|| scanned(&mut ahead));
    if number.is_none() && !(is_final && has_word) {
        return None;
    }
    ahead.eat_spaces();
    if !(ahead.eat_str("OF") || has_word && ahead.eat(b'/')) {
        // One letter of the word may be another when the first word says what the numbers are.
        let garbled =
            has_word && (matches!(ahead.rest(), [_, b'F' | b'f', ..] | [b'O' | b'o' | b'0', _, ..]));
        garbled.then(|| ahead.skip(2))?;
    }
    ahead.eat_spaces();
    let total = part_number(&mut ahead).or_else(|| scanned(&mut ahead))?;
    (!ahead.peek().is_some_and(|b| b.is_ascii_alphanumeric())).then_some(())?;
    *c = ahead;
    Some(Spanned::new(Section { number: number.unwrap_or(total), total }, c.since(start)))
}

/// Takes one to three digits, whatever follows.
fn part_number(c: &mut Cursor<'_>) -> Option<u32> {
    let digits = c.rest().iter().take_while(|b| b.is_ascii_digit()).count();
    if (1..=3).contains(&digits) { c.eat_digits(digits) } else { None }
}

/// Takes two digits, both of which scanning may have made letters: `O2`, `Ol`. The word `SECTION` says what they are.
fn scanned_part_number(c: &mut Cursor<'_>) -> Option<u32> {
    let [tens, ones, after @ ..] = c.rest() else { return None };
    let number = ocr::digit(*tens)? * 10 + ocr::digit(*ones)?;
    (!after.first().is_some_and(u8::is_ascii_alphanumeric)).then(|| c.skip(2))?;
    Some(number)
}
