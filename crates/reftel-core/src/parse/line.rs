//! Phase 1: every line by itself.
//!
//! Each line gets the [`LineKind`] that its first words give it. A line of the heading that holds several
//! fields is cut into several [`Piece`]s, so that the later phases see one field a piece.

use super::address::is_routing_indicator;
use super::line_traits::LineTraits;
use super::line_traits::is_prose;
use super::split::split;
use super::{dtg, executive_order, layout, marking};
use crate::cable::{Line, LineKind};
use crate::text::fuzzy::is_within_one_edit;
use crate::text::{Class, Cursor, Span, class, lines, ocr};

/// A line without its line end and the blanks around it, or a part of one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) kind: LineKind,
    pub(super) span: Span,
    /// Whether it was cut out of the middle of a line.
    pub(super) is_split: bool,
    /// What it may have: rules that need something else are not tried.
    pub(super) traits: LineTraits,
}

/// About how long lines are, blank ones among them.
const LINE_LEN: usize = 48;

/// Classifies every line and cuts the lines of the heading into pieces.
pub(super) fn read_lines(bytes: &[u8]) -> (Vec<Line>, Vec<Piece>) {
    let expected = bytes.len() / LINE_LEN;
    let (mut all, mut pieces) = (Vec::with_capacity(expected), Vec::with_capacity(expected));
    for span in lines(bytes) {
        let content = trim(bytes, span);
        let traits = LineTraits::of(bytes.get(content.range()).unwrap_or_default());
        let is_prose = traits.is_prose();
        let kind = if is_prose { LineKind::Text } else { labelled_kind(bytes, content, traits) };
        all.push(Line { span, kind });
        let piece = Piece { kind, span: content, is_split: false, traits };
        if is_prose {
            pieces.push(piece);
        } else {
            split(bytes, piece, &mut pieces);
        }
    }
    (all, pieces)
}

/// Fewest lines of which one can say that a blank line stands after each.
const SPACED_LINES: usize = 12;

/// Takes out the blank lines that a conversion put after every line, and keeps those that were there before.
/// Gives back the first of the lines taken out; absent when the text is not spaced like that.
pub(super) fn close_up(pieces: &mut Vec<Piece>) -> Option<Span> {
    let is_blank = |piece: &Piece| piece.kind == LineKind::Blank;
    let followed = |pair: &&[Piece]| matches!(pair, [line, next] if !is_blank(line) && is_blank(next));
    let adjacent = |pair: &&[Piece]| matches!(pair, [line, next] if !is_blank(line) && !is_blank(next) && !next.is_split);
    let spaced = pieces.windows(2).filter(followed).count();
    // One line in twenty may have lost its blank line.
    if spaced < SPACED_LINES || pieces.windows(2).filter(adjacent).count() * 20 > spaced {
        return None;
    }
    let first = pieces.iter().find(|piece| is_blank(piece)).map(|piece| piece.span);
    let mut run = 0;
    pieces.retain(|piece| {
        run = if is_blank(piece) { run + 1 } else { 0 };
        // Of "line, blank, blank, blank, line" the middle one was there before.
        run == 0 || run == 2
    });
    first
}

/// `span` without the blanks at both ends; empty at its end when there is nothing else.
pub(super) fn trim(bytes: &[u8], span: Span) -> Span {
    let text = bytes.get(span.range()).unwrap_or_default();
    // Most lines have nothing to trim but their end.
    let line = text.strip_suffix(b"\n").unwrap_or(text);
    if let [first, .., last] = line
        && first.is_ascii_graphic()
        && last.is_ascii_graphic()
    {
        let start = span.range().start;
        return Span::new(start, start + line.len());
    }
    let start = span.range().start + (text.len() - trim_start(text).len());
    let mut end = span.range().end;
    loop {
        let rest = bytes.get(start..end).unwrap_or_default();
        end -= match rest {
            [.., 0xc2, 0xa0 | 0x85] => 2,
            [.., 0xe2, 0x80, 0xa8 | 0xa9] => 3,
            [.., last] if last.is_ascii_whitespace() || matches!(last, 0x0b | 0) => 1,
            _ => return Span::new(start, end),
        };
    }
}

fn trim_start(mut text: &[u8]) -> &[u8] {
    loop {
        text = match text {
            [0xc2, 0xa0, rest @ ..] => rest,
            [first, rest @ ..] if first.is_ascii_whitespace() || matches!(first, 0x0b | 0) => rest,
            _ => return text,
        };
    }
}

/// What the first words of a line make it.
pub(super) fn kind(bytes: &[u8], line: Span) -> LineKind {
    let is_prose = is_prose(bytes.get(line.range()).unwrap_or_default());
    if is_prose { LineKind::Text } else { labelled_kind(bytes, line, LineTraits::default()) }
}

/// The same, for lines that may have a label.
pub(super) fn labelled_kind(bytes: &[u8], line: Span, traits: LineTraits) -> LineKind {
    let c = Cursor::new(bytes, line);
    let Some(first) = c.peek() else { return LineKind::Blank };
    if is_rule(c.rest()) {
        return LineKind::Rule;
    }
    if let Some(marker) = paragraph_marker(c) {
        // "1. CLASSIFIED BY" has a number in front like a paragraph, but belongs to the heading.
        let is_field = behind_classified_by(marker.after).is_some();
        return if is_field { LineKind::ClassifiedBy } else { LineKind::Paragraph };
    }
    let by_first_letter = match first.to_ascii_uppercase() {
        b'0' if is_routing(c) => Some(LineKind::Routing),
        b'0'..=b'9' => dtg::parse_dtg(bytes, line).is_some().then_some(LineKind::Dtg),
        b'V' => is_identifier(c).then_some(LineKind::Identifier),
        b'Z' | b'O' | b'P' | b'R' | b'Y' => transmission_kind(bytes, line, traits),
        b'D' => is_station(c)
            .then_some(LineKind::Station)
            .or_else(|| drafting(c))
            .or_else(|| label(c, &["DERIVED FROM"], LineKind::DerivedFrom))
            .or_else(|| label(c, &["DECLASSIFY ON"], LineKind::DeclassifyOn)),
        b'F' => starts_with_word(c, "FM").then_some(LineKind::From),
        b'T' => tags_label(c)
            .then_some(LineKind::Tags)
            .or((c.rest() == b"TO" || starts_with_word(c, "TO")).then_some(LineKind::To)),
        b'A' | b'C' => drafting(c),
        b'I' => info_kind(c),
        b'X' => starts_with_word(c, "XMT").then_some(LineKind::Exempt),
        b'B' => (c.rest() == b"BT").then_some(LineKind::Break),
        // Archives have it with three letters as often as with four.
        b'N' => matches!(c.rest(), b"NNN" | b"NNNN" | b"NNNNN").then_some(LineKind::EndOfMessage),
        b'#' => is_end_serial(c).then_some(LineKind::EndOfMessage),
        b'E' => executive_order::label(c).is_some().then_some(LineKind::ExecutiveOrder),
        b'S' => subject_label(c).is_some().then_some(LineKind::Subject),
        _ => None,
    };
    by_first_letter.unwrap_or_else(|| general_kind(bytes, line, traits))
}

/// Kinds that can begin with many a letter.
fn general_kind(bytes: &[u8], line: Span, traits: LineTraits) -> LineKind {
    let c = Cursor::new(bytes, line);
    let has_digits = traits.may_have(LineTraits::DIGITS);
    if matches!(c.peek(), Some(b'C' | b'c' | b'(')) && behind_classified_by(c).is_some() {
        LineKind::ClassifiedBy
    } else if has_digits && is_distribution(c) {
        LineKind::Distribution
    } else if has_digits && layout::parse_sent_on(bytes, line).is_some() {
        LineKind::SentOn
    } else if has_digits && is_residue(c.rest()) {
        LineKind::Residue
    } else if marking::parse_classification_line(bytes, line).is_some() {
        LineKind::Classification
    } else if marking::is_caption_line(bytes, line) {
        LineKind::Caption
    } else if is_attention(c) {
        LineKind::Attention
    } else {
        LineKind::Text
    }
}

/// Lines that begin with the letter of a precedence: routing, date-time group, security; and REF, REASON.
fn transmission_kind(bytes: &[u8], line: Span, traits: LineTraits) -> Option<LineKind> {
    let c = Cursor::new(bytes, line);
    if is_routing(c) {
        Some(LineKind::Routing)
    } else if traits.may_have(LineTraits::DIGITS) && dtg::parse_dtg(bytes, line).is_some() {
        Some(LineKind::Dtg)
    } else if is_security(c) {
        Some(LineKind::Security)
    } else if reference_label(c).is_some() {
        Some(LineKind::Reference)
    } else {
        label(c, &["REASON", "REASONS"], LineKind::Reason)
    }
}

/// A label of the transmission lines, with a colon or a blank and with something behind it.
pub(super) fn starts_with_word(mut c: Cursor<'_>, word: &str) -> bool {
    let has_word = c.rest().starts_with(word.as_bytes()) && c.eat_word(word);
    has_word && (c.eat(b':') | c.eat_blanks()) && !c.is_done()
}

pub(super) fn label(mut c: Cursor<'_>, words: &[&str], kind: LineKind) -> Option<LineKind> {
    c.eat_any(words)?;
    c.eat_blanks();
    c.eat(b':').then_some(kind)
}

/// Labels of the block that says who drafted, cleared and approved.
fn drafting(mut c: Cursor<'_>) -> Option<LineKind> {
    let whole = c;
    let upper = c.rest().first().is_some_and(u8::is_ascii_uppercase);
    let by = ["DRAFTED BY", "APPROVED BY", "CLEARED BY"];
    let label = ["DRAFTED", "APPROVED", "CLEARED", "CHARGE", "DISSEMINATION", "CXPOST", "ACTION"];
    let found = c.eat_any(&by).is_some() || c.eat_any(&label).is_some() && c.eat(b':');
    (upper && found && !is_distribution(whole)).then_some(LineKind::Drafting)
}

/// Longest name of an office in a list of 1972 and before, in bytes.
const OFFICE_MAX: usize = 5;

/// `ACTION EUR-12`, `INFO OCT-01 ISO-00 /091 W`: offices with numbers of copies, and nothing else; or the line of
/// dashes with the number of the message below them.
fn is_distribution(mut c: Cursor<'_>) -> bool {
    let dashes = c.eat_while(class!(b'-')).len();
    if dashes >= 4 {
        c.eat_blanks();
        return !c.is_done() && c.slice(c.rest_span()).len() <= 40 && is_codes(c);
    }
    let has_label = c.eat_any(&["ACTION", "ORIGIN", "INFO"]).is_some();
    c.eat(b':');
    // The sum of the copies can stand on a line of its own: `/180 W`.
    let is_sum = !has_label && matches!(c.rest(), [b'/', b'0'..=b'9', _, b'0'..=b'9', .., b'R' | b'W']);
    let mut offices = usize::from(is_sum);
    let mut is_list = false;
    while (c.eat_blanks() || is_list || offices == 0 || is_sum) && !c.is_done() {
        if c.eat(b'/') {
            // The sum of the copies.
            c.eat_digits(3);
            c.eat_blanks();
            c.eat_if(|b| matches!(b, b'R' | b'W'));
            break;
        }
        let office = c.eat_while(class!(UPPERCASE | b'/')).len();
        let is_joined = c.eat(b'-');
        // Before 1973: `INFO OCT 01,SS 25,/087 W`.
        let is_old = !is_joined && office <= OFFICE_MAX && c.eat_blanks();
        // Without a label a number of three digits is that of a paper: "A-173".
        let digits = if has_label && is_joined { 3 } else { 2 };
        if office == 0 || !(is_joined || is_old) || c.eat_number(2..=digits).is_none() {
            return false;
        }
        is_list = c.eat(b',');
        if is_old && !has_label && !is_list {
            return false;
        }
        offices += 1;
    }
    offices > 0 && c.is_done()
}

/// Numbers and codes and nothing else: every word has a digit.
pub(super) fn is_codes(mut c: Cursor<'_>) -> bool {
    while !c.is_done() {
        let word = c.eat_while(class!(UPPERCASE | b'0'..=b'9' | b'/'));
        if !c.slice(word).iter().any(u8::is_ascii_digit) || !(c.eat_blanks() || c.is_done()) {
            return false;
        }
    }
    true
}

fn info_kind(mut c: Cursor<'_>) -> Option<LineKind> {
    if is_distribution(c) {
        return Some(LineKind::Distribution);
    }
    if !starts_with_word(c, "INFO") {
        return None;
    }
    c.eat_word("INFO");
    c.eat_blanks();
    Some(if c.eat_word("XMT") { LineKind::Exempt } else { LineKind::Info })
}

/// `VZCZC`, channel letters, sequence number.
fn is_identifier(mut c: Cursor<'_>) -> bool {
    c.eat_str("VZCZC") && !c.eat_while(Class::ALPHANUMERIC).is_empty()
}

/// Doubled precedence letters, then routing indicators.
pub(super) fn is_routing(mut c: Cursor<'_>) -> bool {
    let doubled = matches!(c.rest(), [a, b, b' ', ..] if a == b);
    c.skip(2);
    c.eat_blanks();
    let indicator = c.eat_while(Class::ALPHANUMERIC);
    doubled && is_routing_indicator(c.slice(indicator))
}

pub(super) fn is_station(mut c: Cursor<'_>) -> bool {
    c.eat_word("DE") && c.eat_blanks() && {
        let indicator = c.eat_while(Class::ALPHANUMERIC);
        is_routing_indicator(c.slice(indicator))
            && c.eat_blanks()
            && c.peek().is_some_and(|b| b == b'#' || b.is_ascii_digit())
    }
}

/// `ZNR` or `ZNY`, then a letter five times; one of them can be lost, and blanks can stand between them.
pub(super) fn is_security(mut c: Cursor<'_>) -> bool {
    if c.eat_any(&["ZNR", "ZNY"]).is_none() || !c.eat_blanks() {
        return false;
    }
    let Some(letter) = c.bump().filter(u8::is_ascii_alphabetic) else { return false };
    let mut letters = 1;
    while c.clone().eat_if(|b| b == letter || b == b' ') {
        letters += usize::from(c.bump() == Some(letter));
    }
    matches!(letters, 4..=6)
}

/// `#0173`, which repeats the station serial number at the end.
fn is_end_serial(mut c: Cursor<'_>) -> bool {
    c.eat(b'#') && c.eat_number(3..=5).is_some() && c.is_done()
}

/// Three marks or more and nothing else, or a lone dash.
fn is_rule(line: &[u8]) -> bool {
    let is_mark = |b: &&u8| matches!(b, b'-' | b'=' | b'*' | b'_' | b'~');
    // Given up at the first other byte: the text asked about can be long.
    let only_marks = line.iter().all(|b| is_mark(&b) || matches!(b, b' ' | b'\t'));
    only_marks && (line.iter().filter(is_mark).nth(2).is_some() || line == b"-")
}

/// Whether a line of the text is a rule.
pub(super) fn is_rule_line(bytes: &[u8], line: Span) -> bool {
    is_rule(bytes.get(line.range()).unwrap_or_default())
}

/// Whether a text is the heading of a page: `PAGE 02        STATE   000123  071504Z`.
pub(super) fn is_page_heading(bytes: &[u8], text: Span) -> bool {
    let text = bytes.get(text.range()).unwrap_or_default();
    text.starts_with(b"PAGE ") && is_residue(text)
}

/// `PORT ELSINORE 00000173  002 OF 003`, or `PAGE 02        PORT E  00173  01 OF 03  182017Z`.
fn is_residue(line: &[u8]) -> bool {
    if line.starts_with(b"PAGE ") {
        let mut c = Cursor::new(line, Span::new(5, line.len()));
        c.eat_blanks();
        return c.eat_number(2..=3).is_some() && line.ends_with(b"Z");
    }
    residue_len(line).is_some_and(|len| len == line.len())
}

/// Length of the page residue at the start of a text: post, eight digits, page of pages.
fn residue_len(text: &[u8]) -> Option<usize> {
    let mut c = Cursor::new(text, Span::new(0, text.len()));
    let post = c.eat_while(class!(UPPERCASE | b' ' | b'\'' | b'-' | b'.'));
    if post.is_empty() || !c.slice(post).ends_with(b" ") {
        return None;
    }
    c.eat_number(8..=8)?;
    // `UNCLASSIFIED   STATE   00100153`: the head of the first page, without its number.
    if c.is_done() && [&b"UNCLAS"[..], b"CONFIDENTIAL", b"SECRET"].iter().any(|level| text.starts_with(level))
    {
        return Some(c.at());
    }
    c.eat_blanks();
    c.eat_number(3..=3)?;
    if c.eat(b'.') {
        c.eat_number(1..=1)?;
    }
    (c.eat_blanks() && c.eat_word("OF") && c.eat_blanks()).then_some(())?;
    c.eat_number(3..=3)?;
    Some(c.at())
}

/// Attention and passing instructions: an office in capitals, then FOR or PASS.
fn is_attention(mut c: Cursor<'_>) -> bool {
    for _ in 0..6 {
        let word = c.eat_while(class!(UPPERCASE | b'/' | b'-' | b'&' | b'.' | b','));
        if word.is_empty() {
            return false;
        }
        if !word.is_empty() && matches!(c.slice(word), b"FOR" | b"PASS" | b"PLEASE" | b"ALSO") {
            return !c.is_done();
        }
        if !c.eat_blanks() {
            return false;
        }
    }
    false
}

/// The label `TAGS` with or without a colon.
fn tags_label(mut c: Cursor<'_>) -> bool {
    if c.eat_any(&["TAGS", "TAG"]).is_none() {
        return false;
    }
    let blanks = c.eat_blanks();
    if c.eat_if(|b| matches!(b, b':' | b';')) {
        return true;
    }
    let dash = c.eat_if(|b| matches!(b, b'-' | b'.' | b'='));
    c.eat_blanks();
    (blanks || dash) && c.peek().is_some_and(|b| b.is_ascii_uppercase())
}

/// Length of the label of a tags line.
pub(super) fn skip_tags_label(c: &mut Cursor<'_>) {
    if c.eat_any(&["TAGS", "TAG"]).is_some() {
        c.eat_while(class!(b' ' | b'\t' | b':' | b';' | b'-' | b'.' | b'='));
    }
}

/// What comes after the label of a subject line.
pub(super) fn subject_label(mut c: Cursor<'_>) -> Option<Cursor<'_>> {
    let start = c.at();
    let word = c.eat_while(Class::ALPHABETIC);
    let word = c.slice(word);
    let is = |label: &str| word.eq_ignore_ascii_case(label.as_bytes());
    let is_label = is("SUBJECT") || is("SUBJ") || is("SUB");
    let is_capital = word.iter().all(u8::is_ascii_uppercase);
    // With a letter wrong it is a label by its place and its colon only.
    let is_garbled = is_capital && word.len() >= 6 && is_within_one_edit(word, b"SUBJECT");
    if !(is_label || is_garbled) {
        return None;
    }
    let blanks = c.eat_blanks();
    let colon = c.eat_if(|b| matches!(b, b':' | b';'));
    // "SUBJ. FISH", "SUBJECT - FISH": without a colon in capitals only, and with something behind.
    let mark = !colon && is_label && is_capital && {
        let period = !blanks && c.eat(b'.');
        (period || blanks && (c.eat(b'-') || c.eat_str("–"))) && c.eat_blanks() && !c.is_done()
    };
    // "SUBJ FISH": the short label begins no sentence.
    let short = is("SUBJ") && blanks && !c.rest().iter().any(u8::is_ascii_lowercase) && !c.is_done();
    (colon || mark && c.at() > start || short).then(|| {
        c.eat_blanks();
        c
    })
}

/// What comes after the label of a reference line.
pub(super) fn reference_label(mut c: Cursor<'_>) -> Option<Cursor<'_>> {
    let all = c;
    let label = |c: &mut Cursor<'_>| {
        c.eat_any(&["REFERENCES", "REFERENCE", "REFTELS", "REFTEL", "REFS", "REF"])?;
        c.eat_str("(S)");
        let blanks = c.eat_blanks();
        let colon = c.eat_if(|b| matches!(b, b':' | b';' | b'.'));
        if blanks && !colon && c.eat(b'-') && !c.eat_blanks() {
            return None;
        }
        c.eat_blanks();
        Some((blanks, colon))
    };
    let (blanks, mut colon) = label(&mut c)?;
    // The word may stand twice: "REF REF:".
    let mut again = c;
    if let Some((_, true)) = label(&mut again) {
        (c, colon) = (again, true);
    }
    // "REF A" in the middle of a wrapped sentence is no label; in capitals and with an item behind it is.
    let capital = all.rest().starts_with(b"REF")
        && c.peek()
            .is_some_and(|b| b.is_ascii_uppercase() || matches!(b, b'(' | b'\'') || b.is_ascii_digit());
    (colon || (blanks || c.peek() == Some(b'(')) && capital).then_some(c)
}

/// What comes after the label of a classified-by line.
pub(super) fn classified_by_label(c: Cursor<'_>) -> Option<Cursor<'_>> {
    behind_classified_by(paragraph_marker(c).map_or(c, |marker| marker.after))
}

/// The same without a paragraph number, but possibly behind a portion mark.
fn behind_classified_by(mut c: Cursor<'_>) -> Option<Cursor<'_>> {
    c.eat_blanks();
    if c.eat(b'(') {
        let mark = c.eat_while(class!(ALPHABETIC | b'/'));
        (mark.len() <= 8 && c.eat(b')')).then_some(())?;
        c.eat_blanks();
    }
    let word = c.eat_while(Class::ALPHABETIC);
    let word = c.slice(word);
    // "Class. by", "CLASS BY"; in small letters "class by class" is no label.
    let is_short = word.eq_ignore_ascii_case(b"CLASS") && (c.eat(b'.') || word == b"CLASS");
    let is_word = is_short || word.len() > 8 && is_within_one_edit(word, b"CLASSIFIED");
    (is_word && c.eat_blanks() && c.eat_word("BY")).then_some(())?;
    c.eat_blanks();
    c.eat_if(|b| matches!(b, b':' | b'.' | b'-' | b';'));
    c.eat_blanks();
    Some(c)
}

/// The number at the start of a line that may begin a paragraph.
#[derive(Clone, Copy, Debug)]
pub(super) struct Marker<'b> {
    /// The number as printed.
    pub(super) printed: u16,
    /// Whether a pilcrow stands in front, or what scanning makes of one.
    pub(super) has_pilcrow: bool,
    /// Whether a list dash stands in front.
    pub(super) has_dash: bool,
    /// Whether only the portion mark behind it tells that it is a number.
    pub(super) is_doubtful: bool,
    /// What comes after the period.
    pub(super) after: Cursor<'b>,
}

/// List dash, pilcrow, one to three digits, period or bracket; or, before a portion mark, what scanning and typing make
/// of them.
pub(super) fn paragraph_marker(mut c: Cursor<'_>) -> Option<Marker<'_>> {
    // Nine lines in ten are words, and end here.
    if matches!(c.rest(), [b'A'..=b'Z' | b'a'..=b'z', behind, ..] if !behind.is_ascii_digit()) {
        return doubtful_marker(c);
    }
    let whole = c;
    let mut dashed = c;
    let has_dash = dashed.eat_if(|b| matches!(b, b'-' | b'*' | b'+')) && dashed.eat_blanks();
    if has_dash {
        c = dashed;
    }
    let has_pilcrow = c.eat_str("¶") || c.eat_str("\u{fffd}") || {
        // A pilcrow as scanning garbles it; only right before a digit.
        matches!(c.rest(), [b'P' | b'q' | b'Q' | b'T' | b'?', b'0'..=b'9', ..]) && c.bump().is_some()
    };
    c.eat_blanks();
    let Some((printed, _)) = c.eat_number(1..=3) else { return doubtful_marker(whole) };
    let printed = u16::try_from(printed).ok().filter(|number| *number > 0)?;
    if !c.eat_if(|b| matches!(b, b'.' | b')')) {
        return doubtful_marker(whole);
    }
    // "1.4 (B)" and "2.5 million" are numbers with a fraction, not paragraphs.
    (!c.peek().is_some_and(|b| b.is_ascii_digit())).then_some(())?;
    Some(Marker { printed, has_pilcrow, has_dash, is_doubtful: false, after: c })
}

/// A number without its period (`3 (C)`, `3, (C)`), with letters for digits (`l. (C)`, `I0. (C)`), or a Roman one: by the
/// portion mark behind it. Lists and names begin like that too, so that it counts only where its number is expected.
fn doubtful_marker(mut c: Cursor<'_>) -> Option<Marker<'_>> {
    let is_pilcrow = c.eat_str("¶");
    let has_pilcrow = is_pilcrow
        || c.eat_str("fl")
        || c.eat_str("ﬂ")
        || matches!(c.rest(), [b'P' | b'q' | b'Q' | b'T' | b'?', ..]) && c.bump().is_some();
    c.eat_blanks();
    let digits = c.eat_while_by(|b| ocr::paragraph_digit(b).is_some() || b == b'X');
    let value = |digits: &[u8]| {
        digits
            .iter()
            .try_fold(0, |value: u16, byte| value.checked_mul(10)?.checked_add(ocr::paragraph_digit(*byte)?))
    };
    let printed = roman(c.slice(digits))
        .or_else(|| value(c.slice(digits)).filter(|number| *number > 0 && digits.len() <= 2))?;
    let mut ahead = c;
    if ahead.eat_blanks() && matches!(ahead.peek(), Some(b'.' | b')')) {
        c = ahead;
    }
    let is_number = c.slice(digits).iter().any(u8::is_ascii_digit);
    let is_doubtful = !(c.eat_if(|b| matches!(b, b'.' | b')')) && is_number);
    c.eat_if(|b| matches!(b, b',' | b':' | b';'));
    let after = c;
    let mut dashed = c;
    if !dashed.eat_while(class!(b'-' | b' ')).is_empty() && dashed.peek() == Some(b'(') {
        c = dashed;
    }
    c.eat_blanks();
    let portion =
        if c.peek() == Some(b'(') { marking::parse_portion(&mut c) } else { marking::parse_unopened(&mut c) };
    let has_portion = portion.is_some();
    // "(c)" is a part of a section of a law.
    let is_capital = !c.slice(c.since(after.at())).iter().any(u8::is_ascii_lowercase);
    // "¶2 The mayor ..."
    let is_marked = is_pilcrow && is_number && {
        let mut c = after;
        c.eat_blanks() && c.peek().is_some_and(|b| b.is_ascii_uppercase())
    };
    (has_portion && is_capital || is_marked).then_some(Marker {
        printed,
        has_pilcrow,
        has_dash: false,
        is_doubtful,
        after,
    })
}

/// A Roman number up to twelve. `I` and `V` may as well be digits that were misread, of the same value.
fn roman(letters: &[u8]) -> Option<u16> {
    Some(match letters {
        b"II" => 2,
        b"III" => 3,
        b"IV" => 4,
        b"VI" => 6,
        b"VII" => 7,
        b"VIII" => 8,
        b"IX" => 9,
        b"X" => 10,
        b"XI" => 11,
        b"XII" => 12,
        _ => return None,
    })
}
