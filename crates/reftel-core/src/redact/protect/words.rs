//! Where the word stands that asks to protect somebody.

use std::ops::Range;

use crate::text::fuzzy::is_within_one_edit;

/// How it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// `protect`, also with blanks or hyphens between its letters.
    Plain,
    /// `protected`, `protecting`, `protects`.
    Inflected,
    /// `prot`, `protct`, `protection`: a note in brackets only.
    Short,
    /// With one letter wrong: `protext`.
    Mistyped,
    /// No such word, and a phrase that asks for discretion: `not for attribution`.
    Discretion,
    /// A phrase that does so in brackets only.
    InBrackets,
}

impl Form {
    /// Whether it is a note only in brackets, or where the sentence asks for one.
    pub(super) fn is_weak(self) -> bool {
        matches!(self, Self::Short | Self::Mistyped)
    }

    /// Whether it is a phrase without the word.
    pub(super) fn is_phrase(self) -> bool {
        matches!(self, Self::Discretion | Self::InBrackets)
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) range: Range<usize>,
    pub(super) form: Form,
}

/// Words that are written together with it: `strictlyprotect`, `protectsource`.
const BEFORE: [&str; 5] = ["strictly", "please", "pls", "fully", "must"];
const BEHIND: [&str; 11] = [
    "source",
    "sources",
    "identity",
    "throughout",
    "both",
    "all",
    "name",
    "names",
    "strictly",
    "fully",
    "contact",
];
const ENDINGS: [&str; 3] = ["ed", "ing", "s"];
/// Shortened, with one letter wrong as often as not, or in another language.
const SHORT: [&str; 11] = [
    "prot", "protec", "prtct", "protct", "portect", "protcet", "potect", "protet", "prptect", "proteger",
    "protejer",
];
/// Words in which a letter wrong would make them of it, and which are others.
const OTHERS: [&str; 8] =
    ["project", "projected", "protest", "protested", "protector", "prospect", "protects", "protein"];
/// Most signs between two of its letters.
const GAP_MAX: usize = 2;

/// Every place of it, in order.
pub(super) fn words(text: &str) -> Vec<Word> {
    let bytes = text.as_bytes();
    let mut words: Vec<Word> = Vec::new();
    for (at, byte) in bytes.iter().enumerate() {
        let until = words.last().map_or(0, |word| word.range.end);
        if at < until || !is_letter(*byte) {
            continue;
        }
        if !matches!(byte, b'p' | b'P') {
            let begins =
                at.checked_sub(1).and_then(|before| bytes.get(before)).is_none_or(|b| !is_letter(*b));
            words.extend(begins.then(|| short(text, at)).flatten());
            continue;
        }
        let start = at - letters_before(bytes, at);
        let front = text.get(start..at).unwrap_or_default();
        if !front.is_empty() && !BEFORE.iter().any(|word| front.eq_ignore_ascii_case(word)) {
            continue;
        }
        words.extend(word(text, at));
    }
    words
}

/// Longest of the words that are read before it or behind it, in letters.
const LETTERS_MAX: usize = 12;

fn letters_before(bytes: &[u8], at: usize) -> usize {
    let before = bytes.get(..at).unwrap_or_default().iter().rev();
    before.take(LETTERS_MAX).take_while(|byte| is_letter(**byte)).count()
}

fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte >= 0x80
}

fn word(text: &str, start: usize) -> Option<Word> {
    let bytes = text.as_bytes();
    let mut at = start;
    let mut gaps = 0;
    for (index, letter) in b"protect".iter().enumerate() {
        if index > 0 {
            let signs =
                bytes.get(at..)?.iter().take(GAP_MAX).take_while(|byte| b" -.*_~".contains(byte)).count();
            gaps += usize::from(signs > 0);
            at += signs;
        }
        if !bytes.get(at).is_some_and(|byte| byte.eq_ignore_ascii_case(letter)) {
            return short(text, start);
        }
        at += 1;
    }
    // A gap between all letters, or one where a line end or a blank came in.
    if !matches!(gaps, 0 | 1 | 6) {
        return None;
    }
    let behind: Vec<u8> =
        bytes.get(at..)?.iter().take(LETTERS_MAX).take_while(|byte| is_letter(**byte)).copied().collect();
    let ending = std::str::from_utf8(&behind).unwrap_or("?");
    let is = |words: &[&str]| words.iter().any(|word| ending.eq_ignore_ascii_case(word));
    let form = match ending {
        "" => Form::Plain,
        _ if is(&BEHIND) => Form::Plain,
        _ if is(&ENDINGS) => Form::Inflected,
        _ if is(&["ion"]) => Form::Short,
        _ => return short(text, start),
    };
    Some(Word { range: start..at + ending.len(), form })
}

fn short(text: &str, start: usize) -> Option<Word> {
    let rest = text.as_bytes().get(start..)?;
    let len = rest.iter().take(LETTERS_MAX).take_while(|byte| is_letter(**byte)).count();
    let word = text.get(start..start + len)?;
    let is_any = |known: &[&str]| known.iter().any(|known| word.eq_ignore_ascii_case(known));
    let is_mistyped = || {
        [&b"protect"[..], b"protected"].iter().any(|meant| is_within_one_edit(word.as_bytes(), meant))
            && !is_any(&OTHERS)
    };
    let form = match is_any(&SHORT) {
        true => Form::Short,
        false => is_mistyped().then_some(Form::Mistyped)?,
    };
    Some(Word { range: start..start + len, form })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_places() {
        let found = |text: &str| {
            let show = |word: Word| text[word.range].to_owned();
            words(text).into_iter().map(show).collect::<Vec<_>>().join(" | ")
        };
        for (text, wanted) in [
            ("strictly protect", "protect"),
            ("PROTECTED and protecting", "PROTECTED | protecting"),
            ("(P R O T E C T)", "P R O T E C T"),
            ("pro- tect, pro tect", "pro- tect | pro tect"),
            ("strictlyprotect protectsource", "protect | protectsource"),
            ("(prot) (protct)", "prot | protct"),
            (
                "protext PRTECT pr0tect protectt rotect prtoect protcted",
                "protext | PRTECT | pr0tect | protectt | rotect | prtoect | protcted",
            ),
            ("a protectorate, unprotected, protein, protest, a project was projected", ""),
            ("p", ""),
            ("", ""),
        ] {
            assert_eq!(found(text), wanted, "{text}");
        }
    }
}
