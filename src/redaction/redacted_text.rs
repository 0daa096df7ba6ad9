use std::ops::Range;

use reftel_core::text::{Shown, Span};

/// Appends a part of a text with a mark in place of what is struck. Marks with only whitespace between them are one, so
/// that neither the number of struck words nor their line ends can be counted.
pub(crate) fn push_redacted(text: &mut String, shown: &Shown, part: Range<usize>, struck: &[Span]) {
    const MARK: &str = "[REDACTED]";
    let Some(cover) = shown.cover() else { return };
    let words = |range| shown.text().get(range).unwrap_or_default();
    let mut at = part.start;
    let first = struck.partition_point(|span| span.end <= cover.start);
    for span in struck.iter().skip(first).take_while(|span| span.start < cover.end) {
        let range = shown.range(*span);
        let (start, end) = (range.start.max(at), range.end.min(part.end));
        if start < end {
            let between = words(at..start);
            if !text.trim_end_matches(' ').ends_with(MARK) || !between.bytes().all(|byte| byte == b' ') {
                text.push_str(between);
                text.push_str(MARK);
            }
            at = end;
            // A line follows one that ends in a hyphen without a space; that would tell how the struck word ended.
            if shown.broken().any(|place| place == end) {
                text.push(' ');
            }
        }
    }
    text.push_str(words(at..part.end));
}

#[cfg(test)]
mod tests {
    use super::*;
    use reftel_core::text::Source;

    fn copied(text: &str, parts: &[Range<usize>], struck: &[&str]) -> String {
        let source = Source::new("a", text).unwrap();
        let struck = struck.iter().map(|word| {
            let at = text.find(word).unwrap();
            Span::new(at, at + word.len())
        });
        let struck: Vec<Span> = struck.collect();
        let shown = Shown::line(&source, &Span::new(0, text.len()).into());
        let mut copied = String::new();
        parts.iter().for_each(|part| push_redacted(&mut copied, &shown, part.clone(), &struck));
        copied
    }

    #[test]
    fn ok_copies_without_what_is_struck() {
        let text = "The man Ann Other told us.";
        assert_eq!(copied(text, &[0..26], &["Ann Other"]), "The man [REDACTED] told us.");
        assert_eq!(copied(text, &[10..13], &["Ann Other"]), "[REDACTED]", "a part of it");
        assert_eq!(
            copied(text, &[0..11, 11..26], &["Ann Other"]),
            "The man [REDACTED] told us.",
            "drawn in two"
        );
        assert_eq!(copied(text, &[0..26], &["Ann", "Other"]), "The man [REDACTED] told us.", "two marks");
        assert_eq!(copied(text, &[0..26], &[]), text);
    }

    #[test]
    fn ok_a_hyphen_does_not_tell_how_it_ended() {
        let text = "The man Ann-\nother told us.";
        assert_eq!(copied(text, &[0..text.len() - 1], &["Ann-"]), "The man [REDACTED] other told us.");
    }
}
