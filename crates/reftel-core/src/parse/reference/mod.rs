//! References: the block under REF, and mentions in the text.

mod block;
mod citing;
mod enumerator;
mod item;
mod mention;
mod note;
mod number;
mod open;
mod words;

use std::cell::Cell;

use super::continuation::continuation;
use super::labels::reference_label;
use super::reading::Reading;
use crate::cable::{Code, LineKind, Reference};
use crate::text::{Cursor, Span, class, trim};
use block::Block;
use citing::Citing;
use enumerator::{FIRST, enumerator};
pub(super) use mention::find_mentions;
use number::named;

/// Reads the reference line at `span` with all that belongs to it.
pub(super) fn read_references(reading: &mut Reading<'_>, span: Span) {
    let bytes = reading.bytes;
    let first = reference_label(Cursor::new(bytes, span)).map_or(span, |c| c.rest_span());
    let mut block = Block::default();
    if !first.is_empty() {
        block.push_line(bytes, first);
    }
    let last = Cell::new(first);
    let mut joined = 0;
    loop {
        for line in continuation(reading, |bytes, line| {
            let belongs = belongs(bytes, last.get(), line);
            if belongs {
                last.set(line);
            }
            belongs
        }) {
            block.push_line(bytes, line);
        }
        let at = reading.at + reading.blanks_ahead(reading.at);
        match reading.pieces.get(at) {
            // A numbered item of the list is not yet the first paragraph; a lettered one may follow a blank.
            Some(next)
                if matches!(next.kind(), LineKind::Text | LineKind::Paragraph)
                    && is_item(bytes, last.get(), next.span, next.kind() == LineKind::Paragraph) =>
            {
                reading.at = at + 1;
                last.set(next.span);
                block.push_line(bytes, next.span);
            }
            Some(next)
                if joined < JOINED_MAX
                    && at > reading.at
                    && matches!(next.kind(), LineKind::Text | LineKind::Attention | LineKind::To)
                    && open::goes_on(&block, bytes, next.span) =>
            {
                let line = next.span;
                reading.diagnose(Code::FieldJoined { field: "reference line" }, line);
                joined += 1;
                reading.at = at + 1;
                last.set(line);
                block.push_line(bytes, line);
            }
            _ => break,
        }
    }
    let citing = Citing::new(&reading.cable, bytes);
    if words::is_none(block.bytes().trim_ascii()) {
        reading.cable.labels.push(first);
    }
    let mut found = item::items(&block, &citing, &mut reading.diagnostics);
    let known = &reading.cable.header.references;
    let words = |reference: &Reference| -> Vec<u8> {
        let bytes = reference.text.iter().flat_map(|span| bytes.get(span.range()).unwrap_or_default());
        bytes.filter(|b| !b.is_ascii_whitespace()).copied().collect()
    };
    // The heading stands twice.
    let is_again = !known.is_empty()
        && known.len() == found.len()
        && known.iter().zip(&found).all(|(known, found)| words(known) == words(found));
    if is_again {
        let spans = found
            .drain(..)
            .flat_map(|found| found.label.into_iter().chain(found.text.iter().collect::<Vec<_>>()));
        reading.cable.residue.extend(spans);
        return;
    }
    reading.cable.header.references.append(&mut found);
}

/// Most lines below blank ones with which a list goes on in the middle of an item.
const JOINED_MAX: usize = 8;

/// Whether a line is the first of a lettered list of cables: `A. STATE 13607`.
pub(super) fn is_first_item(bytes: &[u8], line: Span) -> bool {
    let may = bytes.get(line.range()).is_some_and(|text| matches!(text, [b'A', ..] | [b'(', b'A', ..]));
    if !may {
        return false;
    }
    let block = plain(bytes, line);
    let mut c = Cursor::new(block.bytes(), Span::new(0, block.bytes().len()));
    let mut marked = c;
    marked.eat(b'(');
    marked.bump();
    marked.eat_if(|b| matches!(b, b'.' | b')' | b':'))
        && enumerator(&mut c, None, true).is_some()
        && is_only_cable(c)
}

/// A line as the grammar sees it.
fn plain(bytes: &[u8], line: Span) -> Block {
    let mut block = Block::default();
    block.push_line(bytes, line);
    block
}

/// Whether a line right below another of the block belongs to it. After a line that is complete it must say
/// so itself; words that say nothing of the kind begin the text.
fn belongs(bytes: &[u8], last: Span, line: Span) -> bool {
    let before = bytes.get(last.range()).unwrap_or_default();
    let is_complete = match trim(bytes, last) {
        _ if before.is_empty() => false,
        last => matches!(bytes.get(last.range()), Some([.., b'0'..=b'9' | b')' | b'.'])),
    };
    if !is_complete {
        return !is_prose(bytes, line);
    }
    let block = plain(bytes, line);
    let text = block.bytes();
    let whole = Span::new(0, text.len());
    let c = Cursor::new(text, whole);
    let mut item = c;
    if let Some(found) = enumerator(&mut item, None, true).or_else(|| enumerator(&mut item, Some(1), true)) {
        return found.value != FIRST || is_source(text, item);
    }
    named(&mut c.clone(), None).is_some()
        || note::begins_note(c)
        || matches!(c.peek(), Some(b',' | b';' | b'&'))
        || c.clone().eat_word("AND")
        || !is_prose(bytes, line) && words::kind_by_word(text, whole).is_some()
}

/// Fewest words in lowercase that make a sentence.
const SENTENCE_WORDS: usize = 5;

/// Whether a line is a sentence rather than the name of something.
fn is_prose(bytes: &[u8], line: Span) -> bool {
    let text = bytes.get(line.range()).unwrap_or_default();
    text.split(u8::is_ascii_whitespace)
        .filter(|word| word.len() > 1 && word.iter().all(u8::is_ascii_lowercase))
        .nth(SENTENCE_WORDS - 1)
        .is_some()
}

/// Whether a line after a blank line, or one that is numbered as a paragraph is, is a further item: with an
/// enumerator, and a cable right after it if that is a number; or a cable and nothing else.
fn is_item(bytes: &[u8], last: Span, line: Span, is_numbered: bool) -> bool {
    let block = plain(bytes, line);
    let text = block.bytes();
    let mut c = Cursor::new(text, Span::new(0, text.len()));
    let found =
        enumerator(&mut c, Some(1), true).or_else(|| enumerator(&mut c, last_number(bytes, last), true));
    if is_numbered {
        return found.is_some() && is_only_cable(c);
    }
    if let Some(found) = found {
        return !is_prose(bytes, line) && (found.value != FIRST || last.is_empty() || is_source(text, c));
    }
    is_only_cable(c)
}

/// Whether the cursor is at a cable or at words that name another source. After other references a list that begins
/// anew needs it: the text of a telegram can have letters too.
fn is_source(bytes: &[u8], c: Cursor<'_>) -> bool {
    named(&mut c.clone(), None).is_some() || words::kind_by_word(bytes, c.rest_span()).is_some()
}

/// The number of the item on a line, as a value of [`enumerator`].
fn last_number(bytes: &[u8], last: Span) -> Option<u16> {
    let block = plain(bytes, last);
    let mut c = Cursor::new(block.bytes(), Span::new(0, block.bytes().len()));
    c.eat(b'(');
    let (number, _) = c.eat_number(1..=2)?;
    c.eat_if(|b| matches!(b, b'.' | b')' | b':')).then_some(())?;
    u16::try_from(number).ok().map(|number| 100 + number)
}

/// Whether cables that are ones for certain, and their notes, are all that is left.
fn is_only_cable(mut c: Cursor<'_>) -> bool {
    let mut count = 0;
    loop {
        c.eat_while(class!(WHITESPACE | b',' | b';' | b'.' | b'&'));
        c.eat_word("AND");
        c.eat_whitespace();
        if c.is_done() {
            return count > 0;
        }
        if named(&mut c, None).is_none_or(|cable| !cable.is_certain()) {
            return false;
        }
        note::notes(&mut c);
        count += 1;
    }
}

#[cfg(test)]
mod tests;
