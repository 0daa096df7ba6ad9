//! What a portion mark says: the words in its brackets, in every spelling.
//!
//! | words | rank |
//! |---|---|
//! | `U`, `UNCLAS`, `NU` | unclassified |
//! | `SBU`, `FOUO`, `OUO`, `LOU`, `EFTO`, `CUI`, `LES`, `SSI`, and `U` with any caveat | sensitive |
//! | `R`, `RESTRICTED`, `NR`, `//GBR R` | restricted |
//! | `C`, `CONF`, `NC`, `//GBR C` | confidential |
//! | `S`, `NS`, `NATO S` | secret |
//! | `TS`, `CTS`, `COSMIC` | top secret |
//! | a compartment (`SI`, `HCS`, `TK`, `SAR-X`) with a level | above top secret |
//! | a compartment alone, or caveats alone | not known |
//!
//! Caveats such as `NF` and `REL TO` never lower a level. One that is not known may be a codeword.

use crate::cable::Level;
use crate::lexicon::{MarkWord, is_portion_mark_word, portion_mark};

/// The order of levels for what is struck. Sensitive and what replaced or preceded it are one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    Unclassified,
    Sensitive,
    Restricted,
    Confidential,
    Secret,
    TopSecret,
    Compartment,
}

impl Rank {
    /// The level that a word of a mark says; None if it says none.
    fn of(word: MarkWord) -> Option<Self> {
        match word {
            MarkWord::Unclassified => Some(Self::Unclassified),
            MarkWord::Sensitive => Some(Self::Sensitive),
            MarkWord::Restricted => Some(Self::Restricted),
            MarkWord::Confidential => Some(Self::Confidential),
            MarkWord::Secret => Some(Self::Secret),
            MarkWord::TopSecret => Some(Self::TopSecret),
            MarkWord::Compartment | MarkWord::Caveat => None,
        }
    }
}

impl From<Level> for Rank {
    fn from(level: Level) -> Self {
        match level {
            Level::Unclassified => Self::Unclassified,
            Level::Sensitive | Level::LimitedOfficialUse => Self::Sensitive,
            Level::Confidential => Self::Confidential,
            Level::Secret => Self::Secret,
            Level::TopSecret => Self::TopSecret,
        }
    }
}

/// What was read of a mark, or of several in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// The level is certain.
    Exact(Rank),
    /// It is this level or a higher one.
    AtLeast(Rank),
    /// Something had to be guessed at: a bracket is missing.
    Guess(Rank),
    /// It stands where marks seldom stand, and may be no mark.
    Perhaps(Rank),
    /// A mark, or what may be one, that was not understood.
    Unknown,
}

impl Reading {
    /// What holds behind two marks in a row: the higher, and nothing is certain if one was not understood.
    pub(super) fn and(self, other: Self) -> Self {
        let (Some(one), Some(two)) = (self.rank(), other.rank()) else { return Self::Unknown };
        let rank = one.max(two);
        match (self, other) {
            (Self::Guess(_), _) | (_, Self::Guess(_)) => Self::Guess(rank),
            (Self::Perhaps(_), _) | (_, Self::Perhaps(_)) => Self::Perhaps(rank),
            (Self::AtLeast(_), _) | (_, Self::AtLeast(_)) => Self::AtLeast(rank),
            _ => Self::Exact(rank),
        }
    }

    pub(super) fn rank(self) -> Option<Rank> {
        match self {
            Self::Exact(rank) | Self::AtLeast(rank) | Self::Guess(rank) | Self::Perhaps(rank) => Some(rank),
            Self::Unknown => None,
        }
    }

    /// The same in a shape that makes it less certain.
    pub(super) fn guessed(self) -> Self {
        self.rank().map_or(Self::Unknown, Self::Guess)
    }

    /// The same at a place that makes it less certain.
    pub(super) fn perhaps(self) -> Self {
        self.rank().map_or(Self::Unknown, Self::Perhaps)
    }
}

/// Most words that are not known, behind a level; more are a remark.
const UNKNOWN_MAX: usize = 4;

/// Reads the words between brackets. None if they are no words of marks.
pub(super) fn read(words: &str) -> Option<Reading> {
    let is_foreign = words.trim_start().starts_with('/');
    // "C?": whoever wrote it did not know.
    let is_asked = words.contains('?');
    let mut words: Vec<&str> =
        words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    // "S E C R E T", "S.B.U."
    let spaced: String = words.concat().to_uppercase();
    let is_spaced = words.len() > 2 || spaced == "TS";
    if is_spaced && words.iter().all(|word| word.chars().count() == 1) && level(&[&spaced]).is_some() {
        words = vec![&spaced];
    }
    let upper: Vec<String> = words.iter().map(|word| word.to_uppercase()).collect();
    let upper: Vec<&str> = upper.iter().map(String::as_str).collect();
    // "BEGIN SECRET TEXT"
    if let [first, rest @ ..] = upper.as_slice()
        && matches!(*first, "BEGIN" | "START")
    {
        return level(rest).map(|(rank, _)| Reading::Exact(rank));
    }
    let (mut rank, mut at) = match level(&upper) {
        Some((rank, len)) => (Some(rank), len),
        // "//GBR C", "FGI R"
        None if is_foreign || matches!(upper.first(), Some(&"FGI")) => {
            (level(upper.get(1..)?).map(|(rank, _)| rank), 2)
        }
        None => (None, 0),
    };
    let (mut has_compartment, mut has_caveat, mut unknown) = (false, false, 0);
    while let Some(word) = upper.get(at) {
        if matches!(*word, "REL" | "RELEASABLE" | "DISPLAY") {
            has_caveat = true;
            // Behind it countries stand, of any letters, and then further caveats.
            has_compartment |= upper.iter().skip(at).any(|word| matches!(*word, "HCS" | "TK"));
            break;
        }
        if is_compartment(word) {
            has_compartment = true;
        } else if is_caveat(word) {
            has_caveat = true;
        } else if let Some((further, len)) = level(upper.get(at..)?).filter(|_| rank.is_some()) {
            rank = rank.max(Some(further));
            at += len;
            continue;
        } else {
            unknown += 1;
        }
        at += 1;
    }
    if is_asked && rank.is_some() {
        return Some(Reading::Unknown);
    }
    let is_remark = unknown > UNKNOWN_MAX || unknown > 0 && has_small_words(&words);
    match rank {
        _ if is_remark => None,
        None if unknown > 0 => None,
        None => (has_compartment || has_caveat).then_some(Reading::Unknown),
        Some(_) if has_compartment => Some(Reading::Exact(Rank::Compartment)),
        Some(Rank::Unclassified) if has_caveat || unknown > 0 => {
            let is_whole_text = upper.iter().skip(1).all(|word| matches!(*word, "ENTIRE" | "TEXT"));
            Some(Reading::Exact(if is_whole_text { Rank::Unclassified } else { Rank::Sensitive }))
        }
        Some(rank) if unknown > 0 && rank > Rank::Sensitive => Some(Reading::AtLeast(rank)),
        Some(rank) => Some(Reading::Exact(rank)),
    }
}

/// Whether words, in capitals, are those of a level.
pub(super) fn is_level(words: &[&str]) -> bool {
    level(words).is_some_and(|(_, len)| len == words.len())
}

/// Whether a word is a compartment or a program: what it marks is above top secret whatever level stands before.
fn is_compartment(word: &str) -> bool {
    portion_mark(word.as_bytes()) == Some(MarkWord::Compartment)
}

/// Whether a word, in capitals, limits who may read.
pub(super) fn is_caveat(word: &str) -> bool {
    portion_mark(word.as_bytes()) == Some(MarkWord::Caveat)
}

/// Whether a word, in capitals, stands behind a level and is none.
pub(super) fn is_limit(word: &str) -> bool {
    is_caveat(word) || is_compartment(word)
}

/// Whether a word, in capitals, can be one of a mark.
pub(super) fn is_word(word: &str) -> bool {
    is_portion_mark_word(word) || word == "REL" || word.len() == 1
}

/// Whether words are those of a sentence.
fn has_small_words(words: &[&str]) -> bool {
    words.iter().any(|word| word.chars().any(char::is_lowercase))
}

/// The level that words begin with, and how many words it takes. The longest counts.
fn level(words: &[&str]) -> Option<(Rank, usize)> {
    (1..=words.len().min(4)).rev().find_map(|len| {
        let first = words.get(..len)?.join(" ");
        Some((Rank::of(portion_mark(first.as_bytes())?)?, len))
    })
}

/// The level of a line that is a level and what limits it, as of a classification line: `S E C R E T`,
/// `UNCLAS//FOUO PORT ELSINORE 000173`.
pub(super) fn of_line(line: &str) -> Option<Rank> {
    const BANNERS: [(&str, Rank); 12] = [
        ("UNCLASSIFIED", Rank::Unclassified),
        ("UNCLAS", Rank::Unclassified),
        ("CONFIDENTIAL", Rank::Confidential),
        ("SECRET", Rank::Secret),
        ("TOPSECRET", Rank::TopSecret),
        ("COSMICTOPSECRET", Rank::TopSecret),
        ("RESTRICTED", Rank::Restricted),
        ("LIMITEDOFFICIALUSE", Rank::Sensitive),
        ("SENSITIVEBUTUNCLASSIFIED", Rank::Sensitive),
        ("FOROFFICIALUSEONLY", Rank::Sensitive),
        ("OFFICIALUSEONLY", Rank::Sensitive),
        ("CONTROLLEDUNCLASSIFIEDINFORMATION", Rank::Sensitive),
    ];
    let line = line.trim_start();
    let line = ["CLASSIFICATION:", "BEGIN ", "START "]
        .iter()
        .find_map(|word| line.strip_prefix(word))
        .unwrap_or(line);
    let line = line.to_uppercase();
    let squeezed: String = line.chars().filter(|c| c.is_alphanumeric()).take(60).collect();
    let rank = BANNERS.iter().filter(|(word, _)| squeezed.starts_with(word)).map(|(_, rank)| *rank).max()?;
    let is_limited = rank == Rank::Unclassified
        && line.split(|c: char| !c.is_alphanumeric()).any(|word| {
            matches!(
                word,
                "FOUO" | "SBU" | "OUO" | "CUI" | "LES" | "SSI" | "NOFORN" | "NF" | "SENSITIVE" | "EFTO"
            )
        });
    Some(if is_limited { Rank::Sensitive } else { rank })
}
