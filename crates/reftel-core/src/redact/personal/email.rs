//! E-mail addresses.

use super::Found;
use super::scan::{Scan, is_word};

pub(super) fn find(text: &str) -> Vec<Found> {
    let bytes = text.as_bytes();
    let mut found: Vec<Found> = Vec::new();
    for (at, _) in bytes.iter().enumerate().filter(|(_, byte)| **byte == b'@') {
        found.extend(around(text, at, at + 1));
    }
    // "jane (at) example.gov"
    for scan in Scan::starts(text).filter(|scan| matches!(scan.before(), b'(' | b'[')) {
        let mut ahead = scan;
        if ahead.eat_words("at") && matches!(ahead.peek(), b')' | b']') {
            found.extend(around(text, scan.at - 1, ahead.at + 1));
        }
    }
    found
}

/// The address around what stands for the sign from `at` to `behind`.
fn around(text: &str, at: usize, behind: usize) -> Option<Found> {
    let front = text.get(..at)?.trim_end_matches(' ');
    let is_spaced = front.len() < at;
    let is_local = |byte: &u8| is_word(*byte) || matches!(byte, b'.' | b'_' | b'+' | b'-' | b'%' | b'\'');
    let count = front.bytes().rev().take_while(is_local).count();
    let local = front.get(front.len() - count..)?;
    let local = local.trim_start_matches(['.', '-', '\'']);
    let mut scan = Scan::new(text, behind);
    let blanks = scan.skip(b" ");
    let start = scan.at;
    let mut end = start;
    let mut has_stop = false;
    loop {
        let word = scan.word();
        if word.is_empty() {
            break;
        }
        end = scan.at;
        if !scan.eat(b'.') || !is_word(scan.peek()) {
            break;
        }
        has_stop = true;
    }
    let is_word = behind - at > 1;
    let is_near = blanks == 0 && !is_spaced || is_word;
    let is_far = is_word || !is_near;
    let is_address = !local.is_empty() && end > start + 1 && blanks < 2 && (has_stop || !is_far);
    is_address.then_some((front.len() - local.len()..end, !is_near || !has_stop))
}

#[cfg(test)]
mod tests {
    use super::super::found;
    use super::find;

    #[test]
    fn ok_hits() {
        for (text, wanted) in [
            ("write to jane.doe@example.gov.", "jane.doe@example.gov"),
            ("(DOEJ@EXAMPLE.SGOV.GOV)", "DOEJ@EXAMPLE.SGOV.GOV"),
            ("<j_doe+x@ex-ample.org>, ann@b.cd", "j_doe+x@ex-ample.org | ann@b.cd"),
            ("jane(at)example.gov and jane [at] example.gov", "jane(at)example.gov | jane [at] example.gov"),
            ("jane@ example.gov", "?jane@ example.gov"),
            ("DOE@SAMPLETON", "?DOE@SAMPLETON"),
        ] {
            assert_eq!(found(find, text), wanted, "{text}");
        }
    }

    #[test]
    fn err_others() {
        for text in ["12 @ 5 dollars", "@", "a@", "@b.cd", "look (at) this", "(at)"] {
            assert_eq!(found(find, text), "", "{text}");
        }
    }
}
