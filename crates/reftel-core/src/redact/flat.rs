//! A text in plain characters, as scanners read it.

use std::ops::Range;

use unicode_normalization::char::decompose_compatible;

use crate::search::{CAPITAL, Folded, MARK, OPTIONAL};

/// A shown text in ASCII as far as it goes, with the way back.
///
/// Letters have no accents, digits of every script are `0` to `9`, dashes of any kind are hyphens, full-width signs are
/// the usual ones, and what has no width is left out. A word that was broken by a hyphen at a line end is whole again.
#[derive(Debug, Default)]
pub(super) struct Flat {
    text: String,
    /// For each byte of the text the bytes of the shown text that it stands for.
    places: Vec<(u32, u32)>,
}

impl Flat {
    pub(super) fn new(folded: &Folded) -> Self {
        let mut flat = Self::default();
        let codes = folded.codes();
        for (index, code) in codes.iter().enumerate() {
            if code & MARK != 0 {
                continue;
            }
            let next = codes.get(index + 1).copied().and_then(character);
            let is_in_word =
                flat.text.ends_with(|c: char| c.is_alphabetic()) && next.is_some_and(char::is_alphabetic);
            if code & OPTIONAL != 0 && is_in_word {
                continue;
            }
            let Some(c) = character(*code) else { continue };
            let place = (folded.place(index) as u32, folded.place_behind(index) as u32);
            let is_by_latin = flat.text.ends_with(|c: char| c.is_ascii_alphabetic())
                || next.is_some_and(|next| next.is_ascii_alphabetic());
            let latin = if is_by_latin { latin(c) } else { c };
            flat.add(latin, code & CAPITAL != 0, place);
        }
        flat
    }

    fn add(&mut self, c: char, is_capital: bool, place: (u32, u32)) {
        if let Some(digit) = digit(c) {
            return self.push(digit, place);
        }
        match c {
            '\0'..='\x7f' if is_capital => self.push(c.to_ascii_uppercase(), place),
            '\0'..='\x7f' => self.push(c, place),
            '°' | 'º' => self.push('o', place),
            _ if c.is_alphabetic() && is_capital => c.to_uppercase().for_each(|c| self.push(c, place)),
            _ if c.is_alphabetic() => self.push(c, place),
            _ => {
                let mut parts = String::new();
                decompose_compatible(c, |part| parts.push(part));
                match parts.is_ascii() {
                    true => parts.chars().for_each(|c| self.push(c, place)),
                    false => self.push(c, place),
                }
            }
        }
    }

    fn push(&mut self, c: char, place: (u32, u32)) {
        self.text.push(c);
        self.places.resize(self.text.len(), place);
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The range of this text that stands for a range of the shown text.
    pub(super) fn range(&self, shown: Range<usize>) -> Range<usize> {
        let start = self.places.partition_point(|(start, _)| (*start as usize) < shown.start);
        let end = self.places.partition_point(|(start, _)| (*start as usize) < shown.end);
        start..end.max(start)
    }

    /// The bytes of the shown text that a range of this text stands for.
    pub(super) fn shown(&self, range: Range<usize>) -> Range<usize> {
        let first = self.places.get(range.start).filter(|_| !range.is_empty());
        let last = range.end.checked_sub(1).and_then(|last| self.places.get(last));
        match (first, last) {
            (Some((start, _)), Some((_, end))) => *start as usize..*end as usize,
            _ => 0..0,
        }
    }
}

fn character(code: u32) -> Option<char> {
    char::from_u32((code & !(OPTIONAL | MARK)) >> 1)
}

/// The first of the ten digits of every script that has them.
const ZEROS: [char; 36] = [
    '\u{660}', '\u{6f0}', '\u{7c0}', '\u{966}', '\u{9e6}', '\u{a66}', '\u{ae6}', '\u{b66}', '\u{be6}',
    '\u{c66}', '\u{ce6}', '\u{d66}', '\u{de6}', '\u{e50}', '\u{ed0}', '\u{f20}', '\u{1040}', '\u{1090}',
    '\u{17e0}', '\u{1810}', '\u{1946}', '\u{19d0}', '\u{1a80}', '\u{1a90}', '\u{1b50}', '\u{1bb0}',
    '\u{1c40}', '\u{1c50}', '\u{a620}', '\u{a8d0}', '\u{a900}', '\u{a9d0}', '\u{a9f0}', '\u{aa50}',
    '\u{abf0}', '\u{ff10}',
];

/// The digit that a character of another script is, also one of mathematics.
fn digit(c: char) -> Option<char> {
    if c.is_ascii() {
        return None;
    }
    let code = u32::from(c);
    let value = match code {
        0x1d7ce..=0x1d7ff => (code - 0x1d7ce) % 10,
        _ => {
            let zero = ZEROS.iter().rev().find(|zero| **zero <= c)?;
            code - u32::from(*zero)
        }
    };
    char::from_digit(value, 10).filter(|_| value < 10)
}

/// The Latin letter that a Cyrillic or Greek one looks like.
fn latin(c: char) -> char {
    match c {
        'а' | 'α' => 'a',
        'е' => 'e',
        'і' | 'ι' => 'i',
        'ј' => 'j',
        'о' | 'ο' => 'o',
        'р' | 'ρ' => 'p',
        'с' => 'c',
        'т' | 'τ' => 't',
        'у' => 'y',
        'х' | 'χ' => 'x',
        'ѕ' => 's',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_plain_characters() {
        for (text, flat) in [
            ("Téléphone № ٢٠٢‑５５５–০১", "Telephone No 202-555-01"),
            ("jane＠exam\u{200b}ple．org", "jane@example.org"),
            ("n° 𝟏𝟐 Ａｂ ﬁ ½", "no 12 Ab fi ½"),
            ("strіctly prоtect Роза", "strictly protect Роза"),
            ("", ""),
        ] {
            assert_eq!(Flat::new(&Folded::words(text)).text(), flat, "{text}");
        }
    }

    #[test]
    fn ok_the_way_back() {
        let text = "né 1‑٢";
        let flat = Flat::new(&Folded::words(text));
        assert_eq!(&text[flat.shown(0..2)], "né");
        assert_eq!(&text[flat.shown(3..6)], "1‑٢");
        assert_eq!(flat.range(flat.shown(3..6)), 3..6);
        assert_eq!(flat.shown(4..4), 0..0);
    }

    #[test]
    fn ok_a_word_over_a_line_end_is_whole() {
        let flat = Flat::new(&Folded::words("pro-\ntect 12-\n34"));
        assert_eq!(flat.text(), "protect 12-34");
    }
}
