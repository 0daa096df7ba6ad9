//! `cargo xtask fuzz`: libFuzzer over the parser, from the cables of the tests and invented ones.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use clap::{Args, ValueEnum};
use invented::Form;
use xshell::{Shell, cmd};

use crate::project::{Project, say};
use crate::tools;

#[derive(Args)]
pub(crate) struct Options {
    /// What is made up; all of them, one after the other, when none is named.
    target: Option<Target>,
    /// How long, for each.
    #[arg(long, default_value_t = 3)]
    minutes: u32,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Target {
    /// Any bytes.
    Parse,
    /// The text of a web page.
    Html,
    /// What comes after REF.
    Refs,
    /// A cable with a portion mark somewhere in it, redacted.
    Portions,
}

/// Fuzzing is instrumented by a compiler that is not stable yet.
const TOOLCHAIN: &str = "+nightly";
/// Longer inputs find nothing that shorter ones do not, and are slower.
const BYTES_MAX: &str = "4096";

/// Runs the targets. A find stays in `fuzz/artifacts/`: mend what it shows, and move it to
/// `crates/reftel-core/tests/regressions/`, where the native tests read it ever after.
pub(crate) fn fuzz(project: &Project, options: &Options) -> Result<()> {
    tools::cargo_fuzz(project)?;
    let sh = project.shell()?;
    cmd!(sh, "cargo {TOOLCHAIN} --version")
        .quiet()
        .ignore_stdout()
        .run()
        .context("fuzzing needs the nightly toolchain: rustup toolchain install nightly --profile minimal")?;
    for target in Target::value_variants() {
        if options.target.is_none_or(|wanted| wanted == *target) {
            run(project, &sh, *target, options.minutes)?;
        }
    }
    Ok(())
}

fn run(project: &Project, sh: &Shell, target: Target, minutes: u32) -> Result<()> {
    let name = target.to_possible_value().context("a hidden target")?.get_name().to_owned();
    let corpus = project.root().join("fuzz/corpus").join(&name);
    seed(project, target, &corpus)?;
    say(format!("fuzzing {name} for {minutes} min"));
    let seconds = format!("-max_total_time={}", minutes * 60);
    let length = format!("-max_len={BYTES_MAX}");
    // Far more than 4 kB need, even beside other work on the machine.
    let flags = ["-timeout=10", "-print_final_stats=1", &seconds, &length];
    // The code is safe Rust: the checks of addresses would find nothing, and take half of the time.
    cmd!(sh, "cargo {TOOLCHAIN} fuzz run --sanitizer none {name} {corpus} -- {flags...}").run()?;
    Ok(())
}

/// Where it starts from: the cables of the tests, what was found before, and some invented ones.
fn seed(project: &Project, target: Target, corpus: &Path) -> Result<()> {
    std::fs::create_dir_all(corpus)?;
    let form = if target == Target::Html { Form::Page } else { Form::Telegram };
    let mut texts: Vec<Vec<u8>> =
        invented::cables(1, 50, form).map(|cable| cable.text.into_bytes()).collect();
    for folder in ["crates/reftel-core/tests/corpus", "crates/reftel-core/tests/regressions"] {
        read(&project.root().join(folder), &mut texts)?;
    }
    ensure!(texts.len() > 50, "expected cables in tests/corpus, found none");
    for (index, text) in texts.iter().enumerate() {
        // The target writes the heading or the page around it.
        let text = match target {
            Target::Parse => &text[..],
            Target::Html => after(text, b"<pre>"),
            Target::Refs => after(text, b"REF:"),
            Target::Portions => after(text, b"1."),
        };
        std::fs::write(corpus.join(format!("seed-{index:03}")), text)?;
    }
    Ok(())
}

fn read(folder: &Path, texts: &mut Vec<Vec<u8>>) -> Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            read(&path, texts)?;
        } else if path.extension().is_some_and(|extension| extension == "txt" || extension == "html") {
            texts.push(std::fs::read(path)?);
        }
    }
    Ok(())
}

/// What comes after the last `mark`, or all.
fn after<'t>(text: &'t [u8], mark: &[u8]) -> &'t [u8] {
    let at = text.windows(mark.len()).rposition(|window| window == mark);
    at.map_or(text, |at| &text[at + mark.len()..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_after() {
        assert_eq!(after(b"a REF: b REF: c", b"REF:"), b" c");
        assert_eq!(after(b"abc", b"REF:"), b"abc");
    }
}
