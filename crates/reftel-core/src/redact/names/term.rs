use serde::{Deserialize, Serialize};

use super::named::names_person;

/// A name or a term, as the reader typed it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// The words.
    pub words: String,
    /// Whether it is the name of a person: then it is also found in other forms (`DOE, JANE`, `J. Doe`).
    pub person: bool,
    /// Whether the surname alone is found as well.
    pub surname: bool,
    /// Whether uppercase and lowercase matter.
    pub case: TermCase,
    /// Whether it is also found inside longer words.
    pub inside: bool,
    /// Whether similar words are offered: with letters that text recognition confuses, or one wrong letter.
    pub alike: bool,
}

/// Whether uppercase and lowercase matter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TermCase {
    /// They do not.
    #[default]
    Any,
    /// Each word must begin with a capital letter.
    Capital,
    /// The words must be written as typed.
    Typed,
}

impl Term {
    /// A term with the usual settings: any case, whole words, all forms if it is the name of a person.
    #[must_use]
    pub fn new(words: &str) -> Self {
        let person = names_person(words);
        let words = words.to_owned();
        Self { words, person, surname: true, case: TermCase::Any, inside: false, alike: true }
    }
}
