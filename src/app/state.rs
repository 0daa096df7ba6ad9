//! What the page knows, as plain data with pure transitions. Views read it, and never change it otherwise.

use std::sync::Arc;

use super::document::{Document, Place};
use super::open::Refusal;
use super::position::Position;

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

    /// The cable on screen.
    #[must_use]
    pub fn current(&self) -> Option<&Entry> {
        self.entries.get(self.current?)
    }

    /// Adds a cable and, if `select`, shows it. The place that the address asked for is taken when its cable comes.
    pub fn add(&mut self, document: Document, select: bool) -> Added {
        if let Some(index) = self.entries.iter().position(|entry| entry.document.same_bytes(&document)) {
            if select {
                self.current = Some(index);
            }
            return Added::AlreadyOpen(self.entries.get(index).map_or(0, |entry| entry.key));
        }
        let key = self.next_key;
        self.next_key += 1;
        self.entries.push(Entry { key, document: Arc::new(document), place: Place::Heading });
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

    /// Closes a cable. If it was on screen, the one after it comes, or the last.
    pub fn close(&mut self, key: u32) {
        let Some(index) = self.entries.iter().position(|entry| entry.key == key) else { return };
        self.entries.remove(index);
        self.current = match self.current {
            _ if self.entries.is_empty() => None,
            Some(current) if current > index => Some(current - 1),
            Some(current) => Some(current.min(self.entries.len() - 1)),
            None => None,
        };
    }

    /// Shows the next cable, or the one before; stays at either end.
    pub fn step_cable(&mut self, forward: bool) {
        let Some(current) = self.current else { return };
        let next = if forward { current + 1 } else { current.saturating_sub(1) };
        self.current = Some(next.min(self.entries.len().saturating_sub(1)));
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

    /// Goes where the address says, now or when that cable is opened. Whether it went.
    pub fn go_to(&mut self, position: &Position) -> bool {
        let found = self.entries.iter().position(|entry| matches(position, Some(entry)));
        let Some(index) = found else {
            self.wanted = Some(position.clone());
            return false;
        };
        self.current = Some(index);
        let document = self.entries.get(index).map(|entry| Arc::clone(&entry.document));
        let place = document.zip(position.paragraph).and_then(|(document, number)| document.place_of(number));
        self.go(place.unwrap_or_default());
        true
    }

    /// What the address should say. Absent when the cable on screen has no id.
    #[must_use]
    pub fn position(&self) -> Option<Position> {
        let entry = self.current()?;
        let paragraph = entry.document.paragraph(entry.place).map(|paragraph| paragraph.number.value.value);
        Some(Position { id: entry.document.id()?.to_string(), paragraph })
    }

    /// Ids of the open cables that have one, with their keys.
    #[must_use]
    pub fn ids(&self) -> Vec<(String, u32)> {
        self.entries.iter().filter_map(|entry| Some((entry.document.id()?.to_string(), entry.key))).collect()
    }
}

fn matches(position: &Position, entry: Option<&Entry>) -> bool {
    entry.and_then(|entry| entry.document.id()).is_some_and(|id| id.as_str() == position.id)
}

/// What became of the last files or paste, for the notice that says so.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Intake {
    /// How many were new.
    pub opened: usize,
    /// Names of those that were open already.
    pub already: Vec<String>,
    /// Those that were refused.
    pub refused: Vec<Refusal>,
    /// How many are still to be read.
    pub left: usize,
}

impl Intake {
    /// One sentence. Empty when there is nothing to say.
    #[must_use]
    pub fn sentence(&self) -> String {
        if self.left > 0 {
            return format!("Reading… {} to go.", count(self.left, "file"));
        }
        let mut says = Vec::new();
        if self.opened > 0 && self.opened + self.already.len() + self.refused.len() > 1 {
            says.push(format!("{} opened.", count(self.opened, "cable")));
        }
        match self.already.as_slice() {
            [] => {}
            [name] => says.push(format!("{name} is open already.")),
            names => says.push(format!("{} were open already.", count(names.len(), "cable"))),
        }
        match self.refused.as_slice() {
            [] => {}
            [refusal] => says.push(refusal.to_string()),
            refused => says.push(format!("{} were not opened:", count(refused.len(), "file"))),
        }
        says.join(" ")
    }

    /// The sentences below it: one for each refusal, when there are several.
    #[must_use]
    pub fn details(&self) -> Vec<String> {
        match self.refused.as_slice() {
            [_, _, ..] if self.left == 0 => self.refused.iter().map(ToString::to_string).collect(),
            _ => Vec::new(),
        }
    }

    /// Whether something was refused, so that the notice must not be overlooked.
    #[must_use]
    pub fn is_refusal(&self) -> bool {
        self.left == 0 && !self.refused.is_empty()
    }
}

/// `1 file`, `2 files`.
#[must_use]
pub fn count(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// The word for it, and the value of `data-theme`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// What is remembered from visit to visit. **No word of a cable is.**
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Light or dark.
    pub theme: Theme,
    /// Whether single letters are shortcuts.
    pub letters: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self { theme: Theme::System, letters: true }
    }
}

impl Settings {
    /// Reads what [`Settings::store`] wrote; whatever is odd is left at its default.
    #[must_use]
    pub fn load(stored: &str) -> Self {
        let mut settings = Self::default();
        for word in stored.split(' ') {
            match word {
                "light" => settings.theme = Theme::Light,
                "dark" => settings.theme = Theme::Dark,
                "no-letters" => settings.letters = false,
                _ => {}
            }
        }
        settings
    }

    /// As one short string.
    #[must_use]
    pub fn store(self) -> String {
        let letters = if self.letters { "letters" } else { "no-letters" };
        format!("{} {letters}", self.theme.word())
    }
}

/// A dialog, or a pane that lies over the page like one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialog {
    /// Keys.
    Help,
    /// What the seal was tested for.
    Seal,
    /// A field to paste into.
    Paste,
    /// The left pane on a narrow screen.
    LeftPane,
    /// The right pane on a narrow screen.
    RightPane,
}

/// What is shown around the cable.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ui {
    /// Kept settings.
    pub settings: Settings,
    /// Whether the screen is too narrow for panes beside the text.
    pub narrow: bool,
    /// Whether the left pane is hidden where there is room for it.
    pub left_hidden: bool,
    /// Whether the right pane is hidden where there is room for it.
    pub right_hidden: bool,
    /// The one open dialog.
    pub dialog: Option<Dialog>,
    /// Whether files are being dragged over the page.
    pub dragging: bool,
}

impl Ui {
    /// Shows or hides the left pane.
    pub fn toggle_left(&mut self) {
        if self.narrow {
            self.toggle(Dialog::LeftPane);
        } else {
            self.left_hidden = !self.left_hidden;
        }
    }

    /// Shows or hides the right pane.
    pub fn toggle_right(&mut self) {
        if self.narrow {
            self.toggle(Dialog::RightPane);
        } else {
            self.right_hidden = !self.right_hidden;
        }
    }

    /// Says how wide the screen is. A pane that was open as a drawer does not stay a dialog on a wide one.
    pub fn set_narrow(&mut self, narrow: bool) {
        self.narrow = narrow;
        if !narrow && self.is_drawer() {
            self.dialog = None;
        }
    }

    /// Closes a pane that lies over the page: something in it was chosen.
    pub fn close_drawer(&mut self) {
        if self.is_drawer() {
            self.dialog = None;
        }
    }

    /// The next theme in turn, beginning with the one that the system does not show.
    pub fn turn_theme(&mut self, system_is_dark: bool) {
        self.settings.theme = match (self.settings.theme, system_is_dark) {
            (Theme::System, true) => Theme::Light,
            (Theme::System, false) => Theme::Dark,
            (Theme::Light, true) => Theme::Dark,
            (Theme::Dark, false) => Theme::Light,
            (Theme::Light, false) | (Theme::Dark, true) => Theme::System,
        };
    }

    fn toggle(&mut self, dialog: Dialog) {
        self.dialog = if self.dialog == Some(dialog) { None } else { Some(dialog) };
    }

    fn is_drawer(&self) -> bool {
        matches!(self.dialog, Some(Dialog::LeftPane | Dialog::RightPane))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::open::Reason;
    use crate::cable::{Cable, Day, Dtg, Month, Mrn};
    use crate::parse::Parsed;
    use crate::text::{Source, Span, Spanned};

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
        cable.header.mrn =
            Some(Mrn { post: Span::new(0, 8), serial: Spanned::new(serial, Span::new(9, 15)) });
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
        assert_eq!(library.ids(), [("08ELSINORE1".to_owned(), 0), ("08ELSINORE2".to_owned(), 1)]);
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
    fn ok_closing_another_keeps_the_one_on_screen() {
        let mut library = library(&[1, 2, 3]);
        library.close(0);
        assert_eq!(shown(&library), Some("08ELSINORE3"));
    }

    #[test]
    fn ok_steps_stop_at_either_end() {
        let mut library = library(&[1, 2]);
        library.step_cable(true);
        assert_eq!(shown(&library), Some("08ELSINORE2"));
        library.step_cable(false);
        library.step_cable(false);
        assert_eq!(shown(&library), Some("08ELSINORE1"));
    }

    #[test]
    fn ok_an_address_waits_for_its_cable() {
        let mut library = Library::default();
        assert!(!library.go_to(&Position::parse("#08ELSINORE2").unwrap()));
        library.add(document(1), true);
        library.add(document(2), false);
        library.add(document(3), false);
        assert_eq!(shown(&library), Some("08ELSINORE2"));
        assert_eq!(library.position().unwrap().to_string(), "#08ELSINORE2");
    }

    #[test]
    fn ok_sentences() {
        let refusal = |name: &str| Refusal { name: name.into(), reason: Reason::Empty };
        let mut intake = Intake { opened: 1, ..Intake::default() };
        assert_eq!(intake.sentence(), "", "one cable that opens needs no words");
        intake.refused.push(refusal("a.txt"));
        assert_eq!(intake.sentence(), "1 cable opened. a.txt is empty.");
        assert!(intake.is_refusal() && intake.details().is_empty());
        intake.refused.push(refusal("b.txt"));
        assert_eq!(intake.sentence(), "1 cable opened. 2 files were not opened:");
        assert_eq!(intake.details(), ["a.txt is empty.", "b.txt is empty."]);
        let again = Intake { already: vec!["08A1".into()], ..Intake::default() };
        assert_eq!(again.sentence(), "08A1 is open already.");
        let busy = Intake { left: 2, ..Intake::default() };
        assert_eq!(busy.sentence(), "Reading… 2 files to go.");
    }

    #[test]
    fn ok_settings_there_and_back() {
        for theme in [Theme::System, Theme::Light, Theme::Dark] {
            for letters in [true, false] {
                let settings = Settings { theme, letters };
                assert_eq!(Settings::load(&settings.store()), settings);
            }
        }
        assert_eq!(Settings::load("?"), Settings::default());
    }

    #[test]
    fn ok_panes_are_drawers_on_a_narrow_screen() {
        let mut ui = Ui::default();
        ui.toggle_left();
        assert!(ui.left_hidden && ui.dialog.is_none());
        ui.set_narrow(true);
        ui.toggle_left();
        assert_eq!(ui.dialog, Some(Dialog::LeftPane));
        ui.toggle_right();
        assert_eq!(ui.dialog, Some(Dialog::RightPane));
        ui.set_narrow(false);
        assert_eq!(ui.dialog, None);
        ui.dialog = Some(Dialog::Help);
        ui.close_drawer();
        assert_eq!(ui.dialog, Some(Dialog::Help));
    }

    #[test]
    fn ok_themes_take_turns() {
        let turns = |dark| {
            let mut ui = Ui::default();
            [(); 3].map(|()| {
                ui.turn_theme(dark);
                ui.settings.theme
            })
        };
        assert_eq!(turns(false), [Theme::Dark, Theme::Light, Theme::System]);
        assert_eq!(turns(true), [Theme::Light, Theme::Dark, Theme::System]);
    }
}
