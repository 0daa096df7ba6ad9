//! Which lines begin a paragraph, and with what number.

use std::ops::Range;

use super::super::marker::{Marker, paragraph_marker, portion_after};
use super::super::piece::Piece;
use super::super::quotation::{Edge, edge_in_paragraphs};
use super::super::sequence::{Candidate, paragraph_numbers};
use super::super::signature::ends_sentence;
use super::lists::{Place, inner_places};
use crate::cable::{Code, Diagnostic, Header, LineKind, Number};
use crate::lexicon::is_month;
use crate::text::{Cursor, Span, class, ocr};

/// Lengths of lines that can have been broken in the middle of a sentence, in bytes: shorter ones are headings and
/// the like, and where lines are longer nothing was broken.
const WRAPPED: std::ops::RangeInclusive<usize> = 45..=120;

/// The lines of a cable.
#[derive(Clone, Copy)]
struct Lines<'a> {
    bytes: &'a [u8],
    pieces: &'a [Piece],
}

/// Decides which lines of the text begin a paragraph, and tells what had to be repaired. The numbers have a place for
/// every piece of the cable.
pub(super) fn number_paragraphs(
    bytes: &[u8],
    pieces: &[Piece],
    header: &Header,
    text: Range<usize>,
) -> (Vec<Option<Number>>, Vec<Diagnostic>) {
    let Range { start, end } = text;
    let lines = Lines { bytes, pieces };
    let mut diagnostics = Vec::new();
    let first = first_number(lines, header, start);
    let mut places = places(lines, start, end);
    let quoted = quoted_places(lines, &places, start, end);
    let has_outer = quoted.iter().any(|quoted| !quoted);
    if has_outer {
        let mut quoted = quoted.iter();
        places.retain(|_| quoted.next() != Some(&true));
    }
    let inner = inner_places(bytes, pieces, &places);
    let mut inner = inner.iter();
    places.retain(|_| inner.next() != Some(&true));
    let candidates: Vec<Candidate> = places.iter().map(|place| place.candidate).collect();
    let found = paragraph_numbers(&candidates, first);
    let mut numbers = vec![None; lines.pieces.len()];
    let mut repairs = Repairs::default();
    let mut expected = first;
    for (place, value) in places.iter().zip(found) {
        let Some(piece) = lines.pieces.get(place.at).copied() else { continue };
        // With a portion mark a number that fits nowhere is one all the same, as it was printed.
        let is_astray = value.is_none();
        let Some(value) = value.or(Some(place.candidate.printed).filter(|_| place.candidate.is_sure()))
        else {
            continue;
        };
        let printed = (value != place.candidate.printed).then_some(place.candidate.printed);
        if let Some(slot) = numbers.get_mut(place.at) {
            *slot = Some(Number { value, printed });
        }
        repairs.note(place, value, printed, piece.span);
        if has_letters(lines.bytes, piece.span) {
            repairs.letters.get_or_insert(piece.span);
        }
        if value != expected {
            let span = marker_span(lines.bytes, piece.span);
            diagnostics.push(Diagnostic { code: Code::NumberOutOfOrder { expected, found: value }, span });
        }
        if !is_astray {
            expected = value.saturating_add(1);
        }
    }
    repairs.tell(bytes, &mut diagnostics);
    (numbers, diagnostics)
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

    fn tell(self, bytes: &[u8], diagnostics: &mut Vec<Diagnostic>) {
        let notices = [
            (self.scanned_at, Code::PilcrowScanned { numbers: self.scanned }),
            (self.dashes.first().copied(), Code::ListDash { count: self.dashes.len() }),
            (self.in_line.first().copied(), Code::NumberInLine { count: self.in_line.len() }),
            (self.letters, Code::DigitsScanned),
        ];
        for (first, code) in notices {
            if let Some(first) = first {
                diagnostics.push(Diagnostic { code, span: marker_span(bytes, first) });
            }
        }
    }
}

/// The number of the first paragraph of the text: 2 when the heading has used up the 1 (`1. CLASSIFIED BY`).
fn first_number(lines: Lines<'_>, header: &Header, start: usize) -> u16 {
    let heading = lines.pieces.get(..start).unwrap_or_default();
    let is_first = |piece: &Piece| {
        matches!(piece.kind(), LineKind::ClassifiedBy | LineKind::Paragraph)
            && paragraph_marker(Cursor::new(lines.bytes, piece.span))
                .is_some_and(|marker| marker.printed == 1)
    };
    let by = header.classified_by.iter().flat_map(|by| by.text.iter());
    if heading.iter().any(is_first) || by.into_iter().any(|line| holds_first(lines.bytes, line)) {
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
                .is_some_and(|marker| marker.printed == 1 && portion_after(marker).is_some())
        {
            return true;
        }
        c.bump();
    }
}

fn places(lines: Lines<'_>, start: usize, end: usize) -> Vec<Place> {
    let bytes = lines.bytes;
    let mut places = Vec::new();
    let mut before = Open::No;
    for (at, piece) in lines.pieces.iter().enumerate().take(end).skip(start) {
        if piece.kind() == LineKind::Paragraph
            && let Some(marker) = paragraph_marker(Cursor::new(bytes, piece.span))
            && !(before == Open::Yes && belongs_above(lines, at, &marker))
            && !ends_day(lines, at, &marker)
            && !(marker.is_doubtful && at > start && is_below_open(lines, at))
        {
            let candidate = Candidate {
                printed: marker.printed,
                has_pilcrow: marker.has_pilcrow,
                has_portion: portion_after(marker).is_some(),
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
fn belongs_above(lines: Lines<'_>, at: usize, marker: &Marker<'_>) -> bool {
    const BEFORE: [&str; 8] =
        ["PARA", "PARAS", "PARAGRAPH", "PARAGRAPHS", "ARTICLE", "SECTION", "CHAPTER", "NUMBER"];
    if marker.has_pilcrow || portion_after(*marker).is_some() {
        return false;
    }
    let above = at.checked_sub(1).and_then(|above| lines.pieces.get(above));
    let above = above.and_then(|above| lines.bytes.get(above.span.range())).unwrap_or_default();
    let word = above.rsplit(|b| !b.is_ascii_alphabetic()).next().unwrap_or_default();
    let closes = matches!(marker.after.rest(), [b'.' | b',' | b';' | b')', ..]);
    closes || is_month(word) || BEFORE.iter().any(|before| word.eq_ignore_ascii_case(before.as_bytes()))
}

/// Whether a number is the day of the month with which the line above ends, however short that is.
fn ends_day(lines: Lines<'_>, at: usize, marker: &Marker<'_>) -> bool {
    let above = at.checked_sub(1).and_then(|above| lines.pieces.get(above));
    let above = above.and_then(|above| lines.bytes.get(above.span.range())).unwrap_or_default();
    let word = above.rsplit(|b| !b.is_ascii_alphabetic()).next().unwrap_or_default();
    !marker.has_pilcrow && is_month(word) && portion_after(*marker).is_none()
}

/// Whether words stand right above that end no sentence.
fn is_below_open(lines: Lines<'_>, at: usize) -> bool {
    let above = at.checked_sub(1).and_then(|above| lines.pieces.get(above));
    above.is_some_and(|above| {
        !matches!(above.kind(), LineKind::Blank | LineKind::Rule | LineKind::Residue)
            && !ends_sentence(lines.bytes, above.span)
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
fn quoted_places(lines: Lines<'_>, places: &[Place], start: usize, end: usize) -> Vec<bool> {
    let mut quoted = vec![false; places.len()];
    let mut regions = Vec::new();
    let mut open = None;
    for (at, piece) in lines.pieces.iter().enumerate().take(end).skip(start) {
        match edge_in_paragraphs(lines.bytes, *piece) {
            Some(Edge::Opens) => {
                open.get_or_insert(at);
            }
            Some(Edge::Closes) if open.is_some() => regions.extend(open.take().map(|from| from + 1..at)),
            _ if open.is_none() && is_annex(lines.bytes, piece.span) => {
                regions.push(at..end);
                break;
            }
            _ => {}
        }
    }
    let mut next = 0;
    for region in regions {
        let first =
            next + places.get(next..).unwrap_or_default().partition_point(|place| place.at < region.start);
        let len = places.get(first..).unwrap_or_default().partition_point(|place| place.at < region.end);
        let printed = |index: usize| places.get(index).map(|place| place.candidate.printed);
        let before = first.checked_sub(1).and_then(printed).unwrap_or(0);
        // Paragraphs with marks of their own are some of the cable, even after an annex.
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
        c.eat_spaces();
        c.eat_if(|b| b.is_ascii_alphanumeric());
        c.eat_if(|b| matches!(b, b':' | b'.'));
        c.is_done()
    }
}

/// The bytes of the number at the start of a line.
fn marker_span(bytes: &[u8], line: Span) -> Span {
    let c = Cursor::new(bytes, line);
    paragraph_marker(c).map_or(line, |marker| marker.span)
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
