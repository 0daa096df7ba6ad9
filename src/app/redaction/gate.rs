//! The last look at finished bytes: nothing struck may be in them.

use crate::app::state::Entry;
use crate::cable::Cable;
use crate::check::Refusal;
use crate::gate::{gate, secrets};
use crate::redact::Marks;
use crate::text::Source;

/// Reads a finished file of some cables and looks for what is struck in any of them.
///
/// # Errors
/// Why the file is held back, in a sentence that says nothing of the words.
pub(in crate::app) fn checked(name: &str, bytes: &[u8], cables: &[(&Entry, Marks)]) -> Result<(), String> {
    if cables.iter().all(|(_, marks)| marks.is_empty()) {
        return Ok(());
    }
    let cables: Vec<(&Source, &Cable, &Marks)> = cables
        .iter()
        .map(|(entry, marks)| (entry.document.source(), entry.document.cable(), marks))
        .collect();
    let sought = secrets(&cables).map_err(|_| "Held back: the marks are not of this text.")?;
    match gate(name, bytes.to_vec(), &sought) {
        Ok(_) => Ok(()),
        Err(refusal @ Refusal::Leaks(_)) => {
            Err(format!("Held back: something struck is still in it: {refusal}."))
        }
        Err(refusal) => Err(format!("Held back, since it could not be read again: {refusal}.")),
    }
}
