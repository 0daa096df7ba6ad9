use std::sync::Arc;

use crate::document::Document;
use crate::open::Refusal;
use reftel_core::cable::Dialect;

/// What became of the last files or paste, for the notice that says so.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Intake {
    /// Cables that were new, by name, and the form they came in.
    pub taken: Vec<(String, Dialect)>,
    /// Names of those that were open already.
    pub already: Vec<String>,
    /// Those that were refused.
    pub refused: Vec<Refusal>,
    /// How many files there are.
    pub total: usize,
    /// How many of them are still to be read.
    pub left: usize,
    /// Whether the reader has stopped it.
    pub stopped: bool,
}

impl Intake {
    /// One sentence. Empty when there is nothing to say.
    #[must_use]
    pub fn sentence(&self) -> String {
        if self.is_busy() {
            return format!("Reading… {} of {}.", self.total - self.left, count(self.total, "file"));
        }
        let mut says = Vec::new();
        if !self.taken.is_empty() && self.taken.len() + self.already.len() + self.refused.len() > 1 {
            says.push(format!("{} opened.", count(self.taken.len(), "cable")));
        }
        match self.already.as_slice() {
            [] => {}
            [name] => says.push(format!("{name} is already open.")),
            names => says.push(format!("{} were already open.", count(names.len(), "cable"))),
        }
        match self.refused.as_slice() {
            [] => {}
            [refusal] => says.push(refusal.to_string()),
            refused => says.push(format!("{} were not opened.", count(refused.len(), "file"))),
        }
        if self.stopped {
            says.push(format!("Stopped: {} not read.", count(self.left, "file")));
        }
        says.join(" ")
    }

    /// How many of the refused have a text that can be opened as it is.
    #[must_use]
    pub fn plain_texts(&self) -> usize {
        if self.is_busy() { 0 } else { self.refused.iter().filter(|refusal| refusal.has_text()).count() }
    }

    /// The texts of the refused, which are then refused no longer.
    #[must_use]
    pub fn take_plain_texts(&mut self) -> Vec<Arc<Document>> {
        self.refused.extract_if(.., |refusal| refusal.has_text()).flat_map(|refusal| refusal.text.0).collect()
    }

    /// What was refused and why, when there are several.
    #[must_use]
    pub fn refusals(&self) -> Vec<String> {
        match self.refused.as_slice() {
            [_, _, ..] if !self.is_busy() => self.refused.iter().map(ToString::to_string).collect(),
            _ => Vec::new(),
        }
    }

    /// What was taken and as what, and what was open already, when there are several.
    #[must_use]
    pub fn details(&self) -> Vec<String> {
        if self.is_busy() || self.taken.len() + self.already.len() < 2 {
            return Vec::new();
        }
        let taken = self.taken.iter().map(|(name, dialect)| format!("{name}: {}", dialect.words()));
        taken.chain(self.already.iter().map(|name| format!("{name}: already open"))).collect()
    }

    /// Whether files are being read.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.left > 0 && !self.stopped
    }

    /// Whether something was refused, so that the notice must not be overlooked.
    #[must_use]
    pub fn is_refusal(&self) -> bool {
        !self.is_busy() && !self.refused.is_empty()
    }
}

/// `1 file`, `2 files`.
#[must_use]
pub fn count(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::open::{Reason, open};

    #[test]
    fn ok_sentences() {
        let refusal = |name: &str| Refusal::new(name, Reason::Empty);
        let mut intake = Intake { taken: vec![("08A1".into(), Dialect::Telegram)], ..Intake::default() };
        assert_eq!(intake.sentence(), "", "one cable that opens needs no words");
        intake.refused.push(refusal("a.txt"));
        assert_eq!(intake.sentence(), "1 cable opened. a.txt is empty.");
        assert!(intake.is_refusal() && intake.refusals().is_empty());
        intake.refused.push(refusal("b.txt"));
        assert_eq!(intake.sentence(), "1 cable opened. 2 files were not opened.");
        assert_eq!(intake.refusals(), ["a.txt is empty.", "b.txt is empty."]);
        let again = Intake { already: vec!["08A1".into()], ..Intake::default() };
        assert_eq!(again.sentence(), "08A1 is already open.");
    }

    #[test]
    fn ok_texts_of_what_was_refused() {
        let letter = open("letter.txt", b"Dear Sir,\n".to_vec()).unwrap_err();
        let refused = vec![letter, Refusal::new("a.txt", Reason::Empty)];
        let mut intake = Intake { refused, ..Intake::default() };
        assert_eq!(intake.plain_texts(), 1);
        assert_eq!(intake.take_plain_texts()[0].name(), "letter.txt");
        assert_eq!((intake.plain_texts(), intake.sentence().as_str()), (0, "a.txt is empty."));
    }

    #[test]
    fn ok_what_was_taken_as_what() {
        let taken = vec![("08A1".into(), Dialect::Telegram), ("76B2".into(), Dialect::Aad)];
        let mut intake = Intake { taken, already: vec!["08C3".into()], ..Intake::default() };
        assert_eq!(
            intake.details(),
            ["08A1: a telegram as sent", "76B2: a record of the National Archives", "08C3: already open"]
        );
        assert_eq!(intake.sentence(), "2 cables opened. 08C3 is already open.");
        (intake.total, intake.left) = (5, 2);
        assert_eq!(intake.sentence(), "Reading… 3 of 5 files.");
        assert!(intake.details().is_empty() && intake.is_busy());
        intake.stopped = true;
        assert_eq!(intake.sentence(), "2 cables opened. 08C3 is already open. Stopped: 2 files not read.");
    }
}
