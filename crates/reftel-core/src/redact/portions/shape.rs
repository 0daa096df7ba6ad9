//! What the words of a bracket look like.

use super::glyphs::Glyph;
use super::mark::{self, Reading};

/// Longest remark behind a number that may stand for a mark, and longest word in capitals, in characters.
const REMARK_MAX: usize = 60;
const SHORT_MAX: usize = 12;
/// Whether words are those of a mark and of nothing else, wherever they stand.
pub(super) fn is_certain(words: &str) -> bool {
    const CERTAIN: [&str; 12] = [
        "SBU",
        "FOUO",
        "LOU",
        "CUI",
        "SECRET",
        "CONFIDENTIAL",
        "TOP SECRET",
        "NOFORN",
        "SNF",
        "NATO SECRET",
        "NATO CONFIDENTIAL",
        "COSMIC TOP SECRET",
    ];
    let has_level = words.split_once(['/', '|', '-', ' ']).is_some_and(|(level, caveat)| {
        !matches!(level, "U" | "R" | "N") && caveat.trim_matches(['/', '|', '-', ' ']).len() > 1
            || level.len() > 2
            || level == "U"
                && matches!(
                    caveat.trim_matches(['/', '|', '-', ' ']),
                    "FOUO" | "SBU" | "LES" | "CUI" | "SSI" | "OUO" | "LOU" | "DSEN"
                )
    });
    CERTAIN.contains(&words) || has_level && matches!(mark::read(words), Some(Reading::Exact(_)))
}

/// Short, and in capitals or signs: the shape of a mark.
pub(super) fn is_short(words: &str) -> bool {
    words.chars().count() <= SHORT_MAX && !words.chars().any(char::is_lowercase) && is_no_other(words)
}

/// One such word.
pub(super) fn is_single(words: &str) -> bool {
    let is_year = words.chars().all(|c| c.is_ascii_digit());
    is_short(words) && !is_year && !words.contains(char::is_whitespace) && !words.is_empty()
}

/// What may stand for a mark behind a number: anything but a note that is something else.
pub(super) fn is_remark(words: &str) -> bool {
    words.chars().count() <= REMARK_MAX && is_no_other(words)
}

/// `para S`, `paragraph C`: what has the level, and the level.
pub(super) fn names_level(words: &str) -> bool {
    let Some((what, level)) = words.trim().split_once(' ') else { return false };
    let what = what.to_uppercase();
    matches!(what.as_str(), "PARA" | "PARAGRAPH" | "PART" | "SECTION" | "TEXT")
        && matches!(mark::read(level), Some(Reading::Exact(_)))
}

/// Whether a bracket is no note, label, or reference.
fn is_no_other(words: &str) -> bool {
    const OTHERS: [&str; 24] = [
        "REF",
        "REFS",
        "REFTEL",
        "REFTELS",
        "SEPTEL",
        "SEPTELS",
        "NOTAL",
        "NFI",
        "SIC",
        "NOTE",
        "BEGIN",
        "END",
        "PARA",
        "PARAS",
        "CONT",
        "CONTD",
        "CONTINUED",
        "COMMENT",
        "CORRECTED",
        "TEXT",
        "SEE",
        "PART",
        "FNU",
        "LNU",
    ];
    let upper = words.to_uppercase();
    let first = upper.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty()).unwrap_or_default();
    let is_number = words.chars().count() > 1
        && words.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-'));
    let is_roman =
        words.chars().count() > 1 && words.chars().all(|c| matches!(c, 'i' | 'v' | 'x' | 'I' | 'X'));
    !OTHERS.contains(&first) && !upper.contains("PROTECT") && !is_number && !is_roman
}

/// Whether a word stands for the words before it: `Law of the Sea (LOS)`.
pub(super) fn is_abbreviation(word: &str, before: &str) -> bool {
    let letters: Vec<char> =
        word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect();
    let is_part = |c: char| !c.is_alphanumeric() && c != '\'';
    let mut words = before.split(is_part).filter(|word| !word.is_empty()).rev();
    let mut rest = letters.as_slice();
    if rest.len() < 2 {
        return false;
    }
    // Small words between need not count: "of", "the".
    let mut skipped = 0;
    while let Some((last, front)) = rest.split_last() {
        let Some(word) = words.next() else { return false };
        let first = word.chars().next().map(|c| c.to_uppercase().collect::<String>());
        if first.is_some_and(|first| first.starts_with(*last)) {
            rest = front;
            skipped = 0;
        } else if word.chars().count() <= 3 && skipped < 2 {
            skipped += 1;
        } else {
            return false;
        }
    }
    true
}

/// Letters and digits in brackets that are labels of a list: `(a)`, `(b)`.
pub(super) struct Row {
    /// Where the second label of each row stands last.
    seconds: [Option<usize>; 3],
    last: [Option<char>; 3],
    /// Whether a letter stands in brackets that is no mark: letters stand for words there.
    pub(super) has_others: bool,
}

const FIRSTS: [char; 3] = ['a', 'A', '1'];

impl Row {
    pub(super) fn new(glyphs: &[Glyph]) -> Self {
        let mut seconds = [None; 3];
        let mut has_others = false;
        for (index, three) in glyphs.windows(3).enumerate() {
            if let [open, letter, close] = three
                && open.c == '('
                && close.c == ')'
            {
                has_others |= letter.c.is_uppercase() && !"SCURT".contains(letter.c);
            }
            if let [open, letter, close] = three
                && open.c == '('
                && close.c == ')'
                && let Some(row) = ['b', 'B', '2'].iter().position(|second| *second == letter.c)
                && let Some(second) = seconds.get_mut(row)
            {
                *second = Some(index);
            }
        }
        Self { seconds, last: [None; 3], has_others }
    }

    /// Whether words in brackets are the next label of a row.
    pub(super) fn goes_on(&mut self, words: &str, at: usize) -> bool {
        let mut letters = words.chars();
        let (Some(letter), None) = (letters.next(), letters.next()) else { return false };
        for (row, first) in FIRSTS.iter().enumerate() {
            let Some(last) = self.last.get_mut(row) else { continue };
            let second = self.seconds.get(row).copied().flatten();
            let begins = letter == *first && second.is_some_and(|second| second > at);
            let follows = last.is_some_and(|last| u32::from(last) + 1 == u32::from(letter));
            if begins || follows {
                *last = Some(letter);
                return true;
            }
        }
        false
    }
}
