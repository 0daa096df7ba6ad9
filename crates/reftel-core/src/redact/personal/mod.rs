//! Finds personal data by its form.
//!
//! Each scanner goes over one text on one line, and says where the data begins and ends. What stands before it and
//! names it (`tel.`, `DOB`) is left: it tells what kind of thing was struck, and nothing more.

mod birth;
mod email;
mod identity;
mod scan;
mod street;
mod telephone;

use std::ops::Range;

use super::finding::{Corpus, Finds, Note};
use super::{PersonalKind, RuleKind};

/// A place in a text: the bytes, and whether it may be something else.
type Found = (Range<usize>, bool);

pub(super) fn find(finds: &mut Finds<'_>, corpus: &Corpus<'_>) {
    let rule = &finds.rules.personal;
    if !rule.on {
        return;
    }
    for (running, _) in corpus.each() {
        for (start, text) in running.parts() {
            for ((kind, why), on) in PersonalKind::ALL.into_iter().zip(rule.kinds) {
                if !on {
                    continue;
                }
                for (range, possible) in of_kind(kind, text) {
                    let range = start + range.start..start + range.end;
                    let note = Note { rule: RuleKind::Personal, why, reason: &rule.reason, possible };
                    finds.add(&running.source(range), note);
                }
            }
        }
    }
}

fn of_kind(kind: PersonalKind, text: &str) -> Vec<Found> {
    match kind {
        PersonalKind::Telephone => telephone::find(text),
        PersonalKind::Email => email::find(text),
        PersonalKind::Identity => identity::find(text),
        PersonalKind::Birth => birth::find(text),
        PersonalKind::Street => street::find(text),
    }
}

/// What a scanner finds, each as it stands, a question mark before what is only possible.
#[cfg(test)]
fn found(find: fn(&str) -> Vec<Found>, text: &str) -> String {
    let show = |(range, possible): Found| format!("{}{}", if possible { "?" } else { "" }, &text[range]);
    find(text).into_iter().map(show).collect::<Vec<_>>().join(" | ")
}
