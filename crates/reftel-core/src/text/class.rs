//! Sets of bytes.

/// The [`Class`] of the bytes that a pattern matches, computed at compile time. The pattern may begin with
/// the name of a class (`class!(WHITESPACE | b':')`), and `not` before it stands for all other bytes.
macro_rules! class {
    (not $($class:tt)+) => {{
        const CLASS: &$crate::text::Class = &class!($($class)+).complement();
        CLASS
    }};
    ($name:ident) => {
        $crate::text::Class::$name
    };
    ($name:ident | $($class:tt)+) => {{
        const CLASS: &$crate::text::Class = &$crate::text::Class::$name.or(class!($($class)+));
        CLASS
    }};
    ($pattern:pat) => {{
        const CLASS: &$crate::text::Class = &{
            let mut class = $crate::text::Class::EMPTY;
            let mut byte = 0;
            loop {
                if matches!(byte, $pattern) {
                    class = class.with(byte);
                }
                if byte == u8::MAX {
                    break class;
                }
                byte += 1;
            }
        };
        CLASS
    }};
}
pub(crate) use class;

/// A set of bytes, as a table of bits (bit `b % 32` of word `b / 32` is the byte `b`): a look-up
/// costs the same whatever it holds.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Class([u32; 8]);

#[expect(clippy::indexing_slicing, reason = "a byte shifted by five bits is less than 8")]
impl Class {
    /// No byte.
    pub(crate) const EMPTY: Self = Self([0; 8]);
    /// Space, tab, line feed, form feed, carriage return.
    pub(crate) const WHITESPACE: &Self = class!(b' ' | b'\t' | b'\n' | b'\x0c' | b'\r');
    /// The ten digits.
    pub(crate) const DIGITS: &Self = class!(b'0'..=b'9');
    /// The capital letters of ASCII.
    pub(crate) const UPPERCASE: &Self = class!(b'A'..=b'Z');
    /// The letters of ASCII.
    pub(crate) const ALPHABETIC: &Self = class!(b'A'..=b'Z' | b'a'..=b'z');
    /// The letters and digits of ASCII.
    pub(crate) const ALPHANUMERIC: &Self = class!(ALPHABETIC | b'0'..=b'9');

    /// The class with `byte` in it.
    #[must_use]
    pub(crate) const fn with(self, byte: u8) -> Self {
        let mut bits = self.0;
        bits[(byte >> 5) as usize] |= 1 << (byte & 31);
        Self(bits)
    }

    /// Whether `byte` is in it.
    #[inline]
    #[must_use]
    pub(crate) const fn has(&self, byte: u8) -> bool {
        self.0[(byte >> 5) as usize] >> (byte & 31) & 1 == 1
    }

    /// The bytes in this class or in `other`.
    #[must_use]
    pub(crate) const fn or(&self, other: &Self) -> Self {
        let mut bits = self.0;
        let mut word = 0;
        while word < bits.len() {
            bits[word] |= other.0[word];
            word += 1;
        }
        Self(bits)
    }

    /// The bytes that are not in this class.
    #[must_use]
    pub(crate) const fn complement(&self) -> Self {
        let mut bits = self.0;
        let mut word = 0;
        while word < bits.len() {
            bits[word] = !bits[word];
            word += 1;
        }
        Self(bits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_classes_hold_what_their_patterns_match() {
        for byte in 0..=u8::MAX {
            assert_eq!(Class::WHITESPACE.has(byte), byte.is_ascii_whitespace());
            assert_eq!(Class::DIGITS.has(byte), byte.is_ascii_digit());
            assert_eq!(Class::UPPERCASE.has(byte), byte.is_ascii_uppercase());
            assert_eq!(Class::ALPHABETIC.has(byte), byte.is_ascii_alphabetic());
            assert_eq!(Class::ALPHANUMERIC.has(byte), byte.is_ascii_alphanumeric());
            assert_eq!(class!(not ALPHANUMERIC).has(byte), !byte.is_ascii_alphanumeric());
            assert_eq!(class!(not DIGITS | 0xff).has(byte), !matches!(byte, b'0'..=b'9' | 0xff));
            assert_eq!(class!(b'.').has(byte), byte == b'.');
        }
    }
}
