//! `cargo xtask test`: every check there is, in the order in which it is cheapest to fail.

mod engines;
mod tally;

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, bail, ensure};
use browser::Engine;
use clap::{Args, ValueEnum};
use xshell::cmd;

use crate::project::{Project, say};
use crate::{build, compile, size, tidy, tools};
use tally::Tally;

const WASM: &str = "wasm32-unknown-unknown";

#[derive(Args)]
pub(crate) struct Options {
    /// The browser engines, separated by commas.
    #[arg(long, value_delimiter = ',', default_values_t = Engine::ALL)]
    engines: Vec<Engine>,
    /// Only this step. May be repeated.
    #[arg(long, value_name = "STEP")]
    only: Vec<Step>,
    /// Only browser tests whose name contains this.
    #[arg(long, value_name = "NAME")]
    filter: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Step {
    /// rustfmt, and leptosfmt for the views.
    Fmt,
    /// The length of files, no cycles between modules, who may name whom.
    Tidy,
    /// Clippy on the library, the page, the tools and the tests.
    Clippy,
    /// Unit, integration and documentation tests on this machine.
    Native,
    /// Twice the input takes twice the steps (tests/growth).
    Growth,
    /// The library alone builds for the browser.
    Lib,
    /// The components in a headless browser (tests/web.rs).
    Web,
    /// The page as it is deployed.
    Build,
    /// The built page in every engine (tests/browser).
    Browser,
    /// The guard against growing without noticing.
    Size,
}

impl Step {
    const ALL: [Self; 10] = [
        Self::Fmt,
        Self::Tidy,
        Self::Clippy,
        Self::Native,
        Self::Growth,
        Self::Lib,
        Self::Web,
        Self::Build,
        Self::Browser,
        Self::Size,
    ];
}

/// Runs the steps. A failed one does not keep the others from being run; the exit code tells.
pub(crate) fn test(project: &Project, options: &Options) -> Result<()> {
    let steps: Vec<Step> =
        Step::ALL.into_iter().filter(|step| options.only.is_empty() || options.only.contains(step)).collect();
    let run = Run { project, engines: &options.engines, filter: options.filter.as_deref() };
    let needs = |wanted: &[Step]| steps.iter().any(|step| wanted.contains(step));
    // First, so that nobody waits for minutes to be told that a browser is missing.
    if needs(&[Step::Web, Step::Browser]) {
        engines::provide(project, &options.engines)?;
    }
    if needs(&[Step::Browser]) {
        tools::axe(project)?;
    }
    if needs(&[Step::Build]) {
        tools::for_release(project)?;
    } else if needs(&[Step::Web]) {
        tools::for_build(project, compile::Profile::Dev)?;
    } else if needs(&[Step::Clippy, Step::Growth, Step::Lib]) {
        tools::wasm_target(project)?;
    }
    if needs(&[Step::Fmt]) {
        tools::leptosfmt(project)?;
    }

    let mut tally = Tally::default();
    let mut failed = Vec::new();
    for step in steps.iter().filter(|step| **step != Step::Size) {
        let start = Instant::now();
        say(format!("step {step:?}"));
        let result = match step {
            Step::Fmt => run.fmt(&mut tally),
            Step::Tidy => tidy::tidy(project),
            Step::Clippy => run.clippy(&mut tally),
            Step::Native => run.native(&mut tally),
            Step::Growth => run.cargo(&["test", "--locked", "-p", "growth"], &mut tally),
            Step::Lib => run.cargo(&["check", "--locked", "-p", "reftel-core", "--target", WASM], &mut tally),
            Step::Web => run.web(&mut tally),
            Step::Build => build::build(project, None),
            Step::Browser if failed.contains(&Step::Build) => Err(anyhow::anyhow!("there is no build")),
            Step::Browser => run.browser(&mut tally),
            Step::Size => unreachable!("comes last, after the runners' lines"),
        };
        match result {
            Ok(()) => say(format!("step {step:?} passed in {:.0} s", start.elapsed().as_secs_f64())),
            Err(error) => {
                say(format!("step {step:?} FAILED: {error:#}"));
                failed.push(*step);
            }
        }
    }

    println!("\n{tally}");
    if steps.contains(&Step::Size) && !failed.contains(&Step::Build) {
        println!();
        if let Err(error) = size::report(&project.dist()) {
            say(format!("step Size FAILED: {error:#}"));
            failed.push(Step::Size);
        }
    }
    ensure!(failed.is_empty(), "failed: {failed:?}");
    Ok(())
}

struct Run<'a> {
    project: &'a Project,
    engines: &'a [Engine],
    filter: Option<&'a str>,
}

impl Run<'_> {
    fn fmt(&self, tally: &mut Tally) -> Result<()> {
        let code = self.cargo(&["fmt", "--all", "--check"], tally);
        let sh = self.project.shell()?;
        let views =
            cmd!(sh, "leptosfmt --quiet --check src").run().context("to format the views: leptosfmt src");
        code.and(views)
    }

    fn clippy(&self, tally: &mut Tally) -> Result<()> {
        let deny = ["--", "-D", "warnings"];
        let on = |what: &[&str], tally: &mut Tally| {
            self.cargo(&[&["clippy", "--locked", "--quiet"], what, &deny].concat(), tally)
        };
        on(&["-p", "reftel-core", "-p", "reftel-check", "--all-targets"], tally)?;
        on(&["-p", "reftel", "--lib", "--bins", "--test", "web", "--target", WASM], tally)?;
        on(&["-p", "xtask", "-p", "browser", "-p", "growth", "-p", "invented", "--all-targets"], tally)
    }

    /// Everything that runs on this machine: the library, the check, the page's state, the tools. `browser` and `growth`
    /// have steps of their own.
    fn native(&self, tally: &mut Tally) -> Result<()> {
        const PACKAGES: &[&str] = &[
            "test",
            "--locked",
            "--no-fail-fast",
            "--workspace",
            "--exclude",
            "browser",
            "--exclude",
            "growth",
            "--exclude",
            "growth-guest",
        ];
        let mut units = [PACKAGES, &["--lib", "--bins", "--tests", "--examples"]].concat();
        if self.project.root().join("../shared/cables").is_dir() {
            say("with the tests over ../shared, which are ignored where that folder is not");
            units.extend(["--", "--include-ignored"]);
        } else {
            say("LEFT OUT: the tests over ../shared, since there is no such folder");
        }
        let units = self.cargo(&units, tally);
        let examples = self.cargo(&[PACKAGES, &["--doc"]].concat(), tally);
        units.and(examples)
    }

    fn web(&self, tally: &mut Tally) -> Result<()> {
        if !self.project.root().join("tests/web.rs").exists() {
            bail!("tests/web.rs is not there");
        }
        // Chromium is the quickest; one engine is enough here, since the built page is tested in all.
        let driver = match (self.engines.contains(&Engine::Chromium), self.engines.contains(&Engine::Firefox))
        {
            (true, _) => ("CHROMEDRIVER", "chromedriver"),
            (_, true) => ("GECKODRIVER", "geckodriver"),
            _ => {
                say("LEFT OUT: tests/web.rs runs in Chromium or Firefox, and --engines names neither");
                return Ok(());
            }
        };
        let mut command = self.command("cargo")?;
        let path = command.get_envs().find(|(key, _)| *key == "PATH").and_then(|(_, value)| value);
        let program = std::env::split_paths(path.unwrap_or_default())
            .map(|folder| folder.join(driver.1))
            .find(|file| file.is_file())
            .with_context(|| format!("{} is not on PATH", driver.1))?;
        command
            .args(["test", "--locked", "-p", "reftel", "--target", WASM, "--test", "web"])
            .env(driver.0, program)
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner");
        follow(command, tally)
    }

    fn browser(&self, tally: &mut Tally) -> Result<()> {
        let names: Vec<_> = self.engines.iter().map(|engine| engine.name()).collect();
        let mut command = self.command("cargo")?;
        command
            .args(["test", "--locked", "-p", "browser", "--test", "suite", "--"])
            // The engines wait more than they work: all at once, even on two cores.
            .arg(format!("--test-threads={}", names.len()))
            .args(self.filter)
            .env("REFTEL_ENGINES", names.join(","))
            .env("REFTEL_DIST", self.project.dist())
            .env("REFTEL_AXE", tools::axe(self.project)?);
        follow(command, tally)
    }

    fn cargo(&self, args: &[&str], tally: &mut Tally) -> Result<()> {
        let mut command = self.command("cargo")?;
        command.args(args);
        follow(command, tally)
    }

    fn command(&self, program: &str) -> Result<Command> {
        let mut command = Command::new(program);
        let path = self.project.shell()?.var("PATH")?;
        command.current_dir(self.project.root()).env("PATH", path).stdin(Stdio::null());
        Ok(command)
    }
}

/// Runs a command, shows what it says and counts its tests.
fn follow(mut command: Command, tally: &mut Tally) -> Result<()> {
    let words: Vec<_> = command.get_args().map(|word| word.to_string_lossy().into_owned()).collect();
    println!("$ cargo {}", words.join(" "));
    let mut child = command.stdout(Stdio::piped()).spawn().context("cannot start cargo")?;
    let stdout = child.stdout.take().context("no output")?;
    for line in BufReader::new(stdout).lines() {
        let line = line?;
        println!("{line}");
        tally.read(&line);
    }
    let status = child.wait()?;
    ensure!(status.success(), "`cargo {}` ended with {status}", words.join(" "));
    Ok(())
}
