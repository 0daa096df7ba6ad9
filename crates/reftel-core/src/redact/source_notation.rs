//! Redactions of the source that look like ours.
//!
//! A reader of an export must be able to tell what the publisher of the cable took out from what was taken out here. So a
//! notation of the source that could be one of our marks says that it is in the source.

use std::ops::Range;

/// What is added to a notation that looks like ours.
const NOTE: &str = " (in the source)";
/// The word that our marks begin with.
const WORD: &str = "REDACTED";
/// Longest notation, in bytes.
const MAX: usize = 80;

/// A notation of the source as it is shown in an export.
pub(super) fn told_apart(notation: &str) -> String {
    if !is_like_ours(notation) {
        return notation.to_owned();
    }
    let inner = notation.trim_end_matches(|c: char| c == ']' || c.is_whitespace());
    let close = notation.get(inner.len()..).unwrap_or_default();
    format!("{inner}{NOTE}{close}")
}

/// The places in a text that look like our marks, in order.
pub(super) fn alike(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for at in memchr::memchr_iter(b'[', text.as_bytes()) {
        let Some(rest) = text.get(at..).filter(|rest| is_like_ours(rest)) else { continue };
        if found.last().is_some_and(|last| at < last.end) {
            continue;
        }
        let close = rest.bytes().take(MAX).position(|byte| byte == b']');
        let word = rest.len() - rest.trim_start_matches(is_open).len() + WORD.len();
        let mut end = close.map_or(word, |close| close + 1);
        end += rest.bytes().skip(end).take_while(|byte| *byte == b']').count();
        found.push(at..at + end);
    }
    found
}

fn is_like_ours(text: &str) -> bool {
    let inner = text.trim_start_matches(is_open);
    let begins = inner.get(..WORD.len()).is_some_and(|word| word.eq_ignore_ascii_case(WORD));
    text.starts_with('[') && begins
}

fn is_open(c: char) -> bool {
    c == '[' || c.is_whitespace()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_notations_like_ours() {
        for (notation, shown) in [
            ("[REDACTED]", "[REDACTED (in the source)]"),
            ("[redacted (b)(6)]", "[redacted (b)(6) (in the source)]"),
            ("[[REDACTED-EX B6]]", "[[REDACTED-EX B6 (in the source)]]"),
            ("[ Redacted ]", "[ Redacted (in the source) ]"),
            ("[REDACTED", "[REDACTED (in the source)"),
            ("(REDACTED)", "(REDACTED)"),
            ("XXXXXX", "XXXXXX"),
            ("[NAME REDACTED]", "[NAME REDACTED]"),
        ] {
            assert_eq!(told_apart(notation), shown);
        }
    }

    #[test]
    fn ok_places() {
        let places = |text: &str| alike(text).into_iter().map(|at| text[at].to_owned()).collect::<Vec<_>>();
        assert_eq!(places("a [REDACTED] b [[REDACTED-EX B6]] c"), ["[REDACTED]", "[[REDACTED-EX B6]]"]);
        assert_eq!(places("[b] [REDACTED é"), ["[REDACTED"]);
        assert!(places("[a] REDACTED").is_empty());
    }
}
