//! Making a file of open cables: mark by mark, cable by cable, and a last look at the whole.

use crate::context::ExportState;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Choice, Format, MadeFile, file};
use crate::redaction::{Held, checked, released};
use crate::state::{Dialog, Entry};
use crate::web;
use reftel_core::export::Options;
use reftel_core::gate::Checked;
use reftel_core::redact::{Marks, Released, Rules};

/// How long a slice takes at most, in milliseconds, so that the page stays quick while many cables are made.
const SLICE: f64 = 30.0;

/// A file that may leave, and the marks of each cable in it.
pub(super) struct Ready {
    pub(super) mime: &'static str,
    pub(super) file: Checked,
    marks: Vec<(u32, Marks)>,
}

/// Cables on their way into a file.
struct Making {
    choice: Choice,
    left: std::vec::IntoIter<Entry>,
    total: usize,
    released: Vec<Released>,
    cables: Vec<(Entry, Marks)>,
    /// By which rules each was released.
    rules: Vec<Rules>,
}

impl Making {
    /// The cables that are chosen.
    fn new(page: ExportState, choice: Choice) -> Result<Self, Held> {
        let chosen: Vec<Entry> = page.library.library.with_untracked(|library| {
            let current = library.current().map(|entry| entry.key);
            let is_chosen = |entry: &&Entry| choice.all || Some(entry.key) == current;
            library.entries().iter().filter(is_chosen).cloned().collect()
        });
        let keys: Vec<u32> = chosen.iter().map(|entry| entry.key).collect();
        if page.redaction.redactions.with_untracked(|redactions| redactions.is_uneven(&keys)) {
            return Err("Held back: some of the cables have rules and others none, so that a name struck in one could \
                        stand in another. Choose Use on all open cables in the tab Redaction, or save one cable."
                .into());
        }
        let total = chosen.len();
        let (released, cables, rules) = (Vec::new(), Vec::new(), Vec::new());
        Ok(Self { choice, left: chosen.into_iter(), total, released, cables, rules })
    }

    /// Releases the next cable. False when there is none.
    fn step(&mut self, page: ExportState) -> Result<bool, Held> {
        let Some(entry) = self.left.next() else { return Ok(false) };
        let applied = page.redaction.applied_to(&entry);
        if !applied.is_decided() {
            // Not by its name, which may be struck.
            let which = match self.total {
                1 => "the cable".to_owned(),
                _ => format!("cable {}", self.cables.len() + 1),
            };
            let why = format!("Held back: {which} has portions that are not decided yet.");
            return Err(Held { why, mark: None });
        }
        self.released
            .push(released(&entry, Some(&applied)).ok_or("Held back: the marks are not of this text.")?);
        self.rules.push(page.redaction.redactions.with_untracked(|redactions| redactions.rules(entry.key)));
        self.cables.push((entry, applied.marks()));
        Ok(true)
    }

    /// Writes the file and reads it again.
    fn finish(self, page: ExportState) -> Result<Ready, Held> {
        let mut rules = self.cables.iter().zip(&self.rules);
        let is_same = page.redaction.redactions.with_untracked(|redactions| {
            rules.all(|((entry, _), rules)| redactions.rules(entry.key) == *rules)
        });
        if !is_same {
            return Err("Held back: the rules have changed meanwhile.".into());
        }
        let options = Options { foia: self.choice.foia };
        let file = file(self.choice.format, &self.released, options).ok_or("There is nothing to save.")?;
        let MadeFile { name, mime, bytes } = file;
        let file = checked(&name, bytes, &self.cables)?;
        let marks = self.cables.into_iter().map(|(entry, marks)| (entry.key, marks)).collect();
        Ok(Ready { mime, file, marks })
    }

    /// All at once, for the clipboard: a browser lets a page have it only in answer to a click.
    fn at_once(mut self, page: ExportState) -> Result<Ready, Held> {
        while self.step(page)? {}
        self.finish(page)
    }

    /// In slices, until it is done or the dialog is closed.
    async fn in_slices(mut self, page: ExportState) -> Option<Result<Ready, Held>> {
        let is_closed = || page.layout.ui.read_untracked().dialog != Some(Dialog::Export);
        let mut since = web::now();
        loop {
            match self.step(page) {
                Err(held) => return Some(Err(held)),
                Ok(false) => break,
                Ok(true) if web::now() - since > SLICE => {
                    page.show_progress(self.cables.len(), self.total);
                    web::next_task().await;
                    since = web::now();
                    if is_closed() {
                        return None;
                    }
                }
                Ok(true) => {}
            }
        }
        if self.total > 1 {
            page.show_progress(self.total, self.total);
            web::next_task().await;
            if is_closed() {
                return None;
            }
        }
        Some(self.finish(page))
    }
}

impl ExportState {
    /// Makes the file that is chosen in the dialog, and saves it if nothing struck is in it.
    pub(super) fn save_export(self) {
        let Some(making) = self.making() else { return };
        spawn_local(async move {
            let made = making.in_slices(self).await;
            self.choice.update(|choice| choice.progress = None);
            let Some(made) = made else { return };
            self.made(made, |ready| {
                web::save(ready.mime, &ready.file);
                self.messages.say(format!("{} saved.", ready.file.name()));
                true
            });
        });
    }

    /// The same for the clipboard.
    pub(super) fn copy_export(self) {
        let Some(making) = self.making() else { return };
        self.made(making.at_once(self), |ready| {
            let is_text = !ready.file.name().ends_with(".zip");
            if is_text {
                web::copy(&ready.file);
            }
            self.messages.say(
                if is_text { "Text copied." } else { "Several pages are one file: save it." }.to_owned(),
            );
            is_text
        });
    }

    /// Absent when the original is asked for, which has a dialog of its own, or when one is being made.
    fn making(self) -> Option<Making> {
        let choice = self.choice.get_untracked();
        if choice.format == Format::Original {
            self.layout.show(Dialog::Original);
            return None;
        }
        if choice.progress.is_some() {
            return None;
        }
        self.choice.update(|choice| choice.held = None);
        Making::new(self, choice).map_err(|held| self.choice.update(|choice| choice.held = Some(held))).ok()
    }

    /// Hands a file over, or says why not.
    fn made(self, made: Result<Ready, Held>, hand_over: impl FnOnce(&Ready) -> bool) {
        let held = match made {
            Ok(ready) => {
                if hand_over(&ready) {
                    self.note(ready.marks);
                }
                None
            }
            Err(held) => Some(held),
        };
        self.choice.update(|choice| choice.held = held);
    }

    fn show_progress(self, done: usize, total: usize) {
        self.choice.update(|choice| choice.progress = Some((done, total)));
    }

    /// Says so when what was handed over has other marks than before.
    fn note(self, all: Vec<(u32, Marks)>) {
        let mut differs = false;
        self.redaction.redactions.update_untracked(|redactions| {
            for (key, marks) in all {
                differs |= redactions.hand_over(key, marks);
            }
        });
        if differs {
            self.messages.say(
                "Done, with other marks than before: who has both can see what is struck in one of them."
                    .to_owned(),
            );
        }
    }
}
