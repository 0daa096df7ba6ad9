//! What stands before a surname and tells as much: a given name that the term does not have, and an office.

use std::ops::Range;

use super::person::is_particle;
use super::words::{Words, character, spelled};
use crate::lexicon::{Office, Title, grammar, is_month, is_weekday, office, title};

/// Most words of given names.
const GIVEN_MAX: usize = 3;
/// Most and fewest words of an office: "Minister" alone is one of many.
const OFFICE_MAX: usize = 5;
const OFFICE_MIN: usize = 2;

/// Places before the surname that begins with the word `surname`, as codes.
#[derive(Debug, Default)]
pub(super) struct Beside {
    pub(super) given: Option<Range<usize>>,
    pub(super) office: Option<Range<usize>>,
}

impl Beside {
    pub(super) fn before(words: &Words<'_>, surname: usize) -> Self {
        let mut begin = surname;
        while begin > 0 && is_joined(words, begin) && is_particle(&words.letters(begin - 1)) {
            begin -= 1;
        }
        let behind = begin;
        while begin > 0 && behind - begin < GIVEN_MAX && is_joined(words, begin) && is_given(words, begin - 1)
        {
            begin -= 1;
        }
        let given = (begin < behind).then(|| words.range(begin).start..words.range(surname - 1).end);
        let end = begin;
        while begin > 0
            && end - begin < OFFICE_MAX
            && is_joined(words, begin)
            && is_of_office(words, begin - 1)
        {
            begin -= 1;
        }
        let is_office = end - begin >= OFFICE_MIN && title(&word(words, end - 1)).is_office;
        let office = is_office.then(|| words.range(begin).start..words.range(end - 1).end);
        Self { given, office }
    }
}

/// Whether a word and the one before it are of one name: a blank or a hyphen is between them, or the period of an initial.
fn is_joined(words: &Words<'_>, second: usize) -> bool {
    let mut between = words.before(second).iter().map(|code| character(*code));
    let is_initial = words.codes(second - 1).len() == 1;
    let first = between.next();
    match first {
        Some(' ' | '-') => between.next().is_none(),
        Some('.') => is_initial && between.all(|c| c == ' '),
        _ => false,
    }
}

fn word(words: &Words<'_>, at: usize) -> Vec<u8> {
    spelled(&words.letters(at)).into_bytes()
}

fn is_given(words: &Words<'_>, at: usize) -> bool {
    let word = word(words, at);
    let is_number = word.iter().any(u8::is_ascii_digit);
    words.is_capital(at)
        && !is_number
        && grammar(&word).is_none()
        && title(&word) == Title::default()
        && office(&word) == Office::default()
        && !is_month(&word)
        && !is_weekday(&word)
}

fn is_of_office(words: &Words<'_>, at: usize) -> bool {
    let word = word(words, at);
    let (title, office) = (title(&word), office(&word));
    words.is_capital(at)
        && !title.is_address
        && (title != Title::default() || office.is_modifier || office.is_office)
}
