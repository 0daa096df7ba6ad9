//! Words that were hyphenated at the end of a line. `inter-` and `operability` are one word if
//! `interoperability` stands elsewhere in the text; otherwise the hyphen may be the word's own.

use std::collections::HashSet;

use super::{Markup, Notation};
use crate::text::Span;

/// Adds the hyphens to `found`. Takes time linear in the length.
pub(super) fn find(bytes: &[u8], found: &mut Vec<Markup>) {
    let breaks: Vec<Break> = breaks(bytes).collect();
    if breaks.is_empty() {
        return;
    }
    let joined: HashSet<&[u8]> = breaks.iter().map(|broken| broken.word.as_slice()).collect();
    // Most words of a text are refused by their length, without a look-up.
    let mut lengths = [false; 2 * HALF_MAX + 1];
    for word in &joined {
        lengths.get_mut(word.len()).into_iter().for_each(|is_length| *is_length = true);
    }
    let mut known: HashSet<&[u8]> = HashSet::new();
    let mut lowercase = Vec::new();
    for word in bytes.split(|byte| !byte.is_ascii_alphabetic()) {
        if lengths.get(word.len()) == Some(&true) {
            lowercase.clear();
            lowercase.extend(word.iter().map(u8::to_ascii_lowercase));
            known.extend(joined.get(lowercase.as_slice()));
        }
    }
    let hyphens = breaks.iter().filter(|broken| known.contains(broken.word.as_slice()));
    found.extend(hyphens.map(|broken| Markup { span: broken.span, notation: Notation::Hyphen, shown: None }));
}

/// A word that a hyphen and a line end break.
struct Break {
    /// Hyphen, line end and the whitespace before the next letter.
    span: Span,
    /// The two halves joined, in lowercase.
    word: Vec<u8>,
}

/// Longest half of a word, in letters.
const HALF_MAX: usize = 40;

fn breaks(bytes: &[u8]) -> impl Iterator<Item = Break> + '_ {
    memchr::memchr_iter(b'-', bytes).filter_map(|at| {
        // Most hyphens stand within a line.
        bytes.get(at + 1).filter(|byte| byte.is_ascii_whitespace())?;
        let before = bytes.get(..at)?;
        let after = bytes.get(at + 1..)?;
        let gap = after.iter().position(|byte| !byte.is_ascii_whitespace())?;
        // One line end: an empty line ends the paragraph.
        (after.get(..gap)?.iter().filter(|byte| **byte == b'\n').count() == 1).then_some(())?;
        let first = before.iter().rev().take(HALF_MAX).take_while(|byte| byte.is_ascii_alphabetic()).count();
        let rest = after.get(gap..)?;
        let second = rest.iter().take(HALF_MAX).take_while(|byte| byte.is_ascii_alphabetic()).count();
        (first >= 2 && second >= 2).then_some(())?;
        let mut word = before.get(at - first..)?.to_ascii_lowercase();
        word.extend(rest.get(..second)?.to_ascii_lowercase());
        Some(Break { span: Span::new(at, at + 1 + gap), word })
    })
}

#[cfg(test)]
mod tests {
    use crate::text::clean_text as clean;

    #[test]
    fn ok_joins_what_stands_joined_elsewhere() {
        assert_eq!(
            clean("inter-\n  operability and interoperability"),
            "interoperability and interoperability"
        );
        assert_eq!(clean("INTER-\r\nOPERABILITY, Interoperability"), "INTEROPERABILITY, Interoperability");
    }

    #[test]
    fn ok_keeps_the_rest() {
        for text in [
            "US-\nled talks",
            "inter-\n\noperability interoperability",
            "a --\nled",
            "x-\n",
            "-\n-\n",
            "inter- operability interoperability",
        ] {
            assert_eq!(clean(text), text);
        }
    }
}
