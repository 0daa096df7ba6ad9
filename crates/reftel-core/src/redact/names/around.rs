//! What stands around a surname of the same name.

use super::person::{Person, is_article, is_particle, is_title};
use super::words::{Words, character};

/// What stands before a surname.
#[derive(Default)]
pub(super) struct Front {
    /// Where the name begins, by given names, initials and particles.
    pub(super) known: Option<usize>,
    /// Where it begins when other names between are counted, and other spellings of its own.
    pub(super) far: Option<usize>,
}

/// Most words between a given name and a surname.
const FRONT_MAX: usize = 8;

/// What stands before the surname that begins with the word `surname`.
pub(super) fn front(person: &Person, words: &Words<'_>, surname: usize) -> Front {
    let mut front = Front::default();
    let mut others = 0;
    let is_joint = |codes: &[u32]| {
        codes.len() <= 3 && codes.iter().all(|code| matches!(character(*code), ' ' | '.' | '-' | '\''))
    };
    for word in (surname.saturating_sub(FRONT_MAX)..surname).rev() {
        let between = words.before(word + 1);
        let letters = words.letters(word);
        let has_stop = between.first().is_some_and(|code| character(*code) == '.');
        // A full stop stands behind an initial, or ends a sentence.
        if !is_joint(between) || has_stop && letters.len() > 2 {
            break;
        }
        let is_capital = words.is_capital(word);
        let is_initial = letters.len() <= 3 && is_capital && person.has_initials(&letters);
        // "A Doe" is any of them.
        let is_any =
            letters.len() == 1 && letters.first().is_some_and(|code| matches!(character(*code), 'a' | 'i'));
        let is_article_before = others == 0
            && word + 1 == surname
            && person.has_article()
            && is_article(&letters, &person.surname);
        let is_given = person.has_given(&letters) && letters.len() > 1 || is_article_before;
        let start = words.range(word).start;
        if is_given || is_initial && (!is_any || has_stop) {
            match others {
                0 if front.far.is_none() => front.known = Some(start),
                _ => front.far = Some(start),
            }
        } else if letters.len() > 1
            && (person.has_given_like(&letters) || is_capital && person.has_initial_of(&letters))
        {
            front.far = Some(start);
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
pub(super) fn behind(person: &Person, words: &Words<'_>, end: usize) -> Option<usize> {
    let mut until = None;
    let first = words.at(end);
    for word in first..(first + FRONT_MAX).min(words.len()) {
        let between =
            words.folded.codes().get(until.unwrap_or(end)..words.range(word).start).unwrap_or_default();
        let marks = between.iter().map(|code| character(*code));
        let is_joint = between.len() <= 2 && marks.clone().all(|c| matches!(c, ' ' | ',' | '.' | '-'));
        let has_comma = marks.clone().any(|c| c == ',');
        let letters = words.letters(word);
        let stop = words.folded.codes().get(words.range(word).end).map(|code| character(*code));
        let is_given = person.has_given(&letters) && letters.len() > 1 && words.is_capital(word);
        let is_initial = person.has_initials(&letters) && stop == Some('.') && (has_comma || until.is_some());
        // A sentence that ends with the surname.
        let is_next = until.is_none() && marks.clone().any(|c| c == '.');
        // An article behind the surname is that of the next name.
        let is_of_next = until.is_none() && is_particle(&letters);
        if !is_joint || is_next || is_of_next || !is_given && !is_initial {
            break;
        }
        until = Some(words.range(word).end + usize::from(is_initial));
    }
    until
}
