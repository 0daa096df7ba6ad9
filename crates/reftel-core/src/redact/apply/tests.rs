use super::super::*;
use crate::cable::{Block, Level};
use crate::parse::parse;
use crate::text::{Source, Span};

const TELEGRAM: &str = "\
R 131627Z FEB 08
FM AMEMBASSY PORT ELSINORE
TO RUEHC/SECSTATE WASHDC 0424
INFO RUEHXY/AMEMBASSY SAMPLETON

C O N F I D E N T I A L PORT ELSINORE 000173

SIPDIS

STATE FOR EUR/EX JSMITH

E.O. 12958: DECL: 02/13/2018
TAGS: PREL, PGOV
SUBJECT: (C) HARBOR TALKS WITH ANN OTHER

Classified By: DCM Joan Sample for reasons 1.4 (b) and (d).

1. (U) Summary. The harbor is deep.

2. (C) Mayor Ann Other (strictly protect) told us on May 4 that
the harbor is closed. Her cell phone is +999 55 501 0000; Ms. O-
ther was born on 4 May 1950 in Sampleton.

Harbor works
------------

3. (C) Other's friend agreed.
-- (U) The works go on.
-- (S) The works cost much.

4. Nobody has marked this.

5. (U) Comment. Write to ann@example.org.
SAMPLE
";

fn source() -> Source {
    Source::new("test", TELEGRAM).unwrap()
}

fn show(rules: &Rules) -> String {
    let source = source();
    let applied = apply(&source, &parse(&source).cable, rules);
    let mut lines: Vec<String> = Vec::new();
    for finding in &applied.findings {
        let state = match (finding.struck, finding.possible) {
            (true, _) => "",
            (false, true) => "?",
            (false, false) => "-",
        };
        lines.push(format!("{state}{}: {}", finding.why, source.line(&finding.spans)));
    }
    for undecided in &applied.undecided {
        lines.push(format!(
            "open {} {:?}: {}",
            undecided.what,
            undecided.number,
            source.line(&undecided.span.into())
        ));
    }
    lines.join("\n")
}

#[test]
fn ok_protected() {
    let rules = Rules { protected: ProtectedRule { on: true, ..Default::default() }, ..Rules::default() };
    insta::assert_snapshot!(show(&rules));
}

#[test]
fn ok_personal() {
    let rules =
        Rules { personal: PersonalRule { on: true, kinds: [true; 5], reason: None }, ..Rules::default() };
    insta::assert_snapshot!(show(&rules));
}

#[test]
fn ok_portions() {
    let mut rules = Rules::default();
    rules.portions.on = true;
    insta::assert_snapshot!("above_u", show(&rules));
    rules.portions.leave_marks = true;
    rules.portions.keep = Level::Confidential;
    insta::assert_snapshot!("above_c", show(&rules));
    rules.portions.keep = Level::Sensitive;
    let source = source();
    let all = apply(&source, &parse(&source).cable, &rules);
    let open = &all.undecided;
    assert!(!open.is_empty() && !all.is_empty());
    assert!(open.iter().all(|open| all.withheld().touch(open.span) && !all.marks().touch(open.span)));
    open.iter().for_each(|open| rules.decide(open.span, true));
    let applied = apply(&source, &parse(&source).cable, &rules);
    assert!(applied.is_decided());
    assert!(applied.findings.iter().any(|finding| finding.why == "decided to be struck"));
}

#[test]
fn ok_portions_without_a_mark() {
    let text = "C O N F I D E N T I A L PORT ELSINORE 000173\nSUBJECT: HARBOR\n\n1. (U) It is deep.\n\n2. The harbor.\n\n3. (C) The pier.\n";
    let source = Source::new("test", text).unwrap();
    let cable = parse(&source).cable;
    let read = |unmarked, own: &[(Span, bool)]| {
        let portions = PortionsRule { on: true, unmarked, ..PortionsRule::default() };
        let mut rules = Rules { portions, ..Rules::default() };
        own.iter().for_each(|(span, strike)| rules.decide(*span, *strike));
        let applied = apply(&source, &cable, &rules);
        let struck: Vec<String> =
            applied.findings.iter().map(|finding| source.line(&finding.spans)).collect();
        (struck, applied.undecided)
    };
    let (struck, open) = read(Unmarked::Ask, &[]);
    assert_eq!(struck, ["3. (C) The pier."]);
    let [subject, second] = open.as_slice() else { panic!("{open:?}") };
    assert_eq!(read(Unmarked::Strike, &[]).0, ["HARBOR", "2. The harbor.", "3. (C) The pier."]);
    assert_eq!(read(Unmarked::Keep, &[]), (vec!["3. (C) The pier.".to_owned()], Vec::new()));
    // What was decided of one of them holds.
    assert_eq!(read(Unmarked::Strike, &[(second.span, false)]).0, ["HARBOR", "3. (C) The pier."]);
    assert_eq!(read(Unmarked::Keep, &[(subject.span, true)]).0, ["HARBOR", "3. (C) The pier."]);
}

#[test]
fn ok_entire_text() {
    let text = "C O N F I D E N T I A L PORT ELSINORE 000173\nSUBJECT: (U) HARBOR\n\n1. (C) Entire text.\n\n2. The harbor.\n\n3. (U) It is deep.\n";
    let source = Source::new("test", text).unwrap();
    let mut rules = Rules::default();
    rules.portions.on = true;
    let applied = apply(&source, &parse(&source).cable, &rules);
    let struck: Vec<String> = applied.findings.iter().map(|finding| source.line(&finding.spans)).collect();
    assert_eq!(struck, ["1. (C) Entire text.", "2. The harbor."]);
    assert_eq!(applied.undecided, []);
}

#[test]
fn ok_names_and_exceptions() {
    let mut rules = Rules {
        names: NamesRule { on: true, terms: vec![Term::new("Ann Other")], reason: None },
        ..Rules::default()
    };
    insta::assert_snapshot!("names", show(&rules));
    let source = source();
    let cable = parse(&source).cable;
    let all = apply(&source, &cable, &rules);
    let first = all.findings.iter().find(|finding| !finding.possible).unwrap().id;
    rules.set(first, false, false);
    let applied = apply(&source, &cable, &rules);
    assert_eq!(applied.findings.len(), all.findings.len());
    assert_eq!(applied.counts()[3].1.dropped, 1);
    assert_eq!(applied.counts()[3].1.struck, all.counts()[3].1.struck - 1);
    rules.set(first, false, true);
    assert_eq!(apply(&source, &cable, &rules), all);
}

#[test]
fn ok_what_was_dropped_is_struck_for_another_term() {
    let source = Source::new("test", "SUBJECT: A TALK\n\n1. (C) Other left.\n").unwrap();
    let cable = parse(&source).cable;
    let names = |term| NamesRule { on: true, terms: vec![Term::new(term)], reason: None };
    let mut rules = Rules { names: names("Ann Other"), ..Rules::default() };
    let struck =
        |rules: &Rules| apply(&source, &cable, rules).findings.iter().filter(|found| found.struck).count();
    rules.set(apply(&source, &cable, &rules).findings[0].id, false, false);
    assert_eq!(struck(&rules), 0);
    rules.names.terms.push(Term::new("Other"));
    assert_eq!(struck(&rules), 1);
    rules.set(apply(&source, &cable, &rules).findings[0].id, false, false);
    assert_eq!((struck(&rules), rules.own.dropped.len()), (0, 1));
    // What was accepted stays struck.
    let source = Source::new("test", "SUBJECT: A TALK\n\n1. (C) Ann left.\n").unwrap();
    let cable = parse(&source).cable;
    let mut rules = Rules { names: names("Ann Other"), ..Rules::default() };
    rules.set(apply(&source, &cable, &rules).findings[0].id, true, true);
    rules.names.terms.push(Term::new("Ann Sample"));
    assert!(apply(&source, &cable, &rules).findings[0].struck);
}

#[test]
fn ok_heading() {
    let rules =
        Rules { heading: HeadingRule { on: true, fields: [true; 6], reason: None }, ..Rules::default() };
    insta::assert_snapshot!(show(&rules));
}

#[test]
fn ok_keep_only() {
    let source = source();
    let cable = parse(&source).cable;
    let second = cable
        .body
        .iter()
        .find(|block| matches!(block, Block::Paragraph(p) if p.number.value.value == 2))
        .unwrap();
    let mut rules = Rules::default();
    rules.own.keep_only = Some(vec![second.span()]);
    let applied = apply(&source, &cable, &rules);
    let marks = applied.marks();
    let left = cable.body.iter().filter(|block| !marks.touch(block.span())).count();
    assert_eq!(left, 1);
    assert!(!marks.touch(second.span()));
}

#[test]
fn ok_by_hand_takes_whole_characters() {
    let source = Source::new("test", "S\u{e3}o").unwrap();
    let cable = parse(&source).cable;
    let mut rules = Rules::default();
    rules.own.by_hand.push(ByHand { spans: Span::new(2, 3).into(), reason: Some("(b)(6)".to_owned()) });
    rules.own.by_hand.push(ByHand { spans: Span::new(90, 99).into(), reason: None });
    let applied = apply(&source, &cable, &rules);
    assert_eq!(applied.marks().all(), [Mark { span: Span::new(1, 3), reason: Some("(b)(6)".to_owned()) }]);
}

#[test]
fn ok_what_was_kept_is_struck_when_it_is_redacted_again() {
    let source = Source::new("test", "1. (U) Jane Quuxley said so.\n").unwrap();
    let cable = parse(&source).cable;
    let at = source.raw(source.span()).find("Jane").unwrap();
    let mark = ByHand { spans: Span::new(at, at + 12).into(), reason: None };
    let is_struck = |rules: &Rules| apply(&source, &cable, rules).marks().touch(Span::new(at, at + 12));
    let mut rules = Rules::default();
    rules.strike(mark.clone());
    let id = apply(&source, &cable, &rules).findings[0].id;
    rules.set(id, false, false);
    assert!(!is_struck(&rules), "kept");
    let mut again = rules.clone();
    again.strike(mark.clone());
    assert!(is_struck(&again), "redacted again");
    rules.clear_by_hand();
    rules.strike(mark);
    assert!(is_struck(&rules), "after all were removed");
}
