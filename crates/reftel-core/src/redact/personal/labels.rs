//! Words that say what kind of data follows.

use super::scan::{Scan, is_word};
use crate::lexicon::PERSONAL;

/// The phrases of one kind, by the letters that they begin with, the longest first.
pub(super) struct Labels(Vec<Vec<&'static str>>);

/// ASCII: all phrases begin with it.
const FIRSTS: usize = 128;

impl Labels {
    pub(super) fn of(kind: &str) -> Self {
        let mut all = vec![Vec::new(); FIRSTS];
        for phrase in PERSONAL.of(kind) {
            let first = phrase.as_bytes().first().and_then(|first| all.get_mut(usize::from(*first)));
            first.into_iter().for_each(|phrases| phrases.push(phrase));
        }
        Self(all)
    }

    /// Goes over the longest phrase that stands here, whatever the case; `D.O.B.` is `dob`.
    pub(super) fn eat(&self, scan: &mut Scan<'_>) -> bool {
        let phrases = self.0.get(usize::from(scan.peek().to_ascii_lowercase()));
        let end = phrases.into_iter().flatten().find_map(|phrase| end_of(*scan, phrase));
        if let Some(end) = end {
            scan.at = end;
        }
        end.is_some()
    }
}

/// Where a phrase ends that stands here. Periods may stand behind single letters, and between words.
fn end_of(mut scan: Scan<'_>, phrase: &str) -> Option<usize> {
    let mut is_single = true;
    let mut bytes = phrase.bytes().peekable();
    while let Some(byte) = bytes.next() {
        if byte == b' ' {
            if scan.skip(b" .") == 0 {
                return None;
            }
            is_single = true;
            continue;
        }
        if !scan.peek().eq_ignore_ascii_case(&byte) {
            return None;
        }
        scan.at += 1;
        if is_single && scan.peek() == b'.' && bytes.peek().is_some_and(u8::is_ascii_alphabetic) {
            scan.at += 1;
            scan.skip(b" ");
        } else {
            is_single = false;
        }
    }
    (!is_word(scan.peek()) || !is_word(scan.before())).then_some(scan.at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_phrases_end() {
        for (phrase, text, wanted) in [
            ("dob", "D.O.B. 1", Some("D.O.B")),
            ("dob", "d. o. b", Some("d. o. b")),
            ("po box", "P.O. Box 1", Some("P.O. Box")),
            ("po box", "P. O. BOX", Some("P. O. BOX")),
            ("dob", "dobs", None),
            ("tel", "telephone", None),
            ("tel", "te.l", None),
        ] {
            let found = end_of(Scan::new(text, 0), phrase).map(|end| &text[..end]);
            assert_eq!(found, wanted, "{text}");
        }
    }
}
