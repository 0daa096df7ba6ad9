//! Finds a person by the surname, and by what looks or sounds like it.

use super::alike::Wanted;
use super::around::{behind, front};
use super::person::{Person, is_title};
use super::prepared::Prepared;
use super::walk::Pattern;
use super::words::{Words, character, letters, plain, spelled};
use super::{ALIKE, APART, FORM, Hit, INSIDE, INSIDE_MIN, SOUND, SURNAME, Term, TermCase, hit};
use crate::lexicon::{Grammar, Title, grammar, is_common, is_month, title};
use crate::search::{CAPITAL, Query, find};

/// A person of a term, made ready.
pub(super) struct Someone {
    person: Person,
    surnames: Vec<Pattern>,
    /// The surname, if it is one word.
    wanted: Option<Wanted>,
    /// The words of the surname that are long enough to be looked for in longer ones.
    inside: Vec<Query>,
    has_article: bool,
    /// What else the surname is.
    other: Option<Other>,
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
        let other = match person.surname.as_slice() {
            [surname] => Other::new(&spelled(surname)),
            _ => None,
        };
        Self { person, surnames, wanted, inside, has_article, other }
    }

    /// The surname, and what stands around it of the name.
    pub(super) fn name(&self, term: &Term, words: &Words<'_>, word: usize, hits: &mut Vec<Hit>) {
        let person = &self.person;
        let Some(first) = words.codes(word).first() else { return };
        for pattern in self.surnames.iter().filter(|pattern| pattern.begins(*first)) {
            let start = words.range(word).start;
            let Some(walked) = pattern.walk(words.folded, start, TermCase::Any) else { continue };
            let is_capital = words.is_capital(word);
            // "in may", "white walls"
            if !is_capital && self.other.is_some() {
                continue;
            }
            if !is_capital && (term.case != TermCase::Any || !person.is_sure && word_is_short(words, word)) {
                continue;
            }
            let front = front(person, words, word);
            let behind = behind(person, words, walked.end);
            let from = front.known.unwrap_or(start);
            let until = behind.unwrap_or(walked.end);
            let is_more = front.known.is_some() || behind.is_some();
            let titled = word.checked_sub(1).is_some_and(|before| is_title(&words.letters(before)));
            let is_alone_sure = walked.sure
                && pattern.len() > 2
                && (person.is_sure && self.is_name_here(words, word) || titled);
            let is_sure = is_capital && is_alone_sure || is_more && walked.sure;
            if is_more || term.surname || titled {
                let why = if is_more { FORM } else { SURNAME };
                hits.push(hit(words, from..until, why, !is_sure));
            }
            if let Some(far) = front.far {
                hits.push(hit(words, far..until, APART, true));
            }
        }
    }

    /// Whether a word is no word of English instead: `told White that`, and not `in May`, `White House`, `Price controls`.
    fn is_name_here(&self, words: &Words<'_>, word: usize) -> bool {
        let Some(kind) = self.other else { return true };
        let is_small = |word: usize| word < words.len() && !words.is_capital(word);
        let Some(before) = word.checked_sub(1).filter(|before| is_small(*before)) else { return false };
        let goes_on = words.before(word).iter().chain(words.before(word + 1));
        let is_near = goes_on.clone().all(|code| matches!(character(*code), ' ' | ',' | '.' | '\''));
        let has_stop = words.before(word).iter().any(|code| character(*code) == '.');
        let is_of_noun = matches!(
            grammar(spelled(&words.letters(before)).as_bytes()),
            Some(
                Grammar::Article
                    | Grammar::Preposition
                    | Grammar::Adverbial
                    | Grammar::Possessive
                    | Grammar::Number
                    | Grammar::Pronoun
            )
        );
        let goes_on = word + 1 < words.len()
            && words.is_capital(word + 1)
            && matches!(words.before(word + 1), [code] if character(*code) == ' ');
        kind == Other::Word && is_near && !has_stop && !is_of_noun && !goes_on
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
    pub(super) fn inside(&self, words: &Words<'_>, hits: &mut Vec<Hit>) {
        let units = std::slice::from_ref(words.folded);
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
            hits.extend(found.into_iter().map(|hit| Hit {
                range: words.around(hit.range),
                why: INSIDE,
                possible: true,
            }));
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
                hits.push(hit(words, words.range(word), INSIDE, true));
                return;
            }
        }
    }
}

/// What a surname is besides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Other {
    /// A month, a title or an office: it stands alone for nobody.
    Title,
    /// A word of English, such as `White`.
    Word,
}

impl Other {
    fn new(word: &str) -> Option<Self> {
        let bytes = word.as_bytes();
        if is_month(bytes) || title(bytes) != Title::default() || grammar(bytes).is_some() {
            return Some(Self::Title);
        }
        is_common(bytes).then_some(Self::Word)
    }
}

/// Whether a word is so short that without a capital it is some other word.
fn word_is_short(words: &Words<'_>, word: usize) -> bool {
    words.codes(word).len() < 6
}
