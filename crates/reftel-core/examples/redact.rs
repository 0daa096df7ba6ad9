//! Redacts cables by the rules of a file and prints what is left, with what the rules leave to a reader.
//!
//! `cargo run --release -p reftel-core --example redact -- RULES.json PATH...`
//!
//! The rules are those that the page saves (see [`plan`]). Each cable is one line of JSON: its text as it may leave, with
//! what is undecided withheld; `struck`, `offered` and `undecided` are what was found, in the words of the cable. **They are
//! the very words to be kept secret**: the line is for whoever decides, and only its `text` is for others.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command")]

use std::process::ExitCode;

use reftel_core::cable::Cable;
use reftel_core::export::Options;
use reftel_core::export::text::to_text;
use reftel_core::parse::{Parsed, parse_all};
use reftel_core::redact::{Finding, Rules, apply, plan, release};
use reftel_core::text::Source;
use serde_json::{Value, json};

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let Some((plan, paths)) = args.split_first().filter(|(_, paths)| !paths.is_empty()) else {
        eprintln!("usage: redact RULES.json PATH...");
        return ExitCode::from(2);
    };
    match run(plan, paths) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("redact: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(plan: &str, paths: &[String]) -> Result<(), Box<dyn std::error::Error>> {
    let rules = plan::load(&std::fs::read_to_string(plan)?)?;
    for path in paths {
        let source = Source::new(path, std::fs::read(path)?)?;
        for Parsed { cable, .. } in parse_all(&source) {
            println!("{}", redacted(&source, &cable, &rules)?);
        }
    }
    Ok(())
}

fn redacted(source: &Source, cable: &Cable, rules: &Rules) -> Result<Value, Box<dyn std::error::Error>> {
    let applied = apply(source, cable, rules);
    let released = release(source, cable, &applied.withheld())?;
    let found = |struck: bool| -> Vec<Value> {
        let found = applied.findings.iter().filter(|finding| finding.struck == struck);
        found.map(|finding| json!({"why": finding.why, "words": words(source, finding)})).collect()
    };
    let undecided = applied.undecided.iter();
    Ok(json!({
        "text": to_text(&released, Options::default()),
        "struck": found(true),
        "offered": found(false),
        "undecided": undecided
            .map(|portion| json!({"what": portion.what, "words": source.raw(portion.span)}))
            .collect::<Vec<_>>(),
    }))
}

fn words(source: &Source, finding: &Finding) -> String {
    finding.spans.iter().map(|span| source.raw(span)).collect::<Vec<_>>().join(" … ")
}
