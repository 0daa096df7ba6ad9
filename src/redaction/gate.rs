//! The last look at what leaves the page: nothing struck may be in it. Files and the clipboard take a [`Checked`], and no
//! other function of the page makes one.

use super::log::log_words;
use crate::context::RedactionState;
use crate::state::{Entry, HeldBack};
use leptos::prelude::*;
use reftel_check::Refusal;
use reftel_core::cable::Cable;
use reftel_core::gate::{Checked, gate, secrets};
use reftel_core::redact::Marks;
use reftel_core::text::{Source, Span};

/// Reads a finished file of some cables and looks for what is struck in any of them.
///
/// # Errors
/// Why it is held back.
pub(crate) fn checked(name: &str, bytes: Vec<u8>, cables: &[(Entry, Marks)]) -> Result<Checked, HeldBack> {
    checked_saying("", name, bytes, cables)
}

/// The same for a form that says some words by itself.
fn checked_saying(
    said: &str,
    name: &str,
    bytes: Vec<u8>,
    cables: &[(Entry, Marks)],
) -> Result<Checked, HeldBack> {
    let asked: Vec<(&Source, &Cable, &Marks)> = cables
        .iter()
        .map(|(entry, marks)| (entry.document.source(), entry.document.cable(), marks))
        .collect();
    let sought =
        secrets(&asked).map_err(|_| HeldBack::from("Not exported: the marks are not of this text."))?;
    gate(name, bytes, &sought.saying(said)).map_err(|refusal| match &refusal {
        Refusal::Leaks(found) => HeldBack {
            message: format!("Not exported: something redacted is still in it: {refusal}."),
            place: found.first().and_then(|found| mark(cables, found.which)),
            remedy: None,
        },
        Refusal::Unreadable { .. } => HeldBack {
            message: format!("Not exported, since it could not be read again: {refusal}."),
            ..HeldBack::default()
        },
    })
}

/// Marks are counted through all cables, as [`secrets`] does.
fn mark(cables: &[(Entry, Marks)], which: usize) -> Option<(u32, Span)> {
    let all = cables.iter().flat_map(|(entry, marks)| {
        let own = marks.within(entry.document.cable().extent).iter();
        own.map(|mark| (entry.key, mark.span))
    });
    all.into_iter().nth(which)
}

impl RedactionState {
    /// Looks at words that are to be copied, in the form that the end of `name` stands for.
    ///
    /// # Errors
    /// As [`checked`], for the cable on screen.
    pub(crate) fn checked(self, name: &str, words: String) -> Result<Checked, HeldBack> {
        self.checked_saying("", name, words)
    }

    /// The log of the cable on screen, if nothing struck is in it.
    ///
    /// # Errors
    /// As [`checked`].
    pub(super) fn checked_log(self, log: String) -> Result<Checked, HeldBack> {
        self.checked_saying(&log_words(), "redaction-log.txt", log)
    }

    fn checked_saying(self, said: &str, name: &str, words: String) -> Result<Checked, HeldBack> {
        self.library.library.with_untracked(|library| {
            let withheld = self.applied.with_untracked(|applied| applied.as_ref().map(|one| one.withheld()));
            let cables: Vec<(Entry, Marks)> = library.current().cloned().zip(withheld).into_iter().collect();
            checked_saying(said, name, words.into_bytes(), &cables)
        })
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::document::Place;
    use crate::open::open;
    use crate::redaction::log::log;
    use reftel_core::redact::{ByHand, Own, RuleKind, Rules, apply};

    fn entry(key: u32, text: &str) -> Entry {
        let document = open("test", text.as_bytes().to_vec()).unwrap().swap_remove(0);
        Entry { key, document: Arc::new(document), place: Place::Heading }
    }

    fn marks(entry: &Entry, words: &str) -> Marks {
        let source = entry.document.source();
        let at = source.raw(source.span()).find(words).unwrap();
        let mut marks = Marks::new(source);
        marks.strike(Span::new(at, at + words.len()), None);
        marks
    }

    #[test]
    fn err_a_finding_leads_to_its_mark() {
        let (first, second) = (
            entry(7, "SUBJECT: THE HARBOR\n\n1. (C) It is deep.\n"),
            entry(9, "SUBJECT: A SHIP\n\n1. (C) Jane Quuxley said so.\n"),
        );
        let struck = (marks(&first, "deep"), marks(&second, "Jane Quuxley"));
        let cables = [(first, struck.0), (second, struck.1)];
        assert!(checked("words.txt", b"It is so.".to_vec(), &cables).is_ok());
        let held = checked("words.txt", b"Jane said so.".to_vec(), &cables).unwrap_err();
        assert_eq!(held.place, Some((9, cables[1].1.all()[0].span)), "{held:?}");
        assert!(!held.message.contains("Jane"));
        let held = checked("words.exe", b"It is so.".to_vec(), &cables).unwrap_err();
        assert_eq!(held.place, None, "{held:?}");
    }

    /// A struck passage may have any of the words that a log says of every mark.
    #[test]
    fn ok_a_log_holds_nothing_struck() {
        let mut words =
            "Redactions: no reason given, in the Heading, the Title in the text, the Table.".to_owned();
        RuleKind::ALL.iter().for_each(|(_, rule)| words.push_str(&format!(" A {rule}.")));
        let entry = entry(1, &format!("1. (C) {words}\n\n2. (C) It is deep.\n"));
        let span = marks(&entry, &words).all()[0].span;
        let by_hand = vec![ByHand { spans: span.into(), reason: None }];
        let rules = Rules { own: Own { by_hand, ..Own::default() }, ..Rules::default() };
        let applied = apply(entry.document.source(), entry.document.cable(), &rules);
        let log = log(&entry.document, &applied);
        assert!(log.contains("by hand"), "{log}");
        let cables = [(entry, applied.marks())];
        let said = log_words();
        assert!(checked_saying(&said, "redaction-log.txt", log.into_bytes(), &cables).is_ok());
        assert!(checked_saying(&said, "redaction-log.txt", words.into_bytes(), &cables).is_err());
    }
}
