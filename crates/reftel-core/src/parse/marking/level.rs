//! Levels as they are written in lines: in one piece, spaced, and misspelt.

use crate::cable::{BANNERS, Classification, Level};
use crate::text::fuzzy::is_within_one_edit;
use crate::text::{Class, Cursor, Span, Spanned, ocr, trim};

/// Takes a level, in one piece (`SECRET`) or spaced (`S E C R E T`), as whole words.
pub(in crate::parse) fn eat_level(c: &mut Cursor<'_>) -> Option<Spanned<Classification>> {
    let first = c.peek()?.to_ascii_uppercase();
    // The first letters of all of them: most words have another.
    matches!(first, b'C' | b'L' | b'S' | b'T' | b'U').then_some(())?;
    let begins = |(word, _): &&(&str, Level)| word.as_bytes().first() == Some(&first);
    BANNERS.iter().filter(begins).find_map(|&(word, level)| {
        let mut ahead = *c;
        let start = ahead.at();
        for letter in word.bytes() {
            while ahead.at() > start && ahead.eat_if(|b| matches!(b, b' ' | b'\t')) {}
            if !ahead.eat_if(|b| ocr::is_letter_or_its_digit(b, letter)) {
                return None;
            }
        }
        let span = ahead.since(start);
        let ends = !ahead.peek().is_some_and(|b| b.is_ascii_alphanumeric());
        ends.then(|| {
            *c = ahead;
            Spanned::new(Classification { level }, span)
        })
    })
}

/// Fewest letters of a level word that can be known with one of them wrong.
const REPAIRED_MIN: usize = 6;

/// Most letters of a level word.
const LEVEL_MAX: usize = 25;

/// Takes a level word with one letter lost, doubled or wrong, in any number of pieces: `E C R E T`, `C ONFIDENTIAL`,
/// `SS E C R E T`.
pub(super) fn eat_misspelt_level(c: &mut Cursor<'_>) -> Option<Spanned<Classification>> {
    let start = c.at();
    let mut ahead = *c;
    let mut joined: Vec<u8> = Vec::with_capacity(LEVEL_MAX);
    let mut found = None;
    while joined.len() <= LEVEL_MAX {
        let word = ahead.eat_while(Class::ALPHABETIC);
        if word.is_empty() || joined.len() + word.len() > LEVEL_MAX + 1 {
            break;
        }
        joined.extend_from_slice(c.slice(word));
        let exact = |meant: &str| joined.eq_ignore_ascii_case(meant.as_bytes());
        let is_near =
            |meant: &str| meant.len() >= REPAIRED_MIN && is_within_one_edit(&joined, meant.as_bytes());
        let level = BANNERS
            .iter()
            .find(|(meant, _)| exact(meant))
            .or_else(|| BANNERS.iter().find(|(meant, _)| is_near(meant)));
        if let Some((_, level)) = level {
            found = Some((ahead, *level));
        }
        if !ahead.eat_spaces() {
            break;
        }
    }
    let (after, level) = found?;
    let is_capital = c.slice(after.since(start)).first().is_some_and(u8::is_ascii_uppercase);
    is_capital.then(|| {
        *c = after;
        Spanned::new(Classification { level }, after.since(start))
    })
}

/// The level that words are, if they are nothing else.
pub(in crate::parse) fn level_of(bytes: &[u8], words: Span) -> Option<Spanned<Classification>> {
    let mut c = Cursor::new(bytes, trim(bytes, words));
    eat_level(&mut c).filter(|_| c.is_done())
}

/// The level that words stand for, if they are nothing else.
pub(in crate::parse) fn parse_level(bytes: &[u8], words: Span) -> Option<Level> {
    level_of(bytes, words).map(|level| level.value.level)
}

/// Moves past the level at the cursor, if there is one.
pub(in crate::parse) fn skip_level(c: &mut Cursor<'_>) {
    if eat_level(c).is_some() {
        c.eat_spaces();
    }
}

/// Whether a line has a level and nothing else.
pub(in crate::parse) fn is_bare_level(bytes: &[u8], line: Span) -> bool {
    parse_level(bytes, line).is_some()
}
