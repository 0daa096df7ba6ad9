//! The project's commands: `cargo xtask serve | build | size | test | bench | accuracy | fuzz | shot`.
//!
//! Everything they need beyond rustup, cargo and a C toolchain they find on `PATH` or install below
//! `target/tools`; they say so while they do it.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program for the terminal")]
#![allow(
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a tool of this project, run by its developers"
)]

mod accuracy;
mod bench;
mod build;
mod compile;
mod fuzz;
mod project;
mod repro;
mod seal;
mod serve;
mod shot;
mod size;
mod test;
mod tidy;
mod tools;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

use crate::project::Project;

/// The project's commands.
#[derive(Parser)]
#[command(bin_name = "cargo xtask", disable_help_subcommand = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build the page, serve it on 127.0.0.1 and rebuild it when a source changes.
    Serve {
        /// Serve the small, optimised build that is deployed.
        #[arg(long)]
        release: bool,
        /// The port to listen on.
        #[arg(long, default_value_t = 8080)]
        port: u16,
    },
    /// Build the page as it is deployed, into dist/.
    Build {
        /// The address of the page on its host, for the link in 404.html.
        #[arg(long, value_name = "PATH")]
        home: Option<String>,
        /// Then build a copy of the checkout in another folder, and compare the two byte by byte.
        #[arg(long)]
        repro: bool,
    },
    /// Show the size of every file of dist/, and fail if their sum is over the guard.
    Size,
    /// Run every check: formatting, lints, native tests, and the built page in three browsers.
    Test(test::Options),
    /// Measure how many bytes a second are read, or how quick the page is.
    Bench(bench::Options),
    /// Show which fields the parser fills over a folder of cables, what it leaves, and its notices.
    Accuracy(accuracy::Options),
    /// Look for inputs that the parser stumbles over (needs the nightly toolchain).
    Fuzz(fuzz::Options),
    /// Take pictures of the page in dist/.
    Shot(shot::Options),
    /// Fill in the hashes of a finished build and check it.
    #[command(hide = true)]
    Seal,
}

fn main() -> ExitCode {
    match run(Cli::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // In one line and without a backtrace: it is about the project, not about this program.
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<()> {
    let project = Project::find()?;
    match command {
        Command::Serve { release, port } => serve::serve(&project, release, port),
        Command::Build { home, repro } => {
            build::build(&project, home.as_deref())?;
            if repro {
                repro::compare(&project, home.as_deref())?;
            }
            size::report(&project.dist())
        }
        Command::Size => size::report(&project.dist()),
        Command::Test(options) => test::test(&project, &options),
        Command::Bench(options) => bench::bench(&project, &options),
        Command::Accuracy(options) => accuracy::accuracy(&project, &options),
        Command::Fuzz(options) => fuzz::fuzz(&project, &options),
        Command::Shot(options) => shot::shot(&project, &options),
        Command::Seal => seal::staged(),
    }
}
