use std::sync::Arc;

use super::{Hits, Spot, count};
use crate::document::Document;
use reftel_core::search::{Excerpt, Hit, Query, excerpt, find};

/// Hits that are listed of one cable among others.
const PER_CABLE: usize = 5;
/// Hits that are listed in all, until the reader asks for more.
const IN_TOTAL: usize = 200;
/// Hits that are listed when the reader asks for more.
const MORE: usize = 500;
/// Characters on either side of a hit.
const CONTEXT: usize = 48;

/// What was found, with the words around it, cable by cable.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Results {
    /// The cables in which something was found.
    pub groups: Vec<Arc<Group>>,
    /// How many hits there are.
    pub hits: usize,
    /// How many of them are listed.
    pub listed: usize,
    /// How many cables are still to be looked through.
    pub left: usize,
}

/// What was found in one cable.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Group {
    /// The cable.
    pub key: u32,
    /// Its name.
    pub name: String,
    /// How many hits there are.
    pub hits: usize,
    /// Where the first is.
    pub first: Spot,
    /// Where the last is.
    pub last: Spot,
    /// The first of them, with their words.
    pub found: Vec<Found>,
}

/// A hit and the words around it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Found {
    /// Where it is.
    pub spot: Spot,
    /// Number of its paragraph.
    pub paragraph: Option<u16>,
    /// The words.
    pub excerpt: Excerpt,
}

impl Results {
    /// Looks through one more cable.
    pub fn look(&mut self, key: u32, document: &Document, query: &Query) {
        self.left = self.left.saturating_sub(1);
        self.add(key, document, &find(document.texts().folded(), query), PER_CABLE);
    }

    /// The hits of the cable on screen.
    #[must_use]
    pub fn of_one(hits: &Hits) -> Self {
        let mut results = Self::default();
        results.add(hits.key, hits.document(), hits.all(), IN_TOTAL);
        results
    }

    fn add(&mut self, key: u32, document: &Document, hits: &[Hit], most: usize) {
        let Some((first, last)) = hits.first().zip(hits.last()) else { return };
        let (first, last) = (Spot::of(first), Spot::of(last));
        let most = most.min(IN_TOTAL.saturating_sub(self.listed));
        let found: Vec<Found> = hits.iter().take(most).filter_map(|hit| found(document, hit)).collect();
        self.hits += hits.len();
        self.listed += found.len();
        let name = document.name().to_owned();
        self.groups.push(Arc::new(Group { key, name, hits: hits.len(), first, last, found }));
    }

    /// The first hit in the next cable that has any, or the last in the one before; from either end of the list in the one at
    /// the other.
    #[must_use]
    pub fn neighbour(&self, key: u32, forward: bool) -> Option<(u32, Spot)> {
        let groups = self.groups.as_slice();
        if forward {
            let next = groups.iter().find(|group| group.key > key).or(groups.first())?;
            Some((next.key, next.first))
        } else {
            let next = groups.iter().rfind(|group| group.key < key).or(groups.last())?;
            Some((next.key, next.last))
        }
    }

    /// What there is to say in place of a list; None if there is one. `is_active` says whether anything is looked for.
    #[must_use]
    pub fn message(results: Option<&Self>, is_active: bool) -> Option<&'static str> {
        match results {
            None if is_active => None,
            None => Some("Type in the find bar what to look for."),
            Some(results) if results.hits > 0 => None,
            Some(results) if results.left > 0 => Some("Looking…"),
            Some(_) => Some("Not found."),
        }
    }

    /// `42 in 5 cables`.
    #[must_use]
    pub fn words(&self) -> String {
        format!("{} in {}", self.hits, count(self.groups.len(), "cable"))
    }
}

/// More of what was found in a cable: what comes after the first `listed`.
#[must_use]
pub fn more_found(document: &Document, query: &Query, listed: usize) -> Vec<Found> {
    let hits = find(document.texts().folded(), query);
    hits.iter().skip(listed).take(MORE).filter_map(|hit| found(document, hit)).collect()
}

fn found(document: &Document, hit: &Hit) -> Option<Found> {
    let unit = document.texts().units().get(hit.unit)?;
    let paragraph = document.paragraph(unit.place).map(|paragraph| paragraph.number.value.value);
    Some(Found {
        spot: Spot::of(hit),
        paragraph,
        excerpt: excerpt(unit.shown.text(), hit.range.clone(), CONTEXT),
    })
}

/// What the find bar says of the hits: which one the reader is at and of how many, and of the other cables.
#[must_use]
pub fn count_words(here: Option<usize>, hits: usize, results: Option<&Results>) -> String {
    let words = match here {
        Some(here) => format!("{} of {hits}", here + 1),
        None if results.is_some_and(|results| results.hits > 0) => "Not in this cable".to_owned(),
        None if results.is_some_and(|results| results.left > 0) => return "Looking…".to_owned(),
        None => return "Not found".to_owned(),
    };
    match results {
        Some(results) => format!("{words} · {}", results.words()),
        None => words,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Place;
    use crate::open::open;
    use crate::state::Entry;

    fn document(serial: u32, text: &str) -> Document {
        let text = format!(
            "R 131627Z FEB 08\nFM AMEMBASSY SAMPLETON\nTO SECSTATE WASHDC\n\nUNCLAS SAMPLETON {serial:06}\n\nE.O. 12958: N/A\n\
             TAGS: PREL\nSUBJECT: BOATS\n\n1. (U) {text}\n"
        );
        open("a", text.into_bytes()).unwrap().remove(0)
    }

    fn query(words: &str) -> Query {
        Query { words: words.to_owned(), ..Query::default() }
    }

    #[test]
    fn ok_cable_by_cable() {
        let mut results = Results { left: 3, ..Results::default() };
        results.look(4, &document(1, "A harbor."), &query("harbor"));
        results.look(5, &document(2, "Nothing."), &query("harbor"));
        results.look(6, &document(3, &"Harbor. ".repeat(7)), &query("harbor"));
        assert_eq!((results.words(), results.left), ("8 in 2 cables".to_owned(), 0));
        let first = &results.groups[0];
        assert_eq!((first.key, first.name.as_str(), first.found.len()), (4, "08SAMPLETON1", 1));
        let found = &first.found[0];
        assert_eq!((found.paragraph, found.excerpt.hit.as_str()), (Some(1), "harbor"));
        assert_eq!((found.excerpt.before.as_str(), found.excerpt.after.as_str()), ("A ", "."));
        let second = &results.groups[1];
        assert_eq!((second.found.len(), second.hits), (5, 7));
        let more = more_found(&document(3, &"Harbor. ".repeat(7)), &query("harbor"), 5);
        assert_eq!((more.len(), more[1].spot), (2, second.last));
    }

    #[test]
    fn ok_from_cable_to_cable() {
        let mut results = Results::default();
        for key in [2, 5, 7] {
            results.look(key, &document(1, "A harbor, a harbor."), &query("harbor"));
        }
        let keys = |key, forward| results.neighbour(key, forward).unwrap();
        let (first, last) = (results.groups[0].first, results.groups[0].last);
        assert!(first < last);
        assert_eq!([keys(2, true), keys(3, true), keys(7, true)], [(5, first), (5, first), (2, first)]);
        assert_eq!([keys(2, false), keys(6, false), keys(7, false)], [(7, last), (5, last), (5, last)]);
        assert_eq!(Results::default().neighbour(2, true), None);
    }

    #[test]
    fn ok_no_list_without_end() {
        let document = document(1, &"harbor ".repeat(9));
        let mut results = Results::default();
        (0..100).for_each(|key| results.look(key, &document, &query("harbor")));
        assert_eq!((results.hits, results.listed, results.groups.len()), (900, IN_TOTAL, 100));
        assert_eq!((results.groups[99].found.len(), results.groups[99].hits), (0, 9));
    }

    #[test]
    fn ok_one_cable() {
        let entry =
            Entry { key: 2, document: Arc::new(document(1, &"harbor ".repeat(9))), place: Place::Heading };
        let results = Results::of_one(&Hits::new(&entry, &query("harbor")));
        assert_eq!((results.listed, results.words().as_str()), (9, "9 in 1 cable"));
        assert_eq!(Results::of_one(&Hits::new(&entry, &query("x"))), Results::default());
    }

    #[test]
    fn ok_messages() {
        assert_eq!(Results::message(None, false), Some("Type in the find bar what to look for."));
        assert_eq!(Results::message(None, true), None);
        let mut results = Results { left: 1, ..Results::default() };
        assert_eq!(Results::message(Some(&results), true), Some("Looking…"));
        results.look(1, &document(1, "harbor"), &query("harbor"));
        assert_eq!(Results::message(Some(&results), true), None);
        assert_eq!(Results::message(Some(&Results::default()), true), Some("Not found."));
    }

    #[test]
    fn ok_counts() {
        assert_eq!(count_words(Some(2), 17, None), "3 of 17");
        assert_eq!(count_words(None, 0, None), "Not found");
        let mut results = Results { left: 1, ..Results::default() };
        assert_eq!(count_words(None, 0, Some(&results)), "Looking…");
        results.look(1, &document(1, "harbor"), &query("harbor"));
        assert_eq!(count_words(Some(0), 1, Some(&results)), "1 of 1 · 1 in 1 cable");
        assert_eq!(count_words(None, 0, Some(&results)), "Not in this cable · 1 in 1 cable");
        assert_eq!(count_words(None, 0, Some(&Results::default())), "Not found");
    }
}
