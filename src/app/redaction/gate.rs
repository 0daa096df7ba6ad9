//! The last look at finished bytes: nothing struck may be in them.

use crate::app::state::Entry;
use crate::check::{Refusal, Secrets, check_file};
use crate::redact::Marks;
use crate::text::Span;

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
    let (mut struck, mut kept) = (Vec::new(), Vec::new());
    for (entry, marks) in cables {
        let (source, extent) = (entry.document.source(), entry.document.cable().extent);
        let mut at = extent.start;
        for mark in marks.all() {
            kept.push(source.text(Span { start: at, end: mark.span.start.max(at) }));
            struck.push(source.text(mark.span));
            at = mark.span.end;
        }
        kept.push(source.text(Span { start: at, end: extent.end.max(at) }));
        // And each text as it runs on, without what a page break left in it.
        for paragraph in entry.document.cable().paragraphs() {
            if !paragraph.text.iter().any(|span| marks.touch(span)) {
                kept.push(source.line(&paragraph.text).into());
            }
        }
    }
    if struck.is_empty() {
        return Checked::Clean;
    }
    let secrets = Secrets::new(struck.iter().map(AsRef::as_ref), kept.iter().map(AsRef::as_ref));
    match check_file(name, bytes, &secrets) {
        Ok(()) => Checked::Clean,
        Err(refusal @ Refusal::Leaks(_)) => {
            Checked::Held(format!("Held back: something struck is still in it: {refusal}."))
        }
        Err(refusal) => Checked::Held(format!("Held back, since it could not be read again: {refusal}.")),
    }
}
