//! The documents name what the code has: every code of a notice with its severity, every key of the JSON.
#![cfg(test)]
#![cfg(not(target_arch = "wasm32"))]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use reftel_core::cable::Code;
use reftel_core::export::json::to_json;
use reftel_core::parse::parse;
use reftel_core::text::Source;
use strum::VariantNames;

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// The codes of the table, with the word beside them.
fn documented() -> BTreeSet<(String, bool)> {
    read("../../docs/diagnostics.md")
        .lines()
        .filter_map(|line| line.strip_prefix("| `"))
        .map(|row| {
            let (code, rest) = row.split_once('`').unwrap();
            (code.to_owned(), rest.starts_with(" | warning"))
        })
        .collect()
}

/// The codes of the library, and whether each is a warning. A severity needs a value of its variant, so which
/// variants warn is read from the source.
fn in_source() -> BTreeSet<(String, bool)> {
    let source = read("src/cable/diagnostic.rs");
    let (_, rest) = source.split_once("fn severity(&self)").unwrap();
    let (warnings, _) = rest.split_once("=> Severity::Warning").unwrap();
    let variant = |line: &str| {
        let name = line.trim().trim_start_matches("| ").strip_prefix("Self::")?.to_owned();
        Some(kebab_case(name.split([' ', '{']).next().unwrap()))
    };
    let warnings: BTreeSet<String> = warnings.lines().filter_map(variant).collect();
    assert!(warnings.len() > 10, "expected the warnings in the source");
    Code::VARIANTS.iter().map(|name| ((*name).to_owned(), warnings.contains(*name))).collect()
}

/// `StationSerial` as `station-serial`.
fn kebab_case(variant: &str) -> String {
    let mut words = String::new();
    for letter in variant.chars() {
        if letter.is_ascii_uppercase() && !words.is_empty() {
            words.push('-');
        }
        words.push(letter.to_ascii_lowercase());
    }
    words
}

#[test]
fn ok_every_code_is_documented() {
    assert!(in_source().len() > 30, "expected the codes of the library");
    assert_eq!(in_source(), documented());
}

#[test]
fn ok_every_key_is_documented() {
    let text = read("../../docs/json.md");
    let cable = read("tests/corpus/telegram/complete.txt");
    let source = Source::new("complete.txt", cable).unwrap();
    let json = to_json(&source, &parse(&source)).unwrap();
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let mut keys = BTreeSet::new();
    collect(&json, &mut keys);
    assert!(keys.len() > 40, "expected a full cable");
    let known =
        |key: &str| text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').any(|word| word == key);
    let missing: Vec<&String> = keys.iter().filter(|key| !known(key)).collect();
    assert_eq!(missing, Vec::<&String>::new(), "keys that docs/json.md does not name");
}

fn collect(value: &serde_json::Value, keys: &mut BTreeSet<String>) {
    match value {
        serde_json::Value::Object(object) => {
            for (key, value) in object {
                keys.insert(key.clone());
                collect(value, keys);
            }
        }
        serde_json::Value::Array(values) => values.iter().for_each(|value| collect(value, keys)),
        _ => {}
    }
}
