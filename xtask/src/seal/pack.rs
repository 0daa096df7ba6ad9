//! Packs the program and its tables into one file, which `boot.js` unpacks.
//!
//! Hosts only know gzip, which leaves a fifth more of a program than LZMA does. The file is of the plain `.lzma` format,
//! so that whoever wants to look inside needs no tool of ours; only the parts of the program stand apart in it.

#[path = "../../../src/cable/tables/whole.rs"]
mod whole;

use std::io::{Read, Write};
use std::path::Path;

use anyhow::{Context, Result, ensure};
use lzma_rust2::{LzmaOptions, LzmaReader, LzmaWriter};

use super::apart::{apart, together};
use super::check::Element;
use super::{short_hash, sri};

const LENGTHS: &str = "SEAL(lengths)";

/// The page of `html`, in which `named` stands for the program, with name, hash and lengths of the file with both. It is
/// then in `dir`, packed only if asked: that takes seconds for a program that was not made small.
pub(super) fn add(dir: &Path, html: &str, named: &str, program: &[u8], packed: bool) -> Result<String> {
    ensure!(html.matches(LENGTHS).count() == 1, "index.html must have one {LENGTHS}");
    let tables = whole::WHOLE.as_bytes();
    let (bytes, lengths) = if packed {
        let parts = apart(program)?;
        let lengths: Vec<String> = parts.iter().map(|part| part.len().to_string()).collect();
        (pack(&[&parts.concat(), tables].concat())?, lengths.join(" "))
    } else {
        ([program, tables].concat(), program.len().to_string())
    };
    let name = format!("reftel-{}.{}", short_hash(&bytes), if packed { PACKED } else { "bin" });
    std::fs::write(dir.join(&name), &bytes)?;
    Ok(html.replace(&format!("SEAL({named})"), &sri(&bytes)).replace(named, &name).replace(LENGTHS, &lengths))
}

/// By this end of the name `boot.js` knows that it must unpack.
const PACKED: &str = "lzma";

/// The program and the tables again, from the file that the page names.
pub(crate) fn read(dir: &Path, named: &Element) -> Result<(Vec<u8>, Vec<u8>)> {
    let name = named.attr("content");
    let mut bytes = std::fs::read(dir.join(name.trim_start_matches("./")))?;
    if name.ends_with(PACKED) {
        bytes = unpack(&bytes)?;
    }
    let mut rest = &bytes[..];
    let mut parts = Vec::new();
    for length in named.attr("data-lengths").split(' ') {
        let length = length.parse().context("no length of the program")?;
        let part;
        (part, rest) = rest.split_at_checked(length).context("the program is longer than its file")?;
        parts.push(part);
    }
    let program = if name.ends_with(PACKED) { together(&parts)? } else { parts.concat() };
    ensure!(program.starts_with(b"\0asm"), "{name} has no program");
    ensure!(rest == whole::WHOLE.as_bytes(), "{name} has not the tables of this checkout");
    Ok((program, rest.to_vec()))
}

pub(crate) fn pack(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut options = LzmaOptions::with_preset(9);
    // What comes next depends on three bits of the byte before, and not on the place: instructions have any length.
    // boot.js takes the last two for granted.
    (options.lc, options.lp, options.pb) = (3, 0, 0);
    options.nice_len = LzmaOptions::NICE_LEN_MAX;
    options.depth_limit = 1000;
    let mut writer = LzmaWriter::new_use_header(Vec::new(), &options, Some(bytes.len() as u64))?;
    writer.write_all(bytes)?;
    Ok(writer.finish()?)
}

fn unpack(packed: &[u8]) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    LzmaReader::new_mem_limit(packed, u32::MAX, None)?.read_to_end(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::super::check::Page;
    use super::*;

    const META: &str = r#"<meta id="program" content="./a_bg.wasm" data-integrity="SEAL(a_bg.wasm)" data-lengths="SEAL(lengths)">"#;
    const PROGRAM: &[u8] = b"\0asm\x01\0\0\0\x00\x06a name";

    #[test]
    fn ok_file_and_hash() {
        for packed in [true, false] {
            let dir = tempfile::tempdir().unwrap();
            let page = add(dir.path(), META, "a_bg.wasm", PROGRAM, packed).unwrap();
            let page = Page::read(&page).unwrap();
            let named = page.by_id("program").unwrap();
            let written = std::fs::read(dir.path().join(named.attr("content"))).unwrap();
            assert_eq!(named.attr("data-integrity"), sri(&written));
            assert_eq!(written.starts_with(PROGRAM), !packed);
            let (program, tables) = read(dir.path(), named).unwrap();
            assert_eq!(program, PROGRAM);
            assert!(tables.starts_with(b"\x0ctags\n"));
        }
    }

    #[test]
    fn ok_what_boot_takes_for_granted() {
        let packed = pack(PROGRAM).unwrap();
        assert_eq!(packed[0], 3, "(pb * 5 + lp) * 9 + lc");
        assert_eq!(packed[5..13], (PROGRAM.len() as u64).to_le_bytes());
    }

    #[test]
    fn err_no_place_for_it() {
        let dir = tempfile::tempdir().unwrap();
        assert!(add(dir.path(), "<meta>", "a_bg.wasm", PROGRAM, true).is_err());
    }

    #[test]
    fn err_damaged() {
        let dir = tempfile::tempdir().unwrap();
        let page = add(dir.path(), META, "a_bg.wasm", PROGRAM, true).unwrap();
        let page = Page::read(&page).unwrap();
        let named = page.by_id("program").unwrap();
        let path = dir.path().join(named.attr("content"));
        let mut bytes = std::fs::read(&path).unwrap();
        bytes[40] ^= 1;
        std::fs::write(path, bytes).unwrap();
        assert!(read(dir.path(), named).is_err());
    }
}
