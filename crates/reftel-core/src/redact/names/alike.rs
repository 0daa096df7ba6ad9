//! Words that may be the same, badly read or mistyped.

use super::words::{character, letters, plain};
use crate::search::MARK;

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
    let may_be = wanted.len() >= WRONG_MIN && has_one_wrong(wanted, word) || looks_like(wanted, word);
    may_be && !(wanted.len() == word.len() && wanted.iter().zip(word).all(same))
}

fn same((a, b): (&u32, &u32)) -> bool {
    *a == plain(*b)
}

/// Whether one letter is wrong, left out or too many, or two have changed places.
fn has_one_wrong(wanted: &[u32], word: &[u32]) -> bool {
    if word.len().abs_diff(wanted.len()) > 1 {
        return false;
    }
    let front = wanted.iter().zip(word).take_while(|pair| same(*pair)).count();
    let back = wanted.iter().rev().zip(word.iter().rev()).take_while(|pair| same(*pair)).count();
    let longer = wanted.len().max(word.len());
    let swapped = || {
        let pair = |word: &[u32]| Some((plain(*word.get(front)?), plain(*word.get(front + 1)?)));
        let turned = pair(word).map(|(a, b)| (b, a));
        front + back + 2 >= longer && turned.is_some() && pair(wanted) == turned
    };
    front + back + 1 >= longer || wanted.len() == word.len() && swapped()
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
            '0' => 'o',
            '1' | 'i' => 'l',
            '5' => 's',
            '8' => 'b',
            'e' if self.is_long => 'c',
            'r' if rest.first().is_some_and(|next| character(*next) == 'n') => {
                self.letters = rest.get(1..).unwrap_or_default();
                'm'
            }
            other => other,
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
