//! The release check against redaction that is broken in every way that could be thought of.
//!
//! Each mutant makes files as a faulty program would. The check is given the marks as they should have been, and must refuse
//! every cable of which the mutant lets something out; files of the program as it is must pass.
#![cfg(test)]
#![cfg(not(target_arch = "wasm32"))]

#[path = "common/forms.rs"]
mod forms;
#[path = "mutants/pipeline.rs"]
mod pipeline;

use invented::Form;
use pipeline::{MUTANTS, Outcome, Subject};
use reftel_check::Refusal;
use reftel_core::cable::Level;
use reftel_core::gate::{gate, secrets};
use reftel_core::parse::parse;
use reftel_core::redact::{
    ByHand, HeadingRule, NamesRule, PersonalRule, PortionsRule, ProtectedRule, Rules, Term, apply,
};
use reftel_core::text::{Source, Span};

/// A cable with something in every field, and people who are not to be named.
const TELEGRAM: &str = include_str!("mutants/telegram.txt");
/// Words of it that are struck by hand, one of each field: from here to there.
const BY_HAND: [(&str, &str); 8] = [
    ("SUBJECT: ", "FERNBANK WRECKERS"),
    ("(NOTAL, ", "QUAYLE MEMO"),
    ("STATE FOR ", "VANDERSLOOT"),
    ("OVIP (", "TOLLIVER, GRACE"),
    ("-----\n", "THE SMUGGLERS OF HOLLOW COVE"),
    ("-- (C) that ", "barges unload at midnight"),
    ("Wreckers ", "Ropewalk"),
    ("INFO ", "AMCONSUL WINDLEBURY"),
];

fn rules(text: &str) -> Rules {
    let by_hand = BY_HAND.map(|(before, words)| {
        let at = text.find(&format!("{before}{words}")).expect(words) + before.len();
        ByHand { spans: Span::new(at, at + words.len()).into(), reason: None }
    });
    let names = ["Hesper Ottoline", "lantern protocol", "Marrowby"].map(Term::new);
    let mut rules = Rules {
        protected: ProtectedRule { on: true, notes: true, reason: None },
        personal: PersonalRule { on: true, kinds: [true; 5], reason: None },
        portions: PortionsRule { on: true, keep: Level::Confidential, ..PortionsRule::default() },
        names: NamesRule { on: true, terms: names.into(), reason: None },
        heading: HeadingRule { on: true, fields: [true, true, false, false, true, true], reason: None },
        ..Rules::default()
    };
    rules.own.by_hand = by_hand.into();
    rules
}

/// The cable of this test, and invented ones with rules that fit any.
fn subjects() -> Vec<Subject> {
    let mut subjects = vec![Subject::new(TELEGRAM.to_owned(), &rules(TELEGRAM))];
    for cable in invented::cables(11, 5, Form::Telegram).chain(invented::cables(12, 2, Form::Page)) {
        let mut rules = rules(TELEGRAM);
        rules.own = reftel_core::redact::Own::default();
        subjects.push(Subject::new(cable.text, &rules));
    }
    subjects
}

#[test]
#[allow(clippy::print_stderr, reason = "the table is for reading")]
fn ok_every_mutant_is_caught() {
    let subjects = subjects();
    let mut rows = Vec::new();
    let mut missed = Vec::new();
    let mut idle = Vec::new();
    for mutant in MUTANTS {
        let (mut different, mut refused, mut files) = (0, 0, 0);
        for (index, subject) in subjects.iter().enumerate() {
            match subject.outcome(mutant) {
                Outcome::Same => {}
                Outcome::Refused(count) => {
                    different += 1;
                    refused += 1;
                    files += count;
                }
                Outcome::Passed => {
                    different += 1;
                    if index == 0 {
                        missed.push(mutant.name);
                    }
                }
            }
        }
        if different == 0 {
            idle.push(mutant.name);
        }
        rows.push(format!("{:<48} {different:>9} {refused:>8} {files:>6}", mutant.name));
    }
    eprintln!("{:<48} different  refused  files\n{}", "mutant", rows.join("\n"));
    assert_eq!(idle, Vec::<&str>::new(), "change no file of any cable: what they break is not tested");
    assert_eq!(missed, Vec::<&str>::new(), "let pass on the cable of this test");
}

/// The program as it is: nothing is held back.
#[test]
fn ok_without_a_fault_everything_passes() {
    for subject in subjects() {
        for (name, bytes) in subject.clean() {
            let found = gate(name, bytes.clone(), subject.secrets());
            assert!(found.is_ok(), "{name}: {found:?}\n{}", String::from_utf8_lossy(bytes));
        }
    }
    let source = Source::new("test", TELEGRAM).unwrap();
    let cable = parse(&source).cable;
    let marks = apply(&source, &cable, &rules(TELEGRAM)).marks();
    assert!(marks.all().len() > 15, "expected many marks, found {:?}", marks.all());
    let secrets = secrets(&[(&source, &cable, &marks)]).unwrap();
    let whole = gate("cable.txt", TELEGRAM.into(), &secrets);
    let Err(Refusal::Leaks(found)) = whole else { panic!("the original passes") };
    let mut which: Vec<usize> = found.iter().map(|found| found.which).collect();
    which.sort_unstable();
    which.dedup();
    assert!(which.len() * 10 > marks.all().len() * 6, "found {which:?} of {} marks", marks.all().len());
}
