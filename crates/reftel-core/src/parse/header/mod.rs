//! Phase 2: the heading. Fields are found by their labels, in any order, up to the first line of the text.

mod addressees;
mod authority;
mod classification;
mod fields;
mod subject;

use super::piece::{Context, Piece};
use super::reading::Reading;
use super::{address, classified, dtg, handling, labels, reference, transmission};
use crate::cable::{Code, Dialect, LineKind, RecordField, RecordKey};
use crate::text::{Cursor, Span};
use addressees::{List, after_words, read_addressees};
use classification::{is_awaited, read_captions, read_classification, read_handling, read_instruction};
use fields::{read_classified_by, read_executive_order, read_tags};
use subject::read_subject;

/// Reads the heading and leaves `reading` at the first piece of the text.
pub(super) fn read_header(reading: &mut Reading<'_>) {
    while let Some(piece) = reading.peek() {
        let is_list = piece.kind() == LineKind::Text && is_bare_list(reading, piece);
        if !is_list && begins_text(reading, piece) {
            authority::take_authority(reading);
            break;
        }
        reading.at += 1;
        if is_list {
            reference::read_references(reading, piece.span);
            continue;
        }
        read_field(reading, piece);
    }
    for repeated in std::mem::take(&mut reading.repeated_captions) {
        let code = Code::CaptionRepeated { caption: repeated.caption, times: repeated.times };
        reading.diagnose(code, repeated.span);
    }
}

/// Whether the text begins with this piece.
fn begins_text(reading: &Reading<'_>, piece: Piece) -> bool {
    let header = &reading.cable.header;
    let has_fields = header.subject.is_some() || header.executive_order.is_some() || !header.tags.is_empty();
    let is_other = reading.dialect.is_some_and(Dialect::is_other);
    match piece.kind() {
        LineKind::Paragraph => {
            has_fields
                || is_other
                || header.classification.is_some()
                || reading.cable.transmission.dtg.is_some()
                || super::body::has_portion(reading.bytes, piece)
        }
        LineKind::Rule => has_fields || is_other,
        // Transmission lines cannot follow the subject: such words begin a sentence of the text.
        // Printed telegrams need no label before their text.
        LineKind::Text if reading.dialect == Some(Dialect::Frus) || piece.context == Context::Form => true,
        LineKind::Text if is_other => true,
        LineKind::Text if super::redaction::is_missing(reading.bytes, piece.span) => true,
        LineKind::Text if handling::is_handling(reading.bytes, piece.span) => false,
        LineKind::Text
        | LineKind::To
        | LineKind::Info
        | LineKind::From
        | LineKind::Exempt
        | LineKind::Distribution
        | LineKind::Drafting
        | LineKind::SentOn => header.subject.is_some() && !goes_on(reading),
        _ => false,
    }
}

/// Most lines between the subject and another field of the heading.
const FREE_LINES: usize = 8;

/// Whether another field of the heading follows within a few lines and before the first paragraph: then a line without a
/// label is one of the heading.
fn goes_on(reading: &Reading<'_>) -> bool {
    let ahead = reading.pieces.get(reading.at..).unwrap_or_default();
    let lines = ahead.iter().filter(|piece| piece.kind() != LineKind::Blank).take(FREE_LINES);
    let mut lines = lines.take_while(|piece| !matches!(piece.kind(), LineKind::Paragraph | LineKind::Rule));
    lines.any(|piece| match piece.kind() {
        LineKind::ClassifiedBy | LineKind::DerivedFrom | LineKind::DeclassifyOn => true,
        // A line of the text can begin with the word, too.
        LineKind::Reference => reading
            .bytes
            .get(piece.span.range())
            .is_some_and(|text| text.iter().take(LABEL_MAX).any(|b| *b == b':')),
        _ => false,
    })
}

/// Longest label of a reference line, in bytes.
const LABEL_MAX: usize = 14;

/// Whether a list of references begins that nothing names.
fn is_bare_list(reading: &Reading<'_>, piece: Piece) -> bool {
    let header = &reading.cable.header;
    header.references.is_empty()
        && header.subject.is_some()
        && reference::is_first_item(reading.bytes, piece.span)
}

/// Whether the transmission lines have been read.
fn is_past_transmission(reading: &Reading<'_>) -> bool {
    let header = &reading.cable.header;
    header.mrn.is_some() || header.executive_order.is_some() || header.subject.is_some()
}

/// Whether the transmission lines stand below a first classification line, as in prints from a mailbox: none came before
/// it, and neither has the heading begun.
fn is_late_transmission(reading: &Reading<'_>, kind: LineKind) -> bool {
    let (header, transmission) = (&reading.cable.header, &reading.cable.transmission);
    let has_begun = header.executive_order.is_some() || header.subject.is_some() || !header.tags.is_empty();
    let is_below = |span: Span| header.mrn.is_some_and(|mrn| mrn.post.start < span.start);
    let begins = matches!(
        kind,
        LineKind::Identifier | LineKind::Routing | LineKind::Station | LineKind::Security | LineKind::Dtg
    );
    !has_begun && transmission.dtg.map_or(begins, |dtg| is_below(dtg.span))
}

/// Whether a line without a label stands where the subject must, and begins with what a label of it can have become.
fn is_awaited_subject(reading: &Reading<'_>, span: Span) -> bool {
    let header = &reading.cable.header;
    let is_place =
        header.executive_order.is_some() || !header.tags.is_empty() || header.classification.is_some();
    is_place
        && header.subject.is_none()
        && labels::awaited_subject(Cursor::new(reading.bytes, span)).is_some()
}

fn read_field(reading: &mut Reading<'_>, piece: Piece) {
    let bytes = reading.bytes;
    let (kind, Piece { span, is_split, .. }) = (piece.kind(), piece);
    if is_split && let Some(field) = field_name(kind) {
        reading.diagnose(Code::LineSplit { field }, span);
    }
    let is_transmission = kind >= LineKind::Identifier && kind <= LineKind::Exempt;
    if is_transmission && is_past_transmission(reading) && !is_late_transmission(reading, kind) {
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
        LineKind::Dtg => {
            transmission::read_dtg(bytes, span, &mut reading.cable.transmission);
            if let Some(dtg) = reading.cable.transmission.dtg.filter(|dtg| !dtg::is_regular(bytes, dtg)) {
                reading.diagnose(Code::DtgRepaired, dtg.span);
            }
        }
        LineKind::From => {
            let name = after_words(bytes, span, &["FM"]);
            let from = address::parse_originator(bytes, name);
            fill(&mut reading.cable.transmission.from, from, span, &mut reading.cable.unrecognised);
        }
        LineKind::To => read_addressees(reading, after_words(bytes, span, &["TO"]), List::Action),
        LineKind::Info => read_addressees(reading, after_words(bytes, span, &["INFO"]), List::Info),
        LineKind::Exempt => {
            read_addressees(reading, after_words(bytes, span, &["INFO", "XMT"]), List::Exempt);
        }
        LineKind::Classification => read_classification(reading, span),
        LineKind::Caption => read_captions(reading, span),
        LineKind::Attention => read_instruction(reading, span),
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
        LineKind::Text if is_awaited(reading, span) => read_classification(reading, span),
        LineKind::Text if is_awaited_subject(reading, span) => read_subject(reading, span),
        LineKind::Text if reading.cable.header.subject.is_some() && handling::is_handling(bytes, span) => {
            read_handling(reading, span);
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

/// The name of a field as notices have it.
fn field_name(kind: LineKind) -> Option<&'static str> {
    Some(match kind {
        LineKind::Routing => "routing line",
        LineKind::Station => "station line",
        LineKind::Security => "security line",
        LineKind::Dtg => "date-time group",
        LineKind::From => "originator",
        LineKind::To => "action addressee",
        LineKind::Info => "information addressee",
        LineKind::Classification => "classification line",
        LineKind::ExecutiveOrder => "E.O. line",
        LineKind::Tags => "TAGS line",
        LineKind::Subject => "subject line",
        LineKind::Reference => "reference line",
        LineKind::ClassifiedBy => "classified-by line",
        _ => return None,
    })
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
    let header = &reading.cable.header;
    // A level by itself may stand on the page for any reason.
    let is_behind =
        header.mrn.is_some() || header.section.is_some() || header.classification.is_some() && dated;
    if is_behind && header.executive_order.is_none() && header.subject.is_none() {
        read_instruction(reading, span);
    } else {
        reading.cable.unrecognised.push(span);
    }
}

/// The block that says who drafted, cleared and approved: lines up to one with a field of its own, or a blank one.
fn read_drafting(reading: &mut Reading<'_>, first: Span) {
    reading.cable.transmission.drafting.push(first);
    // "INFO:" is a label of this block too.
    while let Some(next) = reading
        .peek()
        .filter(|next| matches!(next.kind(), LineKind::Text | LineKind::Attention | LineKind::Info))
    {
        reading.cable.transmission.drafting.push(next.span);
        reading.at += 1;
    }
}

/// The day and time in front of the classification line, as copies have them. They count where there is no
/// date-time group.
fn read_sent_on(reading: &mut Reading<'_>, span: Span) {
    let found = super::moment::parse_sent_on(reading.bytes, span);
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

#[cfg(test)]
mod tests {
    use crate::parse::parse;
    use crate::text::Source;

    /// What is read of a cable whose heading has `lines` after the subject: subject, references, who classified it, and how
    /// many lines were not recognised.
    fn read(lines: &str) -> String {
        let text = format!(
            "R 131627Z FEB 58\nFM AMEMBASSY PORT ELSINORE\n\nC O N F I D E N T I A L PORT ELSINORE 000173\n\n\
             TAGS: PREL\nSUBJECT: THE HARBOR\n\n{lines}\n\n1. (C) The harbor is deep.\n"
        );
        let source = Source::new("test", text).unwrap();
        let cable = parse(&source).cable;
        assert_eq!(cable.body.len(), 1, "{lines}");
        assert_eq!(cable.year(), Some(1958));
        let header = &cable.header;
        let subject = header.subject.as_ref().map(|subject| source.line(&subject.text)).unwrap_or_default();
        let name =
            header.classified_by.as_ref().and_then(|by| by.name).map(|name| source.text(name).into_owned());
        let references = header.references.len();
        format!("{subject} | {references} | {} | {}", name.unwrap_or_default(), cable.unrecognised.len())
    }

    #[test]
    fn ok_labels_glued_to_the_field_before() {
        let text = "R 131627Z FEB 08\nFM AMEMBASSY PORT ELSINORE\nINFO AMCONSUL EXAMPLEVILLECONFIDENTIAL PORT ELSINORE 000173\n\
                    E.O. 12958: DECL: 02/13/2018TAGS: PREL, XXSUBJECT: THE HARBORREF: STATE 44Classified By: DCM Ann Example for reasons b.\n";
        let source = Source::new("test", text).unwrap();
        let cable = parse(&source).cable;
        let header = &cable.header;
        assert_eq!(source.text(cable.transmission.info[0].name), "AMCONSUL EXAMPLEVILLE");
        assert_eq!(cable.id(&source).unwrap().as_str(), "08PORTELSINORE173");
        assert_eq!(header.tags.len(), 2);
        assert_eq!(source.line(&header.subject.as_ref().unwrap().text), "THE HARBOR");
        assert_eq!(header.references.len(), 1);
        assert_eq!(source.text(header.classified_by.as_ref().unwrap().name.unwrap()), "Ann Example");
    }

    #[test]
    fn ok_several_fields_on_a_line() {
        let text = "UNCLAS PORT ELSINORE 000173\n\nE.O. 12958: N/A\nSUBJECT: THE HARBOR TAGS: PREL, XX\nREF: A- STATE 44\n\
                    REASON: 1.4 (B) AND (D). CLASSIFIED BY: DCM ANN EXAMPLE\n\n1. (U) It is deep.\n";
        let source = Source::new("test", text).unwrap();
        let header = parse(&source).cable.header;
        assert_eq!(source.line(&header.subject.as_ref().unwrap().text), "THE HARBOR");
        assert_eq!(header.tags.len(), 2);
        assert_eq!(header.references[0].label.map(|label| source.text(label)).as_deref(), Some("A"));
        let by = header.classified_by.unwrap();
        assert_eq!((source.text(by.name.unwrap()).as_ref(), by.reasons.len()), ("ANN EXAMPLE", 2));
    }

    #[test]
    fn ok_a_free_line_does_not_end_the_heading() {
        let by = "Classified By: DCM Ann Example for reasons 1.4 (b).";
        assert_eq!(read(&format!("This is an action request.\n\n{by}")), "THE HARBOR | 0 | Ann Example | 0");
        assert_eq!(
            read(&format!("(U) It was coordinated with all.\n\nREF: STATE 1\n\n{by}")),
            "THE HARBOR | 1 | Ann Example | 1"
        );
        assert_eq!(read(&format!("REF: STATE 1 {by}")), "THE HARBOR | 1 | Ann Example | 0");
    }
}
