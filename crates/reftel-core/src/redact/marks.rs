use std::fmt;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::rules::clean_reason;
use crate::text::{Source, Span};

/// What is struck out of one source: spans in order and without overlap, each with a reason if one was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marks {
    source: Fingerprint,
    struck: Vec<Mark>,
}

/// One struck span.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The bytes of the file.
    pub span: Span,
    /// Why, in few words, such as `(b)(6)` or `1.4(d)`. It is printed.
    pub reason: Option<String>,
}

/// Marks were applied to another text than the one they were made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WrongSource;

impl fmt::Display for WrongSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected the text that the marks were made for, found another one")
    }
}

impl std::error::Error for WrongSource {}

/// Longest reason, in characters.
const REASON_MAX: usize = 40;

impl Marks {
    /// Nothing struck, in this source.
    #[must_use]
    pub fn new(source: &Source) -> Self {
        Self { source: Fingerprint::of(source), struck: Vec::new() }
    }

    /// Nothing struck, for no particular source. Unlike [`new`](Self::new), this does not hash the whole file.
    pub(super) const fn none() -> Self {
        Self { source: Fingerprint { len: 0, hash: 0 }, struck: Vec::new() }
    }

    /// Whether these marks were made for a source with the very same bytes.
    #[must_use]
    pub fn belong_to(&self, source: &Source) -> bool {
        self.source == Fingerprint::of(source)
    }

    /// Strikes `span`. Marks that overlap or touch it are merged with it, and so are their reasons.
    pub fn strike(&mut self, span: Span, reason: Option<&str>) {
        if span.is_empty() {
            return;
        }
        let first = self.struck.partition_point(|mark| mark.span.end < span.start);
        let after = self.struck.partition_point(|mark| mark.span.start <= span.end);
        let mut new = Mark { span, reason: None };
        for old in self.struck.drain(first..after.max(first)) {
            new.span = new.span.to(old.span);
            join(&mut new.reason, old.reason.as_deref());
        }
        join(&mut new.reason, reason.and_then(short).as_deref());
        self.struck.insert(first, new);
    }

    /// Whether nothing is struck.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.struck.is_empty()
    }

    /// The marks in order.
    #[must_use]
    pub fn all(&self) -> &[Mark] {
        &self.struck
    }

    /// The marks that overlap `span`.
    #[must_use]
    pub fn within(&self, span: Span) -> &[Mark] {
        let first = self.struck.partition_point(|mark| mark.span.end <= span.start);
        let after = self.struck.partition_point(|mark| mark.span.start < span.end);
        self.struck.get(first..after).unwrap_or_default()
    }

    /// Whether a byte of `span` is struck.
    #[must_use]
    pub fn touch(&self, span: Span) -> bool {
        !self.within(span).is_empty()
    }

    /// Whether one mark covers the end of `before` and the beginning of `behind`.
    pub(super) fn join(&self, before: Span, behind: Span) -> bool {
        let reaches = |mark: &Mark| mark.span.start < before.end && mark.span.end > behind.start;
        self.within(Span { start: behind.start, end: behind.start.saturating_add(1) }).iter().any(reaches)
    }
}

/// Adds reasons to others, without repeating any.
pub(super) fn join(reasons: &mut Option<String>, more: Option<&str>) {
    let Some(more) = more else { return };
    match reasons {
        None => *reasons = Some(more.to_owned()),
        Some(reasons) => {
            for reason in more.split(',').map(str::trim) {
                if !reasons.split(',').any(|known| known.trim() == reason) {
                    reasons.push_str(", ");
                    reasons.push_str(reason);
                }
            }
        }
    }
}

/// Normalizes a reason: as marks can show it, at most [`REASON_MAX`] characters. `None` if nothing is left.
fn short(reason: &str) -> Option<String> {
    let kept: String = clean_reason(reason)?.chars().take(REASON_MAX).collect();
    Some(kept.trim_end().to_owned())
}

/// Length and hash of a text. It guards against mistakes, not against somebody who makes a text to deceive: such a person
/// could pass the wrong marks as well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Fingerprint {
    len: usize,
    hash: u64,
}

impl Fingerprint {
    fn of(source: &Source) -> Self {
        let mut hasher = DefaultHasher::new();
        source.bytes().hash(&mut hasher);
        Self { len: source.bytes().len(), hash: hasher.finish() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(text: &str) -> Source {
        Source::new("test", text).unwrap()
    }

    fn marks(struck: &[(usize, usize, &str)]) -> String {
        let mut marks = Marks::new(&source("x"));
        for (start, end, reason) in struck {
            marks.strike(Span::new(*start, *end), Some(reason));
        }
        let shown = marks
            .all()
            .iter()
            .map(|mark| format!("{:?} {}", mark.span, mark.reason.as_deref().unwrap_or("-")));
        shown.collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn ok_marks_are_in_order_and_apart() {
        insta::assert_snapshot!(marks(&[(8, 9, ""), (1, 2, "a"), (4, 5, "")]), @"1..2 a; 4..5 -; 8..9 -");
        insta::assert_snapshot!(marks(&[(1, 3, "a"), (2, 5, "b"), (5, 6, "a")]), @"1..6 a, b");
        insta::assert_snapshot!(marks(&[(1, 2, ""), (8, 9, "b"), (2, 8, "c")]), @"1..9 b, c");
        insta::assert_snapshot!(marks(&[(3, 3, "a"), (1, 9, ""), (4, 5, " b \n c ")]), @"1..9 b c");
    }

    #[test]
    fn ok_what_a_span_has_of_them() {
        let mut marks = Marks::new(&source("x"));
        marks.strike(Span::new(5, 10), None);
        assert!(marks.touch(Span::new(9, 12)) && marks.touch(Span::new(0, 6)));
        assert!(!marks.touch(Span::new(10, 12)) && !marks.touch(Span::new(0, 5)));
        assert!(marks.join(Span::new(0, 6), Span::new(8, 20)));
        assert!(!marks.join(Span::new(0, 5), Span::new(8, 20)));
        assert!(!marks.join(Span::new(0, 6), Span::new(10, 20)));
    }

    #[test]
    fn ok_marks_belong_to_one_text() {
        let marks = Marks::new(&source("ab"));
        assert!(marks.belong_to(&Source::new("another name", "ab").unwrap()));
        assert!(!marks.belong_to(&source("ba")) && !marks.belong_to(&source("abc")));
    }
}
