use std::sync::Arc;

use crate::document::{Document, Place};
use crate::position::Position;
use crate::state::Forgotten;

/// One cable in the list, and where in it the reader is.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Different for every cable that was ever opened on this page.
    pub key: u32,
    /// The cable.
    pub document: Arc<Document>,
    /// Where the reader is in it.
    pub place: Place,
}

impl PartialEq for Entry {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key && self.place == other.place
    }
}

/// The open cables. **They live in memory only.**
#[derive(Clone, Debug, Default)]
pub struct Library {
    entries: Vec<Entry>,
    current: Option<usize>,
    next_key: u32,
    wanted: Option<Position>,
}

/// Cables that were closed, and what was redacted in them. **Gone for good with the message that offers to undo it.**
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Closed {
    /// The cables.
    pub entries: Vec<Entry>,
    /// What was redacted in each.
    pub redactions: Vec<Forgotten>,
}

/// What became of a cable that was to be added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    /// It is new, and has this key.
    New(u32),
    /// The same bytes are open already, under this key.
    AlreadyOpen(u32),
}

impl Library {
    /// The cables, in the order in which they were opened.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The cable with that key. Keys grow with the list.
    #[must_use]
    pub fn document(&self, key: u32) -> Option<Arc<Document>> {
        let at = self.entries.partition_point(|entry| entry.key < key);
        self.entries.get(at).filter(|entry| entry.key == key).map(|entry| Arc::clone(&entry.document))
    }

    /// The cable on screen.
    #[must_use]
    pub fn current(&self) -> Option<&Entry> {
        self.entries.get(self.current?)
    }

    /// Adds a cable and, if `select`, shows it. The place that the address asked for is taken when its cable comes.
    pub fn add(&mut self, document: impl Into<Arc<Document>>, select: bool) -> Added {
        let document = document.into();
        if let Some(index) = self.entries.iter().position(|entry| entry.document.same_bytes(&document)) {
            if select {
                self.current = Some(index);
            }
            return Added::AlreadyOpen(self.entries.get(index).map_or(0, |entry| entry.key));
        }
        let key = self.next_key;
        self.next_key += 1;
        self.entries.push(Entry { key, document, place: Place::Heading });
        let asked = self.wanted.take_if(|wanted| matches(wanted, self.entries.last()));
        if let Some(position) = asked {
            self.go_to(&position);
        } else if select || self.current.is_none() {
            self.current = Some(self.entries.len() - 1);
        }
        Added::New(key)
    }

    /// Shows the cable with that key.
    pub fn select(&mut self, key: u32) {
        if let Some(index) = self.entries.iter().position(|entry| entry.key == key) {
            self.current = Some(index);
        }
    }

    /// Closes a cable and hands it back. If it was on screen, the one after it comes, or the last.
    pub fn close(&mut self, key: u32) -> Option<Entry> {
        let index = self.entries.iter().position(|entry| entry.key == key)?;
        let closed = self.entries.remove(index);
        self.current = match self.current {
            _ if self.entries.is_empty() => None,
            Some(current) if current > index => Some(current - 1),
            Some(current) => Some(current.min(self.entries.len() - 1)),
            None => None,
        };
        Some(closed)
    }

    /// Opens cables again that were closed, each at its old place in the list, and shows the first of them if none is on
    /// screen. One that was opened anew meanwhile is not opened twice.
    pub fn reopen(&mut self, closed: Vec<Entry>) {
        let shown = self.current().map(|entry| entry.key);
        let first = closed.first().map(|entry| entry.key);
        for entry in closed {
            if !self.entries.iter().any(|open| open.document.same_bytes(&entry.document)) {
                let at = self.entries.partition_point(|open| open.key < entry.key);
                self.entries.insert(at, entry);
            }
        }
        self.current = shown.or(first).and_then(|key| self.entries.iter().position(|entry| entry.key == key));
        if self.current.is_none() && !self.entries.is_empty() {
            self.current = Some(0);
        }
    }

    /// Shows the next of the cables with these keys, or the one before; stays at either end. From a cable that is not
    /// among them it goes to the first.
    pub fn step_cable(&mut self, keys: &[u32], forward: bool) {
        let Some(current) = self.current().map(|entry| entry.key) else { return };
        let next = match keys.iter().position(|key| *key == current) {
            Some(at) if forward => at + 1,
            Some(at) => at.saturating_sub(1),
            None => 0,
        };
        if let Some(key) = keys.get(next) {
            self.select(*key);
        }
    }

    /// Goes to a place of the cable on screen.
    pub fn go(&mut self, place: Place) {
        if let Some(entry) = self.current.and_then(|index| self.entries.get_mut(index)) {
            entry.place = place;
        }
    }

    /// Goes to the next paragraph, or the one before.
    pub fn step_paragraph(&mut self, forward: bool) {
        if let Some(entry) = self.current() {
            let place = entry.document.step(entry.place, forward);
            self.go(place);
        }
    }

    /// Goes where the address says, now or when that cable is opened. Returns whether it did.
    pub fn go_to(&mut self, position: &Position) -> bool {
        let found = self.entries.iter().position(|entry| matches(position, Some(entry)));
        let Some(index) = found else {
            self.wanted = Some(position.clone());
            return false;
        };
        self.wanted = None;
        self.current = Some(index);
        let document = self.entries.get(index).map(|entry| Arc::clone(&entry.document));
        let place = document.zip(position.paragraph).and_then(|(document, number)| document.place_of(number));
        self.go(place.unwrap_or_default());
        true
    }

    /// The place that the address asks for, while its cable is not open.
    #[must_use]
    pub fn wanted(&self) -> Option<&Position> {
        self.wanted.as_ref()
    }

    /// Waits no longer for the cable that the address asks for.
    pub fn stop_waiting(&mut self) {
        self.wanted = None;
    }

    /// Where the reader is, for the history of the browser: numbers only, and for cables without an id too.
    #[must_use]
    pub fn mark(&self) -> Option<String> {
        self.current().map(|entry| format!("{}/{}", entry.key, entry.place.dom_id()))
    }

    /// Goes back to where [`Library::mark`] was made. Returns whether that cable is still open.
    pub fn go_to_mark(&mut self, mark: &str) -> bool {
        let Some((key, place)) = mark.split_once('/') else { return false };
        let key = key.parse::<u32>().ok().filter(|key| self.entries.iter().any(|entry| entry.key == *key));
        let (Some(key), Some(place)) = (key, Place::from_dom_id(place)) else { return false };
        self.select(key);
        self.go(place);
        true
    }

    /// What the address should say. None if the cable on screen has no id.
    #[must_use]
    pub fn position(&self) -> Option<Position> {
        let entry = self.current()?;
        let paragraph = entry.document.paragraph(entry.place).map(|paragraph| paragraph.number.value.value);
        Some(Position { id: entry.document.id()?.to_string(), paragraph })
    }

    /// The key of the open cable with that id.
    #[must_use]
    pub fn key_of(&self, id: &str) -> Option<u32> {
        let has_id = |entry: &&Entry| entry.document.id().is_some_and(|own| own.as_str() == id);
        self.entries.iter().find(has_id).map(|entry| entry.key)
    }
}

fn matches(position: &Position, entry: Option<&Entry>) -> bool {
    entry.and_then(|entry| entry.document.id()).is_some_and(|id| id.as_str() == position.id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use reftel_core::cable::{Cable, Day, Dtg, Month, Mrn};
    use reftel_core::parse::Parsed;
    use reftel_core::text::{Source, Span, Spanned};

    /// A cable of 2008 from ELSINORE with that serial number.
    fn document(serial: u32) -> Document {
        let source = Source::new(format!("{serial}.txt"), format!("ELSINORE {serial:06}")).unwrap();
        let mut cable = Cable::default();
        let day = Day::new(2008, Month::new(2).unwrap(), 13).unwrap();
        cable.transmission.dtg = Some(Dtg {
            action: None,
            info: None,
            day,
            hour: 1,
            minute: 2,
            zone: b'Z',
            span: Span::default(),
        });
        cable.header.mrn = Some(Mrn::new(Span::new(0, 8), Spanned::new(serial, Span::new(9, 15))));
        Document::new(source, Parsed { cable, diagnostics: Vec::new() })
    }

    fn library(serials: &[u32]) -> Library {
        let mut library = Library::default();
        for &serial in serials {
            library.add(document(serial), true);
        }
        library
    }

    fn shown(library: &Library) -> Option<&str> {
        library.current().map(|entry| entry.document.name())
    }

    #[test]
    fn ok_the_last_opened_is_shown() {
        let library = library(&[1, 2]);
        assert_eq!(shown(&library), Some("08ELSINORE2"));
        assert_eq!([library.key_of("08ELSINORE1"), library.key_of("08ELSINORE2")], [Some(0), Some(1)]);
        assert_eq!(library.document(1).as_deref().map(Document::name), Some("08ELSINORE2"));
    }

    #[test]
    fn ok_the_same_bytes_are_not_opened_twice() {
        let mut library = library(&[1, 2]);
        assert_eq!(library.add(document(1), true), Added::AlreadyOpen(0));
        assert_eq!(library.entries().len(), 2);
        assert_eq!(shown(&library), Some("08ELSINORE1"));
    }

    #[test]
    fn ok_several_at_once_leave_the_first_on_screen() {
        let mut library = Library::default();
        library.add(document(1), true);
        library.add(document(2), false);
        assert_eq!(shown(&library), Some("08ELSINORE1"));
    }

    #[test]
    fn ok_closing_shows_the_neighbour() {
        let mut library = library(&[1, 2, 3]);
        library.select(1);
        library.close(1);
        assert_eq!(shown(&library), Some("08ELSINORE3"));
        library.close(2);
        assert_eq!(shown(&library), Some("08ELSINORE1"));
        library.close(7);
        library.close(0);
        assert_eq!(shown(&library), None);
        assert_eq!(library.position(), None);
    }

    #[test]
    fn ok_closed_cables_come_back_where_they_were() {
        let mut library = library(&[1, 2, 3]);
        let closed: Vec<Entry> = [0, 1].into_iter().filter_map(|key| library.close(key)).collect();
        library.reopen(closed);
        let keys = |library: &Library| library.entries().iter().map(|entry| entry.key).collect::<Vec<_>>();
        assert_eq!((keys(&library), shown(&library)), (vec![0, 1, 2], Some("08ELSINORE3")));
        let closed: Vec<Entry> = [0, 1, 2].into_iter().filter_map(|key| library.close(key)).collect();
        library.add(document(2), true);
        assert!(library.close(9).is_none());
        library.reopen(closed);
        assert_eq!(keys(&library), [0, 2, 3], "the second was opened anew");
        assert_eq!(shown(&library), Some("08ELSINORE2"));
    }

    #[test]
    fn ok_closing_another_keeps_the_one_on_screen() {
        let mut library = library(&[1, 2, 3]);
        library.close(0);
        assert_eq!(shown(&library), Some("08ELSINORE3"));
    }

    #[test]
    fn ok_steps_stop_at_either_end() {
        let mut library = library(&[1, 2, 3]);
        library.step_cable(&[2, 0, 1], false);
        assert_eq!(shown(&library), Some("08ELSINORE3"), "stays at the first");
        library.step_cable(&[2, 0, 1], true);
        assert_eq!(shown(&library), Some("08ELSINORE1"));
        library.step_cable(&[2, 0], true);
        assert_eq!(shown(&library), Some("08ELSINORE1"), "stays at the last");
        library.step_cable(&[1], true);
        assert_eq!(shown(&library), Some("08ELSINORE2"), "is not in the list");
        library.step_cable(&[], true);
        assert_eq!(shown(&library), Some("08ELSINORE2"));
    }

    #[test]
    fn ok_marks_lead_back() {
        let mut library = library(&[1, 2]);
        let mark = library.mark().unwrap();
        assert_eq!(mark, "1/heading");
        library.select(0);
        assert!(library.go_to_mark(&mark));
        assert_eq!(shown(&library), Some("08ELSINORE2"));
        library.close(1);
        assert!(!library.go_to_mark(&mark) && !library.go_to_mark("x"));
    }

    #[test]
    fn ok_an_address_waits_for_its_cable() {
        let mut library = Library::default();
        assert!(!library.go_to(&Position::parse("#08ELSINORE2").unwrap()));
        library.add(document(1), true);
        assert_eq!(library.wanted().map(|wanted| wanted.id.as_str()), Some("08ELSINORE2"));
        library.add(document(2), false);
        library.add(document(3), false);
        assert_eq!(shown(&library), Some("08ELSINORE2"));
        assert_eq!(library.position().unwrap().to_string(), "#08ELSINORE2");
        assert_eq!(library.wanted(), None);
        library.go_to(&Position::parse("#08ELSINORE9").unwrap());
        library.stop_waiting();
        assert_eq!(library.wanted(), None);
    }
}
