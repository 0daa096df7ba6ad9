use super::super::words::field;
use super::{Read, Reason};

/// Reads one entry of BibTeX, a field a line.
pub(super) fn bibtex(text: &str) -> Result<Read, Reason> {
    let mut read = Read::default();
    let mut is_ended = false;
    for (number, (from, line)) in lines(text).enumerate() {
        if number == 0 {
            line.strip_prefix("@misc{").and_then(|key| key.strip_suffix(',')).ok_or("no entry of BibTeX")?;
            read.part(text.as_bytes(), from + 6, from + line.len(), ("key", ""));
            continue;
        }
        if is_ended {
            return Err("something behind the entry of BibTeX");
        }
        if line == "}" {
            is_ended = true;
            continue;
        }
        let (name, value) = line.trim_start().split_once(" = {").ok_or("a field of BibTeX without value")?;
        let name = field(name).ok_or("a field that citations do not have")?;
        value.strip_suffix("},").or(value.strip_suffix('}')).ok_or("a field of BibTeX without end")?;
        read.part(text.as_bytes(), from + line.len() - value.len(), from + line.len(), ("field", name));
    }
    if is_ended { Ok(read) } else { Err("an entry of BibTeX without end") }
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
