//! Where the word stands that asks to protect somebody.

use std::ops::Range;

/// How it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// `protect`, also with blanks or hyphens between its letters.
    Plain,
    /// `protected`, `protecting`, `protects`.
    Inflected,
    /// `prot`, `protct`, `protection`: a note in brackets only.
    Short,
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
/// Shortened, or with one letter wrong.
const SHORT: [&str; 9] =
    ["prot", "protec", "prtct", "protct", "portect", "protcet", "potect", "protet", "prptect"];
/// Most signs between two of its letters.
const GAP_MAX: usize = 2;

/// Every place of it, in order.
pub(super) fn words(text: &str) -> Vec<Word> {
    let bytes = text.as_bytes();
    let mut words: Vec<Word> = Vec::new();
    for (at, byte) in bytes.iter().enumerate() {
        let until = words.last().map_or(0, |word| word.range.end);
        if !matches!(byte, b'p' | b'P') || at < until {
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
        _ => return None,
    };
    Some(Word { range: start..at + ending.len(), form })
}

fn short(text: &str, start: usize) -> Option<Word> {
    let rest = text.as_bytes().get(start..)?;
    let len = rest.iter().take(LETTERS_MAX).take_while(|byte| is_letter(**byte)).count();
    let word = text.get(start..start + len)?;
    let is_one = SHORT.iter().any(|known| word.eq_ignore_ascii_case(known));
    is_one.then_some(Word { range: start..start + len, form: Form::Short })
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
            ("a protectorate, unprotected, protein, protest", ""),
            ("p", ""),
            ("", ""),
        ] {
            assert_eq!(found(text), wanted, "{text}");
        }
    }
}
