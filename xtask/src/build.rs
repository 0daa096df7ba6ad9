//! Builds the page with Trunk.

use std::path::PathBuf;

use anyhow::{Context, Result};
use xshell::{PushEnv, Shell, cmd};

use crate::project::{Project, say};
use crate::tools;

/// Flags for the compiler.
const FLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// Where cargo keeps the sources of crates.
fn cargo_home() -> Result<PathBuf> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    home.or_else(|| std::env::home_dir().map(|home| home.join(".cargo")))
        .context("no home folder, and no CARGO_HOME")
}

/// What is deployed has the standard library built with it, for size, and so that a panic is a trap and nothing more:
/// that leaves out the words of all panics, which nobody reads in a browser, and what would print them. Both are for a
/// nightly compiler, officially; with the version in `rust-toolchain.toml` they are known to work.
pub(crate) const SMALL: [(&str, &str); 3] = [
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
];
/// ... and loops count as they were written: what LLVM makes of them for speed is 2 kB. A function that is called once is
/// not put into its caller if it is long: twenty times the cost of an instruction, and of a call, which else are 5 and 25,
/// leave short ones as they are. Large functions have many locals, whose numbers pack worse: 2 kB, with functions of like
/// names side by side (see index.html).
const SMALL_FLAGS: &str = "-Zunstable-options -Cpanic=immediate-abort -Cllvm-args=-disable-lsr \
    -Cllvm-args=-inline-instr-cost=100 -Cllvm-args=-inline-call-penalty=500";

/// Leaves the folders of this machine out of what panics say, while the guard lives: they are nobody's business, they
/// would make every builder's file a different one, and they are 4 kB of it. Sealing a build refuses them.
pub(crate) fn flags(sh: &Shell, release: bool) -> Result<PushEnv<'_>> {
    let home = cargo_home()?;
    let sources = home.join("registry/src");
    let registries = std::fs::read_dir(&sources).into_iter().flatten().flatten().map(|entry| entry.path());
    // Of several prefixes the compiler takes the last that fits.
    let folders = [home, sources.clone()].into_iter().chain(registries);
    let mut flags: Vec<_> =
        folders.map(|folder| format!("--remap-path-prefix={}=", folder.display())).collect();
    if release {
        let sysroot = cmd!(sh, "rustc --print sysroot").quiet().read()?;
        flags.push(format!("--remap-path-prefix={sysroot}= {SMALL_FLAGS}"));
    }
    Ok(sh.push_env(FLAGS, flags.join(" ")))
}

/// Builds what is deployed, into `dist/`. `home` replaces the link in `404.html`, which cannot be
/// relative: the missing address may be any number of folders deep.
pub(crate) fn build(project: &Project, home: Option<&str>) -> Result<()> {
    tools::for_release(project)?;
    say("building the page into dist/");
    let sh = project.shell()?;
    let _flags = flags(&sh, true)?;
    // --offline is about Trunk's own downloads of tools: it finds ours on PATH, or must say so.
    // It passes the flag on to cargo as well, so the crates have to be there first.
    cmd!(sh, "cargo fetch --quiet --locked --target wasm32-unknown-unknown").envs(SMALL).run()?;
    cmd!(sh, "trunk build --release --locked --offline --skip-version-check")
        .envs(SMALL)
        .run()
        .context("the page was not built")?;
    if let Some(home) = home {
        let page = project.dist().join("404.html");
        let text = sh.read_file(&page)?;
        sh.write_file(&page, text.replace("href=\"./\"", &format!("href=\"{home}\"")))?;
    }
    Ok(())
}

/// Seals the build by a program of this moment: it has the tables in it, which may have changed while the page is served.
/// The cargo that builds it must not be told what Trunk's was.
pub(crate) fn hook(project: &Project) -> Result<()> {
    let sh = project.shell()?;
    let mut seal = cmd!(sh, "cargo xtask seal").quiet();
    for (name, _) in SMALL {
        seal = seal.env_remove(name);
    }
    Ok(seal.run()?)
}
