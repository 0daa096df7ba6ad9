//! The command over a folder with files that are no cables: it says so, goes on, and its exit status tells.
#![cfg(test)]
#![allow(clippy::string_slice, reason = "a test; clippy.toml has no setting for this lint")]
#![cfg(unix)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use invented::Form;

/// The built example. Cargo builds examples before it runs tests; asked for this test alone it does not, and an old
/// one may be there.
fn program() -> PathBuf {
    let exe = std::env::current_exe().unwrap();
    let program = exe.ancestors().nth(2).unwrap().join("examples/cable2json");
    if !program.is_file() {
        let status = Command::new(env!("CARGO"))
            .args(["build", "--locked", "--quiet", "--no-default-features", "--example", "cable2json"])
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .status()
            .unwrap();
        assert!(status.success() && program.is_file(), "{} must be built", program.display());
    }
    program
}

fn run(folder: &Path) -> Output {
    Command::new(program()).arg(folder).output().unwrap()
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
