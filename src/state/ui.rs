use super::{Dialog, Gaps, Settings, Tab, Theme, View};

/// Room beside the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Room {
    /// For both panes.
    #[default]
    Both,
    /// For one pane: to show one folds the other.
    One,
    /// For none: panes are drawers.
    None,
}

/// What is shown around the cable.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ui {
    /// Kept settings.
    pub settings: Settings,
    /// Room for panes beside the text.
    pub room: Room,
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
    /// How much of the left pane the library has, in percent; None while it takes what it needs, up to half.
    pub library_share: Option<u8>,
    /// The pane that was folded because there is room for one only.
    pub folded: Option<Dialog>,
    /// The one open dialog.
    pub dialog: Option<Dialog>,
    /// Whether files are being dragged over the page.
    pub dragging: bool,
}

/// The least and the most that the library has of the left pane, in percent.
pub const LIBRARY_SHARES: (u8, u8) = (10, 90);
/// What it has at most until the reader moves the handle.
pub const LIBRARY_SHARE: u8 = 50;

impl Ui {
    /// Gives the library another part of the left pane, in percent.
    pub fn set_library_share(&mut self, share: u8) {
        let (least, most) = LIBRARY_SHARES;
        self.library_share = Some(share.clamp(least, most));
    }

    /// Shows or hides the left pane.
    pub fn toggle_left(&mut self) {
        if self.is_narrow() {
            self.toggle(Dialog::LeftPane);
        } else if self.left_hidden {
            self.show_left();
        } else {
            self.left_hidden = true;
        }
    }

    /// Shows the left pane.
    pub fn show_left(&mut self) {
        if self.is_narrow() {
            self.dialog = Some(Dialog::LeftPane);
        } else {
            self.left_hidden = false;
            self.fold(Dialog::RightPane);
        }
    }

    /// Shows or hides the right pane.
    pub fn toggle_right(&mut self) {
        if self.is_narrow() {
            self.toggle(Dialog::RightPane);
        } else if self.right_hidden {
            self.show_right();
        } else {
            self.right_hidden = true;
        }
    }

    /// Whether a pane is on screen.
    #[must_use]
    pub fn shows(&self, pane: Dialog) -> bool {
        match pane {
            _ if self.is_narrow() => self.dialog == Some(pane),
            Dialog::LeftPane => !self.left_hidden,
            _ => !self.right_hidden,
        }
    }

    /// Whether the screen is too narrow for panes beside the text.
    #[must_use]
    pub fn is_narrow(&self) -> bool {
        self.room == Room::None
    }

    /// Says how much room there is. A pane that was open as a drawer does not stay a dialog on a wide screen, and what was
    /// folded for want of room unfolds where there is some.
    pub fn set_room(&mut self, room: Room) {
        self.room = room;
        if room != Room::None {
            self.close_drawer();
        }
        if room == Room::Both {
            match self.folded.take() {
                Some(Dialog::LeftPane) => self.left_hidden = false,
                Some(_) => self.right_hidden = false,
                None => {}
            }
        } else if room == Room::One && !self.left_hidden {
            self.fold(Dialog::RightPane);
        }
    }

    /// Folds a pane that is shown where there is room for the other only.
    fn fold(&mut self, pane: Dialog) {
        let hidden = if pane == Dialog::LeftPane { &mut self.left_hidden } else { &mut self.right_hidden };
        if self.room == Room::One && !*hidden {
            *hidden = true;
            self.folded = Some(pane);
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
        self.show_right();
    }

    fn show_right(&mut self) {
        if self.is_narrow() {
            self.dialog = Some(Dialog::RightPane);
        } else {
            self.right_hidden = false;
            self.fold(Dialog::LeftPane);
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
            self.view = if self.is_narrow() { View::Source } else { View::SideBySide };
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
    fn ok_the_library_keeps_within_its_pane() {
        let mut ui = Ui::default();
        let mut set = |share| {
            ui.set_library_share(share);
            ui.library_share
        };
        assert_eq!([set(0), set(33), set(200)], [Some(10), Some(33), Some(90)]);
    }

    #[test]
    fn ok_panes_are_drawers_on_a_narrow_screen() {
        let mut ui = Ui::default();
        ui.toggle_left();
        assert!(ui.left_hidden && ui.dialog.is_none());
        ui.set_room(Room::None);
        ui.toggle_left();
        assert_eq!(ui.dialog, Some(Dialog::LeftPane));
        ui.toggle_right();
        assert_eq!(ui.dialog, Some(Dialog::RightPane));
        ui.set_room(Room::Both);
        assert_eq!(ui.dialog, None);
        ui.dialog = Some(Dialog::Help);
        ui.close_drawer();
        assert_eq!(ui.dialog, Some(Dialog::Help));
    }

    #[test]
    fn ok_one_pane_where_there_is_room_for_one() {
        let mut ui = Ui::default();
        let shown = |ui: &Ui| (ui.shows(Dialog::LeftPane), ui.shows(Dialog::RightPane));
        ui.set_room(Room::One);
        assert_eq!(shown(&ui), (true, false));
        ui.toggle_right();
        assert_eq!(shown(&ui), (false, true));
        ui.show_left();
        assert_eq!(shown(&ui), (true, false));
        ui.show_tab(Tab::Notices);
        assert_eq!(shown(&ui), (false, true));
        ui.toggle_right();
        assert_eq!(shown(&ui), (false, false), "what was folded does not come in its place");
        ui.toggle_right();
        ui.set_room(Room::Both);
        assert_eq!(shown(&ui), (true, true));
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
