//! The subject.

use super::super::labels::subject_label;
use super::super::marking;
use super::super::reading::Reading;
use super::super::reference::is_first_item;
use super::field_name;
use crate::cable::{Code, LineKind, Subject};
use crate::parse::continuation::continuation;
use crate::text::{Class, Cursor, Span, trim};

pub(super) fn read_subject(reading: &mut Reading<'_>, span: Span) {
    let bytes = reading.bytes;
    let mut c = subject_label(Cursor::new(bytes, span)).unwrap_or(Cursor::new(bytes, span));
    let mut label = Cursor::new(bytes, span);
    let word = label.eat_while(Class::ALPHABETIC);
    if !["SUBJECT", "SUBJ", "SUB"]
        .iter()
        .any(|known| label.slice(word).eq_ignore_ascii_case(known.as_bytes()))
    {
        reading.diagnose(Code::LabelMisspelt { field: "subject line" }, word);
    }
    let mut portion = marking::parse_portion(&mut c);
    c.eat_spaces();
    let mut lines = vec![c.rest_span()];
    lines.extend(continuation(reading, |bytes, line| !is_first_item(bytes, line)));
    if let Some(more) = subject_after_blank(reading, &lines) {
        reading.diagnose(Code::SubjectJoined, more);
        lines.push(more);
        lines.extend(continuation(reading, |bytes, line| !is_first_item(bytes, line)));
    }
    if let Some(last) = lines.last_mut()
        && portion.is_none()
        && let Some(mark) = marking::portion_at_end(bytes, *last)
    {
        *last = trim(bytes, Span { end: mark.span.start, ..*last });
        portion = Some(mark);
    }
    if reading.cable.header.subject.is_some() {
        reading.cable.unrecognised.push(span);
        reading.cable.unrecognised.extend(lines.into_iter().skip(1));
    } else {
        reading.cable.header.subject = Some(Subject { text: lines.into_iter().collect(), portion });
    }
}

/// A further line of the subject after a blank line: in capitals as the subject is, without a period at the
/// end, and with another field of the heading after it, so that it cannot be a heading of the text.
fn subject_after_blank(reading: &mut Reading<'_>, lines: &[Span]) -> Option<Span> {
    let bytes = reading.bytes;
    let is_capital = |span: Span| {
        let text = bytes.get(span.range()).unwrap_or_default();
        text.iter().any(u8::is_ascii_uppercase) && !text.iter().any(u8::is_ascii_lowercase)
    };
    let blanks = reading.blanks_ahead(reading.at);
    let at = reading.at + blanks;
    let next = reading.pieces.get(at).filter(|next| blanks > 0 && next.kind() == LineKind::Text)?;
    let after = at + 1 + reading.blanks_ahead(at + 1);
    let field_follows = reading.pieces.get(after).is_some_and(|after| field_name(after.kind()).is_some());
    let ends = bytes.get(next.span.range()).is_some_and(|text| text.ends_with(b"."));
    let joins = field_follows && !ends && is_capital(next.span) && lines.iter().all(|line| is_capital(*line));
    joins.then(|| {
        reading.at = at + 1;
        next.span
    })
}
