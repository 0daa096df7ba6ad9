//! Names of one-syllable words in the ways in which Chinese and Korean are put into Latin letters: `Deng Xiaoping`, `Teng
//! Hsiao-p'ing`; `Park Chung-hee`, `Pak Chong-hui`.
//!
//! Syllables are compared by classes of what begins, carries and ends them, which are coarse: only a whole name is known by
//! them, and its words alone where the whole stands in the same text.

use std::ops::Range;

use super::words::{Words, character};

/// What a syllable begins with, its vowel, what it ends with; blanks for nothing.
type Syllable = (u8, u8, u8);

/// Fewest and most syllables of a name.
const NAME_MIN: usize = 2;
const NAME_MAX: usize = 4;
/// Most words of one.
const WORDS_MAX: usize = 3;
/// Most syllables of a word, and most of its letters.
const WORD_MAX: usize = 2;
const LETTERS_MAX: usize = 9;

/// A name of such words.
pub(super) struct Syllables {
    words: Vec<Vec<u32>>,
    all: Vec<Syllable>,
    /// Of each word.
    each: Vec<Vec<Syllable>>,
}

impl Syllables {
    /// None if the words are not all of such syllables.
    pub(super) fn new(words: &Words<'_>) -> Option<Self> {
        let letters: Vec<Vec<u32>> = (0..words.len()).map(|word| words.letters(word)).collect();
        let each: Vec<Vec<Syllable>> = letters.iter().map(|word| read(word)).collect::<Option<_>>()?;
        let all = each.concat();
        let is_name = (2..=WORDS_MAX).contains(&each.len()) && (NAME_MIN..=NAME_MAX).contains(&all.len());
        is_name.then_some(Self { words: letters, all, each })
    }

    /// Every place of the name in another spelling, as codes; and those of its words where it stands.
    pub(super) fn find(&self, words: &Words<'_>) -> Vec<Range<usize>> {
        let mut found: Vec<Range<usize>> =
            (0..words.len()).filter_map(|word| self.whole(words, word)).collect();
        if found.is_empty() {
            return found;
        }
        let whole = found.clone();
        let is_in_whole = |word: usize| whole.iter().any(|found| found.contains(&words.range(word).start));
        for word in (0..words.len()).filter(|word| words.is_capital(*word) && !is_in_whole(*word)) {
            let letters = words.letters(word);
            let is_other = !self.words.contains(&letters);
            if is_other && read(&letters).is_some_and(|syllables| self.each.contains(&syllables)) {
                found.push(words.range(word));
            }
        }
        found
    }

    /// The name in another spelling that begins with a word.
    fn whole(&self, words: &Words<'_>, first: usize) -> Option<Range<usize>> {
        let mut rest = self.all.as_slice();
        let mut is_other = false;
        for (count, word) in (first..words.len()).enumerate().take(NAME_MAX) {
            let is_joined = matches!(words.before(word), [code] if matches!(character(*code), ' ' | '-'));
            // A given name goes on in small letters behind a hyphen.
            if count > 0 && !is_joined || !words.is_capital(word) && !words.has_hyphen_before(word) {
                return None;
            }
            let letters = words.letters(word);
            rest = rest.strip_prefix(read(&letters)?.as_slice())?;
            is_other |= !self.words.contains(&letters);
            if rest.is_empty() {
                return is_other.then(|| words.range(first).start..words.range(word).end);
            }
        }
        None
    }
}

/// The syllables of a word; None if it is not made of one or two such.
fn read(letters: &[u32]) -> Option<Vec<Syllable>> {
    if letters.len() > LETTERS_MAX {
        return None;
    }
    let letters: Vec<u8> = letters
        .iter()
        .map(|code| u8::try_from(character(*code)).ok().filter(u8::is_ascii_lowercase))
        .collect::<Option<_>>()?;
    let mut rest = letters.as_slice();
    let mut syllables = Vec::new();
    while !rest.is_empty() {
        let (syllable, len) = syllable(rest)?;
        syllables.push(syllable);
        rest = rest.get(len..)?;
    }
    (1..=WORD_MAX).contains(&syllables.len()).then_some(syllables)
}

fn syllable(letters: &[u8]) -> Option<(Syllable, usize)> {
    let is_vowel = |byte: &u8| matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u' | b'y' | b'w');
    let consonants = letters.iter().take_while(|byte| !is_vowel(byte)).count();
    let begin = letters.get(..consonants)?;
    let class = match begin {
        b"" => b' ',
        b"zh" | b"ch" | b"j" | b"q" | b"z" | b"c" | b"ts" | b"tz" | b"tch" => b'c',
        b"x" | b"hs" | b"sh" | b"s" | b"sz" | b"ss" => b's',
        b"b" | b"p" => b'p',
        b"d" | b"t" => b't',
        b"g" | b"k" => b'k',
        b"l" | b"r" | b"rh" | b"n" => b'l',
        b"m" => b'm',
        b"f" => b'f',
        b"h" => b'h',
        _ => return None,
    };
    let rest = letters.get(consonants..)?;
    let vowels = rest.iter().take_while(|byte| is_vowel(byte)).count();
    let sound = rest.get(..vowels).filter(|sound| !sound.is_empty())?;
    let rest = rest.get(vowels..)?;
    let (end, len) = ending(rest, &is_vowel);
    let has = |letter: u8| sound.contains(&letter);
    let is_whistled = matches!(begin, b"tz" | b"sz" | b"ss");
    let vowel = match sound {
        b"ae" => b'e',
        b"ie" | b"ye" if end == b'n' => b'a',
        b"u" if is_whistled && end == b' ' => b'i',
        b"e" if end == b' ' => b'o',
        _ if has(b'a') => b'a',
        b"ee" | b"ui" | b"uei" => b'i',
        _ if has(b'o') || has(b'u') => b'o',
        _ if has(b'e') => b'e',
        b"w" => b'o',
        _ => b'i',
    };
    // "Lee", "Rhee", "Yi" are one; so are "Lim" and "Im".
    let class = if class == b'l' && vowel == b'i' { b' ' } else { class };
    Some(((class, vowel, end), consonants + vowels + len))
}

/// The class of what ends a syllable, and its length. What a vowel follows begins the next one.
fn ending(rest: &[u8], is_vowel: &dyn Fn(&u8) -> bool) -> (u8, usize) {
    let is_end = |len: usize| rest.get(len).is_none_or(|next| !is_vowel(next));
    match rest {
        [b'n', b'g', ..] if is_end(2) => (b'g', 2),
        [b'r', b'k' | b'g', ..] if is_end(2) => (b'k', 2),
        [b'h' | b'r', ..] if is_end(1) => (b' ', 1),
        [b'n', ..] if is_end(1) => (b'n', 1),
        [b'k' | b'g', ..] if is_end(1) => (b'k', 1),
        [b'l', ..] if is_end(1) => (b'l', 1),
        [b'm', ..] if is_end(1) => (b'm', 1),
        [b'p' | b'b', ..] if is_end(1) => (b'p', 1),
        [b't', ..] if is_end(1) => (b't', 1),
        _ => (b' ', 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::Folded;

    fn found(name: &str, text: &str) -> String {
        let (name, folded) = (Folded::words(name), Folded::words(text));
        let Some(name) = Syllables::new(&Words::new(&name)) else { return "no such name".to_owned() };
        let place =
            |codes: Range<usize>| &text[folded.place(codes.start)..folded.place_behind(codes.end - 1)];
        name.find(&Words::new(&folded)).into_iter().map(place).collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn ok_other_spellings() {
        for (name, text, wanted) in [
            ("Dang Xiaobin", "met Tang Hsiao-pin there. Tang left.", "Tang Hsiao-pin | Tang"),
            ("Jiang Zeshi", "CHIANG TSE-SHIH", "CHIANG TSE-SHIH"),
            ("Park Jung-hui", "Pak Chong-hee spoke", "Pak Chong-hee"),
            ("Lee Myung-bok", "Yi Myong-pok. Rhee said Yi", "Yi Myong-pok | Rhee | Yi"),
            ("Roh Mu-hyon", "Noh Moo-hyun", "Noh Moo-hyun"),
            ("Park Jung-hui", "Park Jung-hui parks in a bag", ""),
            ("Park Jung-hui", "Pack the bag, Chong", ""),
            ("Jane Doe", "Jean Dow", ""),
            ("Ann Sample", "Ann Zample", "no such name"),
        ] {
            assert_eq!(found(name, text), wanted, "{name} in {text}");
        }
    }
}
