//! The last look at finished bytes: nothing struck may be in them.

use crate::app::state::Entry;
use crate::cable::Cable;
use crate::check::Refusal;
use crate::gate::{gate, secrets};
use crate::redact::Marks;
use crate::text::Source;

/// Whether bytes may leave the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::app) enum Checked {
    /// Nothing struck is in them.
    Clean,
    /// They are held back; why, in a sentence that says nothing of the words.
    Held(String),
}

/// Reads a finished file of some cables and looks for what is struck in any of them.
pub(in crate::app) fn checked(name: &str, bytes: &[u8], cables: &[(&Entry, Marks)]) -> Checked {
    if cables.iter().all(|(_, marks)| marks.is_empty()) {
        return Checked::Clean;
    }
    let cables: Vec<(&Source, &Cable, &Marks)> = cables
        .iter()
        .map(|(entry, marks)| (entry.document.source(), entry.document.cable(), marks))
        .collect();
    let Ok(sought) = secrets(&cables) else {
        return Checked::Held("Held back: the marks are not of this text.".to_owned());
    };
    match gate(name, bytes.to_vec(), &sought) {
        Ok(_) => Checked::Clean,
        Err(refusal @ Refusal::Leaks(_)) => {
            Checked::Held(format!("Held back: something struck is still in it: {refusal}."))
        }
        Err(refusal) => Checked::Held(format!("Held back, since it could not be read again: {refusal}.")),
    }
}
