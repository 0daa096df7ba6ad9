//! Every span of every cable: in bounds, in order, children inside parents, lines tile the file. Over the
//! corpus, over real cables if there are any, and over random bytes and cable-like text.
#![cfg(not(target_arch = "wasm32"))]

mod common;

use std::fs;

use proptest::prelude::*;
use reftel::cable::Block;
use reftel::export::json::to_json;
use reftel::parse::{Parsed, parse};
use reftel::text::{Source, Span, Spans};

/// Asserts everything that must hold of any input, and gives back what was read.
fn check(bytes: &[u8]) -> Parsed {
    let source = Source::new("check", bytes).unwrap();
    let mut parsed = parse(&source);
    lines_tile(&source, &parsed);
    let whole = source.span();
    let mut outside = Vec::new();
    parsed.cable.visit_spans(&mut |span| {
        if span.start > span.end || !whole.contains(*span) {
            outside.push(*span);
        }
    });
    assert_eq!(outside, [], "spans outside of the file");
    for diagnostic in &parsed.diagnostics {
        assert!(whole.contains(diagnostic.span), "{diagnostic:?} outside of the file");
    }
    assert!(parsed.diagnostics.is_sorted_by_key(|diagnostic| diagnostic.span), "diagnostics out of order");
    blocks_in_order(&parsed);
    let json = to_json(&source, &parsed).unwrap();
    serde_json::from_str::<serde_json::Value>(&json).expect("valid JSON");
    parsed
}

fn lines_tile(source: &Source, parsed: &Parsed) {
    let mut end = 0;
    for line in &parsed.cable.lines {
        assert_eq!(line.span.start, end, "a line must begin where the one before it ended");
        end = line.span.end;
    }
    if !source.clean().bytes().is_empty() {
        assert_eq!(end, source.span().end, "lines must reach the end of the file");
    }
}

fn inside(parent: Span, child: Span) {
    assert!(parent.contains(child), "{child:?} must lie in {parent:?}");
}

fn blocks_in_order(parsed: &Parsed) {
    let mut end = 0;
    for block in &parsed.cable.body {
        let span = block.span();
        assert!(span.start >= end, "{span:?} must not begin before {end}");
        end = span.end;
        match block {
            Block::Heading(heading) => heading.text.iter().for_each(|text| inside(span, text)),
            Block::Paragraph(paragraph) => {
                inside(span, paragraph.number.span);
                paragraph.portion.iter().for_each(|portion| inside(span, portion.span));
                paragraph.title.iter().for_each(|title| inside(span, *title));
                let mut last = paragraph.number.span.end;
                for text in paragraph.text.iter() {
                    inside(span, text);
                    assert!(text.start >= last, "the pieces of a text must be in order");
                    last = text.end;
                }
                for item in &paragraph.items {
                    inside(span, item.label);
                    item.text.iter().for_each(|text| inside(span, text));
                }
            }
            Block::Text(_) | Block::Table(_) => {}
        }
    }
    if let Some(signature) = parsed.cable.signature.as_ref().and_then(Spans::cover) {
        assert!(signature.start >= end, "the signature comes after the text");
    }
}

#[test]
fn ok_corpus_and_real_cables() {
    for path in common::corpus().into_iter().chain(common::real_cables()) {
        check(&fs::read(path).unwrap());
    }
}

/// Every file cut off at every tenth byte: a paste can end anywhere.
#[test]
fn ok_cut_anywhere() {
    for path in common::corpus() {
        let bytes = fs::read(path).unwrap();
        for end in (0..bytes.len()).step_by(10) {
            check(&bytes[..end]);
        }
    }
}

/// Pieces of cables, whole and broken, and what lies between them.
const PIECES: [&str; 64] = [
    "\n",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    " ",
    "   ",
    "\t",
    "VZCZCXRO0042",
    "OO RUEHAB RUEHXY",
    "DE RUEHZZ #0173/01 0441627",
    "ZNY CCCCC ZZH",
    "O P 131627Z FEB 08 ZDS",
    "FM AMEMBASSY PORT ELSINORE",
    "TO RUEHC/SECSTATE WASHDC IMMEDIATE 0424",
    "INFO RUEHXP/ALL NATO POST COLLECTIVE",
    "XMT AMCONSUL X",
    "BT",
    "NNNN",
    "#0173",
    "C O N F I D E N T I A L",
    "SECRET SECTION 01 OF 02 PORT ELSINORE 000173",
    "SIPDIS",
    "NOFORN",
    "STATE FOR EUR/CE",
    "E.O. 12958: DECL: 02/13/2018",
    "TAGS: PREL PGOV (DOE, JANE)",
    "SUBJECT: (C) AN INVENTED",
    "REF: A. STATE 13607 (NOTAL)",
    "B. 07 PORT ELSINORE 1201 AND 7",
    "Classified By: A/DCM Jane Q. Example, reasons 1.4 (b) and (d).",
    "REASON: 1.4 (B)",
    "1. (C) ",
    "¶2. (S/NF) ",
    "11. ",
    "- 12. (C) ",
    "999. ",
    "SUMMARY: text. END SUMMARY.",
    "PORT ELSINORE 00000173  002 OF 002",
    "-----",
    "-",
    "====",
    "-- item",
    "a. item",
    "(1) item",
    "XXXXXXXXXXXX",
    "(strictly protect)",
    "a sentence that goes on",
    "and ends.",
    "EXAMPLE",
    "A   B   C",
    "<u>",
    "</u>",
    "&amp;",
    "&#10;",
    "$\\ensuremath{\\mathsf{X}}$",
    "\\_",
    "{",
    "\u{feff}",
    "“é¶\u{85}\u{a0}",
    "<html><pre>",
    "</pre>",
    "**",
    "inter-\noperability interoperability",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn ok_random_bytes(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        check(&bytes);
    }

    #[test]
    fn ok_cable_like(pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..80), raw in prop::collection::vec(any::<u8>(), 0..8), at in any::<prop::sample::Index>()) {
        let mut bytes = pieces.concat().into_bytes();
        let at = at.index(bytes.len() + 1);
        bytes.splice(at..at, raw);
        check(&bytes);
    }

    #[test]
    fn ok_mutated_cable(at in any::<prop::sample::Index>(), len in 0_usize..40, with in prop::sample::select(&PIECES[..])) {
        let mut bytes = include_bytes!("corpus/telegram/complete.txt").to_vec();
        let at = at.index(bytes.len());
        let end = (at + len).min(bytes.len());
        bytes.splice(at..end, with.bytes());
        check(&bytes);
    }
}
