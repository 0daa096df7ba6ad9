//! Nothing is lost: every byte that is not blank is in exactly one leaf, and the leaves in order, with the blanks
//! between them, are the file again. Over the corpus, over real cables if there are any, over pieces of cables in
//! any order, and over random bytes.
#![cfg(not(target_arch = "wasm32"))]

mod common;

use std::fs;

use proptest::prelude::*;
use reftel::cable::LeafKind;
use reftel::parse::parse_all;
use reftel::text::{Source, Span};

/// Asserts it of a file; gives back how many bytes of its text were read and how many were not recognised.
fn check(bytes: &[u8]) -> (usize, usize) {
    let source = Source::new("coverage", bytes).unwrap();
    let (mut end, mut known, mut unknown) = (0, 0, 0);
    let mut rebuilt = Vec::with_capacity(bytes.len());
    let mut extent_end = 0;
    for parsed in parse_all(&source) {
        let cable = parsed.cable;
        assert_eq!(cable.extent.start, extent_end, "extents tile the file");
        extent_end = cable.extent.end;
        for leaf in cable.leaves(&source) {
            assert!(leaf.span.start >= end, "{leaf:?} begins before the leaf in front of it ends, at {end}");
            assert!(cable.extent.contains(leaf.span), "{leaf:?} lies outside of {:?}", cable.extent);
            let between = Span { start: end, end: leaf.span.start };
            assert!(is_blank(&source, between), "lost {:?} at {between:?}", source.raw(between));
            rebuilt.extend_from_slice(&bytes[between.range()]);
            rebuilt.extend_from_slice(&bytes[leaf.span.range()]);
            end = leaf.span.end;
            match leaf.kind {
                LeafKind::Markup => {}
                LeafKind::Unrecognised => unknown += leaf.span.len(),
                _ => known += leaf.span.len(),
            }
        }
    }
    assert_eq!(extent_end, source.span().end, "extents reach the end of the file");
    let rest = Span { start: end, end: source.span().end };
    assert!(is_blank(&source, rest), "lost {:?} at {rest:?}", source.raw(rest));
    rebuilt.extend_from_slice(&bytes[rest.range()]);
    assert_eq!(rebuilt, bytes);
    (known + unknown, unknown)
}

/// Whether a run of bytes is what stands between words: blanks, line ends, no-break spaces, padding.
fn is_blank(source: &Source, span: Span) -> bool {
    source
        .raw(span)
        .chars()
        .all(|c| c.is_whitespace() || matches!(c, '\0' | '\u{b}' | '\u{feff}' | '\u{fffd}' | '\u{200b}'))
}

#[test]
fn ok_corpus() {
    for path in common::corpus() {
        let text = fs::read(&path).unwrap();
        check(&text);
        check(&String::from_utf8_lossy(&text).replace('\n', "\r\n").into_bytes());
    }
}

#[test]
#[allow(clippy::print_stderr, reason = "reports the share of bytes that no rule claimed")]
fn ok_real_cables() {
    let (mut all, mut unrecognised) = (0, 0);
    for path in common::real_cables() {
        let (bytes, unknown) = check(&fs::read(&path).unwrap());
        all += bytes;
        unrecognised += unknown;
    }
    if all > 0 {
        let share = unrecognised as f64 / all as f64;
        eprintln!("{unrecognised} of {all} bytes not recognised: {:.2} %", 100.0 * share);
        assert!(share < 0.005, "more than half a percent of the real cables was not recognised");
    }
}

#[test]
fn ok_cut_anywhere() {
    for path in common::corpus() {
        let bytes = fs::read(path).unwrap();
        for end in (0..bytes.len()).step_by(7) {
            check(&bytes[..end]);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn ok_random_bytes(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        check(&bytes);
    }

    #[test]
    fn ok_cable_like(pieces in prop::collection::vec(prop::sample::select(&common::PIECES[..]), 0..80), raw in prop::collection::vec(any::<u8>(), 0..8), at in any::<prop::sample::Index>()) {
        let mut bytes = pieces.concat().into_bytes();
        let at = at.index(bytes.len() + 1);
        bytes.splice(at..at, raw);
        check(&bytes);
    }

    #[test]
    fn ok_mutated_cable(at in any::<prop::sample::Index>(), len in 0_usize..40, with in prop::sample::select(&common::PIECES[..])) {
        let mut bytes = include_bytes!("corpus/telegram/complete.txt").to_vec();
        let at = at.index(bytes.len());
        let end = (at + len).min(bytes.len());
        bytes.splice(at..end, with.bytes());
        check(&bytes);
    }
}
