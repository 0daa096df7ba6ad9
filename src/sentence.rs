//! The subject in sentence case: a reading aid, which the reader asks for.
//!
//! Capitals stay at the beginning of a sentence, in abbreviations that the tables have or that no English word looks
//! like (no vowel, a digit, periods between letters), in posts, countries and months. **What no table has, the names of
//! persons and parties above all, becomes small.** The source's form stays the truth; the cable is not changed.

use std::ops::Range;

use reftel_core::cable::{Month, TagKind, is_place, tag_meaning, terms};

/// Abbreviations that look like words, or that no table has.
const KEPT: [&str; 9] = ["EU", "I", "UK", "US", "USA", "USG", "USSR", "UAE", "CODEL"];
/// Words that are abbreviations of organizations too, but not in a subject.
const WORDS: [&str; 14] =
    ["AID", "AL", "ARENA", "CARE", "COM", "ED", "EL", "GREENS", "LAB", "LOT", "MAS", "PAN", "PLAN", "WHO"];
/// Months that are other words too.
const DOUBTFUL: [u32; 2] = [3, 5];
/// As many words as a name of the tables has.
const LONGEST: usize = 4;

/// `text` in sentence case, letter for letter and byte for byte as long. None if it is not all in capitals: then its
/// writer has decided already.
#[must_use]
pub fn sentence_case(text: &str) -> Option<String> {
    if text.chars().any(char::is_lowercase) || !text.bytes().any(|byte| byte.is_ascii_uppercase()) {
        return None;
    }
    let words = words(text);
    let known = terms(text);
    let mut cased = String::with_capacity(text.len());
    let mut names_left = 0;
    let mut at = 0;
    for (index, word) in words.iter().enumerate() {
        let between = text.get(at..word.start)?;
        cased.push_str(between);
        at = word.end;
        let word_text = text.get(word.clone())?;
        if names_left == 0 {
            names_left = name_length(text, words.get(index..)?);
        }
        let is_term = known.iter().any(|(range, term)| {
            range.start <= word.start
                && word.start + stem(word_text).len() <= range.end
                && is_abbreviation(term)
        });
        let dotted = text.get(word.end..).is_some_and(|rest| rest.starts_with('.')) && word.len() == 1;
        // A period after a letter is one of an abbreviation: `U.S. TROOPS`.
        let before =
            index.checked_sub(1).and_then(|before| words.get(before)).map_or(0, ExactSizeIterator::len);
        let ends = |c: char| matches!(c, '?' | '!' | ':') || c == '.' && before > 1;
        let begins = index == 0 || between.contains(ends);
        if is_term || dotted || stays(word_text) {
            // The s of a possessive is lowercase.
            push_tail(&mut cased, word_text);
        } else {
            push_small(&mut cased, word_text, begins || names_left > 0);
        }
        names_left = names_left.saturating_sub(1);
    }
    cased.push_str(text.get(at..)?);
    Some(cased)
}

/// The words of a text: letters, digits and apostrophes.
fn words(text: &str) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    for (at, c) in text.char_indices() {
        if !(c.is_ascii_alphanumeric() || !c.is_ascii() && c != '“' && c != '”' && c != '—' || c == '\'')
        {
            continue;
        }
        let end = at + c.len_utf8();
        match words.last_mut().filter(|word| word.end == at) {
            Some(word) => word.end = end,
            None => words.push(at..end),
        }
    }
    words
}

/// A word without its possessive.
fn stem(word: &str) -> &str {
    word.split(['\'', '’']).next().unwrap_or(word)
}

/// How many words from here are the name of a post, a country or a month.
fn name_length(text: &str, words: &[Range<usize>]) -> usize {
    let Some(first) = words.first() else { return 0 };
    (1..=words.len().min(LONGEST))
        .rev()
        .find(|&count| {
            let last = words.get(count - 1).unwrap_or(first);
            let own = stem(text.get(last.clone()).unwrap_or_default());
            text.get(first.start..last.start + own.len()).is_some_and(is_name)
        })
        .unwrap_or(0)
}

fn is_name(name: &str) -> bool {
    let is_month = |number: u32| {
        Month::new(number).is_some_and(|month| month.name().eq_ignore_ascii_case(name))
            && !DOUBTFUL.contains(&number)
    };
    is_place(name) || (1..=12).any(is_month)
}

/// Whether a word of the vocabulary is one in capitals.
fn is_abbreviation(term: &str) -> bool {
    term.len() <= 5 && !term.bytes().any(|byte| byte.is_ascii_lowercase() || byte == b' ' || byte == b'-')
}

fn stays(word: &str) -> bool {
    let stem = stem(word);
    let has_vowel = stem.bytes().any(|byte| b"AEIOUY".contains(&byte)) || !stem.is_ascii();
    let is_organization =
        || tag_meaning(stem).is_some_and(|(kind, _)| kind == TagKind::Org) && !WORDS.contains(&stem);
    stem.bytes().any(|byte| byte.is_ascii_digit())
        || !has_vowel && !stem.is_empty()
        || KEPT.contains(&stem)
        || is_organization()
}

/// Unchanged except for what comes after an apostrophe.
fn push_tail(into: &mut String, word: &str) {
    let stem = stem(word);
    into.push_str(stem);
    into.push_str(&small(word.get(stem.len()..).unwrap_or_default()));
}

fn push_small(into: &mut String, word: &str, capital: bool) {
    let first = word.chars().next().filter(|_| capital).map_or(0, char::len_utf8);
    into.push_str(word.get(..first).unwrap_or_default());
    into.push_str(&small(word.get(first..).unwrap_or_default()));
}

/// In lowercase; letters beyond Latin-1 stay, so that every letter is as long as before.
fn small(text: &str) -> String {
    let letter = |c: char| match c {
        'À'..='Þ' if c != '×' => char::from_u32(u32::from(c) + 0x20).unwrap_or(c),
        _ => c.to_ascii_lowercase(),
    };
    text.chars().map(letter).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn ok_sentences() {
        for (text, wanted) in [
            (
                "ELSINORE'S NEW COALITION LOOKS TO THE SEA FOR ITS BUDGET",
                "Elsinore's new coalition looks to the sea for its budget",
            ),
            ("GERMANY AND NATO AGREE ON UNSC TEXT", "Germany and NATO agree on UNSC text"),
            ("WHO WILL PAY? NEW DELHI'S ANSWER", "Who will pay? New Delhi's answer"),
            ("TALKS IN PORT AU PRINCE: A U.S. VIEW", "Talks in Port Au Prince: A U.S. view"),
            ("DPRK AND G-77 IN JUNE; IT MAY END", "DPRK and G-77 in June; it may end"),
            ("US, EU AND MFA'S NON-PAPER", "US, EU and MFA's non-paper"),
            ("CAFÉ ÉLAN", "Café élan"),
        ] {
            assert_eq!(sentence_case(text).as_deref(), Some(wanted));
        }
    }

    #[test]
    fn err_what_is_not_all_capitals() {
        for text in ["Elsinore's new Coalition", "ELSINORE's COALITION", "", "1234 ...", "élan"] {
            assert_eq!(sentence_case(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn ok_letter_for_letter(text in "\\PC*") {
            if let Some(cased) = sentence_case(&text) {
                prop_assert_eq!(cased.len(), text.len());
                prop_assert_eq!(cased.to_uppercase(), text.to_uppercase());
            }
        }
    }
}
