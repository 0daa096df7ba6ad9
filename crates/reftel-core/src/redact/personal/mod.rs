//! Finds personal data by its form.
//!
//! Each scanner goes over one text on one line, in plain characters ([`Flat`]), and says where the data begins and ends.
//! What stands before it and names it (`tel.`, `DOB`) is left: it tells what kind of thing was struck, and nothing more.
//!
//! | kind | struck | only offered |
//! |---|---|---|
//! | telephone | behind a label in six languages; with `+`; `(202) 555-0100` and `202-555-0100` | `020 7555 0100`, `00 33 ..`, behind a verb such as *call*, with the label behind, one of a row in a column |
//! | e-mail | `jane@example.org`, `jane (at) example.org`, `jane [at] example [dot] org` | with blanks, `JANE AT EXAMPLE DOT ORG`, without a domain |
//! | identity | behind a label of its own; a social security number; cards and IBANs whose check digits are right | behind a short label (`ID: 1234567`); national forms without a label |
//! | birth | behind a label, `born`, `b.`, and the same in other languages | `(*1950)`, `(1950-)` |
//! | street | number and street in any order, with postal code and town; post boxes | squares and places, a name with a number behind, what follows `Address:` or `lives at` |

mod birth;
mod checksum;
mod columns;
mod date;
mod email;
mod identity;
mod labels;
mod place;
mod scan;
mod street;
mod telephone;

use std::ops::Range;

use super::finding::{Corpus, Finds, Note};
use super::flat::Flat;
use super::{PersonalKind, RuleKind};

/// A place in a text: the bytes, and whether it may be something else.
type Found = (Range<usize>, bool);

pub(super) fn find(finds: &mut Finds<'_>, corpus: &Corpus<'_>) {
    let rule = &finds.rules.personal;
    if !rule.on {
        return;
    }
    for (running, _) in corpus.each() {
        let flat = Flat::new(&running.folded);
        for (start, part) in running.parts() {
            let range = flat.range(start..start + part.len());
            let text = flat.text().get(range.clone()).unwrap_or_default();
            for ((kind, why), on) in PersonalKind::ALL.into_iter().zip(rule.kinds) {
                if !on {
                    continue;
                }
                for (found, possible) in of_kind(kind, text) {
                    let shown = flat.shown(range.start + found.start..range.start + found.end);
                    let possible = possible || running.is_cut();
                    let note = Note { rule: RuleKind::Personal, why, reason: &rule.reason, possible };
                    finds.add(&running.source(shown), note);
                }
            }
        }
    }
    columns::find(finds);
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
    let flat = Flat::new(&crate::search::Folded::words(text));
    let show =
        |(range, possible): Found| format!("{}{}", if possible { "?" } else { "" }, &text[flat.shown(range)]);
    find(flat.text()).into_iter().map(show).collect::<Vec<_>>().join(" | ")
}
