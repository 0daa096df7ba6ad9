//! Serves the page for those who work on it.

use anyhow::{Context, Result};
use xshell::cmd;

use crate::project::{Project, say};
use crate::{compile, tools};

/// Builds, serves and rebuilds on change until it is interrupted.
pub(crate) fn serve(project: &Project, release: bool, port: u16) -> Result<()> {
    if release {
        tools::for_release(project)?;
    } else {
        tools::for_build(project, compile::Profile::Dev)?;
    }
    let sh = project.shell()?;
    cmd!(sh, "cargo fetch --quiet --target wasm32-unknown-unknown").run()?;
    say(format!(
        "building; the first build takes some minutes. Then open http://127.0.0.1:{port}/ (Ctrl+C ends it)"
    ));
    // A folder of its own: dist/ only ever holds what `cargo xtask build` made.
    let dist = project.root().join("target/serve");
    sh.create_dir(&dist)?;
    let _flags = compile::flags(project, &sh)?;
    let port = port.to_string();
    let release = release.then_some("--release");
    cmd!(sh, "trunk serve {release...} --offline --skip-version-check --dist {dist} --port {port}")
        .run()
        .context("the server ended")
}
