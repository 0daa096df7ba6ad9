//! The making of a file of open cables: cable by cable, with a release check of the whole at the end.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::words::{check_words, undecided_words};
use super::{MadeFile, citation_file, file};
use crate::context::ExportState;
use crate::redaction::checked;
use crate::state::{Choice, Dialog, Entry, Format, HeldBack, Output, Remedy, StandingName, count};
use crate::web;
use reftel_core::export::Options;
use reftel_core::gate::Checked;
use reftel_core::redact::across::{self, StruckName};
use reftel_core::redact::{Applied, Marks, Released, Rules};

/// How long a slice takes at most, in milliseconds, so that the page stays quick while many cables are made.
const SLICE: f64 = 30.0;

/// A finished file that may leave the page, and the marks of each cable in it.
struct Finished {
    mime: &'static str,
    file: Checked,
    /// How many passages are not in it.
    redactions: usize,
    marks: Vec<(u32, Marks)>,
}

/// Cables on their way into a file.
struct ExportJob {
    output: Output,
    choice: Choice,
    /// The paragraph that is cited.
    paragraph: Option<u16>,
    left: std::vec::IntoIter<Entry>,
    total: usize,
    released: Vec<Released>,
    cables: Vec<(Entry, Marks)>,
    /// By which rules each was released.
    rules: Vec<Rules>,
    /// What is struck in them and could stand in another, each with the cables in which it is.
    names: Vec<(StruckName, Vec<usize>)>,
    /// How many of them were searched for the names of the others.
    searched: usize,
    /// Names that are struck in one and stand in another.
    standing: Vec<StandingName>,
}

impl ExportJob {
    /// With the cables that are chosen.
    fn new(state: ExportState, output: Output, may_differ: bool) -> Result<Self, HeldBack> {
        let choice = state.choice.get_untracked();
        let chosen = state.chosen();
        // The reader is at a paragraph of the cable on screen, and of no other.
        let current = state.library.current.get_untracked();
        let here = chosen.first().filter(|entry| Some(entry.key) == current);
        let paragraph = here.and_then(|entry| entry.document.paragraph(entry.place));
        let paragraph = paragraph.map(|paragraph| paragraph.number.value.value);
        let keys: Vec<u32> = chosen.iter().map(|entry| entry.key).collect();
        if !may_differ && state.redaction.redactions.with_untracked(|redactions| redactions.is_uneven(&keys))
        {
            return Err(HeldBack {
                message: "Not exported: the cables have different rules, so that what is redacted in one could be readable in \
                          another."
                    .to_owned(),
                place: None,
                remedy: Some(Remedy::DifferentRules),
            });
        }
        Ok(Self {
            output,
            choice,
            paragraph,
            total: chosen.len(),
            left: chosen.into_iter(),
            released: Vec::new(),
            cables: Vec::new(),
            rules: Vec::new(),
            names: Vec::new(),
            searched: 0,
            standing: Vec::new(),
        })
    }

    /// Releases the next cable. False if there is none.
    fn release_next(&mut self, state: ExportState) -> Result<bool, HeldBack> {
        let Some(entry) = self.left.next() else { return Ok(false) };
        let applied = state.redaction.applied_to(&entry);
        if let Some(first) = applied.undecided.first() {
            // Not by its name, which may be redacted.
            let which =
                if self.total > 1 { format!("cable {}: ", self.cables.len() + 1) } else { String::new() };
            let message = format!("Not exported: {which}{}.", undecided_words(&applied.undecided));
            return Err(HeldBack { message, place: Some((entry.key, first.span)), remedy: None });
        }
        self.released
            .push(entry.release(Some(&applied)).ok_or("Not exported: the marks are not of this text.")?);
        let rules = state.redaction.redactions.with_untracked(|redactions| redactions.rules(entry.key));
        if self.total > 1 {
            self.note_names(&entry, &rules, &applied);
        }
        self.rules.push(rules);
        self.cables.push((entry, applied.marks()));
        Ok(true)
    }

    /// Notes what is struck in a cable and could stand in another.
    fn note_names(&mut self, entry: &Entry, rules: &Rules, applied: &Applied) {
        let cable = self.cables.len();
        let (source, read) = (entry.document.source(), entry.document.cable());
        for name in across::struck_names(source, read, rules, applied) {
            match self.names.iter_mut().find(|(known, _)| known.term == name.term) {
                Some((_, cables)) => cables.push(cable),
                None => self.names.push((name, vec![cable])),
            }
        }
    }

    /// Searches the next released cable for names that are struck in others. False if there is none.
    fn search_next(&mut self, state: ExportState) -> bool {
        let index = self.searched;
        let (Some((entry, _)), Some(rules)) = (self.cables.get(index), self.rules.get(index)) else {
            return false;
        };
        self.searched += 1;
        let of_others = self.names.iter().filter(|(_, cables)| cables.iter().any(|cable| *cable != index));
        let names: Vec<StruckName> = of_others.map(|(name, _)| name.clone()).collect();
        if names.is_empty() {
            return true;
        }
        let applied = state.redaction.applied_to(entry);
        let (source, cable) = (entry.document.source(), entry.document.cable());
        for found in across::standing(source, cable, rules, &applied, &names) {
            let (Some(name), Some(span)) = (names.get(found.name), found.spans.cover()) else { continue };
            let key = entry.key;
            if !state.redaction.redactions.with_untracked(|redactions| redactions.is_kept(key, span)) {
                self.standing.push(StandingName { key, span, name: name.clone() });
            }
        }
        true
    }

    /// The refusal if names that are struck in one cable stand in another.
    fn check_names(&mut self) -> Result<(), HeldBack> {
        let standing = std::mem::take(&mut self.standing);
        let Some(first) = standing.first() else { return Ok(()) };
        let mut cables: Vec<u32> = standing.iter().map(|standing| standing.key).collect();
        cables.dedup();
        let message = format!(
            "Not exported: what is redacted in one cable is readable in another, at {} in {}.",
            count(standing.len(), "place"),
            count(cables.len(), "cable")
        );
        let place = Some((first.key, first.span));
        Err(HeldBack { message, place, remedy: Some(Remedy::Elsewhere(standing)) })
    }

    /// Writes the file and reads it again.
    fn finish(mut self, state: ExportState) -> Result<Finished, HeldBack> {
        self.check_names()?;
        let mut rules = self.cables.iter().zip(&self.rules);
        let is_same = state.redaction.redactions.with_untracked(|redactions| {
            rules.all(|((entry, _), rules)| redactions.rules(entry.key) == *rules)
        });
        if !is_same {
            return Err("Not exported: the rules have changed meanwhile.".into());
        }
        let options = Options { foia: self.choice.foia };
        let file = match self.output {
            Output::Cables => file(self.choice.format, &self.released, options),
            Output::Citations => citation_file(&self.released, self.paragraph, self.choice.style),
        };
        let file = file.ok_or("There is nothing to save.")?;
        let MadeFile { name, mime, bytes } = file;
        let file = checked(&name, bytes, &self.cables)?;
        let redactions = self.released.iter().map(Released::redactions).sum();
        let marks = self.cables.into_iter().map(|(entry, marks)| (entry.key, marks)).collect();
        Ok(Finished { mime, file, redactions, marks })
    }

    /// All at once, for the clipboard: a browser lets a page have it only in answer to a click.
    fn run(mut self, state: ExportState) -> Result<Finished, HeldBack> {
        while self.release_next(state)? {}
        while self.search_next(state) {}
        self.finish(state)
    }

    /// In slices that leave the browser time to draw. None if the dialog was closed meanwhile.
    async fn run_in_slices(mut self, state: ExportState) -> Option<Result<Finished, HeldBack>> {
        let is_closed = || state.layout.ui.read_untracked().dialog != Some(Dialog::Export);
        let mut since = web::now();
        loop {
            match self.release_next(state).map(|released| released || self.search_next(state)) {
                Err(held) => return Some(Err(held)),
                Ok(false) => break,
                Ok(true) if web::now() - since > SLICE => {
                    state.progress.set(Some((self.cables.len(), self.total)));
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
            state.progress.set(Some((self.total, self.total)));
            web::next_task().await;
            if is_closed() {
                return None;
            }
        }
        Some(self.finish(state))
    }
}

impl ExportState {
    /// Makes the file that is chosen in the dialog, and saves it if nothing struck is in it.
    ///
    /// `may_differ`: even if the cables have different rules.
    pub(super) fn save_file(self, may_differ: bool) {
        self.save(Output::Cables, may_differ);
    }

    /// Makes a file of the citations in the style that is chosen, and saves it.
    pub(super) fn save_citations(self) {
        self.save(Output::Citations, true);
    }

    fn save(self, output: Output, may_differ: bool) {
        let Some(job) = self.begin_job(output, may_differ) else { return };
        spawn_local(async move {
            let result = job.run_in_slices(self).await;
            self.progress.set(None);
            let Some(finished) = self.finished(result) else { return };
            web::save(finished.mime, &finished.file);
            let check = match output {
                Output::Cables => check_words(finished.redactions),
                Output::Citations => String::new(),
            };
            self.messages.say(format!("{} saved.{check}", finished.file.name()));
            if output == Output::Cables {
                self.note_hand_over(finished.marks);
            }
        });
    }

    /// The same for the clipboard.
    pub(super) fn copy_file(self) {
        let Some(job) = self.begin_job(Output::Cables, false) else { return };
        let Some(finished) = self.finished(Some(job.run(self))) else { return };
        if finished.file.name().ends_with(".zip") {
            self.messages.say("Several cables can only be saved (as a zip), not copied.".to_owned());
            return;
        }
        let Finished { file, marks, .. } = finished;
        web::copy(&file, move |copied| {
            self.messages.say_copied("Text", copied);
            if copied.is_ok() {
                self.note_hand_over(marks);
            }
        });
    }

    /// None if the original is chosen, which has a dialog of its own, or while another job runs.
    fn begin_job(self, output: Output, may_differ: bool) -> Option<ExportJob> {
        let format = self.choice.read_untracked().format;
        if output == Output::Cables && format == Format::Original {
            self.layout.show(Dialog::Original);
            return None;
        }
        if self.progress.get_untracked().is_some() {
            return None;
        }
        self.held_back.set(None);
        ExportJob::new(self, output, may_differ).map_err(|held_back| self.held_back.set(Some(held_back))).ok()
    }

    /// The file of a job, unless it is held back: then the dialog says why.
    fn finished(self, result: Option<Result<Finished, HeldBack>>) -> Option<Finished> {
        result?.map_err(|held_back| self.held_back.set(Some(held_back))).ok()
    }

    /// Remembers with which marks cables were handed over, and says so if they were others before.
    fn note_hand_over(self, all: Vec<(u32, Marks)>) {
        let mut differs = false;
        self.redaction.redactions.update_untracked(|redactions| {
            for (key, marks) in all {
                differs |= redactions.hand_over(key, marks);
            }
        });
        if differs {
            self.messages.say(
                "Done, with other redactions than before: whoever has both files can see what is redacted in only one of them."
                    .to_owned(),
            );
        }
    }
}
