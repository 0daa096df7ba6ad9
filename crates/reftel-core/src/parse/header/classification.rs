//! The classification line and the captions below it.

use super::super::handling::{is_handling, sensitive_words};
use super::super::marking;
use super::super::piece::Piece;
use super::super::reading::{Reading, RepeatedCaption};
use crate::cable::{Caption, Captioned, Classification, Code, Level, LineKind, Mrn};
use crate::text::{Span, Spans, trim};

pub(super) fn read_classification(reading: &mut Reading<'_>, span: Span) {
    let bytes = reading.bytes;
    let line =
        marking::parse_classification_line(bytes, span).or_else(|| marking::parse_awaited(bytes, span));
    let Some(mut line) = line else { return };
    let header = &mut reading.cable.header;
    // A level by itself, as pages have it above their text, makes room for the line that has the number too.
    let bare = header.classification.filter(|_| header.mrn.is_none() && line.mrn.is_some());
    // "SENSITIVE BUT UNCLASSIFIED" above "UNCLAS": the caption below says it too.
    let level = line.classification.value.level;
    let same = |own: Level| own == level || own == Level::Sensitive && level == Level::Unclassified;
    if let Some(bare) = bare {
        header.classification = None;
        reading.cable.residue.push(bare.span);
        if !same(bare.value.level) {
            reading.diagnose(Code::SecondClassification, bare.span);
        }
    }
    if reading.cable.header.classification.is_some() {
        // The head of another section, or the level repeated on a page, if it says the same.
        if says_the_same(reading, &line) {
            note_repeated(reading, &line);
            reading.residue.push(span);
        } else if !adds_caption(reading, &line) {
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
    let on_next = || mrn_on_next_line(bytes, &reading.pieces, &mut reading.at, &mut line.rest);
    header.mrn = header.mrn.or(line.mrn).or_else(on_next);
    if let Some(nato) = line.nato {
        reading.cable.header.captions.push(Captioned { caption: Caption::Nato, span: nato });
    }
    reading.cable.labels.extend(line.year);
    read_captions(reading, line.before);
    read_captions(reading, line.rest);
}

/// Says so where a whole heading stands twice: the line with the number comes again after the subject.
fn note_repeated(reading: &mut Reading<'_>, line: &marking::ClassificationLine) {
    let is_again = reading.cable.header.subject.is_some() && line.mrn.is_some() && line.section.is_none();
    if is_again && reading.diagnostics.iter().all(|known| known.code != Code::HeadingRepeated) {
        reading.diagnose(Code::HeadingRepeated, line.classification.span);
    }
}

/// Reads the captions of a level that stands on a line of its own: `SECRET NOFORN` below the classification line,
/// `SENSITIVE BUT UNCLASSIFIED` below `UNCLAS`. Whether it has any.
fn adds_caption(reading: &mut Reading<'_>, line: &marking::ClassificationLine) -> bool {
    let header = &reading.cable.header;
    let own = header.classification.map(|first| first.value.level);
    let level = line.classification.value.level;
    if line.mrn.is_some() || line.section.is_some() {
        return false;
    }
    if level == Level::Sensitive && own == Some(Level::Unclassified) && line.rest.is_empty() {
        let span = line.classification.span;
        reading.cable.header.captions.push(Captioned { caption: Caption::Sensitive, span });
        return true;
    }
    let has_captions = marking::captions(reading.bytes, line.rest).is_some_and(|found| !found.is_empty());
    if has_captions {
        reading.cable.residue.push(line.classification.span);
        if own != Some(level) {
            reading.diagnose(Code::SecondClassification, line.classification.span);
        }
        read_captions(reading, line.rest);
    }
    has_captions
}

/// A line between the classification line and the E.O. line that has no label: captions with other words after them, or
/// an instruction to those who pass the cable on.
pub(super) fn read_instruction(reading: &mut Reading<'_>, span: Span) {
    let mut rest = span;
    if let Some((captions, after)) = marking::leading_captions(reading.bytes, span) {
        read_captions(reading, captions);
        rest = after;
    }
    if is_handling(reading.bytes, rest) {
        read_handling(reading, rest);
    } else {
        reading.cable.header.attention.push(rest.into());
    }
}

/// A request how to handle the cable, which can go on on the next line. Words that make it sensitive are a caption.
pub(super) fn read_handling(reading: &mut Reading<'_>, first: Span) {
    let bytes = reading.bytes;
    let mut lines: Spans = first.into();
    let ends = |line: Span| bytes.get(line.range()).is_some_and(|text| text.ends_with(b"."));
    if !ends(first)
        && let Some(next) = reading.peek().filter(|next| next.kind() == LineKind::Text && ends(next.span))
        && next.span.len() <= HANDLING_MAX
    {
        lines.push(next.span);
        reading.at += 1;
    }
    let header = &mut reading.cable.header;
    let is_open = header.classification.is_some_and(|level| level.value.level == Level::Unclassified);
    match sensitive_words(bytes, first).filter(|_| is_open) {
        Some(words) => {
            let known = header.captions.iter().any(|known| known.caption == Caption::Sensitive);
            if known {
                reading.cable.residue.push(words);
            } else {
                header.captions.push(Captioned { caption: Caption::Sensitive, span: words });
            }
            let before = trim(bytes, Span { end: words.start, ..first });
            let after = trim(bytes, Span { start: words.end, ..first });
            let parts = [before, after].into_iter().chain(lines.iter().skip(1));
            let parts: Spans = parts.filter(|part| !part.is_empty()).collect();
            if !parts.is_empty() {
                reading.cable.header.attention.push(parts);
            }
        }
        None => header.attention.push(lines),
    }
}

/// Longest second line of such a request, in bytes.
const HANDLING_MAX: usize = 40;

/// The message reference number, when the classification line was broken before it, or inside the name of the post:
/// `rest` is what stands at its end.
fn mrn_on_next_line(bytes: &[u8], pieces: &[Piece], at: &mut usize, rest: &mut Span) -> Option<Mrn> {
    let next = pieces.get(*at).filter(|next| next.kind() == LineKind::Text)?;
    let mut mrn = marking::parse_mrn_line(bytes, next.span)?;
    *at += 1;
    if marking::captions(bytes, *rest).is_none() {
        mrn.post = rest.to(mrn.post);
        rest.start = rest.end;
    }
    Some(mrn)
}

/// Whether a line without a kind is the classification line: the cable was sent by somebody, and has no such line yet.
pub(super) fn is_awaited(reading: &Reading<'_>, line: Span) -> bool {
    let (header, transmission) = (&reading.cable.header, &reading.cable.transmission);
    (transmission.dtg.is_some() || transmission.from.is_some())
        && header.mrn.is_none()
        && header.executive_order.is_none()
        && header.subject.is_none()
        && is_last_such(reading.bytes, line, reading.pieces.get(reading.at..).unwrap_or_default())
}

/// How far below an addressee the classification line stands, in lines.
const ADDRESSEES_MAX: usize = 40;

/// Whether a line can be read as the classification line, and none that is one for certain follows: an addressee may
/// be called like a level.
pub(super) fn is_last_such(bytes: &[u8], line: Span, after: &[Piece]) -> bool {
    marking::parse_awaited(bytes, line).is_some()
        && after
            .iter()
            .take(ADDRESSEES_MAX)
            .take_while(|piece| !matches!(piece.kind(), LineKind::ExecutiveOrder | LineKind::Subject))
            .all(|piece| piece.kind() != LineKind::Classification)
}

pub(super) fn read_captions(reading: &mut Reading<'_>, span: Span) {
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
