//! Every span of every cable is in bounds and in order, and children lie inside parents; cables and lines tile the file;
//! nothing is lost. Checked over the corpus, real cables, random bytes and cable-like text.
#![cfg(test)]
#![cfg(not(target_arch = "wasm32"))]

#[path = "common/check.rs"]
mod check;
mod common;

use std::fs;

use check::check;
use proptest::prelude::*;

#[test]
fn ok_corpus() {
    for path in common::corpus() {
        let text = fs::read(&path).unwrap();
        check(&text);
        check(&String::from_utf8_lossy(&text).replace('\n', "\r\n").into_bytes());
    }
}

/// In real cables all but half a percent must have been understood. Other kinds of message (the folder `forms`) may be
/// shown as they stand.
#[test]
#[ignore = "reads ../shared/cables, which is not part of the project"]
#[allow(clippy::print_stderr, reason = "reports the share of bytes that no rule claimed")]
fn ok_real_cables() {
    let (mut text, mut unrecognised) = (0, 0);
    for path in common::real_cables() {
        let claimed = check(&fs::read(&path).unwrap());
        if path.components().any(|part| part.as_os_str() == "forms") {
            continue;
        }
        text += claimed.text;
        unrecognised += claimed.unrecognised;
    }
    eprintln!("{unrecognised} of {text} bytes of real cables were not recognised");
    assert!(unrecognised * 200 < text, "more than half a percent was not recognised");
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

/// Inputs on which fuzzing once found a fault, byte for byte.
#[test]
fn ok_regressions() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/regressions");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(!files.is_empty(), "expected files in tests/regressions, found none");
    for file in files {
        check(&fs::read(file).unwrap());
    }
}
