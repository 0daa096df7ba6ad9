//! General messages of the Navy: the heading of a telegram, and below it sets of fields between slashes:
//! `SUBJ/LEAVE DURING HARBOR WEEK//`, `RMKS/1.  LEAVE IS GRANTED ...//`.

use super::super::line_kind::line_kind;
use super::super::marking;
use super::super::piece::{Context, Piece};
use super::{Part, not_blank};
use crate::cable::{Classification, Dialect, LineKind, Reference, ReferenceKind, Subject};
use crate::text::{Cursor, Span, Spanned, class, trim};

/// Fewest sets of a message of this form.
const SETS_MIN: usize = 2;
/// How many lines tell the form.
const HEAD_LINES: usize = 80;

/// A set of fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Set {
    Subject,
    Reference,
    Text,
    Other,
}

/// Names of sets.
const SETS: [(&str, Set); 10] = [
    ("MSGID", Set::Other),
    ("SUBJ", Set::Subject),
    ("REF", Set::Reference),
    ("NARR", Set::Other),
    ("AMPN", Set::Other),
    ("POC", Set::Other),
    ("REQACK", Set::Other),
    ("RMKS", Set::Text),
    ("GENTEXT/REMARKS", Set::Text),
    ("GENTEXT/RMKS", Set::Text),
];

/// Reads subject and references of the sets. What stands below the classification line is text, and no addressee.
pub(super) fn take(bytes: &[u8], part: &mut Part) {
    let head = not_blank(&part.pieces).take(HEAD_LINES);
    if head.filter(|(_, piece)| set(bytes, piece.span).is_some()).count() < SETS_MIN {
        return;
    }
    part.dialect = Some(Dialect::GeneralMessage);
    take_first_line(bytes, part);
    let from = part.pieces.iter().position(|piece| piece.kind() == LineKind::From).unwrap_or_default();
    let below = part.pieces.iter().skip(from);
    let level = below.clone().position(|piece| piece.kind() == LineKind::Classification);
    let marked = below.enumerate().find_map(|(at, piece)| Some((at, level_of_subject(bytes, piece.span)?)));
    let first = match marked.filter(|(at, _)| level.is_none_or(|level| *at < level)) {
        Some((at, level)) => {
            part.page_level = part.page_level.or(Some(level));
            Some(from + at)
        }
        None => level.map(|level| from + level + 1),
    };
    let first = first.or_else(|| part.pieces.iter().position(|piece| set(bytes, piece.span).is_some()));
    let body = part.pieces.split_off(first.unwrap_or_default());
    let mut open = None;
    for piece in body {
        if piece.kind() == LineKind::Blank {
            part.pieces.push(piece);
            continue;
        }
        let begins = set(bytes, piece.span);
        if let Some((kind, value)) = begins {
            open = Some(kind);
            match kind {
                Set::Subject => {}
                Set::Reference => part.references.push(reference(bytes, value)),
                Set::Text => {
                    let label = trim(bytes, Span { end: value.start, ..piece.span });
                    part.pieces.push(in_form(piece.beginning(LineKind::Text, label)));
                    part.pieces.push(in_form(piece.rest(line_kind(bytes, value), value).unsplit()));
                    continue;
                }
                Set::Other => {}
            }
        }
        match open {
            Some(Set::Subject | Set::Reference) => {
                if open == Some(Set::Subject) {
                    let value = begins.map_or(piece.span, |(_, value)| value);
                    let subject = part.subject.get_or_insert_with(Subject::default);
                    subject.text.push(without_end(bytes, value));
                }
                part.taken.push(piece);
            }
            _ => part.pieces.push(in_form(piece)),
        }
        // References stand a line each; other sets run to the two slashes.
        if ends_set(bytes, piece.span) || open == Some(Set::Reference) {
            open = open.filter(|open| *open == Set::Text);
        }
    }
}

/// `UNCLAS //N01000//`: the level in front of the code of a subject.
fn level_of_subject(bytes: &[u8], line: Span) -> Option<Spanned<Classification>> {
    let text = bytes.get(line.range())?;
    let at = memchr::memmem::find(text, b"//N").filter(|at| *at < LEVEL_MAX)?;
    marking::level_of(bytes, Span::new(line.range().start, line.range().start + at))
}

/// Longest level, in bytes.
const LEVEL_MAX: usize = 40;

/// A line of the text, whatever its first words are.
fn in_form(mut piece: Piece) -> Piece {
    let is_own = matches!(
        piece.kind(),
        LineKind::Paragraph | LineKind::Residue | LineKind::Break | LineKind::EndOfMessage | LineKind::Rule
    );
    if !is_own {
        piece.context = Context::Form;
    }
    piece
}

/// `RTTUZYUW RUEZAAA0173 0441627-UUUU--RUEZAAA.`: the first line, which holds indicators and the time of filing. What
/// stands above it repeats the addressees.
fn take_first_line(bytes: &[u8], part: &mut Part) {
    let first = part.pieces.iter().take(HEAD_LINES).position(|piece| {
        let mut c = Cursor::new(bytes, piece.span);
        let letters = c.eat_while(class!(UPPERCASE));
        let station = c.eat_spaces() && c.rest().starts_with(b"R");
        let indicator = c.eat_while(class!(UPPERCASE | DIGITS));
        letters.len() == 8 && station && (8..=12).contains(&indicator.len())
    });
    if let Some(first) = first {
        part.take(0..first);
        part.transmission.identifier = part.pieces.first().map(|piece| piece.span);
        part.take(0..1);
    }
}

/// The set that begins on a line, and what stands behind its name.
fn set(bytes: &[u8], line: Span) -> Option<(Set, Span)> {
    SETS.iter().find_map(|(name, kind)| {
        let mut c = Cursor::new(bytes, line);
        let is_capital = c.rest().starts_with(name.as_bytes());
        (is_capital && c.eat_str(name) && c.eat(b'/') && !c.rest().starts_with(b"/"))
            .then(|| (*kind, trim(bytes, c.rest_span())))
    })
}

fn ends_set(bytes: &[u8], line: Span) -> bool {
    bytes.get(line.range()).is_some_and(|text| text.trim_ascii_end().ends_with(b"//"))
}

/// A value without the slashes around it.
fn without_end(bytes: &[u8], value: Span) -> Span {
    let text = bytes.get(value.range()).unwrap_or_default();
    let front = text.iter().take_while(|b| **b == b'/').count();
    let back = text.iter().rev().take_while(|b| matches!(b, b'/' | b' ')).count();
    let range = value.range();
    trim(bytes, Span::new(range.start + front, (range.end - back).max(range.start + front)))
}

/// `A/MSG/COMFLEET ELSINORE/011200ZFEB08`: what it is stands in another set.
fn reference(bytes: &[u8], value: Span) -> Reference {
    let mut c = Cursor::new(bytes, without_end(bytes, value));
    let letter = c.eat_while(class!(UPPERCASE));
    let label = Some(letter).filter(|letter| letter.len() == 1 && c.eat(b'/'));
    let text = if label.is_some() { c.rest_span() } else { without_end(bytes, value) };
    Reference { label, kind: ReferenceKind::Other, target: None, text: text.into(), note: None }
}

#[cfg(test)]
mod tests {
    use crate::cable::{Block, Dialect};
    use crate::parse::parse;
    use crate::text::Source;

    #[test]
    fn ok_sets() {
        let text = "RTTUZYUW RUEZAAA0173 0441627-UUUU--RUEZAAA.\nZNR UUUUU\nR 131627Z FEB 08\n\
             FM COMFLEET ELSINORE//N1//\nTO ALELSINORE\nBT\nUNCLAS //N01000//\nALELSINORE 012/08\n\
             MSGID/GENADMIN/COMFLEET ELSINORE/N1/FEB//\nSUBJ/LEAVE DURING\n/HARBOR WEEK//\n\
             REF/A/MSG/COMFLEET ELSINORE/011200ZFEB08//\nREF/B/DOC/EXAMPLEINST 1000.1//\n\
             NARR/REF A ANNOUNCES HARBOR WEEK.  REF B IS\nTHE LEAVE MANUAL.//\nPOC/DOE/LT/N1/TEL:(000)555-0100//\n\
             RMKS/1.  LEAVE IS GRANTED PER REF A.\n2.  RELEASED BY RADM SAMPLE.//\nBT\n#0173\nNNNN\n";
        let source = Source::new("test", text).unwrap();
        let cable = parse(&source).cable;
        assert_eq!(cable.dialect, Dialect::GeneralMessage);
        assert_eq!(
            cable.header.subject.as_ref().map(|subject| source.line(&subject.text)).unwrap(),
            "LEAVE DURING HARBOR WEEK"
        );
        assert_eq!(cable.header.references.len(), 2);
        assert!(cable.header.references.iter().all(|reference| reference.target.is_none()));
        assert_eq!(cable.transmission.action.len(), 1);
        assert!(cable.transmission.info.is_empty() && cable.header.attention.is_empty());
        assert!(cable.transmission.dtg.is_some() && cable.level().is_some());
        let numbers = cable.body.iter().filter_map(|block| match block {
            Block::Paragraph(paragraph) => Some(paragraph.number.value.value),
            _ => None,
        });
        assert_eq!(numbers.collect::<Vec<_>>(), [1, 2]);
        assert_eq!(cable.unrecognised, []);
    }
}
