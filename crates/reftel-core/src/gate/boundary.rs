//! Parts of words next to marks.
//!
//! A mark that is off by one leaves a single letter, too little for the release check to find. But if no mark cuts a word
//! in the source, then no mark in an export may have a letter next to it.

use crate::cable::Cable;
use crate::redact::Marks;
use crate::text::{Source, Span};

/// The letters directly next to the marks in the source.
#[derive(Debug, Default)]
pub(super) struct Boundaries {
    before: Vec<String>,
    after: Vec<String>,
    /// Whether the source itself has the words of a mark; then nothing can be decided.
    is_ambiguous: bool,
}

const MARK: &[u8] = b"[REDACTED";
/// How many bytes next to a mark are looked at.
const NEAR: usize = 100;

impl Boundaries {
    pub(super) fn add(&mut self, source: &Source, cable: &Cable, marks: &Marks) {
        let own = source.bytes().get(cable.extent.range()).unwrap_or_default();
        self.is_ambiguous |= places(own).next().is_some();
        for mark in marks.within(cable.extent) {
            let span = mark.span;
            let start = span.start.saturating_sub(NEAR as u32).max(cable.extent.start);
            push(&mut self.before, before(&source.text(Span { start, end: span.start.max(start) })));
            let end = span.end.saturating_add(NEAR as u32).min(cable.extent.end);
            push(&mut self.after, after(&source.text(Span { start: span.end.min(end), end })));
        }
    }

    /// Whether the letters next to each mark of an export are next to a mark in the source as well.
    pub(super) fn allow(&self, bytes: &[u8]) -> bool {
        let knows = |known: &[String], found: &str| {
            found.is_empty() || known.iter().any(|known| known.eq_ignore_ascii_case(found))
        };
        self.is_ambiguous
            || places(bytes).all(|at| {
                let left = lead(bytes.get(at.saturating_sub(NEAR)..at).unwrap_or_default());
                let right = rest(bytes.get(at..).unwrap_or_default());
                let right = right.get(..NEAR.min(right.len())).unwrap_or_default();
                knows(&self.before, &before(&String::from_utf8_lossy(left)))
                    && knows(&self.after, &after(&String::from_utf8_lossy(right)))
            })
    }
}

fn push(known: &mut Vec<String>, found: String) {
    if !found.is_empty() && !known.contains(&found) {
        known.push(found);
    }
}

fn is_letter(c: &char) -> bool {
    c.is_ascii_alphanumeric() || ('\u{c0}'..='\u{24f}').contains(c)
}

/// The letters at the end of a text.
fn before(text: &str) -> String {
    let backwards: Vec<char> = text.chars().rev().take_while(is_letter).collect();
    backwards.into_iter().rev().collect()
}

/// The letters at the beginning of a text.
fn after(text: &str) -> String {
    text.chars().take_while(is_letter).collect()
}

/// Where marks begin.
fn places(bytes: &[u8]) -> impl Iterator<Item = usize> {
    let is_mark =
        |at: &usize| bytes.get(*at..*at + MARK.len()).is_some_and(|found| found.eq_ignore_ascii_case(MARK));
    memchr::memchr_iter(b'[', bytes).filter(is_mark)
}

/// The bytes before a mark, without the notation that belongs to it.
fn lead(mut left: &[u8]) -> &[u8] {
    while let Some(less) = left.strip_suffix(b"[").or_else(|| left.strip_suffix(b"\\")) {
        left = less;
    }
    while left.ends_with(b">") {
        let Some(at) = left.iter().rposition(|byte| *byte == b'<') else { return &[] };
        let (less, tag) = left.split_at_checked(at).unwrap_or_default();
        if !is_span(tag) {
            return &[];
        }
        left = less;
    }
    // A line end in JSON; the name of a file in an archive, which its bytes follow.
    let ends = [&b"\\n"[..], b".txt", b".md", b".html", b".json", b".csv", b".bib", b".ris"];
    if ends.iter().any(|end| left.ends_with(end)) { &[] } else { left }
}

/// The bytes after a mark.
fn rest(mark: &[u8]) -> &[u8] {
    let end = mark.iter().position(|byte| *byte == b']').unwrap_or(mark.len());
    let mut right = mark.get(end..).unwrap_or_default();
    while let Some(less) = right.strip_prefix(b"]").or_else(|| right.strip_prefix(b"\\]")) {
        right = less;
    }
    while is_span(right) {
        let Some(at) = right.iter().position(|byte| *byte == b'>') else { return &[] };
        right = right.get(at + 1..).unwrap_or_default();
    }
    let is_next = [&b"PK\x01"[..], b"PK\x03"].iter().any(|next| right.starts_with(next));
    if is_next { &[] } else { right }
}

/// An element that does not separate words.
fn is_span(tag: &[u8]) -> bool {
    tag.starts_with(b"<span") || tag.starts_with(b"</span")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn boundaries(text: &str) -> Boundaries {
        let source = Source::new("test", text.replace(['{', '}'], "")).unwrap();
        let places: Vec<usize> =
            text.match_indices(['{', '}']).enumerate().map(|(nth, (at, _))| at - nth).collect();
        let mut marks = Marks::new(&source);
        places.chunks(2).for_each(|pair| marks.strike(Span::new(pair[0], pair[1]), None));
        let mut boundaries = Boundaries::default();
        boundaries.add(&source, &Cable { extent: source.span(), ..Cable::default() }, &marks);
        boundaries
    }

    #[test]
    fn ok_letters_beside_marks() {
        let words = boundaries("met {John}, who");
        for text in [
            "met [REDACTED], who",
            "“[[REDACTED-EX B6]]”",
            "\\[REDACTED (b)(6)\\]",
            "<p>met</p><p><span class=\"struck\">[REDACTED]</span></p>and",
            "\"text\":\"a\\n[REDACTED]\"",
            "cable-001.txt[REDACTED]PK\x03\x04",
            "no mark",
        ] {
            assert!(words.allow(text.as_bytes()), "{text}");
        }
        for text in [
            "met J[REDACTED], who",
            "met [REDACTED]n, who",
            "é[[REDACTED-EX B6]]",
            "\\[REDACTED (b)(6)\\]n",
            "<p>J<span class=\"struck\">[redacted]</span></p>",
            "<p><span class=\"struck\">[REDACTED]</span>n</p>",
        ] {
            assert!(!words.allow(text.as_bytes()), "{text}");
        }
        let parts = boundaries("met Jo{h}n, {Ja}NE");
        assert!(parts.allow(b"JO[REDACTED]n, [REDACTED]ne"));
        assert!(!parts.allow(b"J[REDACTED]n") && !parts.allow(b"Jo[REDACTED]hn"));
        assert!(boundaries("a [REDACTED] b {c}").allow(b"x[REDACTED]"));
    }
}
