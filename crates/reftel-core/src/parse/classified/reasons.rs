//! The reasons of a classified-by line, and where they begin and end in it.

use super::labels::{Labelled, is_reason_label, is_reason_word, labelled, names_order, two_words};
use super::letters::{connector, letters, section, sections};
use crate::cable::Reason;
use crate::parse::marker::paragraph_marker;
use crate::parse::marking::parse_portion;
use crate::text::{Class, Cursor, Span, Spanned, class, trim};

/// What was found after the person.
pub(super) struct Found {
    /// Where the person ends.
    pub(super) start: usize,
    /// Where the field ends.
    pub(super) end: usize,
    /// What follows the reasons on their line, and may be the person.
    pub(super) after: Option<Span>,
    pub(super) reasons: Vec<Spanned<Reason>>,
    pub(super) derived_from: Option<Span>,
    pub(super) declassify_on: Option<Span>,
}

/// Reads a text from its start to the end of the field.
pub(super) fn find_reasons(bytes: &[u8], text: Span) -> Found {
    let mut found = Found {
        start: text.range().end,
        end: text.range().end,
        after: None,
        reasons: Vec::new(),
        derived_from: None,
        declassify_on: None,
    };
    let mut c = Cursor::new(bytes, text);
    // Whether the word before said that reasons follow.
    let mut is_labelled = false;
    while !c.is_done() {
        let at = c.at();
        if begins_paragraph(bytes, c, text) {
            found.start = found.start.min(at);
            found.end = at;
            return found;
        }
        let step = step(&mut c, is_labelled, &mut found);
        if !matches!(step, Step::Word | Step::Mark) {
            found.start = found.start.min(at);
        }
        match step {
            Step::Value => {
                let is_first = found.start == text.range().start;
                if !found.reasons.is_empty() && ends_after(bytes, &mut c, is_first, &mut found) {
                    return found;
                }
            }
            Step::Label => is_labelled = true,
            Step::Order | Step::Word => is_labelled = false,
            Step::Mark => {}
        }
    }
    found
}

/// What comes next in the field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    /// Reasons, a source or a day: they are put where they belong.
    Value,
    /// A word that says that reasons follow.
    Label,
    /// A word that begins the name of an order.
    Order,
    /// Any other word.
    Word,
    /// A byte that belongs to no word.
    Mark,
}

/// Takes what comes next. Letters without a section are reasons where a label leads to them.
fn step(c: &mut Cursor<'_>, is_labelled: bool, found: &mut Found) -> Step {
    let before = *c;
    if let Some(section) = section(c) {
        sections(c, section, &mut found.reasons);
        return Step::Value;
    }
    let section = found.reasons.last().and_then(|reason| reason.value.section);
    if is_labelled && letters(c, section, &mut found.reasons) {
        return Step::Value;
    }
    if let Some(labelled) = labelled(c) {
        let (field, value) = match labelled {
            Labelled::DerivedFrom(value) => (&mut found.derived_from, value),
            Labelled::DeclassifyOn(value) => (&mut found.declassify_on, value),
        };
        *field = field.or(Some(value).filter(|value| !value.is_empty()));
        return Step::Value;
    }
    let word = c.eat_while(Class::ALPHANUMERIC);
    // "rea"/"sons": the hard wrap of a line cuts words.
    let mut ahead = *c;
    ahead.eat(b'\r');
    if ahead.eat(b'\n') {
        let rest = ahead.eat_while(Class::ALPHANUMERIC);
        if !word.is_empty() && is_reason_word(&[c.slice(word), c.slice(rest)].concat()) {
            *c = ahead;
            return Step::Label;
        }
    }
    if is_reason_word(c.slice(word)) {
        c.eat_str("(S)");
        return Step::Label;
    }
    if word.is_empty() {
        c.bump();
    }
    match (names_order(before), word.is_empty()) {
        (true, _) => Step::Order,
        (false, true) => Step::Mark,
        (false, false) => Step::Word,
    }
}

/// A numbered paragraph with its mark, somewhere inside a reflowed line.
fn begins_paragraph(bytes: &[u8], c: Cursor<'_>, text: Span) -> bool {
    let at = c.at();
    let after_blank = at > text.range().start
        && at.checked_sub(1).and_then(|before| bytes.get(before)).is_some_and(u8::is_ascii_whitespace);
    let begins = matches!(c.peek(), Some(b'0'..=b'9' | 0xc2 | 0xef | b'P' | b'q' | b'Q' | b'T' | b'?'));
    after_blank && begins && {
        paragraph_marker(c).is_some_and(|marker| {
            let mut after = marker.after;
            after.eat_spaces();
            parse_portion(&mut after).is_some()
        })
    }
}

/// After reasons: takes what still belongs to them, and says whether the field ends here.
fn ends_after(bytes: &[u8], c: &mut Cursor<'_>, is_first: bool, found: &mut Found) -> bool {
    let mut ahead = *c;
    let closed = ahead.eat_while(class!(WHITESPACE | b')' | b']' | b'}' | b'.' | b';' | b','));
    let rest = trim(bytes, ahead.rest_span());
    let belongs = Cursor::new(bytes, rest).peek().is_none_or(|b| {
        // In lowercase the sentence goes on; "(U)" or "Summary" begin something else.
        b.is_ascii_lowercase() || !(b.is_ascii_alphanumeric() || b == b'(' || !b.is_ascii())
    });
    if belongs || goes_on(ahead) {
        return false;
    }
    let closers = c.slice(closed);
    let last = closers.iter().rposition(|b| !b.is_ascii_whitespace()).map_or(0, |at| at + 1);
    found.end = c.at() + last;
    if is_first {
        let mut line = ahead;
        let behind = line.eat_while(class!(not b'\n' | b'\r'));
        // Nobody stands before the reasons: whoever stands after them on their line is meant.
        if !closers.contains(&b'\n') && !begins_paragraph(bytes, ahead, Span::default()) {
            found.after = Some(behind);
            found.end = behind.range().end;
        }
    }
    true
}

/// Whether the next words belong to the reasons.
fn goes_on(mut c: Cursor<'_>) -> bool {
    connector(&mut c);
    let mut label = c;
    c.eat_any(&["OF", "UNDER", "PER", "IN", "AND", "AS"]).is_some()
        || names_order(c)
        || is_reason_label(c)
        || section(&mut c).is_some()
        || two_words(&mut label, "DERIVED", "FROM")
        || two_words(&mut label, "DECLASSIFY", "ON")
        || two_words(&mut label, "DECLASSIFY", "UPON")
}
