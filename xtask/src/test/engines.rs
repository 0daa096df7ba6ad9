//! Browsers and their drivers: found, installed where that is our business, or named.

use std::path::Path;

use anyhow::{Result, bail};
use browser::Engine;
use xshell::cmd;

use crate::project::{Project, say};
use crate::tools;

/// Makes sure that every engine can be started. A missing one is an error, never a silent omission.
pub(super) fn provide(project: &Project, engines: &[Engine]) -> Result<()> {
    let missing: Vec<_> = engines.iter().copied().filter(|engine| !engine.missing().is_empty()).collect();
    if !missing.is_empty() {
        let packages: Vec<_> = missing.iter().flat_map(|engine| engine.debian_packages()).collect();
        if is_debian() && is_root(project)? {
            install(project, &packages)?;
        }
    }
    let still: Vec<_> = engines
        .iter()
        .filter(|engine| !engine.missing().is_empty())
        .map(|engine| {
            format!(
                "{engine}: {} not found. On Debian: apt-get install {}",
                engine.missing().join(", "),
                engine.debian_packages().join(" ")
            )
        })
        .collect();
    if !still.is_empty() {
        bail!(
            "not every engine can be started (choose with --engines chromium,firefox,webkit)\n{}",
            still.join("\n")
        );
    }
    if engines.contains(&Engine::Firefox) {
        tools::geckodriver(project)?;
    }
    poppler(project)
}

/// What reads back the pages that the browsers print.
fn poppler(project: &Project) -> Result<()> {
    let sh = project.shell()?;
    let is_there = |sh: &xshell::Shell| {
        ["pdftotext", "pdfinfo"]
            .into_iter()
            .all(|program| cmd!(sh, "{program} -v").quiet().ignore_stdout().ignore_stderr().run().is_ok())
    };
    if !is_there(&sh) && is_debian() && is_root(project)? {
        install(project, &[&"poppler-utils"])?;
    }
    if !is_there(&sh) {
        bail!(
            "pdftotext and pdfinfo not found: the tests read back what is printed. On Debian: apt-get install poppler-utils"
        );
    }
    Ok(())
}

fn install(project: &Project, packages: &[&&str]) -> Result<()> {
    let sh = project.shell()?;
    sh.set_var("DEBIAN_FRONTEND", "noninteractive");
    say(format!("installing {packages:?} with apt-get; takes some minutes"));
    cmd!(sh, "apt-get -q update").run()?;
    cmd!(sh, "apt-get -q install -y --no-install-recommends {packages...}").run()?;
    Ok(())
}

fn is_debian() -> bool {
    Path::new("/etc/debian_version").exists() && Path::new("/usr/bin/apt-get").exists()
}

fn is_root(project: &Project) -> Result<bool> {
    let sh = project.shell()?;
    Ok(cmd!(sh, "id -u").quiet().read()?.trim() == "0")
}
