//! How the compiler is run for the page: the profile, and flags that do not depend on the machine.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Context, Result};
use xshell::{PushEnv, Shell, cmd};

use crate::project::Project;

const WASM: &str = "wasm32-unknown-unknown";
/// Flags for the compiler, with a separator that no folder has in its name. They count for the target alone, since one is
/// named.
const FLAGS: &str = "CARGO_ENCODED_RUSTFLAGS";
const SEPARATOR: &str = "\x1f";

/// Where cargo keeps the sources of crates.
fn cargo_home() -> Result<PathBuf> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    home.or_else(|| std::env::home_dir().map(|home| home.join(".cargo")))
        .context("no home folder, and no CARGO_HOME")
}

/// How the page is built.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Profile {
    /// Quickly, with `cargo xtask serve`.
    Dev,
    /// As it is deployed.
    Web,
}

/// The command that builds the page as Trunk does, only without making a page of it.
pub(crate) fn dependencies(project: &Project, profile: Profile) -> Result<Command> {
    let mut command = Command::new("cargo");
    command.args(["build", "--locked", "--quiet", "-p", "reftel", "--bins", "--target", WASM]);
    if profile == Profile::Web {
        command.args(["--profile", "web"]);
    }
    command.env(FLAGS, compiler_flags(project)?).current_dir(project.root()).stdin(Stdio::null());
    Ok(command)
}

/// Sets the flags of the compiler while the guard lives.
pub(crate) fn flags<'a>(project: &Project, sh: &'a Shell) -> Result<PushEnv<'a>> {
    Ok(sh.push_env(FLAGS, compiler_flags(project)?))
}

/// What the compiler is told. It leaves the folders of this machine out of the places that panics name: they are nobody's
/// business, and would make every builder's file a different one. Sealing a build refuses them.
fn compiler_flags(project: &Project) -> Result<String> {
    let sh = project.shell()?;
    let home = cargo_home()?;
    let sources = home.join("registry/src");
    let mut registries: Vec<_> =
        std::fs::read_dir(&sources).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    registries.sort();
    // Of several prefixes the compiler takes the last that fits.
    let folders = [project.root().to_owned(), home, sources.clone()].into_iter().chain(registries);
    let mut flags: Vec<_> =
        folders.map(|folder| format!("--remap-path-prefix={}=", folder.display())).collect();
    // The compiler names the standard library by its commit, but by its folder where the component rust-src is installed.
    let (sysroot, about) =
        (cmd!(sh, "rustc --print sysroot").quiet().read()?, cmd!(sh, "rustc -vV").quiet().read()?);
    let commit =
        about.lines().find_map(|line| line.strip_prefix("commit-hash: ")).context("rustc has no commit")?;
    flags.push(format!("--remap-path-prefix={sysroot}/lib/rustlib/src/rust=/rustc/{commit}"));
    // Reading is a tenth quicker. Every browser that knows import maps with hashes has it.
    flags.push("-Ctarget-feature=+simd128".to_owned());
    // Leptos erases the types of views between components. Fewer types are fewer copies of the code that draws them: 7 % of
    // the program, and builds are quicker.
    flags.extend(["--cfg", "erase_components"].map(str::to_owned));
    Ok(flags.join(SEPARATOR))
}
