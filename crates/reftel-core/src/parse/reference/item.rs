//! The items of a block: cables, and what is none.

use std::sync::LazyLock;

use super::block::Block;
use super::citing::Citing;
use super::enumerator::enumerator;
use super::note::notes;
use super::number::{Named, Series, named, portion_mark};
use super::words::{is_none, kind_by_word};
use crate::cable::{CableId, Code, Diagnostic, Reference, ReferenceKind, Spelling, Target};
use crate::lexicon::REFERENCES;
use crate::text::{Class, Cursor, Span, Spanned, class, trim};

/// Reads all items of a block.
pub(super) fn items(block: &Block, citing: &Citing, diagnostics: &mut Vec<Diagnostic>) -> Vec<Reference> {
    let mut reader = Reader { block, citing, diagnostics, found: Vec::new() };
    for (label, item) in labelled(block.bytes()) {
        reader.item(label, item);
    }
    reader.found
}

/// Cuts a block at its enumerators.
pub(super) fn labelled(bytes: &[u8]) -> Vec<(Option<Span>, Span)> {
    let mut items = Vec::new();
    let mut c = Cursor::new(bytes, Span::new(0, bytes.len()));
    let (mut label, mut last, mut start) = (None, None, 0);
    // Whether the cursor stands where an item can begin: at a line's start, or after a space.
    let (mut line_start, mut after_blank) = (true, false);
    while let Some(byte) = c.peek() {
        let before = c.at();
        // "B. (C) IIR 6 000": the mark of an item.
        let is_mark =
            last.is_some() && bytes.get(start..before).is_some_and(|text| text.trim_ascii().is_empty());
        let can_begin = byte.is_ascii_alphanumeric() && (line_start || after_blank)
            || matches!(byte, b'(' | b'[') && !(is_mark && portion_mark(&mut c.clone()));
        if can_begin && let Some(next) = enumerator(&mut c, last, line_start) {
            items.push((label, Span::new(start, before)));
            (label, last, start) = (Some(next.label), Some(next.value), c.at());
            (line_start, after_blank) = (false, false);
            continue;
        }
        c.bump();
        line_start = byte == b'\n' || line_start && byte.is_ascii_whitespace();
        after_blank = byte.is_ascii_whitespace() || matches!(byte, b',' | b';');
    }
    items.push((label, Span::new(start, bytes.len())));
    items
}

/// What holds two references of one item apart.
fn separators(c: &mut Cursor<'_>) -> Separation {
    let mut strongest = Separation::None;
    loop {
        let here = match c.peek() {
            Some(b'\n' | b';' | b':') => Separation::Clear,
            Some(b',' | b'&' | b'/' | b'.') => Separation::Mark,
            Some(b) if b.is_ascii_whitespace() => Separation::Blank,
            _ if c.eat_word("AND") || c.eat_word("ALSO") => {
                strongest = strongest.max(Separation::Mark);
                continue;
            }
            _ => return strongest,
        };
        strongest = strongest.max(here);
        c.bump();
    }
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Separation {
    None,
    Blank,
    /// A comma, AND.
    Mark,
    /// A semicolon, a colon, a line's end.
    Clear,
}

struct Reader<'r> {
    block: &'r Block,
    citing: &'r Citing,
    diagnostics: &'r mut Vec<Diagnostic>,
    found: Vec<Reference>,
}

impl Reader<'_> {
    /// One item: one cable or several, or something else, or both.
    fn item(&mut self, label: Option<Span>, item: Span) {
        let bytes = self.block.bytes();
        let mut c = Cursor::new(bytes, item);
        let mut reuse: Option<Named> = label.and_then(|_| own_number(c));
        separators(&mut c);
        if portion_mark(&mut c) {
            separators(&mut c);
        }
        while !c.is_done() {
            let start = c.at();
            if let Some(cable) = named(&mut c, reuse.as_ref())
                && (cable.series == Series::Nameless || self.makes_sense(&cable))
            {
                let note = self.rest_of_cable(&mut c);
                let text = trim_item(bytes, c.since(start));
                self.cable(label, text, &cable, note);
                reuse = Some(cable);
            } else {
                c = Cursor::new(bytes, Span { end: item.end, ..Span::new(start, start) });
                other_run(bytes, &mut c);
                self.other(label, trim_item(bytes, c.since(start)));
            }
            separators(&mut c);
        }
    }

    /// An id that is too short or too long is that of no cable.
    fn makes_sense(&self, cable: &Named) -> bool {
        let Series::Post(token, _) = &cable.series else { return true };
        let digits = cable.serial.map_or(1, |serial| serial.value.to_string().len());
        (7..=25).contains(&(2 + token.len() + digits))
    }

    /// Notes after a cable, and whatever else stands there before the next one.
    fn rest_of_cable(&self, c: &mut Cursor<'_>) -> Option<Span> {
        let bytes = self.block.bytes();
        let found = notes(c);
        let note = found.map(|note| trim(bytes, note.text));
        let mut ahead = *c;
        let separation = separators(&mut ahead);
        if ahead.is_done() || separation == Separation::Clear && !begins_rest(ahead) {
            return note;
        }
        let mut next = ahead;
        let cable = named(&mut next, None);
        let bare = separation == Separation::Mark && ahead.peek().is_some_and(|b| b.is_ascii_digit());
        if bare || cable.is_some_and(|cable| cable.is_certain() || separation == Separation::Mark) {
            return note;
        }
        // After a comma something else may follow that is an item of its own.
        if separation == Separation::Mark
            && !speaks_of_it(ahead)
            && kind_by_word(bytes, line_rest(ahead)).is_some()
        {
            return note;
        }
        let start = c.at();
        other_run(bytes, c);
        let rest = trim_rest(bytes, c.since(start));
        if rest.is_empty() {
            return note;
        }
        Some(found.map_or(rest, |note| note.whole.to(rest)))
    }

    fn cable(&mut self, label: Option<Span>, text: Span, cable: &Named, note: Option<Span>) {
        let target = self.target(cable, text);
        self.found.push(Reference {
            label: label.map(|label| self.block.origin(label)),
            kind: ReferenceKind::Cable,
            target,
            text: self.block.origins(text),
            note: note.and_then(|note| self.block.first_origin(note)),
        });
    }

    fn target(&mut self, cable: &Named, text: Span) -> Option<Target> {
        let serial = cable.serial?;
        let (token, spelling) = match &cable.series {
            Series::Post(token, spelling) => (token.as_str(), *spelling),
            Series::Own => (self.citing.token.as_deref()?, Spelling::Known),
            Series::Nameless => return None,
        };
        let (year, is_guessed) =
            self.citing.year_of(cable.year.map(|year| year.value), token, serial.value)?;
        let span = self.block.origin(text);
        if spelling == Spelling::Corrected {
            self.diagnostics.push(Diagnostic { code: Code::PostCorrected, span });
        }
        if is_guessed {
            self.diagnostics.push(Diagnostic { code: Code::YearGuessed, span });
        }
        Some(Target {
            id: CableId::of(year, token, serial.value),
            year: cable.year.map(|year| Spanned { span: self.block.origin(year.span), ..year }),
            post: self.block.origin(cable.post),
            serial: Spanned { span: self.block.origin(serial.span), ..serial },
        })
    }

    fn other(&mut self, label: Option<Span>, text: Span) {
        let bytes = self.block.bytes();
        let words = bytes.get(text.range()).unwrap_or_default();
        if is_none(words) || speaks_of_items(bytes, text) {
            return;
        }
        self.found.push(Reference {
            label: label.map(|label| self.block.origin(label)),
            kind: kind_by_word(bytes, text).unwrap_or(ReferenceKind::Other),
            target: None,
            text: self.block.origins(text),
            note: None,
        });
    }
}

/// A number by itself is one of the citing post: what its post is taken from. None if anything else stands in the item.
fn own_number(mut c: Cursor<'_>) -> Option<Named> {
    separators(&mut c);
    let at = c.at();
    c.eat_number(2..=6)?;
    separators(&mut c);
    c.is_done().then(|| Named { year: None, post: Span::new(at, at), series: Series::Own, serial: None })
}

/// Whether words say more of the cable in front of them: `SENT WITH A LETTER`, `CONCERNING THE MEMO`.
fn speaks_of_it(mut c: Cursor<'_>) -> bool {
    static WORDS: LazyLock<Vec<&'static str>> = LazyLock::new(|| REFERENCES.of("about"));
    c.eat_any(&WORDS).is_some()
}

/// Whether a new line goes on with the item: in lowercase, or with a mark that opens.
fn begins_rest(c: Cursor<'_>) -> bool {
    c.peek().is_some_and(|b| b.is_ascii_lowercase() || matches!(b, b'(' | b'"'))
}

/// From the cursor to the end of its line.
fn line_rest(c: Cursor<'_>) -> Span {
    let mut ahead = c;
    ahead.eat_while(class!(not b'\n'));
    ahead.since(c.at())
}

/// Takes what is no cable: up to a semicolon, or to where a cable begins that is one for certain, or up to a
/// line that says itself what it is.
fn other_run(bytes: &[u8], c: &mut Cursor<'_>) {
    let mut has_kind = None;
    let start = c.at();
    while let Some(byte) = c.peek() {
        let mut next = *c;
        match byte {
            b';' => return,
            b'\n' | b',' | b'&' => {
                next.bump();
            }
            b'A' | b'a' if is_word_start(bytes, c.at()) && next.eat_word("AND") => {}
            b'(' | b'"' => {
                // What brackets hold is not looked into.
                let mut inside = next;
                if notes(&mut inside).is_some() {
                    *c = inside;
                    continue;
                }
                c.bump();
                continue;
            }
            _ => {
                c.bump();
                continue;
            }
        }
        next.eat_whitespace();
        if next.is_done() {
            return;
        }
        let mut ahead = next;
        if named(&mut ahead, None).is_some_and(|cable| cable.is_certain()) {
            return;
        }
        if byte == b'\n' {
            let known =
                *has_kind.get_or_insert_with(|| kind_by_word(bytes, Span::new(start, c.at())).is_some());
            if known && kind_by_word(bytes, line_rest(next)).is_some() {
                return;
            }
        }
        c.bump();
    }
}

fn is_word_start(bytes: &[u8], at: usize) -> bool {
    at.checked_sub(1).and_then(|at| bytes.get(at)).is_none_or(|b| !b.is_ascii_alphanumeric())
}

/// An item without the whitespace and separators around it.
fn trim_item(bytes: &[u8], item: Span) -> Span {
    let mut item = trim(bytes, item);
    while let Some([.., b',' | b';' | b':']) = bytes.get(item.range()) {
        item = trim(bytes, Span { end: item.end - 1, ..item });
    }
    item
}

/// What stands after a cable, without what joins it.
fn trim_rest(bytes: &[u8], rest: Span) -> Span {
    let mut rest = trim_item(bytes, rest);
    while let Some([b',' | b'.' | b':' | b'-' | b'/', ..]) = bytes.get(rest.range()) {
        rest = trim(bytes, Span { start: rest.start + 1, ..rest });
    }
    rest
}

/// `A. AND B.`: letters of items and nothing else.
fn speaks_of_items(bytes: &[u8], text: Span) -> bool {
    let mut c = Cursor::new(bytes, text);
    while !c.is_done() {
        let word = c.eat_while(Class::ALPHANUMERIC);
        let text = c.slice(word);
        if word.len() > 1 && !text.eq_ignore_ascii_case(b"AND")
            || text.first().is_some_and(u8::is_ascii_digit)
        {
            return false;
        }
        c.eat_while(class!(not ALPHANUMERIC));
    }
    true
}
