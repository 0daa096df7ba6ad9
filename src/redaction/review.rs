//! The findings as a reader reviews them: the words in their context, and the same words together. Pure.
//!
//! **Its words are those of the working view**: it is drawn there and nowhere else.

use std::collections::HashMap;
use std::sync::Arc;

use reftel_core::redact::{Finding, FindingId};
use reftel_core::text::{Source, Span};

use crate::document::Document;

/// How much of the text is shown before and after the words, in bytes.
const CONTEXT: usize = 36;
/// Longest words that are shown whole, in characters.
const WORDS_MAX: usize = 60;

/// A place that one or more rules found.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Place {
    /// The findings, each with whether it is only possible.
    pub(super) findings: Vec<(FindingId, bool)>,
    /// From the first byte to the last.
    pub(super) span: Span,
    /// Where: `¶ 2`.
    pub(super) place: String,
    /// What was found, in words that reveal nothing of the text.
    pub(super) why: String,
    /// The reason that is printed.
    pub(super) reason: Option<String>,
    /// The text before it.
    pub(super) before: String,
    /// Its own words.
    pub(super) words: String,
    /// The text after it.
    pub(super) after: String,
}

/// Places with the same words.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Group {
    /// The words of the first.
    pub(super) words: String,
    /// In order. Never empty.
    pub(super) places: Arc<[Place]>,
}

/// The findings by their words, in the order in which these come first.
pub(super) fn review(document: &Document, findings: &[Finding]) -> Vec<Group> {
    let mut groups: Vec<(String, Vec<Place>)> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    for place in places(document, findings) {
        let key = place.words.to_lowercase();
        let key = key.trim_end_matches("'s").trim_end_matches("’s").to_owned();
        let index = *known.entry(key).or_insert_with(|| {
            groups.push((place.words.clone(), Vec::new()));
            groups.len() - 1
        });
        if let Some((_, places)) = groups.get_mut(index) {
            places.push(place);
        }
    }
    groups.into_iter().map(|(words, places)| Group { words, places: places.into() }).collect()
}

/// Places in order; one that several rules found is one.
fn places(document: &Document, findings: &[Finding]) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    let mut at: HashMap<Span, usize> = HashMap::new();
    for finding in findings {
        let found = (finding.id, finding.possible);
        let why = if finding.possible { format!("{}, perhaps", finding.why) } else { finding.why.to_owned() };
        if let Some(place) = at.get(&finding.id.span).and_then(|index| places.get_mut(*index)) {
            place.findings.push(found);
            if !place.why.contains(&why) {
                place.why.push_str(&format!("; {why}"));
            }
            place.reason = place.reason.take().or_else(|| finding.reason.clone());
            continue;
        }
        at.insert(finding.id.span, places.len());
        let source = document.source();
        let span = finding.id.span;
        let extent = document.cable().extent;
        let start = span.start.saturating_sub(CONTEXT as u32).max(extent.start).min(span.start);
        let end = span.end.saturating_add(CONTEXT as u32).min(extent.end).max(span.end);
        places.push(Place {
            findings: vec![found],
            span,
            place: document.place_name(document.nearest(span)),
            why,
            reason: finding.reason.clone(),
            before: from_word(&spaced(source, Span { start, end: span.start })).to_owned(),
            words: cut(&source.line(&finding.spans)),
            after: to_word(&spaced(source, Span { start: span.end, end })).to_owned(),
        });
    }
    places
}

/// The text of `span` on one line. A space at an end stays, so that words do not run together.
fn spaced(source: &Source, span: Span) -> String {
    let text = source.text(span);
    let mut line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.starts_with(char::is_whitespace) {
        line.insert(0, ' ');
    }
    if text.ends_with(char::is_whitespace) {
        line.push(' ');
    }
    line
}

/// Without the part of a word at the beginning.
fn from_word(text: &str) -> &str {
    text.split_once(' ').map_or("", |(_, rest)| rest)
}

/// Without the part of a word at the end.
fn to_word(text: &str) -> &str {
    text.rsplit_once(' ').map_or("", |(rest, _)| rest)
}

/// The first of many words.
fn cut(words: &str) -> String {
    match words.char_indices().nth(WORDS_MAX) {
        Some((end, _)) => format!("{}…", words.get(..end).unwrap_or_default().trim_end()),
        None => words.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::open::open;
    use reftel_core::redact::{NamesRule, ProtectedRule, Rules, Term, apply};

    const CABLE: &str = "UNCLAS PORT ELSINORE 000173\n\nSUBJECT: THE HARBOR\n\n1. (U) We met Jane Quuxley (protect) at noon\nin \
                         the harbor office.\n\n2. (U) Quuxley said that the harbor's deep.\n";

    #[test]
    fn ok_the_same_words_are_together() {
        let document = open("test", CABLE.into()).unwrap().swap_remove(0);
        let names = NamesRule { on: true, terms: vec![Term::new("harbor")], ..NamesRule::default() };
        let protected = ProtectedRule { on: true, ..ProtectedRule::default() };
        let rules = Rules { names, protected, ..Rules::default() };
        let groups = review(&document, &apply(document.source(), document.cable(), &rules).findings);
        let harbor = groups.iter().find(|group| group.words.eq_ignore_ascii_case("harbor")).unwrap();
        let places: Vec<&str> = harbor.places.iter().map(|place| place.place.as_str()).collect();
        assert_eq!(places.len(), 3, "{places:?}");
        let last = harbor.places.last().unwrap();
        let shown = (last.before.as_str(), last.words.as_str(), last.after.as_str());
        assert_eq!(shown, ("2. (U) Quuxley said that the ", "harbor's", " deep."));
        let first = groups.iter().find(|group| group.words == "Jane Quuxley").unwrap();
        assert!(first.places[0].after.contains("(protect)"), "{first:?}");
    }

    #[test]
    fn ok_a_place_of_two_rules_is_one() {
        let document = open("test", CABLE.into()).unwrap().swap_remove(0);
        let names = NamesRule { on: true, terms: vec![Term::new("Jane Quuxley")], ..NamesRule::default() };
        let protected = ProtectedRule { on: true, ..ProtectedRule::default() };
        let rules = Rules { names, protected, ..Rules::default() };
        let groups = review(&document, &apply(document.source(), document.cable(), &rules).findings);
        let jane = groups.iter().find(|group| group.words == "Jane Quuxley").unwrap();
        assert_eq!((jane.places.len(), jane.places[0].findings.len()), (1, 2), "{jane:?}");
    }

    #[test]
    fn ok_long_words_are_cut() {
        assert_eq!(cut(&"word ".repeat(40)).chars().count(), 60);
        assert_eq!(cut("short"), "short");
    }
}
