use leptos::prelude::*;

use crate::state::{Dialog, Room, Ui, View};
use crate::web;

/// What is shown around the cable: panes, tabs, dialogs, the view, and the settings.
#[derive(Clone, Copy, Debug)]
pub struct LayoutState {
    /// All of it.
    pub ui: RwSignal<Ui>,
    /// How the cable is shown.
    pub view: Memo<View>,
    /// Whether the cable is shown as it will be released.
    pub released: Memo<bool>,
    /// Whether the screen is too narrow for panes beside the text.
    pub narrow: Memo<bool>,
    /// Whether the heading is to leave room for the text: few columns, or few lines.
    pub compact: RwSignal<bool>,
    /// Whether Tab stops at words that explain themselves.
    pub tab_stops: Memo<bool>,
}

impl Default for LayoutState {
    fn default() -> Self {
        Self::new()
    }
}

impl LayoutState {
    /// With the settings of the last visit, on a screen as wide as this one.
    #[must_use]
    pub fn new() -> Self {
        let mut ui = Ui { settings: web::load_settings(), ..Ui::default() };
        ui.set_room(room());
        let ui = RwSignal::new(ui);
        Self {
            ui,
            view: Memo::new(move |_| ui.read().view),
            released: Memo::new(move |_| ui.read().released),
            narrow: Memo::new(move |_| ui.read().is_narrow()),
            compact: RwSignal::new(web::matches(web::COMPACT)),
            tab_stops: Memo::new(move |_| ui.read().settings.tab_stops),
        }
    }

    /// Follows the width of the screen, and keeps the settings.
    pub(crate) fn watch(self) {
        for query in [web::NARROW, web::TIGHT] {
            web::on_media(query, move |_| self.ui.update(|ui| ui.set_room(room())));
        }
        web::on_media(web::COMPACT, move |compact| self.compact.set(compact));
        let settings = Memo::new(move |_| self.ui.read().settings);
        Effect::new(move |applied: Option<()>| {
            web::apply_settings(settings.get());
            // At first they are those that were stored.
            if applied.is_some() {
                web::store_settings(settings.get());
            }
        });
    }

    /// Opens a dialog.
    pub fn show(self, dialog: Dialog) {
        self.ui.update(|ui| ui.dialog = Some(dialog));
    }

    /// Says that a dialog has been closed.
    pub fn closed(self, dialog: Dialog) {
        if self.ui.read_untracked().dialog == Some(dialog) {
            self.ui.update(|ui| ui.dialog = None);
        }
    }

    pub(crate) fn set_dragging(self, dragging: bool) {
        if self.ui.read_untracked().dragging != dragging {
            self.ui.update(|ui| ui.dragging = dragging);
        }
    }
}

/// How much room the window has.
fn room() -> Room {
    match [web::NARROW, web::TIGHT].map(web::matches) {
        [true, _] => Room::None,
        [_, true] => Room::One,
        _ => Room::Both,
    }
}
