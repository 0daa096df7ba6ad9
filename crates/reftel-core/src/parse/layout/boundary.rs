//! Where in a file one telegram ends and the next begins, and where one goes on in a further section.

use super::super::line_traits::LineTraits;
use super::super::marking::{ClassificationLine, parse_classification_line};
use super::super::piece::{Context, Piece};
use super::{Part, not_blank, record};
use crate::cable::LineKind;
use crate::text::{Cursor, Span};

/// How far behind the first line of a heading its `FM` and its classification line stand at most, in lines. A
/// collective can have hundreds of addressees.
const FROM_WITHIN: usize = 12;
const CLASSIFICATION_WITHIN: usize = 400;

/// The first line of a further telegram.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Start {
    /// Where it begins.
    pub(super) offset: u32,
    /// Whether what stands before it is no telegram but a letter or an article that passes it on.
    pub(super) is_behind_preface: bool,
}

/// What has been seen of the telegram that is being read.
#[derive(Clone, Copy, Debug, Default)]
struct Seen {
    /// Its classification line, when it has a message reference number.
    line: Option<ClassificationLine>,
    /// Subject, paragraph or classification: the transmission lines are behind us.
    text: bool,
    /// Lines that only telegrams have.
    telegram: bool,
    /// Labels that other texts have too.
    fields: bool,
    /// A line of the end of a message.
    end: bool,
    /// The text quotes another telegram.
    quote: bool,
}

/// Where telegrams after the first begin.
pub(super) fn starts(bytes: &[u8], pieces: &[Piece]) -> Vec<Start> {
    let mut starts = Vec::new();
    let mut seen = Seen::default();
    // A heading is looked at once: its further lines begin nothing.
    let mut heading_until = 0;
    for (at, piece) in not_blank(pieces) {
        let begins = at >= heading_until && seen.text && begins_telegram(bytes, pieces, at, seen);
        if begins {
            let own = parse_classification_line(bytes, piece.span).filter(|line| line.mrn.is_some());
            let own = own.filter(|_| piece.kind() == LineKind::Classification);
            let line = own.map(|line| (at, line)).or_else(|| classification_behind(bytes, pieces, at));
            heading_until = line.map_or(at, |(place, _)| place) + 1;
            if !goes_on(bytes, seen.line, line.map(|(_, line)| line)) {
                let offset = first_of(bytes, pieces, at).span.start;
                let is_behind_preface = starts.is_empty() && !seen.telegram;
                starts.push(Start { offset, is_behind_preface });
                seen = Seen::default();
            }
        }
        note(bytes, piece, &mut seen);
    }
    starts
}

/// Whether a further telegram begins at a piece.
fn begins_telegram(bytes: &[u8], pieces: &[Piece], at: usize, seen: Seen) -> bool {
    let Some(piece) = pieces.get(at) else { return false };
    match piece.kind() {
        LineKind::Identifier => true,
        LineKind::Routing | LineKind::Station | LineKind::Dtg => {
            let ahead = pieces.get(at + 1..).unwrap_or_default();
            let has_from =
                not_blank(ahead).take(FROM_WITHIN).any(|(_, piece)| piece.kind() == LineKind::From);
            let behind_blank = at.checked_sub(1).and_then(|at| pieces.get(at));
            let is_apart = behind_blank.is_some_and(|piece| piece.kind() == LineKind::Blank);
            let number = |line: ClassificationLine| line.mrn.map(|mrn| mrn.serial.value);
            let is_other = || {
                let own = classification_behind(bytes, pieces, at).and_then(|(_, line)| number(line));
                own.is_some() && own != seen.line.and_then(number)
            };
            // A telegram that is quoted in another has a heading too.
            has_from && (seen.end || !seen.telegram || !seen.quote && (is_apart || is_other()))
        }
        LineKind::Text if piece.traits.is_prose() => false,
        LineKind::Text | LineKind::Paragraph => {
            let is_message =
                bytes.get(piece.span.range()).is_some_and(|text| text.eq_ignore_ascii_case(b"Message Text"));
            is_message || record::begins_row(bytes, pieces.get(at..).unwrap_or_default())
        }
        LineKind::Residue => first_page(bytes, *piece) && seen.end,
        // Texts without transmission lines, one behind the other.
        LineKind::Classification => !seen.quote && begins_text(bytes, pieces, at),
        _ => false,
    }
}

/// How far behind a classification line the fields of its heading begin, in lines.
const FIELDS_WITHIN: usize = 12;

/// Whether the classification line at `at` begins a text: with its number, behind a blank line, and with an E.O. line
/// or TAGS and a subject behind it.
fn begins_text(bytes: &[u8], pieces: &[Piece], at: usize) -> bool {
    let Some(piece) = pieces.get(at) else { return false };
    let before = at.checked_sub(1).and_then(|at| pieces.get(at));
    if before.is_none_or(|before| before.kind() != LineKind::Blank)
        || parse_classification_line(bytes, piece.span).is_none_or(|line| line.mrn.is_none())
    {
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
    c.eat_word("PAGE") && c.eat_blanks() && c.eat_number(1..=3).is_some_and(|(page, _)| page == 1)
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

fn note(bytes: &[u8], piece: Piece, seen: &mut Seen) {
    seen.telegram |= matches!(
        piece.kind(),
        LineKind::Identifier | LineKind::Routing | LineKind::Station | LineKind::Security | LineKind::Dtg
    );
    // Records have labels like those of the heading; with a paragraph behind them they are a heading.
    seen.fields |=
        matches!(piece.kind(), LineKind::ExecutiveOrder | LineKind::Tags | LineKind::Classification);
    seen.telegram |= seen.fields && piece.kind() == LineKind::Paragraph;
    match piece.kind() {
        LineKind::Classification => {
            let line = parse_classification_line(bytes, piece.span).filter(|line| line.mrn.is_some());
            seen.text |= line.is_some();
            seen.telegram |= line.is_some();
            seen.line = seen.line.or(line);
        }
        LineKind::Subject | LineKind::Paragraph => {
            seen.text = true;
            seen.end = false;
        }
        LineKind::EndOfMessage => seen.end = seen.text,
        LineKind::Break => seen.end = seen.text && seen.line.is_some(),
        LineKind::Text => {
            let text = bytes.get(piece.span.range()).unwrap_or_default();
            let is_prose = piece.traits.is_prose();
            seen.end |= !is_prose && seen.text && is_end_stamp(text);
            if !may_be_quote(text, piece.traits) {
                return;
            }
            let is = |words: &str| {
                let tail = text.len().checked_sub(words.len()).and_then(|at| text.get(at..));
                let begins = |text: &[u8]| Cursor::new(text, Span::new(0, text.len())).eat_word(words);
                begins(text) || tail.is_some_and(begins)
            };
            if is("UNQUOTE") || is("END QUOTE") || is("END TEXT") || is("UNQUOTE.") || is("END TEXT.") {
                seen.quote = false;
            } else if is("QUOTE") || is("QUOTE:") || is("BEGIN TEXT") || is("BEGIN TEXT:") || is("QTE") {
                seen.quote = true;
            }
        }
        _ => {}
    }
}

/// Whether a line begins or ends like the words that open and close a quotation. Most do not, and are compared with
/// none of them.
fn may_be_quote(text: &[u8], traits: LineTraits) -> bool {
    let begins = |first: &u8| matches!(first.to_ascii_uppercase(), b'U' | b'E' | b'Q' | b'B');
    traits.may_have(LineTraits::QUOTE_AT_END)
        || traits.may_have(LineTraits::LABEL) && text.first().is_some_and(begins)
}

fn is_end_stamp(text: &[u8]) -> bool {
    text.starts_with(b"<<")
        || text.starts_with(b"***")
        || text.starts_with(b"NNNN")
        || text.starts_with(b"NMAF")
}

/// The classification line of the heading that begins at `at`, and its place: a heading without transmission lines
/// begins with it.
fn classification_behind(bytes: &[u8], pieces: &[Piece], at: usize) -> Option<(usize, ClassificationLine)> {
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
    let (Some(mrn), Some(own)) = (first.mrn, line.mrn) else { return false };
    let text = |span: Span| bytes.get(span.range()).unwrap_or_default();
    let number = |line: ClassificationLine| line.section.map_or(1, |section| section.value.number);
    mrn.serial.value == own.serial.value
        && text(mrn.post).eq_ignore_ascii_case(text(own.post))
        && number(line) > number(first)
}

/// Turns the headings of further sections into residue, so that the text goes on.
pub(super) fn join_sections(bytes: &[u8], part: &mut Part) {
    let mut first: Option<ClassificationLine> = None;
    let mut text = false;
    let mut at = 0;
    while let Some(piece) = part.pieces.get(at).copied() {
        match piece.kind() {
            LineKind::Identifier | LineKind::Routing | LineKind::Station | LineKind::Dtg if text => {
                let line = classification_behind(bytes, &part.pieces, at);
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

/// Makes residue of the pieces from `from` to the classification line at `to`, and of the fields behind it that
/// every section repeats. Gives back where the text goes on.
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
mod tests {
    use crate::parse::parse_all;
    use crate::text::{Source, Span};

    /// A telegram with a number, a section, and a paragraph.
    fn telegram(mrn: &str, section: &str, paragraph: &str) -> String {
        format!(
            "R 131627Z FEB 08\nFM AMEMBASSY PORT ELSINORE\nTO SECSTATE WASHDC\n\nC O N F I D E N T I A L {section} {mrn}\n\n\
             E.O. 12958: DECL: 02/13/2018\nTAGS: PREL\nSUBJECT: FISH\n\n{paragraph}\n\n"
        )
    }

    /// The ids of the cables of a text, each with the numbers of its paragraphs.
    fn cables(text: &str) -> String {
        let source = Source::new("test", text).unwrap();
        let cable = |parsed: &crate::parse::Parsed| {
            let numbers: Vec<String> =
                parsed.cable.paragraphs().map(|paragraph| paragraph.number.value.value.to_string()).collect();
            let id = parsed.cable.id(&source);
            format!("{}: {}", id.as_ref().map_or("-", |id| id.as_str()), numbers.join(" "))
        };
        parse_all(&source).iter().map(cable).collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn ok_sections_go_on_and_cables_do_not() {
        let first = telegram("PORT ELSINORE 000173", "SECTION 01 OF 02", "1. (C) One.");
        let second = telegram("PORT ELSINORE 000173", "SECTION 02 OF 02", "2. (C) Two.");
        let other = telegram("PORT ELSINORE 000174", "SECTION 02 OF 02", "2. (C) Two.");
        let both = |next: &str| cables(&format!("{first}{next}"));
        insta::assert_snapshot!(both(&second), @"08PORTELSINORE173: 1 2");
        insta::assert_snapshot!(both(&other), @"08PORTELSINORE173: 1 | 08PORTELSINORE174: 2");
        // The first section once more is another copy, not what comes next.
        insta::assert_snapshot!(both(&first), @"08PORTELSINORE173: 1 | 08PORTELSINORE173: 1");
    }

    /// How many cables there are in two telegrams with lines between them.
    fn with_between(lines: &str) -> usize {
        let first = telegram("PORT ELSINORE 000173", "", "1. (C) One.");
        let second = telegram("PORT ELSINORE 000174", "", "1. (C) Two.");
        parse_all(&Source::new("test", format!("{}\n{lines}{second}", first.trim_end())).unwrap()).len()
    }

    #[test]
    fn ok_an_end_or_a_blank_line_parts_telegrams() {
        for lines in [
            "\n",
            "NNNN\n",
            "BT\n#0173\n",
            "<< END OF DOCUMENT >>\n",
            "*** Current Classification *** CONFIDENTIAL\n",
            "NMAFVVZCZ\n",
        ] {
            assert_eq!(with_between(lines), 2, "{lines:?}");
        }
        // With a number of its own it needs neither.
        assert_eq!(with_between("and more of the text\n"), 2);
        assert_eq!(with_between("2. (C) The text went on.\n"), 2);
    }

    #[test]
    fn ok_a_telegram_that_is_quoted_begins_no_cable() {
        for lines in ["They wrote: QUOTE\n\n", "BEGIN TEXT:\n\n", "QTE\n\n", "He sent this. Begin text:\n\n"]
        {
            assert_eq!(with_between(lines), 1, "{lines:?}");
        }
        for lines in [
            "QUOTE\nFish. UNQUOTE\n\n",
            "BEGIN TEXT:\nFish.\nEND TEXT.\n\n",
            "QUOTE\nFish.\nEND QUOTE\n\n",
            "QUOTED words are many.\n\n",
        ] {
            assert_eq!(with_between(lines), 2, "{lines:?}");
        }
    }

    #[test]
    fn ok_first_page_behind_an_end_belongs_to_what_follows() {
        let second = |end: &str| {
            let [first, next] = ["173", "174"]
                .map(|serial| telegram(&format!("PORT ELSINORE 000{serial}"), "", "1. (C) One."));
            let source =
                Source::new("test", format!("{first}{end}PAGE 01        PORTEL  00174  131627Z\n\n{next}"));
            let source = source.unwrap();
            let start = parse_all(&source)[1].cable.extent.start;
            source.raw(Span { start, end: start + 10 }).into_owned()
        };
        insta::assert_snapshot!(second("NNNN\n\n"), @"PAGE 01   ");
        insta::assert_snapshot!(second(""), @"R 131627Z ");
    }
}
