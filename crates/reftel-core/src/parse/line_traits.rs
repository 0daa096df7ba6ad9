//! What a line may have, found in one pass over its bytes. Most lines are running text, in which few rules find
//! anything: a rule that needs what is not there does not read the line.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::{labels, marking};
use crate::text::scan;

/// What a line may have. **Anything, unless it was looked at**; a part of a line has nothing that the line has not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct LineTraits(u8);

impl Default for LineTraits {
    fn default() -> Self {
        Self(u8::MAX)
    }
}

impl LineTraits {
    /// Digits.
    pub(super) const DIGITS: Self = Self(1);
    /// Bytes that are not ASCII.
    pub(super) const NON_ASCII: Self = Self(1 << 1);
    /// Three spaces in a row, tabs and vertical bars, which separate the columns of tables.
    pub(super) const GAPS: Self = Self(1 << 2);
    /// Underscores.
    pub(super) const UNDERSCORES: Self = Self(1 << 3);
    /// Slashes.
    pub(super) const SLASHES: Self = Self(1 << 4);
    /// Periods.
    pub(super) const PERIODS: Self = Self(1 << 5);
    /// Words at its start that make it more than running text.
    pub(super) const LABEL: Self = Self(1 << 6);
    /// Words at its end that open or close a quotation.
    pub(super) const QUOTE_AT_END: Self = Self(1 << 7);

    /// What a line may have.
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
            // The last window overlaps the one before it, which is cheaper than going byte by byte to the end.
            at = (at + BLOCK).min(last);
        }
        // The first two bytes are in no window with two bytes before them.
        let first = line.iter().take(2).map(|byte| traits(*byte, 0, 0));
        let has = lanes.into_iter().chain(first).fold(0, |all, found| all | found);
        let quote = if ends_in_quote(line) { Self::QUOTE_AT_END.0 } else { 0 };
        let is_lowercase = line.first().is_some_and(u8::is_ascii_lowercase);
        // A capitalised word that is a letter away from a level is read as one where a number follows.
        let is_prose = (is_lowercase || has & Self::DIGITS.0 == 0) && begins_prose(line);
        Self(has | quote | if is_prose { 0 } else { Self::LABEL.0 })
    }

    /// Whether the line may have one of these.
    pub(super) const fn may_have(self, these: Self) -> bool {
        self.0 & these.0 != 0
    }

    /// Whether the line is certainly running text: no label, level or caption begins like its first word.
    pub(super) const fn is_prose(self) -> bool {
        !self.may_have(Self::LABEL)
    }

    /// Both of them.
    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The traits of a part that does not begin where the line does.
    pub(super) const fn after_start(self) -> Self {
        self.or(Self::LABEL)
    }

    /// The traits of a part that does not end where the line does.
    pub(super) const fn before_end(self) -> Self {
        self.or(Self::QUOTE_AT_END)
    }
}

/// Bytes that are looked at together, without a branch, so that the compiler vectorizes the loop; and with the two
/// before them.
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

/// What a byte is, after two others.
const fn traits(byte: u8, before: u8, two_before: u8) -> u8 {
    const fn bit(is: bool, of: LineTraits) -> u8 {
        if is { of.0 } else { 0 }
    }
    let is_gap = (byte == b' ') & (before == b' ') & (two_before == b' ') | (byte == b'\t') | (byte == b'|');
    bit(byte.wrapping_sub(b'0') < 10, LineTraits::DIGITS)
        | bit(byte >= 0x80, LineTraits::NON_ASCII)
        | bit(is_gap, LineTraits::GAPS)
        | bit(byte == b'_', LineTraits::UNDERSCORES)
        | bit(byte == b'/', LineTraits::SLASHES)
        | bit(byte == b'.', LineTraits::PERIODS)
}

/// Longest line that is searched for a number, in bytes.
const SEARCHED_MAX: usize = 400;

/// Whether a line is certainly running text: it begins with a word in lowercase, or capitalised, that no label, level
/// or caption begins like. **Only a shortcut**: other running text is found by reading it.
pub(super) fn is_prose(line: &[u8]) -> bool {
    // A long line is not searched for a number: it may be asked about from many places in it.
    begins_prose(line)
        && (line.first().is_some_and(u8::is_ascii_lowercase)
            || line.len() <= SEARCHED_MAX && !scan::has(line, |byte| byte.is_ascii_digit()))
}

/// Whether a line begins with such a word. If that is capitalised, the line must have no number.
fn begins_prose(line: &[u8]) -> bool {
    let Some([first, second, third]) = line.first_chunk::<3>() else { return false };
    let small = [first.to_ascii_lowercase(), *second, *third];
    match small {
        [b'a'..=b'z', b'a'..=b'z', b'a'..=b'z'] => !begins_label(small),
        [a @ b'a'..=b'z', b @ b'a'..=b'z', b' '] => !begins_spaced([a, b]),
        [b'a', b' ', b'a'..=b'z'] => true,
        _ => false,
    }
}

/// Whether two letters and a space may begin a label: letters for digits, doubled precedences, the station line, the
/// E.O. line, and words written with spaces between their letters.
fn begins_spaced(letters: [u8; 2]) -> bool {
    let [a, b] = letters;
    // A second letter that is a 1 has a portion mark after it: `Tl (C)`.
    a == b || b == b'l' || matches!(&letters, b"de" | b"eo") || BEGINNINGS.spaced.contains(&letters)
}

/// Whether a line that begins with these letters, in any case, may be something else than text.
fn begins_label(letters: [u8; 3]) -> bool {
    // What is read with letters for digits: E.O. numbers, dates, paragraph numbers.
    let is_number = matches!(
        letters,
        [b'e', b'o', _]
            | [b'o', b'o' | b'l', _]
            | [b'f' | b'i' | b'l' | b'p' | b'q' | b's' | b't' | b'z', b'l', b'l']
    );
    is_number || BEGINNINGS.solid.binary_search(&letters).is_ok()
}

/// How everything begins that is more than running text, in lowercase and in order.
struct Beginnings {
    solid: Vec<[u8; 3]>,
    /// Of words that are also written with spaces between their letters.
    spaced: Vec<[u8; 2]>,
}

/// The first letters of a word, in lowercase. None if it has fewer.
fn first_letters<const COUNT: usize>(word: &str) -> Option<[u8; COUNT]> {
    word.as_bytes().first_chunk().map(|letters: &[u8; COUNT]| letters.map(|byte| byte.to_ascii_lowercase()))
}

static BEGINNINGS: LazyLock<Beginnings> = LazyLock::new(|| {
    let marks = || marking::lowercase_words();
    let solid: BTreeSet<[u8; 3]> = labels::all().chain(marks()).filter_map(first_letters).collect();
    let mut spaced: BTreeSet<[u8; 2]> = marks().filter_map(first_letters).collect();
    // "To" is a word of its own.
    spaced.remove(b"to");
    Beginnings { solid: solid.into_iter().collect(), spaced: spaced.into_iter().collect() }
});

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::cable::{Caption, LineKind};
    use crate::parse::line_kind::labelled_kind;
    use crate::text::{Span, lines};

    #[test]
    fn ok_one_byte_anywhere() {
        for (mark, traits) in [
            ("7", LineTraits::DIGITS),
            ("é", LineTraits::NON_ASCII),
            ("\t", LineTraits::GAPS),
            ("|", LineTraits::GAPS),
            ("   ", LineTraits::GAPS),
            ("_", LineTraits::UNDERSCORES),
            ("/", LineTraits::SLASHES),
            (".", LineTraits::PERIODS),
        ] {
            for (before, after) in (0..50).flat_map(|before| (0..50).map(move |after| (before, after))) {
                let line = format!("{:x<before$}{mark}{:x<after$}", "", "");
                let found = LineTraits::of(line.as_bytes());
                let others = !traits.0 & (LineTraits::LABEL.0 - 1);
                assert!(found.may_have(traits) && !found.may_have(LineTraits(others)), "{line:?}");
            }
        }
    }

    #[test]
    fn ok_label() {
        let of = |line: &str| LineTraits::of(line.as_bytes());
        assert!(of("The minister said").is_prose());
        assert!(!of("The minister said 12").is_prose());
        assert!(of("the minister said 12").is_prose());
        assert!(!of("SECRET").is_prose() && !of("").is_prose());
        assert!(!of("The minister").after_start().is_prose());
        assert!(!of("he said so.").may_have(LineTraits::QUOTE_AT_END));
        assert!(of("he said: Quote:").may_have(LineTraits::QUOTE_AT_END));
        assert!(of("he said so").before_end().may_have(LineTraits::QUOTE_AT_END));
    }

    /// A line in lowercase, capitalised, and as it is.
    fn forms(line: &[u8]) -> [Vec<u8>; 3] {
        let small = line.to_ascii_lowercase();
        let mut capital = small.clone();
        if let Some(first) = capital.first_mut() {
            first.make_ascii_uppercase();
        }
        [small, capital, line.to_vec()]
    }

    fn assert_shortcut(line: &[u8]) {
        for line in forms(line.trim_ascii()) {
            let kind = labelled_kind(&line, Span::new(0, line.len()), LineTraits::default());
            assert!(
                !is_prose(&line) || kind == LineKind::Text,
                "{kind:?} {}",
                String::from_utf8_lossy(&line)
            );
        }
    }

    #[test]
    fn ok_never_takes_what_is_more_than_text() {
        let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
        let mut count = 0;
        for topic in std::fs::read_dir(corpus).unwrap().flatten().filter(|entry| entry.path().is_dir()) {
            for file in std::fs::read_dir(topic.path()).unwrap().flatten() {
                let bytes = std::fs::read(file.path()).unwrap();
                lines(&bytes).for_each(|line| assert_shortcut(&bytes[line.range()]));
                count += 1;
            }
        }
        assert!(count > 10, "the corpus is there");
    }

    #[test]
    fn ok_knows_the_captions_and_labels() {
        Caption::ALL.iter().for_each(|caption| assert_shortcut(caption.words().as_bytes()));
        for word in labels::all().chain(marking::lowercase_words()).filter(|word| word.len() > 2) {
            let forms = forms(word.as_bytes());
            assert!(forms.iter().all(|form| !is_prose(form)), "{word}");
        }
        for line in [
            "eol2345: n/a",
            "eoo1234: n/a",
            "ooo123Z feb 08",
            "OLO123Z FEB 08",
            "znr uuuuu",
            "vzczcxro123",
            "reason: 1.4",
            "references: x",
            "sub: x",
            "tag: AA",
            "classified by: x",
            "derived from: x",
            "declassify on: x",
            "action: x",
            "charge: x",
            "dissemination: x",
            "cxpost: x",
            "info EUR-12",
            "thu, 13 february 2008, 16:27",
            "lou",
            "sbu",
            "Sbcret port elsinore 000173",
            "origin EUR-12",
            "Tl (C) he said",
            "fl 3. (C) He said",
            "pll. (C) He said",
        ] {
            assert_shortcut(line.as_bytes());
        }
    }

    #[test]
    fn ok_beginnings_are_few() {
        // Most words of a text begin with none of them: otherwise the shortcut is none.
        assert!(BEGINNINGS.solid.len() < 64 && BEGINNINGS.spaced.len() < 16);
    }

    #[test]
    fn ok_takes_running_text() {
        for line in
            ["the minister said", "The minister said", "after the second of 12 talks", "Embassy officers"]
        {
            assert!(is_prose(line.as_bytes()), "{line}");
        }
    }
}
