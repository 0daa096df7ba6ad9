//! Words that say what kind of data follows.

use std::borrow::Cow;

use super::scan::{Scan, is_word};
use crate::lexicon::PERSONAL;
use crate::redact::flat::Flat;
use crate::search::Folded;

/// The phrases of one kind, by the letters that they begin with, the longest first.
pub(super) struct Labels(Vec<Vec<Cow<'static, str>>>);

/// The first bytes of phrases.
const FIRSTS: usize = 256;

impl Labels {
    pub(super) fn of(kind: &str) -> Self {
        let mut all = vec![Vec::new(); FIRSTS];
        let mut add = |phrase: Cow<'static, str>| {
            let first = phrase.as_bytes().first().and_then(|first| all.get_mut(usize::from(*first)));
            first.into_iter().for_each(|phrases: &mut Vec<Cow<'static, str>>| phrases.push(phrase.clone()));
        };
        for phrase in PERSONAL.of(kind) {
            match phrase.is_ascii() {
                true => add(phrase.into()),
                // Without accents, as the text is; and only letters of ASCII are compared in any case.
                false => {
                    let plain = Flat::new(&Folded::words(phrase)).text().to_owned();
                    capitals(&plain).into_iter().chain([plain]).for_each(|phrase| add(phrase.into()));
                }
            }
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

/// A phrase with a capital, and in capitals.
fn capitals(phrase: &str) -> Vec<String> {
    let mut rest = phrase.chars();
    let first: String = rest.next().into_iter().flat_map(char::to_uppercase).collect();
    vec![first + rest.as_str(), phrase.to_uppercase()]
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
    // Letters of Chinese end where digits begin.
    let is_digit_next = scan.before() >= 0x80 && scan.peek().is_ascii_digit();
    (!is_word(scan.peek()) || !is_word(scan.before()) || is_digit_next).then_some(scan.at)
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
            ("паспорт", "паспорт 1", Some("паспорт")),
            ("电话", "电话1", Some("电话")),
        ] {
            let found = end_of(Scan::new(text, 0), phrase).map(|end| &text[..end]);
            assert_eq!(found, wanted, "{text}");
        }
    }
}
