//! Sentences that give the whole text a level: `SECRET - ENTIRE TEXT`, `All paragraphs are confidential.`,
//! `THIS MESSAGE IS CONFIDENTIAL IN ITS ENTIRETY`.
//!
//! Such a sentence has words for a level, words for the whole text, and nothing else but the words that join them.

use super::mark::{self, Rank};

/// Longest sentence that is looked at, in characters.
const SENTENCE_MAX: usize = 160;

/// Words for what has the level, behind a word for all of it.
const WHAT: [&str; 27] = [
    "TEXT",
    "TXT",
    "TEXTS",
    "MESSAGE",
    "MSG",
    "CABLE",
    "TELEGRAM",
    "TEL",
    "AIRGRAM",
    "DOCUMENT",
    "REPORT",
    "MEMORANDUM",
    "TRANSMISSION",
    "COMMUNICATION",
    "CONTENT",
    "CONTENTS",
    "BODY",
    "PARAGRAPH",
    "PARAGRAPHS",
    "PARA",
    "PARAS",
    "PORTION",
    "PORTIONS",
    "PART",
    "PARTS",
    "SECTION",
    "SECTIONS",
];

/// Words for all of something.
const ALL: [&str; 10] =
    ["ENTIRE", "ENTIRELY", "ALL", "WHOLE", "EVERY", "EACH", "ENTIRETY", "THROUGHOUT", "REMAINDER", "REST"];

/// Words for all of something, only right before it.
const FULL: [&str; 3] = ["FULL", "COMPLETE", "TOTAL"];

/// Words that say that a level follows.
const CLASSIFIED: [&str; 6] = ["CLASSIFIED", "CLASSIFICATION", "TREAT", "TREATED", "HANDLE", "HANDLED"];

/// Words for a text as a whole.
const TEXT: [&str; 9] =
    ["TEXT", "MESSAGE", "MSG", "CABLE", "TELEGRAM", "AIRGRAM", "DOCUMENT", "TRANSMISSION", "COMMUNICATION"];

/// Words that join them.
const JOINING: [&str; 38] = [
    "IS",
    "ARE",
    "BE",
    "BEEN",
    "HAS",
    "HAVE",
    "THE",
    "THIS",
    "THESE",
    "OF",
    "TO",
    "AS",
    "A",
    "AN",
    "AND",
    "IN",
    "ITS",
    "FOR",
    "AT",
    "BY",
    "OVERALL",
    "CLASSIFIED",
    "CLASSIFICATION",
    "CLASSIFY",
    "MARKED",
    "TREATED",
    "TREAT",
    "CONSIDERED",
    "SHOULD",
    "MUST",
    "WILL",
    "NOTE",
    "PLEASE",
    "HANDLED",
    "HANDLE",
    "BELOW",
    "FOLLOWING",
    "LEVEL",
];

/// The highest level that a sentence in a text gives to all of the text.
pub(super) fn rank(text: &str) -> Option<Rank> {
    highest(text, &|sentence| sentence.rank_of_all())
}

/// The highest level that a sentence in a text gives to paragraphs that it names: `Paras 2 and 3 are confidential.`
pub(super) fn rank_of_parts(text: &str) -> Option<Rank> {
    highest(text, &|sentence| sentence.rank_of_parts())
}

fn highest(text: &str, rank: &dyn Fn(&Sentence<'_>) -> Option<Rank>) -> Option<Rank> {
    let of = |sentence: &str| {
        // "1.", "A)" before it.
        let sentence = sentence.trim_start_matches(|c: char| !c.is_alphabetic() && c != '(');
        if sentence.len() > SENTENCE_MAX * 4 {
            return None;
        }
        let upper = sentence.to_uppercase();
        rank(&Sentence::read(&upper))
    };
    // A sentence can go on over line ends, and a line need not end in a sign.
    let mut highest = text.split('\n').filter_map(of).max();
    let mut joined = String::new();
    for part in text.split_inclusive(['.', '!', ';', '\n']) {
        joined.push_str(part);
        if part.ends_with('\n') && !part.trim().is_empty() && joined.len() < SENTENCE_MAX {
            continue;
        }
        highest = highest.max(of(&joined));
        joined.clear();
    }
    highest.max(of(&joined))
}

/// What the words at the beginning of a sentence say, up to the first that is none of those known.
#[derive(Default)]
struct Sentence<'a> {
    has_all: bool,
    has_what: bool,
    has_text: bool,
    has_number: bool,
    is_joined: bool,
    /// Whether it says that something has a level.
    is_classified: bool,
    /// Whether it says that something is so.
    is_said: bool,
    /// Whether no other words follow.
    is_ended: bool,
    level: Vec<&'a str>,
}

impl<'a> Sentence<'a> {
    /// `upper` is in capitals.
    fn read(upper: &'a str) -> Self {
        let mut read = Self { is_ended: true, ..Self::default() };
        let mut before = "";
        for word in upper.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
            let is_spaced = word == "A" && read.level.last().is_some_and(|letter| letter.len() == 1);
            if ALL.contains(&word) || word == "FULL" && before == "IN" {
                read.has_all = true;
            } else if FULL.contains(&word) {
                // It counts if what it speaks of follows.
            } else if WHAT.contains(&word) {
                read.has_what = true;
                read.has_all |= FULL.contains(&before);
                read.has_text |= TEXT.contains(&word);
            } else if JOINING.contains(&word) && !is_spaced {
                read.is_joined = true;
                read.is_classified |= CLASSIFIED.contains(&word);
                read.is_said |= matches!(word, "IS" | "ARE" | "THIS");
            } else if read.has_what && word.bytes().all(|byte| byte.is_ascii_digit())
                || matches!(word, "THROUGH" | "THRU")
            {
                read.has_number = true;
            } else if mark::is_word(word) {
                read.level.push(word);
            } else {
                read.is_ended = matches!(word, "EXCEPT" | "UNLESS" | "WITH" | "BUT" | "EXCEPTING");
                break;
            }
            before = word;
        }
        read
    }

    fn rank_of_all(&self) -> Option<Rank> {
        let has_all = self.has_all && (self.has_what || self.is_joined || self.is_ended);
        let has_text = self.has_text && self.is_ended && (self.is_said || !self.is_joined);
        let is_classified = self.is_classified && self.is_ended && !self.has_what;
        let is_whole =
            !self.has_number && (has_all || has_text || is_classified) && (self.is_ended || !self.is_joined);
        self.rank().filter(|_| is_whole)
    }

    fn rank_of_parts(&self) -> Option<Rank> {
        let is_part = self.has_number && !self.has_text && self.has_what && self.is_ended;
        self.rank().filter(|_| is_part)
    }

    fn rank(&self) -> Option<Rank> {
        mark::read(&self.level.join(" ")).and_then(mark::Reading::rank)
    }
}

#[cfg(test)]
mod tests {
    use super::{rank, rank_of_parts};
    use crate::redact::portions::mark::Rank::{Confidential, Secret, Sensitive, Unclassified};

    #[test]
    fn ok_sentences() {
        let rows = [
            (Secret, "(S) - ENTIRE MESSAGE."),
            (Secret, "1. S E C R E T - ENTIRE TEXT"),
            (Secret, "(ENTIRE TEXT - S)"),
            (Confidential, "(C - ENTIRE CABLE)"),
            (Secret, "ALL PARAGRAPHS SECRET."),
            (Secret, "All paragraphs are Secret."),
            (Confidential, "THIS MESSAGE IS CONFIDENTIAL IN ITS ENTIRETY."),
            (Confidential, "This message is confidential in its\nentirety."),
            (Confidential, "THE ENTIRE\nTEXT IS CONFIDENTIAL."),
            (Secret, "(S/NF) Entire text."),
            (Secret, "SECRET ENTIRE TEXT DREDGING COSTS MORE."),
            (Sensitive, "LIMITED OFFICIAL USE - ENTIRE TEXT"),
            (Sensitive, "(LOU-ENTIRE TEXT)"),
            (Secret, "The harbor is deep.\n\nThis cable is classified SECRET//NOFORN."),
            (Confidential, "CONFIDENTIAL THROUGHOUT."),
            (Secret, "ENTIRE TEXT SECRET EXCEPT PARA 3 WHICH IS UNCLASSIFIED."),
            (Unclassified, "U - entire text."),
            (Confidential, "1. C O N F I D E N T I A L - ENTIRE TEXT."),
            (Confidential, "Text: CONFIDENTIAL."),
            (Secret, "Full text secret."),
            (Secret, "Each paragraph is secret."),
            (Secret, "Classified SECRET."),
            (Secret, "The rest of this cable is secret."),
            (Confidential, "Classified confidential in full."),
            (Confidential, "(C) ENTIRE TXT."),
        ];
        for (expected, text) in rows {
            assert_eq!(rank(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn ok_sentences_on_parts() {
        for text in ["Paras 2 and 3 are confidential.", "PARAGRAPHS 2 THROUGH 4 CONFIDENTIAL.", "Para 3 (C)."]
        {
            assert_eq!((rank(text), rank_of_parts(text)), (None, Some(Confidential)), "{text}");
        }
        assert_eq!(rank_of_parts("Para 3 of the confidential note was read."), None);
    }

    #[test]
    fn ok_other_sentences() {
        let texts = [
            "The entire text of the secret agreement was leaked.",
            "All paragraphs of the text were read.",
            "Entire text.",
            "The full text is in the safe.",
            "Secret talks were held.",
            "He called the whole thing secret.",
            "This is a confidential matter.",
            "This message was sent in secret.",
            "This paragraph is secret.",
            "Part C is complete.",
            "The full text is confidential to them.",
            "END SECRET TEXT",
        ];
        for text in texts {
            assert_eq!(rank(text), None, "{text}");
        }
    }
}
