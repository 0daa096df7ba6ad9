//! The state in signals, and what the page does with it.

use std::sync::Arc;

use super::document::Place;
use super::export::Choice;
use super::keys::{self, Command, Situation};
use super::library::SHOWN;
use super::position::Position;
use super::redaction::{applied, released};
use super::seal::SelfTest;
use super::state::{Dialog, Find, Hits, Intake, Library, Listing, Redactions, Results, Ui, View};
use super::{ui, web};
use leptos::prelude::*;
use reftel_core::cable::Explanation;
use reftel_core::gate::Checked;
use reftel_core::redact::{Applied, Released};
use reftel_core::text::Span;

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
    /// Short words for the reader: what was copied, why something did not happen.
    pub said: RwSignal<String>,
    /// Keys of the open cables. What goes over all of them follows this, and not every step of the reader.
    pub opened: Memo<Vec<u32>>,
    /// What is struck.
    pub redactions: RwSignal<Redactions>,
    /// What the rules found in the cable on screen; absent while there are none.
    pub applied: Memo<Option<Arc<Applied>>>,
    /// Changes when marks are on the screen: what may come a moment later follows it, and not `applied`.
    pub(super) settled: RwSignal<u32>,
    /// The cable on screen without what is struck. Absent when it cannot be told: then nothing is released.
    pub(super) released_form: Memo<Option<Arc<Released>>>,
    /// What is chosen in the export dialog.
    pub export: RwSignal<Choice>,
    /// The paragraph whose menu is open.
    pub(super) asked: RwSignal<Place>,
    /// What the code under the pointer means.
    pub(super) explained: RwSignal<Option<Explanation>>,
    /// What the find bar was told.
    pub find: RwSignal<Find>,
    /// What was found in the cable on screen; absent while nothing is looked for.
    pub hits: Memo<Option<Hits>>,
    /// What was found in all open cables.
    pub results: RwSignal<Results>,
    /// Which cables are listed, and in which order.
    pub listing: RwSignal<Listing>,
    /// Keys of the cables that are listed, in order; absent when all are.
    pub listed: RwSignal<Option<Vec<u32>>>,
    /// Whether the next change of place is one to come back from.
    push: RwSignal<bool>,
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
        let ui = Ui { settings: web::load_settings(), narrow: web::is_narrow(), ..Ui::default() };
        let mut library = Library::default();
        if let Some(position) = Position::parse(&web::hash()) {
            library.go_to(&position);
        }
        let library = RwSignal::new(library);
        let find: RwSignal<Find> = RwSignal::default();
        let current = Memo::new(move |_| library.read().current().map(|entry| entry.key));
        let query = Memo::new(move |_| find.with(|find| find.is_on().then(|| find.query.clone())));
        let hits = Memo::new_with_compare(
            move |_| {
                current.with(|_| ());
                let query = query.get()?;
                library.with_untracked(|library| Some(Hits::new(library.current()?, &query)))
            },
            |_, _| true,
        );
        let redactions: RwSignal<Redactions> = RwSignal::default();
        let rules =
            Memo::new(move |_| current.get().map(|key| redactions.read().rules(key)).unwrap_or_default());
        let applied = Memo::new_with_compare(
            move |_| {
                let _ = current.get();
                rules.with(|rules| library.with_untracked(|library| applied(rules, library.current()?)))
            },
            |_, _| true,
        );
        let released_form = Memo::new_with_compare(
            move |_| {
                let _ = current.get();
                let entry = library.with_untracked(|library| library.current().cloned())?;
                applied.with(|applied| released(&entry, applied.as_deref())).map(Arc::new)
            },
            |_, _| true,
        );
        Self {
            library,
            find,
            hits,
            results: RwSignal::default(),
            listing: RwSignal::default(),
            listed: RwSignal::default(),
            ui: RwSignal::new(ui),
            intake: RwSignal::default(),
            seal: RwSignal::default(),
            current,
            here: Memo::new(move |_| library.read().current().map(|entry| (entry.key, entry.place))),
            said: RwSignal::default(),
            opened: Memo::new(move |_| library.read().entries().iter().map(|entry| entry.key).collect()),
            redactions,
            applied,
            settled: RwSignal::default(),
            released_form,
            export: RwSignal::default(),
            asked: RwSignal::default(),
            explained: RwSignal::default(),
            push: RwSignal::default(),
        }
    }

    /// Starts to listen to what concerns the whole window.
    pub(super) fn listen(self) {
        web::on_window("keydown", move |event| {
            if web::with_key_press(&event, |press| press.key == "Escape") && ui::hide_explanation() {
                event.prevent_default();
                return;
            }
            if web::with_key_press(&event, |press| matches!(press.key, "Enter" | " "))
                && web::press_code(&event)
            {
                event.prevent_default();
                return;
            }
            let at = self.ui.with_untracked(|ui| Situation {
                covered: ui.dialog.is_some() || web::is_covered(),
                letters: ui.settings.letters,
                reading: self.current.get_untracked().is_some() && !self.ui.read_untracked().released,
                finding: self.find.with_untracked(|find| find.is_open),
            });
            let command = web::with_key_press(&event, |press| keys::command(press, at));
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
        web::on_window("popstate", move |_| self.travel());
        for input in ["wheel", "touchmove", "pointerdown"] {
            web::on_window(input, |_| web::reader_scrolls());
        }
        web::on_window("scroll", move |_| self.follow_scroll());
        web::on_narrow(move |narrow| self.ui.update(|ui| ui.set_narrow(narrow)));
        self.tell_browser();
        self.watch_find();
        self.watch_listing();
    }

    /// Effects: address, theme and stored settings follow the state.
    fn tell_browser(self) {
        let position = Memo::new(move |_| {
            let library = self.library.read();
            let position = library.position().and_then(|position| self.released_position(position));
            library.mark().map(|mark| (mark, position.map(|position| position.to_string())))
        });
        let mut is_ours = false;
        Effect::new(move |_| {
            let position = position.get();
            let push = self.push.try_update_untracked(std::mem::take).unwrap_or_default();
            // An address that waits for its cable stays until another cable is shown.
            is_ours |= position.is_some();
            if is_ours {
                let (mark, hash) = position.unwrap_or_default();
                web::set_hash(hash.as_deref().unwrap_or_default(), &mark, push);
            }
        });
        // Links to other cables look otherwise when those are open.
        let view = Memo::new(move |_| self.ui.read().view);
        Effect::new(move |_| {
            self.opened.with(|_| ());
            let _ = (self.current.get(), view.get());
            self.mark_open();
        });
        let drawers = Memo::new(move |_| self.ui.read().narrow);
        Effect::new(move |_| {
            // With another width the contents are drawn anew.
            drawers.get();
            if let Some((_, place)) = self.here.get() {
                web::after_drawing(move || web::mark_place(&place.dom_id()));
            }
        });
        let settings = Memo::new(move |_| self.ui.read().settings);
        let mut were_loaded = true;
        Effect::new(move |_| {
            web::apply_settings(settings.get());
            if !std::mem::take(&mut were_loaded) {
                web::store_settings(settings.get());
            }
        });
    }

    /// Says of every link whether it leads to an open cable, once all is drawn.
    pub(super) fn mark_open(self) {
        web::after_drawing(move || {
            self.library.with_untracked(|library| web::mark_open(&|id| library.key_of(id).is_some()));
        });
    }

    fn run(self, command: Command) {
        match command {
            Command::Paragraph { forward } => self.step(forward),
            Command::Cable { forward } => {
                let keys = self.keys_in_order();
                self.library.update(|library| library.step_cable(&keys, forward));
                self.show_place();
            }
            Command::View(view) => self.show_view(view),
            Command::Chain { earlier } => self.step_chain(earlier),
            Command::LeftPane => self.ui.update(Ui::toggle_left),
            Command::RightPane => self.ui.update(Ui::toggle_right),
            Command::Redact => self.redact_selection(),
            Command::Undo { back } => self.step_redactions(back),
            Command::Gaps => self.turn_gaps(),
            Command::Quote => self.copy_quote(),
            Command::Link => self.copy_link(),
            Command::Export => {
                if self.current.get_untracked().is_some() {
                    self.show(Dialog::Export);
                }
            }
            Command::Help => self.show(Dialog::Help),
            Command::Open => web::choose_files(),
            Command::Find => self.open_find(),
            Command::Hit { forward } => self.step_hit(forward),
            Command::EndFind => self.close_find(),
        }
    }

    /// Shows the cable in another way, at the same place.
    pub fn show_view(self, view: View) {
        if self.ui.read_untracked().view != view {
            self.ui.update(|ui| ui.view = view);
            self.show_place();
            self.show_hit();
        }
    }

    /// Marks bytes of the file and shows them, in the source if they are not in the document.
    pub fn spot(self, span: Span, in_source: bool) {
        self.ui.update(|ui| if in_source { ui.show_source() } else { ui.close_drawer() });
        web::after_drawing(move || {
            web::paint("spot", &[span]);
            let shown = web::reveal(".cable", span);
            if web::reveal(".source", span) || shown || in_source {
                // Drawn in another way, the text has lost what had the focus.
                self.with_here(|place| web::focus_if_lost(&place));
                return;
            }
            self.spot(span, true);
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

    /// Goes to the next paragraph, or the one before.
    pub fn step(self, forward: bool) {
        self.library.update(|library| library.step_paragraph(forward));
        self.show_place();
    }

    /// Goes to a place of the cable on screen.
    pub fn go(self, place: Place) {
        self.jump(|library| library.go(place));
    }

    /// Shows another of the open cables.
    pub fn select(self, key: u32) {
        self.jump(|library| library.select(key));
    }

    /// Goes somewhere from where the browser's Back leads back.
    pub(super) fn jump(self, go: impl FnOnce(&mut Library)) {
        self.ui.update(Ui::close_drawer);
        let before = self.library.with_untracked(Library::mark);
        self.library.update(go);
        let is_another = self.library.with_untracked(Library::mark) != before;
        self.push.update_untracked(|push| *push = is_another);
        self.show_place();
    }

    /// Goes where the browser's Back or Forward leads, or an address that was typed.
    fn travel(self) {
        let position = Position::parse(&web::hash());
        self.library.update(|library| {
            let found = web::history_state().is_some_and(|mark| library.go_to_mark(&mark));
            if let Some(position) = position.filter(|_| !found) {
                library.go_to(&position);
            }
        });
        self.show_place();
    }

    /// Goes to the cable with that id; if it is not open, to what is known of it.
    pub fn follow(self, id: &str) {
        match self.library.with_untracked(|library| library.key_of(id)) {
            Some(key) => self.select(key),
            None => {
                self.ui.update(Ui::show_left);
                if self.library.with_untracked(Library::ghosts).len() > SHOWN {
                    self.listing.update(|listing| listing.missing = true);
                }
                let row = format!("ghost-{id}");
                web::after_drawing(move || web::focus(&row));
                self.say(format!("{id} is not open. Drop it on the page to follow the reference."));
            }
        }
    }

    /// Goes to the next cable in the chain of references.
    fn step_chain(self, earlier: bool) {
        match self.library.with_untracked(|library| library.linked(earlier)) {
            Some(key) => self.select(key),
            None if earlier => self.say("None of the cables that this one cites is open.".to_owned()),
            None => self.say("No open cable cites this one.".to_owned()),
        }
    }

    /// Says something to the reader, in passing.
    pub fn say(self, words: String) {
        self.said.set(words);
    }

    /// Puts words on the clipboard, and says so; or says why not, when something struck is in them. The end of `name` is
    /// that of a file of their form.
    pub fn copy(self, name: &str, words: String, what: &str) {
        self.copy_by(web::copy, name, words, what);
    }

    /// The same by another way of putting it there.
    pub(super) fn copy_by(self, put: fn(&Checked), name: &str, words: String, what: &str) {
        match self.checked(name, words) {
            Ok(checked) => {
                put(&checked);
                self.say(format!("{what} copied."));
            }
            Err(held) => self.say(held.why),
        }
    }

    /// Scrolls to where the reader is, once it has been drawn.
    pub(super) fn show_place(self) {
        self.with_here(|place| web::after_drawing(move || web::show(&place)));
    }

    /// Does something with the `id` of the place where the reader is.
    fn with_here(self, then: fn(String)) {
        let place = self.library.with_untracked(|library| library.current().map(|entry| entry.place));
        if let Some(place) = place {
            then(place.dom_id());
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
}
