//! Prints cables as JSON, one line each; a file with several cables gives several lines.
//!
//! `cargo run --release -p reftel-core --example cable2json -- PATH...`
//!
//! A path is a file, a folder (searched for `.txt`, `.html`, `.htm`, `.md` and `.xml`, subfolders included), or `-` for
//! standard input. UTF-8, UTF-16 and Windows-1252 are read; a notice in the JSON says when a file is not UTF-8. A file that
//! cannot be read, or is not text, is reported on standard error: the others are still written, and the exit status is 1.
#![allow(clippy::print_stderr, reason = "errors of a command go to standard error")]

use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use reftel_core::export::json::to_json;
use reftel_core::parse::parse_all;
use reftel_core::text::{Source, decode};

fn main() -> ExitCode {
    let paths: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    if paths.is_empty() {
        eprintln!("usage: cable2json PATH...   (a file, a folder, or - for standard input)");
        return ExitCode::from(2);
    }
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut failed = false;
    for path in paths {
        let written = files(&path).and_then(|files| {
            for file in files {
                if let Err(error) = write_file(&file, &mut out) {
                    if error.kind() == io::ErrorKind::BrokenPipe {
                        return Err(error);
                    }
                    eprintln!("cable2json: {}: {error}", file.display());
                    failed = true;
                }
            }
            Ok(())
        });
        match written {
            Ok(()) => {}
            // Nobody reads the output any more, as behind `| head`.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => return ExitCode::SUCCESS,
            Err(error) => {
                eprintln!("cable2json: {}: {error}", path.display());
                failed = true;
            }
        }
    }
    if out.flush().is_err() || failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// The files of a path: itself, or those of a folder in order of their names.
fn files(path: &Path) -> io::Result<Vec<PathBuf>> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut entries: Vec<PathBuf> =
        fs::read_dir(path)?.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>()?;
    entries.sort();
    let mut all = Vec::new();
    for entry in entries {
        let extension = entry.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
        if entry.is_dir() {
            all.extend(files(&entry)?);
        } else if ["txt", "html", "htm", "md", "xml"]
            .iter()
            .any(|known| extension.eq_ignore_ascii_case(known))
        {
            all.push(entry);
        }
    }
    Ok(all)
}

fn write_file(path: &Path, out: &mut impl Write) -> io::Result<()> {
    let (name, bytes) = if path.as_os_str() == "-" {
        let mut bytes = Vec::new();
        io::stdin().read_to_end(&mut bytes)?;
        ("-".to_owned(), bytes)
    } else {
        let name = path.file_name().unwrap_or(path.as_os_str());
        (name.to_string_lossy().into_owned(), fs::read(path)?)
    };
    let (text, encoding) = decode(bytes).map_err(io::Error::other)?;
    let source = Source::new(name, text).map_err(io::Error::other)?.with_encoding(encoding);
    for parsed in parse_all(&source) {
        writeln!(out, "{}", to_json(&source, &parsed)?)?;
    }
    Ok(())
}
