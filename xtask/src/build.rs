//! Builds the page with Trunk.

use anyhow::{Context, Result};
use xshell::cmd;

use crate::project::{Project, say};
use crate::{compile, tools};

/// The level of wasm-opt that index.html asks Trunk for.
pub(crate) fn wasm_opt_level(project: &Project) -> Result<String> {
    let html = std::fs::read_to_string(project.root().join("index.html"))?;
    let level = html.split_once("data-wasm-opt=\"").and_then(|(_, rest)| rest.split_once('"'));
    Ok(level.context("index.html does not say how to run wasm-opt")?.0.to_owned())
}

/// Builds what is deployed, into `dist/`. `home` replaces the link in `404.html`, which cannot be
/// relative: the missing address may be any number of folders deep.
pub(crate) fn build(project: &Project, home: Option<&str>) -> Result<()> {
    tools::for_release(project)?;
    say("building the page into dist/");
    let sh = project.shell()?;
    let _flags = compile::flags(project, &sh)?;
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
