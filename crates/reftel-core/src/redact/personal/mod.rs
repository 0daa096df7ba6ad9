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
//! | birth | behind a label, `born`, `b.`, and the same in other languages | `(*1950)`, `(1950-)`, ages |
//! | street | number and street in any order, with postal code and town; post boxes | squares and places, a name with a number behind, what follows `Address:` or `lives at` |

mod age;
mod bare;
mod birth;
mod checksum;
mod columns;
mod coordinates;
mod date;
mod digits;
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
    let sent = finds.cable.day().map(|day| u32::from(day.year));
    for (running, _) in corpus.each() {
        let flat = Flat::new(&running.folded);
        for (start, part) in running.parts() {
            let range = flat.range(start..start + part.len());
            let text = flat.text().get(range.clone()).unwrap_or_default();
            let read = digits::read_as_letters(text);
            for ((kind, why), on) in PersonalKind::ALL.into_iter().zip(rule.kinds) {
                if !on {
                    continue;
                }
                let mut all = of_kind(kind, text);
                all.extend(beside(kind, text, read.as_deref(), sent, &all));
                for (found, possible) in all {
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

/// What may be data of a kind beside what was found: with digits that were read as letters, and dates without a label.
fn beside(
    kind: PersonalKind,
    text: &str,
    read: Option<&str>,
    sent: Option<u32>,
    known: &[Found],
) -> Vec<Found> {
    let mut beside: Vec<Found> = match read {
        Some(read) if !matches!(kind, PersonalKind::Email | PersonalKind::Street) => of_kind(kind, read),
        _ => Vec::new(),
    };
    if kind == PersonalKind::Birth {
        let dates = sent.map(|sent| bare::dates(text, sent)).unwrap_or_default();
        beside.extend(dates.into_iter().map(|range| (range, true)));
    }
    // What goes on where one that was found ends is more than that.
    let mut starts: Vec<(usize, usize)> = known.iter().map(|(range, _)| (range.start, range.end)).collect();
    starts.sort_unstable();
    beside.retain(|(range, _)| {
        let before = starts.partition_point(|(start, _)| *start < range.end);
        before
            .checked_sub(1)
            .and_then(|last| starts.get(last))
            .is_none_or(|(start, end)| *end < range.end || *start > range.start)
    });
    beside.into_iter().map(|(range, _)| (range, true)).collect()
}

fn of_kind(kind: PersonalKind, text: &str) -> Vec<Found> {
    match kind {
        PersonalKind::Telephone => telephone::find(text),
        PersonalKind::Email => email::find(text),
        PersonalKind::Identity => identity::find(text),
        PersonalKind::Birth => [birth::find(text), age::find(text)].concat(),
        PersonalKind::Street => [street::find(text), coordinates::find(text)].concat(),
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
