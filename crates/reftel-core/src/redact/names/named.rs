//! Who is named by the words that a reader typed.
//!
//! | typed | persons |
//! |---|---|
//! | `Jane Doe`, `DOE, Jane`, `Kim Jong-un`, `Jane A. B. Doe` | one |
//! | `Jane Doe MP`, `Jane Doe (RPF)`, `Jane Doe, Ph.D.`, `Jane Doe's` | the same |
//! | `Jane Doe; Ann Other`, `Jane Doe and Ann Other`, `Jane and John Doe` | two |
//! | `jane doe`, `Dr. Doe`, `Minister of Examples Jane Doe` | one, of whom the surname alone is only offered |

use super::person::{Person, is_of_others, is_particle, is_person};
use super::words::{Words, spelled};
use crate::lexicon::{Title, grammar, office, particle, title};
use crate::search::Folded;

/// The persons whom words name, with their names; none if they name something else.
pub(super) fn persons(words: &str) -> Vec<(String, Person)> {
    let parts = parts(words);
    let last = parts.last().cloned().unwrap_or_default();
    let is_sole = parts.len() == 1;
    let mut persons: Vec<(String, Person)> = Vec::new();
    for part in &parts {
        // "Jane and John Doe".
        let shared = (!is_sole && !part.contains(' ') && last.contains(' '))
            .then(|| last.rsplit(' ').next())
            .flatten();
        let part = shared
            .filter(|surname| surname != part)
            .map_or_else(|| part.clone(), |surname| format!("{part} {surname}"));
        persons.extend(person(&part).map(|person| (part, person)));
    }
    persons
}

/// Whether words name a person.
pub(in crate::redact) fn names_person(words: &str) -> bool {
    !persons(words).is_empty()
}

/// The parts of words that name several, without what stands around a name.
fn parts(words: &str) -> Vec<String> {
    let mut bare = String::new();
    let mut depth = 0_u32;
    for c in words.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            '"' | '“' | '”' => {}
            _ if c.is_whitespace() && depth == 0 => bare.push(' '),
            _ if depth == 0 => bare.push(c),
            _ => {}
        }
    }
    let mut parts = vec![String::new()];
    for word in bare.split_inclusive([' ', ';', '&']) {
        let text = word.trim_end_matches([' ', ';', '&']);
        let joins = ["and", "or", "/", "+"].iter().any(|join| text.eq_ignore_ascii_case(join));
        if let Some(part) = parts.last_mut().filter(|_| !joins) {
            part.push_str(text);
            part.push(' ');
        }
        if joins || word.ends_with([';', '&']) {
            parts.push(String::new());
        }
    }
    let mut parts: Vec<String> = parts.iter().map(|part| without_degrees(part)).collect();
    parts.retain(|part| !part.is_empty());
    parts
}

/// A name without a possessive, and without degrees behind it.
fn without_degrees(name: &str) -> String {
    let mut name = name.trim_matches([' ', ',']);
    for ending in ["'s", "’s", "'S", "’S", "'", "’"] {
        name = name.strip_suffix(ending).unwrap_or(name);
    }
    while let Some((rest, last)) = name.rsplit_once([' ', ',']) {
        let letters: String = last.chars().filter(|c| *c != '.').collect();
        let is_dotted = last.len() - letters.len() > 1 && rest.trim_matches([' ', ',']).contains(' ');
        if !title(letters.as_bytes()).is_suffix && !is_dotted && !letters.is_empty() {
            break;
        }
        name = rest.trim_end_matches([' ', ',']);
    }
    name.to_owned()
}

fn person(name: &str) -> Option<Person> {
    let folded = Folded::words(name);
    let words = Words::new(&folded);
    let mut person = Person::read(&words);
    if is_person(name) {
        return Some(person);
    }
    person.is_sure = false;
    let spellings: Vec<String> = (0..words.len()).map(|word| spelled(&words.letters(word))).collect();
    let is_name = |word: &String| {
        let word = word.as_bytes();
        let is_small = particle(word).is_some();
        word.iter().all(|byte| !byte.is_ascii_digit())
            && (is_small || !is_of_others(word) && grammar(word).is_none())
    };
    let is_title = |word: &String| title(word.as_bytes()).is_before_name || title(word.as_bytes()).is_office;
    let surname_is_name = person.surname.iter().any(|word| word.len() > 1)
        && person.surname.iter().all(|word| is_name(&spelled(word)) && !is_title(&spelled(word)));
    if !surname_is_name {
        return None;
    }
    let is_small = !(0..words.len()).any(|word| words.is_capital(word));
    if person.given.is_empty() {
        // "Dr. Doe"; but not "Doe".
        let before = spellings.get(..words.len() - person.surname.len()).unwrap_or_default();
        return (!before.is_empty() && before.iter().all(is_title)).then_some(person);
    }
    if is_small {
        return ((2..=5).contains(&words.len()) && spellings.iter().all(is_name)).then_some(person);
    }
    // "Minister of Examples Jane Doe".
    let of = spellings.iter().rposition(|word| matches!(word.as_str(), "of" | "for" | "to" | "and"))?;
    let names = words.len() - of - 1;
    let is_capital =
        (of + 1..words.len()).all(|word| words.is_capital(word) || is_particle(&words.letters(word)));
    if !spellings.iter().take(of).any(is_title) || names < 2 || !is_capital {
        return None;
    }
    if names < 3 {
        person.given.clear();
        return Some(person);
    }
    person.given = person.given.split_off(person.given.len() - 1);
    Some(person)
}

/// The words of a name, or of a term that is no name: each may stand alone for the whole. Of words that hyphens join all
/// together, and each.
pub(super) fn ends(words: &str) -> Vec<Vec<Vec<u32>>> {
    let folded = Folded::words(words);
    let words = Words::new(&folded);
    let is_small = !(0..words.len()).any(|word| words.is_capital(word));
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for word in 0..words.len() {
        match groups.last_mut().filter(|_| words.has_hyphen_before(word)) {
            Some(group) => group.push(word),
            None => groups.push(vec![word]),
        }
    }
    let is_telling = |group: &[usize]| {
        let word = group.first().copied().unwrap_or_default();
        let letters = words.letters(word);
        let spelling = spelled(&letters);
        let bytes = spelling.as_bytes();
        let is_common = title(bytes) != Title::default()
            || office(bytes).is_modifier
            || grammar(bytes).is_some() && group.len() < 2
            || particle(bytes).is_some() && group.len() < 2
            || is_of_others(bytes);
        letters.len() > 1
            && !is_common
            && (is_small || words.is_capital(word))
            && bytes.iter().all(|byte| !byte.is_ascii_digit())
    };
    if groups.len() < 2 && groups.first().is_none_or(|group| group.len() < 2) {
        return Vec::new();
    }
    let halves = groups.iter().filter(|group| group.len() > 1).flatten().copied().map(|word| vec![word]);
    let halves: Vec<Vec<usize>> = halves
        .filter(|half| half.first().is_some_and(|word| words.letters(*word).len() >= HALF_MIN))
        .collect();
    let mut ends: Vec<Vec<Vec<u32>>> = Vec::new();
    for group in groups.into_iter().filter(|group| group.len() < words.len()).chain(halves) {
        if !is_telling(&group) {
            continue;
        }
        let letters: Vec<Vec<u32>> = group.iter().map(|word| words.letters(*word)).collect();
        if !ends.contains(&letters) {
            ends.push(letters);
        }
    }
    ends
}

/// Fewest letters of a word that a hyphen joins to another and that stands for the name by itself.
const HALF_MIN: usize = 4;

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &str) -> String {
        let show = |(_, person): (String, Person)| {
            let join =
                |words: &[Vec<u32>]| words.iter().map(|word| spelled(word)).collect::<Vec<_>>().join(" ");
            let sure = if person.is_sure { "" } else { "?" };
            format!("{sure}{} | {}", join(&person.given), join(&person.surname))
        };
        persons(words).into_iter().map(show).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn ok_persons() {
        for (words, persons) in [
            ("Jane Doe", "jane | doe"),
            ("Kim Jong-vex", "?jong vex | kim"),
            ("Jin-vex Kim", "jin vex | kim"),
            ("Jane A. B. Doe", "jane a b | doe"),
            ("Jane Doe MP", "jane | doe"),
            ("Jane Doe (RPF)", "jane | doe"),
            ("Jane Doe PhD", "jane | doe"),
            ("Jane Doe, Ph.D.", "jane | doe"),
            ("Jane Doe M.P.", "jane | doe"),
            ("Jane Doe's", "jane | doe"),
            ("Jane Doe; Ann Other", "jane | doe; ann | other"),
            ("Jane Doe and Ann Other", "jane | doe; ann | other"),
            ("Jane Doe & Ann Other", "jane | doe; ann | other"),
            ("Jane and John Doe", "jane | doe; john | doe"),
            ("Doe, J.Q.", "j q | doe"),
            ("jane doe", "?jane | doe"),
            ("Dr. Doe", "? | doe"),
            ("Vice Premier Wu", "? | wu"),
            ("Minister of Examples Jane Doe", "?jane | doe"),
            ("Minister of Trade and Examples Jane Q. Doe", "examples jane q | doe"),
            ("Doe", ""),
            ("Prime Minister", ""),
            ("Ministry of Examples", ""),
            ("the harbor", ""),
            ("Trinidad and Tobago", ""),
            ("C++", ""),
            ("", ""),
        ] {
            assert_eq!(read(words), persons, "{words}");
        }
    }

    #[test]
    fn ok_ends() {
        let read = |words| {
            let ends = ends(words).into_iter();
            ends.map(|end| end.iter().map(|word| spelled(word)).collect::<Vec<_>>().join(" "))
                .collect::<Vec<_>>()
                .join(", ")
        };
        for (words, found) in [
            ("Jane Doe", "jane, doe"),
            ("Kim Jong-vex", "kim, jong vex, jong"),
            ("Jane Doe Sample", "jane, doe, sample"),
            ("Jane Sample-Doet", "jane, sample doet, sample, doet"),
            ("Dr. Jane de la Example", "jane, example"),
            ("Ministry of Samples", "samples"),
            ("harbor light", "harbor, light"),
            ("Doe", ""),
            ("", ""),
        ] {
            assert_eq!(read(words), found, "{words}");
        }
    }
}
