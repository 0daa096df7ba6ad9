//! Names in the words around a note.

use crate::lexicon::{Grammar, grammar, title};
use crate::redact::names::{is_particle, is_person, is_title, letters, spelled};
use crate::search::{CAPITAL, Folded, is_alphanumeric};

/// Whether a word is no part of a name, although it may have a capital.
pub(super) fn is_no_name(word: &str) -> bool {
    use Grammar::{Article, Number, Possessive, Preposition, Pronoun};

    let word = word.as_bytes();
    title(word).is_noun
        || matches!(grammar(word), Some(Article | Possessive | Number | Pronoun | Preposition))
        || [&b"and"[..], b"by", b"embassy", b"ministry", b"party"].contains(&word)
}

/// The name of a person in the words before a note, without article, title and office: the last row of words that have
/// capitals and are no common words. None if there is none: `a source in the ministry`.
pub(in crate::redact) fn name(words: &str) -> Option<String> {
    let is_caps = !words.bytes().any(|byte| byte.is_ascii_lowercase());
    let mut name: Vec<&str> = Vec::new();
    for word in words.split_whitespace() {
        let plain = spelled(&letters_of(word));
        let bare = plain.as_str();
        let has_capital = Folded::words(word).codes().iter().any(|code| code & CAPITAL != 0);
        let is_particle = !name.is_empty() && is_particle(&letters_of(word));
        let is_digit = bare.bytes().any(|byte| byte.is_ascii_digit());
        match (has_capital || is_particle) && !is_no_name(bare) && !is_digit {
            true => name.push(word),
            // "a friend OF ANN OTHER": the words behind count.
            false => name.clear(),
        }
    }
    let name = name.join(" ");
    let name = name.trim_matches(|c: char| c.is_ascii_punctuation() && c != '.');
    let count = name.bytes().filter(u8::is_ascii_alphabetic).count();
    // In lowercase around, a word of capitals alone is an acronym.
    let is_acronym =
        !is_caps && !name.contains(' ') && !name.bytes().any(|byte| byte.is_ascii_lowercase()) && count < 6;
    let is_office = name.split(' ').all(|word| is_title(&letters_of(word)));
    let is_name =
        !is_office && count > 2 && !is_acronym && (is_person(name) || !name.contains(' ') || count > 5);
    is_name.then(|| name.to_owned())
}

/// The letters and digits of a word.
pub(super) fn letters_of(word: &str) -> Vec<u32> {
    let folded = Folded::words(word);
    let codes = folded.codes().iter().copied().filter(|code| is_alphanumeric(*code));
    letters(&codes.collect::<Vec<u32>>())
}
