//! The state in signals, and what the page does with it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::document::Place;
use super::keys::{self, Command};
use super::open::{Reason, Refusal, check_size, open};
use super::position::Position;
use super::seal::SelfTest;
use super::state::{Added, Dialog, Intake, Library, Ui};
use super::web::{self, Picked, Taken};

/// Everything the page knows. Copied freely: it is a handle.
#[derive(Clone, Copy, Debug)]
pub struct Page {
    /// Open cables.
    pub library: RwSignal<Library>,
    /// What is shown around the cable.
    pub ui: RwSignal<Ui>,
    /// What became of the last files or paste.
    pub intake: RwSignal<Intake>,
    /// The self-test of the seal.
    pub seal: RwSignal<SelfTest>,
    /// The key of the cable on screen. What is drawn of it stays while the library changes otherwise.
    pub current: Memo<Option<u32>>,
    /// Where in it the reader is.
    pub here: Memo<Option<(u32, Place)>>,
}

/// The name under which pasted text is opened.
const PASTED: &str = "Pasted text";

impl Default for Page {
    fn default() -> Self {
        Self::new()
    }
}

impl Page {
    /// A page with nothing open, with the settings of the last visit.
    #[must_use]
    pub fn new() -> Self {
        let ui = Ui { settings: web::load_settings(), narrow: web::is_narrow(), ..Ui::default() };
        let mut library = Library::default();
        if let Some(position) = Position::parse(&web::hash()) {
            library.go_to(&position);
        }
        let library = RwSignal::new(library);
        Self {
            library,
            ui: RwSignal::new(ui),
            intake: RwSignal::default(),
            seal: RwSignal::default(),
            current: Memo::new(move |_| library.read().current().map(|entry| entry.key)),
            here: Memo::new(move |_| library.read().current().map(|entry| (entry.key, entry.place))),
        }
    }

    /// Starts to listen to what concerns the whole window.
    pub(super) fn listen(self) {
        web::on_window("keydown", move |event| {
            let (dialog_open, letters) =
                self.ui.with_untracked(|ui| (ui.dialog.is_some(), ui.settings.letters));
            let command = web::with_key_press(&event, |press| keys::command(press, dialog_open, letters));
            if let Some(command) = command {
                event.prevent_default();
                self.run(command);
            }
        });
        web::on_window("paste", move |event| {
            if !web::in_field(&event) {
                self.paste(&event);
            }
        });
        // Without this the browser would leave the page for the dropped file.
        web::on_window("dragover", move |event| {
            event.prevent_default();
            self.set_dragging(web::carries_files(&event));
        });
        web::on_window("dragleave", move |event| {
            if web::leaves_window(&event) {
                self.set_dragging(false);
            }
        });
        web::on_window("drop", move |event| {
            event.prevent_default();
            self.set_dragging(false);
            if let Some(taken) = web::dropped(&event) {
                self.take(taken, "Dropped text");
            }
        });
        web::on_window("hashchange", move |_| {
            if let Some(position) = Position::parse(&web::hash()) {
                self.library.update(|library| {
                    library.go_to(&position);
                });
                self.show_place();
            }
        });
        for input in ["wheel", "touchmove", "pointerdown"] {
            web::on_window(input, |_| web::reader_scrolls());
        }
        web::on_window("scroll", move |_| self.follow_scroll());
        web::on_narrow(move |narrow| self.ui.update(|ui| ui.set_narrow(narrow)));
        self.tell_browser();
    }

    /// Effects: address, theme and stored settings follow the state.
    fn tell_browser(self) {
        let position =
            Memo::new(move |_| self.library.read().position().map(|position| position.to_string()));
        Effect::new(move |before: Option<bool>| {
            let position = position.get();
            // An address that waits for its cable stays until another cable is shown.
            if position.is_some() || before == Some(true) {
                web::set_hash(position.as_deref().unwrap_or_default());
            }
            position.is_some() || before == Some(true)
        });
        let drawers = Memo::new(move |_| self.ui.read().narrow);
        Effect::new(move |_| {
            // With another width the contents are drawn anew.
            drawers.track();
            if let Some((_, place)) = self.here.get() {
                web::after_drawing(move || web::mark_place(&place.dom_id()));
            }
        });
        let settings = Memo::new(move |_| self.ui.read().settings);
        Effect::new(move |before: Option<()>| {
            web::apply_theme(settings.get().theme);
            if before.is_some() {
                web::store_settings(settings.get());
            }
        });
    }

    fn run(self, command: Command) {
        match command {
            Command::Paragraph { forward } => self.step(forward),
            Command::Cable { forward } => {
                self.library.update(|library| library.step_cable(forward));
                self.show_place();
            }
            Command::LeftPane => self.ui.update(Ui::toggle_left),
            Command::RightPane => self.ui.update(Ui::toggle_right),
            Command::Help => self.show(Dialog::Help),
            Command::Open => web::choose_files(),
        }
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

    /// Goes to the next paragraph, or the one before.
    pub fn step(self, forward: bool) {
        self.library.update(|library| library.step_paragraph(forward));
        self.show_place();
    }

    /// Goes to a place of the cable on screen.
    pub fn go(self, place: Place) {
        self.ui.update(Ui::close_drawer);
        self.library.update(|library| library.go(place));
        self.show_place();
    }

    /// Shows another of the open cables.
    pub fn select(self, key: u32) {
        self.ui.update(Ui::close_drawer);
        self.library.update(|library| library.select(key));
        self.show_place();
    }

    /// Scrolls to where the reader is, once it has been drawn.
    fn show_place(self) {
        let place = self.library.with_untracked(|library| library.current().map(|entry| entry.place));
        if let Some(place) = place {
            web::after_drawing(move || web::show(&place.dom_id()));
        }
    }

    fn follow_scroll(self) {
        let Some(place) = web::id_at_top().and_then(|id| Place::from_dom_id(&id)) else { return };
        if self.library.with_untracked(|library| library.current().is_some_and(|entry| entry.place != place))
        {
            self.library.update(|library| library.go(place));
        }
    }

    fn set_dragging(self, dragging: bool) {
        if self.ui.read_untracked().dragging != dragging {
            self.ui.update(|ui| ui.dragging = dragging);
        }
    }

    /// Opens what a paste brings. Whether it brought anything.
    pub(super) fn paste(self, event: &leptos::ev::Event) -> bool {
        let Some(taken) = web::pasted(event) else { return false };
        event.prevent_default();
        self.take(taken, PASTED);
        true
    }

    fn take(self, taken: Taken, name: &'static str) {
        match taken {
            Taken::Text(text) => self.open_text(name, text),
            Taken::Files(pending) => spawn_local(async move { self.read_all(pending.files().await).await }),
        }
    }

    /// Opens text that is not a file.
    pub fn open_text(self, name: &str, text: String) {
        self.intake.set(Intake::default());
        let mut intake = Intake::default();
        self.open_one(name, text.into_bytes(), &mut intake);
        self.intake.set(intake);
    }

    /// Opens pasted text.
    pub fn open_pasted(self, text: String) {
        self.open_text(PASTED, text);
    }

    /// Opens files that were chosen.
    pub(super) fn open_files(self, files: Vec<Picked>) {
        spawn_local(self.read_all(files));
    }

    /// One after the other, so that their order stays and only one is held twice in memory. Between two files the
    /// browser gets to draw.
    async fn read_all(self, files: Vec<Picked>) {
        let mut intake = Intake { left: files.len(), ..Intake::default() };
        for file in files {
            if intake.left > 1 {
                self.intake.set(intake.clone());
            }
            match check_size(&file.name, file.size) {
                Err(refusal) => intake.refused.push(refusal),
                Ok(()) => match web::read(&file).await {
                    Some(bytes) => self.open_one(&file.name, web::to_utf8(bytes), &mut intake),
                    None => intake.refused.push(Refusal { name: file.name, reason: Reason::Unreadable }),
                },
            }
            intake.left = intake.left.saturating_sub(1);
        }
        self.intake.set(intake);
    }

    fn open_one(self, name: &str, bytes: Vec<u8>, intake: &mut Intake) {
        let documents = match open(name, bytes) {
            Err(refusal) => return intake.refused.push(refusal),
            Ok(documents) => documents,
        };
        for document in documents {
            // The first of several is shown.
            let select = intake.opened == 0;
            let shown = document.name().to_owned();
            match self.library.try_update(|library| library.add(document, select)) {
                Some(Added::AlreadyOpen(_)) => intake.already.push(shown),
                _ => intake.opened += 1,
            }
            if select {
                self.ui.update(|ui| ui.dialog = None);
                self.show_place();
            }
        }
    }
}
