//! Finds names and terms in all the forms in which they stand in cables.
//!
//! **Never less than the find bar** finds with whole words: its own search is one of the ways. **Never more than asked
//! without saying so**: what may be something else is *possible*, and is not struck unless the reader accepts it.
//!
//! | form | example for `Jane Doe` | found |
//! |---|---|---|
//! | any capitals, accents or none, blanks and line ends | `JANE  DÖE` | yes |
//! | possessive, plural | `Jane Doe's`, `Jane Doe,s`, `the Jane Does` | yes |
//! | hyphen at a line end, or for a blank | `Jane Do-`/`e`, `Jane-Doe` | yes |
//! | turned round | `DOE, JANE`, `Doe, J.` | yes |
//! | initials | `J. Doe`, `J.Q. Doe`, `JQ Doe` for `Jane Q. Doe` | yes |
//! | surname alone, with a capital | `Doe`, `Minister Doe`, `the Doe family` | yes, unless switched off, or a word of English: `May`, `White` |
//! | surname alone, without | `doe` | possible |
//! | another word of it alone, with a capital | `Jane`; `Kim` for `Kim Jong-un`; `Doe` for `Jane Doe Sample` | possible |
//! | another spelling of one sound, in other alphabets too | `Gaddafi` for `Qadhafi`, `Иванов` for `Ivanov` | possible |
//! | other ways of writing Chinese and Korean | `Teng Hsiao-ping` for `Deng Xiaoping` | possible |
//! | Arabic articles | `El-Sample`, `Alsample` for `al-Sample` | yes |
//! | surname alone, of a term without capitals, or of a title and one word | `Doe` for `Dr. Doe` | possible |
//! | another name between | `Jane Mary Doe` | `Doe`; the whole is possible |
//! | letters that look alike, of any alphabet | `Jane D0e`, `Jane Dое` | possible |
//! | one letter wrong, in words of six letters or more | `Sanple` for `Sample` | possible |
//! | surname or term in a longer word, from five letters on: the whole word | `Samplesaid`, `jsample@` | possible |
//! | signs among the letters, or for one or two of them | `Sam**ple**`, `S?mple` | possible |
//! | shorter ones there, beside a digit, a change of capitals or an initial | `metDoe`, `08DOE173`, `jdoe` | possible |
//! | a given name that the term has not, before the surname | `Ann` of `Ann Doe` | possible |
//! | an office of two words or more before it | `Foreign Minister` of `Foreign Minister Doe` | possible |
//! | over the end of a sentence, or a comma | `met Jane. Doe` | possible |

mod alike;
mod alphabets;
mod around;
mod beside;
mod named;
mod person;
mod prepared;
mod someone;
mod sound;
mod syllables;
mod term;
mod walk;
mod words;

use std::ops::Range;

use alike::Wanted;
use beside::Beside;
pub(super) use named::names_person;
use person::{Person, is_titling};
pub(super) use person::{is_particle, is_person, is_title};
pub(super) use prepared::Prepared;
use someone::Someone;
use syllables::Syllables;
pub use term::{Term, TermCase};
use walk::Pattern;
use words::Words;
pub(super) use words::{letters, spelled};

use crate::search::{Folded, Query, find as find_words};

/// A place in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Hit {
    /// Bytes of the shown text.
    pub(super) range: Range<usize>,
    /// In few words.
    pub(super) why: &'static str,
    /// Whether it may be something else.
    pub(super) possible: bool,
}

impl Hit {
    /// Whether it is no form of the name, and stands before it.
    pub(super) fn is_beside(&self) -> bool {
        self.why == GIVEN || self.why == OFFICE
    }
}

/// Why something was found, in words that tell nothing of it.
pub(super) const AS_TYPED: &str = "the words";
const FORM: &str = "another form of the name";
const SURNAME: &str = "the surname";
const ALIKE: &str = "looks like it";
const SOUND: &str = "may be another spelling";
const END: &str = "a word of the name";
const INSIDE: &str = "in a longer word";
const APART: &str = "may be something else";
const GIVEN: &str = "a name before it";
const OFFICE: &str = "the office before it";

/// Fewest letters of what is looked for inside longer words without being asked.
const INSIDE_MIN: usize = 5;

/// A term made ready.
pub(super) struct Finder<'a> {
    term: &'a Term,
    /// The term, and the names in it where it has several, or more than a name.
    patterns: Vec<Pattern>,
    /// Its words.
    parts: Vec<Wanted>,
    people: Vec<Someone>,
    /// The words of each name.
    ends: Vec<Pattern>,
    /// The name by its syllables, if it is such a name.
    syllables: Option<Syllables>,
    is_name: bool,
}

impl<'a> Finder<'a> {
    pub(super) fn new(term: &'a Term) -> Self {
        let folded = Folded::words(&term.words);
        let words = Words::new(&folded);
        let mut people = if term.person { named::persons(&term.words) } else { Vec::new() };
        if people.is_empty() && term.person {
            let person = Person::read(&words);
            people.extend(Some((term.words.clone(), person)).filter(|(_, person)| !person.given.is_empty()));
        }
        // What has other characters than a name has is only found as it was typed: C++ is not any C.
        let is_plain = |words: &str| {
            words.chars().all(|c| !c.is_ascii_punctuation() || matches!(c, '-' | '\'' | '.' | ',' | '`'))
        };
        let parts: Vec<Wanted> = (0..words.len()).map(|word| Wanted::new(&words.letters(word))).collect();
        let is_long = parts.iter().map(|part| part.letters().len()).sum::<usize>() > 1;
        let mut patterns: Vec<Pattern> =
            Pattern::new(&folded).filter(|_| is_plain(&term.words) && is_long).into_iter().collect();
        let names = people
            .iter()
            .map(|(name, _)| name)
            .filter(|name| name.contains([' ', '-']) && **name != term.words);
        patterns.extend(names.filter_map(|name| Pattern::new(&Folded::words(name))));
        let mut ends = Vec::new();
        if term.surname && term.alike {
            let all = people
                .iter()
                .map(|(name, _)| name.as_str())
                .chain(people.is_empty().then_some(term.words.as_str()));
            ends.extend(all.flat_map(named::ends).map(|end| Pattern::joined(&end)));
        }
        let syllables = if term.person && term.alike { Syllables::new(&words) } else { None };
        let is_name = !patterns.is_empty() && is_plain(&term.words);
        let people = people.into_iter().map(|(_, person)| Someone::new(person)).collect();
        Self { term, patterns, parts, people, ends, syllables, is_name }
    }

    /// Every place, in order; none lies in another that is as sure.
    pub(super) fn find(&self, prepared: &Prepared<'_>) -> Vec<Hit> {
        let words = &prepared.words;
        let mut hits = Vec::new();
        self.as_find_bar(words, &mut hits);
        for word in 0..words.len() {
            self.walk(words, word, &mut hits);
            self.people.iter().for_each(|someone| someone.name(self.term, words, word, &mut hits));
            if self.term.alike {
                self.look(prepared, word, &mut hits);
            }
        }
        if self.term.alike && self.term.surname {
            self.people.iter().for_each(|someone| someone.inside(words, &mut hits));
        }
        if let Some(name) = &self.syllables {
            hits.extend(name.find(words).into_iter().map(|codes| hit(words, codes, SOUND, true)));
        }
        self.ends(words, &mut hits);
        self.beside(words, &mut hits);
        settle(hits)
    }

    fn as_find_bar(&self, text: &Words<'_>, hits: &mut Vec<Hit>) {
        let words = self.term.words.trim().to_owned();
        let typed = self.term.case == TermCase::Typed;
        let whole_words = !self.term.inside;
        let units = std::slice::from_ref(text.folded);
        let mut add = |query: &Query, why, possible| {
            let found = find_words(units, query).into_iter();
            let whole = |range| if possible { text.around(range) } else { range };
            hits.extend(found.map(|hit| Hit { range: whole(hit.range), why, possible }));
        };
        if self.term.case != TermCase::Capital || !self.is_name {
            add(&Query { words: words.clone(), case: typed, accents: false, whole_words }, AS_TYPED, false);
        }
        let length: usize = self.parts.iter().map(|part| part.letters().len()).sum();
        if whole_words && length >= INSIDE_MIN && self.term.alike {
            add(&Query { words, case: typed, accents: false, whole_words: false }, INSIDE, true);
        }
    }

    /// The words in their order.
    fn walk(&self, words: &Words<'_>, word: usize, hits: &mut Vec<Hit>) {
        let Some(first) = words.codes(word).first() else { return };
        for pattern in self.patterns.iter().filter(|pattern| pattern.begins(*first)) {
            if let Some(walked) = pattern.walk(words.folded, words.range(word).start, self.term.case) {
                let why = if walked.sure { AS_TYPED } else { APART };
                hits.push(hit(words, words.range(word).start..walked.end, why, !walked.sure));
            }
        }
    }

    /// Words that look like those of the term, or like a surname.
    fn look(&self, prepared: &Prepared<'_>, word: usize, hits: &mut Vec<Hit>) {
        let words = &prepared.words;
        let is_word = |offset: usize, wanted: &Wanted| {
            let word = word + offset;
            if word >= words.len() || offset > 0 && words.before(word).len() > 3 {
                return None;
            }
            match words.is(word, wanted.letters()) {
                true => Some(false),
                false => wanted.is_alike(words.codes(word), prepared.look(word)).then_some(true),
            }
        };
        if self.is_name {
            let all = self.parts.iter().enumerate().map(|(offset, wanted)| is_word(offset, wanted));
            let mut any = false;
            if all.into_iter().all(|found| found.inspect(|is_alike| any |= is_alike).is_some()) && any {
                let end = words.range(word + self.parts.len() - 1).end;
                hits.push(hit(words, words.range(word).start..end, ALIKE, true));
            }
        }
        if let ([wanted], true) = (self.parts.as_slice(), self.is_name && words.is_capital(word))
            && wanted.sounds_like(words.codes(word), prepared.look(word))
        {
            hits.push(hit(words, words.range(word), SOUND, true));
        }
        if self.term.surname {
            self.people.iter().for_each(|someone| someone.look(prepared, word, hits));
        }
    }

    /// What stands before a surname that is struck, and tells whose it is.
    fn beside(&self, words: &Words<'_>, hits: &mut Vec<Hit>) {
        let is_one_word = self.is_name && self.parts.len() == 1 && self.people.is_empty();
        if !self.term.surname || !self.term.alike || self.people.is_empty() && !is_one_word {
            return;
        }
        let is_surname =
            |hit: &&Hit| !hit.possible && (hit.why == SURNAME || is_one_word && hit.why == AS_TYPED);
        let starts: Vec<usize> = hits.iter().filter(is_surname).map(|hit| hit.range.start).collect();
        for start in starts {
            let Some(word) = words.beginning(start).filter(|word| words.is_capital(*word)) else { continue };
            let beside = Beside::before(words, word);
            hits.extend(beside.given.map(|codes| hit(words, codes, GIVEN, true)));
            hits.extend(beside.office.map(|codes| hit(words, codes, OFFICE, true)));
        }
    }

    /// A word of a name alone; of a term that is none, behind a title or where the whole stands in the same text.
    fn ends(&self, words: &Words<'_>, hits: &mut Vec<Hit>) {
        if self.ends.is_empty() {
            return;
        }
        let is_named = !self.people.is_empty()
            || hits.iter().any(|hit| !hit.possible && (hit.why == AS_TYPED || hit.why == FORM));
        for word in 0..words.len() {
            let codes = words.codes(word);
            let Some(first) = codes.first().filter(|_| words.is_capital(word)) else { continue };
            for pattern in self.ends.iter().filter(|pattern| pattern.begins(*first)) {
                let is_titled =
                    || word.checked_sub(1).is_some_and(|before| is_titling(&words.letters(before)));
                if !is_named && !is_titled() {
                    continue;
                }
                if let Some(walked) = pattern.walk(words.folded, words.range(word).start, TermCase::Any) {
                    hits.push(hit(words, words.range(word).start..walked.end, END, true));
                }
            }
        }
    }
}

/// The initials of a person's name: of the given names and of the surname.
pub(super) fn person_initials(name: &Folded) -> Vec<u32> {
    let person = Person::read(&Words::new(name));
    let given = person.given.iter().filter(|word| !is_particle(word));
    given.chain(person.surname.first()).filter_map(|word| word.first().copied()).collect()
}

fn hit(words: &Words<'_>, codes: Range<usize>, why: &'static str, possible: bool) -> Hit {
    let end = codes.end.checked_sub(1).map_or(0, |last| words.folded.place_behind(last));
    Hit { range: words.folded.place(codes.start)..end, why, possible }
}

/// In order, and without those that lie in one that is as sure.
fn settle(hits: Vec<Hit>) -> Vec<Hit> {
    let mut order: Vec<(crate::text::Span, Hit)> =
        hits.into_iter().map(|hit| (crate::text::Span::from(hit.range.clone()), hit)).collect();
    // The longest first among those that begin together, and the sure one of two of one place.
    order.sort_by_cached_key(|(span, hit)| {
        let end = span.end.saturating_mul(2).saturating_add(u32::from(!hit.possible));
        crate::text::Span { start: span.start, end: u32::MAX - end }
    });
    let mut settled: Vec<Hit> = Vec::new();
    let (mut sure_until, mut possible_until) = (0, 0);
    for (_, hit) in order {
        let end = hit.range.end;
        let covered = end <= sure_until || hit.possible && end <= possible_until;
        if hit.range.is_empty() || covered {
            continue;
        }
        match hit.possible {
            true => possible_until = end,
            false => sure_until = end,
        }
        settled.push(hit);
    }
    settled
}

#[cfg(test)]
mod tests;
