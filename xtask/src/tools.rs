//! Finds the tools of the build, and installs those that are missing.

mod install;

use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use xshell::{Shell, cmd};

use crate::compile;
use crate::project::{Project, say};

/// 0.22 needs a newer Rust than rust-toolchain.toml names.
const TRUNK: &str = "0.21.14";
/// Another one would make other bytes of the same program, and nobody could compare two builds. It calls itself 132.
const BINARYEN: &str = "132.0.0";
/// Another one may format otherwise.
const LEPTOSFMT: &str = "0.1.33";
/// The rules for accessibility. Pinned: a newer one may find more, and that should be a change of its own.
const AXE: &str = "4.14.1";

/// What every build needs: the wasm target, Trunk and the wasm-bindgen that matches Cargo.lock.
///
/// If one has to be installed, the dependencies of the page are built at the same time: together they take hardly longer.
pub(crate) fn for_build(project: &Project, page: compile::Profile) -> Result<()> {
    wasm_target(project)?;
    let sh = project.shell()?;
    let lock = sh.read_file(project.root().join("Cargo.lock"))?;
    let bindgen = locked_version(&lock, "wasm-bindgen").context("Cargo.lock names no wasm-bindgen")?;
    let has = |tool, wanted: &str| version(&sh, tool).as_deref() == Some(wanted);
    let mut missing = Vec::new();
    if !has("trunk", TRUNK) {
        missing.push(install::trunk(TRUNK));
    }
    // The command-line tool must be of the very version of the library.
    if !has("wasm-bindgen", &bindgen) || !has("wasm-bindgen-test-runner", &bindgen) {
        missing.push(install::wasm_bindgen(&bindgen));
    }
    if missing.is_empty() {
        return Ok(());
    }
    install::with_the_page(project, &missing, page)
}

/// What the release build needs besides: wasm-opt.
///
/// Required rather than optional: without it the files are a quarter larger, and nobody could compare them with others.
pub(crate) fn for_release(project: &Project) -> Result<()> {
    for_build(project, compile::Profile::Web)?;
    let sh = project.shell()?;
    if version(&sh, "wasm-opt").is_some_and(|version| BINARYEN.split('.').next() == Some(&version)) {
        return Ok(());
    }
    if cmd!(sh, "npm --version").quiet().ignore_stderr().read().is_err() {
        bail!(
            "the release build needs wasm-opt of binaryen {BINARYEN}, and there is neither this one nor npm to install \
             it with. Install Node.js, then try again; `cargo xtask serve` without --release needs neither"
        );
    }
    say(format!("installing wasm-opt (npm binaryen {BINARYEN}) into target/tools; takes a minute"));
    let tools = project.tools();
    let package = format!("binaryen@{BINARYEN}");
    cmd!(sh, "npm install --no-audit --no-fund --no-save --prefix {tools} {package}").run()?;
    Ok(())
}

/// Firefox's WebDriver. The other two engines bring theirs in their packages.
pub(crate) fn geckodriver(project: &Project) -> Result<()> {
    let sh = project.shell()?;
    if version(&sh, "geckodriver").is_some() {
        return Ok(());
    }
    install::one(project, &install::geckodriver())
}

/// The script with the rules for accessibility, for the browser tests.
pub(crate) fn axe(project: &Project) -> Result<PathBuf> {
    // Apart from the other packages: npm removes those that it was not asked for.
    let folder = project.tools().join("axe");
    let package = folder.join("node_modules/axe-core");
    let script = package.join("axe.min.js");
    let there = std::fs::read_to_string(package.join("package.json")).unwrap_or_default();
    if script.is_file() && there.contains(&format!("\"version\": \"{AXE}\"")) {
        return Ok(script);
    }
    let sh = project.shell()?;
    if cmd!(sh, "npm --version").quiet().ignore_stderr().read().is_err() {
        bail!(
            "the browser tests need axe-core {AXE}, and there is no npm to install it with. Install Node.js, or unpack \
             the package into {}",
            package.display()
        );
    }
    say(format!("installing axe-core {AXE} into target/tools"));
    let package = format!("axe-core@{AXE}");
    cmd!(sh, "npm install --no-audit --no-fund --no-save --prefix {folder} {package}").run()?;
    Ok(script)
}

/// Formats the views: what `view!` holds is no business of rustfmt's.
pub(crate) fn leptosfmt(project: &Project) -> Result<()> {
    let sh = project.shell()?;
    if version(&sh, "leptosfmt").as_deref() == Some(LEPTOSFMT) {
        return Ok(());
    }
    install::one(project, &install::leptosfmt(LEPTOSFMT))
}

/// Starts libFuzzer.
pub(crate) fn cargo_fuzz(project: &Project) -> Result<()> {
    let sh = project.shell()?;
    if version(&sh, "cargo-fuzz").is_some() {
        return Ok(());
    }
    install::one(project, &install::cargo_fuzz())
}

/// The version of `package` in the text of a Cargo.lock.
pub(crate) fn locked_version(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    let version = lines.nth(1)?;
    Some(version.strip_prefix("version = \"")?.strip_suffix('"')?.to_owned())
}

/// The standard library for WebAssembly.
pub(crate) fn wasm_target(project: &Project) -> Result<()> {
    let sh = project.shell()?;
    let sysroot = cmd!(sh, "rustc --print sysroot").quiet().read()?;
    if std::path::Path::new(&sysroot).join("lib/rustlib/wasm32-unknown-unknown/lib").exists() {
        return Ok(());
    }
    say("adding the target wasm32-unknown-unknown");
    cmd!(sh, "rustup target add wasm32-unknown-unknown")
        .run()
        .context("could not add the wasm target; without rustup, install rust-std for wasm32-unknown-unknown")
}

/// What `tool --version` says, reduced to the number.
fn version(sh: &Shell, tool: &str) -> Option<String> {
    let said = cmd!(sh, "{tool} --version").quiet().ignore_stderr().read().ok()?;
    first_number(&said)
}

fn first_number(said: &str) -> Option<String> {
    said.split_whitespace().find(|word| word.starts_with(|c: char| c.is_ascii_digit())).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_locked_version() {
        let lock = "[[package]]\nname = \"wasm-bindgen-shared\"\nversion = \"1.0.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(locked_version(lock, "trunk"), None);
    }

    #[test]
    fn ok_versions_as_the_tools_say_them() {
        for (said, number) in [
            ("trunk 0.21.14", "0.21.14"),
            ("wasm-bindgen 0.2.130", "0.2.130"),
            ("wasm-opt version 132 (version_132)", "132"),
            ("geckodriver 0.37.0 ( 2026-01-01)", "0.37.0"),
        ] {
            assert_eq!(first_number(said).as_deref(), Some(number));
        }
    }
}
