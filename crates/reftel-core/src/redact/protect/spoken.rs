//! Persons of whom a sentence says that they are to be protected, in the words of a sentence rather than of a note.
//!
//! | sentence | |
//! |---|---|
//! | `Washington should protect Ann Other.` | what is done to a name |
//! | `Ann Other must be protected.` | what must be done to it |
//! | `Ann Other, whom we must protect, left.` | the same, behind the name |
//!
//! Countries, peoples, and names before another noun (`Sample workers`) are none.

use super::persons::{Near, before, behind};
use super::sentence::Sentence;
use crate::cable::is_place;
use crate::lexicon::{Grammar, grammar, office};
use crate::redact::names::is_person;

/// Words between a name and `protected`.
const AUXILIARY: [&str; 34] = [
    "be", "been", "being", "must", "should", "shall", "will", "would", "can", "could", "may", "to", "not",
    "also", "has", "have", "had", "need", "needs", "needed", "remain", "remains", "stay", "kept", "keep",
    "strictly", "fully", "better", "ought", "is", "are", "get", "gets", "always",
];
/// Those of them that ask for it.
const MUST: [&str; 14] = [
    "must", "should", "shall", "needs", "need", "ought", "remain", "remains", "stay", "kept", "keep", "has",
    "have", "to",
];
/// Words between `whom` and `protect`.
const BEFORE_VERB: [&str; 16] = [
    "we", "you", "i", "they", "must", "should", "shall", "to", "have", "need", "want", "wish", "please",
    "will", "strictly", "also",
];
/// Words behind a name that do not make it part of another noun.
const ADVERBS: [&str; 12] =
    ["there", "here", "then", "now", "any", "again", "too", "anyway", "always", "abroad", "even", "or"];
/// Most words that are passed over.
const PASSED_MAX: usize = 6;

impl Sentence<'_> {
    /// The persons, and whether the reader has to decide; None if it speaks of nobody.
    pub(super) fn spoken_of(&self) -> Option<(Vec<Near>, bool)> {
        let is_mixed = self.get(self.range.clone()).bytes().any(|byte| byte.is_ascii_lowercase());
        let is_participle = self.get(self.word.range.clone()).to_ascii_lowercase().ends_with("ed");
        let near = match is_participle {
            true => self.done_to(is_mixed),
            false => self.object(is_mixed).or_else(|| self.whom()),
        }?;
        // In capitals any words may be a name, and many in a row are perhaps a people.
        let is_many = self.get(near.range.clone()).ends_with('s');
        Some((vec![near.unsure()], is_mixed && !is_many))
    }

    /// `protect Ann Other`
    fn object(&self, is_mixed: bool) -> Option<Near> {
        if self.word.form.is_weak() || !self.get(self.word.range.end..self.range.end).starts_with(' ') {
            return None;
        }
        let near = behind(self.get(0..self.range.end), self.word.range.end)?;
        let between = self.get(self.word.range.end..near.range.start);
        let words = self.get(near.range.clone());
        let is_ended = between.contains(|c: char| !c.is_alphabetic() && !matches!(c, ' ' | '.' | '"'));
        if is_ended || is_thing(words) {
            return None;
        }
        let count = words.split(' ').count();
        if !is_mixed {
            return ((2..=3).contains(&count) && !words.ends_with('S')).then_some(near);
        }
        let rest = self.get(near.range.end..self.range.end);
        let next = self.next(near.range.end);
        let is_possessive = rest.starts_with("'s");
        let is_of_noun = rest.starts_with(' ')
            && !is_possessive
            && next.starts_with(|c: char| c.is_lowercase())
            && grammar(next.as_bytes()).is_none()
            && !next.ends_with("ly")
            && !ADVERBS.contains(&next);
        let is_people = count == 1 && (words.ends_with('s') || words.len() < 3);
        (!is_of_noun && !is_people).then_some(near)
    }

    /// `Ann Other must be protected`, `that Ann Other be protected`
    fn done_to(&self, is_mixed: bool) -> Option<Near> {
        let front = self.get(self.range.start..self.word.range.start);
        let (front, passed) = without(front, &AUXILIARY);
        let is_be =
            passed.iter().any(|word| ["be", "remain", "remains", "stay", "kept"].contains(&word.as_str()));
        let is_must = passed.iter().any(|word| MUST.contains(&word.as_str()));
        let is_wished = passed.len() == 1 && is_be;
        if !(is_must || is_be && is_wished) {
            return None;
        }
        let (front, _) = without(front, &["who", "whom", "that"]);
        self.name_before(front, is_mixed)
    }

    /// `Ann Other, whom we must protect`
    fn whom(&self) -> Option<Near> {
        let front = self.get(self.range.start..self.word.range.start);
        let (front, _) = without(front, &BEFORE_VERB);
        let (less, whom) = without(front, &["whom"]);
        if whom.is_empty() {
            return None;
        }
        self.name_before(less, true)
    }

    fn name_before(&self, front: &str, is_mixed: bool) -> Option<Near> {
        let front = front.trim_end_matches([' ', ',']);
        let near = before(front, false).into_iter().next()?;
        let words = front.get(near.range.clone())?;
        let is_name = if is_mixed { !is_thing(words) } else { (2..=3).contains(&words.split(' ').count()) };
        is_name.then(|| near.moved(self.range.start))
    }
}

/// A place, an office or an organization; a word of capitals in a mixed sentence is an acronym.
fn is_thing(words: &str) -> bool {
    let is_of_others = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric()).as_bytes();
        let office = office(word);
        office.is_organization
            || office.is_beginning
            || office.is_office
            || matches!(grammar(word), Some(Grammar::Pronoun))
    };
    is_place(words) || words.split(' ').any(is_of_others) || !words.contains(' ') && is_person(words)
}

/// A text without the words of a list at its end, and those words.
fn without<'a>(text: &'a str, list: &[&str]) -> (&'a str, Vec<String>) {
    let mut text = text.trim_end();
    let mut passed = Vec::new();
    while passed.len() < PASSED_MAX {
        let word = text.rsplit(' ').next().unwrap_or_default();
        let plain = word.to_ascii_lowercase();
        if !list.contains(&plain.as_str()) {
            break;
        }
        text = text.get(..text.len() - word.len()).unwrap_or_default().trim_end_matches([' ', ',']);
        passed.push(plain);
    }
    (text, passed)
}
