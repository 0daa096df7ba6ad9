//! Letters and digits of a text, in one case and without accents, and where its words begin and end.

use super::decode::{BARRIER, Layer};

/// A text as it is compared.
#[derive(Debug, Default)]
pub(super) struct Symbols {
    pub codes: Vec<u16>,
    /// Where each code comes from.
    pub at: Vec<u32>,
    /// Runs of codes without anything between them.
    pub words: Vec<(u32, u32)>,
}

impl Symbols {
    pub(super) fn of(layer: &Layer) -> Self {
        let mut symbols = Self::default();
        let mut is_open = false;
        let mut places = layer.at.iter();
        let mut add = |c: char, len: usize| {
            let at = places.next().copied().unwrap_or_default();
            // The other bytes of the character.
            (1..len).for_each(|_| _ = places.next());
            symbols.add(fold(c), at, &mut is_open);
        };
        for chunk in layer.bytes.utf8_chunks() {
            chunk.valid().chars().for_each(|c| add(c, c.len_utf8()));
            // What is not UTF-8 may be Latin-1.
            chunk
                .invalid()
                .iter()
                .for_each(|byte| add(if *byte == BARRIER { NEVER } else { char::from(*byte) }, 1));
        }
        symbols
    }

    fn add(&mut self, folded: Folded, at: u32, is_open: &mut bool) {
        let (first, second) = match folded {
            Folded::Gap => return *is_open = false,
            Folded::Nothing => return,
            Folded::One(code) => (code, None),
            Folded::Two(first, second) => (u16::from(first), Some(u16::from(second))),
        };
        let len = self.codes.len() as u32;
        if !*is_open || first == NEVER as u16 {
            self.words.push((len, len));
            *is_open = first != NEVER as u16;
        }
        for code in [Some(first), second].into_iter().flatten() {
            self.codes.push(code);
            self.at.push(at);
        }
        let len = self.codes.len() as u32;
        self.words.last_mut().into_iter().for_each(|word| word.1 = len);
    }

    /// The same read from its end.
    pub(super) fn reversed(mut self) -> Self {
        let len = self.codes.len() as u32;
        self.codes.reverse();
        self.at.reverse();
        self.words.reverse();
        self.words.iter_mut().for_each(|word| *word = (len - word.1, len - word.0));
        self
    }

    /// Words, and letters that are spaced out, as in `C O N F I D E N T I A L`: where each begins and ends.
    pub(super) fn segments(&self) -> impl Iterator<Item = (usize, usize)> {
        let is_letter = |word: &(u32, u32)| word.1 - word.0 == 1;
        let runs = self.words.chunk_by(move |one, next| is_letter(one) && is_letter(next));
        runs.filter_map(|run| Some((run.first()?.0 as usize, run.last()?.1 as usize)))
    }

    /// The codes of one word.
    pub(super) fn word(&self, word: (u32, u32)) -> &[u16] {
        self.codes.get(word.0 as usize..word.1 as usize).unwrap_or_default()
    }
}

/// Whether a code is a digit.
pub(super) fn is_digit(code: u16) -> bool {
    (u16::from(b'0')..=u16::from(b'9')).contains(&code)
}

/// A character that is in no struck text, and a word of its own.
const NEVER: char = '\u{ffff}';

#[derive(Clone, Copy)]
enum Folded {
    /// Between words.
    Gap,
    /// Inside them, and of no account.
    Nothing,
    One(u16),
    Two(u8, u8),
}

/// Letters of Latin-1 and Extended-A, from À to ſ; digits stand for two letters.
const LATIN: &[u8] = b"aaaaaa1ceeeeiiiidnooooo.ouuuuy23aaaaaa1ceeeeiiiidnooooo.ouuuuy2y\
aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii44jjkkklllllll\
lllnnnnnnnnnoooooo55rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
const PAIRS: [(u8, u8); 5] = [(b'a', b'e'), (b't', b'h'), (b's', b's'), (b'i', b'j'), (b'o', b'e')];
/// Further Latin letters: the last of each row of like ones, from Ḁ to ỹ.
const MORE: [(u8, u8); 34] = [
    (0x01, b'a'),
    (0x07, b'b'),
    (0x09, b'c'),
    (0x13, b'd'),
    (0x1d, b'e'),
    (0x1f, b'f'),
    (0x21, b'g'),
    (0x2b, b'h'),
    (0x2f, b'i'),
    (0x35, b'k'),
    (0x3d, b'l'),
    (0x43, b'm'),
    (0x4b, b'n'),
    (0x53, b'o'),
    (0x57, b'p'),
    (0x5f, b'r'),
    (0x69, b's'),
    (0x71, b't'),
    (0x7b, b'u'),
    (0x7f, b'v'),
    (0x89, b'w'),
    (0x8d, b'x'),
    (0x8f, b'y'),
    (0x95, b'z'),
    (0x96, b'h'),
    (0x97, b't'),
    (0x98, b'w'),
    (0x99, b'y'),
    (0xb7, b'a'),
    (0xc7, b'e'),
    (0xcb, b'i'),
    (0xe3, b'o'),
    (0xf1, b'u'),
    (0xf9, b'y'),
];

fn fold(c: char) -> Folded {
    let code = u32::from(c);
    match code {
        0..0x80 if c.is_ascii_alphanumeric() => {
            Folded::One(code as u16 | if c.is_ascii_digit() { 0 } else { 0x20 })
        }
        // Soft hyphen, marks above and below letters, and characters of no width.
        0xad | 0x300..=0x36f | 0x200b..=0x200f | 0x2060..=0x2064 | 0xfe00..=0xfe0f | 0xfeff => {
            Folded::Nothing
        }
        0..0xc0 | 0x2000..=0x2bff | 0x3000..=0x303f | 0xfffc | 0xfffd => Folded::Gap,
        0xc0..=0x17f => match LATIN.get(code as usize - 0xc0) {
            Some(double @ b'1'..=b'5') => {
                let (first, second) = PAIRS.get(usize::from(double - b'1')).copied().unwrap_or_default();
                Folded::Two(first, second)
            }
            Some(letter @ b'a'..=b'z') => Folded::One(u16::from(*letter)),
            _ => Folded::Gap,
        },
        0x1a0 | 0x1a1 | 0x1d1 | 0x1d2 => letter(b'o'),
        0x1af | 0x1b0 | 0x1d3..=0x1dc => letter(b'u'),
        0x1cd | 0x1ce => letter(b'a'),
        0x1cf | 0x1d0 => letter(b'i'),
        0x218 | 0x219 => letter(b's'),
        0x21a | 0x21b => letter(b't'),
        0x1e00..=0x1ef9 => {
            let low = (code & 0xff) as u8;
            MORE.iter().find(|(last, _)| low <= *last).map_or(Folded::Gap, |(_, found)| letter(*found))
        }
        // Greek, Cyrillic.
        0x391..=0x3a9 | 0x410..=0x42f => Folded::One(code as u16 + 0x20),
        0x400..=0x40f => Folded::One(code as u16 + 0x50),
        // Letters and digits of full width, and those for mathematics.
        0xff01..=0xff5e => char::from_u32(code - 0xfee0).map_or(Folded::Gap, fold),
        0x1d400..=0x1d6a3 => letter(b'a' + ((code - 0x1d400) % 26) as u8),
        0xfb00..=0xfb04 => match code {
            0xfb01 | 0xfb03 => Folded::Two(b'f', b'i'),
            0xfb02 | 0xfb04 => Folded::Two(b'f', b'l'),
            _ => Folded::Two(b'f', b'f'),
        },
        0xffff => Folded::One(code as u16),
        _ => Folded::One((code ^ code >> 4 & 0xf000) as u16),
    }
}

fn letter(letter: u8) -> Folded {
    Folded::One(u16::from(letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> String {
        let symbols = Symbols::of(&Layer::of(text.as_bytes()));
        let words = symbols.words.iter().map(|word| String::from_utf16_lossy(symbols.word(*word)));
        words.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn ok_letters_are_folded() {
        assert_eq!(words("Ján O'Dœ-12, ÆØÅ ß"), "jan o doe 12 aeoa ss");
        assert_eq!(words("JOSE\u{301} Mu\u{ad}ller Ｊａｎｅ"), "jose muller jane");
        assert_eq!(words("Nguyễn Ṣāliḥ Țară Ÿ Ŀ ŵ ž"), "nguyen salih tara y l w z");
        assert_eq!(words("ЁЖик Ωμέγα ﬁn"), "ёжик ωμέγα fin");
    }

    #[test]
    fn ok_backwards() {
        let symbols = Symbols::of(&Layer::of(b"ab cde")).reversed();
        assert_eq!(symbols.words, [(0, 3), (3, 5)]);
        assert_eq!(symbols.at, [5, 4, 3, 1, 0]);
        assert_eq!(symbols.codes, [b'e', b'd', b'c', b'b', b'a'].map(u16::from));
    }

    #[test]
    fn ok_what_is_not_utf_8_is_latin_1() {
        let symbols = Symbols::of(&Layer::of(b"J\xf3n\xffa"));
        assert_eq!(symbols.codes, [b'j'.into(), b'o'.into(), b'n'.into(), 0xffff, b'a'.into()]);
    }
}
