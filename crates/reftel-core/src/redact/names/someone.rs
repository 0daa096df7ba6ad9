//! Finds a person by the surname, and by what looks or sounds like it.

use super::alike::Wanted;
use super::around::{behind, front};
use super::person::{Person, is_title};
use super::prepared::Prepared;
use super::walk::Pattern;
use super::words::{Words, character, letters, plain, spelled};
use super::{ALIKE, APART, FORM, Hit, INSIDE, INSIDE_MIN, SOUND, SURNAME, Term, TermCase, hit};
use crate::search::{CAPITAL, Folded, Query, find};

/// A person of a term, made ready.
pub(super) struct Someone {
    person: Person,
    surnames: Vec<Pattern>,
    /// The surname, if it is one word.
    wanted: Option<Wanted>,
    /// The words of the surname that are long enough to be looked for in longer ones.
    inside: Vec<Query>,
    has_article: bool,
}

impl Someone {
    pub(super) fn new(person: Person) -> Self {
        let mut surnames = vec![Pattern::joined(&person.surname)];
        let mut joined = person.articles();
        joined.extend(person.joined());
        joined.sort();
        joined.dedup();
        surnames.extend(joined.into_iter().map(|joined| Pattern::joined(&[joined])));
        let wanted = match person.surname.as_slice() {
            [surname] => Some(Wanted::new(surname)),
            _ => None,
        };
        let long = person.surname.iter().filter(|word| word.len() >= INSIDE_MIN);
        let inside = long.map(|word| Query { words: spelled(word), ..Query::default() }).collect();
        let has_article = person.has_article();
        Self { person, surnames, wanted, inside, has_article }
    }

    /// The surname, and what stands around it of the name.
    pub(super) fn name(&self, term: &Term, words: &Words<'_>, word: usize, hits: &mut Vec<Hit>) {
        let person = &self.person;
        let Some(first) = words.codes(word).first() else { return };
        for pattern in self.surnames.iter().filter(|pattern| pattern.begins(*first)) {
            let start = words.range(word).start;
            let Some(walked) = pattern.walk(words.folded, start, TermCase::Any) else { continue };
            let is_capital = words.is_capital(word);
            if !is_capital && (term.case != TermCase::Any || !person.is_sure && word_is_short(words, word)) {
                continue;
            }
            let front = front(person, words, word);
            let behind = behind(person, words, walked.end);
            let from = front.known.unwrap_or(start);
            let until = behind.unwrap_or(walked.end);
            let is_more = front.known.is_some() || behind.is_some();
            let titled = word.checked_sub(1).is_some_and(|before| is_title(&words.letters(before)));
            let is_alone_sure = walked.sure && pattern.len() > 2 && (person.is_sure || titled);
            let is_sure = is_capital && is_alone_sure || is_more;
            if is_more || term.surname || titled {
                let why = if is_more { FORM } else { SURNAME };
                hits.push(hit(words, from..until, why, !is_sure));
            }
            if let Some(far) = front.far {
                hits.push(hit(words, far..until, APART, true));
            }
        }
    }

    /// A word that looks or sounds like the surname.
    pub(super) fn look(&self, prepared: &Prepared<'_>, word: usize, hits: &mut Vec<Hit>) {
        let words = &prepared.words;
        let codes = words.codes(word);
        self.glued(words, word, hits);
        let Some(wanted) = &self.wanted else { return };
        let has_digit = || codes.iter().any(|code| character(*code).is_ascii_digit());
        if !words.is_capital(word) && !has_digit() {
            return;
        }
        let look = prepared.look(word);
        let why = if wanted.is_alike(codes, look) {
            ALIKE
        } else if wanted.sounds_like(codes, look)
            || self.has_article && wanted.sounds_like_behind_article(codes)
        {
            SOUND
        } else {
            return;
        };
        let front = front(&self.person, words, word);
        let start = words.range(word).start;
        let from = front.far.or(front.known).unwrap_or(start).min(front.known.unwrap_or(start));
        hits.push(hit(words, from..words.range(word).end, why, true));
    }

    /// The surname inside longer words, such as addresses and words run together.
    pub(super) fn inside(&self, folded: &Folded, hits: &mut Vec<Hit>) {
        let units = std::slice::from_ref(folded);
        for query in &self.inside {
            let mut found = find(units, query);
            if found.is_empty() {
                continue;
            }
            // A whole word is no longer one: it is found as the surname, or is another word.
            let mut whole = find(units, &Query { whole_words: true, ..query.clone() }).into_iter().peekable();
            found.retain(|hit| {
                while whole.next_if(|whole| whole.range.start < hit.range.start).is_some() {}
                whole.peek().is_none_or(|whole| whole.range.start != hit.range.start)
            });
            hits.extend(found.into_iter().map(|hit| Hit { range: hit.range, why: INSIDE, possible: true }));
        }
    }

    /// A short surname inside a longer word, where a digit, a change of capitals or an initial tells it apart.
    fn glued(&self, words: &Words<'_>, word: usize, hits: &mut Vec<Hit>) {
        let [surname] = self.person.surname.as_slice() else { return };
        let codes = words.codes(word);
        let len = surname.len();
        if !(2..INSIDE_MIN).contains(&len) || codes.len() <= len {
            return;
        }
        let is_digit = |code: u32| character(code).is_ascii_digit();
        let parts =
            |a: u32, b: u32| is_digit(a) || is_digit(b) || len > 2 && a & CAPITAL == 0 && b & CAPITAL != 0;
        let base = words.range(word).start;
        for (at, here) in codes.windows(len).enumerate() {
            if !here.iter().zip(surname).all(|(code, wanted)| plain(*code) == *wanted) {
                continue;
            }
            let (before, behind) =
                (codes.get(..at).unwrap_or_default(), codes.get(at + len..).unwrap_or_default());
            let ends = here.first().zip(here.last());
            let Some((first, last)) = ends else { continue };
            let begins = before.last().is_none_or(|code| parts(*code, *first));
            let stops = behind.first().is_none_or(|code| parts(*last, *code));
            let has_initials = |codes: &[u32]| len > 2 && self.person.has_initials(&letters(codes));
            let is_address =
                before.is_empty() && has_initials(behind) || behind.is_empty() && has_initials(before);
            if begins && stops || is_address {
                hits.push(hit(words, base + at..base + at + len, INSIDE, true));
            }
        }
    }
}

/// Whether a word is so short that without a capital it is some other word.
fn word_is_short(words: &Words<'_>, word: usize) -> bool {
    words.codes(word).len() < 6
}
