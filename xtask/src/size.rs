//! The size of what a reader downloads.

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use flate2::Compression;
use flate2::write::GzEncoder;

/// What is loaded before the first cable can be read, gzipped, in bytes (1 kB = 1000 bytes): a guard against growing without
/// noticing, not a goal. What counts is the time until a cable can be read (`cargo xtask bench --browser`).
///
/// It was to be 650 kB. Typed views, the tables of Unicode, what finds a name in other alphabets and spellings, and a library
/// built for speed are more than that.
const GUARD: usize = 1_345_000;

struct Row {
    name: String,
    raw: usize,
    packed: usize,
}

/// Prints the table; an error if the sum is over the guard.
pub(crate) fn report(dist: &Path) -> Result<()> {
    let rows = measure(dist)?;
    let raw: usize = rows.iter().map(|row| row.raw).sum();
    let gzip: usize = rows.iter().map(|row| row.packed).sum();
    let width = rows.iter().map(|row| row.name.len()).max().unwrap_or(0);
    println!("{:width$} {:>9} {:>9}", "file", "bytes", "gzip -9");
    for row in &rows {
        println!("{:width$} {:>9} {:>9}", row.name, row.raw, row.packed);
    }
    println!("{:width$} {raw:>9} {gzip:>9}", "sum");
    println!("guard {GUARD}: {} left", GUARD.saturating_sub(gzip));
    if gzip > GUARD {
        bail!("dist/ is {} bytes over the guard of {GUARD}", gzip - GUARD);
    }
    Ok(())
}

/// Every file below `dist`, largest first.
fn measure(dist: &Path) -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    for path in files(dist)? {
        let bytes = std::fs::read(&path)?;
        rows.push(Row {
            name: path.strip_prefix(dist)?.display().to_string(),
            raw: bytes.len(),
            packed: if bytes.is_empty() { 0 } else { gzipped(&bytes)? },
        });
    }
    if rows.is_empty() {
        bail!("{} is empty; run `cargo xtask build` first", dist.display());
    }
    rows.sort_by(|a, b| b.packed.cmp(&a.packed).then_with(|| a.name.cmp(&b.name)));
    Ok(rows)
}

/// All files below a folder.
pub(crate) fn files(dir: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut dirs = vec![dir.to_owned()];
    while let Some(dir) = dirs.pop() {
        let entries = std::fs::read_dir(&dir)
            .with_context(|| format!("cannot read {}; run `cargo xtask build` first", dir.display()))?;
        for entry in entries {
            let path = entry?.path();
            if path.is_dir() {
                dirs.push(path);
            } else {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

fn gzipped(bytes: &[u8]) -> Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_gzip_shrinks_text() {
        assert!(gzipped(&b"REF: ".repeat(100)).unwrap() < 100);
    }
}
