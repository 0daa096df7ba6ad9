//! What stands after a cable and belongs to it: `(NOTAL)`, `AND PREVIOUS`, a title in brackets.

use std::sync::LazyLock;

use crate::lexicon::REFERENCES;
use crate::text::{Cursor, Span};

/// Longest text in brackets or quotes.
const BRACKET_MAX: usize = 400;

static NOTES: LazyLock<Vec<&'static str>> = LazyLock::new(|| REFERENCES.of("note"));

/// What stands after a cable.
#[derive(Clone, Copy)]
pub(super) struct Note {
    /// From the first bracket to the last.
    pub(super) whole: Span,
    /// The same, or what is inside when one bracket is all.
    pub(super) text: Span,
}

/// Reads all notes after a cable.
pub(super) fn notes(c: &mut Cursor<'_>) -> Option<Note> {
    let mut found: Option<Note> = None;
    loop {
        let mut ahead = *c;
        ahead.eat_whitespace();
        ahead.eat(b',');
        ahead.eat_whitespace();
        let start = ahead.at();
        let Some(inner) = bracket(&mut ahead).or_else(|| words(&mut ahead)) else { return found };
        let whole = ahead.since(start);
        found = Some(match found {
            None => Note { whole, text: inner },
            Some(before) => Note { whole: before.whole.to(whole), text: before.whole.to(whole) },
        });
        *c = ahead;
    }
}

/// Whether a line begins with a note.
pub(super) fn begins_note(mut c: Cursor<'_>) -> bool {
    matches!(c.peek(), Some(b'(' | b'"' | b'[')) || words(&mut c).is_some()
}

/// `(...)`, `[...]` or `"..."`, with what is inside; brackets may hold brackets.
fn bracket(c: &mut Cursor<'_>) -> Option<Span> {
    let close = match c.peek()? {
        b'(' => b')',
        b'[' => b']',
        b'"' => b'"',
        _ => return None,
    };
    let open = c.bump()?;
    let start = c.at();
    let mut depth = 1;
    for byte in c.rest().iter().take(BRACKET_MAX) {
        depth = match *byte {
            b if b == close => depth - 1,
            b if b == open => depth + 1,
            _ => depth,
        };
        if depth == 0 {
            let inner = c.since(start);
            c.bump();
            return Some(inner);
        }
        c.bump();
    }
    None
}

/// The longest of the words that fits; a second number of a traffic series counts as one.
fn words(c: &mut Cursor<'_>) -> Option<Span> {
    let start = c.at();
    if c.eat_word("TOSEC") || c.eat_word("SECTO") {
        c.eat_whitespace();
        return c.eat_number(1..=7).map(|_| c.since(start));
    }
    let first = c.peek()?.to_ascii_uppercase();
    let after = NOTES.iter().filter(|note| note.as_bytes().first() == Some(&first)).find_map(|note| {
        let mut ahead = *c;
        eat_words(&mut ahead, note).then_some(ahead)
    })?;
    *c = after;
    Some(c.since(start))
}

/// Words that spaces or a line's end hold apart.
fn eat_words(c: &mut Cursor<'_>, words: &str) -> bool {
    words.split(' ').enumerate().all(|(index, word)| (index == 0 || c.eat_whitespace()) && c.eat_word(word))
}
