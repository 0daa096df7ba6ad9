//! Phase 2: the heading. Fields are found by their labels, in any order, up to the first line of the text.

use super::line::{Piece, subject_label, trim};
use super::{Reading, address, classified, executive_order, marking, reference, tags, transmission};
use crate::cable::{
    Addressee, Caption, Captioned, Classification, Code, LineKind, Mrn, RecordField, RecordKey, Subject, Tag,
};
use crate::text::{Cursor, Span};

/// Which list of addressees a line goes on with.
#[derive(Clone, Copy)]
enum List {
    Action,
    Info,
    Exempt,
}

/// Reads the heading and leaves `reading` at the first piece of the text.
pub(super) fn read_header(reading: &mut Reading<'_>) {
    while let Some(piece) = reading.peek() {
        if begins_text(reading, piece) {
            break;
        }
        reading.at += 1;
        read_field(reading, piece);
    }
    for repeated in std::mem::take(&mut reading.repeated_captions) {
        let code = Code::CaptionRepeated { caption: repeated.caption, times: repeated.times };
        reading.diagnose(code, repeated.span);
    }
}

/// A caption that stands more than once.
#[derive(Clone, Copy, Debug)]
pub(super) struct RepeatedCaption {
    caption: Caption,
    times: usize,
    /// Its second place.
    span: Span,
}

/// Whether the text begins with this piece.
fn begins_text(reading: &Reading<'_>, piece: Piece) -> bool {
    let header = &reading.cable.header;
    let has_fields = header.subject.is_some() || header.executive_order.is_some() || !header.tags.is_empty();
    match piece.kind {
        LineKind::Paragraph => {
            has_fields
                || header.classification.is_some()
                || reading.cable.transmission.dtg.is_some()
                || super::body::has_portion(reading.bytes, piece)
        }
        LineKind::Rule => has_fields,
        // Transmission lines cannot follow the subject: such words begin a sentence of the text.
        LineKind::Text
        | LineKind::To
        | LineKind::Info
        | LineKind::From
        | LineKind::Exempt
        | LineKind::Distribution
        | LineKind::Drafting
        | LineKind::SentOn => header.subject.is_some(),
        _ => false,
    }
}

/// Whether the transmission lines are behind us.
fn is_past_transmission(reading: &Reading<'_>) -> bool {
    let header = &reading.cable.header;
    header.mrn.is_some() || header.executive_order.is_some() || header.subject.is_some()
}

fn read_field(reading: &mut Reading<'_>, piece: Piece) {
    let bytes = reading.bytes;
    let Piece { kind, span, is_split } = piece;
    if is_split && let Some(field) = field_name(kind) {
        reading.diagnose(Code::LineSplit { field }, span);
    }
    let is_transmission = kind >= LineKind::Identifier && kind <= LineKind::Exempt;
    if is_transmission && is_past_transmission(reading) {
        return read_text(reading, span);
    }
    match kind {
        LineKind::Blank => {}
        LineKind::Rule | LineKind::Break | LineKind::EndOfMessage => reading.cable.residue.push(span),
        LineKind::Identifier => fill(
            &mut reading.cable.transmission.identifier,
            Some(span),
            span,
            &mut reading.cable.unrecognised,
        ),
        LineKind::Routing => {
            let others = transmission::read_routing(bytes, span, &mut reading.cable.transmission);
            reading.cable.unrecognised.extend(others);
            while let Some(next) =
                reading.peek().filter(|next| transmission::is_routing_line(bytes, next.span))
            {
                transmission::read_routing(bytes, next.span, &mut reading.cable.transmission);
                reading.at += 1;
            }
        }
        LineKind::Station => {
            let station = transmission::parse_station(bytes, span);
            fill(&mut reading.cable.transmission.station, station, span, &mut reading.cable.unrecognised);
        }
        LineKind::Security => {
            fill(&mut reading.cable.transmission.security, Some(span), span, &mut reading.cable.unrecognised);
        }
        LineKind::Dtg if reading.cable.transmission.dtg.is_some() => reading.cable.unrecognised.push(span),
        LineKind::Dtg => transmission::read_dtg(bytes, span, &mut reading.cable.transmission),
        LineKind::From => {
            let name = behind_words(bytes, span, &["FM"]);
            let from = address::parse_originator(bytes, name);
            fill(&mut reading.cable.transmission.from, from, span, &mut reading.cable.unrecognised);
        }
        LineKind::To => read_addressees(reading, behind_words(bytes, span, &["TO"]), List::Action),
        LineKind::Info => read_addressees(reading, behind_words(bytes, span, &["INFO"]), List::Info),
        LineKind::Exempt => {
            read_addressees(reading, behind_words(bytes, span, &["INFO", "XMT"]), List::Exempt);
        }
        LineKind::Classification => read_classification(reading, span),
        LineKind::Caption => read_captions(reading, span),
        LineKind::Attention => reading.cable.header.attention.push(span.into()),
        LineKind::ExecutiveOrder => read_executive_order(reading, span),
        LineKind::Tags => read_tags(reading, span),
        LineKind::Subject => read_subject(reading, span),
        LineKind::Reference => reference::read_references(reading, span),
        LineKind::ClassifiedBy => read_classified_by(reading, span),
        LineKind::Residue | LineKind::Stamp => reading.residue.push(span),
        LineKind::Distribution => reading.cable.transmission.distribution.push(span),
        LineKind::Drafting => read_drafting(reading, span),
        LineKind::SentOn => read_sent_on(reading, span),
        LineKind::Reason | LineKind::DerivedFrom | LineKind::DeclassifyOn => {
            classified::add_line(bytes, span, reading.cable.header.classified_by.get_or_insert_default());
        }
        LineKind::Paragraph | LineKind::Text => read_text(reading, span),
    }
}

/// Fills a field that is still empty. What comes second, or makes no sense, is kept as not recognised.
fn fill<T>(field: &mut Option<T>, found: Option<T>, span: Span, unrecognised: &mut Vec<Span>) {
    if field.is_none() && found.is_some() {
        *field = found;
    } else {
        unrecognised.push(span);
    }
}

/// Whether a further classification line repeats the first.
fn says_the_same(reading: &Reading<'_>, line: &marking::ClassificationLine) -> bool {
    let header = &reading.cable.header;
    let level = header.classification.map(|first| first.value.level);
    let serial = |mrn: Option<Mrn>| mrn.map(|mrn| mrn.serial.value);
    let captions = marking::captions(reading.bytes, line.rest).unwrap_or_default();
    level == Some(line.classification.value.level)
        && (line.mrn.is_none() || serial(line.mrn) == serial(header.mrn))
        && captions.iter().all(|caption| header.captions.iter().any(|known| known.caption == caption.value))
}

/// The name of a field as notices have it.
fn field_name(kind: LineKind) -> Option<&'static str> {
    Some(match kind {
        LineKind::Routing => "routing line",
        LineKind::ExecutiveOrder => "E.O. line",
        LineKind::Tags => "TAGS line",
        LineKind::Subject => "subject line",
        LineKind::Reference => "reference line",
        LineKind::ClassifiedBy => "classified-by line",
        _ => return None,
    })
}

/// What comes after the words that label a line.
fn behind_words(bytes: &[u8], line: Span, labels: &[&str]) -> Span {
    let mut c = Cursor::new(bytes, line);
    for label in labels {
        c.eat_word(label);
        c.eat_while(|b| matches!(b, b' ' | b'\t' | b'/'));
    }
    c.rest_span()
}

/// A line of the heading without a label: an instruction to those who pass the cable on, if it stands where
/// such lines stand; otherwise nothing that is known.
fn read_text(reading: &mut Reading<'_>, span: Span) {
    if is_extract_note(reading.bytes, span) {
        if reading.diagnostics.iter().all(|known| known.code != Code::PartialExtract) {
            reading.diagnose(Code::PartialExtract, span);
        }
        reading.cable.residue.push(span);
        return;
    }
    let dated = reading.cable.transmission.dtg.is_some();
    let header = &mut reading.cable.header;
    // A level by itself may stand on the page for any reason.
    let is_behind =
        header.mrn.is_some() || header.section.is_some() || header.classification.is_some() && dated;
    if is_behind && header.executive_order.is_none() && header.subject.is_none() {
        header.attention.push(span.into());
    } else {
        reading.cable.unrecognised.push(span);
    }
}

/// The block that says who drafted, cleared and approved: lines up to one with a field of its own, or a blank one.
fn read_drafting(reading: &mut Reading<'_>, first: Span) {
    reading.cable.transmission.drafting.push(first);
    while let Some(next) =
        reading.peek().filter(|next| matches!(next.kind, LineKind::Text | LineKind::Attention))
    {
        reading.cable.transmission.drafting.push(next.span);
        reading.at += 1;
    }
}

/// The day and time in front of the classification line, as copies have them. They count where there is no
/// date-time group.
fn read_sent_on(reading: &mut Reading<'_>, span: Span) {
    let found = super::form::parse_sent_on(reading.bytes, span);
    let record = &mut reading.cable.record;
    record.fields.push(RecordField { key: RecordKey::Created, label: None, value: span });
    // A page that gives the day only knows less.
    if record.moment.is_none_or(|moment| moment.value.time.is_none()) {
        record.moment = found.or(record.moment);
    }
}

/// The sentence that stands in place of the transmission lines of a cable that was published in part.
fn is_extract_note(bytes: &[u8], line: Span) -> bool {
    const NOTES: [&[u8]; 2] = [
        b"This record is a partial extract of the original cable",
        b"The full text of the original cable is not",
    ];
    bytes.get(line.range()).is_some_and(|text| NOTES.iter().any(|note| text.starts_with(note)))
}

fn read_addressees(reading: &mut Reading<'_>, first: Span, list: List) {
    let bytes = reading.bytes;
    let t = &mut reading.cable.transmission;
    let addressees: &mut Vec<Addressee> = match list {
        List::Action => &mut t.action,
        List::Info => &mut t.info,
        List::Exempt => &mut t.exempt,
    };
    if super::line::is_page_heading(bytes, first) {
        // A page ended behind the label.
        reading.residue.push(first);
    } else {
        addressees.extend(address::parse_addressee(bytes, first));
    }
    let mut at = reading.at;
    while let Some(next) = reading.pieces.get(at) {
        // A blank line ends the list, unless scanning put one between all lines.
        let after_blank =
            at > 0 && reading.pieces.get(at - 1).is_some_and(|before| before.kind == LineKind::Blank);
        match next.kind {
            LineKind::Blank => {}
            LineKind::Distribution => {
                t.distribution.push(next.span);
                reading.at = at + 1;
            }
            LineKind::Residue => {
                reading.residue.push(next.span);
                reading.at = at + 1;
            }
            LineKind::Text | LineKind::Attention | LineKind::Caption => {
                let Some(addressee) = address::parse_addressee(bytes, next.span) else { break };
                if after_blank && addressee.routing.is_none() {
                    break;
                }
                addressees.push(addressee);
                reading.at = at + 1;
            }
            _ => break,
        }
        at += 1;
    }
}

fn read_classification(reading: &mut Reading<'_>, span: Span) {
    let bytes = reading.bytes;
    let Some(line) = marking::parse_classification_line(bytes, span) else { return };
    let header = &mut reading.cable.header;
    // A level by itself, as pages have it above their text, makes room for the line that has the number too.
    let bare = header.classification.filter(|_| header.mrn.is_none() && line.mrn.is_some());
    if let Some(bare) = bare.filter(|bare| bare.value.level == line.classification.value.level) {
        header.classification = None;
        reading.cable.residue.push(bare.span);
    }
    if reading.cable.header.classification.is_some() {
        // The head of another section, or the level repeated on a page, if it says the same.
        if says_the_same(reading, &line) {
            reading.residue.push(span);
        } else {
            reading.cable.unrecognised.push(span);
            reading.diagnose(Code::SecondClassification, span);
        }
        return;
    }
    if line.is_repaired {
        let Classification { level } = line.classification.value;
        reading.diagnose(Code::LevelRepaired { level }, line.classification.span);
    }
    let header = &mut reading.cable.header;
    header.classification = Some(line.classification);
    header.section = line.section;
    header.mrn =
        header.mrn.or(line.mrn).or_else(|| mrn_on_next_line(bytes, &reading.pieces, &mut reading.at));
    read_captions(reading, line.before);
    read_captions(reading, line.rest);
}

/// The message reference number, when the classification line was broken before it.
fn mrn_on_next_line(bytes: &[u8], pieces: &[Piece], at: &mut usize) -> Option<Mrn> {
    let next = pieces.get(*at).filter(|next| next.kind == LineKind::Text)?;
    let mrn = marking::parse_mrn_line(bytes, next.span)?;
    *at += 1;
    Some(mrn)
}

fn read_captions(reading: &mut Reading<'_>, span: Span) {
    let Some(captions) = marking::captions(reading.bytes, span) else {
        reading.cable.unrecognised.push(span);
        return;
    };
    for found in captions {
        let (caption, span) = (found.value, found.span);
        let header = &mut reading.cable.header;
        if header.captions.iter().all(|known| known.caption != caption) {
            header.captions.push(Captioned { caption, span });
            continue;
        }
        reading.cable.residue.push(span);
        if let Some(again) = reading.repeated_captions.iter_mut().find(|again| again.caption == caption) {
            again.times += 1;
        } else {
            reading.repeated_captions.push(RepeatedCaption { caption, times: 2, span });
        }
    }
}

fn read_executive_order(reading: &mut Reading<'_>, span: Span) {
    let more = continuation(reading, |bytes, line| !tags::continues_tags(bytes, line));
    let line = more.last().map_or(span, |last| span.to(*last));
    let year = reading.cable.year();
    let order = executive_order::parse_executive_order(reading.bytes, line, year, &mut reading.diagnostics);
    fill(&mut reading.cable.header.executive_order, order, line, &mut reading.cable.unrecognised);
}

fn read_tags(reading: &mut Reading<'_>, span: Span) {
    let mut found: Vec<Tag> = Vec::new();
    tags::parse_tags(reading.bytes, span, &mut found, &mut reading.diagnostics);
    for line in continuation(reading, tags::continues_tags) {
        tags::parse_tags(reading.bytes, line, &mut found, &mut reading.diagnostics);
    }
    reading.cable.header.tags.append(&mut found);
}

fn read_subject(reading: &mut Reading<'_>, span: Span) {
    let bytes = reading.bytes;
    let mut c = subject_label(Cursor::new(bytes, span)).unwrap_or(Cursor::new(bytes, span));
    let mut portion = marking::parse_portion(&mut c);
    c.eat_blanks();
    let mut lines = vec![c.rest_span()];
    lines.extend(continuation(reading, |_, _| true));
    if let Some(more) = subject_behind_blank(reading, &lines) {
        reading.diagnose(Code::SubjectJoined, more);
        lines.push(more);
        lines.extend(continuation(reading, |_, _| true));
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

/// A further line of the subject behind a blank line: in capitals as the subject is, without a period at the
/// end, and with another field of the heading after it, so that it cannot be a heading of the text.
fn subject_behind_blank(reading: &mut Reading<'_>, lines: &[Span]) -> Option<Span> {
    let bytes = reading.bytes;
    let is_capital = |span: Span| {
        let text = bytes.get(span.range()).unwrap_or_default();
        text.iter().any(u8::is_ascii_uppercase) && !text.iter().any(u8::is_ascii_lowercase)
    };
    let blanks = reading.blanks_ahead(reading.at);
    let at = reading.at + blanks;
    let next = reading.pieces.get(at).filter(|next| blanks > 0 && next.kind == LineKind::Text)?;
    let after = at + 1 + reading.blanks_ahead(at + 1);
    let field_follows = reading.pieces.get(after).is_some_and(|after| field_name(after.kind).is_some());
    let ends = bytes.get(next.span.range()).is_some_and(|text| text.ends_with(b"."));
    let joins = field_follows && !ends && is_capital(next.span) && lines.iter().all(|line| is_capital(*line));
    joins.then(|| {
        reading.at = at + 1;
        next.span
    })
}

fn read_classified_by(reading: &mut Reading<'_>, span: Span) {
    let mut lines = vec![span];
    lines.extend(continuation(reading, |_, _| true));
    loop {
        let at = reading.at + reading.blanks_ahead(reading.at);
        let Some(next) = reading.pieces.get(at) else { break };
        if !matches!(next.kind, LineKind::Reason | LineKind::DerivedFrom | LineKind::DeclassifyOn) {
            break;
        }
        lines.push(next.span);
        reading.at = at + 1;
        lines.extend(continuation(reading, |_, _| true));
    }
    let date = reading.cable.transmission.dtg.map(|dtg| dtg.day);
    let found = classified::parse_classified_by(reading.bytes, &lines, date).map(|found| {
        step_back(reading, found.end);
        found.by
    });
    let known = reading.cable.header.classified_by.take();
    reading.cable.header.classified_by = match (known, found) {
        // Reasons may stand on a line before the label; a second authority is not for us to choose.
        (Some(known), Some(found)) if known.name.is_none() => Some(classified::merge(known, found)),
        (Some(known), _) => {
            reading.cable.unrecognised.extend(lines);
            Some(known)
        }
        (None, found) => found,
    };
}

/// Gives back the lines behind `end`, and the rest of the line in which it lies, to be read as others are.
fn step_back(reading: &mut Reading<'_>, end: usize) {
    let bytes = reading.bytes;
    while reading.residue.last().is_some_and(|line| line.range().start >= end) {
        reading.residue.pop();
    }
    while let Some(before) = reading.at.checked_sub(1)
        && reading.pieces.get(before).is_some_and(|piece| piece.span.range().start >= end)
    {
        reading.at = before;
    }
    let Some(last) = reading.at.checked_sub(1).and_then(|at| reading.pieces.get_mut(at)) else { return };
    let rest = trim(bytes, Span::new(end, last.span.range().end));
    if last.span.range().end > end && !rest.is_empty() {
        *last = Piece { kind: super::line::kind(bytes, rest), span: rest, is_split: true };
        reading.at -= 1;
        reading.diagnose(Code::LineSplit { field: "text" }, rest);
    }
}

/// The lines that go on with a field: those without a label of their own, up to a blank line. Page residue
/// among them is set aside together with the blank lines around it.
pub(super) fn continuation(reading: &mut Reading<'_>, accepts: impl Fn(&[u8], Span) -> bool) -> Vec<Span> {
    let mut lines = Vec::new();
    let mut at = reading.at;
    let mut residue = Vec::new();
    while let Some(piece) = reading.pieces.get(at) {
        match piece.kind {
            LineKind::Residue => residue.push(piece.span),
            LineKind::Blank if !residue.is_empty() => {}
            LineKind::Blank => {
                let next = at + reading.blanks_ahead(at);
                if reading.pieces.get(next).is_none_or(|next| next.kind != LineKind::Residue) {
                    break;
                }
            }
            LineKind::Text
            | LineKind::Attention
            | LineKind::To
            | LineKind::Info
            | LineKind::From
            | LineKind::Exempt
                if accepts(reading.bytes, piece.span) && !super::body::is_title_of_text(reading, at) =>
            {
                lines.push(piece.span);
                reading.residue.append(&mut residue);
                reading.at = at + 1;
            }
            _ => break,
        }
        at += 1;
    }
    lines
}
