//! The vocabulary of cables, and where it stands in running text.

use std::ops::Range;
use std::sync::LazyLock;

use super::Explanation;
use crate::lexicon::WORDS;

/// A spelling of a word of the table.
struct Term {
    spelling: &'static str,
    /// Rest of the row: what it stands for, sentences.
    meaning: &'static str,
    mark: Mark,
}

/// Where a spelling may be taken for the word.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// Wherever it stands.
    Anywhere,
    /// `!`: not in text that is all capitals, where it may be another word: `AID`.
    Mixed,
    /// `-`: nowhere in running text, only when it is asked for: `Post`.
    Asked,
}

/// All spellings, in the order of their bytes.
struct Terms {
    sorted: Vec<Term>,
    /// A bit for each way in which one of them begins, by [`begin`].
    begins: [u64; BEGINS / 64],
}

const BEGINS: usize = 4096;

/// A row of the table begins with the spellings of its word, `|` between them.
static TERMS: LazyLock<Terms> = LazyLock::new(|| {
    let mut terms = Terms { sorted: Vec::new(), begins: [0; BEGINS / 64] };
    for (spellings, meaning) in WORDS.rows().filter_map(|row| row.split_once('\t')) {
        for spelling in spellings.split('|') {
            let (spelling, mark) = match (spelling.strip_prefix('!'), spelling.strip_prefix('-')) {
                (Some(mixed), _) => (mixed, Mark::Mixed),
                (_, Some(asked)) => (asked, Mark::Asked),
                _ => (spelling, Mark::Anywhere),
            };
            terms.add(Term { spelling, meaning, mark });
        }
    }
    terms.sorted.sort_unstable_by_key(|term| term.spelling);
    terms
});

impl Terms {
    fn add(&mut self, term: Term) {
        let first = |index: usize| term.spelling.as_bytes().get(index).copied();
        if let (true, Some(one), Some(two)) = (term.mark != Mark::Asked, first(0), first(1)) {
            // After a short one the text goes on as it likes, or with the s of a plural.
            let thirds = first(2).map_or([b' ', b's'], |third| [third; 2]);
            for third in thirds {
                let bit = begin(one, two, third);
                if let Some(bits) = self.begins.get_mut(bit / 64) {
                    *bits |= 1 << (bit % 64);
                }
            }
        }
        self.sorted.push(term);
    }

    /// Whether one of them may begin here. Nearly all words of a text are refused by it.
    fn may_begin(&self, rest: &[u8]) -> bool {
        let third = rest.get(2).copied().unwrap_or(b' ');
        let (Some(one), Some(two)) = (rest.first(), rest.get(1)) else { return false };
        let bit = begin(*one, *two, third);
        self.begins.get(bit / 64).is_some_and(|bits| bits >> (bit % 64) & 1 == 1)
    }
}

/// A number for three bytes; what is no letter counts the same in the third place.
fn begin(one: u8, two: u8, third: u8) -> usize {
    let third = if third.is_ascii_alphanumeric() { third } else { b' ' };
    (usize::from(one) * 961 + usize::from(two) * 31 + usize::from(third)) % BEGINS
}

/// What a word means: as it is written, without the s of its plural, or in capitals.
pub(super) fn word(text: &str) -> Option<Explanation> {
    let singular = text.strip_suffix('s').unwrap_or(text);
    let capitals = text.to_ascii_uppercase();
    let term = [text, singular, &capitals].into_iter().find_map(exactly)?;
    let (title, text) = term.meaning.split_once('\t')?;
    Some(Explanation { title: title.to_owned(), text: text.to_owned() })
}

fn exactly(spelling: &str) -> Option<&'static Term> {
    let sorted = &TERMS.sorted;
    let at = sorted.binary_search_by(|term| term.spelling.cmp(spelling)).ok()?;
    sorted.get(at)
}

/// The words of the vocabulary in a running text, each with its spelling in the table, in order; the longest where
/// one begins another. [`explain`](super::explain) says what they mean. Letters count as the table has them, since
/// `Charge` is a person and `charge` is not; a plural's s is part of the place.
#[must_use]
pub fn terms(text: &str) -> Vec<(Range<usize>, &'static str)> {
    let bytes = text.as_bytes();
    let is_mixed = bytes.iter().any(u8::is_ascii_lowercase);
    let mut found = Vec::new();
    let (mut at, mut inside) = (0, false);
    while let Some(&byte) = bytes.get(at) {
        let letter = is_letter(byte, inside);
        if letter
            && !inside
            && let Some((end, term)) = term_at(bytes, at, is_mixed)
        {
            found.push((at..end, term));
            // Where a term ends, a word does.
            (at, inside) = (end, false);
            continue;
        }
        inside = letter;
        at += 1;
    }
    found
}

/// Whether a byte belongs to a word, which a byte inside a character does if its first one did. Punctuation beyond
/// ASCII is that of Latin-1 and the quotes and dashes of print.
fn is_letter(byte: u8, inside: bool) -> bool {
    match byte {
        0x80..=0xBF => inside,
        0xC2 | 0xE2 => false,
        _ => byte.is_ascii_alphanumeric() || byte >= 0xC0,
    }
}

/// The longest term that begins at `start` and ends with a word, and its end.
fn term_at(bytes: &[u8], start: usize, is_mixed: bool) -> Option<(usize, &'static str)> {
    const LONGEST: usize = 24;
    let rest = bytes.get(start..)?;
    if !TERMS.may_begin(rest) {
        return None;
    }
    let mut len = rest.len().min(LONGEST);
    // Of all beginnings of the text the longest is the last in order; one that is no beginning shortens the text to
    // what both have in common, for any term that is one must be shorter.
    loop {
        let window = rest.get(..len)?;
        let after = TERMS.sorted.partition_point(|term| term.spelling.as_bytes() <= window);
        let term = TERMS.sorted.get(after.checked_sub(1)?)?;
        let spelling = term.spelling.as_bytes();
        let common = spelling.iter().zip(window).take_while(|(a, b)| a == b).count();
        if common < spelling.len() {
            len = common;
        } else {
            let end = start + common;
            let is_meant = match term.mark {
                Mark::Anywhere => true,
                Mark::Mixed => is_mixed,
                Mark::Asked => false,
            };
            if is_meant && ends(bytes, end) {
                return Some((end, term.spelling));
            }
            if is_meant && bytes.get(end) == Some(&b's') && ends(bytes, end + 1) {
                return Some((end + 1, term.spelling));
            }
            len = common - 1;
        }
        if len == 0 {
            return None;
        }
    }
}

fn ends(bytes: &[u8], at: usize) -> bool {
    bytes.get(at).is_none_or(|byte| !is_letter(*byte, true))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::tests::told;
    use super::super::{CodeKind, explain};
    use super::*;

    fn read(text: &str) -> String {
        let found = terms(text);
        found
            .iter()
            .map(|(range, term)| format!("{}={term}", &text[range.clone()]))
            .collect::<Vec<_>>()
            .join(", ")
    }

    #[test]
    fn ok_terms() {
        insta::assert_snapshot!(read("Poloffs met the MFA's DCM; “Emboff” — A/DCM said (septel) that EUR/CE would chop."), @"Poloffs=Poloff, MFA=MFA, DCM=DCM, Emboff=Emboff, A/DCM=A/DCM, septel=septel, EUR=EUR, chop=chop");
        insta::assert_snapshot!(read("EMBOFF GAVE A NON-PAPER TO MFA. ICE AND AID WERE LATE; USAID WAS NOT."), @"EMBOFF=EMBOFF, NON-PAPER=NON-PAPER, MFA=MFA, USAID=USAID");
        insta::assert_snapshot!(read("AID and ICE agreed to a spot report. The Charge was in charge of charges."), @"AID=AID, ICE=ICE, spot report=spot report, Charge=Charge");
        insta::assert_snapshot!(read("MFAX XMFA éMFA MFAé MFA9 mfa Embtel's note verbale, note verbally"), @"Embtel=Embtel, note verbale=note verbale");
        insta::assert_snapshot!(read(""), @"");
    }

    #[test]
    fn ok_words() {
        insta::assert_snapshot!(told(CodeKind::Word, &["Poloffs", "notal", "Post", "GOI", "nodis", "TAGS", "harbor", "s", ""]), @r"
        Poloffs: Political officer | Of the political section of a post.
        notal: Not to all | Not everyone who has this cable was sent the one it refers to.
        Post: Post | An embassy, consulate or mission.
        GOI: Government of a country with I | Which one, the post tells: India, Indonesia, Iran, Iraq, Israel, Italy.
        nodis: No distribution | The narrowest caption of the Department.
        TAGS: Traffic analysis by geography and subject | Codes by which cables are filed.
        harbor: -
        s: Office of the Secretary | In portion marks, Secret.
        : -
        ");
    }

    #[test]
    fn ok_every_spelling_is_found_once_and_explained() {
        assert!(TERMS.sorted.is_sorted_by(|a, b| a.spelling < b.spelling), "two rows have one spelling");
        for term in &TERMS.sorted {
            let found = explain(CodeKind::Word, term.spelling).unwrap();
            assert!(
                !found.title.is_empty() && (found.text.is_empty() || found.text.ends_with('.')),
                "{}",
                term.spelling
            );
            assert!(term.spelling.len() <= 24);
            let text = format!("a {}, b", term.spelling);
            let wanted = if term.mark == Mark::Asked {
                vec![]
            } else {
                vec![(2..2 + term.spelling.len(), term.spelling)]
            };
            assert_eq!(terms(&text), wanted);
        }
    }

    /// The same, as slowly as one can.
    fn terms_slowly(text: &str) -> Vec<(Range<usize>, &'static str)> {
        let bytes = text.as_bytes();
        let mixed = bytes.iter().any(u8::is_ascii_lowercase);
        let (mut found, mut at, mut inside) = (Vec::new(), 0, false);
        while at < bytes.len() {
            let letter = is_letter(bytes[at], inside);
            let mut best: Option<(usize, &'static str)> = None;
            if letter && !inside {
                for term in
                    TERMS.sorted.iter().filter(|t| t.mark == Mark::Anywhere || t.mark == Mark::Mixed && mixed)
                {
                    if !bytes[at..].starts_with(term.spelling.as_bytes()) {
                        continue;
                    }
                    let end = at + term.spelling.len();
                    let plural = bytes.get(end) == Some(&b's');
                    let end = if ends(bytes, end) {
                        Some(end)
                    } else {
                        Some(end + 1).filter(|end| plural && ends(bytes, *end))
                    };
                    if let Some(end) =
                        end.filter(|_| best.is_none_or(|(_, known)| known.len() < term.spelling.len()))
                    {
                        best = Some((end, term.spelling));
                    }
                }
            }
            match best {
                Some((end, term)) => {
                    found.push((at..end, term));
                    (at, inside) = (end, false);
                }
                None => (at, inside) = (at + 1, letter),
            }
        }
        found
    }

    proptest! {
        #[test]
        fn ok_as_the_slow_way(pieces in prop::collection::vec(prop::sample::select(vec![
            "MFA", "A/", "DCM", " ", "'", "note ", "verbale", "s", "Pol", "off", "é", "’", "USAID", "AID", "x", "IRGC", "-QF", "/", "\n", "non-", "paper", "UNSC", "R",
        ]), 0..30)) {
            let text = pieces.concat();
            prop_assert_eq!(terms(&text), terms_slowly(&text));
            for (range, _) in terms(&text) {
                prop_assert!(text.get(range).is_some());
            }
        }
    }
}
