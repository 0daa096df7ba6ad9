//! `cargo xtask build --repro`: the same sources make the same bytes in any folder, so that anyone can compare a deployed
//! page with a build of their own.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use xshell::cmd;

use crate::project::{Project, say};
use crate::{build, size};

/// Builds a copy of the checkout in a folder of the system's and compares it with what is in `dist/`.
pub(crate) fn compare(project: &Project, home: Option<&str>) -> Result<()> {
    ensure!(
        std::env::var_os("CARGO_TARGET_DIR").is_none(),
        "CARGO_TARGET_DIR is set: the second build would take over what the first has made"
    );
    let folder = tempfile::Builder::new().prefix("reftel-repro-").tempdir()?;
    let copy = project.copied_to(&folder.path().join("a copy").join("of the page"));
    say(format!("building once more, from nothing, in {}", copy.root().display()));
    copy_files(project, copy.root())?;
    build::build(&copy, home)?;
    let differences = differences(&contents(&project.dist())?, &contents(&copy.dist())?);
    ensure!(differences.is_empty(), "the two builds differ: {}", differences.join(", "));
    say("both builds are the same, byte by byte");
    Ok(())
}

/// Copies what git knows of, as it stands in the folder, and new files.
fn copy_files(project: &Project, to: &Path) -> Result<()> {
    let sh = project.shell()?;
    let list = cmd!(sh, "git ls-files -z --cached --others --exclude-standard").quiet().read()?;
    for name in list.split('\0').filter(|name| !name.is_empty()) {
        let (from, to) = (project.root().join(name), to.join(name));
        // Deleted, and git has not been told.
        if !from.exists() {
            continue;
        }
        std::fs::create_dir_all(to.parent().context("a file in no folder")?)?;
        std::fs::copy(from, to).with_context(|| format!("cannot copy {name}"))?;
    }
    Ok(())
}

type Contents = BTreeMap<String, Vec<u8>>;

fn contents(dir: &Path) -> Result<Contents> {
    let name = |path: &Path| path.strip_prefix(dir).unwrap_or(path).display().to_string();
    size::files(dir)?.into_iter().map(|path| Ok((name(&path), std::fs::read(&path)?))).collect()
}

/// What is in one of them only, or not the same in both.
fn differences(one: &Contents, other: &Contents) -> Vec<String> {
    let mut found: Vec<String> = one
        .iter()
        .filter_map(|(name, bytes)| match other.get(name) {
            None => Some(format!("{name} (not in the second)")),
            Some(others) if others != bytes => {
                let at = bytes.iter().zip(others).take_while(|(a, b)| a == b).count();
                Some(format!("{name} (from byte {at} on)"))
            }
            Some(_) => None,
        })
        .collect();
    found.extend(
        other.keys().filter(|name| !one.contains_key(*name)).map(|name| format!("{name} (not in the first)")),
    );
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_differences() {
        let build = |files: &[(&str, &str)]| -> Contents {
            files.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect()
        };
        let one = build(&[("a", "same"), ("b", "other"), ("c", "x")]);
        assert_eq!(differences(&one, &one), Vec::<String>::new());
        assert_eq!(
            differences(&one, &build(&[("a", "same"), ("b", "otter"), ("d", "x")])),
            ["b (from byte 2 on)", "c (not in the second)", "d (not in the first)"]
        );
    }
}
