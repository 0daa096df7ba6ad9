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
//! | surname alone, with a capital | `Doe`, `Minister Doe`, `the Doe family` | yes, unless switched off |
//! | surname alone, without | `doe` | possible |
//! | another name between | `Jane Mary Doe` | `Doe`; the whole is possible |
//! | letters that look alike | `Jane D0e` | possible |
//! | one letter wrong, in words of six letters or more | `Sanple` for `Sample` | possible |
//! | in a longer word, from five letters on | `Samplesaid` | possible |
//! | over the end of a sentence, or a comma | `met Jane. Doe` | possible |

mod alike;
mod person;
mod prepared;
mod term;
mod walk;
mod words;

use std::ops::Range;

use person::Person;
pub(super) use person::{is_particle, is_person, is_title};
pub(super) use prepared::Prepared;
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

/// Why something was found, in words that tell nothing of it.
pub(super) const AS_TYPED: &str = "the words";
const FORM: &str = "another form of the name";
const SURNAME: &str = "the surname";
const ALIKE: &str = "looks like it";
const INSIDE: &str = "in a longer word";
const APART: &str = "may be something else";

/// Fewest letters of what is looked for inside longer words without being asked.
const INSIDE_MIN: usize = 5;

/// A term made ready.
pub(super) struct Finder<'a> {
    term: &'a Term,
    pattern: Option<Pattern>,
    parts: Vec<Vec<u32>>,
    person: Option<Person>,
    surnames: Vec<Pattern>,
}

impl<'a> Finder<'a> {
    pub(super) fn new(term: &'a Term) -> Self {
        let folded = Folded::words(&term.words);
        let words = Words::new(&folded);
        let person = term.person.then(|| Person::read(&words)).filter(|person| !person.given.is_empty());
        let mut surnames = Vec::new();
        if let Some(person) = &person {
            surnames.push(Pattern::joined(&person.surname));
            surnames.extend(person.joined().map(|joined| Pattern::joined(&[joined])));
        }
        // What has other characters than a name has is only found as it was typed: C++ is not any C.
        let is_plain = term
            .words
            .chars()
            .all(|c| !c.is_ascii_punctuation() || matches!(c, '-' | '\'' | '.' | ',' | '`'));
        let parts: Vec<Vec<u32>> = (0..words.len()).map(|word| words.letters(word)).collect();
        let is_long = parts.iter().map(Vec::len).sum::<usize>() > 1;
        let pattern = Pattern::new(&folded).filter(|_| is_plain && is_long);
        Self { term, pattern, parts, person, surnames }
    }

    /// Every place, in order; none lies in another that is as sure.
    pub(super) fn find(&self, folded: &Folded, words: &Prepared<'_>) -> Vec<Hit> {
        let words = &words.0;
        let mut hits = Vec::new();
        self.as_find_bar(folded, &mut hits);
        for word in 0..words.len() {
            self.walk(words, word, &mut hits);
            self.name(words, word, &mut hits);
            if self.term.alike {
                self.look(words, word, &mut hits);
            }
        }
        settle(hits)
    }

    fn as_find_bar(&self, folded: &Folded, hits: &mut Vec<Hit>) {
        let words = self.term.words.trim().to_owned();
        let typed = self.term.case == TermCase::Typed;
        let whole_words = !self.term.inside;
        let units = std::slice::from_ref(folded);
        let mut add = |query: &Query, why, possible| {
            let found = find_words(units, query).into_iter();
            hits.extend(found.map(|hit| Hit { range: hit.range, why, possible }));
        };
        if self.term.case != TermCase::Capital || self.pattern.is_none() {
            add(&Query { words: words.clone(), case: typed, accents: false, whole_words }, AS_TYPED, false);
        }
        let length: usize = self.parts.iter().map(Vec::len).sum();
        if whole_words && length >= INSIDE_MIN && self.term.alike {
            add(&Query { words, case: typed, accents: false, whole_words: false }, INSIDE, true);
        }
    }

    /// The words in their order.
    fn walk(&self, words: &Words<'_>, word: usize, hits: &mut Vec<Hit>) {
        let Some(pattern) = &self.pattern else { return };
        let range = words.range(word);
        if !words.codes(word).first().is_some_and(|first| pattern.begins(*first)) {
            return;
        }
        if let Some(walked) = pattern.walk(words.folded, range.start, self.term.case) {
            let why = if walked.sure { AS_TYPED } else { APART };
            hits.push(hit(words, range.start..walked.end, why, !walked.sure));
        }
    }

    /// The surname, and what stands around it of the name.
    fn name(&self, words: &Words<'_>, word: usize, hits: &mut Vec<Hit>) {
        let Some(person) = &self.person else { return };
        let Some(first) = words.codes(word).first() else { return };
        for pattern in self.surnames.iter().filter(|pattern| pattern.begins(*first)) {
            let start = words.range(word).start;
            let Some(walked) = pattern.walk(words.folded, start, TermCase::Any) else { continue };
            let is_capital = words.is_capital(word);
            if !is_capital && self.term.case != TermCase::Any {
                continue;
            }
            let front = front(person, words, word);
            let behind = behind(person, words, walked.end);
            let from = front.known.unwrap_or(start);
            let until = behind.unwrap_or(walked.end);
            let is_more = front.known.is_some() || behind.is_some();
            let is_sure = is_capital && walked.sure && pattern.len() > 2 || is_more;
            let titled = word.checked_sub(1).is_some_and(|before| is_title(&words.letters(before)));
            if is_more || self.term.surname || titled {
                let why = if is_more { FORM } else { SURNAME };
                hits.push(hit(words, from..until, why, !is_sure));
            }
            if let Some(far) = front.far {
                hits.push(hit(words, far..until, APART, true));
            }
        }
    }

    /// Words that look like those of the term, or like the surname.
    fn look(&self, words: &Words<'_>, word: usize, hits: &mut Vec<Hit>) {
        let is_word = |offset: usize, wanted: &Vec<u32>| {
            let word = word + offset;
            if offset > 0 && words.before(word).len() > 3 {
                return None;
            }
            match words.is(word, wanted) {
                true => Some(false),
                false => alike::is_alike(wanted, words.codes(word)).then_some(true),
            }
        };
        if self.pattern.is_some() {
            let all = self.parts.iter().enumerate().map(|(offset, wanted)| is_word(offset, wanted));
            let mut any = false;
            if all.into_iter().all(|found| found.inspect(|is_alike| any |= is_alike).is_some()) && any {
                let end = words.range(word + self.parts.len() - 1).end;
                hits.push(hit(words, words.range(word).start..end, ALIKE, true));
            }
        }
        let Some(person) = self.person.as_ref().filter(|_| self.term.surname) else { return };
        let has_digit = |word| words.codes(word).iter().any(|code| words::character(*code).is_ascii_digit());
        if let [surname] = person.surname.as_slice()
            && is_word(0, surname) == Some(true)
            && (words.is_capital(word) || has_digit(word))
        {
            let from = front(person, words, word).known.unwrap_or(words.range(word).start);
            hits.push(hit(words, from..words.range(word).end, ALIKE, true));
        }
    }
}

/// The initials of a person's name: of the given names and of the surname.
pub(super) fn person_initials(name: &Folded) -> Vec<u32> {
    let person = Person::read(&Words::new(name));
    let given = person.given.iter().filter(|word| !is_particle(word));
    given.chain(person.surname.first()).filter_map(|word| word.first().copied()).collect()
}

/// What stands before a surname.
#[derive(Default)]
struct Front {
    /// Where the name begins, by given names, initials and particles.
    known: Option<usize>,
    /// Where it begins when other names between are counted.
    far: Option<usize>,
}

/// Most words between a given name and a surname.
const FRONT_MAX: usize = 8;

fn front(person: &Person, words: &Words<'_>, surname: usize) -> Front {
    let mut front = Front::default();
    let mut others = 0;
    let is_joint = |codes: &[u32]| {
        codes.len() <= 3 && codes.iter().all(|code| matches!(words::character(*code), ' ' | '.' | '-' | '\''))
    };
    for word in (surname.saturating_sub(FRONT_MAX)..surname).rev() {
        let between = words.before(word + 1);
        let letters = words.letters(word);
        let has_stop = between.first().is_some_and(|code| words::character(*code) == '.');
        // A full stop stands behind an initial, or ends a sentence.
        if !is_joint(between) || has_stop && letters.len() > 2 {
            break;
        }
        let is_capital = words.is_capital(word);
        let is_initial = letters.len() <= 3 && is_capital && person.has_initials(&letters);
        // "A Doe" is any of them.
        let is_article = letters.len() == 1
            && letters.first().is_some_and(|code| matches!(words::character(*code), 'a' | 'i'));
        let is_given = person.has_given(&letters) && letters.len() > 1;
        let start = words.range(word).start;
        if is_given || is_initial && (!is_article || has_stop) {
            match others {
                0 => front.known = Some(start),
                _ => front.far = Some(start),
            }
        } else if letters.len() == 1 && is_capital {
            // Another initial: it counts when a known one stands before it.
            continue;
        } else if others == 0 && is_capital && !is_title(&letters) && !is_particle(&letters) {
            others += 1;
        } else {
            break;
        }
    }
    front
}

/// Where a name ends that goes on behind the surname: `DOE, JANE`, `Doe, J.`, `DOE Jane`.
fn behind(person: &Person, words: &Words<'_>, end: usize) -> Option<usize> {
    let mut until = None;
    let first = words.at(end);
    for word in first..(first + FRONT_MAX).min(words.len()) {
        let between =
            words.folded.codes().get(until.unwrap_or(end)..words.range(word).start).unwrap_or_default();
        let marks = between.iter().map(|code| words::character(*code));
        let is_joint = between.len() <= 2 && marks.clone().all(|c| matches!(c, ' ' | ',' | '.' | '-'));
        let has_comma = marks.clone().any(|c| c == ',');
        let letters = words.letters(word);
        let stop = words.folded.codes().get(words.range(word).end).map(|code| words::character(*code));
        let is_given = person.has_given(&letters) && letters.len() > 1 && words.is_capital(word);
        let is_initial = person.has_initials(&letters) && stop == Some('.') && (has_comma || until.is_some());
        // A sentence that ends with the surname.
        let is_next = until.is_none() && marks.clone().any(|c| c == '.');
        if !is_joint || is_next || !is_given && !is_initial {
            break;
        }
        until = Some(words.range(word).end + usize::from(is_initial));
    }
    until
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
