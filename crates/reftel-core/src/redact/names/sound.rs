//! Names as they sound, over the ways in which other alphabets are put into Latin letters.
//!
//! | written | alike |
//! |---|---|
//! | letters for one consonant | `Qadhafi`, `Gaddafi`, `Kadafi`; `Sharif`, `Cherif`; `Djamal`, `Jamal`; `Philip`, `Filip` |
//! | double or single | `Mohammed`, `Muhamad` |
//! | vowels, of any number between two consonants | `Youssouf`, `Yusuf`; `Hussein`, `Husayn` |
//! | endings | `Ivanov`, `Ivanoff`, `Ivanow`; `Dmitry`, `Dmitrij`; `Abdullah`, `Abdulla` |
//! | other alphabets | `Ivanov`, `Иванов`; those without vowels by the consonants: `Khatib`, `خطيب` |

use super::alphabets::{consonant, romanized};
use super::words::character;

/// What a word sounds like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sound {
    /// A number for the consonants, and where vowels stand among them.
    key: u64,
    /// Number of consonants.
    consonants: u32,
    /// A number for the consonants alone; none where they are too few to tell a name.
    bare: Option<u64>,
    /// Whether it is written without vowels.
    is_bare: bool,
}

/// Fewest consonants of a word that is known by them.
const CONSONANTS_MIN: u32 = 3;
/// Fewest letters of a word that is compared by its sound.
const LETTERS_MIN: usize = 4;
const LETTERS_MAX: usize = 32;
/// Fewest consonants of a word that is known by nothing else.
const BARE_MIN: usize = 3;

impl Sound {
    /// The sound of letters without case; none where they are too few, or not Latin.
    pub(super) fn new(letters: &[u32]) -> Self {
        let mut chars: Vec<u8> = Vec::with_capacity(letters.len());
        let (mut is_other, mut is_bare) = (false, false);
        for code in letters.iter().take(LETTERS_MAX + 1) {
            let c = character(*code);
            match u8::try_from(c).ok().filter(u8::is_ascii_lowercase) {
                Some(letter) => chars.push(letter),
                None => {
                    let bare = consonant(c);
                    let Some(latin) = bare.or_else(|| romanized(c)) else { return Self::default() };
                    (is_other, is_bare) = (true, is_bare || bare.is_some());
                    chars.extend_from_slice(latin.as_bytes());
                }
            }
        }
        // The article is written together with the name.
        let is_article = |at: usize, c: char| letters.get(at).is_some_and(|code| character(*code) == c);
        if is_bare && letters.len() > LETTERS_MIN && is_article(0, 'ا') && is_article(1, 'ل') {
            chars.remove(0);
        }
        if letters.len() > LETTERS_MAX || chars.len() < LETTERS_MIN && !is_other {
            return Self::default();
        }
        let mut classes: Vec<u8> = Vec::with_capacity(chars.len() + 1);
        let mut rest = chars.as_slice();
        while let Some((class, len)) = next(rest, classes.last().copied()) {
            rest = rest.get(len..).unwrap_or_default();
            for &class in class {
                if classes.last() != Some(&class) {
                    classes.push(class);
                }
            }
        }
        let bare: Vec<u8> =
            classes.iter().copied().filter(|class| !matches!(*class, VOWEL | b'j' | b'v')).collect();
        let bare = (bare.len() >= BARE_MIN).then(|| number(&bare));
        ending(&mut classes);
        let consonants = classes.iter().filter(|class| **class != VOWEL).count();
        let consonants = u32::try_from(consonants).unwrap_or_default();
        Self { key: number(&classes), consonants, bare, is_bare }
    }

    /// Whether two words may be one name: many consonants tell it, and few need the same letters beside.
    pub(super) fn is(self, other: Self) -> bool {
        if self.is_bare || other.is_bare {
            return self.bare.is_some() && self.bare == other.bare && self.is_bare != other.is_bare;
        }
        self.consonants > 0 && (self.key, self.consonants) == (other.key, other.consonants)
    }

    /// Whether the consonants tell a name by themselves.
    pub(super) fn is_telling(self) -> bool {
        self.consonants >= CONSONANTS_MIN
    }
}

/// A number for classes of sounds.
fn number(classes: &[u8]) -> u64 {
    // The way of FNV.
    classes.iter().fold(0xcbf2_9ce4_8422_2325, |hash: u64, class| {
        (hash ^ u64::from(*class)).wrapping_mul(0x0100_0000_01b3)
    })
}

const VOWEL: u8 = b'a';

/// The classes of the sound at the start of letters, and its length.
fn next(rest: &[u8], before: Option<u8>) -> Option<(&'static [u8], usize)> {
    let at = |index: usize| rest.get(index).copied().unwrap_or(b' ');
    let is_vowel = |letter: u8| matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u');
    let behind_vowel = before == Some(VOWEL);
    Some(match (*rest.first()?, at(1), at(2), at(3)) {
        (b's', b'h', b'c', b'h') | (b't', b's', b'c', b'h') => (b"x", 4),
        (b's', b'c', b'h', _) | (b't', b'c', b'h', _) => (b"x", 3),
        (b'd', b'z', b'h', _) | (b'd', b's', b'h', _) => (b"j", 3),
        (b's' | b'c', b'h', ..) => (b"x", 2),
        (b'z', b'h', ..) | (b'd', b'j', ..) => (b"j", 2),
        (b'd', b'z', ..) => (b"j", 2),
        // A German Z.
        (b't', b's' | b'z', ..) => (b"s", 2),
        (b'k', b'h', ..) => (b"h", 2),
        (b'g', b'h', ..) | (b'c', b'k', ..) | (b'q', b'u', b'a' | b'e' | b'i', _) => (b"k", 2),
        (b'd', b'd', b'h', _) => (b"d", 3),
        (b'd', b'h', ..) => (b"d", 2),
        (b't', b't', b'h', _) => (b"t", 3),
        (b't', b'h', ..) => (b"t", 2),
        (b'p', b'h', ..) => (b"f", 2),
        (b'b', b'h', ..) => (b"b", 2),
        (b'x', ..) => (b"ks", 1),
        (b'c', b'e' | b'i' | b'y', ..) => (b"s", 1),
        (b'q' | b'k' | b'c' | b'g', ..) => (b"k", 1),
        (b'z', ..) => (b"s", 1),
        // A J at the end, or behind a vowel and before a consonant, is the second half of a vowel.
        (b'j', ..) if behind_vowel && !is_vowel(at(1)) => (b"a", 1),
        (b'y', second, ..) if before.is_none() && is_vowel(second) => (b"j", 1),
        (b'y', ..) => (b"a", 1),
        (b'w', second, ..) if behind_vowel && second != b' ' && second != b'i' => (b"a", 1),
        (b'w', ..) => (b"v", 1),
        (letter, ..) if is_vowel(letter) => (b"a", 1),
        (b'h', b' ', ..) if behind_vowel => (b"a", 1),
        (b'b', ..) => (b"b", 1),
        (b'd', ..) => (b"d", 1),
        (b'f', ..) => (b"f", 1),
        (b'h', ..) => (b"h", 1),
        (b'j', ..) => (b"j", 1),
        (b'l', ..) => (b"l", 1),
        (b'm', ..) => (b"m", 1),
        (b'n', ..) => (b"n", 1),
        (b'p', ..) => (b"p", 1),
        (b'r', ..) => (b"r", 1),
        (b's', ..) => (b"s", 1),
        (b't', ..) => (b"t", 1),
        _ => (b"v", 1),
    })
}

/// What endings have in common.
fn ending(classes: &mut Vec<u8>) {
    if classes.last() == Some(&VOWEL) {
        classes.pop();
    }
    match classes.as_mut_slice() {
        [.., last @ b'v'] => *last = b'f',
        [.., last @ b'd'] => *last = b't',
        // `Aleksandr`, `Alexander`.
        [.., _, VOWEL, b'r' | b'l'] => drop(classes.remove(classes.len() - 2)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::redact::names::letters;
    use crate::search::Folded;

    fn sound(word: &str) -> Sound {
        Sound::new(&letters(Folded::words(word).codes()))
    }

    #[test]
    fn ok_one_name() {
        for names in [
            &["Qadhafi", "Gaddafi", "Kadafi", "Qaddhafi", "Gadhafy"][..],
            &["Mohammed", "Muhammad", "Mohamed", "Mahomet"],
            &["Aleksandr", "Alexander"],
            &["Ivanov", "Ivanoff", "Ivanow"],
            &["Youssouf", "Yusuf", "Yousef"],
            &["Hussein", "Husayn", "Hossein"],
            &["Sharif", "Shareef", "Cherif"],
            &["Djamal", "Jamal", "Jamel"],
            &["Philip", "Filip"],
            &["Dmitry", "Dmitriy", "Dmitrij"],
            &["Abdullah", "Abdulla", "Abdallah"],
            &["Zhukov", "Jukov"],
            &["Dawud", "Daoud"],
            &["Khaled", "Khalid"],
            &["Laden", "Ladin"],
            &["Yelnetsin", "Jelnezin"],
            &["Petrovskiy", "Петровский"],
            &["Щукарёв", "Shchukarev", "SHCHUKARYOV"],
            &["Kostakis", "Κωστάκης"],
            &["Khatibi", "خطيبي", "الخطيبي"],
        ] {
            let [first, others @ ..] = names else { continue };
            assert!(others.iter().all(|name| sound(first).is(sound(name))), "{names:?}");
        }
    }

    #[test]
    fn ok_other_names() {
        for (a, b) in [
            ("Carter", "Greater"),
            ("Martin", "Norton"),
            ("Ann", "Ann"),
            ("Sample", "Simples"),
            ("1234", "1234"),
        ] {
            assert!(!sound(a).is(sound(b)), "{a} {b}");
        }
    }
}
