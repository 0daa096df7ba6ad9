//! Installs tools from crates.io into `target/tools`, as quickly as two cores can build them.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, ensure};
use xshell::cmd;

use crate::compile;
use crate::project::{Project, say};

/// A package of crates.io that brings a command-line tool.
pub(super) struct Tool {
    package: &'static str,
    version: Option<String>,
    /// Further arguments of `cargo install`.
    arguments: &'static [&'static str],
    /// Minutes that it takes to build on two cores.
    minutes: u32,
    /// What does the work of the tool, and is optimised for it.
    worth_optimizing: &'static [&'static str],
}

pub(super) fn trunk(version: &str) -> Tool {
    Tool {
        package: "trunk",
        version: Some(version.to_owned()),
        // Its features are about fetching tools and news of updates. It is run offline.
        arguments: &["--locked", "--no-default-features"],
        minutes: 3,
        worth_optimizing: &["sha2", "seahash"],
    }
}

pub(super) fn wasm_bindgen(version: &str) -> Tool {
    Tool {
        package: "wasm-bindgen-cli",
        version: Some(version.to_owned()),
        // Not --locked: the lock file of 0.2.130 names a withdrawn version of webpki-roots. The features are about fetching.
        arguments: &["--no-default-features"],
        minutes: 2,
        worth_optimizing: &[
            "walrus",
            "wasm-bindgen-cli-support",
            "wasmparser",
            "wasm-encoder",
            "leb128fmt",
            "id-arena",
            "gimli",
        ],
    }
}

/// Firefox's WebDriver.
pub(super) fn geckodriver() -> Tool {
    Tool {
        package: "geckodriver",
        version: None,
        arguments: &["--locked"],
        minutes: 2,
        worth_optimizing: &[],
    }
}

/// Formats views.
pub(super) fn leptosfmt(version: &str) -> Tool {
    Tool {
        package: "leptosfmt",
        version: Some(version.to_owned()),
        arguments: &["--locked"],
        minutes: 1,
        worth_optimizing: &[],
    }
}

/// Starts libFuzzer.
pub(super) fn cargo_fuzz() -> Tool {
    Tool { package: "cargo-fuzz", version: None, arguments: &["--locked"], minutes: 1, worth_optimizing: &[] }
}

/// Builds the tools and the page's dependencies side by side: each leaves a core idle at times.
pub(super) fn with_the_page(project: &Project, tools: &[Tool], page: compile::Profile) -> Result<()> {
    let minutes: u32 = tools.iter().map(|tool| tool.minutes).sum();
    say(format!(
        "building {} into target/tools, and the page beside them: about {minutes} minutes on two cores, this once. \
         (Where PATH has these versions, they are used.)",
        tools.iter().map(Tool::name).collect::<Vec<_>>().join(" and ")
    ));
    let sh = project.shell()?;
    // First, since the flags of the compiler name the folder that it makes.
    cmd!(sh, "cargo fetch --quiet --locked --target wasm32-unknown-unknown").run()?;
    let start = Instant::now();
    let mut running = Vec::new();
    for tool in tools {
        running.push((tool.name(), spawn(project, tool)?));
    }
    running.push((
        "the page".to_owned(),
        compile::dependencies(project, page)?.spawn().context("cannot start cargo")?,
    ));
    let mut failed = Vec::new();
    for (name, mut child) in running {
        // The page is built once more by Trunk, which says what is wrong with it in its own words.
        if child.wait()?.success() {
            say(format!("{name}: built after {:.0} s", start.elapsed().as_secs_f64()));
        } else if name != "the page" {
            failed.push(name);
        }
    }
    ensure!(failed.is_empty(), "could not install {}", failed.join(" and "));
    tools.iter().try_for_each(|tool| clean(project, tool))
}

/// Builds one tool.
pub(super) fn one(project: &Project, tool: &Tool) -> Result<()> {
    say(format!("building {} into target/tools: about {} minutes on two cores", tool.name(), tool.minutes));
    let status = spawn(project, tool)?.wait()?;
    ensure!(status.success(), "could not install {}", tool.name());
    clean(project, tool)
}

impl Tool {
    fn name(&self) -> String {
        let version = self.version.as_deref().map(|version| format!(" {version}")).unwrap_or_default();
        format!("{}{version}", self.package)
    }

    /// Built apart from the project, whose target folder their dependencies would only crowd, and from each other, since
    /// cargo locks a folder while it builds in it.
    fn build_folder(&self, tools: &Path) -> std::path::PathBuf {
        tools.join("build").join(self.package)
    }
}

fn spawn(project: &Project, tool: &Tool) -> Result<Child> {
    let tools = project.tools();
    let mut command = Command::new("cargo");
    command.args(["install", tool.package]).args(tool.arguments).arg("--root").arg(tools);
    command.arg("--target-dir").arg(tool.build_folder(tools));
    if let Some(version) = &tool.version {
        command.args(["--version", version]);
    }
    // Their own release profiles optimise the whole program for minutes, to save seconds here.
    for (key, value) in
        [("OPT_LEVEL", "0"), ("LTO", "off"), ("CODEGEN_UNITS", "16"), ("DEBUG", "0"), ("PANIC", "unwind")]
    {
        command.env(format!("CARGO_PROFILE_RELEASE_{key}"), value);
    }
    for package in tool.worth_optimizing {
        command.arg("--config").arg(format!("profile.release.package.{package}.opt-level=2"));
    }
    // Several at once would draw their bars over each other.
    command.env("CARGO_TERM_PROGRESS_WHEN", "never").current_dir(project.root()).stdin(Stdio::null());
    command.spawn().context("cannot start cargo")
}

/// Some hundred megabytes that nobody needs any more.
fn clean(project: &Project, tool: &Tool) -> Result<()> {
    std::fs::remove_dir_all(tool.build_folder(project.tools()))
        .context("cannot remove what is not needed any more")
}
