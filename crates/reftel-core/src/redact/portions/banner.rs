//! Lines that say the level of what stands below them: `SECRET//NOFORN`, `S E C R E T STATE 000012`,
//! `Classification: SECRET`, `BEGIN TEXT - SECRET`.

use super::mark::{self, Rank};
use super::scan::Known;

/// A line that says a level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Banner {
    pub(super) rank: Rank,
    /// Whether it says that a text begins.
    pub(super) opens: bool,
    /// Whether it is the head of a section of the same cable: `SECRET SECTION 02 OF 03 PORT ELSINORE 000173`.
    pub(super) is_section: bool,
    /// The number of the cable that it heads.
    pub(super) serial: Option<u32>,
}

impl Banner {
    /// Whether it says the level of the whole, or heads a section of it: pages repeat that.
    pub(super) fn is_furniture(self, known: Known<'_>) -> bool {
        let is_own = self.is_section || self.serial.is_none() || self.serial == known.serial;
        !self.opens && is_own && known.whole.is_some_and(|whole| self.rank <= whole)
    }
}

/// Longest line that is only a level, in characters.
pub(super) const LINE_MAX: usize = 100;
/// Most words of the name of a post.
const POST_MAX: usize = 4;

/// Words of labels of a level.
const LABELS: [&str; 6] = ["CLASS", "MARKING", "SECURITY", "SENSITIVITY", "LEVEL", "HANDLING"];

/// Words that say that a text begins, and those that can stand beside them.
const OPENING: [&str; 5] = ["BEGIN", "START", "QUOTE", "QTE", "TEXT"];
const BESIDE: [&str; 16] = [
    "OF", "TEXT", "QUOTE", "QTE", "POINTS", "TALKING", "MESSAGE", "CABLE", "TELEGRAM", "DOCUMENT", "FOLLOWS",
    "NOTE", "PAPER", "LETTER", "PORTION", "PASSAGE",
];

/// Reads a line.
pub(super) fn read(line: &str) -> Option<Banner> {
    let line = line.trim();
    let is_small = line.chars().any(char::is_lowercase);
    let upper = line.to_uppercase();
    if let Some((label, level)) = upper.split_once([':', '-'])
        && label.split_whitespace().count() <= 3
        && LABELS.iter().any(|word| label.contains(word))
    {
        let rank = mark::read(level)?.rank()?;
        return Some(Banner { rank, opens: true, is_section: false, serial: None });
    }
    let words: Vec<&str> =
        upper.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let opens = words.first().is_some_and(|word| OPENING.contains(word));
    if opens {
        let rest: Vec<&str> =
            words.iter().copied().filter(|word| !OPENING.contains(word) && !BESIDE.contains(word)).collect();
        let rank = mark::read(&rest.join(" ")).filter(|_| !rest.is_empty())?.rank()?;
        return Some(Banner { rank, opens, is_section: false, serial: None });
    }
    if is_small {
        return None;
    }
    let is_section = words.contains(&"SECTION") && words.contains(&"OF");
    if is_section {
        return Some(Banner { rank: mark::of_line(line)?, opens, is_section, serial: None });
    }
    // "ELSINORE 0912, SECRET"
    if let Some((last, front)) = words.split_last()
        && last.len() > 5
        && mark::is_level(&[*last])
        && let Some(serial) = serial(front)
    {
        return Some(Banner { rank: mark::read(last)?.rank()?, opens, is_section, serial: Some(serial) });
    }
    let len = level_len(&words)?;
    let is_word = words.iter().take(len).map(|word| word.len()).sum::<usize>() > 2;
    let is_all = words.len() == len || line.contains('/') || words.contains(&"REL");
    if let Some(read) = mark::read(line).filter(|_| is_word && is_all) {
        let rank = mark::of_line(line).max(read.rank())?;
        return Some(Banner { rank, opens, is_section, serial: None });
    }
    let rank = mark::of_line(line)?;
    let rest = words.get(len..)?;
    // "SECRET 041015Z MAR 09"
    let is_dated = rest.first().and_then(|word| word.strip_suffix('Z')).is_some_and(|digits| {
        matches!(digits.len(), 4 | 6) && digits.bytes().all(|byte| byte.is_ascii_digit())
    });
    if is_dated && rest.len() <= 3 {
        return Some(Banner { rank, opens: true, is_section, serial: None });
    }
    Some(Banner { rank, opens, is_section, serial: Some(serial(rest)?) })
}

/// The number behind the name of a post.
fn serial(words: &[&str]) -> Option<u32> {
    let (serial, post) = words.split_last()?;
    let is_post = !post.is_empty() && post.len() <= POST_MAX && post.iter().all(|word| is_name(word));
    let is_serial = matches!(serial.len(), 2..=6) && serial.bytes().all(|byte| byte.is_ascii_digit());
    let is_year = serial.len() == 4 && (serial.starts_with("19") || serial.starts_with("20"));
    serial.parse().ok().filter(|_| is_post && is_serial && !is_year)
}

fn is_name(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_alphabetic())
}

/// How many words a line begins with that are its level, spaced or not, and what limits it.
fn level_len(words: &[&str]) -> Option<usize> {
    let is_level = |len: &usize| {
        let words = words.get(..*len).unwrap_or_default();
        mark::is_level(words) || mark::is_level(&[words.concat().as_str()])
    };
    let len = (1..=words.len().min(12)).rev().find(is_level)?;
    let caveats = words.iter().skip(len).take_while(|word| mark::is_limit(word)).count();
    Some(len + caveats)
}

/// Whether a text says that what began is over: `END TEXT`, `UNQUOTE`.
pub(super) fn closes(text: &str) -> bool {
    const ENDED: [&str; 20] = [
        "TEXT",
        "QUOTE",
        "QUOTATION",
        "MESSAGE",
        "CABLE",
        "TELEGRAM",
        "DOCUMENT",
        "POINTS",
        "NOTE",
        "LETTER",
        "PAPER",
        "NONPAPER",
        "STATEMENT",
        "SPEECH",
        "TRANSCRIPT",
        "TRANSLATION",
        "EXCERPT",
        "PORTION",
        "PASSAGE",
        "REFTEL",
    ];
    let upper = text.to_uppercase();
    let mut since_end = usize::MAX;
    upper.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).any(|word| {
        since_end = if word == "END" { 0 } else { since_end.saturating_add(1) };
        matches!(word, "UNQUOTE" | "UNQTE" | "ENDQUOTE" | "ENDTEXT")
            || (1..=4).contains(&since_end) && ENDED.contains(&word)
    })
}

#[cfg(test)]
mod tests {
    use super::{Banner, closes, read};
    use crate::redact::portions::mark::Rank::{Confidential, Secret, TopSecret};

    #[test]
    fn ok_lines() {
        let rows = [
            ("SECRET", Secret, false, None),
            ("SECRET//NOFORN", Secret, false, None),
            ("NATO CONFIDENTIAL", Confidential, false, None),
            ("S E C R E T STATE 000012", Secret, false, Some(12)),
            ("C O N F I D E N T I A L NOFORN PORT ELSINORE 0173", Confidential, false, Some(173)),
            ("TOP SECRET ELSINORE 12", TopSecret, false, Some(12)),
            ("Classification: SECRET", Secret, true, None),
            ("CLASS: SECRET", Secret, true, None),
            ("CLASSIFICATION - SECRET", Secret, true, None),
            ("SECRET 041015Z MAR 09", Secret, true, None),
            ("ELSINORE 0912, SECRET:", Secret, false, Some(912)),
            ("BEGIN TEXT - SECRET", Secret, true, None),
            ("Begin secret text:", Secret, true, None),
            ("QUOTE S E C R E T", Secret, true, None),
        ];
        for (line, rank, opens, serial) in rows {
            assert_eq!(read(line), Some(Banner { rank, opens, is_section: false, serial }), "{line}");
        }
        assert!(read("SECRET SECTION 02 OF 03 PORT ELSINORE 000173").is_some_and(|banner| banner.is_section));
    }

    #[test]
    fn ok_other_lines() {
        let lines = [
            "SECRET TALKS IN ELSINORE 1974",
            "Secret talks",
            "CONFIDENTIAL SOURCES",
            "C. 2005 ELSINORE 4308",
            "BEGIN TEXT",
            "Text:",
            "12",
        ];
        for line in lines {
            assert_eq!(read(line), None, "{line}");
        }
    }

    #[test]
    fn ok_ends() {
        for text in ["END TEXT", "More. End of quoted text.", "UNQUOTE", "END SECRET TEXT."] {
            assert!(closes(text), "{text}");
        }
        for text in ["END SUMMARY", "The text ended.", "At the end he spoke."] {
            assert!(!closes(text), "{text}");
        }
    }
}
