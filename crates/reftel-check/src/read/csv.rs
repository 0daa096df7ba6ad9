use super::super::words::key;
use super::{At, Read, Reason};

/// Reads a table of RFC 4180 whose first line names the columns.
pub(super) fn read(bytes: &[u8]) -> Result<Read, Reason> {
    let mut at = At { bytes, at: 0 };
    let mut read = Read::default();
    let mut columns: Vec<&'static str> = Vec::new();
    let mut is_first = true;
    while at.peek().is_some() {
        let mut column = 0;
        loop {
            let (from, end) = cell(&mut at)?;
            let name = columns.get(column).copied().unwrap_or_default();
            if is_first {
                let known = key(bytes.get(from..end).unwrap_or_default());
                columns.push(known.unwrap_or_default());
                if known.is_none() {
                    read.part(bytes, from, end, ("name of a column", ""));
                }
            } else {
                read.part(bytes, from, end, ("column", name));
            }
            column += 1;
            if !at.eat(b',') {
                break;
            }
        }
        at.eat(b'\r');
        if !at.eat(b'\n') || column != columns.len() {
            return Err("a line of the table that is not as long as the first");
        }
        is_first = false;
    }
    Ok(read)
}

/// Where a cell begins and ends. Doubled quotes stay: they are no letters.
fn cell(at: &mut At<'_>) -> Result<(usize, usize), Reason> {
    if !at.eat(b'"') {
        let from = at.at;
        at.skip(|byte| !matches!(byte, b',' | b'"' | b'\r' | b'\n'));
        return Ok((from, at.at));
    }
    let from = at.at;
    loop {
        at.skip(|byte| byte != b'"');
        let end = at.at;
        if !at.eat(b'"') {
            return Err("a cell without end");
        }
        if !at.eat(b'"') {
            return Ok((from, end));
        }
    }
}
