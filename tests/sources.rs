//! What the source of the page may not say: **no text ever becomes markup, and only `src/web` talks to the browser.**
#![cfg(test)]
#![cfg(not(target_arch = "wasm32"))]

use std::fs;
use std::path::{Path, PathBuf};

/// Ways in which a text becomes markup, of Leptos and of the browser.
const MARKUP: &[&str] =
    &["inner_html", "outer_html", "insert_adjacent_html", "create_contextual_fragment", "template!"];
/// Crates that are the browser.
const BROWSER: &[&str] = &["web_sys", "js_sys", "gloo_"];

fn sources(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// Lines of code, without comments, that have one of these words; each with its file.
fn lines_with(words: &[&str], leave_out: &str) -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    assert!(files.len() > 50, "the source is elsewhere");
    files.retain(|file| leave_out.is_empty() || !file.starts_with(root.join(leave_out)));
    let mut found = Vec::new();
    for file in files {
        for line in fs::read_to_string(&file).unwrap().lines() {
            let code = line.split("//").next().unwrap_or_default();
            if words.iter().any(|word| code.contains(word)) {
                found.push(format!("{}: {}", file.display(), line.trim()));
            }
        }
    }
    found
}

#[test]
fn ok_no_text_becomes_markup() {
    assert_eq!(lines_with(MARKUP, ""), Vec::<String>::new());
}

#[test]
fn ok_only_one_folder_talks_to_the_browser() {
    assert_eq!(lines_with(BROWSER, "web"), Vec::<String>::new());
}
