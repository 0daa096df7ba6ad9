//! The rules of the house: which folder of `src` may name which. A compiler guards crates, not folders, so
//! this test reads the source.
#![cfg(not(target_arch = "wasm32"))]

use std::fs;
use std::path::{Path, PathBuf};

/// Folders from the bottom up: each may name those before it.
const LAYERS: [&str; 9] = ["text", "check", "cable", "parse", "search", "redact", "export", "gate", "app"];
/// Crates of the browser, which only `app/web` may name.
const BROWSER: [&str; 5] = ["web_sys", "js_sys", "wasm_bindgen", "wasm_bindgen_futures", "gloo_"];

/// Crates of the library, which `check` does without.
const FOREIGN: [&str; 4] = ["memchr", "serde", "serde_json", "reftel"];

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found
}

/// The lines of a file that are code: comments may speak of anything.
fn code(path: &Path) -> Vec<String> {
    let text = fs::read_to_string(path).unwrap();
    text.lines().map(|line| line.split("//").next().unwrap_or_default().to_owned()).collect()
}

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn names(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + word.len()..].chars().next();
        let is_word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
        !is_word(before) && (word.ends_with('_') || !is_word(after))
    })
}

/// What breaks the rules in one folder.
fn offences(layer: &str, path: &Path) -> Vec<String> {
    let rank = LAYERS.iter().position(|known| *known == layer).expect("a layer of the list");
    let web = path.components().any(|part| part.as_os_str() == "web");
    let mut found = Vec::new();
    for (number, line) in code(path).iter().enumerate() {
        let mut offence = |what: &str| found.push(format!("{}:{}: {what}", path.display(), number + 1));
        for above in &LAYERS[rank + 1..] {
            if line.contains(&format!("crate::{above}")) {
                offence(&format!("`{layer}` must not name `{above}`"));
            }
        }
        // What looks at finished bytes must not make the mistakes of what made them.
        if layer == "check" && line.contains("crate::") && !line.contains("crate::text") {
            offence("`check` may name only `text`");
        }
        // What says what is to be looked for must not ask what was released.
        if layer == "gate" && ["Released", "release", "export"].iter().any(|what| names(line, what)) {
            offence("`gate` goes by the source and the marks alone");
        }
        if layer == "check" && FOREIGN.iter().any(|foreign| line.contains(&format!("{foreign}::"))) {
            offence("`check` may use only the standard library");
        }
        if layer != "app" && (names(line, "leptos") || names(line, "reactive_stores")) {
            offence("only `app` may name Leptos");
        }
        // What is saved without a look at it: the original, behind its own dialog, and the rules.
        let may = ["web/page.rs", "web/mod.rs", "export/mod.rs", "redaction/panel.rs"];
        if names(line, "save_unchecked") && !may.iter().any(|may| path.ends_with(may)) {
            offence("only the original and the rules are saved unchecked");
        }
        if !web && BROWSER.iter().any(|browser| names(line, browser)) {
            offence("only `app/web` may name the browser");
        }
    }
    found
}

#[test]
fn ok_layers() {
    let mut found = Vec::new();
    let mut count = 0;
    for entry in fs::read_dir(source()).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            for file in files(&path) {
                count += 1;
                found.extend(offences(&name, &file));
            }
        } else {
            assert!(["lib", "main"].contains(&name.as_str()), "{} belongs in a folder", path.display());
        }
    }
    assert!(count > 20, "expected the source in {}, found {count} files", source().display());
    assert_eq!(found, Vec::<String>::new());
}

/// The rules would be worthless if the test could not see an offence.
#[test]
fn ok_offences_are_seen() {
    assert!(names("use leptos::prelude::*;", "leptos"));
    assert!(!names("let leptosome = 1;", "leptos"));
    assert!(names("gloo_file::File", "gloo_"));
}

#[test]
fn ok_all_below_the_page_deny_what_can_panic() {
    for file in ["parse/mod.rs", "search/mod.rs", "redact/mod.rs", "export/mod.rs", "gate/mod.rs"] {
        let text = fs::read_to_string(source().join(file)).unwrap();
        let denied =
            text.split("#![deny(").nth(1).and_then(|rest| rest.split(")]").next()).unwrap_or_default();
        for lint in ["unwrap_used", "expect_used", "panic", "indexing_slicing", "string_slice"] {
            assert!(denied.contains(&format!("clippy::{lint}")), "{file} must deny {lint}");
        }
    }
}
