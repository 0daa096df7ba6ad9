//! Ids of documents as collections have them: page tables, file names, columns of a dump. Some were made by
//! a program that took other words of the cable for the name of the post.

use super::CableId;
use super::post::{is_token, only_name, only_token};
use super::spelling::{known_token, nearest_token};

/// How a canonical id was come by. The id as given is what the collection knows; it is never altered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rewriting {
    /// Nothing had to be changed, but for leading zeros and other names of a post.
    None,
    /// It is an id of the National Archives, whose posts are cut to six characters.
    Archives,
    /// Words that are no part of the name were taken off.
    Debris,
    /// The name of the post was put right.
    Spelling,
}

/// Words of the classification line that stand before the post. What is left of one may stand there too.
const LEVELS: [&str; 4] = ["UNCLASSIFIED", "CONFIDENTIAL", "SECRET", "LIMITEDOFFICIALUSE"];
/// Shortest rest of such a word.
const LEVEL_MIN: usize = 3;
const CAPTIONS: [&str; 13] = [
    "EFTO",
    "NOFORN",
    "UNCLAS",
    "SIPDIS",
    "SENSITIVE",
    "EXDIS",
    "NODIS",
    "LIMDIS",
    "STADIS",
    "LOU",
    "AMEMBASSY",
    "AMCONSUL",
    "USMISSION",
];
/// Letters of `SECTION`, of which transmission may have spoilt some.
const SECTION: &str = "SECTION";
/// Most letters of it.
const SECTION_MAX: usize = 8;
/// Longest id that can make sense, section and all.
const LONGEST: usize = 60;

impl CableId {
    /// Reads an id as a collection gives it: `08PORTELSINORE173`, malformed ones such as
    /// `08SECTION01OF03PORTELSINORE173`, and those of the National Archives where the table of posts makes
    /// clear which post is meant. None if it cannot be read.
    ///
    /// ```
    /// use reftel_core::cable::{CableId, Rewriting};
    ///
    /// let (id, rewriting) = CableId::canonical("75EFTOPORTELSINORE12").unwrap();
    /// assert_eq!((id.as_str(), rewriting), ("75PORTELSINORE12", Rewriting::Debris));
    /// ```
    #[must_use]
    pub fn canonical(given: &str) -> Option<(Self, Rewriting)> {
        let given = given.trim();
        if given.len() > LONGEST || !given.is_ascii() {
            return None;
        }
        let upper = given.to_ascii_uppercase();
        let (year, is_archives, is_doubled, rest) = year(without_suffix(&upper))?;
        let (rest, had_section) = without_section(rest);
        let (letters, rest) = letters(rest);
        let (serial, more) = digits(rest);
        let number: u32 = serial.parse().ok().filter(|number| *number > 0 && serial.len() <= 7)?;
        let had_more = !more.is_empty();
        (!had_more || is_second_number(more)).then_some(())?;
        if is_archives && matches!(letters.len(), 4..=6) && matches!(serial.len(), 5 | 6) {
            let token = archives_token(letters)?;
            return Some((Self::of(year, &token, number), Rewriting::Archives));
        }
        let (token, rewriting) = token(letters)?;
        let debris = had_section || had_more || is_doubled;
        let rewriting = if rewriting == Rewriting::None && debris { Rewriting::Debris } else { rewriting };
        Some((Self::of(year, &token, number), rewriting))
    }
}

/// An id without the ending that tells which set it comes from: `_a`.
fn without_suffix(id: &str) -> &str {
    id.strip_suffix(['A', 'B', 'C', 'D', 'E']).and_then(|id| id.strip_suffix('_')).unwrap_or(id)
}

fn digits(text: &str) -> (&str, &str) {
    text.split_at_checked(text.bytes().take_while(u8::is_ascii_digit).count()).unwrap_or((text, ""))
}

fn letters(text: &str) -> (&str, &str) {
    text.split_at_checked(text.bytes().take_while(u8::is_ascii_uppercase).count()).unwrap_or((text, ""))
}

/// The year, whether all four of its digits stand there, whether its two digits stand there twice, as in
/// `7575PARIS12`; and what follows.
fn year(id: &str) -> Option<(u16, bool, bool, &str)> {
    let (two, rest) = id.split_at_checked(2)?;
    let (written, after) = digits(id);
    // The number of a section may follow at once: `0901OF02PARIS12`.
    let (written, rest) = if without_section(rest).1 { (two, rest) } else { (written, after) };
    let number: u16 = written.parse().ok()?;
    match written.len() {
        2 => Some((number, false, false, rest)),
        4 if matches!(number / 100, 19 | 20) => Some((number, true, false, rest)),
        4 if number / 100 == number % 100 => Some((number % 100, false, true, rest)),
        _ => None,
    }
}

/// What follows `SECTION01OF03`, however spoilt; and whether it was there.
fn without_section(text: &str) -> (&str, bool) {
    let (word, rest) = letters(text);
    let (number, rest) = digits(rest);
    let of = rest.strip_prefix("OF").or_else(|| rest.strip_prefix("GF"));
    let Some((total, rest)) = of.map(digits) else { return (text, false) };
    let is_section = word.len() <= SECTION_MAX
        && matches!(number.len(), 1 | 2)
        && matches!(total.len(), 1 | 2)
        && !is_token(word)
        && word.bytes().filter(|letter| !SECTION.as_bytes().contains(letter)).count() <= 1;
    if is_section { (rest, true) } else { (text, false) }
}

/// Whether what follows the serial number is an operating signal or another series, with its number.
fn is_second_number(text: &str) -> bool {
    const SIGNALS: [&str; 7] = ["ZFR", "ZDK", "ZDS", "ZFD", "ZFF", "SUSPECTEDDUPLICATE", "TOSEC"];
    let (word, rest) = letters(text);
    let (_, rest) = digits(rest);
    SIGNALS.contains(&word) && rest.is_empty()
}

/// The post that the Archives' first six characters can mean, if there is one only.
fn archives_token(letters: &str) -> Option<String> {
    let is_cut = |name: &str| name.chars().take(6).filter(|c| *c != ' ').eq(letters.chars());
    only_name(is_cut).map(str::to_owned).or_else(|| known_token(letters))
}

/// The post among letters that may have other words in front of it, or a letter wrong.
fn token(letters: &str) -> Option<(String, Rewriting)> {
    if let Some(known) = known_token(letters) {
        return Some((known, Rewriting::None));
    }
    let rests =
        LEVELS.iter().flat_map(|level| (0..level.len() + 1 - LEVEL_MIN).filter_map(|at| level.get(at..)));
    // The longest word comes off first: UNCLASSIFIED before the rest of it.
    for word in rests.chain(CAPTIONS) {
        match letters.strip_prefix(word).filter(|post| post.len() >= 4) {
            Some(post) if word.len() > LEVEL_MIN || known_token(post).is_some() => {
                return Some((known_token(post).unwrap_or_else(|| post.to_owned()), Rewriting::Debris));
            }
            _ => {}
        }
    }
    let meant = nearest_token(letters).or_else(|| garbled(letters));
    match meant {
        Some(meant) => Some((meant.to_owned(), Rewriting::Spelling)),
        None => (4..=17).contains(&letters.len()).then(|| (letters.to_owned(), Rewriting::None)),
    }
}

/// The post of whose first letters transmission made a Q.
fn garbled(letters: &str) -> Option<&'static str> {
    let rest = letters.strip_prefix('Q').filter(|rest| rest.len() >= 4)?;
    only_token(|known| known.ends_with(rest) && matches!(known.len() - rest.len(), 1 | 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(given: &str) -> String {
        CableId::canonical(given).map_or("-".to_owned(), |(id, rewriting)| format!("{id} {rewriting:?}"))
    }

    #[test]
    fn ok_well_formed() {
        insta::assert_snapshot!(read("08PORTELSINORE173"), @"08PORTELSINORE173 None");
        insta::assert_snapshot!(read("08portelsinore000173"), @"08PORTELSINORE173 None");
        insta::assert_snapshot!(read("2008PORTELSINORE173"), @"08PORTELSINORE173 None");
        insta::assert_snapshot!(read("08PARIS173_a"), @"08PARIS173 None");
        insta::assert_snapshot!(read("08SECSTATE173"), @"08STATE173 None");
    }

    #[test]
    fn ok_section_read_as_post() {
        insta::assert_snapshot!(read("09SECTION01OF03PARIS173"), @"09PARIS173 Debris");
        insta::assert_snapshot!(read("09SETION02OF02PARIS173"), @"09PARIS173 Debris");
        insta::assert_snapshot!(read("09ECTION01OF02PORTELSINORE173"), @"09PORTELSINORE173 Debris");
        insta::assert_snapshot!(read("09SQCTION02OF02PARIS173"), @"09PARIS173 Debris");
        insta::assert_snapshot!(read("09SECTN02OF02PARIS173"), @"09PARIS173 Debris");
        insta::assert_snapshot!(read("09SECTION01GF02PARIS173"), @"09PARIS173 Debris");
        insta::assert_snapshot!(read("0901OF02PARIS173"), @"09PARIS173 Debris");
        insta::assert_snapshot!(read("09SECTION2OF5PARIS173"), @"09PARIS173 Debris");
    }

    #[test]
    fn ok_words_of_the_classification_line() {
        insta::assert_snapshot!(read("75EFTOPORTELSINORE12"), @"75PORTELSINORE12 Debris");
        insta::assert_snapshot!(read("75SIFIEDPARIS12"), @"75PARIS12 Debris");
        insta::assert_snapshot!(read("75NOFORNPARIS12"), @"75PARIS12 Debris");
        insta::assert_snapshot!(read("75UNCLASSIFIEDPORTELSINORE12"), @"75PORTELSINORE12 Debris");
        insta::assert_snapshot!(read("75AMEMBASSYPARIS12"), @"75PARIS12 Debris");
        insta::assert_snapshot!(read("75AMEMBASSYPORTELSINORE12"), @"75PORTELSINORE12 Debris");
        insta::assert_snapshot!(read("07FSCCHARLESTON12"), @"07CHARLESTON12 None");
    }

    #[test]
    fn ok_second_numbers() {
        insta::assert_snapshot!(read("06PARIS001234ZFR2585"), @"06PARIS1234 Debris");
        insta::assert_snapshot!(read("06PARIS001234ZDK1"), @"06PARIS1234 Debris");
        insta::assert_snapshot!(read("06PARIS001234SUSPECTEDDUPLICATE12"), @"06PARIS1234 Debris");
        insta::assert_snapshot!(read("06STATE1234TOSEC56"), @"06STATE1234 Debris");
        insta::assert_snapshot!(read("7575PARIS12"), @"75PARIS12 Debris");
    }

    #[test]
    fn ok_letters_put_right() {
        insta::assert_snapshot!(read("07SOIA12"), @"07SOFIA12 Spelling");
        insta::assert_snapshot!(read("07NDJAENA12"), @"07NDJAMENA12 Spelling");
        insta::assert_snapshot!(read("07BEIJIG12"), @"07BEIJING12 Spelling");
        insta::assert_snapshot!(read("07QXICO12"), @"07MEXICO12 Spelling");
        insta::assert_snapshot!(read("07MINSI225"), @"07MINSK225 Spelling");
    }

    #[test]
    fn ok_archives() {
        insta::assert_snapshot!(read("1973STATE012345"), @"73STATE12345 Archives");
        insta::assert_snapshot!(read("1974BUENOS00173"), @"74BUENOSAIRES173 Archives");
        insta::assert_snapshot!(read("1979ABUDH00173_e"), @"79ABUDHABI173 Archives");
        insta::assert_snapshot!(read("1977USBERL00173"), @"77USBERLIN173 Archives");
    }

    #[test]
    fn err_unreadable() {
        insta::assert_snapshot!(read("06PARIS"), @"-");
        insta::assert_snapshot!(read("1974PORTE00173"), @"-");
        insta::assert_snapshot!(read("PARIS12"), @"-");
        insta::assert_snapshot!(read("06PARIS12345678"), @"-");
        insta::assert_snapshot!(read("06PARIS12EXTRA3"), @"-");
        insta::assert_snapshot!(read("A paste"), @"-");
        insta::assert_snapshot!(read(""), @"-");
    }
}
