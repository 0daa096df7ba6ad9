use super::letters::{is_any_mark, is_mark, parts, plain};
use super::undress::undress;
use crate::text::{Shown, is_line_end};

/// A shown text (a paragraph, the subject, a table) made ready to be searched.
///
/// Curly quotes are straight in it, dashes of any kind and number are one hyphen, spaces and line ends of any kind and
/// number one space. Letters set as one are single, and what has no width is left out. It holds no character that the
/// shown text does not hold: what is not to be found must not be shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    /// Lowercase letters, shifted by one, with the bits below; marks after the letters that they stand on.
    codes: Vec<u32>,
    /// Codes and the bytes of the text at which their characters begin, where that is not the byte after the one
    /// before.
    places: Vec<(u32, u32)>,
    /// Bytes of the text.
    len: usize,
    /// The last code that is no mark.
    base: Option<u32>,
}

/// Set with a capital.
pub(crate) const CAPITAL: u32 = 1;
/// Set with an accent, or another mark that makes one letter of the alphabet another.
pub(crate) const MARK: u32 = 1 << 30;
/// Set with a hyphen at which a line ended: it may be the word's own, or not.
pub(crate) const OPTIONAL: u32 = 1 << 31;

pub(super) const BLANK: u32 = code(' ');
const HYPHEN: u32 = code('-');

/// The first code behind Latin, Greek, Cyrillic and Armenian.
const LETTERS_WITH_MARKS: u32 = code('\u{590}');

const fn code(c: char) -> u32 {
    (c as u32) << 1
}

/// Whether a code is a letter, a part of one, or a digit.
pub(crate) fn is_alphanumeric(code: u32) -> bool {
    code & MARK != 0 || char::from_u32((code & !OPTIONAL) >> 1).is_some_and(char::is_alphanumeric)
}

impl Folded {
    /// Folds a text.
    #[must_use]
    pub fn new(shown: &Shown) -> Self {
        let mut folded = Self::default();
        folded.read(shown.text().char_indices(), shown.text().len(), &mut shown.broken());
        folded
    }

    /// Folds a text without what can hide a word from a search and not from a reader, such as an element between two
    /// letters. None where there is nothing of the kind.
    pub(crate) fn undressed(shown: &Shown) -> Option<Self> {
        let bare = undress(shown.text())?;
        let mut folded = Self::default();
        folded.read(bare.into_iter(), shown.text().len(), &mut shown.broken());
        Some(folded)
    }

    /// Folds the words of a query.
    pub(crate) fn words(words: &str) -> Self {
        let mut folded = Self::default();
        folded.read(words.char_indices(), words.len(), &mut std::iter::empty());
        folded
    }

    pub(crate) fn codes(&self) -> &[u32] {
        &self.codes
    }

    /// The bytes of the text at which the character of a code begins; its end after the last code.
    pub(crate) fn place(&self, index: usize) -> usize {
        if index >= self.codes.len() {
            return self.len;
        }
        let after = self.places.partition_point(|(first, _)| *first as usize <= index);
        let known = after.checked_sub(1).and_then(|before| self.places.get(before)).copied();
        let (first, place) = known.unwrap_or_default();
        place as usize + (index - first as usize)
    }

    /// The bytes of the text at which the character of a code ends, with the marks on it and what has no width.
    pub(crate) fn place_behind(&self, index: usize) -> usize {
        let place = self.place(index);
        let mut next = index + 1;
        while self.codes.get(next).is_some_and(|code| code & MARK != 0 || self.place(next) == place) {
            next += 1;
        }
        self.place(next)
    }

    fn read(
        &mut self,
        text: impl Iterator<Item = (usize, char)>,
        len: usize,
        broken: &mut dyn Iterator<Item = usize>,
    ) {
        self.codes.reserve(len);
        self.len = len;
        let mut next_broken = broken.next();
        // Whether a word goes on after the spaces.
        let mut goes_on = false;
        for (at, c) in text {
            while next_broken.is_some_and(|broken| broken <= at) {
                self.loosen();
                next_broken = broken.next();
            }
            if c.is_whitespace() {
                goes_on |= is_line_end(c) && self.loosen();
                if !goes_on && self.last() != BLANK {
                    self.push(BLANK, at);
                }
                continue;
            }
            goes_on = c == '\u{ad}';
            match c {
                'A'..='Z' => self.push(code(c.to_ascii_lowercase()) | CAPITAL, at),
                '`' => self.push(code('\''), at),
                ' '..='~' => self.push(code(c), at),
                _ => self.other(c, at),
            }
        }
    }

    /// A character that is not of ASCII, or shows as nothing.
    fn other(&mut self, c: char, at: usize) {
        if let Some(plain) = plain(c) {
            return plain.chars().for_each(|c| self.push(code(c), at));
        }
        // A mark of any script on these letters is an ornament.
        if is_any_mark(c) && self.base.is_some_and(|code| code < LETTERS_WITH_MARKS) {
            return self.push(code(c) | MARK, at);
        }
        parts(c, |part, capital| {
            let bits = if is_mark(part) { MARK } else { u32::from(capital) * CAPITAL };
            self.push(code(part) | bits, at);
        });
    }

    fn push(&mut self, code: u32, at: usize) {
        if code == HYPHEN && self.last() & !OPTIONAL == HYPHEN {
            return;
        }
        // Both fit: a text is part of a file.
        if self.place_of_next() != at {
            self.places.push((self.codes.len() as u32, at as u32));
        }
        if code & MARK == 0 {
            self.base = Some(code);
        }
        self.codes.push(code);
    }

    fn place_of_next(&self) -> usize {
        let (first, place) = self.places.last().copied().unwrap_or_default();
        place as usize + (self.codes.len() - first as usize)
    }

    fn last(&self) -> u32 {
        self.codes.last().copied().unwrap_or_default()
    }

    /// Makes the hyphen of a word at the end optional; whether there is one.
    fn loosen(&mut self) -> bool {
        let [.., letter, hyphen] = self.codes.as_mut_slice() else { return false };
        let is_word = *hyphen & !OPTIONAL == HYPHEN && is_alphanumeric(*letter);
        if is_word {
            *hyphen |= OPTIONAL;
        }
        is_word
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The codes as text: `^` before a capital, `~` for a mark, `=` for a hyphen that may be none.
    fn read(text: &str) -> String {
        let mut read = String::new();
        for code in Folded::words(text).codes() {
            match code {
                code if code & MARK != 0 => read.push('~'),
                code if code & OPTIONAL != 0 => read.push('='),
                code => {
                    read.extend((code & CAPITAL != 0).then_some('^'));
                    read.push(char::from_u32(code >> 1).unwrap());
                }
            }
        }
        read
    }

    #[test]
    fn ok_folded() {
        for (text, folded) in [
            ("The Harbor", "^the ^harbor"),
            ("“it’s” «a» ‚b‘ `c´", "\"it's\" \"a\" 'b' 'c'"),
            ("a - b -- c – d — e−f --—- g", "a - b - c - d - e-f - g"),
            (" a \t\r\n  b\u{a0}\u{2009}c", " a b c"),
            ("in\u{ad}ter\u{200b}op\u{feff}", "interop"),
            ("inter\u{ad}\n  operable", "interoperable"),
            ("of\u{fb01}ce wa\u{fb04}e…", "office waffle..."),
            ("É e\u{301} Ł ß Æ", "^e~ e~ ^l~ ss~ ^a^e~"),
            ("Zo\u{202e}r\u{1}vi\u{e0061}k", "^zorvik"),
            ("Zor\u{20dd}v\u{903}ik\u{93f}", "^zor~v~ik~"),
            ("Ｚｏｒ 𝐙𝐨𝐫 ᴢᴏʀ ＠", "^zor ^zor z~o~r~ @"),
            ("Παππάσσος ΠΑΠΠΑΣΣΟΣ", "^παππα~σσοσ~ ^π^α^π^π^α^σ^σ^ο^σ"),
            ("ΑΩ ЖҐ \u{4e2d}\u{1f30d}", "^α^ω ^ж^ґ \u{4e2d}\u{1f30d}"),
            ("inter-\n  operable US-\r\nled a -\nb 1--\n2", "inter=operable ^u^s=led a - b 1=2"),
        ] {
            assert_eq!(read(text), folded, "{text:?}");
        }
    }

    #[test]
    fn ok_places_lead_back() {
        let text = "“É”  o\u{fb03}ce\u{ad}e\u{301}.";
        let folded = Folded::words(text);
        let shown: Vec<&str> = (0..folded.codes().len())
            .map(|index| &text[folded.place(index)..folded.place_behind(index)])
            .collect();
        assert_eq!(
            shown,
            ["“", "É", "É", "”", "  ", "o", "ﬃ", "ﬃ", "ﬃ", "c", "e\u{ad}", "e\u{301}", "\u{301}", "."]
        );
        assert!(folded.places.len() < folded.codes().len());
        assert_eq!(Folded::words(&"plain ".repeat(9)).places, []);
    }
}
