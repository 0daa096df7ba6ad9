//! Words that were hyphenated at the end of a line. `inter-` and `operability` are one word if
//! `interoperability` stands elsewhere in the text; otherwise the hyphen may be the word's own.

use std::collections::HashSet;

use super::{Markup, Notation, Span};

/// Adds the hyphens to `found`. Takes time linear in the length.
pub(super) fn find(bytes: &[u8], found: &mut Vec<Markup>) {
    let places: Vec<Place> = places(bytes).collect();
    if places.is_empty() {
        return;
    }
    // Every word of the text that could be one of the joined ones: only those lengths are kept.
    let lengths: HashSet<usize> = places.iter().map(|place| place.word.len()).collect();
    let words: HashSet<Vec<u8>> = bytes
        .split(|byte| !is_letter(*byte))
        .filter(|word| lengths.contains(&word.len()))
        .map(<[u8]>::to_ascii_lowercase)
        .collect();
    let known = places.into_iter().filter(|place| words.contains(&place.word));
    found.extend(known.map(|place| Markup { span: place.span, notation: Notation::Hyphen, shown: None }));
}

/// A hyphen between two letters with a line end behind it.
struct Place {
    /// Hyphen, line end and the blanks before the next letter.
    span: Span,
    /// The two halves joined, in small letters.
    word: Vec<u8>,
}

/// Longest half of a word, in letters.
const HALF_MAX: usize = 40;

fn places(bytes: &[u8]) -> impl Iterator<Item = Place> + '_ {
    memchr::memchr_iter(b'-', bytes).filter_map(|at| {
        let before = bytes.get(..at)?;
        let behind = bytes.get(at + 1..)?;
        let gap = behind.iter().position(|byte| !byte.is_ascii_whitespace())?;
        let blanks = behind.get(..gap)?;
        // One line end: an empty line ends the paragraph.
        (blanks.iter().filter(|byte| **byte == b'\n').count() == 1).then_some(())?;
        let first = before.iter().rev().take(HALF_MAX).take_while(|byte| is_letter(**byte)).count();
        let rest = behind.get(gap..)?;
        let second = rest
            .iter()
            .take(HALF_MAX)
            .take_while(|byte| byte.is_ascii_lowercase() || byte.is_ascii_uppercase())
            .count();
        (first >= 2 && second >= 2).then_some(())?;
        let mut word = before.get(at - first..)?.to_ascii_lowercase();
        word.extend(rest.get(..second)?.to_ascii_lowercase());
        Some(Place { span: Span::new(at, at + 1 + gap), word })
    })
}

const fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphabetic()
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
