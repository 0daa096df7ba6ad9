//! No text with a mark above the level is released while nothing is undecided: any cable, threshold, place and mark.

use proptest::prelude::*;
use proptest::sample::select;
use reftel_core::cable::Level;
use reftel_core::parse::parse;
use reftel_core::redact::{PortionsRule, Rules, Unmarked, apply};
use reftel_core::text::Source;

const SECRET: &str = "Barges unload at midnight";

const CABLES: [&str; 4] = ["UNCLAS", "UNCLAS SENSITIVE", "C O N F I D E N T I A L", "S E C R E T"];

/// Where a mark and the text that it speaks of stand.
const PLACES: [&str; 24] = [
    "2. {m} {s}.",
    "2.{m} {s}.",
    "2. (U) The pier\n{m} {s}.",
    "2. (U) The pier: {m} {s}.",
    "2. (U) It is old. {m} {s}.",
    "2. Summary: {m} {s}.",
    "{m} Comment: {s}.",
    "2. (U) Points:\na. (U) One.\nb. {m} {s}.",
    "2. (U) Points:\n-- {m} {s}.",
    "2. (U) x y\n\n{m}\n- {s}.\n- More.",
    "2. (U) x y\n\nS E C R E T SECTION 02 OF 02 PORT ELSINORE 000173\n\n{m} {s}.",
    "{m} {s}.",
    "2. (U) {m} {s}.",
    "2. {m} (U) {s}.",
    "2. (U) It is old. {s} {m}. It is deep.",
    "2. (U) They met {m} {s}.",
    "2. (U) Ports:\n\n| Elm | {m} | {s} |\n| Oak | (U) | fine |",
    "2. (U) Ports:\n\n| {s} | {m} |\n| fine | (U) |",
    "2. (U) Ports:\n{s}\t{m}\nFine\t(U)",
    "{m}\n\n2. {s}.",
    "2. (U) x. End summary. {m}\n\n4. {s}.",
    "2. {m} Entire text.\n\n4. {s}.",
    "2. (U) x\n\n{m} {s}\n\n4. (U) y.",
    "2. (U) x\n\n{s} {m}\n\n4. (U) y.",
];

/// Marks, each above all levels that can be kept up to this one.
const MARKS: [(&str, usize); 12] = [
    ("SBU", 1),
    ("U//FOUO", 1),
    ("CUI", 1),
    ("C", 2),
    ("C/NF", 2),
    ("NATO C", 2),
    ("S", 3),
    ("S//REL TO USA, AUS, CAN, GBR AND EXAMPLIA", 3),
    ("SECRET", 3),
    ("TS", 4),
    ("TS//SI//NF", 4),
    ("S//TK", 4),
];

const DRESSES: [(&str, &str); 10] = [
    ("(", ")"),
    ("**(", ")**"),
    ("~~(", ")~~"),
    ("<s>(", ")</s>"),
    ("[", "]"),
    ("( ", " )"),
    ("（", "）"),
    ("(\u{200b}", ")"),
    ("\\(", "\\)"),
    ("(", ")."),
];

proptest! {
    #[test]
    fn ok_nothing_above_the_level_is_kept(
        level in select(&CABLES[..]),
        place in select(&PLACES[..]),
        (mark, height) in select(&MARKS[..]),
        (open, close) in select(&DRESSES[..]),
        keep in 0usize..4,
        unmarked in 0usize..3,
        leave_marks: bool,
    ) {
        let keep = keep % height;
        let mark = format!("{open}{mark}{close}");
        let text = place.replace("{m}", &mark).replace("{s}", SECRET);
        let text = format!("{level} PORT ELSINORE 000173\n\nSUBJECT: (U) X\n\n1. (U) It is deep.\n\n{text}\n\n3. (U) It is wide.\n");
        let source = Source::new("test", text.clone()).unwrap();
        let cable = parse(&source).cable;
        let portions = PortionsRule {
            on: true,
            keep: PortionsRule::LEVELS[keep],
            unmarked: Unmarked::ALL[unmarked].0,
            leave_marks,
            ..PortionsRule::default()
        };
        let applied = apply(&source, &cable, &Rules { portions, ..Rules::default() });
        let at = text.find(SECRET).unwrap();
        let withheld = applied.withheld();
        let is_withheld = |byte: usize| {
            withheld.all().iter().any(|mark| mark.span.range().contains(&byte))
        };
        prop_assert!((at..at + SECRET.len()).all(is_withheld), "{}", text);
        if keep < 3 {
            let open = text.find("It is wide").unwrap();
            prop_assert!(!is_withheld(open) && PortionsRule::LEVELS[keep] <= Level::Secret);
        }
    }
}
