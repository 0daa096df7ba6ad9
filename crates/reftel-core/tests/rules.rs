//! What must hold of any rules on any cable.
#![cfg(test)]
#![allow(clippy::string_slice, reason = "a test; clippy.toml has no setting for this lint")]
#![cfg(not(target_arch = "wasm32"))]

mod common;

use std::fs;
use std::time::{Duration, Instant};

use invented::Form;
use proptest::prelude::*;
use reftel_core::cable::{Block, Cable, Level};
use reftel_core::export::Options;
use reftel_core::export::json::to_released_json;
use reftel_core::parse::{parse, parse_all};
use reftel_core::redact::leaks::leaks;
use reftel_core::redact::{
    Applied, ByHand, HeadingRule, Marks, NamesRule, PersonalRule, Piece, PortionsRule, ProtectedRule,
    RuleKind, Rules, Term, Text, Unmarked, apply, plan, release,
};
use reftel_core::text::{Source, Span};

/// Cables of the project's own: the corpus, and invented ones.
fn texts() -> Vec<Vec<u8>> {
    let corpus = common::corpus();
    let mut texts: Vec<Vec<u8>> = corpus.iter().map(|path| fs::read(path).unwrap()).collect();
    texts.extend(invented::cables(5, 20, Form::Telegram).map(|cable| cable.text.into_bytes()));
    texts.extend(invented::cables(6, 10, Form::Page).map(|cable| cable.text.into_bytes()));
    texts
}

/// Everything on.
fn all_rules(terms: Vec<Term>) -> Rules {
    Rules {
        protected: ProtectedRule { on: true, ..ProtectedRule::default() },
        personal: PersonalRule { on: true, kinds: [true; 5], reason: None },
        portions: PortionsRule { on: true, ..PortionsRule::default() },
        names: NamesRule { on: true, terms, reason: None },
        heading: HeadingRule { on: true, fields: [true; 6], reason: Some("(b)(6)".to_owned()) },
        ..Rules::default()
    }
}

/// Numbers to choose rules by.
#[derive(Clone, Debug)]
struct Choice {
    rules: u8,
    level: usize,
    places: Vec<(prop::sample::Index, u8)>,
    kept: Option<Vec<prop::sample::Index>>,
}

fn choice() -> impl Strategy<Value = Choice> {
    let places = prop::collection::vec((any::<prop::sample::Index>(), 0u8..60), 0..6);
    let kept = prop::option::weighted(0.3, prop::collection::vec(any::<prop::sample::Index>(), 0..4));
    (any::<u8>(), 0usize..4, places, kept).prop_map(|(rules, level, places, kept)| Choice {
        rules,
        level,
        places,
        kept,
    })
}

fn rules(source: &Source, cable: &Cable, choice: &Choice) -> Rules {
    let is_on = |bit: u8| choice.rules >> bit & 1 == 1;
    let text = source.text(cable.extent).into_owned();
    let words: Vec<&str> = text.split_whitespace().collect();
    let term = |(at, width): &(prop::sample::Index, u8)| {
        let at = at.index(words.len().max(1));
        let some = words.get(at..(at + 1 + usize::from(width % 3)).min(words.len())).unwrap_or_default();
        Term::new(&some.join(" "))
    };
    let mut rules = all_rules(choice.places.iter().map(term).collect());
    rules.protected.on = is_on(0);
    rules.personal.on = is_on(1);
    rules.portions.on = is_on(2);
    rules.portions.leave_marks = is_on(7);
    rules.portions.unmarked = Unmarked::ALL[choice.level % 3].0;
    rules.portions.keep =
        [Level::Unclassified, Level::Sensitive, Level::Confidential, Level::Secret][choice.level];
    rules.names.on = is_on(3);
    rules.heading.on = is_on(4);
    if is_on(5) {
        let len = source.bytes().len() + 9;
        let hand = |(at, width): &(prop::sample::Index, u8)| {
            let start = at.index(len);
            ByHand { spans: Span::new(start, start + usize::from(*width)).into(), reason: None }
        };
        rules.own.by_hand = choice.places.iter().map(hand).collect();
    }
    if let Some(kept) = choice.kept.as_ref().filter(|_| !cable.body.is_empty()) {
        let kept = kept.iter().map(|at| at.get(&cable.body).span());
        rules.own.keep_only = Some(kept.collect());
    }
    rules
}

fn struck(marks: &Marks, at: u32) -> bool {
    marks.touch(Span { start: at, end: at + 1 })
}

/// The words of a text, or nothing if something of it is struck.
fn words(text: &Text) -> Option<String> {
    text.iter()
        .map(|piece| match piece {
            Piece::Words(words) | Piece::Withheld { words, .. } => Some(words.as_str()),
            Piece::Struck { .. } => None,
        })
        .collect()
}

fn check(source: &Source, cable: &Cable, rules: &mut Rules, drop: &[prop::sample::Index]) {
    let applied = apply(source, cable, rules);
    assert_eq!(apply(source, cable, rules), applied, "the same again");
    let marks = applied.marks();
    assert!(marks.belong_to(source));
    let bytes = source.bytes();
    let is_inner = |at: u32| bytes.get(at as usize).is_some_and(|byte| (0x80..0xc0).contains(byte));
    let is_text = std::str::from_utf8(bytes).is_ok();
    for mark in marks.all() {
        assert!(cable.extent.contains(mark.span), "{:?}", mark.span);
        assert!(!is_text || !is_inner(mark.span.start) && !is_inner(mark.span.end), "half a character");
    }
    for pair in applied.findings.windows(2) {
        assert!(pair[0].id.span <= pair[1].id.span, "in order");
    }
    let ids: std::collections::HashSet<_> = applied.findings.iter().map(|finding| finding.id).collect();
    assert_eq!(ids.len(), applied.findings.len(), "each once");
    let blocks = cable.body.iter().map(Block::span);
    if let Some(kept) = &rules.own.keep_only {
        for block in blocks.filter(|block| !kept.iter().any(|kept| kept.overlaps(*block))) {
            let mut all = (block.start..block.end).filter(|at| !bytes[*at as usize].is_ascii_whitespace());
            assert!(all.all(|at| struck(&marks, at)), "all of {block:?} is struck");
        }
    }
    released_is_what_was_not_struck(source, cable, &marks);
    exceptions_only_remove(source, cable, rules, &applied, drop);
    let plan = plan::load(&plan::save(rules)).unwrap();
    let found = apply(source, cable, &Rules { own: rules.own.clone(), ..plan });
    assert_eq!(found, applied, "a plan finds the same");
    for leak in leaks(source, cable, rules, &applied) {
        if let Some(span) = leak.span {
            assert!(
                cable.extent.contains(span) && !marks.touch(Span { start: span.start, end: span.start + 1 })
            );
        }
    }
}

fn released_is_what_was_not_struck(source: &Source, cable: &Cable, marks: &Marks) {
    let released = release(source, cable, marks).unwrap();
    let texts: Vec<String> = released.body.iter().filter_map(|block| words(&block.text)).collect();
    for block in cable.body.iter().filter(|block| !marks.touch(block.span())) {
        let text = match block {
            Block::Heading(heading) => &heading.text,
            Block::Paragraph(paragraph) => &paragraph.text,
            Block::Text(text) => &text.text,
            Block::Table(_) => continue,
        };
        // Where one mark goes from before a block to behind it.
        if text.cover().is_some_and(|cover| marks.touch(cover)) {
            continue;
        }
        assert!(texts.contains(&source.line(text)), "{:?} stands", block.span());
    }
}

fn exceptions_only_remove(
    source: &Source,
    cable: &Cable,
    rules: &mut Rules,
    applied: &Applied,
    drop: &[prop::sample::Index],
) {
    if applied.findings.is_empty() {
        return;
    }
    let before = rules.clone();
    for at in drop {
        let finding = at.get(&applied.findings);
        rules.set(finding.id, finding.possible, false);
    }
    let fewer = apply(source, cable, rules);
    let (all, some) = (applied.marks(), fewer.marks());
    for mark in some.all() {
        assert!((mark.span.start..mark.span.end).all(|at| struck(&all, at)));
    }
    for (one, other) in applied.findings.iter().zip(&fewer.findings) {
        assert_eq!((one.id, one.possible), (other.id, other.possible));
    }
    for at in drop {
        let finding = at.get(&applied.findings);
        rules.set(finding.id, finding.possible, !finding.possible);
    }
    let again = apply(source, cable, rules);
    assert_eq!(again, *applied);
    *rules = before;
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, ..ProptestConfig::default() })]

    #[test]
    fn ok_any_rules(
        file in any::<prop::sample::Index>(),
        choice in choice(),
        drop in prop::collection::vec(any::<prop::sample::Index>(), 0..5),
    ) {
        let texts = texts();
        let source = Source::new("test", file.get(&texts).clone()).unwrap();
        for parsed in parse_all(&source).iter().take(3) {
            let mut rules = rules(&source, &parsed.cable, &choice);
            check(&source, &parsed.cable, &mut rules, &drop);
        }
    }

    /// A name that stands in any word's place, in any of its sure forms, is nowhere in what is released.
    #[test]
    fn ok_a_name_is_gone(
        file in any::<prop::sample::Index>(),
        places in prop::collection::vec((any::<prop::sample::Index>(), 0usize..9), 1..6),
    ) {
        const FORMS: [&str; 9] = [
            "Quuxley", "QUUXLEY", "Q\u{fc}uxley", "Quuxley's", "QUUX-\nLEY", "Quuxleys", "Joan  Quuxley", "QUUXLEY, JOAN",
            "J. Quuxley",
        ];
        let texts = texts();
        let text = String::from_utf8_lossy(file.get::<Vec<u8>>(&texts).as_slice()).into_owned();
        let starts: Vec<usize> = text.char_indices().filter(|(at, c)| *c == ' ' && text[at + 1..].starts_with(|c: char| c.is_ascii_lowercase())).map(|(at, _)| at).collect();
        prop_assume!(!starts.is_empty());
        let mut places: Vec<(usize, usize)> = places.iter().map(|(at, form)| (*at.get(&starts), *form)).collect();
        places.sort_unstable();
        places.dedup_by_key(|place| place.0);
        let mut with = text;
        for (at, form) in places.into_iter().rev() {
            with.insert_str(at, &format!(" {}", FORMS[form]));
        }
        let source = Source::new("test", with).unwrap();
        for parsed in parse_all(&source) {
            let names = NamesRule { on: true, terms: vec![Term::new("Joan Quuxley")], reason: None };
            let rules = Rules { names, ..Rules::default() };
            let marks = apply(&source, &parsed.cable, &rules).marks();
            let released = release(&source, &parsed.cable, &marks).unwrap();
            let json = to_released_json(&released, Options::default()).to_lowercase();
            prop_assert!(!json.contains("quux") && !json.contains("q\u{fc}ux"), "{json}");
        }
    }
}

/// Two hundred kilobytes, every rule and twenty names.
fn large() -> (Source, Rules) {
    let mut text = invented::cable(3, 1, Form::Telegram).text;
    let more: Vec<String> = invented::cables(4, 400, Form::Telegram).map(|cable| cable.text).collect();
    let sentences: String =
        more.iter().flat_map(|text| text.lines().skip(20)).take(3200).fold(String::new(), |mut all, line| {
            all.push_str(line);
            all.push('\n');
            all
        });
    text.push_str(&sentences);
    let source = Source::new("large", text).unwrap();
    let names = ["Jane Doe", "Juan de la Example", "Ali al-Sample", "Sampleton", "harbor works"];
    let terms = (0..20).map(|at| Term::new(names[at % 5])).collect();
    (source, all_rules(terms))
}

#[test]
#[allow(clippy::print_stderr, reason = "a measurement is for reading")]
fn ok_speed() {
    let (source, rules) = large();
    let cable = parse(&source).cable;
    let start = Instant::now();
    let applied = apply(&source, &cable, &rules);
    let took = start.elapsed();
    eprintln!("{} bytes, {} findings: {took:?}", source.bytes().len(), applied.findings.len());
    // Loose, since tests are built without optimisation and machines are busy.
    assert!(took < Duration::from_secs(5));
}

/// Counts over real cables.
#[test]
#[ignore = "reads ../shared/cables, which is not part of the project"]
#[allow(clippy::print_stderr, reason = "a measurement is for reading")]
fn ok_real_cables() {
    let mut files = common::real_cables();
    files.retain(|path| !path.ends_with("README.md"));
    let mut totals = RuleKind::ALL.map(|(rule, _)| (rule, 0, 0));
    let (mut undecided, mut cables, mut found_leaks, mut notes) = (0, 0, 0, 0);
    for path in &files {
        let source = Source::new("real", fs::read(path).unwrap()).unwrap();
        for parsed in parse_all(&source) {
            let mut rules = all_rules(Vec::new());
            let applied = apply(&source, &parsed.cable, &rules);
            for (total, (_, count)) in totals.iter_mut().zip(applied.counts()) {
                total.1 += count.struck;
                total.2 += count.possible;
            }
            notes += parsed.cable.protected.len();
            undecided += applied.undecided.len();
            cables += 1;
            found_leaks += leaks(&source, &parsed.cable, &rules, &applied).len();
            check(&source, &parsed.cable, &mut rules, &[]);
        }
    }
    eprintln!("{cables} cables, {notes} protect notes, {undecided} undecided, {found_leaks} leaks");
    for (rule, struck, possible) in totals {
        eprintln!("{}: {struck} struck, {possible} possible", rule.words());
    }
}
