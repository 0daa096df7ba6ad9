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

/// Leaves the folders of this machine out of what panics say, while the guard lives: they are nobody's business, they
/// would make every builder's file a different one, and they are 4 kB of it. Sealing a build refuses them.
pub(crate) fn flags(sh: &Shell) -> Result<PushEnv<'_>> {
    let home = cargo_home()?;
    let sources = home.join("registry/src");
    let registries = std::fs::read_dir(&sources).into_iter().flatten().flatten().map(|entry| entry.path());
    // Of several prefixes the compiler takes the last that fits.
    let folders = [home, sources.clone()].into_iter().chain(registries);
    let flags: Vec<_> = folders.map(|folder| format!("--remap-path-prefix={}=", folder.display())).collect();
    Ok(sh.push_env(FLAGS, flags.join(" ")))
}

/// Builds what is deployed, into `dist/`. `home` replaces the link in `404.html`, which cannot be
/// relative: the missing address may be any number of folders deep.
pub(crate) fn build(project: &Project, home: Option<&str>) -> Result<()> {
    tools::for_release(project)?;
    say("building the page into dist/");
    let sh = project.shell()?;
    let _flags = flags(&sh)?;
    // --offline is about Trunk's own downloads of tools: it finds ours on PATH, or must say so.
    // It passes the flag on to cargo as well, so the crates have to be there first.
    cmd!(sh, "cargo fetch --quiet --locked --target wasm32-unknown-unknown").run()?;
    cmd!(sh, "trunk build --release --locked --offline --skip-version-check")
        .run()
        .context("the page was not built")?;
    if let Some(home) = home {
        let page = project.dist().join("404.html");
        let text = sh.read_file(&page)?;
        sh.write_file(&page, text.replace("href=\"./\"", &format!("href=\"{home}\"")))?;
    }
    Ok(())
}
