//! Words that were hyphenated at the end of a line. `inter-` and `operability` are one word if
//! `interoperability` stands elsewhere in the text; otherwise the hyphen may be the word's own.

use super::{Markup, Notation, Span};

/// Adds the hyphens to `found`. Takes time linear in the length.
pub(super) fn find(bytes: &[u8], found: &mut Vec<Markup>) {
    let places: Vec<Place> = places(bytes).collect();
    if places.is_empty() {
        return;
    }
    // The joined words by hash, in order, and whether one stands elsewhere.
    let mut keys: Vec<(u64, usize)> = places.iter().map(|place| hash(&place.word)).zip(0..).collect();
    keys.sort_unstable();
    keys.dedup_by_key(|(hash, _)| *hash);
    let mut lengths = [false; 2 * HALF_MAX + 1];
    for place in &places {
        lengths.get_mut(place.word.len()).into_iter().for_each(|is_length| *is_length = true);
    }
    let mut is_known = vec![false; keys.len()];
    for word in bytes.split(|byte| !is_letter(*byte)) {
        if lengths.get(word.len()) == Some(&true)
            && let Ok(at) = keys.binary_search_by_key(&hash(word), |(hash, _)| *hash)
        {
            is_known.get_mut(at).into_iter().for_each(|is_known| *is_known = true);
        }
    }
    let known = places.into_iter().filter(|place| {
        let at = keys.binary_search_by_key(&hash(&place.word), |(hash, _)| *hash);
        at.is_ok_and(|at| is_known.get(at) == Some(&true))
    });
    found.extend(known.map(|place| Markup { span: place.span, notation: Notation::Hyphen, shown: None }));
}

/// FNV-1a of a word in small letters: 64 bits hold the words of a text apart, with much less code than a set.
fn hash(word: &[u8]) -> u64 {
    word.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0000_01b3)
    })
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
        // Most hyphens stand within a line.
        bytes.get(at + 1).filter(|byte| byte.is_ascii_whitespace())?;
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
