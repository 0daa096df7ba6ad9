//! Where in a file one telegram ends and the next begins, and where one goes on in a further section.

use super::super::marking::{ClassificationLine, parse_classification_line};
use super::super::piece::{Context, Piece};
use super::super::quotation::{self, Edge};
use super::{Part, not_blank, record};
use crate::cable::LineKind;
use crate::text::{Cursor, Span};

/// How far after the first line of a heading its `FM` and its classification line stand at most, in lines. A
/// collective can have hundreds of addressees.
const FROM_WITHIN: usize = 12;
const CLASSIFICATION_WITHIN: usize = 400;

/// The first line of a further telegram.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Start {
    /// Where it begins.
    pub(super) offset: u32,
    /// Whether what stands before it is no telegram but a letter or an article that passes it on.
    pub(super) is_after_preface: bool,
}

/// The telegram that is being read, as far as its lines were seen.
#[derive(Clone, Copy, Debug, Default)]
struct Telegram {
    stage: Stage,
    form: Form,
    /// Its classification line, if it has a message reference number.
    line: Option<ClassificationLine>,
    /// Whether the text quotes another telegram at this place.
    is_quoting: bool,
    /// Whether a paragraph came after its classification line.
    has_paragraph: bool,
}

/// How far the telegram has been read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Stage {
    /// Its transmission lines.
    #[default]
    Transmission,
    /// After its classification line, its subject or the number of a paragraph.
    Text,
    /// After a line that ends a message.
    End,
}

/// What its lines say of its form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Form {
    /// Nothing.
    #[default]
    Unknown,
    /// It has labels that the heading of a telegram has, and records too.
    Labelled,
    /// It has what only telegrams have.
    Telegram,
}

/// Where telegrams after the first begin.
pub(super) fn starts(bytes: &[u8], pieces: &[Piece]) -> Vec<Start> {
    let mut starts = Vec::new();
    let mut seen = Telegram::default();
    // A heading is looked at once: its further lines begin nothing.
    let mut heading_until = 0;
    for (at, piece) in not_blank(pieces) {
        let begins = at >= heading_until
            && seen.stage != Stage::Transmission
            && begins_telegram(bytes, pieces, at, seen);
        if begins {
            let own = parse_classification_line(bytes, piece.span).filter(|line| line.mrn.is_some());
            let own = own.filter(|_| piece.kind() == LineKind::Classification);
            let line = own.map(|line| (at, line)).or_else(|| classification_after(bytes, pieces, at));
            heading_until = line.map_or(at, |(place, _)| place) + 1;
            let line = line.map(|(_, line)| line);
            let is_again = is_same_number(bytes, seen.line, line)
                && (!seen.has_paragraph || piece.kind() == LineKind::Classification);
            if !is_again && !goes_on(bytes, seen.line, line) {
                let offset = first_of(bytes, pieces, at).span.start;
                let is_after_preface = starts.is_empty() && seen.form != Form::Telegram;
                starts.push(Start { offset, is_after_preface });
                seen = Telegram::default();
            }
        }
        seen = seen.with(bytes, piece);
    }
    starts
}

/// Whether a further telegram begins at a piece.
fn begins_telegram(bytes: &[u8], pieces: &[Piece], at: usize, seen: Telegram) -> bool {
    let Some(piece) = pieces.get(at) else { return false };
    match piece.kind() {
        LineKind::Identifier => true,
        LineKind::Routing | LineKind::Station | LineKind::Dtg => {
            let ahead = pieces.get(at + 1..).unwrap_or_default();
            let has_from =
                not_blank(ahead).take(FROM_WITHIN).any(|(_, piece)| piece.kind() == LineKind::From);
            let after_blank = at.checked_sub(1).and_then(|at| pieces.get(at));
            let is_apart = after_blank.is_some_and(|piece| piece.kind() == LineKind::Blank);
            let number = |line: ClassificationLine| line.mrn.map(|mrn| mrn.serial.value);
            let is_other = || {
                let own = classification_after(bytes, pieces, at).and_then(|(_, line)| number(line));
                own.is_some() && own != seen.line.and_then(number)
            };
            // A telegram that is quoted in another has a heading too.
            has_from
                && (seen.stage == Stage::End
                    || seen.form != Form::Telegram
                    || !seen.is_quoting && (is_apart || is_other()))
        }
        LineKind::Text if piece.traits.is_prose() => false,
        LineKind::Text | LineKind::Paragraph => {
            let is_message =
                bytes.get(piece.span.range()).is_some_and(|text| text.eq_ignore_ascii_case(b"Message Text"));
            is_message || record::begins_row(bytes, pieces.get(at..).unwrap_or_default())
        }
        LineKind::Residue => first_page(bytes, *piece) && seen.stage == Stage::End,
        // Texts without transmission lines, one after the other.
        LineKind::Classification => !seen.is_quoting && begins_text(bytes, pieces, at, seen),
        _ => false,
    }
}

/// How far after a classification line the fields of its heading begin, in lines.
const FIELDS_WITHIN: usize = 12;

/// Whether the classification line at `at` begins a text: with its number, after a blank line, and with an E.O. line
/// or TAGS and a subject after it. Below paragraphs of a telegram with another number no blank line is needed: a text can
/// be glued to one that breaks off.
fn begins_text(bytes: &[u8], pieces: &[Piece], at: usize, seen: Telegram) -> bool {
    let Some(piece) = pieces.get(at) else { return false };
    let before = at.checked_sub(1).and_then(|at| pieces.get(at));
    let line = parse_classification_line(bytes, piece.span).filter(|line| line.mrn.is_some());
    let is_apart = before.is_some_and(|before| before.kind() == LineKind::Blank);
    let is_glued = seen.has_paragraph && !is_same_number(bytes, seen.line, line);
    if line.is_none() || !is_apart && !is_glued {
        return false;
    }
    let ahead = pieces.get(at + 1..).unwrap_or_default();
    let mut is_marked = false;
    for (_, piece) in not_blank(ahead).take(FIELDS_WITHIN) {
        match piece.kind() {
            LineKind::ExecutiveOrder | LineKind::Tags => is_marked = true,
            LineKind::Subject => return is_marked,
            LineKind::Paragraph | LineKind::Classification => return false,
            _ => {}
        }
    }
    false
}

/// `PAGE 01`: the first page of a message.
fn first_page(bytes: &[u8], piece: Piece) -> bool {
    let mut c = Cursor::new(bytes, piece.span);
    c.eat_word("PAGE") && c.eat_spaces() && c.eat_number(1..=3).is_some_and(|(page, _)| page == 1)
}

/// The level above a first page belongs to it.
fn first_of(bytes: &[u8], pieces: &[Piece], at: usize) -> Piece {
    let before = pieces.get(..at).unwrap_or_default();
    let own = pieces.get(at).copied().unwrap_or_default();
    if !first_page(bytes, own) {
        return own;
    }
    let level = not_blank(before).next_back().map(|(_, piece)| piece);
    level.filter(|piece| super::super::marking::is_bare_level(bytes, piece.span)).unwrap_or(own)
}

impl Telegram {
    /// The telegram with one more line.
    fn with(self, bytes: &[u8], piece: Piece) -> Self {
        let line = (piece.kind() == LineKind::Classification)
            .then(|| parse_classification_line(bytes, piece.span))
            .flatten()
            .filter(|line| line.mrn.is_some());
        Self {
            has_paragraph: self.has_paragraph || self.line.is_some() && piece.kind() == LineKind::Paragraph,
            stage: self.stage.with(bytes, piece, line.is_some(), self.line.is_some()),
            form: if line.is_some() { Form::Telegram } else { self.form.with(piece.kind()) },
            line: self.line.or(line),
            is_quoting: match quotation::edge(bytes, piece) {
                Some(edge) => edge == Edge::Opens,
                None => self.is_quoting,
            },
        }
    }
}

impl Stage {
    /// The stage after a line. `has_number` says whether the line is a classification line with a message reference
    /// number, `had_number` whether one came before.
    fn with(self, bytes: &[u8], piece: Piece, has_number: bool, had_number: bool) -> Self {
        match (self, piece.kind()) {
            (_, LineKind::Subject | LineKind::Paragraph) => Self::Text,
            (Self::Transmission, _) if has_number => Self::Text,
            (Self::Transmission, _) => self,
            (_, LineKind::EndOfMessage) => Self::End,
            (_, LineKind::Break) if had_number => Self::End,
            (_, LineKind::Break) => Self::Text,
            (_, LineKind::Text) if !piece.traits.is_prose() && is_end_stamp(bytes, piece.span) => Self::End,
            _ => self,
        }
    }
}

impl Form {
    fn with(self, line: LineKind) -> Self {
        match (self, line) {
            (
                _,
                LineKind::Identifier
                | LineKind::Routing
                | LineKind::Station
                | LineKind::Security
                | LineKind::Dtg,
            )
            // With a paragraph after them the labels are those of a heading.
            | (Self::Labelled, LineKind::Paragraph) => Self::Telegram,
            (Self::Unknown, LineKind::ExecutiveOrder | LineKind::Tags | LineKind::Classification) => {
                Self::Labelled
            }
            _ => self,
        }
    }
}

fn is_end_stamp(bytes: &[u8], line: Span) -> bool {
    let text = bytes.get(line.range()).unwrap_or_default();
    text.starts_with(b"<<")
        || text.starts_with(b"***")
        || text.starts_with(b"NNNN")
        || text.starts_with(b"NMAF")
}

/// The classification line of the heading that begins at `at`, and its place: a heading without transmission lines
/// begins with it.
fn classification_after(bytes: &[u8], pieces: &[Piece], at: usize) -> Option<(usize, ClassificationLine)> {
    let ahead = pieces.get(at..)?;
    not_blank(ahead)
        .take(CLASSIFICATION_WITHIN)
        .enumerate()
        .take_while(|(count, (_, piece))| *count == 0 || piece.kind() != LineKind::Identifier)
        .map(|(_, found)| found)
        .filter(|(_, piece)| piece.kind() == LineKind::Classification)
        .find_map(|(place, piece)| {
            let line = parse_classification_line(bytes, piece.span).filter(|line| line.mrn.is_some())?;
            Some((at + place, line))
        })
}

/// Whether a classification line is that of a further section of the cable whose first line is `first`.
fn goes_on(bytes: &[u8], first: Option<ClassificationLine>, line: Option<ClassificationLine>) -> bool {
    let (Some(first), Some(line)) = (first, line) else { return false };
    let number = |line: ClassificationLine| line.section.map_or(1, |section| section.value.number);
    is_same_number(bytes, Some(first), Some(line)) && number(line) > number(first)
}

/// Whether two classification lines have the same post and number.
fn is_same_number(bytes: &[u8], first: Option<ClassificationLine>, line: Option<ClassificationLine>) -> bool {
    let numbers = first.and_then(|first| first.mrn).zip(line.and_then(|line| line.mrn));
    let text = |span: Span| bytes.get(span.range()).unwrap_or_default();
    numbers.is_some_and(|(first, own)| {
        first.serial.value == own.serial.value && text(first.post).eq_ignore_ascii_case(text(own.post))
    })
}

/// Turns the headings of further sections into residue, so that the text goes on.
pub(super) fn join_sections(bytes: &[u8], part: &mut Part) {
    let mut first: Option<ClassificationLine> = None;
    let mut text = false;
    let mut at = 0;
    while let Some(piece) = part.pieces.get(at).copied() {
        match piece.kind() {
            LineKind::Identifier | LineKind::Routing | LineKind::Station | LineKind::Dtg if text => {
                let line = classification_after(bytes, &part.pieces, at);
                match line {
                    Some((place, line)) if goes_on(bytes, first, Some(line)) => {
                        at = take_heading(part, at, place);
                        continue;
                    }
                    // No section begins here: its lines need not be looked at again.
                    Some((place, _)) => at = place,
                    None => text = false,
                }
            }
            LineKind::Classification => {
                let line = parse_classification_line(bytes, piece.span).filter(|line| line.mrn.is_some());
                if text && line.is_some() && goes_on(bytes, first, line) {
                    at = take_heading(part, at, at);
                    continue;
                }
                first = first.or(line);
            }
            LineKind::Subject | LineKind::Paragraph => text = first.is_some(),
            _ => {}
        }
        at += 1;
    }
}

/// How many lines the distribution above a section's heading has at most.
const DISTRIBUTION_WITHIN: usize = 24;

/// Makes residue of the pieces from `from` to the classification line at `to`, and of the fields after it that
/// every section repeats. Returns the index of the piece with which the text goes on.
fn take_heading(part: &mut Part, from: usize, to: usize) -> usize {
    // The distribution inside the Department stands above the transmission lines.
    let above = part.pieces.get(..from).unwrap_or_default().iter().rev().take(DISTRIBUTION_WITHIN);
    let above = above.take_while(|piece| {
        matches!(
            piece.kind(),
            LineKind::Blank | LineKind::Residue | LineKind::Distribution | LineKind::Drafting
        )
    });
    let from = from - above.count();
    for at in from..=to {
        if part.pieces.get(at).is_some_and(|piece| piece.kind() != LineKind::Blank) {
            part.mark(at, Context::Page);
        }
    }
    let mut at = to + 1;
    let mut is_field = false;
    while let Some(piece) = part.pieces.get(at) {
        match piece.kind() {
            LineKind::Blank => is_field = false,
            LineKind::Caption
            | LineKind::ExecutiveOrder
            | LineKind::Tags
            | LineKind::Subject
            | LineKind::Reference
            | LineKind::ClassifiedBy
            | LineKind::Reason => {
                // Those that can go on over several lines, up to a blank one.
                is_field = !matches!(piece.kind(), LineKind::Caption | LineKind::ExecutiveOrder);
                part.mark(at, Context::Page);
            }
            LineKind::Text if is_field => part.mark(at, Context::Page),
            _ => break,
        }
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests;
