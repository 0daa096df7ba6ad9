//! What several test files share.

use std::fs;
use std::path::{Path, PathBuf};

/// Every `.txt` file below `tests/corpus`, in order. There must be some: a test over no files proves nothing.
pub(crate) fn corpus() -> Vec<PathBuf> {
    let mut found = Vec::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus"), &mut found);
    assert!(!found.is_empty(), "expected cables in tests/corpus, found none");
    found.sort();
    found
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "txt" || extension == "html") {
            found.push(path);
        }
    }
}

/// Real cables that may lie beside the project. They are no part of it: without them the tests that use them
/// say so and go by the project's own.
#[allow(dead_code, reason = "each test file compiles this module by itself and uses what it needs")]
#[allow(clippy::print_stderr, reason = "a test that skips something says so")]
pub(crate) fn real_cables() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/cables");
    let mut found = Vec::new();
    if folder.is_dir() {
        collect(&folder, &mut found);
    } else {
        eprintln!("note: no folder of real cables beside the project; tested on its own cables only");
    }
    found
}
