//! Whether a line ends in the middle of a sentence, so that a blank line below it does not end the paragraph.

use crate::cable::LineKind;
use crate::lexicon::{Grammar, grammar};
use crate::parse::piece::Piece;
use crate::parse::signature::{ends_sentence, is_greeting, is_joining};
use crate::text::Span;

/// Longest lines of a text that is broken at a fixed width, in bytes.
const WIDTHS: std::ops::RangeInclusive<usize> = 55..=90;
/// How much shorter than the width a line is that was broken at it, at most: a long word more would not have fitted.
const SHORTER: usize = 10;
/// Longest words that only open a sentence, in bytes: `In that role`.
const OPENING_MAX: usize = 40;

/// The width at which the lines of a text are broken: one in ten is as long. None if it is not broken at a fixed width.
pub(super) fn width(pieces: &[Piece]) -> Option<usize> {
    let mut counts = [0_usize; *WIDTHS.end() + 2];
    let text = pieces.iter().filter(|piece| matches!(piece.kind(), LineKind::Text | LineKind::Paragraph));
    let mut total = 0;
    for piece in text.filter(|piece| piece.span.len() > SHORTER) {
        if let Some(count) = counts.get_mut(piece.span.len()) {
            *count += 1;
        } else if let Some(count) = counts.last_mut() {
            *count += 1;
        }
        total += 1;
    }
    let mut longer = 0;
    let width = counts.iter().enumerate().rev().find(|(_, count)| {
        longer += **count;
        longer * 10 > total
    });
    width.map(|(width, _)| width).filter(|width| WIDTHS.contains(width))
}

/// Whether a line can be no end by its last word, or by the comma, hyphen or bracket at its end.
pub(super) fn is_cut_off(bytes: &[u8], line: Span) -> bool {
    let text = bytes.get(line.range()).unwrap_or_default().trim_ascii_end();
    if is_greeting(text) || is_salutation(text) {
        return false;
    }
    let last = text.rsplit(|b| !b.is_ascii_alphabetic()).next().unwrap_or_default();
    let opened = text.iter().rposition(|b| matches!(b, b'(' | b')'));
    match text {
        [.., b','] => true,
        [.., before, b'-'] => before.is_ascii_lowercase(),
        _ if !last.is_empty() && (is_joining(last) || is_preposition(last)) => true,
        _ => opened.is_some_and(|at| at > 0 && text.get(at) == Some(&b'(')) && !ends_sentence(bytes, line),
    }
}

/// Whether the text of a paragraph is no more than the first words of a sentence, or its last line was broken at the
/// width of the text.
pub(super) fn is_unfinished(bytes: &[u8], text: Span, line: Span, width: Option<usize>) -> bool {
    let words = bytes.get(text.range()).unwrap_or_default();
    let first = words.split(|b| !b.is_ascii_alphabetic()).next().unwrap_or_default();
    let opens = words.len() <= OPENING_MAX
        && (is_preposition(first)
            || matches!(grammar(first), Some(Grammar::Preposition | Grammar::Adverbial)))
        && words.last().is_some_and(u8::is_ascii_alphanumeric);
    let is_broken = width.is_some_and(|width| line.len() + SHORTER >= width && line.len() <= width + 2);
    (opens || is_broken) && !ends_sentence(bytes, text)
}

/// Prepositions that names can hold, so that they are none of the function words.
fn is_preposition(word: &[u8]) -> bool {
    const WORDS: [&str; 14] = [
        "UNDER",
        "WITHIN",
        "THROUGH",
        "THROUGHOUT",
        "BEFORE",
        "DESPITE",
        "AMONG",
        "ALONG",
        "ACROSS",
        "TOWARD",
        "TOWARDS",
        "WITHOUT",
        "BECAUSE",
        "PER",
    ];
    WORDS.iter().any(|known| word.eq_ignore_ascii_case(known.as_bytes()))
}

/// `Dear Minister,`: the first line of a letter.
fn is_salutation(text: &[u8]) -> bool {
    const WORDS: [&[u8]; 6] = [b"dear", b"excellency", b"your", b"sir", b"madam", b"mr"];
    let first = text.split(|b| !b.is_ascii_alphabetic()).find(|word| !word.is_empty()).unwrap_or_default();
    text.len() <= OPENING_MAX && WORDS.iter().any(|word| first.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_no_end() {
        let cut_off = |text: &str| is_cut_off(text.as_bytes(), Span::new(0, text.len()));
        for text in ["of tugs, pilots,", "the mayor of the", "a well-", "the board (which", "THE MAYOR AND"] {
            assert!(cut_off(text), "{text}");
        }
        for text in
            ["Dear Minister,", "Best regards,", "He left.", "He left", "as follows:", "-", "(a) or (b)"]
        {
            assert!(!cut_off(text), "{text}");
        }
    }
}
