use super::{Class, Span, class, ocr};

/// Reads bytes from left to right. A step that fails does not move it; a copy of it is a checkpoint.
///
/// Letters are compared without regard to case: the same word comes as `SUBJECT`, `Subject` and `subject`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cursor<'b> {
    bytes: &'b [u8],
    at: usize,
    end: usize,
}

impl<'b> Cursor<'b> {
    /// A cursor at the start of `span`, which it never leaves. What lies outside of `bytes` is cut off.
    #[must_use]
    pub(crate) fn new(bytes: &'b [u8], span: Span) -> Self {
        let range = span.range();
        let end = range.end.min(bytes.len());
        Self { bytes, at: range.start.min(end), end }
    }

    /// The offset of the next byte.
    #[must_use]
    pub(crate) const fn at(&self) -> usize {
        self.at
    }

    /// Whether no byte is left.
    #[must_use]
    pub(crate) const fn is_done(&self) -> bool {
        self.at >= self.end
    }

    /// The bytes that are left.
    #[must_use]
    pub(crate) fn rest(&self) -> &'b [u8] {
        self.bytes.get(self.at..self.end).unwrap_or_default()
    }

    /// The span of what is left.
    #[must_use]
    pub(crate) fn rest_span(&self) -> Span {
        Span::new(self.at, self.end)
    }

    /// The next byte.
    #[must_use]
    pub(crate) fn peek(&self) -> Option<u8> {
        if self.is_done() { None } else { self.bytes.get(self.at).copied() }
    }

    /// The span from `start` to the next byte.
    #[must_use]
    pub(crate) fn since(&self, start: usize) -> Span {
        Span::new(start, self.at)
    }

    /// Whether at least `count` digits stand right before the cursor.
    pub(crate) fn is_behind_digits(&self, count: usize) -> bool {
        let before = self.bytes.get(..self.at).unwrap_or_default();
        before.iter().rev().take(count).take_while(|b| b.is_ascii_digit()).count() == count
    }

    /// The bytes of a span.
    #[must_use]
    pub(crate) fn slice(&self, span: Span) -> &'b [u8] {
        self.bytes.get(span.range()).unwrap_or_default()
    }

    /// Takes the next byte.
    pub(crate) fn bump(&mut self) -> Option<u8> {
        let byte = self.peek()?;
        self.at += 1;
        Some(byte)
    }

    /// Skips `len` bytes, or all that are left.
    pub(crate) fn skip(&mut self, len: usize) {
        self.at = self.at.saturating_add(len).min(self.end);
    }

    /// Takes `byte` if it comes next.
    pub(crate) fn eat(&mut self, byte: u8) -> bool {
        self.eat_if(|next| next == byte)
    }

    /// Takes the next byte if `wanted` returns true.
    pub(crate) fn eat_if(&mut self, wanted: impl Fn(u8) -> bool) -> bool {
        let found = self.peek().is_some_and(wanted);
        self.at += usize::from(found);
        found
    }

    /// Takes `text`, in any case, if it comes next.
    #[inline]
    pub(crate) fn eat_str(&mut self, text: &str) -> bool {
        let text = text.as_bytes();
        let same = |a: Option<&u8>, b: Option<&u8>| a.zip(b).is_none_or(|(a, b)| a.eq_ignore_ascii_case(b));
        // Nearly all attempts fail at the first letter or at the last, so these are compared without a call.
        let found = self.rest().get(..text.len()).is_some_and(|next| {
            same(next.first(), text.first())
                && same(next.last(), text.last())
                && next.eq_ignore_ascii_case(text)
        });
        if found {
            self.at += text.len();
        }
        found
    }

    /// Takes `word`, in any case, if it comes next and no ASCII letter or digit follows it.
    #[inline]
    pub(crate) fn eat_word(&mut self, word: &str) -> bool {
        let start = *self;
        let found = self.eat_str(word) && !self.peek().is_some_and(|next| next.is_ascii_alphanumeric());
        if !found {
            *self = start;
        }
        found
    }

    /// Takes the first of `words` that comes next as a whole word, and returns it.
    #[inline]
    pub(crate) fn eat_any<'w>(&mut self, words: &[&'w str]) -> Option<&'w str> {
        words.iter().copied().find(|word| self.eat_word(word))
    }

    /// Takes the bytes that are in `class`; the span may be empty.
    pub(crate) fn eat_while(&mut self, class: &Class) -> Span {
        self.eat_while_by(|byte| class.has(byte))
    }

    /// Takes bytes as long as `wanted` returns true; the span may be empty.
    pub(crate) fn eat_while_by(&mut self, wanted: impl Fn(u8) -> bool) -> Span {
        let start = self.at;
        let len = self.rest().iter().position(|&byte| !wanted(byte));
        self.at = len.map_or(self.end, |len| start + len);
        self.since(start)
    }

    /// Takes spaces, tabs and no-break spaces. Returns whether there were any.
    pub(crate) fn eat_spaces(&mut self) -> bool {
        let start = self.at;
        while matches!(self.peek(), Some(b' ' | b'\t' | 0xc2)) {
            let blanks = self.eat_while(class!(b' ' | b'\t'));
            if !self.eat_str("\u{a0}") && blanks.is_empty() {
                break;
            }
        }
        self.at > start
    }

    /// Takes whitespace of ASCII, line ends included. Returns whether there was any.
    pub(crate) fn eat_whitespace(&mut self) -> bool {
        !self.eat_while(Class::WHITESPACE).is_empty()
    }

    /// Takes a number of `digits` digits, no more and no fewer following.
    pub(crate) fn eat_number(&mut self, digits: std::ops::RangeInclusive<usize>) -> Option<(u32, Span)> {
        let start = *self;
        let span = self.eat_while(Class::DIGITS);
        let value = self
            .slice(span)
            .iter()
            .try_fold(0_u32, |value, digit| value.checked_mul(10)?.checked_add(u32::from(digit - b'0')));
        match value {
            Some(value) if digits.contains(&span.len()) => Some((value, span)),
            _ => {
                *self = start;
                None
            }
        }
    }

    /// Takes a number as scanning may have garbled it: `O` for 0, `I` or `l` for 1, `S` for 5, `B` for 8. At
    /// least half of it must be digits, and no letter may follow.
    pub(crate) fn eat_scanned_number(
        &mut self,
        digits: std::ops::RangeInclusive<usize>,
    ) -> Option<(u32, Span)> {
        let start = *self;
        let span = self.eat_while(class!(DIGITS | b'O' | b'o' | b'I' | b'l' | b'S' | b'B'));
        let found = self.scanned_value(span).filter(|_| digits.contains(&span.len()));
        let is_word = self.peek().is_some_and(|next| next.is_ascii_alphabetic());
        if found.is_none() || is_word {
            *self = start;
            return None;
        }
        Some((found?, span))
    }

    /// Takes exactly `digits` digits, as scanning may have garbled them, whatever follows.
    pub(crate) fn eat_scanned_digits(&mut self, digits: usize) -> Option<u32> {
        let span = Span::new(self.at, (self.at + digits).min(self.end));
        let value = self.scanned_value(span).filter(|_| span.len() == digits)?;
        self.at += digits;
        Some(value)
    }

    fn scanned_value(&self, span: Span) -> Option<u32> {
        let bytes = self.slice(span);
        let real = bytes.iter().filter(|byte| byte.is_ascii_digit()).count();
        (real > 0 && 2 * real >= bytes.len()).then_some(())?;
        bytes.iter().try_fold(0_u32, |value, byte| value.checked_mul(10)?.checked_add(ocr::digit(*byte)?))
    }

    /// Takes exactly `digits` digits, whatever follows.
    pub(crate) fn eat_digits(&mut self, digits: usize) -> Option<u32> {
        let bytes = self.rest().get(..digits)?;
        let value = bytes.iter().try_fold(0_u32, |value, byte| {
            byte.is_ascii_digit()
                .then(|| value.checked_mul(10)?.checked_add(u32::from(byte - b'0')))
                .flatten()
        })?;
        self.at += digits;
        Some(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_steps() {
        let mut c = Cursor::new(b"xxDE RUEHZZ #0173/01", Span::new(2, 20));
        assert!(!c.eat_word("D"), "a letter follows");
        assert!(c.eat_word("de") && c.eat_spaces());
        assert_eq!(c.eat_while(Class::ALPHANUMERIC), Span::new(5, 11));
        assert!(c.eat_spaces() && c.eat(b'#'));
        assert_eq!(c.eat_number(3..=3), None);
        assert_eq!(c.eat_number(4..=4), Some((173, Span::new(13, 17))));
        assert!(c.eat(b'/'));
        assert_eq!(c.eat_digits(2), Some(1));
        assert!(c.is_done());
        assert_eq!(c.bump(), None);
    }

    #[test]
    fn err_number_too_large_for_a_u32_is_no_number() {
        let mut c = Cursor::new(b"99999999999", Span::new(0, 11));
        assert_eq!(c.eat_number(1..=20), None);
        assert_eq!(c.at(), 0);
    }

    #[test]
    fn ok_span_outside_is_cut() {
        assert!(Cursor::new(b"ab", Span::new(7, 9)).is_done());
    }
}
