use super::*;
use crate::parse::parse;
use crate::redact::{NamesRule, Term, apply};

const TELEGRAM: &str = "\
R 131627Z FEB 08
FM AMEMBASSY PORT ELSINORE
TO RUEHC/SECSTATE WASHDC 0424

C O N F I D E N T I A L PORT ELSINORE 000173

STATE FOR EUR/EX JONATHAN

E.O. 12958: DECL: 02/13/2018
TAGS: PREL, NATO, PTER (SAMPLE, JONATHAN)
SUBJECT: (C) JONATHAN AND THE HARBOR
REF: JONATHAN SAMPLE E-MAIL OF MAY 4

Classified By: DCM Joan Other for reasons 1.4 (b) and (d).

1. (C) Jonathan's plan. Jonathan Sample said that Jonathan is well. Jonathanson is not.

Jonathan speaks
---------------

2. (C) Comment: He is (JS) a friend. End comment.
JONATHAN
";

fn report(name: &str, terms: &[&str]) -> String {
    let source = Source::new(name, TELEGRAM).unwrap();
    let cable = parse(&source).cable;
    let terms = terms.iter().map(|words| Term::new(words)).collect();
    let mut rules = Rules { names: NamesRule { on: true, terms, reason: None }, ..Rules::default() };
    let applied = apply(&source, &cable, &rules);
    let found = leaks(&source, &cable, &rules, &applied);
    let shown: Vec<String> = found
        .iter()
        .map(|leak| {
            let words = leak.span.map(|span| source.line(&span.into())).unwrap_or_default();
            format!("{} [{words}]", leak.words())
        })
        .collect();
    // Every fix mends what it is for, and nothing new shows.
    found.iter().filter_map(|leak| leak.fix.as_ref()).for_each(|fix| fix.apply(&mut rules));
    let again = leaks(&source, &cable, &rules, &apply(&source, &cable, &rules));
    let left = again.iter().filter(|leak| leak.fix.is_some()).count();
    format!("{}\nleft: {left}", shown.join("\n"))
}

#[test]
fn ok_where_a_name_still_shows() {
    insta::assert_snapshot!(report("jonathan.txt", &["Jonathan Sample"]));
}

/// A description is no name: its words stand in every other line.
#[test]
fn ok_small_words_tell_no_name() {
    let text = TELEGRAM.replace("Jonathan's plan.", "The friend of Jonathan (protect) had a plan.");
    let source = Source::new("x", text).unwrap();
    let cable = parse(&source).cable;
    let mut rules = Rules::default();
    let at = source.raw(source.span()).find("friend of Jonathan (").unwrap();
    let spans = Span::new(at, at + "friend of Jonathan".len()).into();
    rules.own.by_hand.push(ByHand { spans, reason: None });
    let found = leaks(&source, &cable, &rules, &apply(&source, &cable, &rules));
    let words: Vec<String> = found.iter().filter_map(|leak| Some(source.line(&leak.span?.into()))).collect();
    assert!(words.len() > 5, "{words:?}");
    assert!(words.iter().all(|word| word.to_ascii_lowercase().starts_with("jonathan")), "{words:?}");
    // As a term in small letters it is looked for all the same.
    assert!(report("x", &["jonathan sample"]).contains("[Jonathan]"));
}

#[test]
fn ok_organizations() {
    insta::assert_snapshot!(report("x", &["North Atlantic Treaty Organization"]));
    insta::assert_snapshot!("acronym", report("x", &["Nice Atlas Tower Office"]));
    assert!(
        report("x", &["terrorism"]).contains("in the TAGS. [PTER]"),
        "a word of what the code stands for"
    );
    assert_eq!(report("x", &[]), "\nleft: 0");
}

#[test]
fn ok_no_sentence_tells_the_word() {
    let source = Source::new("jonathan", TELEGRAM).unwrap();
    let cable = parse(&source).cable;
    let names = NamesRule { on: true, terms: vec![Term::new("Jonathan Sample")], reason: None };
    let rules = Rules { names, ..Rules::default() };
    let applied = apply(&source, &cable, &rules);
    for leak in leaks(&source, &cable, &rules, &applied) {
        assert!(!leak.words().to_lowercase().contains("jonathan"));
    }
}
