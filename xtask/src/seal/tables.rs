//! Writes the file of tables beside the program, which looks codes, posts and words up in it.

#[path = "../../../src/cable/tables/whole.rs"]
mod whole;

use std::path::Path;

use anyhow::{Result, ensure};

use super::{short_hash, sri};

/// The page of `html` with name and hash of the tables, which are then in `dir`.
pub(super) fn add(dir: &Path, html: &str) -> Result<String> {
    const NAME: &str = "SEAL(name of the tables)";
    const HASH: &str = "SEAL(hash of the tables)";
    for place in [NAME, HASH] {
        ensure!(html.matches(place).count() == 1, "index.html must have one {place}");
    }
    let bytes = whole::WHOLE.as_bytes();
    let name = format!("tables-{}.txt", short_hash(bytes));
    std::fs::write(dir.join(&name), bytes)?;
    Ok(html.replace(NAME, &name).replace(HASH, &sri(bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_file_and_hash() {
        let dir = tempfile::tempdir().unwrap();
        let meta = r#"<meta id="tables" content="./SEAL(name of the tables)" data-integrity="SEAL(hash of the tables)">"#;
        let page = add(dir.path(), meta).unwrap();
        let name = page.split("./").nth(1).unwrap().split('"').next().unwrap();
        let written = std::fs::read(dir.path().join(name)).unwrap();
        assert!(written.starts_with(b"\x0ctags\n"));
        assert!(page.contains(&format!("data-integrity=\"{}\"", sri(&written))), "{page}");
    }

    #[test]
    fn err_no_place_for_them() {
        let dir = tempfile::tempdir().unwrap();
        assert!(add(dir.path(), "<meta>").is_err());
    }
}
