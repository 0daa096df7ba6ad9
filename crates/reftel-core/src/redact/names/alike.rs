//! Words that may be the same, badly read or mistyped.

use super::words::{character, letters, plain};
use crate::search::MARK;
use crate::text::fuzzy::is_within_one_edit_by;
use crate::text::ocr;

/// Fewest letters of a word in which one may be wrong.
const WRONG_MIN: usize = 6;
/// Fewest letters of a word that is compared at all.
const LOOK_MIN: usize = 3;

/// Whether the codes of a word of a text look like wanted letters, and are not them.
pub(super) fn is_alike(wanted: &[u32], word: &[u32]) -> bool {
    if wanted.len() < LOOK_MIN || word.len().abs_diff(wanted.len()) > wanted.len() / 2 {
        return false;
    }
    // Nearly all words have no accents, and need no copy.
    if word.iter().any(|code| code & MARK != 0) {
        let word = letters(word);
        return is_other(wanted, &word);
    }
    is_other(wanted, word)
}

fn is_other(wanted: &[u32], word: &[u32]) -> bool {
    let is_same = |a: &u32, b: &u32| plain(*a) == plain(*b);
    let may_be =
        wanted.len() >= WRONG_MIN && is_within_one_edit_by(wanted, word, is_same) || looks_like(wanted, word);
    may_be && !(wanted.len() == word.len() && wanted.iter().zip(word).all(|(a, b)| is_same(a, b)))
}

/// Whether two words are one when letters that look alike are the same.
fn looks_like(wanted: &[u32], word: &[u32]) -> bool {
    let is_long = wanted.len() > LOOK_MIN;
    Looks { letters: wanted, is_long }.eq(Looks { letters: word, is_long })
}

/// The shapes of letters.
struct Looks<'a> {
    letters: &'a [u32],
    is_long: bool,
}

impl Iterator for Looks<'_> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        let (first, rest) = self.letters.split_first()?;
        self.letters = rest;
        Some(match character(*first) {
            'e' if self.is_long => 'c',
            'r' if rest.first().is_some_and(|next| character(*next) == 'n') => {
                self.letters = rest.get(1..).unwrap_or_default();
                'm'
            }
            other => ocr::shape(other),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::Folded;

    #[test]
    fn ok_alike() {
        let alike = |a: &str, b: &str| {
            is_alike(&letters(Folded::words(a).codes()), &letters(Folded::words(b).codes()))
        };
        for (a, b) in [
            ("Doe", "D0E"),
            ("Sample", "Sarnple"),
            ("Sample", "5ample"),
            ("Sarnov", "Samov"),
            ("Bell", "8ELL"),
            ("Bell", "BeIl"),
            ("Bell", "BE1L"),
            ("Reed", "Recd"),
            ("Sample", "Samplc"),
            ("Sample", "Samqle"),
            ("Sample", "Smple"),
            ("Sample", "Saample"),
            ("Sample", "Smaple"),
        ] {
            assert!(alike(a, b), "{a} {b}");
            assert!(alike(b, a) || b.len() < 6, "{b} {a}");
        }
        for (a, b) in [
            ("Doe", "DOE"),
            ("Doe", "Dot"),
            ("Doe", "Doc"),
            ("Bell", "Ball"),
            ("Sample", "Simply"),
            ("Sample", "Samples of it"),
            ("Sample", "Example"),
            ("Oo", "00"),
            ("Sample", ""),
        ] {
            assert!(!alike(a, b), "{a} {b}");
        }
    }
}
