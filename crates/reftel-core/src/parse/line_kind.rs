//! What the first words of a line make it.

use super::distribution::is_distribution;
use super::labels::{self, after_classified_by, label, reference_label, starts_with_word, subject_label};
use super::line_shape::is_rule;
use super::line_traits::{LineTraits, is_prose};
use super::marker::paragraph_marker;
use super::moment::parse_sent_on;
use super::page_header;
use super::transmission::{is_end_serial, is_identifier, is_routing, is_security, is_station};
use super::{dtg, executive_order, marking};
use crate::cable::LineKind;
use crate::text::{Cursor, Span, class};

/// What the first words of a line make it.
pub(super) fn line_kind(bytes: &[u8], line: Span) -> LineKind {
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
        let is_field = after_classified_by(marker.after).is_some();
        return if is_field { LineKind::ClassifiedBy } else { LineKind::Paragraph };
    }
    let by_first_letter = match first.to_ascii_uppercase() {
        b'0' if is_routing(c) => Some(LineKind::Routing),
        b'A' | b'F' | b'G' | b'R' | b'Y' if labels::is_garbled_tags(c) => Some(LineKind::Tags),
        b'0'..=b'9' => dtg::parse_dtg(bytes, line).is_some().then_some(LineKind::Dtg),
        b'V' => is_identifier(c).then_some(LineKind::Identifier),
        b'Z' | b'O' | b'P' | b'R' | b'Y' => transmission_kind(bytes, line, traits),
        b'D' => is_station(c)
            .then_some(LineKind::Station)
            .or_else(|| drafting_kind(c))
            .or_else(|| label(c, &labels::DERIVED_FROM, LineKind::DerivedFrom))
            .or_else(|| label(c, &labels::DECLASSIFY_ON, LineKind::DeclassifyOn)),
        b'F' => {
            starts_with_word(c, "FM").then_some(LineKind::From).or_else(|| urgent_kind(bytes, line, traits))
        }
        b'T' => (labels::is_tags(c) || labels::is_garbled_tags(c))
            .then_some(LineKind::Tags)
            .or((c.rest() == b"TO" || starts_with_word(c, "TO")).then_some(LineKind::To)),
        b'A' | b'C' => drafting_kind(c),
        b'I' => info_kind(c).or_else(|| urgent_kind(bytes, line, traits)),
        b'X' => starts_with_word(c, "XMT").then_some(LineKind::Exempt),
        b'B' => (c.rest() == b"BT").then_some(LineKind::Break),
        // Archives have it with three letters as often as with four.
        b'N' => matches!(c.rest(), b"NNN" | b"NNNN" | b"NNNNN")
            .then_some(LineKind::EndOfMessage)
            .or_else(|| urgent_kind(bytes, line, traits)),
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
    if matches!(c.peek(), Some(b'C' | b'c' | b'(')) && after_classified_by(c).is_some() {
        LineKind::ClassifiedBy
    } else if has_digits && is_distribution(c) {
        LineKind::Distribution
    } else if has_digits && parse_sent_on(bytes, line).is_some() {
        LineKind::SentOn
    } else if has_digits && page_header::is_whole_line(c.rest()) {
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
        label(c, &labels::REASON, LineKind::Reason)
    }
}

/// A date-time group behind the word of a precedence: `IMMEDIATE 131627Z FEB 08`.
fn urgent_kind(bytes: &[u8], line: Span, traits: LineTraits) -> Option<LineKind> {
    (traits.may_have(LineTraits::DIGITS) && dtg::parse_dtg(bytes, line).is_some()).then_some(LineKind::Dtg)
}

fn info_kind(mut c: Cursor<'_>) -> Option<LineKind> {
    if is_distribution(c) {
        return Some(LineKind::Distribution);
    }
    if !starts_with_word(c, "INFO") {
        return None;
    }
    c.eat_word("INFO");
    c.eat_spaces();
    Some(if c.eat_word("XMT") { LineKind::Exempt } else { LineKind::Info })
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
        if !c.eat_spaces() {
            return false;
        }
    }
    false
}

fn drafting_kind(c: Cursor<'_>) -> Option<LineKind> {
    (labels::is_drafting(c) && !is_distribution(c)).then_some(LineKind::Drafting)
}
