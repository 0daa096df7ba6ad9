//! The commands: `cable2json` reports files that are not cables and goes on with the others, and reads the usual encodings;
//! `redact` says what it found.
#![cfg(test)]
#![allow(clippy::string_slice, reason = "a test; clippy.toml has no setting for this lint")]
#![cfg(unix)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use invented::Form;
use reftel_core::redact::{NamesRule, PortionsRule, Rules, Term, Unmarked, plan};

/// The built example. Cargo builds examples before it runs all tests, but not for this test alone: then the example that
/// was built last is used.
fn program(name: &str) -> PathBuf {
    let exe = std::env::current_exe().unwrap();
    let program = exe.ancestors().nth(2).unwrap().join("examples").join(name);
    if !program.is_file() {
        let status = Command::new(env!("CARGO"))
            .args(["build", "--locked", "--quiet", "--example", name])
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .status()
            .unwrap();
        assert!(status.success() && program.is_file(), "{} must be built", program.display());
    }
    program
}

fn run(folder: &Path) -> Output {
    Command::new(program("cable2json")).arg(folder).output().unwrap()
}

#[test]
fn err_files_that_are_no_cables_do_not_stop_the_others() {
    const CABLES: usize = 1000;
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cable2json");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    for cable in invented::cables(2, CABLES as u64, Form::Telegram) {
        // The beginning is enough here, and quicker.
        let end = cable.text.char_indices().map(|(at, _)| at).take(1000).last().unwrap();
        fs::write(folder.join(cable.name + ".txt"), &cable.text[..end]).unwrap();
    }
    let good = run(&folder);
    assert!(good.status.success() && good.stderr.is_empty());

    // Permissions would not keep root from reading; a link that leads nowhere does.
    std::os::unix::fs::symlink("nowhere", folder.join("00500-lost.txt")).unwrap();
    fs::write(folder.join("00501-picture.txt"), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").unwrap();
    let output = run(&folder);
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stderr).unwrap();
    let said: Vec<&str> = said.lines().collect();
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said[0].contains("00500-lost.txt"), "{said:?}");
    assert!(said[1].ends_with("00501-picture.txt: expected text, found a binary file"), "{said:?}");
    assert_eq!(output.stdout, good.stdout, "the cables are written all the same");
    assert_eq!(output.stdout.iter().filter(|byte| **byte == b'\n').count(), CABLES);
}

#[test]
fn ok_old_encodings_are_read_and_named() {
    const TEXT: &str = "FM AMEMBASSY PORT ELSINORE\nSUBJECT: S\u{e3}o Tom\u{e9}\n\n1. (C) Text.\n";
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("encodings");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let utf16 = |text: &str, to_bytes: fn(u16) -> [u8; 2]| {
        text.encode_utf16().flat_map(to_bytes).collect::<Vec<u8>>()
    };
    let marked = format!("\u{feff}{TEXT}");
    let files = [
        ("be.txt", utf16(TEXT, u16::to_be_bytes), "UTF-16BE"),
        ("le.txt", utf16(TEXT, u16::to_le_bytes), "UTF-16LE"),
        ("marked.txt", utf16(&marked, u16::to_le_bytes), "UTF-16LE"),
        ("windows.txt", TEXT.chars().map(|c| u8::try_from(c).unwrap()).collect(), "Windows-1252"),
    ];
    for (name, bytes, _) in &files {
        fs::write(folder.join(name), bytes).unwrap();
    }
    fs::write(folder.join("utf8.txt"), TEXT).unwrap();
    let output = run(&folder);
    assert!(output.status.success());
    let json = String::from_utf8(output.stdout).unwrap();
    assert_eq!(json.lines().count(), files.len() + 1);
    for line in json.lines() {
        let noticed = line.split_once(r#""code":"encoding""#).map(|(_, notice)| notice);
        let encoding = files.iter().find(|(name, ..)| line.contains(name)).map(|(.., encoding)| *encoding);
        assert_eq!(noticed.is_some(), encoding.is_some(), "nothing is said of UTF-8: {line}");
        assert!(noticed.unwrap_or_default().contains(encoding.unwrap_or_default()), "{line}");
    }
    assert!(json.lines().all(|line| line.contains("S\u{e3}o Tom\u{e9}")), "{json}");
}

#[test]
fn ok_rules_of_a_file_are_applied() {
    const TEXT: &str = "FM AMEMBASSY PORT ELSINORE\nTO SECSTATE WASHDC\n\nUNCLAS PORT ELSINORE 000173\n\n\
        SUBJECT: A HARBOR\n\n1. Ms. Jane Doe spoke of the Doe family.\n\n2. (C) It is deep.\n\n3. The sea is blue.\n";
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("redact");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let rules = Rules {
        names: NamesRule { on: true, terms: vec![Term::new("Jane Doe")], reason: None },
        portions: PortionsRule { on: true, unmarked: Unmarked::Ask, ..PortionsRule::default() },
        ..Rules::default()
    };
    fs::write(folder.join("rules.json"), plan::save(&rules)).unwrap();
    fs::write(folder.join("cable.txt"), TEXT).unwrap();
    let redact = |rules: &str| {
        let mut command = Command::new(program("redact"));
        command.args([folder.join(rules), folder.join("cable.txt")]).output().unwrap()
    };
    let output = redact("rules.json");
    assert!(output.status.success());
    let said: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let words = |list: &str| {
        said[list].as_array().unwrap().iter().map(|found| found["words"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(words("struck"), ["Jane Doe", "Doe", "2. (C) It is deep."]);
    assert_eq!(words("undecided").last().unwrap(), "3. The sea is blue.");
    let text = said["text"].as_str().unwrap();
    assert!(text.contains("[REDACTED]") && !text.contains("Jane") && !text.contains("sea"), "{text}");
    assert!(!redact("cable.txt").status.success(), "these are not rules");
}
