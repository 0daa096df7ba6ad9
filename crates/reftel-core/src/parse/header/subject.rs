//! The subject.

use super::super::handling::is_handling;
use super::super::labels::{SUBJECT, awaited_subject, subject_label};
use super::super::marking;
use super::super::reading::Reading;
use super::super::reference::is_first_item;
use super::super::role::opening;
use super::field_name;
use crate::cable::{Code, LineKind, Subject};
use crate::lexicon::{Grammar, grammar};
use crate::parse::continuation::{continuation, is_free};
use crate::text::{Class, Cursor, Span, trim};

pub(super) fn read_subject(reading: &mut Reading<'_>, span: Span) {
    let bytes = reading.bytes;
    let label = Cursor::new(bytes, span);
    let mut c = awaited_subject(label).unwrap_or(label);
    let mut known = label;
    let word = known.eat_while(Class::ALPHABETIC);
    let is_spelt = SUBJECT.iter().any(|label| known.slice(word).eq_ignore_ascii_case(label.as_bytes()));
    // In a table the label stands in a cell of its own.
    if c.at() > label.at() && (subject_label(label).is_none() || !is_spelt) {
        reading.diagnose(Code::LabelMisspelt { field: "subject line" }, word);
        reading.cable.labels.push(trim(bytes, c.since(label.at())));
    }
    let mut portion = marking::parse_portion(&mut c);
    c.eat_spaces();
    let belongs = |bytes: &[u8], line: Span| !is_first_item(bytes, line) && !is_handling(bytes, line);
    let mut lines = vec![c.rest_span()];
    lines.extend(continuation(reading, belongs));
    while let Some(more) = subject_after_blank(reading, &lines) {
        reading.diagnose(Code::SubjectJoined, more);
        lines.push(more);
        lines.extend(continuation(reading, belongs));
    }
    lines.retain(|line| !line.is_empty());
    if let Some(last) = lines.last_mut()
        && portion.is_none()
        && let Some(mark) = marking::portion_at_end(bytes, *last)
    {
        *last = trim(bytes, Span { end: mark.span.start, ..*last });
        portion = Some(mark);
    }
    let words = |spans: &mut dyn Iterator<Item = Span>| -> Vec<u8> {
        let bytes = spans.flat_map(|span| bytes.get(span.range()).unwrap_or_default());
        bytes.filter(|b| !b.is_ascii_whitespace()).copied().collect()
    };
    if let Some(known) = &reading.cable.header.subject {
        let is_again = words(&mut known.text.iter()) == words(&mut lines.iter().copied());
        let rest = if is_again { &mut reading.cable.residue } else { &mut reading.cable.unrecognised };
        rest.push(span);
        rest.extend(lines.into_iter().skip(1));
    } else {
        reading.cable.header.subject = Some(Subject { text: lines.into_iter().collect(), portion });
    }
}

/// Longest line of a subject below a blank line, in bytes.
const LINE_MAX: usize = 80;

/// A further line of the subject after a blank line. It looks like the subject, ends no sentence, and another field of the
/// heading comes after it, so that it cannot be a heading of the text; or the subject ends in a word that needs another.
fn subject_after_blank(reading: &mut Reading<'_>, lines: &[Span]) -> Option<Span> {
    let bytes = reading.bytes;
    let text = |span: Span| bytes.get(span.range()).unwrap_or_default();
    let is_lower = |span: Span| text(span).iter().any(u8::is_ascii_lowercase);
    let blanks = reading.blanks_ahead(reading.at);
    let at = reading.at + blanks;
    let next = reading.pieces.get(at).copied().filter(|next| blanks > 0 && is_free(next.kind()))?;
    let below = reading.pieces.get(at..).unwrap_or_default();
    let count = below.iter().take_while(|line| is_free(line.kind())).count();
    let last = below.get(count.checked_sub(1)?)?.span;
    let after = reading.pieces.get(at + count + reading.blanks_ahead(at + count)).map(|after| after.kind());
    let is_underlined = reading.pieces.get(at + count).is_some_and(|below| below.kind() == LineKind::Rule);
    let fits = next.span.len() <= LINE_MAX
        && !is_underlined
        && text(next.span).first().is_some_and(|b| b.is_ascii_alphabetic() || matches!(b, b'"' | b'\''))
        && !ends_sentence(text(last))
        && !is_handling(bytes, next.span)
        && !is_first_item(bytes, next.span)
        && opening(Cursor::new(bytes, next.span)).is_none();
    let is_empty = lines.iter().all(|line| line.is_empty());
    let is_open = is_empty || lines.last().is_some_and(|line| needs_more(text(*line)));
    let is_alike = is_empty || is_lower(next.span) == lines.iter().any(|line| is_lower(*line));
    let is_field = |kind: LineKind| {
        field_name(kind).is_some() || matches!(kind, LineKind::Reason | LineKind::DerivedFrom)
    };
    let is_before_field = after.is_some_and(is_field);
    let is_plain = matches!(next.kind(), LineKind::Text | LineKind::To | LineKind::From)
        || text(next.span).starts_with(b"FOR ");
    let joins = fits && count <= LINES_MAX && is_alike && (is_before_field && is_plain || is_open);
    joins.then(|| {
        reading.at = at + 1;
        next.span
    })
}

/// Most lines of a subject below a blank line.
const LINES_MAX: usize = 3;

/// Whether a line ends in a period that is not that of an abbreviation: `THE U.S.`
fn ends_sentence(line: &[u8]) -> bool {
    line.ends_with(b".") && !matches!(line, [.., b'.', letter, b'.'] if letter.is_ascii_alphabetic())
}

/// Whether a line ends in a comma, a dash, or a word that needs another.
fn needs_more(line: &[u8]) -> bool {
    let word = line.rsplit(|b| !b.is_ascii_alphabetic()).next().unwrap_or_default();
    let is_small = matches!(
        grammar(word),
        Some(Grammar::Preposition | Grammar::Adverbial | Grammar::Article | Grammar::Possessive)
    );
    is_small
        || [&b"AND"[..], b"OR"].iter().any(|joint| word.eq_ignore_ascii_case(joint))
        || matches!(line, [.., b',' | b':' | b'-' | b'/' | b'&'])
}
