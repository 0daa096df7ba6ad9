//! Every word that the page itself says, in one list: `tests/snapshots/interface__words.snap`. It is there to be read at once, and
//! is where a translation would begin. `INSTA_UPDATE=always cargo test --test interface` writes it anew.
#![cfg(not(target_arch = "wasm32"))]

use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// Files that say nothing to readers: the browser's own names, notation of cables, pictures, and tests.
const SILENT: [&str; 5] = ["src/web/", "src/open/own/", "src/sentence.rs", "src/ui/icon.rs", "tests.rs"];

/// Attributes of elements whose values are no words.
const ATTRIBUTES: [&str; 6] = ["class", "d", "id", "name", "role", "viewBox"];

#[test]
fn ok_words() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    collect(&root.join("src"), &mut files);
    files.sort();
    let mut list = String::new();
    for file in files {
        let name = file.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
        if SILENT.iter().any(|silent| name.contains(silent)) {
            continue;
        }
        let tokens: TokenStream = fs::read_to_string(&file).unwrap().parse().unwrap();
        let mut words = Vec::new();
        read(tokens, &mut words);
        if !words.is_empty() {
            list.push_str(&format!("{name}\n"));
            words.iter().for_each(|words| list.push_str(&format!("    {words}\n")));
        }
    }
    insta::with_settings!({ omit_expression => true }, { insta::assert_snapshot!("words", list) });
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// The string literals in a file that are words for readers, without attributes and modules of tests.
fn read(tokens: TokenStream, words: &mut Vec<String>) {
    let mut tokens = tokens.into_iter().peekable();
    let mut is_test = false;
    // The name before a `=`, an attribute of an element whose value is no word.
    let mut name = String::new();
    let mut is_value = false;
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Punct(mark) if mark.as_char() == '#' => {
                tokens.next_if(|next| matches!(next, TokenTree::Punct(mark) if mark.as_char() == '!'));
                if let Some(TokenTree::Group(attribute)) =
                    tokens.next_if(|next| matches!(next, TokenTree::Group(_)))
                {
                    is_test |= attribute.stream().to_string().replace(' ', "") == "cfg(test)";
                }
            }
            TokenTree::Punct(mark) => is_value = mark.as_char() == '=',
            TokenTree::Ident(ident) => {
                name = ident.to_string();
                is_value = false;
            }
            TokenTree::Group(group) => {
                let is_skipped = is_test && group.delimiter() == Delimiter::Brace;
                if is_skipped {
                    is_test = false;
                } else {
                    read(group.stream(), words);
                }
            }
            TokenTree::Literal(literal) => {
                let text = literal.to_string();
                let is_silent = is_value && ATTRIBUTES.contains(&name.as_str());
                if let Some(text) = text.strip_prefix('"').and_then(|text| text.strip_suffix('"'))
                    && !is_silent
                    && is_said(text)
                {
                    words.push(
                        text.split_whitespace().filter(|word| *word != "\\").collect::<Vec<_>>().join(" "),
                    );
                }
                is_value = false;
            }
        }
    }
}

/// Whether a literal is words: it has letters, and a space, a capital or a mark that no identifier has.
fn is_said(text: &str) -> bool {
    let has_letters = text.chars().filter(|c| c.is_alphabetic()).count() > 1;
    let is_code = text.starts_with(['.', '#', '[', '(']) || text.contains("::") || text.contains("=\\\"");
    has_letters
        && !is_code
        && (text.contains(' ') || text.chars().any(char::is_uppercase) || text.contains(['…', '’']))
}
