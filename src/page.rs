//! The state in signals, and what the page does with it.

use leptos::prelude::*;

use super::context::{
    ExplainState, ExportState, FindState, IntakeState, LayoutState, LibraryState, Messages, ReaderState,
    RedactionState, SealState,
};
use super::keys::{self, Command, Situation};
use super::state::{Dialog, Ui};
use super::web;

/// All contexts. Copied freely: it is a handle.
#[derive(Clone, Copy, Debug)]
pub struct Page {
    /// Panes, tabs, dialogs, the view, settings.
    pub layout: LayoutState,
    /// Short messages.
    pub messages: Messages,
    /// Open cables.
    pub library: LibraryState,
    /// Where the reader is.
    pub reader: ReaderState,
    /// What is looked for.
    pub find: FindState,
    /// What is struck.
    pub redaction: RedactionState,
    /// What was opened.
    pub intake: IntakeState,
    /// What is exported.
    pub export: ExportState,
    /// Whether the page is sealed.
    pub seal: SealState,
    /// What the code under the pointer means.
    pub explain: ExplainState,
}

impl Default for Page {
    fn default() -> Self {
        Self::new()
    }
}

impl Page {
    /// A page with nothing open, with the settings of the last visit.
    #[must_use]
    pub fn new() -> Self {
        let (layout, messages, library) = (LayoutState::new(), Messages::default(), LibraryState::new());
        let reader = ReaderState::new(layout, messages, library);
        let find = FindState::new(layout, library, reader);
        let redaction = RedactionState::new(reader, find, messages);
        Self {
            layout,
            messages,
            library,
            reader,
            find,
            redaction,
            intake: IntakeState::new(layout, library, reader),
            export: ExportState::new(redaction),
            seal: SealState::default(),
            explain: ExplainState::default(),
        }
    }

    /// Gives every component its contexts.
    pub fn provide(self) {
        provide_context(self.layout);
        provide_context(self.messages);
        provide_context(self.library);
        provide_context(self.reader);
        provide_context(self.find);
        provide_context(self.redaction);
        provide_context(self.intake);
        provide_context(self.export);
        provide_context(self.seal);
        provide_context(self.explain);
        // Until every region takes what it needs.
        provide_context(self);
    }

    /// Starts to listen to what concerns the whole window.
    pub(super) fn listen(self) {
        web::on_window("keydown", move |event| {
            if web::with_key_press(&event, |press| press.key == "Escape") && self.explain.hide() {
                event.prevent_default();
                return;
            }
            if web::with_key_press(&event, |press| matches!(press.key, "Enter" | " "))
                && web::press_code(&event)
            {
                event.prevent_default();
                return;
            }
            let at = self.layout.ui.with_untracked(|ui| Situation {
                covered: ui.dialog.is_some() || web::is_covered(),
                letters: ui.settings.letters,
                reading: self.library.current.get_untracked().is_some()
                    && !self.layout.ui.read_untracked().released,
                finding: self.find.find.with_untracked(|find| find.is_open),
            });
            let command = web::with_key_press(&event, |press| keys::command(press, at));
            if let Some(command) = command {
                event.prevent_default();
                self.run(command);
            }
        });
        web::on_window("paste", move |event| {
            if !web::in_field(&event) {
                self.intake.paste(&event);
            }
        });
        // Without this the browser would leave the page for the dropped file.
        web::on_window("dragover", move |event| {
            event.prevent_default();
            self.layout.set_dragging(web::carries_files(&event));
        });
        web::on_window("dragleave", move |event| {
            if web::leaves_window(&event) {
                self.layout.set_dragging(false);
            }
        });
        web::on_window("drop", move |event| {
            event.prevent_default();
            self.layout.set_dragging(false);
            if let Some(taken) = web::dropped(&event) {
                self.intake.take(taken, "Dropped text");
            }
        });
        web::on_window("popstate", move |_| self.reader.travel());
        for input in ["wheel", "touchmove", "pointerdown"] {
            web::on_window(input, |_| web::reader_scrolls());
        }
        web::on_window("scroll", move |_| self.reader.follow_scroll());
        web::on_narrow(move |narrow| self.layout.ui.update(|ui| ui.set_narrow(narrow)));
        self.tell_browser();
        self.find.watch_find();
        self.library.watch_listing();
    }

    /// Effects: address, theme and stored settings follow the state.
    fn tell_browser(self) {
        let position = Memo::new(move |_| {
            let library = self.library.library.read();
            let position = library.position().and_then(|position| self.redaction.released_position(position));
            library.mark().map(|mark| (mark, position.map(|position| position.to_string())))
        });
        let mut is_ours = false;
        Effect::new(move |_| {
            let position = position.get();
            let push = self.reader.push.try_update_untracked(std::mem::take).unwrap_or_default();
            // An address that waits for its cable stays until another cable is shown.
            is_ours |= position.is_some();
            if is_ours {
                let (mark, hash) = position.unwrap_or_default();
                web::set_hash(hash.as_deref().unwrap_or_default(), &mark, push);
            }
        });
        let settings = Memo::new(move |_| self.layout.ui.read().settings);
        let mut were_loaded = true;
        Effect::new(move |_| {
            web::apply_settings(settings.get());
            if !std::mem::take(&mut were_loaded) {
                web::store_settings(settings.get());
            }
        });
    }

    fn run(self, command: Command) {
        match command {
            Command::Paragraph { forward } => self.reader.step(forward),
            Command::Cable { forward } => {
                let keys = self.library.keys_in_order();
                self.library.library.update(|library| library.step_cable(&keys, forward));
                self.reader.show_place();
            }
            Command::View(view) => self.reader.show_view(view),
            Command::Chain { earlier } => self.reader.step_chain(earlier),
            Command::LeftPane => self.layout.ui.update(Ui::toggle_left),
            Command::RightPane => self.layout.ui.update(Ui::toggle_right),
            Command::Redact => self.redaction.redact_selection(),
            Command::Undo { back } => self.redaction.step_redactions(back),
            Command::Gaps => self.redaction.cycle_gaps(),
            Command::Quote => self.export.copy_quote(),
            Command::Link => self.export.copy_link(),
            Command::Export => {
                if self.library.current.get_untracked().is_some() {
                    self.layout.show(Dialog::Export);
                }
            }
            Command::Help => self.layout.show(Dialog::Help),
            Command::Open => self.intake.choose_files(),
            Command::Find => self.find.open_find(),
            Command::Hit { forward } => self.find.step_hit(forward),
            Command::EndFind => self.find.close_find(),
        }
    }
}
