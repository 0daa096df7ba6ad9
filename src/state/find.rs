use std::sync::Arc;

use super::Entry;
use crate::document::{Document, Place};
use reftel_core::search::{Hit, Query, find};
use reftel_core::text::{Span, Spans};

/// Where a hit begins: in which of the texts of its cable, and at which byte of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spot {
    /// Which of the [texts](crate::document::Texts::units).
    pub unit: usize,
    /// Byte of the text as shown.
    pub start: usize,
}

/// The query of the find bar. **It lives in memory only**, and is gone with the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Find {
    /// Whether the bar is open.
    pub is_open: bool,
    /// What is looked for, and what counts.
    pub query: Query,
    /// Whether in all open cables.
    pub everywhere: bool,
    /// Where hits are counted from, and in which cable: the hit to which the reader went, or where they began to type.
    origin: Option<(u32, Spot)>,
}

impl Find {
    /// Opens the bar. The last hit counts still if the reader has not left its place.
    pub fn open(&mut self, entry: &Entry) {
        let place = |spot: Spot| entry.document.texts().units().get(spot.unit).map(|unit| unit.place);
        self.origin = self.origin.filter(|(_, spot)| place(*spot) == Some(entry.place));
        self.count_from(entry);
        self.is_open = true;
    }

    /// Looks for other words, from where the reader is or from the last hit of this cable.
    pub fn look_for(&mut self, entry: &Entry, words: String) {
        self.count_from(entry);
        self.query.words = words;
    }

    /// Counts from the place of the reader, unless a hit of this cable is the origin already: what is typed letter by
    /// letter must lead to the first hit from there, not from the last one.
    fn count_from(&mut self, entry: &Entry) {
        if self.origin.is_none_or(|(key, _)| key != entry.key) {
            let unit = entry.document.texts().first_of(entry.place);
            self.origin = Some((entry.key, Spot { unit, start: 0 }));
        }
    }

    /// Closes the bar. What was looked for is remembered for the next time.
    pub fn close(&mut self) {
        self.is_open = false;
    }

    /// Goes to a hit.
    pub fn go_to(&mut self, key: u32, spot: Spot) {
        self.origin = Some((key, spot));
    }

    /// Whether anything is looked for now.
    #[must_use]
    pub fn is_active(&self) -> bool {
        self.is_open && !self.query.words.is_empty()
    }

    /// What is looked for in all open cables; None if nothing is.
    #[must_use]
    pub fn global_query(&self) -> Option<Query> {
        (self.is_active() && self.everywhere).then(|| self.query.clone())
    }
}

/// What was found in the cable on screen.
#[derive(Clone, Debug)]
pub struct Hits {
    /// The cable.
    pub key: u32,
    document: Arc<Document>,
    hits: Vec<Hit>,
    /// From where on hits are counted as ahead of the reader.
    from: Spot,
}

impl PartialEq for Hits {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key && self.hits == other.hits && self.from == other.from
    }
}

impl Hits {
    /// Looks through a cable.
    #[must_use]
    pub fn new(entry: &Entry, query: &Query) -> Self {
        let document = Arc::clone(&entry.document);
        let texts = document.texts();
        let hits = find(texts.folded(), query);
        let from = Spot { unit: texts.first_of(entry.place), start: 0 };
        Self { key: entry.key, hits, from, document }
    }

    /// The cable.
    #[must_use]
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// All of them, in the order of the page.
    #[must_use]
    pub fn all(&self) -> &[Hit] {
        &self.hits
    }

    /// The one at which the reader is: where they went, or else the first ahead of them, or else the first.
    #[must_use]
    pub fn here(&self, find: &Find) -> Option<usize> {
        let at = find.origin.filter(|(key, _)| *key == self.key).map_or(self.from, |(_, spot)| spot);
        let index = self.hits.partition_point(|hit| Spot::of(hit) < at);
        if index < self.hits.len() { Some(index) } else { (!self.hits.is_empty()).then_some(0) }
    }

    /// The next one, or the one before; from either end the one at the other.
    #[must_use]
    pub fn step(&self, find: &Find, forward: bool) -> Option<Spot> {
        let count = self.hits.len();
        let step = if forward { 1 } else { count.saturating_sub(1) };
        self.spot((self.here(find)? + step) % count.max(1))
    }

    /// Whether there is none after the one at which the reader is, or none before it.
    #[must_use]
    pub fn is_last(&self, find: &Find, forward: bool) -> bool {
        self.here(find).is_none_or(|here| if forward { here + 1 == self.hits.len() } else { here == 0 })
    }

    /// Where a hit begins.
    #[must_use]
    pub fn spot(&self, index: usize) -> Option<Spot> {
        self.hits.get(index).map(Spot::of)
    }

    /// The place at which a hit is shown.
    #[must_use]
    pub fn place(&self, spot: Spot) -> Option<Place> {
        self.document.texts().units().get(spot.unit).map(|unit| unit.place)
    }

    /// The bytes of the file that a hit shows.
    #[must_use]
    pub fn spans(&self, index: usize) -> Spans {
        self.hits.get(index).map(|hit| self.source(hit)).unwrap_or_default()
    }

    /// The bytes of all of them, in the order of the file.
    #[must_use]
    pub fn all_spans(&self) -> Vec<Span> {
        let mut spans = Vec::with_capacity(self.hits.len());
        for hit in &self.hits {
            spans.extend(self.source(hit).iter());
        }
        spans.sort_unstable();
        spans
    }

    fn source(&self, hit: &Hit) -> Spans {
        let unit = self.document.texts().units().get(hit.unit);
        unit.map(|unit| unit.shown.source(hit.range.clone())).unwrap_or_default()
    }
}

impl Spot {
    /// Where a hit begins.
    pub(super) fn of(hit: &Hit) -> Self {
        Self { unit: hit.unit, start: hit.range.start }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::open::open;

    const TEXT: &str = "R 131627Z FEB 08\nFM AMEMBASSY SAMPLETON\nTO SECSTATE WASHDC\n\nUNCLAS SAMPLETON 000017\n\n\
        E.O. 12958: N/A\nTAGS: PREL\nSUBJECT: THE HARBOR OF ELSINORE\n\n1. (U) The har-\nbor is deep. A harbor it is.\n\n\
        2. (U) Nothing here.\n\n3. (U) The\nHARBOR again.\n";

    fn entry(key: u32) -> Entry {
        let document = open("a", TEXT.into()).unwrap().remove(0);
        Entry { key, document: Arc::new(document), place: Place::Heading }
    }

    fn looking_for(words: &str) -> Find {
        let query = Query { words: words.to_owned(), ..Query::default() };
        Find { is_open: true, query, ..Find::default() }
    }

    fn go(find: &mut Find, hits: &Hits, forward: bool) -> Option<usize> {
        let spot = hits.step(find, forward)?;
        find.go_to(hits.key, spot);
        hits.here(find)
    }

    #[test]
    fn ok_round_and_round() {
        let (entry, mut find) = (entry(1), looking_for("harbor"));
        let hits = Hits::new(&entry, &find.query);
        assert_eq!((hits.all().len(), hits.here(&find)), (4, Some(0)));
        assert_eq!(go(&mut find, &hits, true), Some(1));
        assert_eq!(go(&mut find, &hits, false), Some(0));
        assert_eq!(go(&mut find, &hits, false), Some(3));
        assert_eq!(go(&mut find, &hits, true), Some(0));
        assert_eq!(hits.place(hits.spot(3).unwrap()), entry.document.place_of(3));
    }

    #[test]
    fn ok_from_where_the_reader_is() {
        let (mut entry, mut find) = (entry(1), looking_for("harbor"));
        entry.place = entry.document.place_of(2).unwrap();
        let hits = Hits::new(&entry, &find.query);
        assert_eq!(hits.here(&find), Some(3), "the first ahead");
        find.go_to(1, hits.spot(1).unwrap());
        let longer = Hits::new(&entry, &looking_for("harbor is").query);
        assert_eq!(longer.here(&find), Some(0), "the same hit while more is typed");
        entry.place = Place::Signature;
        let hits = Hits::new(&entry, &find.query);
        assert_eq!(hits.here(&Find::default()), Some(0), "nothing ahead");
        find.go_to(7, hits.spot(2).unwrap());
        assert_eq!(hits.here(&find), Some(0), "a hit of another cable");
    }

    #[test]
    fn ok_opened_again() {
        let (mut entry, mut find) = (entry(1), looking_for("harbor"));
        let hits = Hits::new(&entry, &find.query);
        let second = hits.spot(2).unwrap();
        find.go_to(1, second);
        find.close();
        assert!(!find.is_active());
        entry.place = hits.place(second).unwrap();
        find.open(&entry);
        assert_eq!(hits.here(&find), Some(2));
        entry.place = Place::Heading;
        find.open(&entry);
        assert_eq!(hits.here(&find), Some(0));
    }

    #[test]
    fn ok_letter_by_letter() {
        let (mut entry, mut find) = (entry(1), Find::default());
        entry.place = entry.document.place_of(1).unwrap();
        find.open(&entry);
        let mut type_words = |words: &str| {
            find.look_for(&entry, words.to_owned());
            let hits = Hits::new(&entry, &find.query);
            let here = hits.here(&find).unwrap();
            entry.place = hits.place(hits.spot(here).unwrap()).unwrap();
            (here, hits.all().len())
        };
        assert_eq!(type_words("the h"), (1, 3));
        assert_eq!(type_words("the harbor a"), (0, 1));
        assert_eq!(type_words("the h"), (1, 3), "as before");
    }

    #[test]
    fn ok_bytes_of_the_file() {
        let (entry, find) = (entry(1), looking_for("harbor"));
        let hits = Hits::new(&entry, &find.query);
        let read = |span: Span| TEXT[span.range()].to_owned();
        assert_eq!(hits.spans(1).iter().map(read).collect::<Vec<_>>(), ["har", "bor"]);
        let all: Vec<_> = hits.all_spans().into_iter().map(read).collect();
        assert_eq!(all, ["HARBOR", "har", "bor", "harbor", "HARBOR"]);
        assert!(hits.spans(9).is_empty());
    }

    #[test]
    fn ok_nothing_found() {
        let (entry, mut find) = (entry(1), looking_for("boat"));
        let hits = Hits::new(&entry, &find.query);
        assert_eq!((hits.here(&find), go(&mut find, &hits, true)), (None, None));
        assert!(hits.is_last(&find, true) && hits.is_last(&find, false));
        assert_eq!(find.global_query(), None);
        find.everywhere = true;
        assert_eq!(find.global_query(), Some(find.query.clone()));
        find.close();
        assert_eq!(find.global_query(), None);
    }
}
