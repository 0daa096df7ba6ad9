//! Finds the tools of the build, and installs those that are missing.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use xshell::{Shell, cmd};

use crate::project::{Project, say};

/// 0.22 needs a newer Rust than rust-toolchain.toml names.
const TRUNK: &str = "0.21.14";
/// Distributions often have a wasm-opt that is too old for what rustc emits today.
const BINARYEN: &str = "132.0.0";
/// The rules for accessibility. Pinned: a newer one may find more, and that should be a change of its own.
const AXE: &str = "4.14.1";

/// What every build needs: the wasm target, Trunk and the wasm-bindgen that matches Cargo.lock.
pub(crate) fn for_build(project: &Project) -> Result<()> {
    wasm_target(project)?;
    trunk(project)?;
    wasm_bindgen(project)
}

/// What the release build needs besides: wasm-opt.
///
/// Required rather than optional: without it the files are a quarter larger, and the size report
/// would be about files that nobody ships.
pub(crate) fn for_release(project: &Project) -> Result<()> {
    for_build(project)?;
    let sh = project.shell()?;
    if version(&sh, "wasm-opt").is_some_and(|v| wasm_opt_is_recent(&v)) {
        return Ok(());
    }
    if cmd!(sh, "npm --version").quiet().ignore_stderr().read().is_err() {
        bail!(
            "the release build needs wasm-opt 116 or newer (part of binaryen), and there is neither \
             one nor npm to install it with. Install binaryen or Node.js, then try again; \
             `cargo xtask serve` without --release needs neither"
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
    install(project, &sh, "geckodriver", None, true, "five")
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

/// Starts libFuzzer.
pub(crate) fn cargo_fuzz(project: &Project) -> Result<()> {
    let sh = project.shell()?;
    if version(&sh, "cargo-fuzz").is_some() {
        return Ok(());
    }
    install(project, &sh, "cargo-fuzz", None, true, "two")
}

/// The version of `package` in the text of a Cargo.lock.
pub(crate) fn locked_version(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    let version = lines.nth(1)?;
    Some(version.strip_prefix("version = \"")?.strip_suffix('"')?.to_owned())
}

fn wasm_target(project: &Project) -> Result<()> {
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

fn trunk(project: &Project) -> Result<()> {
    let sh = project.shell()?;
    if version(&sh, "trunk").as_deref() == Some(TRUNK) {
        return Ok(());
    }
    install(project, &sh, "trunk", Some(TRUNK), true, "ten")
}

/// The command-line tool must be of the very version of the library.
fn wasm_bindgen(project: &Project) -> Result<()> {
    let sh = project.shell()?;
    let lock = sh.read_file(project.root().join("Cargo.lock"))?;
    let wanted = locked_version(&lock, "wasm-bindgen").context("Cargo.lock names no wasm-bindgen")?;
    let ours = |tool| version(&sh, tool).as_deref() == Some(wanted.as_str());
    if ours("wasm-bindgen") && ours("wasm-bindgen-test-runner") {
        return Ok(());
    }
    // Not --locked: the lock file of 0.2.130 names a withdrawn version of webpki-roots.
    install(project, &sh, "wasm-bindgen-cli", Some(&wanted), false, "four")
}

fn install(
    project: &Project,
    sh: &Shell,
    package: &str,
    version: Option<&str>,
    locked: bool,
    minutes: &str,
) -> Result<()> {
    let tools = project.tools();
    let shown = version.map(|v| format!(" {v}")).unwrap_or_default();
    say(format!("installing {package}{shown} into target/tools; takes about {minutes} minutes"));
    let version = version.map(|v| ["--version", v]).into_iter().flatten();
    let locked = locked.then_some("--locked");
    // Built apart from the project: their dependencies would only crowd its target folder.
    let build = tools.join("build");
    cmd!(sh, "cargo install {package} {version...} {locked...} --root {tools} --target-dir {build}")
        .run()
        .with_context(|| format!("could not install {package}"))?;
    // Some hundred megabytes that nobody needs any more.
    sh.remove_path(build)?;
    Ok(())
}

/// What `tool --version` says, reduced to the number.
fn version(sh: &Shell, tool: &str) -> Option<String> {
    let said = cmd!(sh, "{tool} --version").quiet().ignore_stderr().read().ok()?;
    first_number(&said)
}

fn first_number(said: &str) -> Option<String> {
    said.split_whitespace().find(|word| word.starts_with(|c: char| c.is_ascii_digit())).map(str::to_owned)
}

fn wasm_opt_is_recent(version: &str) -> bool {
    version.parse::<u32>().is_ok_and(|v| v >= 116)
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
        assert!(wasm_opt_is_recent("132"));
        assert!(!wasm_opt_is_recent("108"));
    }
}
