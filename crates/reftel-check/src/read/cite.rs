use super::super::words::field;
use super::{Read, Reason};

/// Reads entries of BibTeX, a field a line, with an empty line between two.
pub(super) fn bibtex(text: &str) -> Result<Read, Reason> {
    let mut read = Read::default();
    let mut is_open = false;
    let mut count = 0_usize;
    for (from, line) in lines(text) {
        if !is_open {
            if line.is_empty() && count > 0 {
                continue;
            }
            line.strip_prefix("@misc{").and_then(|key| key.strip_suffix(',')).ok_or("no entry of BibTeX")?;
            read.part(text.as_bytes(), from + 6, from + line.len(), ("key", ""));
            is_open = true;
            count += 1;
            continue;
        }
        if line == "}" {
            is_open = false;
            continue;
        }
        let (name, value) = line.trim_start().split_once(" = {").ok_or("a field of BibTeX without value")?;
        let name = field(name).ok_or("a field that citations do not have")?;
        value.strip_suffix("},").or(value.strip_suffix('}')).ok_or("a field of BibTeX without end")?;
        read.part(text.as_bytes(), from + line.len() - value.len(), from + line.len(), ("field", name));
    }
    match (count, is_open) {
        (0, _) => Err("no entry of BibTeX"),
        (_, true) => Err("an entry of BibTeX without end"),
        _ => Ok(read),
    }
}

/// Reads records of RIS.
pub(super) fn ris(text: &str) -> Result<Read, Reason> {
    let mut read = Read::default();
    let mut is_open = false;
    for (from, line) in lines(text) {
        let line = line.strip_suffix('\r').unwrap_or(line);
        let (tag, value) =
            line.split_once("  - ").or(line.split_once("  -")).ok_or("a line of RIS without tag")?;
        if tag.len() != 2 || !tag.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit()) {
            return Err("a line of RIS without tag");
        }
        is_open = tag != "ER";
        // A tag is two letters that any text could hold.
        read.part(text.as_bytes(), from + line.len() - value.len(), from + line.len(), ("field", ""));
    }
    if is_open { Err("a record of RIS without end") } else { Ok(read) }
}

/// Lines and where they begin.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut from = 0;
    text.strip_suffix('\n').unwrap_or(text).split('\n').map(move |line| {
        let start = from;
        from += line.len() + 1;
        (start, line)
    })
}
