//! What a person's name is made of.

use super::sound::Sound;
use super::words::{Words, character, spelled};
use crate::lexicon::{Grammar, grammar, office, particle, title};
use crate::search::Folded;

/// The parts of a name, as letters without case and accents.
#[derive(Debug, Default)]
pub(super) struct Person {
    /// Given names, middle names and initials, and the particles of the surname.
    pub(super) given: Vec<Vec<u32>>,
    /// The last word of the surname; several where hyphens join them.
    pub(super) surname: Vec<Vec<u32>>,
    /// Whether the surname alone is this person's rather than something else.
    pub(super) is_sure: bool,
}

/// Whether words look like the name of a person: two to six words that begin with capitals or are particles.
pub(in crate::redact) fn is_person(name: &str) -> bool {
    let folded = Folded::words(name);
    let words = Words::new(&folded);
    let is_part = |word: usize| {
        let letters = spelled(&words.letters(word));
        let is_word = words.letters(word).iter().all(|code| !character(*code).is_ascii_digit());
        let is_small = particle(letters.as_bytes()).is_some();
        // The particle "an" is no article where the rest has capitals.
        // "A." is no article, and the second half of "Jong-un" needs no capital.
        let has_stop = || words.before(word + 1).first().is_some_and(|code| character(*code) == '.');
        let is_initial = letters.len() == 1 && words.is_capital(word) && (word > 0 || has_stop());
        let is_joined = words.has_hyphen_before(word) && words.is_capital(word - 1);
        is_word
            && (words.is_capital(word) || is_small || is_joined)
            && (is_small || is_initial || !is_of_others(letters.as_bytes()))
    };
    let person = Person::read(&words);
    (2..=8).contains(&words.len())
        && (0..words.len()).all(is_part)
        && !person.given.is_empty()
        && person.surname.iter().any(|word| word.len() > 1)
}

/// Whether a word is in no name of a person: what it stands in is the name of something else.
pub(super) fn is_of_others(word: &[u8]) -> bool {
    use Grammar::{Article, Possessive, Preposition};

    let office = office(word);
    office.is_organization
        || office.is_beginning
        || matches!(grammar(word), Some(Article | Possessive | Preposition))
        || word.eq_ignore_ascii_case(b"and")
}

impl Person {
    /// Takes a name apart: `Jane Q. Doe`, `DOE, Jane`, `Dr. Juan de la Example`, `Ali al-Sample`.
    pub(super) fn read(words: &Words<'_>) -> Self {
        let has_comma = |word: usize| words.before(word).iter().any(|code| character(*code) == ',');
        let is_suffix = |word: usize| title(spelled(&words.letters(word)).as_bytes()).is_suffix;
        let is_titled = |word: usize| is_title(&words.letters(word));
        let mut order: Vec<usize> = (0..words.len()).collect();
        // Everything behind the first comma stands in front, unless it is "Jr.".
        if let Some(comma) = (1..words.len()).find(|word| has_comma(*word) && !is_suffix(*word)) {
            order.rotate_left(comma);
        }
        while let Some(last) = order.last().filter(|word| is_suffix(**word)) {
            let last = *last;
            order.retain(|word| *word != last);
        }
        // "Foreign Minister Ann Other": four words, since King is a name too.
        let office = order.len() > 3 && order.get(1).is_some_and(|word| is_titled(*word));
        let title = order.iter().skip(usize::from(office)).take_while(|word| is_titled(**word)).count();
        let title = (title + usize::from(office)).min(order.len().saturating_sub(1));
        order.drain(..title);
        let mut person = Self { is_sure: true, ..Self::default() };
        let Some(last) = order.pop() else { return person };
        person.surname.push(words.letters(last));
        // Small letters behind a hyphen are those of a given name: of "Kim Jong-un" the first word is the surname.
        if let [family, first] = *order.as_slice()
            && first + 1 == last
            && words.has_hyphen_before(last)
            && !words.has_hyphen_before(first)
            && words.is_capital(first)
            && !words.is_capital(last)
        {
            person.given = vec![words.letters(first), words.letters(last)];
            person.surname = vec![words.letters(family)];
            person.is_sure = false;
            return person;
        }
        // What hyphens join to the surname belongs to it, but a particle may be left out.
        let mut first = last;
        while words.has_hyphen_before(first)
            && order.last().is_some_and(|word| *word + 1 == first && !is_particle(&words.letters(*word)))
        {
            first -= 1;
            order.pop();
            person.surname.insert(0, words.letters(first));
        }
        person.given = order.into_iter().map(|word| words.letters(word)).collect();
        person
    }

    /// Whether a name given in full has this word, or begins with this letter.
    pub(super) fn has_given(&self, letters: &[u32]) -> bool {
        self.given.iter().any(|given| given == letters)
    }

    /// Whether it has this word, or one that is written for it: `ibn` for `bin`, `el` for `al`, `Muhammad` for `Mohammed`.
    pub(super) fn has_given_like(&self, letters: &[u32]) -> bool {
        let sound = Sound::new(letters);
        self.has_given(letters)
            || is_son(letters) && self.given.iter().any(|given| is_son(given))
            || self.given.iter().any(|given| Sound::new(given).is(sound))
            // "Abdel Rahman" for "Abd al-Rahman".
            || letters.len() > 4 && letters.ends_with(&[u32::from('l') << 1]) && self.has_given(letters.get(..letters.len() - 2).unwrap_or_default())
    }

    /// Whether one of its initials may stand for this word.
    pub(super) fn has_initial_of(&self, letters: &[u32]) -> bool {
        self.given.iter().any(|given| given.len() == 1 && given.first() == letters.first())
    }

    /// Whether an Arabic article stands before the surname.
    pub(super) fn has_article(&self) -> bool {
        self.given.last().is_some_and(|last| is_article(last, &self.surname))
    }

    /// Whether the letters are initials of the given names: `J`, `JQ`.
    pub(super) fn has_initials(&self, letters: &[u32]) -> bool {
        let names = self.given.iter().filter(|given| !is_particle(given));
        let initials: Vec<u32> = names.filter_map(|given| given.first().copied()).collect();
        match letters {
            [one] => initials.contains(one),
            [_, _] | [_, _, _] => initials.starts_with(letters),
            _ => false,
        }
    }

    /// The Arabic articles and the surname as one word, where it has one: `aldoe`, `eldoe`, `addoe`.
    pub(super) fn articles(&self) -> Vec<Vec<u32>> {
        let Some(surname) = self.surname.first().filter(|_| self.has_article()) else { return Vec::new() };
        let code = |c: char| u32::from(c) << 1;
        let is_double = surname.get(1) == Some(&code('h'));
        let mut second: Vec<Vec<u32>> = vec![vec![code('l')]];
        second.extend(
            (1..=1 + usize::from(is_double)).filter_map(|len| surname.get(..len).map(<[u32]>::to_vec)),
        );
        let mut all = Vec::new();
        for vowel in ['a', 'e', 'u'] {
            for behind in &second {
                let rest = behind.iter().chain(self.surname.iter().flatten());
                all.push(std::iter::once(code(vowel)).chain(rest.copied()).collect());
            }
        }
        all
    }

    /// The particles before the surname and the surname as one word, where there are particles: `aldoe`.
    pub(super) fn joined(&self) -> Option<Vec<u32>> {
        let count = self.given.iter().rev().take_while(|word| is_particle(word)).count();
        let particles = self.given.get(self.given.len() - count..)?;
        (count > 0).then(|| particles.iter().chain(&self.surname).flatten().copied().collect())
    }
}

/// Whether a word is a particle of names, in any case.
pub(in crate::redact) fn is_particle(word: &[u32]) -> bool {
    particle(spelled(word).as_bytes()).is_some()
}

/// Whether a word is the Arabic article before a surname, in any of its spellings: `al`, `El`, and `ash` before `Sharif`.
pub(super) fn is_article(word: &[u32], surname: &[Vec<u32>]) -> bool {
    let Some((vowel, behind)) = word.split_first() else { return false };
    let first = surname.first().map_or(&[][..], Vec::as_slice);
    matches!(character(*vowel), 'a' | 'e' | 'u' | 'i')
        && !behind.is_empty()
        && behind.len() < 3
        && (spelled(behind) == "l" || first.len() > 2 && first.starts_with(behind) && !is_vowel(behind))
}

fn is_vowel(letters: &[u32]) -> bool {
    letters.iter().any(|code| matches!(character(*code), 'a' | 'e' | 'i' | 'o' | 'u'))
}

/// Whether a word says whose child somebody is.
fn is_son(word: &[u32]) -> bool {
    matches!(spelled(word).as_str(), "bin" | "ibn" | "ben" | "bint" | "ould" | "wuld")
}

/// Whether a word stands before names and is no part of them, in any case.
pub(in crate::redact) fn is_title(word: &[u32]) -> bool {
    title(spelled(word).as_bytes()).is_before_name
}

/// Whether it stands before names, or is an office that does: `Minister Doe`, `Director Doe`.
pub(super) fn is_titling(word: &[u32]) -> bool {
    let title = title(spelled(word).as_bytes());
    title.is_before_name || title.is_office
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(name: &str) -> String {
        let folded = Folded::words(name);
        let person = Person::read(&Words::new(&folded));
        let join = |words: &[Vec<u32>]| words.iter().map(|word| spelled(word)).collect::<Vec<_>>().join(" ");
        format!("{} | {}", join(&person.given), join(&person.surname))
    }

    #[test]
    fn ok_parts() {
        for (name, parts) in [
            ("Jane Doe", "jane | doe"),
            ("Jane Q. Doe", "jane q | doe"),
            ("DOE, Jane", "jane | doe"),
            ("Doe, Jr., Jane", "jane | doe"),
            ("Jane Doe, Jr.", "jane | doe"),
            ("Jane Doe III", "jane | doe"),
            ("Dr. Juan de la Example", "juan de la | example"),
            ("Foreign Minister Ann Other", "ann | other"),
            ("Ann King Doe", "ann king | doe"),
            ("Deputy Prime Minister Ann Other", "ann | other"),
            ("Ali al-Sample", "ali al | sample"),
            ("Ann Doe-Sample", "ann | doe sample"),
            ("José Núñez", "jose | nunez"),
            ("Doe", " | doe"),
            ("President", " | president"),
            ("", " | "),
        ] {
            assert_eq!(read(name), parts, "{name}");
        }
    }

    #[test]
    fn ok_names_of_persons() {
        for name in [
            "Kim Jong-vex",
            "Jin-vex Kim",
            "Jane A. B. Doe",
            "Jane Doe",
            "DOE, JANE",
            "J. Doe",
            "A. Doe",
            "A.J. Doe",
            "Juan de la Example",
            "Ali al-Sample",
            "Łukasz Żak",
        ] {
            assert!(is_person(name), "{name}");
        }
        for other in [
            "Doe",
            "Ministry of Examples",
            "Sample Atlantic Treaty Organization",
            "harbor works",
            "Dr. Doe",
            "Jane 2",
            "A B",
            "A Doe",
            "the Harbor",
            "",
        ] {
            assert!(!is_person(other), "{other}");
        }
    }
}
