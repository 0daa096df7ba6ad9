//! `cargo xtask bench`: how many bytes a second are read, here and in a browser, in one table; or how long what the
//! reader does takes in the page.

mod browser;
mod figures;
mod table;
mod wasm;

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
    /// The program in headless Chromium as well, built small and built quick.
    #[arg(long)]
    wasm: bool,
    /// Instead, the page in dist/ over WebDriver: start, paste, keys and finding until they are on the screen.
    #[arg(long, conflicts_with = "wasm")]
    browser: bool,
    /// The browser engines for --browser, separated by commas.
    #[arg(long, value_delimiter = ',', default_values_t = [Engine::Chromium, Engine::Firefox], requires = "browser")]
    engines: Vec<Engine>,
}

/// Prints medians. What is slower than it should be does not fail: a shared machine proves nothing.
pub(crate) fn bench(project: &Project, options: &Options) -> Result<()> {
    if options.browser {
        return browser::bench(project, &options.engines, if options.quick { 5 } else { 20 });
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
        wasm::bench(project, &native)?;
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
