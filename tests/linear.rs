//! Reading takes time in proportion to the input, whatever the input: twice as much of it may not take much
//! more than twice as long. Hostile inputs are those on which a search that starts anew at every byte would
//! take the square of their length.
#![cfg(not(target_arch = "wasm32"))]

use std::time::{Duration, Instant};

use reftel::parse::parse;
use reftel::text::Source;

/// A shape of input, repeated to the length asked for.
fn inputs() -> Vec<(&'static str, String, &'static str)> {
    let head =
        "R 131627Z FEB 08\nFM AMEMBASSY X\nUNCLAS X 000173\n\nE.O. 12958: N/A\nTAGS: PREL\nSUBJECT: X\n\n";
    let with_head = |unit: &'static str| (head.to_owned(), unit);
    [
        ("a cable's paragraphs", with_head("1. (C) A sentence that goes on\nand on. It ends here.\n\n")),
        ("one line of capitals", with_head("A")),
        ("capitals after REF", (format!("{head}REF: "), "A")),
        ("words after REF", (format!("{head}REF: "), "STATE A. ")),
        ("pilcrows", with_head("¶")),
        ("numbers", with_head("1.\n")),
        ("open brackets", with_head("(")),
        ("tags that never close", with_head("<u ")),
        ("entities that never end", with_head("&a")),
        ("commands", with_head("\\mathsf{")),
        ("dollars", with_head("$")),
        ("stars", with_head("*")),
        ("hyphens at line ends", with_head("ab-\ncd\n")),
        ("blank lines", with_head("\n")),
        ("page residue", with_head("PORT ELSINORE 00000173  002 OF 002\n")),
        ("headings", with_head("Heading\n-------\n")),
        ("columns", with_head("a   b   c\n")),
        ("two columns", with_head("a   b\n")),
        (
            "text between page residue",
            (format!("{head}1. (C) x\n"), "and b\nPORT ELSINORE 00000173  002 OF 002\n"),
        ),
        (
            "an item between page residue",
            (format!("{head}1. (C) x\n-- y\n"), "and b\nPORT ELSINORE 00000173  002 OF 002\n"),
        ),
        ("a summary that goes on", (format!("{head}1. SUMMARY: x\n"), "1. (C) and so on\n\n")),
        ("items", with_head("-- a\n")),
        ("summaries", with_head("1. SUMMARY: END\n")),
        ("attention lines", ("SECRET X 000173\n".to_owned(), "STATE FOR X\n")),
        ("unlabelled lines", ("SECRET X 000173\n".to_owned(), "X\n")),
        ("addressees", ("FM X\nTO A\n".to_owned(), "RUEHC/A PRIORITY 1234\n")),
        ("subject lines", ("SUBJECT: X\n".to_owned(), "PORT ELSINORE 00000173  002 OF 002\n\n")),
        ("classified by", ("SUBJECT: X\nCLASSIFIED BY: ".to_owned(), "DCM 1.4 (b) ")),
    ]
    .into_iter()
    .map(|(name, (head, unit))| (name, head, unit))
    .collect()
}

/// The shortest of several runs: noise only ever adds.
fn time(head: &str, unit: &str, bytes: usize) -> Duration {
    let text = head.to_owned() + &unit.repeat(bytes / unit.len());
    let source = Source::new("linear", text).unwrap();
    (0..3)
        .map(|_| {
            let start = Instant::now();
            let source = Source::new("linear", source.bytes()).unwrap();
            std::hint::black_box(parse(&source));
            start.elapsed()
        })
        .min()
        .unwrap()
}

#[test]
fn ok_time_grows_with_the_input() {
    // Eight times the input: 8 is linear, 64 is the square. The bound lies between, far from both, since
    // machines that share their cores are noisy.
    let (small, factor, bound) = (20_000, 8, 24.0);
    let mut slow = Vec::new();
    for (name, head, unit) in inputs() {
        let few = time(&head, unit, small).max(Duration::from_micros(50));
        let many = time(&head, unit, small * factor);
        let growth = many.as_secs_f64() / few.as_secs_f64();
        if growth > bound {
            slow.push(format!(
                "{name}: {few:?} to {many:?}, {growth:.0} times as long for {factor} times the input"
            ));
        }
    }
    assert_eq!(slow, Vec::<String>::new());
}
