//! Which lines begin a paragraph, and with what number.

use super::super::Reading;
use super::super::line_traits::LineTraits;
use super::super::marker::{Marker, paragraph_marker, portion_behind};
use super::super::piece::Piece;
use super::super::role::is_closing_line;
use super::super::sequence::{Candidate, paragraph_numbers};
use super::super::signature::ends_sentence;
use crate::cable::{Code, LineKind, Number};
use crate::lexicon::is_month;
use crate::text::{Cursor, Span, class, ocr};

/// Lengths of lines that can have been broken in the middle of a sentence, in bytes: shorter ones are headings and
/// the like, and where lines are longer nothing was broken.
const WRAPPED: std::ops::RangeInclusive<usize> = 45..=120;

/// A line that may begin a paragraph.
struct Place {
    at: usize,
    has_dash: bool,
    candidate: Candidate,
}

/// Decides which lines begin a paragraph, and tells what had to be repaired. The result has a place for every
/// piece of the file.
pub(super) fn number_paragraphs(reading: &mut Reading<'_>, start: usize, end: usize) -> Vec<Option<Number>> {
    let first = first_number(reading, start);
    let mut places = places(reading, start, end);
    let quoted = quoted_places(reading, &places, start, end);
    let has_outer = quoted.iter().any(|quoted| !quoted);
    if has_outer {
        let mut quoted = quoted.iter();
        places.retain(|_| quoted.next() != Some(&true));
    }
    let candidates: Vec<Candidate> = places.iter().map(|place| place.candidate).collect();
    let found = paragraph_numbers(&candidates, first);
    let mut numbers = vec![None; reading.pieces.len()];
    let mut repairs = Repairs::default();
    let mut expected = first;
    for (place, value) in places.iter().zip(found) {
        let (Some(value), Some(piece)) = (value, reading.pieces.get(place.at).copied()) else { continue };
        let printed = (value != place.candidate.printed).then_some(place.candidate.printed);
        if let Some(slot) = numbers.get_mut(place.at) {
            *slot = Some(Number { value, printed });
        }
        repairs.note(place, value, printed, piece.span);
        if has_letters(reading.bytes, piece.span) {
            repairs.letters.get_or_insert(piece.span);
        }
        if value != expected {
            let span = marker_span(reading.bytes, piece.span);
            reading.diagnose(Code::NumberOutOfOrder { expected, found: value }, span);
        }
        expected = value.saturating_add(1);
    }
    repairs.tell(reading);
    numbers
}

/// What was repaired at the numbers, told once each.
#[derive(Default)]
struct Repairs {
    scanned: Vec<(u16, u16)>,
    scanned_at: Option<Span>,
    dashes: Vec<Span>,
    in_line: Vec<Span>,
    letters: Option<Span>,
}

impl Repairs {
    fn note(&mut self, place: &Place, value: u16, printed: Option<u16>, span: Span) {
        if let Some(printed) = printed {
            self.scanned.push((printed, value));
            self.scanned_at.get_or_insert(span);
        }
        if place.has_dash {
            self.dashes.push(span);
        }
        if place.candidate.is_in_line {
            self.in_line.push(span);
        }
    }

    fn tell(self, reading: &mut Reading<'_>) {
        let bytes = reading.bytes;
        let notices = [
            (self.scanned_at, Code::PilcrowScanned { numbers: self.scanned }),
            (self.dashes.first().copied(), Code::ListDash { count: self.dashes.len() }),
            (self.in_line.first().copied(), Code::NumberInLine { count: self.in_line.len() }),
            (self.letters, Code::DigitsScanned),
        ];
        for (first, code) in notices {
            if let Some(first) = first {
                reading.diagnose(code, marker_span(bytes, first));
            }
        }
    }
}

/// The number of the first paragraph of the text: 2 when the heading has used up the 1 (`1. CLASSIFIED BY`).
fn first_number(reading: &Reading<'_>, start: usize) -> u16 {
    let heading = reading.pieces.get(..start).unwrap_or_default();
    let is_first = |piece: &Piece| {
        matches!(piece.kind(), LineKind::ClassifiedBy | LineKind::Paragraph)
            && paragraph_marker(Cursor::new(reading.bytes, piece.span))
                .is_some_and(|marker| marker.printed == 1)
    };
    let by = reading.cable.header.classified_by.iter().flat_map(|by| by.text.iter());
    if heading.iter().any(is_first) || by.into_iter().any(|line| holds_first(reading.bytes, line)) {
        2
    } else {
        1
    }
}

/// Whether paragraph 1 begins in the middle of a line, with its portion mark.
fn holds_first(bytes: &[u8], line: Span) -> bool {
    let mut c = Cursor::new(bytes, line);
    loop {
        let skipped = c.eat_while(class!(not b'1'));
        if c.is_done() {
            return false;
        }
        let is_apart = c.slice(skipped).last().is_none_or(|b| matches!(b, b' ' | 0xb6));
        if is_apart
            && paragraph_marker(c)
                .is_some_and(|marker| marker.printed == 1 && portion_behind(marker).is_some())
        {
            return true;
        }
        c.bump();
    }
}

fn places(reading: &Reading<'_>, start: usize, end: usize) -> Vec<Place> {
    let bytes = reading.bytes;
    let mut places = Vec::new();
    let mut before = Open::No;
    for (at, piece) in reading.pieces.iter().enumerate().take(end).skip(start) {
        if piece.kind() == LineKind::Paragraph
            && let Some(marker) = paragraph_marker(Cursor::new(bytes, piece.span))
            && !(before == Open::Yes && belongs_above(reading, at, &marker))
            && !ends_day(reading, at, &marker)
            && !(marker.is_doubtful && is_below_open(reading, at))
        {
            let candidate = Candidate {
                printed: marker.printed,
                has_pilcrow: marker.has_pilcrow,
                has_portion: portion_behind(marker).is_some(),
                has_bracket: bytes.get(marker.after.at().saturating_sub(1)) == Some(&b')'),
                is_after_open: before == Open::Yes,
                is_in_line: piece.is_split && before != Open::AfterResidue,
                is_doubtful: marker.is_doubtful,
            };
            places.push(Place { at, has_dash: marker.has_dash, candidate });
        }
        before = before.and_then(bytes, *piece);
    }
    places
}

/// Whether a number goes with the words above it: `... proposed by December` / `8). At this point`.
fn belongs_above(reading: &Reading<'_>, at: usize, marker: &Marker<'_>) -> bool {
    const BEFORE: [&str; 8] =
        ["PARA", "PARAS", "PARAGRAPH", "PARAGRAPHS", "ARTICLE", "SECTION", "CHAPTER", "NUMBER"];
    if marker.has_pilcrow || portion_behind(*marker).is_some() {
        return false;
    }
    let above = at.checked_sub(1).and_then(|above| reading.pieces.get(above));
    let above = above.and_then(|above| reading.bytes.get(above.span.range())).unwrap_or_default();
    let word = above.rsplit(|b| !b.is_ascii_alphabetic()).next().unwrap_or_default();
    let closes = matches!(marker.after.rest(), [b'.' | b',' | b';' | b')', ..]);
    closes || is_month(word) || BEFORE.iter().any(|before| word.eq_ignore_ascii_case(before.as_bytes()))
}

/// Whether a number is the day of the month with which the line above ends, however short that is.
fn ends_day(reading: &Reading<'_>, at: usize, marker: &Marker<'_>) -> bool {
    let above = at.checked_sub(1).and_then(|above| reading.pieces.get(above));
    let above = above.and_then(|above| reading.bytes.get(above.span.range())).unwrap_or_default();
    let word = above.rsplit(|b| !b.is_ascii_alphabetic()).next().unwrap_or_default();
    !marker.has_pilcrow && is_month(word) && portion_behind(*marker).is_none()
}

/// Whether words stand right above that end no sentence.
fn is_below_open(reading: &Reading<'_>, at: usize) -> bool {
    let above = at.checked_sub(1).and_then(|above| reading.pieces.get(above));
    above.is_some_and(|above| {
        !matches!(above.kind(), LineKind::Blank | LineKind::Rule | LineKind::Residue)
            && !ends_sentence(reading.bytes, above.span)
    })
}

/// Whether the line before was broken in the middle of a sentence.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    Yes,
    No,
    AfterResidue,
}

impl Open {
    fn and_then(self, bytes: &[u8], piece: Piece) -> Self {
        match piece.kind() {
            LineKind::Residue if self == Self::Yes => Self::Yes,
            LineKind::Residue => Self::AfterResidue,
            LineKind::Blank | LineKind::Rule => Self::No,
            _ if WRAPPED.contains(&piece.span.len()) && !ends_sentence(bytes, piece.span) => Self::Yes,
            _ => Self::No,
        }
    }
}

/// Which places stand in a telegram or a paper that the text quotes: between words that open and close it, unless
/// they go on with the numbers before them.
fn quoted_places(reading: &Reading<'_>, places: &[Place], start: usize, end: usize) -> Vec<bool> {
    let mut quoted = vec![false; places.len()];
    let mut regions = Vec::new();
    let mut open = None;
    for (at, piece) in reading.pieces.iter().enumerate().take(end).skip(start) {
        if piece.span.len() > QUOTE_LINE_MAX && !matches!(piece.kind(), LineKind::Paragraph) {
            continue;
        }
        if opens_quote(reading.bytes, *piece) {
            open.get_or_insert(at);
        } else if piece.traits.may_have(LineTraits::LABEL)
            && closes_quote(reading.bytes, piece.span)
            && let Some(from) = open.take()
        {
            regions.push(from + 1..at);
        } else if open.is_none() && is_annex(reading.bytes, piece.span) {
            regions.push(at..end);
            break;
        }
    }
    let mut next = 0;
    for region in regions {
        let first =
            next + places.get(next..).unwrap_or_default().partition_point(|place| place.at < region.start);
        let len = places.get(first..).unwrap_or_default().partition_point(|place| place.at < region.end);
        let printed = |index: usize| places.get(index).map(|place| place.candidate.printed);
        let before = first.checked_sub(1).and_then(printed).unwrap_or(0);
        // Paragraphs with marks of their own are some of the cable, even behind an annex.
        let is_marked =
            region.end == end && places.get(first).is_some_and(|place| place.candidate.has_portion);
        if !is_marked && (printed(first) != Some(before.saturating_add(1)) || before == 0) {
            quoted.iter_mut().skip(first).take(len).for_each(|quoted| *quoted = true);
        }
        next = first + len;
    }
    quoted
}

/// `ANNEX`, `ATTACHMENT A:`: a paper follows that has numbers of its own.
fn is_annex(bytes: &[u8], line: Span) -> bool {
    let mut c = Cursor::new(bytes, line);
    let begins = c.peek().is_some_and(|b| matches!(b, b'A' | b'E'));
    begins && c.eat_any(&["ANNEX", "ATTACHMENT", "APPENDIX", "ENCLOSURE"]).is_some() && {
        c.eat_blanks();
        c.eat_if(|b| b.is_ascii_alphanumeric());
        c.eat_if(|b| matches!(b, b':' | b'.'));
        c.is_done()
    }
}

/// Longest line that opens or closes a quoted text, in bytes; a paragraph's first line may be longer.
const QUOTE_LINE_MAX: usize = 90;

/// `BEGIN TEXT:`, `QUOTE`, at the start of a line or at its end.
fn opens_quote(bytes: &[u8], line: Piece) -> bool {
    if !line.traits.may_have(LineTraits::LABEL.or(LineTraits::QUOTE_AT_END)) {
        return false;
    }
    let text = bytes.get(line.span.range()).unwrap_or_default();
    let end = text.iter().rposition(u8::is_ascii_alphanumeric).map_or(0, |at| at + 1);
    let text = text.get(..end).unwrap_or_default();
    let tail = text.get(text.len().saturating_sub(24)..).unwrap_or_default();
    let is_quote = text.eq_ignore_ascii_case(b"QUOTE");
    let starts = starts_with(text, "BEGIN TEXT")
        || starts_with(text, "BEGIN QUOTE")
        || starts_with(text, "BEGIN TRANSLATION");
    is_quote
        || starts
        || ["BEGIN TEXT", "BEGIN QUOTE", "BEGIN TRANSLATION"].iter().any(|words| ends_with(tail, words))
}

/// `END TEXT`, `UNQUOTE`.
fn closes_quote(bytes: &[u8], line: Span) -> bool {
    let text = bytes.get(line.range()).unwrap_or_default();
    let mut c = Cursor::new(bytes, line);
    starts_with(text, "UNQUOTE")
        || c.eat_word("END")
            && c.eat_blanks()
            && is_closing_line(bytes, line)
            && c.eat_any(&["TEXT", "QUOTE", "TRANSLATION", "UNOFFICIAL"]).is_some()
}

fn starts_with(text: &[u8], words: &str) -> bool {
    Cursor::new(text, Span::new(0, text.len())).eat_str(words)
}

fn ends_with(text: &[u8], words: &str) -> bool {
    let tail = text.len().checked_sub(words.len()).and_then(|at| text.get(at..));
    tail.is_some_and(|tail| starts_with(tail, words))
}

/// The bytes of the number at the start of a line.
fn marker_span(bytes: &[u8], line: Span) -> Span {
    let c = Cursor::new(bytes, line);
    paragraph_marker(c).map_or(line, |marker| Span::new(c.at(), marker.after.at()))
}

/// Whether letters stand for digits in the number at the start of a line.
fn has_letters(bytes: &[u8], line: Span) -> bool {
    let number = bytes.get(marker_span(bytes, line).range()).unwrap_or_default();
    // A pilcrow can have become "fl".
    let number = number.strip_prefix(b"fl").unwrap_or(number);
    let is_roman =
        !number.iter().any(u8::is_ascii_digit) && number.iter().any(|b| matches!(b, b'I' | b'V' | b'X'));
    !is_roman && number.iter().any(|b| !b.is_ascii_digit() && ocr::paragraph_digit(*b).is_some())
}
