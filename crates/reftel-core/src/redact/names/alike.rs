//! Words that may be the same, badly read, mistyped, of other letters, or spelled another way.

use super::sound::Sound;
use super::words::{character, letters, plain};
use crate::search::{CAPITAL, Folded, MARK};
use crate::text::fuzzy::is_within_one_edit_by;
use crate::text::ocr;

/// Fewest letters of a word in which one may be wrong.
const WRONG_MIN: usize = 6;
/// Fewest letters of a word that is compared at all.
const LOOK_MIN: usize = 3;
/// Fewest letters of a word with an article before it.
const ARTICLE_MIN: usize = 7;

/// What a word looks and sounds like.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Look {
    shape: u64,
    sound: Sound,
}

impl Look {
    /// Of the codes of a word.
    pub(super) fn new(codes: &[u32]) -> Self {
        // Nearly all words have no accents, and need no copy.
        let sound = match codes.iter().any(|code| code & MARK != 0) {
            true => Sound::new(&letters(codes)),
            false => Sound::new(codes),
        };
        Self { shape: shape(codes), sound }
    }
}

/// A word that is looked for.
#[derive(Debug)]
pub(super) struct Wanted {
    letters: Vec<u32>,
    shapes: Vec<u64>,
    sound: Sound,
}

impl Wanted {
    /// Of letters without case and accents.
    pub(super) fn new(letters: &[u32]) -> Self {
        let small = letters.to_vec();
        let capitals: Vec<u32> = letters.iter().map(|code| code | CAPITAL).collect();
        let mut title = small.clone();
        title.first_mut().into_iter().for_each(|first| *first |= CAPITAL);
        let shapes = [&small, &capitals, &title].map(|codes| shape(codes)).to_vec();
        Self { letters: small, shapes, sound: Sound::new(letters) }
    }

    pub(super) fn letters(&self) -> &[u32] {
        &self.letters
    }

    /// Whether the codes of a word of a text look like it, and are not it.
    pub(super) fn is_alike(&self, word: &[u32], look: Look) -> bool {
        let wanted = self.letters.as_slice();
        if wanted.len() < LOOK_MIN || word.len().abs_diff(wanted.len()) > wanted.len() / 2 {
            return false;
        }
        if word.iter().any(|code| code & MARK != 0) {
            let word = letters(word);
            return self.is_other(&word, look);
        }
        self.is_other(word, look)
    }

    fn is_other(&self, word: &[u32], look: Look) -> bool {
        let wanted = self.letters.as_slice();
        let may_be = self.shapes.contains(&look.shape)
            || wanted.len() >= WRONG_MIN && is_within_one_edit_by(wanted, word, is_same);
        may_be && !(wanted.len() == word.len() && wanted.iter().zip(word).all(|(a, b)| is_same(a, b)))
    }

    /// Whether a word of a text may be another spelling of it.
    pub(super) fn sounds_like(&self, word: &[u32], look: Look) -> bool {
        self.sound.is(look.sound)
            && (self.sound.is_telling() || is_within_one_edit_by(&self.letters, &letters(word), is_same))
            && letters(word) != self.letters
    }

    /// Whether a word of a text may be another spelling of it with the Arabic article before it.
    pub(super) fn sounds_like_behind_article(&self, word: &[u32]) -> bool {
        let is_article = matches!(
            word,
            [first, second, ..] if matches!(character(*first), 'a' | 'e' | 'u') && character(*second) == 'l'
        );
        is_article
            && word.len() >= ARTICLE_MIN
            && self.sound.is(Sound::new(&letters(word.get(2..).unwrap_or_default())))
    }
}

fn is_same(a: &u32, b: &u32) -> bool {
    plain(*a) == plain(*b)
}

/// A number for the shapes of letters: of two words that look alike it is the same.
fn shape(codes: &[u32]) -> u64 {
    let is_ascii = codes.iter().all(|code| character(*code).is_ascii() && code & MARK == 0);
    if is_ascii {
        return number(codes);
    }
    // Letters of other alphabets as those of Latin that they look like, in the form in which they stand there.
    let mut word = String::with_capacity(codes.len());
    for code in codes.iter().filter(|code| *code & MARK == 0) {
        let c = character(*code);
        match code & CAPITAL {
            0 => word.push(c),
            _ => word.extend(c.to_uppercase()),
        }
    }
    let latin: String = unicode_security::skeleton(&word).collect();
    number(&letters(Folded::words(&latin).codes()))
}

fn number(letters: &[u32]) -> u64 {
    let is_long = letters.len() > LOOK_MIN;
    // The way of FNV.
    Shapes { letters, is_long }.fold(0xcbf2_9ce4_8422_2325, |hash: u64, shape| {
        (hash ^ u64::from(u32::from(shape))).wrapping_mul(0x0100_0000_01b3)
    })
}

/// The shapes of letters.
struct Shapes<'a> {
    letters: &'a [u32],
    is_long: bool,
}

impl Iterator for Shapes<'_> {
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
            let folded = Folded::words(b);
            Wanted::new(&letters(Folded::words(a).codes()))
                .is_alike(folded.codes(), Look::new(folded.codes()))
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
            ("Kappas", "Карраѕ"),
            ("Bosnex", "ΒΟЅΝΕΧ"),
            ("Zorvik", "Zоrviк"),
            ("Zorvik", "Zօrvіk"),
        ] {
            assert!(alike(a, b), "{a} {b}");
            assert!(alike(b, a) || b.len() < 6 || !b.is_ascii(), "{b} {a}");
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
