//! The same corpus in headless Chromium: a program in a browser should be at least half as quick as here.

use std::process::Command;

use anyhow::{Context, Result, ensure};

use super::output;
use super::table::Speeds;
use crate::project::{Project, say};
use crate::tools;

/// `z` is what the page ships, `3` what it gives up for its size.
const LEVELS: [&str; 2] = ["z", "3"];
/// What a program in a browser should reach of the speed of a native one.
const GOAL: f64 = 0.5;

pub(super) fn bench(project: &Project, native: &Speeds) -> Result<()> {
    tools::for_build(project)?;
    for level in LEVELS {
        say(format!("building for the browser with opt-level {level}; the first time this takes a minute"));
        let text = output(project, command(project, level)?)?;
        let speeds = Speeds::of_lines(&text, "whole");
        ensure!(!speeds.corpora().is_empty(), "the bench in the browser said nothing:\n{text}");
        println!("\nChromium, wasm with opt-level {level}");
        for corpus in speeds.corpora() {
            let (rate, here) = (speeds.get("whole", corpus), native.get("whole", corpus));
            let (rate, here) = (rate.context("no rate")?, here.context("not measured natively")?);
            let ratio = rate / here;
            let verdict = if ratio >= GOAL { "reaches" } else { "misses" };
            println!("{corpus:12} {rate:8.1} MB/s, {ratio:.2} of native: {verdict} the goal of {GOAL}");
        }
    }
    Ok(())
}

fn command(project: &Project, level: &str) -> Result<Command> {
    let path = project.shell()?.var("PATH")?;
    let driver = std::env::split_paths(&path)
        .map(|folder| folder.join("chromedriver"))
        .find(|file| file.is_file())
        .context("chromedriver is not on PATH; on Debian: apt-get install chromium chromium-driver")?;
    let mut command = Command::new("cargo");
    command
        .args(["test", "--locked", "-p", "reftel-core", "--bench", "wasm"])
        .args(["--target", "wasm32-unknown-unknown", "--profile", "web", "--", "--nocapture"])
        .env("CARGO_PROFILE_WEB_OPT_LEVEL", level)
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner")
        .env("WASM_BINDGEN_TEST_TIMEOUT", "300")
        .env("CHROMEDRIVER", driver);
    Ok(command)
}
