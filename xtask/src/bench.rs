//! `cargo xtask bench`: how many bytes a second are read, here and in a browser, in one table; or how long what the
//! reader does takes in the page.

mod browser;
mod figures;
mod table;
mod wasm;

use std::path::PathBuf;
use std::process::{Command, Stdio};

use ::browser::Engine;
use anyhow::{Context, Result, ensure};
use clap::Args;

use crate::project::{Project, say};
use table::Speeds;

#[derive(Args)]
pub(crate) struct Options {
    /// Fewer samples: within half a minute, once it is built.
    #[arg(long)]
    quick: bool,
    /// The library in browsers as well, built as the page ships it.
    #[arg(long)]
    wasm: bool,
    /// For --wasm, other levels of wasm-opt than that of the page, separated by commas.
    #[arg(long, value_name = "LEVEL", value_delimiter = ',', requires = "wasm")]
    wasm_opt: Vec<String>,
    /// Instead, the page in dist/ over WebDriver: start, paste, keys and finding until they are on the screen.
    #[arg(long, conflicts_with = "wasm")]
    browser: bool,
    /// For --browser, another build of the page than the one in dist/.
    #[arg(long, value_name = "FOLDER", requires = "browser")]
    dist: Option<PathBuf>,
    /// The browser engines, separated by commas.
    #[arg(long, value_delimiter = ',', default_values_t = [Engine::Chromium, Engine::Firefox])]
    engines: Vec<Engine>,
}

/// Prints medians. What is slower than it should be does not fail: a shared machine proves nothing.
pub(crate) fn bench(project: &Project, options: &Options) -> Result<()> {
    if options.browser {
        let dist = options.dist.clone().unwrap_or_else(|| project.dist());
        return browser::bench(project, &dist, &options.engines, if options.quick { 5 } else { 20 });
    }
    say("building the bench; the first time this takes a minute");
    let samples = if options.quick { "9" } else { "51" };
    let mut command = Command::new("cargo");
    command.args(["bench", "--locked", "--quiet", "-p", "reftel-core", "--bench", "parse"]).args([
        "--",
        "--color",
        "never",
        "--sample-size",
        "1",
        "--sample-count",
        samples,
    ]);
    let native = Speeds::of_divan(&output(project, command)?);
    println!("\nnative, MB/s (medians of {samples})\n{native}");
    if options.wasm {
        let runs = if options.quick { 7 } else { 21 };
        wasm::bench(project, &native, &options.engines, runs, &options.wasm_opt)?;
    }
    Ok(())
}

/// What a command writes to standard output.
fn output(project: &Project, mut command: Command) -> Result<String> {
    let path = project.shell()?.var("PATH")?;
    command.current_dir(project.root()).env("PATH", path).stdin(Stdio::null()).stderr(Stdio::inherit());
    let output = command.output().context("cannot start cargo")?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    ensure!(output.status.success(), "{text}\n{command:?} ended with {}", output.status);
    Ok(text)
}
