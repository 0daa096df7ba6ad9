//! Follows the letters of a term through a text, over what may stand between them.

use super::words::{character, plain};
use crate::redact::TermCase;
use crate::search::{CAPITAL, Folded, MARK, OPTIONAL, is_alphanumeric};

/// Letters in a row, and where words end among them.
#[derive(Debug, Default)]
pub(super) struct Pattern {
    letters: Vec<Letter>,
}

#[derive(Clone, Copy, Debug)]
struct Letter {
    code: u32,
    /// What stands before it.
    before: Before,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Before {
    /// A letter of the same word.
    Letter,
    /// A hyphen or an apostrophe: it may be there, or not, or be a blank.
    Joint,
    /// A blank, or anything else.
    Border,
}

/// How far a pattern goes.
pub(super) struct Walked {
    /// The code behind the last letter, and behind its ending.
    pub(super) end: usize,
    /// Whether it stands there as it was asked for; otherwise it may be something else.
    pub(super) sure: bool,
}

/// Most characters between two words.
const GAP: usize = 3;
/// Most letters of a name for which a sign or a blank stands, and fewest of the name.
const LOST_MAX: usize = 2;
const LOST_IN: usize = 4;

impl Pattern {
    /// None if there are no letters.
    pub(super) fn new(words: &Folded) -> Option<Self> {
        let mut letters: Vec<Letter> = Vec::new();
        let mut before = Before::Border;
        for code in words.codes().iter().filter(|code| *code & MARK == 0) {
            if is_alphanumeric(*code) {
                letters.push(Letter { code: *code, before });
                before = Before::Letter;
            } else if before == Before::Letter && matches!(character(*code), '-' | '\'') {
                before = Before::Joint;
            } else {
                before = Before::Border;
            }
        }
        (!letters.is_empty()).then_some(Self { letters })
    }

    /// A pattern of words that hyphens join.
    pub(super) fn joined(words: &[Vec<u32>]) -> Self {
        let mut letters = Vec::new();
        for word in words {
            for (index, code) in word.iter().enumerate() {
                let before = if index == 0 { Before::Joint } else { Before::Letter };
                letters.push(Letter { code: *code | if index == 0 { CAPITAL } else { 0 }, before });
            }
        }
        Self { letters }
    }

    pub(super) fn len(&self) -> usize {
        self.letters.len()
    }

    /// Whether it begins with this code.
    pub(super) fn begins(&self, code: u32) -> bool {
        self.letters.first().is_some_and(|first| plain(first.code) == plain(code))
    }

    /// Follows the pattern from the code at `at`, which begins a word, to the end of a word.
    pub(super) fn walk(&self, text: &Folded, at: usize, case: TermCase) -> Option<Walked> {
        let codes = text.codes();
        let mut at = at;
        let mut sure = true;
        let is_begun = codes.get(at).is_some_and(|code| code & CAPITAL != 0);
        // Letters of which only a sign is left, and those of them that are still to be passed over.
        let (mut lost, mut passed) = (0, 0);
        for (index, letter) in self.letters.iter().enumerate() {
            if passed > 0 {
                passed -= 1;
                continue;
            }
            let start = at;
            let mut full_stop = false;
            let code = loop {
                let code = *codes.get(at)?;
                if code & MARK != 0 {
                    at += 1;
                    continue;
                }
                if plain(code) == plain(letter.code) {
                    break code;
                }
                // "M?LLER": a sign that a letter became, or a blank.
                let most = (at - start).min(LOST_MAX - lost);
                let is_blank =
                    || codes.get(start..at).unwrap_or_default().iter().all(|code| character(*code) == ' ');
                if let Some(gone) = (1..=most)
                    .find(|gone| self.goes_on(index + gone, code))
                    .filter(|_| is_begun || !is_blank())
                {
                    (lost, sure) = (lost + gone, false);
                    passed = gone - 1;
                    at -= 1;
                    break letter.code;
                }
                if index == 0 || is_alphanumeric(code) || at - start >= GAP {
                    return None;
                }
                match (letter.before, character(code)) {
                    (_, '-') if code & OPTIONAL != 0 => {}
                    (_, '-' | '\'') => {}
                    (Before::Letter, ' ' | '.') => sure = false,
                    // "Ven**mark**", "Ven/mark": not where a name ends and another begins.
                    (Before::Letter, sign) if !matches!(sign, '"') => sure = false,
                    (Before::Letter, _) => return None,
                    (_, ',' | ';' | ':') => sure = false,
                    (_, '.') => full_stop = true,
                    // The end of a sentence, unless it is behind an abbreviation.
                    (_, ' ') => sure &= !full_stop || self.is_short_before(index),
                    _ => {}
                }
                at += 1;
            };
            // Two words run together are one word, as often as not.
            sure &= letter.before != Before::Border
                || index == 0
                || start != at
                || code & CAPITAL != 0 && !is_capital(codes, at);
            let is_first = letter.before != Before::Letter;
            match case {
                TermCase::Any => {}
                TermCase::Capital if is_first && code & CAPITAL == 0 => return None,
                TermCase::Typed if (code ^ letter.code) & CAPITAL != 0 => return None,
                TermCase::Capital | TermCase::Typed => {}
            }
            at += 1;
        }
        self.ending(codes, at, sure)
    }

    /// Whether the letter at `index` is inside a word, and one of a text is it.
    fn goes_on(&self, index: usize, code: u32) -> bool {
        let before = index.checked_sub(1).and_then(|before| self.letters.get(before));
        let is_inside = |letter: &Letter| letter.before == Before::Letter;
        self.letters.len() >= LOST_IN
            && before.is_some_and(is_inside)
            && self.letters.get(index).is_some_and(|next| is_inside(next) && plain(next.code) == plain(code))
    }

    /// Whether the word before a letter is an abbreviation by its length.
    fn is_short_before(&self, index: usize) -> bool {
        let before = self.letters.get(..index).unwrap_or_default().iter().rev();
        before.take_while(|letter| letter.before == Before::Letter).count() < 3
    }

    /// What may stand behind the last letter: the end of the word, `'s`, `s'`, a plural.
    fn ending(&self, codes: &[u32], at: usize, sure: bool) -> Option<Walked> {
        let mut at = at;
        while codes.get(at).is_some_and(|code| code & MARK != 0) {
            at += 1;
        }
        let next = |ahead: usize| codes.get(at + ahead).copied().map_or(' ', character);
        let ends = |ahead: usize| codes.get(at + ahead).is_none_or(|code| !is_alphanumeric(*code));
        let last = self.letters.last().map_or(' ', |letter| character(letter.code));
        let walked = |ahead: usize, sure| Some(Walked { end: at + ahead, sure });
        match (next(0), next(1)) {
            ('\'' | ',', 's') if ends(2) => walked(2, sure),
            ('\'', _) if last == 's' && ends(1) => walked(1, sure),
            ('s', '\'') if ends(2) => walked(2, sure),
            _ if ends(0) => walked(0, sure),
            // "Does" may be more than one Doe.
            ('s', _) if ends(1) => walked(1, sure && self.is_plural(codes, at)),
            ('e', 's') if ends(2) => walked(2, sure && self.is_plural(codes, at)),
            _ => None,
        }
    }

    /// Whether an s behind the last letter makes a plural rather than another word: the words are long enough, and
    /// have a capital where that was asked for.
    fn is_plural(&self, codes: &[u32], end: usize) -> bool {
        let last = self.letters.iter().rev().take_while(|letter| letter.before == Before::Letter).count() + 1;
        let asked = self.letters.iter().rev().nth(last - 1).is_some_and(|letter| letter.code & CAPITAL != 0);
        let mut word =
            codes.get(..end).unwrap_or_default().iter().rev().take_while(|code| is_alphanumeric(**code));
        let capital = word.by_ref().last().is_some_and(|code| code & CAPITAL != 0);
        last > 3 && (capital || !asked)
    }
}

/// Whether the letter before a code is a capital.
fn is_capital(codes: &[u32], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| codes.get(at));
    before.is_some_and(|code| code & CAPITAL != 0)
}
