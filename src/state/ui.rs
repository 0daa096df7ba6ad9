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
    /// All, in the order of their buttons.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// What its button says.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::System => "As the system",
            Self::Light => "Light",
            Self::Dark => "Dark",
        }
    }

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

/// How large the text is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Size {
    /// A little smaller.
    Small,
    /// As designed.
    #[default]
    Medium,
    /// Larger.
    Large,
    /// Much larger.
    Largest,
}

impl Size {
    /// All, from small to large.
    pub const ALL: [Self; 4] = [Self::Small, Self::Medium, Self::Large, Self::Largest];

    /// The value of `data-size`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Small => "small",
            Self::Medium => "medium",
            Self::Large => "large",
            Self::Largest => "largest",
        }
    }

    /// What its button says.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Small => "Small",
            Self::Medium => "Medium",
            Self::Large => "Large",
            Self::Largest => "Largest",
        }
    }
}

/// What is remembered from visit to visit. **No word of a cable is.**
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Light or dark.
    pub theme: Theme,
    /// How large the text is.
    pub size: Size,
    /// Whether single letters are shortcuts.
    pub letters: bool,
    /// Whether subjects are shown in sentence case.
    pub sentence: bool,
    /// Whether the lines of the transmission are unfolded.
    pub unfolded: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self { theme: Theme::System, size: Size::Medium, letters: true, sentence: false, unfolded: false }
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
                "sentence" => settings.sentence = true,
                "unfolded" => settings.unfolded = true,
                _ => {
                    let size = Size::ALL.into_iter().find(|size| size.word() == word);
                    settings.size = size.unwrap_or(settings.size);
                }
            }
        }
        settings
    }

    /// As one short string.
    #[must_use]
    pub fn store(self) -> String {
        let mut words = format!("{} {}", self.theme.word(), self.size.word());
        for (is_on, word) in
            [(!self.letters, " no-letters"), (self.sentence, " sentence"), (self.unfolded, " unfolded")]
        {
            if is_on {
                words.push_str(word);
            }
        }
        words
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
    /// Files and citations.
    Export,
    /// Whether the original is really to be saved.
    Original,
    /// Cables of our own invention.
    Samples,
    /// The left pane on a narrow screen.
    LeftPane,
    /// The right pane on a narrow screen.
    RightPane,
}

/// How the cable on screen is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// As a document.
    #[default]
    Structured,
    /// As it was received.
    Source,
    /// Both beside each other.
    SideBySide,
}

impl View {
    /// All, in the order of their keys.
    pub const ALL: [Self; 3] = [Self::Structured, Self::Source, Self::SideBySide];

    /// The value of `data-view`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Structured => "structured",
            Self::Source => "source",
            Self::SideBySide => "sides",
        }
    }

    /// What its button says.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Structured => "Structured",
            Self::Source => "Source",
            Self::SideBySide => "Side by side",
        }
    }
}

/// How what the source itself took out is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Gaps {
    /// As hatched marks with their notation.
    #[default]
    Marked,
    /// As hatched bars of one size.
    Bars,
    /// As it is written.
    Written,
}

impl Gaps {
    /// All, in turn.
    pub const ALL: [Self; 3] = [Self::Marked, Self::Bars, Self::Written];

    /// What its button says.
    #[must_use]
    pub const fn short(self) -> &'static str {
        match self {
            Self::Marked => "Marked",
            Self::Bars => "Bars",
            Self::Written => "As written",
        }
    }

    /// What is said when it is chosen.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Marked => "What the source took out is marked.",
            Self::Bars => "What the source took out is shown as bars.",
            Self::Written => "What the source took out is shown as it is written.",
        }
    }

    /// The value of `data-gaps`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Marked => "marked",
            Self::Bars => "bars",
            Self::Written => "written",
        }
    }
}

/// What the right pane shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// Every field, decoded.
    #[default]
    Metadata,
    /// What is struck out.
    Redaction,
    /// What was repaired, and what is in doubt.
    Notices,
    /// What the find bar has found. There while that is open.
    Found,
}

impl Tab {
    /// All, from left to right.
    pub const ALL: [Self; 4] = [Self::Metadata, Self::Redaction, Self::Notices, Self::Found];

    /// What it says.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Metadata => "Metadata",
            Self::Redaction => "Redaction",
            Self::Notices => "Notices",
            Self::Found => "Found",
        }
    }

    /// The `id` of its button.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Metadata => "tab-metadata",
            Self::Redaction => "tab-redaction",
            Self::Notices => "tab-notices",
            Self::Found => "tab-found",
        }
    }

    /// The tab to its right, or its left; from either end the one at the other. The last is there only if `finding`.
    #[must_use]
    pub fn neighbour(self, forward: bool, finding: bool) -> Self {
        let count = if finding { Self::ALL.len() } else { Self::ALL.len() - 1 };
        let here = Self::ALL.iter().position(|tab| *tab == self).unwrap_or(0);
        let step = if forward { 1 } else { count - 1 };
        Self::ALL.get((here + step) % count).copied().unwrap_or(self)
    }
}

/// What is shown around the cable.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ui {
    /// Kept settings.
    pub settings: Settings,
    /// Whether the screen is too narrow for panes beside the text.
    pub narrow: bool,
    /// How the cable is shown.
    pub view: View,
    /// Whether the cable is shown as it will be released.
    pub released: bool,
    /// How what the source took out is shown.
    pub gaps: Gaps,
    /// What the right pane shows.
    pub tab: Tab,
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

    /// Shows the left pane.
    pub fn show_left(&mut self) {
        if self.narrow {
            self.dialog = Some(Dialog::LeftPane);
        } else {
            self.left_hidden = false;
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

    /// Whether a pane is on screen.
    #[must_use]
    pub fn shows(&self, pane: Dialog) -> bool {
        match pane {
            _ if self.narrow => self.dialog == Some(pane),
            Dialog::LeftPane => !self.left_hidden,
            _ => !self.right_hidden,
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

    /// Shows one of the right pane's tabs, and the pane if it is hidden.
    pub fn show_tab(&mut self, tab: Tab) {
        self.tab = tab;
        if self.narrow {
            self.dialog = Some(Dialog::RightPane);
        } else {
            self.right_hidden = false;
        }
    }

    /// Says that nothing is looked for any more: the tab of what was found goes.
    pub fn end_find(&mut self) {
        if self.tab == Tab::Found {
            self.tab = Tab::default();
        }
    }

    /// Makes sure that the source is on screen.
    pub fn show_source(&mut self) {
        self.close_drawer();
        if self.view == View::Structured {
            self.view = if self.narrow { View::Source } else { View::SideBySide };
        }
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

    #[test]
    fn ok_settings_there_and_back() {
        for theme in Theme::ALL {
            for size in Size::ALL {
                for bits in 0..8 {
                    let [letters, sentence, unfolded] = [1, 2, 4].map(|bit| bits & bit != 0);
                    let settings = Settings { theme, size, letters, sentence, unfolded };
                    assert_eq!(Settings::load(&settings.store()), settings);
                }
            }
        }
        let old = Settings { theme: Theme::Dark, letters: false, ..Settings::default() };
        assert_eq!(Settings::load("dark no-letters"), old);
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
    fn ok_tabs_beside_each_other() {
        assert_eq!(Tab::Metadata.neighbour(true, true), Tab::Redaction);
        assert_eq!(Tab::Metadata.neighbour(false, true), Tab::Found);
        assert_eq!(Tab::Metadata.neighbour(false, false), Tab::Notices);
        assert_eq!(Tab::Notices.neighbour(true, false), Tab::Metadata);
        let mut ui = Ui { right_hidden: true, ..Ui::default() };
        ui.show_tab(Tab::Found);
        assert!(!ui.right_hidden);
        ui.end_find();
        assert_eq!(ui.tab, Tab::Metadata);
        ui.tab = Tab::Notices;
        ui.end_find();
        assert_eq!(ui.tab, Tab::Notices);
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
