//! Writes invented cables, for benches and trials.
//!
//! `cargo run --release -p reftel-core --example make_cables -- --help`
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program for the terminal")]

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use invented::{Form, cables};

const USAGE: &str = "usage: make_cables [--count N] [--seed N] [--form telegram|page] [--out FOLDER]

Without --out all cables are written to standard output, one after the other; with it each to a file of
its own in FOLDER, which is created. The same seed gives the same bytes.
  --count N   how many (1000)
  --seed N    which ones (1)
  --form F    telegram: the text as transmitted; page: a web page of a collection (telegram)";

struct Options {
    count: u64,
    seed: u64,
    form: Form,
    out: Option<PathBuf>,
}

fn main() -> ExitCode {
    if std::env::args().any(|word| word == "--help" || word == "-h") {
        println!("{USAGE}");
        return ExitCode::SUCCESS;
    }
    let options = match options(std::env::args().skip(1)) {
        Ok(options) => options,
        Err(problem) => {
            eprintln!("make_cables: {problem}\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    match write(&options) {
        // Nobody reads the output any more, as behind `| head`.
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            eprintln!("make_cables: {error}");
            ExitCode::FAILURE
        }
        _ => ExitCode::SUCCESS,
    }
}

fn options(mut words: impl Iterator<Item = String>) -> Result<Options, String> {
    let mut options = Options { count: 1000, seed: 1, form: Form::Telegram, out: None };
    while let Some(word) = words.next() {
        let value = words.next().ok_or_else(|| format!("expected a value after {word}"))?;
        let number = || value.parse().map_err(|_| format!("expected a number after {word}, found {value}"));
        match word.as_str() {
            "--count" => options.count = number()?,
            "--seed" => options.seed = number()?,
            "--out" => options.out = Some(PathBuf::from(value)),
            "--form" => {
                options.form = match value.as_str() {
                    "telegram" => Form::Telegram,
                    "page" => Form::Page,
                    _ => return Err(format!("expected telegram or page after --form, found {value}")),
                }
            }
            _ => return Err(format!("expected an option, found {word}")),
        }
    }
    Ok(options)
}

fn write(options: &Options) -> io::Result<()> {
    let cables = cables(options.seed, options.count, options.form);
    match options.out.as_deref() {
        None => {
            let mut out = io::BufWriter::new(io::stdout().lock());
            for cable in cables {
                out.write_all(cable.text.as_bytes())?;
            }
            out.flush()
        }
        Some(folder) => {
            std::fs::create_dir_all(folder)?;
            for cable in cables {
                std::fs::write(file(folder, &cable.name, options.form), cable.text)?;
            }
            Ok(())
        }
    }
}

fn file(folder: &Path, name: &str, form: Form) -> PathBuf {
    let extension = match form {
        Form::Telegram => "txt",
        Form::Page => "html",
    };
    folder.join(format!("{name}.{extension}"))
}
