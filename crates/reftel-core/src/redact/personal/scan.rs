/// Longest word, in bytes: many words may begin inside one with hyphens, and each is read from where it begins.
const WORD_MAX: usize = 80;

/// A place in a text, with what scanners ask there.
#[derive(Clone, Copy)]
pub(super) struct Scan<'t> {
    bytes: &'t [u8],
    pub(super) at: usize,
}

impl<'t> Scan<'t> {
    pub(super) fn new(text: &'t str, at: usize) -> Self {
        Self { bytes: text.as_bytes(), at }
    }

    /// Every place where a word or a number begins.
    pub(super) fn starts(text: &'t str) -> impl Iterator<Item = Self> + 't {
        let bytes = text.as_bytes();
        let starts = move |at: &usize| {
            let before = at.checked_sub(1).and_then(|before| bytes.get(before));
            bytes.get(*at).is_some_and(|byte| is_word(*byte)) && !before.is_some_and(|byte| is_word(*byte))
        };
        (0..bytes.len()).filter(starts).map(move |at| Self { bytes, at })
    }

    /// The same text at another place.
    pub(super) fn to(self, at: usize) -> Self {
        Self { at, ..self }
    }

    /// Whether one of a set of bytes stands between a place and here.
    pub(super) fn passed(&self, from: usize, set: &[u8]) -> bool {
        self.bytes.get(from..self.at).unwrap_or_default().iter().any(|byte| set.contains(byte))
    }

    pub(super) fn peek(&self) -> u8 {
        self.ahead(0)
    }

    /// The byte so many places on; zero behind the end.
    pub(super) fn ahead(&self, by: usize) -> u8 {
        self.bytes.get(self.at + by).copied().unwrap_or_default()
    }

    /// The byte before.
    pub(super) fn before(&self) -> u8 {
        self.at.checked_sub(1).and_then(|at| self.bytes.get(at)).copied().unwrap_or_default()
    }

    /// Whether a byte of a set is next.
    pub(super) fn is_at(&self, set: &[u8]) -> bool {
        self.at < self.bytes.len() && set.contains(&self.peek())
    }

    pub(super) fn eat(&mut self, byte: u8) -> bool {
        let is_it = self.peek() == byte && self.at < self.bytes.len();
        self.at += usize::from(is_it);
        is_it
    }

    /// Goes over bytes of a set, and says how many.
    pub(super) fn skip(&mut self, set: &[u8]) -> usize {
        let start = self.at;
        while self.at < self.bytes.len() && set.contains(&self.peek()) {
            self.at += 1;
        }
        self.at - start
    }

    /// Goes over digits, and says how many.
    pub(super) fn digits(&mut self) -> usize {
        let start = self.at;
        while self.peek().is_ascii_digit() {
            self.at += 1;
        }
        self.at - start
    }

    /// Goes over a word, with hyphens and apostrophes inside it, or over the beginning of one that is longer than any.
    pub(super) fn word(&mut self) -> &'t [u8] {
        let start = self.at;
        while self.at < start + WORD_MAX
            && (is_word(self.peek())
                || matches!(self.peek(), b'-' | b'\'') && self.at > start && is_word(self.ahead(1)))
        {
            self.at += 1;
        }
        self.bytes.get(start..self.at).unwrap_or_default()
    }

    /// Goes over words of a list, whatever the case, that end where a word ends; blanks in them are any number of
    /// blanks.
    pub(super) fn eat_any(&mut self, list: &[&str]) -> bool {
        list.iter().any(|words| self.eat_words(words))
    }

    pub(super) fn eat_words(&mut self, words: &str) -> bool {
        let mut ahead = *self;
        for byte in words.bytes() {
            match byte {
                b' ' if ahead.skip(b" ") == 0 => return false,
                b' ' => {}
                byte if ahead.peek().eq_ignore_ascii_case(&byte) => ahead.at += 1,
                _ => return false,
            }
        }
        let ends = !is_word(ahead.peek()) || !is_word(ahead.before());
        if ends {
            *self = ahead;
        }
        ends
    }

    /// Goes over a word that begins with a capital and is none of those to leave out.
    pub(super) fn eat_capital(&mut self, is_left_out: impl Fn(&[u8]) -> bool) -> bool {
        let mut ahead = *self;
        let first = ahead.peek();
        // A letter beyond ASCII may be a capital.
        let is_capital = first.is_ascii_uppercase() || first >= 0x80;
        let word = ahead.word();
        let is_one = is_capital && !is_left_out(word);
        if is_one {
            *self = ahead;
        }
        is_one
    }
}

pub(super) fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte >= 0x80
}
