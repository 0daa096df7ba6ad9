//! Who a note asks to protect: the noun phrase right in front of it.

use crate::lexicon::{Grammar, grammar, is_small_particle, title};
use crate::text::{Span, trim};

/// Most bytes and most words of a name.
const NAME_MAX: usize = 120;
const NAME_WORDS: usize = 10;

/// Words that join the nouns of titles, and so are in names.
const JOINED: [&[u8]; 3] = [b"for", b"of", b"the"];

/// Whether a word in lowercase stands inside names and titles.
fn is_particle(word: &[u8]) -> bool {
    is_small_particle(word) || JOINED.contains(&word)
}

/// Whether a word in front of a name is none of it, in capitals too. `FOR` is in titles: `MINISTER FOR TRADE`.
fn is_no_name(word: &[u8]) -> bool {
    let is_function_word = matches!(
        grammar(word),
        Some(
            Grammar::Pronoun
                | Grammar::Preposition
                | Grammar::Adverbial
                | Grammar::Conjunction
                | Grammar::Verb
                | Grammar::Other
        )
    );
    is_function_word && !word.eq_ignore_ascii_case(b"FOR") || is_any(word, &["CONTACT", "SOURCE"])
}

/// Whether a word begins a noun phrase.
fn is_determiner(word: &[u8]) -> bool {
    matches!(grammar(word), Some(Grammar::Article | Grammar::Possessive | Grammar::Number))
}

fn is_any(word: &[u8], words: &[&str]) -> bool {
    words.iter().any(|known| word.eq_ignore_ascii_case(known.as_bytes()))
}

/// Whether a text is a name and nothing else: capitalised words, two at least, or a row of X.
pub(super) fn is_name(bytes: &[u8], text: Span) -> bool {
    let text = bytes.get(text.range()).unwrap_or_default();
    let words = || text.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty());
    let is_proper = |word: &[u8]| {
        word.first().is_some_and(u8::is_ascii_uppercase) && !is_no_name(word) && !is_determiner(word)
    };
    is_crossed(text) || (2..=5).contains(&words().count()) && words().all(|w| is_proper(w) || is_particle(w))
}

fn is_crossed(word: &[u8]) -> bool {
    word.starts_with(b"XXXX") || word.starts_with(b"xxxx")
}

/// The words of a clause from the last to the first, with where they begin.
fn words_back(text: &[u8]) -> impl Iterator<Item = (usize, &[u8])> {
    let mut at = text.len() + 1;
    text.rsplit(u8::is_ascii_whitespace)
        .filter_map(move |word| {
            at = at.checked_sub(word.len() + 1)?;
            Some((at, word))
        })
        .filter(|(_, word)| !word.is_empty())
        .take(NAME_WORDS)
}

/// The name in front of a note that begins at `end`: the capitalised words right before it, with particles between
/// them; or the words back to where the phrase begins.
pub(super) fn name_before(bytes: &[u8], from: usize, end: usize) -> Option<Span> {
    // "an official, (protect), said"
    let before = trim(bytes, Span::new(from, end));
    let end = match bytes.get(before.range()) {
        Some([.., b',']) => before.range().end - 1,
        _ => end,
    };
    let clause = trim(bytes, Span::new(clause_start(bytes, from, end), end));
    let text = bytes.get(clause.range())?;
    let at = proper_start(text).map(|at| whole_phrase(text, at)).or_else(|| phrase_start(text))?;
    let name = Span::new(clause.range().start + at, clause.range().end);
    (!name.is_empty()).then_some(name)
}

/// Where the capitalised words at the end of a clause begin.
fn proper_start(text: &[u8]) -> Option<usize> {
    let is_mixed = text.iter().any(u8::is_ascii_lowercase);
    let mut start = None;
    let mut is_pending = false;
    for (at, word) in words_back(text) {
        let is_capital =
            word.first().is_some_and(|b| b.is_ascii_uppercase() || !b.is_ascii()) || is_crossed(word);
        // In capitals nothing tells a title in front of crossed-out words from any other word.
        let is_apart = !is_mixed
            && start.is_some_and(|start| text.get(start..).is_some_and(is_crossed))
            && !is_crossed(word);
        if is_no_name(word) && (is_capital || start.is_none()) && !is_particle(word) || is_apart {
            break;
        }
        if is_capital {
            (start, is_pending) = (Some(at), false);
            if !is_mixed && is_determiner(word) {
                break;
            }
        } else if start.is_some() && is_particle(word) {
            is_pending = true;
        } else {
            // "a member of the Example Party": the party is not meant.
            return start.filter(|_| !is_pending || is_no_name(word));
        }
    }
    start
}

/// Where the phrase begins that `start` is in the middle of. In capitals nothing tells `THE MAYOR OF SAMPLETON` from a
/// name but its small words.
fn whole_phrase(text: &[u8], start: usize) -> usize {
    if text.iter().any(u8::is_ascii_lowercase) {
        return start;
    }
    let ahead = text.get(..start).unwrap_or_default();
    let mut words = words_back(ahead);
    let is_of = words.next().is_some_and(|(_, word)| is_any(word, &["OF", "IN", "AT"]));
    let first = words.take(2).find(|(_, word)| is_determiner(word));
    first.filter(|_| is_of).map_or(start, |(at, _)| at)
}

/// Where the noun phrase at the end of a clause begins.
fn phrase_start(text: &[u8]) -> Option<usize> {
    let mut is_begun = None;
    let mut first = None;
    for (at, word) in words_back(text) {
        if is_begun.is_some() {
            if grammar(word) != Some(Grammar::Preposition) {
                return is_begun;
            }
            is_begun = None;
        } else if is_determiner(word) && first.is_some() {
            is_begun = Some(at);
        } else if is_any(word, &["AND", "OR", "BUT", "SAID", "THAT"]) && first.is_some() {
            // "and Other's wife"
            break;
        }
        first = Some(at);
    }
    is_begun.or(first)
}

/// Where the clause before `end` begins: after a mark of punctuation or the end of a sentence, not too far back.
fn clause_start(bytes: &[u8], from: usize, end: usize) -> usize {
    let earliest = end.saturating_sub(NAME_MAX).max(from);
    let before = bytes.get(earliest..end).unwrap_or_default();
    let mark = before
        .iter()
        .rposition(|b| matches!(b, b',' | b';' | b':' | b'(' | b')' | b'[' | b']' | b'"' | b'!' | b'?'));
    let mut start = mark.map_or(0, |at| at + 1);
    let ends = before.windows(3).enumerate().rev().take_while(|(at, _)| *at >= start);
    for (at, window) in ends {
        let is_end =
            matches!(window, [_, b'.', b' ' | b'\n' | b'\r']) && !is_abbreviation(before.get(..at + 1));
        let is_empty_line = matches!(window, [_, b'\n', b'\n'] | [b'\n', b'\r', b'\n']);
        if is_end || is_empty_line {
            start = at + 2;
            break;
        }
    }
    // Never in the middle of a character.
    let skip =
        before.get(start..).unwrap_or_default().iter().take_while(|b| (0x80..0xc0).contains(*b)).count();
    earliest + start + skip
}

/// Whether the word before a period is one that is shortened: an initial, `Mr`, `Gen`.
fn is_abbreviation(text: Option<&[u8]>) -> bool {
    let word = text.unwrap_or_default().rsplit(|b| !b.is_ascii_alphabetic()).next().unwrap_or_default();
    word.len() == 1 && word.first().is_some_and(u8::is_ascii_uppercase) || title(word).is_short
}
