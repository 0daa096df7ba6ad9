//! `cargo xtask accuracy`: what the parser fills over a folder of cables, so that a change shows what it moves.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use clap::Args;
use serde_json::Value;
use xshell::cmd;

use crate::project::{Project, say};

#[derive(Args)]
pub(crate) struct Options {
    /// Files and folders; the cables beside the checkout when none is named.
    paths: Vec<PathBuf>,
}

/// Parts of the JSON that are no field with a value to be filled.
const NOT_FIELDS: [&str; 4] = ["format", "source", "unrecognised", "diagnostics"];

/// Reads the cables and prints the tables.
pub(crate) fn accuracy(project: &Project, options: &Options) -> Result<()> {
    let mut paths = options.paths.clone();
    if paths.is_empty() {
        paths.push(project.root().join("../shared/cables"));
        ensure!(paths[0].exists(), "name files or folders: there is no {}", paths[0].display());
    }
    let sh = project.shell()?;
    let build = ["run", "--quiet", "--release", "-p", "reftel-core", "--example", "cable2json", "--"];
    let json =
        cmd!(sh, "cargo {build...} {paths...}").ignore_status().read().context("cable2json did not run")?;
    let cables: Vec<Value> = json
        .lines()
        .map(serde_json::from_str)
        .collect::<Result<_, _>>()
        .context("cable2json wrote no JSON")?;
    ensure!(!cables.is_empty(), "there is no cable in what was named");
    say(format!("{} cables", cables.len()));
    print!("{}", tables(&cables));
    Ok(())
}

/// How many cables have each field, by the form they were read as; then what was not recognised, and the notices.
fn tables(cables: &[Value]) -> String {
    let forms: Vec<&str> = cables.iter().map(form).collect::<BTreeSet<_>>().into_iter().collect();
    let mut out = String::new();
    let mut row = |name: &str, counts: &dyn Fn(&[&Value]) -> usize| {
        let _ = write!(out, "{name:<30} {:>8}", counts(&cables.iter().collect::<Vec<_>>()));
        for wanted in &forms {
            let of_form: Vec<&Value> = cables.iter().filter(|cable| form(cable) == *wanted).collect();
            let _ = write!(out, " {:>width$}", counts(&of_form), width = wanted.len().max(4));
        }
        out.push('\n');
    };
    row("cables", &|cables| cables.len());
    let fields = cables.first().and_then(Value::as_object).into_iter().flat_map(|cable| cable.keys());
    for field in fields.filter(|field| !NOT_FIELDS.contains(&field.as_str())) {
        row(field, &|cables| cables.iter().filter(|cable| is_filled(&cable[field])).count());
    }
    row("unrecognised bytes", &|cables| cables.iter().map(|cable| unrecognised(cable)).sum());
    let codes: BTreeSet<&str> = cables.iter().flat_map(notices).collect();
    for code in codes {
        let has = |cable: &Value| notices(cable).filter(|notice| *notice == code).count();
        row(&format!("notice {code}"), &|cables| cables.iter().map(|cable| has(cable)).sum());
    }
    format!("{:<30} {:>8} {}\n{out}", "", "all", forms.join(" "))
}

/// The form a cable was read as.
fn form(cable: &Value) -> &str {
    cable["source"]["dialect"].as_str().unwrap_or("unknown")
}

/// The codes of a cable's notices.
fn notices(cable: &Value) -> impl Iterator<Item = &str> {
    cable["diagnostics"].as_array().into_iter().flatten().filter_map(|notice| notice["code"].as_str())
}

/// The bytes that no rule recognised.
fn unrecognised(cable: &Value) -> usize {
    let spans = cable["unrecognised"].as_array().into_iter().flatten().map(|run| &run["span"]);
    let length = |span: &Value| span[1].as_u64().unwrap_or(0).saturating_sub(span[0].as_u64().unwrap_or(0));
    spans.map(length).sum::<u64>().try_into().unwrap_or(usize::MAX)
}

/// Whether there is anything in a value.
fn is_filled(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::String(text) => !text.is_empty(),
        Value::Array(values) => !values.is_empty(),
        Value::Object(fields) => fields.values().any(is_filled),
        Value::Bool(_) | Value::Number(_) => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn ok_fields_are_counted_by_form() {
        let cable = |dialect: &str, tags: Value| {
            json!({
                "source": {"dialect": dialect}, "from": {"text": null, "post": null}, "tags": tags,
                "unrecognised": [{"span": [2, 6]}], "diagnostics": [{"code": "form"}],
            })
        };
        let text = tables(&[
            cable("aad", json!(["A"])),
            cable("telegram", json!([])),
            cable("telegram", json!(["B"])),
        ]);
        let rows: Vec<Vec<&str>> = text.lines().map(|line| line.split_whitespace().collect()).collect();
        assert_eq!(rows[0], ["all", "aad", "telegram"]);
        assert_eq!(rows[1], ["cables", "3", "1", "2"]);
        assert!(rows.contains(&vec!["tags", "2", "1", "1"]), "{text}");
        assert!(rows.contains(&vec!["from", "0", "0", "0"]), "{text}");
        assert!(rows.contains(&vec!["unrecognised", "bytes", "12", "4", "8"]), "{text}");
        assert!(rows.contains(&vec!["notice", "form", "3", "1", "2"]), "{text}");
    }
}
