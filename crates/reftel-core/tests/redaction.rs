//! What must hold of any secret, struck by any rules, in any cable, in any form.
//!
//! Canaries are planted in every field of every cable that the project has, and struck; then every file that can leave
//! is searched for them, by this test's own means and by the release check.
#![cfg(test)]
#![allow(clippy::string_slice, reason = "a test; clippy.toml has no setting for this lint")]
#![cfg(not(target_arch = "wasm32"))]

mod common;
#[path = "common/forms.rs"]
mod forms;
#[path = "redaction/plant.rs"]
mod plant;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use invented::Form;
use plant::{Planted, fields, plant};
use proptest::prelude::*;
use proptest::sample::Index;
use reftel_core::cable::{Block, Cable, Level};
use reftel_core::export::Options;
use reftel_core::export::text::to_text;
use reftel_core::gate::{gate, secrets};
use reftel_core::parse::{Parsed, parse_all};
use reftel_core::redact::{
    ByHand, HeadingRule, Mark, Marks, NamesRule, PersonalRule, PortionsRule, ProtectedRule, Rules, Term,
    Unmarked, apply, release,
};
use reftel_core::text::{Source, Span};

/// Cables of the project's own: the corpus, and invented ones.
static TEXTS: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let mut texts: Vec<Vec<u8>> = common::corpus().iter().map(|path| std::fs::read(path).unwrap()).collect();
    texts.extend(invented::cables(7, 20, Form::Telegram).map(|cable| cable.text.into_bytes()));
    texts.extend(invented::cables(8, 10, Form::Page).map(|cable| cable.text.into_bytes()));
    texts
});

/// A word that no cable has. Its letters make no word backwards or in pieces either.
const CANARY: &str = "Zqvxwkjq";

/// How canaries are struck, and what else is.
#[derive(Clone, Copy, Debug)]
struct Choice {
    /// By hand, and not as a name.
    by_hand: bool,
    /// Other rules, as bits.
    rules: u8,
    foia: bool,
}

fn rules(choice: Choice, planted: &Planted, cable: &Cable) -> Rules {
    let is_on = |bit: u8| choice.rules >> bit & 1 == 1;
    let reason = || is_on(6).then(|| "(b)(6)".to_owned());
    let mut rules = Rules {
        protected: ProtectedRule { on: is_on(0), notes: is_on(5), reason: reason() },
        personal: PersonalRule { on: is_on(1), kinds: [true; 5], reason: reason() },
        portions: PortionsRule {
            on: is_on(2),
            keep: if is_on(7) { Level::Confidential } else { Level::Unclassified },
            leave_marks: is_on(5),
            unmarked: [Unmarked::Ask, Unmarked::Strike, Unmarked::Keep][usize::from(choice.rules >> 3) % 3],
            reason: None,
        },
        heading: HeadingRule { on: is_on(3), fields: [true; 6], reason: None },
        ..Rules::default()
    };
    if choice.by_hand {
        let hand = |span: &Span| ByHand { spans: (*span).into(), reason: reason() };
        rules.own.by_hand = planted.places.iter().map(hand).collect();
    } else {
        rules.names = NamesRule { on: true, terms: vec![Term::new(CANARY)], reason: reason() };
    }
    if is_on(4) && is_on(7) {
        rules.own.keep_only = Some(cable.body.iter().step_by(2).map(Block::span).collect());
    }
    rules
}

/// Every form in which a canary could be read: as it is, backwards, hexadecimal, base64 at each of three places.
fn is_in(bytes: &[u8]) -> bool {
    const BASE64: [&str; 6] = ["WnF2eHdra", "pxdnh3a2", "acXZ4d2tq", "enF2eHdra", "WlFWWFdLS", "pRVlhXS0"];
    let text = String::from_utf8_lossy(bytes);
    let lower = text.to_ascii_lowercase();
    // Four letters of it in a row are as bad as all.
    let parts: Vec<String> = CANARY.to_ascii_lowercase().as_bytes().windows(4).map(part).collect();
    let backwards = |part: &String| part.chars().rev().collect::<String>();
    let hex = |part: &String| part.bytes().map(|byte| format!("{byte:02x}")).collect::<String>();
    parts.iter().any(|part| {
        [part.clone(), backwards(part), hex(part)].iter().any(|form| lower.contains(form.as_str()))
    }) || BASE64.iter().any(|form| text.contains(form))
}

fn part(letters: &[u8]) -> String {
    String::from_utf8(letters.to_vec()).unwrap()
}

/// Strikes what was planted and searches every file for it. Returns the fields in which it was.
fn probe(text: &[u8], seed: usize, choice: Choice) -> Vec<&'static str> {
    let options = Options { foia: choice.foia };
    let planted = plant(text, seed, CANARY);
    // The name of a file is no part of any export.
    let source = Source::new(format!("{CANARY}.txt"), planted.bytes.clone()).unwrap();
    for Parsed { cable, .. } in parse_all(&source).iter().take(3) {
        let marks = apply(&source, cable, &rules(choice, &planted, cable)).marks();
        for place in planted.places.iter().filter(|place| cable.extent.contains(**place)) {
            let field = fields(cable).into_iter().find(|(_, span)| span.contains(*place));
            assert!(
                field.is_none() || marks.touch(*place),
                "not struck in {field:?} by {choice:?}: {}",
                source
                    .raw(Span::new(place.start as usize - 40.min(place.start as usize), place.end as usize))
            );
        }
        let released = release(&source, cable, &marks).unwrap();
        let secrets = secrets(&[(&source, cable, &marks)]).unwrap();
        for (name, bytes) in forms::files(&released, options) {
            assert!(!is_in(&bytes) && !is_in(name.as_bytes()), "{name}: {}", String::from_utf8_lossy(&bytes));
            if let Err(refusal) = gate(&name, bytes.clone(), &secrets) {
                let struck = |mark: &Mark| source.text(mark.span).into_owned();
                let struck: Vec<String> = marks.within(cable.extent).iter().map(struck).collect();
                panic!(
                    "held back for nothing: {name}: {refusal}\n{struck:#?}\n{}",
                    String::from_utf8_lossy(&bytes)
                );
            }
        }
        kept_words_stand(&source, cable, &marks, &to_text(&released, options));
    }
    planted.fields
}

/// Letters and digits, in order: what is left of a text when notation and line ends are of no account.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Asserts that all words of the body that are not struck stand in the text, in their order.
fn kept_words_stand(source: &Source, cable: &Cable, marks: &Marks, text: &str) {
    let mut spans: Vec<Span> = cable.unrecognised.clone();
    for block in &cable.body {
        match block {
            Block::Heading(heading) => spans.extend(heading.text.iter()),
            Block::Paragraph(paragraph) => spans.extend(paragraph.text.iter()),
            Block::Text(text) => spans.extend(text.text.iter()),
            Block::Table(span) => spans.push(*span),
        }
    }
    spans.sort();
    let text = letters(text);
    let mut at = 0;
    for span in spans {
        let mut from = span.start;
        let mut pieces = Vec::new();
        for mark in marks.within(span) {
            pieces.push(Span { start: from, end: mark.span.start.max(from) });
            from = mark.span.end.max(from);
        }
        pieces.push(Span { start: from, end: span.end.max(from) });
        for word in pieces
            .iter()
            .flat_map(|piece| source.text(*piece).split_whitespace().map(letters).collect::<Vec<_>>())
        {
            let found = text[at..].find(&word);
            assert!(
                found.is_some(),
                "{word:?} is missing, or before {:?}\n{text}",
                text.get(at.saturating_sub(40)..at)
            );
            at += found.unwrap() + word.len();
        }
    }
}

/// Every cable of the project, a canary in every field at once, struck by name and by hand.
#[test]
fn ok_no_canary_of_any_field_is_in_any_file() {
    let mut counted: BTreeMap<&str, usize> = BTreeMap::new();
    for (index, text) in TEXTS.iter().enumerate() {
        let choice = Choice { by_hand: index % 2 == 0, rules: 0, foia: index % 3 == 0 };
        for field in probe(text, index, choice) {
            *counted.entry(field).or_default() += 1;
        }
    }
    for field in plant::FIELDS {
        assert!(counted.get(field).is_some_and(|count| *count > 1), "no canary in {field}: {counted:?}");
    }
}

/// The same in real cables.
#[test]
#[ignore = "reads ../shared/cables, which is not part of the project"]
fn ok_no_canary_in_real_cables() {
    for (index, path) in common::real_cables().iter().enumerate() {
        let text = std::fs::read(path).unwrap();
        let choice = Choice { by_hand: index % 2 == 0, rules: (31 + index * 8) as u8, foia: index % 3 == 0 };
        probe(&text, index, choice);
    }
}

/// Nothing struck: nothing to look for, and nothing is missing.
#[test]
fn ok_without_rules_everything_leaves() {
    for text in TEXTS.iter() {
        let source = Source::new("test", text.clone()).unwrap();
        for Parsed { cable, .. } in &parse_all(&source) {
            let applied = apply(&source, cable, &Rules::default());
            assert!(applied.findings.is_empty() && applied.undecided.is_empty());
            let marks = applied.marks();
            let released = release(&source, cable, &marks).unwrap();
            let secrets = secrets(&[(&source, cable, &marks)]).unwrap();
            assert!(secrets.is_empty());
            for (name, bytes) in forms::files(&released, Options::default()) {
                assert!(
                    !String::from_utf8_lossy(&bytes).contains("REDACTED") || contains(&source, "REDACTED")
                );
                gate(&name, bytes, &secrets).unwrap();
            }
            kept_words_stand(&source, cable, &marks, &to_text(&released, Options::default()));
        }
    }
}

fn contains(source: &Source, words: &str) -> bool {
    source.raw(source.span()).contains(words)
}

/// All spans of a cable, as if the secrets had no bytes.
fn shape(cable: &Cable, places: &[Span]) -> Vec<(u32, u32)> {
    let moved = |at: u32| {
        let before: u32 = places.iter().map(|place| place.end.min(at).saturating_sub(place.start)).sum();
        at - before
    };
    let mut spans = Vec::new();
    cable.clone().visit_spans(&mut |span| spans.push((moved(span.start), moved(span.end))));
    spans
}

/// Three letters and thirty, in every field at once.
#[test]
#[allow(clippy::print_stderr, reason = "a count is for reading")]
fn ok_secrets_of_three_letters_and_of_thirty_give_the_same_bytes() {
    let (mut tried, mut same) = (0, 0);
    for (index, text) in TEXTS.iter().enumerate() {
        for seed in 0..4 {
            tried += 1;
            same += usize::from(alike(text, index * 31 + seed, index % 2 == 0));
        }
    }
    eprintln!("two secrets: {same} of {tried} texts were read alike, and gave the same bytes in every form");
    assert!(same * 2 > tried, "expected most to be read alike, found {same} of {tried}");
}

/// Asserts that two secrets in the same places give the same files. False where the cables are read differently.
fn alike(text: &[u8], seed: usize, by_hand: bool) -> bool {
    let read = |secret: &str| {
        let planted = plant(text, seed, secret);
        let source = Source::new(secret, planted.bytes).unwrap();
        let mut found = Vec::new();
        let mut shapes = Vec::new();
        for Parsed { cable, .. } in parse_all(&source) {
            let mut marks = Marks::new(&source);
            if by_hand {
                planted.places.iter().for_each(|place| marks.strike(*place, None));
            } else {
                let names = NamesRule { on: true, terms: vec![Term::new(secret)], reason: None };
                marks = apply(&source, &cable, &Rules { names, ..Rules::default() }).marks();
            }
            let released = release(&source, &cable, &marks).unwrap();
            found.extend(forms::files(&released, Options::default()));
            shapes.push(shape(&cable, &planted.places));
        }
        (found, shapes)
    };
    let (short, short_shapes) = read("Zqx");
    let (long, long_shapes) = read("Zqxwkjvqzhgbvnkqzqvxwkjqzhgvbn");
    if short_shapes != long_shapes {
        return false;
    }
    for ((name, one), (other_name, other)) in short.iter().zip(&long) {
        assert_eq!(name, other_name);
        assert!(
            one == other,
            "{name} tells the length\n{}\n{}",
            String::from_utf8_lossy(one),
            String::from_utf8_lossy(other)
        );
    }
    true
}

fn choice() -> impl Strategy<Value = Choice> {
    (any::<bool>(), any::<u8>(), any::<bool>()).prop_map(|(by_hand, rules, foia)| Choice {
        by_hand,
        rules,
        foia,
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn ok_the_same_bytes(file in any::<Index>(), seed in 0usize..10_000, by_hand in any::<bool>()) {
        alike(file.get::<Vec<u8>>(&TEXTS), seed, by_hand);
    }
}

/// Many cables in one export: what is struck in one is looked for in all, and nothing is held back.
#[test]
fn ok_many_cables_at_once() {
    let texts = invented::cables(9, 120, Form::Telegram).map(|cable| cable.text);
    let all: Vec<(Source, Vec<Parsed>)> = texts
        .map(|text| {
            let source = Source::new("test", text).unwrap();
            let parsed = parse_all(&source);
            (source, parsed)
        })
        .collect();
    for unmarked in [Unmarked::Strike, Unmarked::Keep] {
        let rules = Rules {
            protected: ProtectedRule { on: true, notes: false, reason: None },
            personal: PersonalRule { on: true, kinds: [true; 5], reason: None },
            portions: PortionsRule { on: true, unmarked, ..PortionsRule::default() },
            names: NamesRule { on: true, terms: vec![Term::new("President Nemo")], reason: None },
            ..Rules::default()
        };
        let cables: Vec<(&Source, &Cable, Marks)> = all
            .iter()
            .flat_map(|(source, parsed)| parsed.iter().map(move |parsed| (source, &parsed.cable)))
            .map(|(source, cable)| (source, cable, apply(source, cable, &rules).marks()))
            .collect();
        let asked: Vec<(&Source, &Cable, &Marks)> =
            cables.iter().map(|(source, cable, marks)| (*source, *cable, marks)).collect();
        let sought = secrets(&asked).unwrap();
        assert!(!sought.is_empty());
        for (source, cable, marks) in asked {
            for (name, bytes) in forms::files(&release(source, cable, marks).unwrap(), Options::default()) {
                let text = String::from_utf8_lossy(&bytes).into_owned();
                gate(&name, bytes, &sought).unwrap_or_else(|refusal| panic!("{name}: {refusal}\n{text}"));
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    /// Canaries among whatever other rules strike.
    #[test]
    fn ok_no_canary_whatever_else_is_struck(file in any::<Index>(), seed in 0usize..10_000, choice in choice()) {
        probe(file.get::<Vec<u8>>(&TEXTS), seed, choice);
    }
}
