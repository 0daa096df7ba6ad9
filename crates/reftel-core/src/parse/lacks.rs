//! What a line lacks, seen in one look at its bytes. Rules that need what is not there need not read the line: of
//! running text, which nearly all bytes are, few rules find anything.

use super::prose::begins_prose;

/// What a line does not have for certain. **Nothing is known at first**; a part of a line lacks what the line lacks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Lacks(u8);

impl Lacks {
    /// Digits.
    pub(super) const DIGITS: Self = Self(1);
    /// Bytes that are not ASCII.
    pub(super) const WIDE: Self = Self(1 << 1);
    /// Three blanks in a row, tabs and upright strokes, which part the columns of tables.
    pub(super) const GAPS: Self = Self(1 << 2);
    /// Strokes to be written on.
    pub(super) const STROKES: Self = Self(1 << 3);
    /// Slashes.
    pub(super) const SLASHES: Self = Self(1 << 4);
    /// Periods.
    pub(super) const PERIODS: Self = Self(1 << 5);
    /// Words at its start that make it more than running text.
    pub(super) const LABEL: Self = Self(1 << 6);
    /// Words at its end that open or close a quotation.
    pub(super) const QUOTE_AT_END: Self = Self(1 << 7);

    /// What a line lacks.
    pub(super) fn of(line: &[u8]) -> Self {
        let mut short = [0; WINDOW];
        short.iter_mut().rev().zip(line.iter().rev()).for_each(|(lane, byte)| *lane = *byte);
        let text = if line.len() < WINDOW { short.as_slice() } else { line };
        let mut lanes = [0; BLOCK];
        let mut at = 0;
        let last = text.len() - WINDOW;
        while let Some(window) = text.get(at..).and_then(|rest| rest.first_chunk()) {
            add(window, &mut lanes);
            if at == last {
                break;
            }
            // The last window overlaps the one before it: cheaper than to go byte by byte to the end.
            at = (at + BLOCK).min(last);
        }
        // Those that are in no window with two bytes in front of them.
        let first = line.iter().take(2).map(|byte| traits(*byte, 0, 0));
        let has = lanes.into_iter().chain(first).fold(0, |all, found| all | found);
        let ends_in_quote = ends_in_quote(line);
        let lacks = Self(!has & !Self::LABEL.0 & !if ends_in_quote { Self::QUOTE_AT_END.0 } else { 0 });
        let is_small = line.first().is_some_and(u8::is_ascii_lowercase);
        // A word that is a letter away from a level is read as one, with a capital and a number behind it.
        let is_prose = (is_small || lacks.all(Self::DIGITS)) && begins_prose(line);
        if is_prose { lacks.and(Self::LABEL) } else { lacks }
    }

    /// Whether the line has none of these.
    pub(super) const fn all(self, these: Self) -> bool {
        self.0 & these.0 == these.0
    }

    /// These and those.
    pub(super) const fn and(self, those: Self) -> Self {
        Self(self.0 | those.0)
    }

    /// The same for a part that does not begin where the line does.
    pub(super) const fn behind_start(self) -> Self {
        Self(self.0 & !Self::LABEL.0)
    }

    /// The same for a part that does not end where the line does.
    pub(super) const fn before_end(self) -> Self {
        Self(self.0 & !Self::QUOTE_AT_END.0)
    }
}

/// Bytes that are looked at together, without a branch, so that the compiler makes vector code of it; and with the two
/// in front of them.
const BLOCK: usize = 16;
const WINDOW: usize = BLOCK + 2;

/// Adds what a window has to what was found before it.
#[inline]
fn add(window: &[u8; WINDOW], lanes: &mut [u8; BLOCK]) {
    for (lane, [two_before, before, byte]) in lanes.iter_mut().zip(window.array_windows()) {
        *lane |= traits(*byte, *before, *two_before);
    }
}

/// Whether a line may end in a word that opens or closes a quotation: QUOTE, TEXT, TRANSLATION.
fn ends_in_quote(line: &[u8]) -> bool {
    let end = line.iter().rposition(u8::is_ascii_alphanumeric).map_or(0, |at| at + 1);
    let last = line.get(..end).and_then(|line| line.last_chunk::<2>());
    last.is_some_and(|last| matches!(&last.map(|byte| byte | 0x20), b"te" | b"xt" | b"on"))
}

/// What a byte is, behind two others.
const fn traits(byte: u8, before: u8, two_before: u8) -> u8 {
    const fn bit(is: bool, of: Lacks) -> u8 {
        if is { of.0 } else { 0 }
    }
    let is_gap = (byte == b' ') & (before == b' ') & (two_before == b' ') | (byte == b'\t') | (byte == b'|');
    bit(byte.wrapping_sub(b'0') < 10, Lacks::DIGITS)
        | bit(byte >= 0x80, Lacks::WIDE)
        | bit(is_gap, Lacks::GAPS)
        | bit(byte == b'_', Lacks::STROKES)
        | bit(byte == b'/', Lacks::SLASHES)
        | bit(byte == b'.', Lacks::PERIODS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_one_byte_anywhere() {
        for (mark, lacks) in [
            ("7", Lacks::DIGITS),
            ("é", Lacks::WIDE),
            ("\t", Lacks::GAPS),
            ("|", Lacks::GAPS),
            ("   ", Lacks::GAPS),
            ("_", Lacks::STROKES),
            ("/", Lacks::SLASHES),
            (".", Lacks::PERIODS),
        ] {
            for (before, behind) in (0..50).flat_map(|before| (0..50).map(move |behind| (before, behind))) {
                let line = format!("{:x<before$}{mark}{:x<behind$}", "", "");
                let found = Lacks::of(line.as_bytes());
                let others = !lacks.0 & (Lacks::LABEL.0 - 1);
                assert!(!found.all(lacks) && found.all(Lacks(others)), "{line:?}");
            }
        }
    }

    #[test]
    fn ok_label() {
        assert!(Lacks::of(b"The minister said").all(Lacks::LABEL));
        assert!(!Lacks::of(b"The minister said 12").all(Lacks::LABEL));
        assert!(Lacks::of(b"the minister said 12").all(Lacks::LABEL));
        assert!(!Lacks::of(b"SECRET").all(Lacks::LABEL) && !Lacks::of(b"").all(Lacks::LABEL));
        assert!(!Lacks::of(b"The minister").behind_start().all(Lacks::LABEL));
        assert!(Lacks::of(b"he said so.").all(Lacks::QUOTE_AT_END));
        assert!(!Lacks::of(b"he said: Quote:").all(Lacks::QUOTE_AT_END));
        assert!(!Lacks::of(b"he said so").before_end().all(Lacks::QUOTE_AT_END));
    }
}
