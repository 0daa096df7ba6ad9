//! Lines that may be a field of the heading although the parser did not read them as one. They are only offered.

use super::unusual::of_field;
use crate::cable::{Block, Cable, LineKind};
use crate::redact::OfficialField;
use crate::redact::strange_words::has_known;
use crate::text::{Source, Span, Spans, fuzzy::is_within_one_edit, trim};

/// Longest line that may be a signature, in bytes.
const SIGNATURE_MAX: usize = 60;
/// Most lines at the end that may be a signature.
const SIGNATURE_LINES: usize = 3;
/// Most words between the first word of a label and its last.
const LABEL_GAP: usize = 2;

/// Fewest letters of a word after the reasons of the classification that is worth an offer.
const TAIL_WORD: usize = 3;

/// Most letters of a word that is written with blanks.
const SPACED_MAX: usize = 16;
/// Fewest letters of a word of a label that may have one wrong.
const TYPO_MIN: usize = 7;
/// Most words of a label that ends in a colon.
const LABEL_WORDS: usize = 3;

/// Words that begin a label, and words that end it.
type Label = (&'static [&'static str], &'static [&'static str]);

const CLASSIFIED: Label = (
    &["clas", "class", "classified", "classification", "classifier", "classifying", "derivatively"],
    &["by", "under", "authority", "auth", "officer", "per"],
);
const DRAFTED: Label = (
    &[
        "approved",
        "approving",
        "authorized",
        "cleared",
        "clearance",
        "clearances",
        "contributed",
        "drafted",
        "drafter",
        "drafting",
        "prepared",
        "released",
        "reviewed",
        "signed",
        "written",
    ],
    &["by", "officer", "official"],
);
/// How a line begins that is for the attention of somebody.
const ATTENTION: [&str; 9] = ["attn", "attention", "by", "eyes", "for", "from", "pass", "personal", "please"];

/// Calls `each` for every line, or end of a line, that may be the field.
pub(in crate::redact) fn suspects(
    source: &Source,
    cable: &Cable,
    field: OfficialField,
    each: &mut dyn FnMut(&Spans),
) {
    of_field(source, cable, field, each);
    match field {
        OfficialField::Signature if cable.signature.is_none() => signatures(source, cable, each),
        OfficialField::ClassifiedBy => {
            labeled(source, cable, &CLASSIFIED, each);
            tail(source, cable, each);
        }
        OfficialField::Drafting => {
            labeled(source, cable, &DRAFTED, each);
            named(source, cable, each);
        }
        OfficialField::Addressees => unread(source, cable, each),
        OfficialField::Attention => {
            unread(source, cable, each);
            attention(source, cable, each);
        }
        OfficialField::Signature | OfficialField::Routing => {}
    }
}

/// The last line that is text, for a cable in which no signature was found.
pub(super) fn last_line(source: &Source, cable: &Cable) -> Option<Span> {
    last_lines(source, cable).next().map(|(span, _)| span)
}

/// The lines of text from the end, each trimmed, with what it was taken for.
fn last_lines<'a>(source: &'a Source, cable: &'a Cable) -> impl Iterator<Item = (Span, LineKind)> + 'a {
    let is_text = |kind: LineKind| {
        !matches!(
            kind,
            LineKind::Blank
                | LineKind::Break
                | LineKind::EndOfMessage
                | LineKind::Residue
                | LineKind::Rule
                | LineKind::Stamp
        )
    };
    let inside = cable.lines.iter().rev().filter(|line| cable.extent.contains(line.span));
    let text = inside.filter(move |line| is_text(line.kind));
    text.filter_map(|line| Some((trimmed(source, line.span)?, line.kind)))
}

/// The short lines at the end, up to a paragraph.
fn signatures(source: &Source, cable: &Cable, each: &mut dyn FnMut(&Spans)) {
    let body = cable.body.first().map_or(cable.extent.start, |block| block.span().start);
    let short = last_lines(source, cable)
        .take_while(|(span, kind)| {
            span.start >= body && span.len() <= SIGNATURE_MAX && *kind != LineKind::Paragraph
        })
        .take(SIGNATURE_LINES);
    short.for_each(|(span, _)| each(&span.into()));
}

/// What follows a label at the beginning of a line or a sentence, to the end of the line.
fn labeled(source: &Source, cable: &Cable, label: &Label, each: &mut dyn FnMut(&Spans)) {
    let is_numbered = |block: &&Block| matches!(block, Block::Paragraph(_));
    let body = cable.body.iter().find(is_numbered).map_or(cable.extent.start, |block| block.span().start);
    for line in cable.lines.iter().filter(|line| cable.extent.contains(line.span)) {
        let Some(line) = trimmed(source, line.span) else { continue };
        let Some(text) = source.bytes().get(line.range()) else { continue };
        let is_heading = line.start < body;
        if let Some(at) = label_end(text, label, is_heading).filter(|at| *at < text.len()) {
            each(&Span::new(line.start as usize + at, line.end as usize).into());
        }
    }
}

/// Words after the last reason or instruction of the classification.
fn tail(source: &Source, cable: &Cable, each: &mut dyn FnMut(&Spans)) {
    let Some(by) = &cable.header.classified_by else { return };
    let ends = by.reasons.iter().map(|reason| reason.span).chain(by.derived_from).chain(by.declassify_on);
    let (Some(from), Some(cover)) = (ends.map(|span| span.end).max(), by.text.cover()) else { return };
    let rest = by.text.iter().map(|span| Span { start: span.start.max(from).min(span.end), end: span.end });
    let rest: Spans = rest.filter(|span| !span.is_empty()).collect();
    let is_word = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count() >= TAIL_WORD;
    if cover.end > from && source.line(&rest).split_whitespace().any(is_word) {
        each(&rest);
    }
}

/// Where the first label of a line ends: `Class by`, `Classified under authority of`, `DRAFTER:`.
///
/// `anywhere`: also inside a sentence, as above the numbered paragraphs.
fn label_end(text: &[u8], (first, last): &Label, anywhere: bool) -> Option<usize> {
    let is_in = |known: &[&str], word: &[u8]| known.iter().any(|known| is_like(word, known));
    if let Some(at) = spaced_label_end(text, first, last) {
        return Some(at);
    }
    let words: Vec<Span> = words(text).collect();
    let word = |index: usize| words.get(index).and_then(|span| text.get(span.range())).unwrap_or_default();
    let starts = (0..words.len())
        .filter(|index| is_in(first, word(*index)) && (anywhere || is_sentence_start(text, &words, *index)));
    starts.into_iter().find_map(|start| {
        let until =
            (start..=start + LABEL_GAP + 1).rev().find(|index| *index > start && is_in(last, word(*index)));
        let end = words.get(until.unwrap_or(start))?.range().end;
        let has_colon = text.get(end..).is_some_and(|rest| rest.trim_ascii_start().starts_with(b":"));
        if until.is_none() && !has_colon {
            return None;
        }
        let rest = text.get(end..)?;
        let skipped = rest.iter().take_while(|byte| !byte.is_ascii_alphanumeric() && byte.is_ascii());
        Some(end + skipped.count())
    })
}

/// Where a label ends of which the first word is written with blanks: `C L A S S I F I E D BY`.
fn spaced_label_end(text: &[u8], first: &[&str], last: &[&str]) -> Option<usize> {
    let mut all = words(text);
    let mut spelled: Vec<u8> = Vec::new();
    let behind = all.find(|word| match text.get(word.range()) {
        Some([letter]) if spelled.len() < SPACED_MAX => {
            spelled.push(*letter);
            false
        }
        _ => true,
    })?;
    let is_in = |known: &[&str], word: &[u8]| known.iter().any(|known| is_like(word, known));
    let is_label = spelled.len() > 1 && is_in(first, &spelled) && is_in(last, text.get(behind.range())?);
    is_label.then(|| all.next().map(|word| word.range().start)).flatten()
}

/// Whether a word is a known one, with a letter wrong if it is a long one.
fn is_like(word: &[u8], known: &str) -> bool {
    word.eq_ignore_ascii_case(known.as_bytes())
        || known.len() >= TYPO_MIN && is_within_one_edit(&word.to_ascii_lowercase(), known.as_bytes())
}

/// What follows a short label with a colon, on lines around the numbered paragraphs: `CONTACT: ...`, `POLOFF: ...`.
fn named(source: &Source, cable: &Cable, each: &mut dyn FnMut(&Spans)) {
    let mut numbered =
        cable.body.iter().filter(|block| matches!(block, Block::Paragraph(_))).map(Block::span);
    let Some(first) = numbered.next() else { return };
    let last = numbered.next_back().unwrap_or(first);
    let is_around = |span: Span| span.start < first.start || span.start >= last.end;
    for line in cable.lines.iter().filter(|line| line.kind == LineKind::Text && is_around(line.span)) {
        let Some(span) = trimmed(source, line.span).filter(|span| cable.extent.contains(*span)) else {
            continue;
        };
        let Some(text) = source.bytes().get(span.range()) else { continue };
        let Some(colon) = text.iter().position(|byte| *byte == b':') else { continue };
        let label = text.get(..colon).unwrap_or_default();
        let is_label = (1..=LABEL_WORDS).contains(&words(label).count())
            && label
                .iter()
                .all(|byte| byte.is_ascii_alphabetic() || matches!(byte, b' ' | b'.' | b'/' | b'-'));
        if is_label && !text.get(colon + 1..).unwrap_or_default().trim_ascii().is_empty() {
            each(&Span::new(span.range().start + colon + 1, span.range().end).into());
        }
    }
}

/// The words of a line: runs of ASCII letters and digits.
fn words(text: &[u8]) -> impl Iterator<Item = Span> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..)?;
        let start = at + rest.iter().position(u8::is_ascii_alphanumeric)?;
        let length = text.get(start..)?.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        at = start + length;
        Some(Span::new(start, at))
    })
}

/// Whether a word is the first of the line, or stands after a full stop, a semicolon or an opening bracket.
fn is_sentence_start(text: &[u8], words: &[Span], index: usize) -> bool {
    let Some(before) = index.checked_sub(1).and_then(|before| words.get(before)) else { return true };
    let Some(word) = words.get(index) else { return false };
    let between = text.get(before.range().end..word.range().start).unwrap_or_default();
    // The number of a reason, as in "1.4 (b). Drafted by".
    between.iter().any(|byte| matches!(byte, b'.' | b';' | b'(' | b'[' | b'/' | b'|'))
}

/// Lines above the text that nothing claimed.
fn unread(source: &Source, cable: &Cable, each: &mut dyn FnMut(&Spans)) {
    let body = cable.body.first().map_or(cable.extent.end, |block| block.span().start);
    let above = cable.unrecognised.iter().filter(|span| span.start < body);
    above.filter_map(|span| trimmed(source, *span)).for_each(|span| each(&span.into()));
}

/// Lines in capitals before the first numbered paragraph that begin as an attention line does.
fn attention(source: &Source, cable: &Cable, each: &mut dyn FnMut(&Spans)) {
    let is_numbered = |block: &&Block| matches!(block, Block::Paragraph(_));
    let until = cable.body.iter().find(is_numbered).map_or(cable.extent.end, |block| block.span().start);
    let above = cable.lines.iter().filter(|line| cable.extent.contains(line.span) && line.span.start < until);
    let may_be = |kind: LineKind| matches!(kind, LineKind::Text | LineKind::Attention | LineKind::Caption);
    for line in above.filter(|line| may_be(line.kind)) {
        let Some(span) = trimmed(source, line.span) else { continue };
        let text = source.bytes().get(span.range()).unwrap_or_default();
        let first = words(text).next().and_then(|word| text.get(word.range())).unwrap_or_default();
        let is_capitals = !text.iter().any(u8::is_ascii_lowercase)
            || text.len() <= SIGNATURE_MAX
                && !text.ends_with(b".")
                && text.first().is_some_and(u8::is_ascii_uppercase);
        // A caption alone is no attention line.
        let is_alone = line.kind == LineKind::Caption && words(text).count() < 3;
        let begins = ATTENTION.iter().any(|known| first.eq_ignore_ascii_case(known.as_bytes()));
        if is_capitals && !is_alone && (begins || line.kind == LineKind::Text && is_name(source, cable, span))
        {
            each(&span.into());
        }
    }
}

/// Whether a line is two to four words with capitals, of which headings are not made.
fn is_name(source: &Source, cable: &Cable, line: Span) -> bool {
    let text = source.bytes().get(line.range()).unwrap_or_default();
    let is_capital = |word: Span| {
        text.get(word.range()).is_some_and(|word| word.first().is_some_and(u8::is_ascii_uppercase))
    };
    let is_plain = text
        .iter()
        .all(|byte| byte.is_ascii_alphabetic() || matches!(byte, b' ' | b'.' | b',' | b'-' | b'\''));
    is_plain
        && (2..=4).contains(&words(text).count())
        && words(text).all(is_capital)
        && !has_known(source, cable, line)
}

/// A span without the whitespace around it; `None` if no letter is left.
fn trimmed(source: &Source, span: Span) -> Option<Span> {
    let trimmed = trim(source.bytes(), span);
    let text = source.bytes().get(trimmed.range())?;
    text.iter().any(|byte| byte.is_ascii_alphabetic() || !byte.is_ascii()).then_some(trimmed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labeled(text: &str, label: &Label) -> String {
        label_end(text.as_bytes(), label, false).map_or_else(String::new, |at| text[at..].to_owned())
    }

    #[test]
    fn ok_labels() {
        for (text, wanted) in [
            ("Class by: DCM Joan Sample", "DCM Joan Sample"),
            ("CLASS. BY A/DCM SAMPLE", "A/DCM SAMPLE"),
            ("Classified under authority of Joan Sample", "of Joan Sample"),
            ("(Classified By: Joan Sample)", "Joan Sample)"),
            ("Classifier: Joan Sample", "Joan Sample"),
            ("C L A S S I F I E D BY JOAN SAMPLE", "JOAN SAMPLE"),
            ("Reason: 1.4 (b). Derivatively classified by Sample.", "Sample."),
            ("The paper was classified by them", ""),
            ("Classified papers are read by all", ""),
            ("the class by the sea", ""),
        ] {
            assert_eq!(labeled(text, &CLASSIFIED), wanted, "{text}");
        }
        for (text, wanted) in [
            ("DRAFTED BY: POL:JSAMPLE", "POL:JSAMPLE"),
            ("Reason: 1.4 (b). Drafted by Sample.", "Sample."),
            ("DRAFTER: SAMPLE", "SAMPLE"),
            ("Clearances: POL/ECON", "POL/ECON"),
            ("Drafting officer Joan Sample", "Joan Sample"),
            ("It was approved by parliament", ""),
            ("Approved plans are", ""),
        ] {
            assert_eq!(labeled(text, &DRAFTED), wanted, "{text}");
        }
    }
}
