//! Words of names, titles and offices, and the words of English between them.

use std::convert::Infallible;
use std::str::FromStr;
use std::sync::LazyLock;

use strum::EnumString;

use super::Words;
use crate::text::fuzzy::is_within_one_edit;

/// What a word is as a title; the default for a word that is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Title {
    /// A form of address: `Dr`. It stands before names too.
    pub(crate) is_address: bool,
    /// It stands before the name of who has it: `Minister`.
    pub(crate) is_before_name: bool,
    /// The title of an office of the service can end with it: `Political Counselor`.
    pub(crate) is_office: bool,
    /// It is written with a period: `Gen.`
    pub(crate) is_short: bool,
    /// A word for a person that is part of no name: `source`.
    pub(crate) is_noun: bool,
    /// It stands after names: `Jr`.
    pub(crate) is_suffix: bool,
}

impl FromStr for Title {
    type Err = Infallible;

    fn from_str(uses: &str) -> Result<Self, Infallible> {
        let has = |wanted| uses.split(' ').any(|used| used == wanted);
        Ok(Self {
            is_address: has("address"),
            is_before_name: has("address") || has("before"),
            is_office: has("office"),
            is_short: has("short"),
            is_noun: has("noun"),
            is_suffix: has("suffix"),
        })
    }
}

/// What a word is in the name of an office; the default for a word that is in none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Office {
    /// It stands before a title: `Political`, `Acting`.
    pub(crate) is_modifier: bool,
    /// An office of the service, or a word that its name begins with: `EUR`, `Embassy`.
    pub(crate) is_office: bool,
    /// Other words must follow before it names an office: `Office`, `U.S.`
    pub(crate) is_beginning: bool,
    /// It makes of a name that of an organization: `Bank`.
    pub(crate) is_organization: bool,
}

impl FromStr for Office {
    type Err = Infallible;

    fn from_str(uses: &str) -> Result<Self, Infallible> {
        let has = |wanted| uses.split(' ').any(|used| used == wanted);
        Ok(Self {
            is_modifier: has("modifier"),
            is_office: has("office"),
            is_beginning: has("begins"),
            is_organization: has("organization"),
        })
    }
}

/// Small words inside names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString)]
#[strum(serialize_all = "lowercase")]
pub(crate) enum Particle {
    /// In lowercase it is nothing else: `von`.
    Certain,
    /// It is a word of English or Latin too: `an`, `ad`.
    Ambiguous,
}

/// Words of English that are no part of names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString)]
#[strum(serialize_all = "lowercase")]
pub(crate) enum Grammar {
    /// `the`.
    Article,
    /// `his`.
    Possessive,
    /// `two`, `some`.
    Number,
    /// `this`, `who`.
    Pronoun,
    /// `he`. He is a family name too.
    Subject,
    /// A preposition that joins nouns: `a source in the ministry`.
    Preposition,
    /// Other prepositions: `during`.
    Adverbial,
    /// `and`, `when`.
    Conjunction,
    /// `was`, `said`.
    Verb,
    /// `according`.
    Other,
}

pub(super) static TITLES: LazyLock<Words<Title>> = LazyLock::new(|| Words::new(include_str!("titles.tsv")));
pub(super) static OFFICES: LazyLock<Words<Office>> =
    LazyLock::new(|| Words::new(include_str!("offices.tsv")));
pub(super) static PARTICLES: LazyLock<Words<Particle>> =
    LazyLock::new(|| Words::new(include_str!("particles.tsv")));
pub(super) static GRAMMAR: LazyLock<Words<Grammar>> =
    LazyLock::new(|| Words::new(include_str!("function_words.tsv")));

/// Each with the same letter: that it is listed is all there is to know.
static SURNAMES: LazyLock<Words<char>> = LazyLock::new(|| Words::new(include_str!("surnames.tsv")));

/// What a word is as a title, in any case.
pub(crate) fn title(word: &[u8]) -> Title {
    TITLES.get(word).unwrap_or_default()
}

/// What a word is in the name of an office, in any case.
pub(crate) fn office(word: &[u8]) -> Office {
    OFFICES.get(word).unwrap_or_default()
}

/// Whether a word is that of a title of the service with one letter wrong.
pub(crate) fn is_near_office_title(word: &[u8]) -> bool {
    let titles = TITLES.rows().iter().filter(|(_, title)| title.is_office);
    titles
        .into_iter()
        .any(|(known, _)| known.len() + 1 >= word.len() && is_within_one_edit(word, known.as_bytes()))
}

/// Which kind of particle a word is, in any case; None if it is none.
pub(crate) fn particle(word: &[u8]) -> Option<Particle> {
    PARTICLES.get(word)
}

/// Whether a word in lowercase is a particle and nothing else.
pub(crate) fn is_small_particle(word: &[u8]) -> bool {
    word.iter().all(u8::is_ascii_lowercase) && particle(word) == Some(Particle::Certain)
}

/// Whether a surname is a word of English too, in any case: `White`.
pub(crate) fn is_common(word: &[u8]) -> bool {
    SURNAMES.get(word).is_some()
}

/// Which kind of function word a word is, in any case; None if it is none.
pub(crate) fn grammar(word: &[u8]) -> Option<Grammar> {
    GRAMMAR.get(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assert_whole<T: Copy>(words: &Words<T>, text: &str) {
        let rows = words.rows();
        assert_eq!(rows.len(), text.lines().count(), "every row is understood");
        assert!(rows.is_sorted_by(|a, b| a.0 < b.0), "sorted, and no word twice");
        assert!(rows.iter().all(|(word, _)| words.get(word.as_bytes()).is_some() && !word.contains(' ')));
        assert!(rows.iter().all(|(word, _)| word.to_ascii_uppercase() == *word));
    }

    #[test]
    fn ok_lists_are_whole() {
        assert_whole(&TITLES, include_str!("titles.tsv"));
        assert_whole(&OFFICES, include_str!("offices.tsv"));
        assert_whole(&PARTICLES, include_str!("particles.tsv"));
        assert_whole(&GRAMMAR, include_str!("function_words.tsv"));
        assert!(TITLES.rows().iter().all(|(_, title)| *title != Title::default()));
        assert!(OFFICES.rows().iter().all(|(_, office)| *office != Office::default()));
    }

    #[test]
    fn ok_words_in_any_case() {
        assert!(title(b"Ambassador").is_before_name && title(b"AMBASSADOR").is_office);
        assert!(title(b"jr").is_suffix && !title(b"jr").is_before_name);
        assert!(office(b"Embassy").is_beginning && office(b"embassy").is_organization);
        assert_eq!(particle(b"VON"), Some(Particle::Certain));
        assert!(is_small_particle(b"von") && !is_small_particle(b"Von") && !is_small_particle(b"an"));
        assert_eq!(grammar(b"With"), Some(Grammar::Preposition));
        assert_eq!(title(b""), Title::default());
        assert_eq!(title(b"ambassadors"), Title::default());
    }
}
