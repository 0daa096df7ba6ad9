use super::super::words::{is_closed, key};
use super::{At, Place, Read, Reason, is_whitespace};

/// Deepest lists in lists.
const DEPTH: usize = 64;

/// Reads values of JSON, one behind the other: its strings and numbers, and keys that no export has.
pub(super) fn read(bytes: &[u8]) -> Result<Read, Reason> {
    let mut reader = Json { at: At { bytes, at: 0 }, read: Read::default(), name: "" };
    loop {
        reader.value(0)?;
        reader.at.skip(is_whitespace);
        if reader.at.peek().is_none() {
            return Ok(reader.read);
        }
    }
}

struct Json<'b> {
    at: At<'b>,
    read: Read,
    /// The key of the value.
    name: &'static str,
}

impl Json<'_> {
    fn value(&mut self, depth: usize) -> Result<(), Reason> {
        if depth > DEPTH {
            return Err("lists that are too deep");
        }
        self.at.skip(is_whitespace);
        match self.at.peek() {
            Some(b'{') => self.list(b'}', depth),
            Some(b'[') => self.list(b']', depth),
            Some(b'"') => {
                let (from, end) = self.string()?;
                if !is_closed(self.name, self.at.bytes.get(from..end).unwrap_or_default()) {
                    self.text(from, end, ("value", self.name));
                }
                Ok(())
            }
            _ => self.word(),
        }
    }

    /// A number, or `true`, `false`, `null`.
    fn word(&mut self) -> Result<(), Reason> {
        let from = self.at.at;
        self.at.skip(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'+' | b'.'));
        let word = self.at.bytes.get(from..self.at.at).unwrap_or_default();
        match word {
            b"true" | b"false" | b"null" => Ok(()),
            [b'-' | b'0'..=b'9', rest @ ..]
                if rest.iter().all(|byte| matches!(byte, b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E')) =>
            {
                self.read.part(self.at.bytes, from, self.at.at, ("value", self.name));
                Ok(())
            }
            _ => Err("what is no value of JSON"),
        }
    }

    fn list(&mut self, end: u8, depth: usize) -> Result<(), Reason> {
        self.at.at += 1;
        self.at.skip(is_whitespace);
        if self.at.eat(end) {
            return Ok(());
        }
        loop {
            if end == b'}' {
                self.key()?;
            }
            self.value(depth + 1)?;
            self.at.skip(is_whitespace);
            if self.at.eat(end) {
                return Ok(());
            }
            if !self.at.eat(b',') {
                return Err("a list of JSON without end");
            }
        }
    }

    fn key(&mut self) -> Result<(), Reason> {
        self.at.skip(is_whitespace);
        let (from, end) = self.string()?;
        match key(self.at.bytes.get(from..end).unwrap_or_default()) {
            Some(known) => self.name = known,
            None => {
                self.name = "";
                self.text(from, end, ("key", ""));
            }
        }
        self.at.skip(is_whitespace);
        if self.at.eat(b':') { Ok(()) } else { Err("a key of JSON without value") }
    }

    /// Adds a string. Escapes of one letter are undone here: the letter would stand in front of the next word.
    fn text(&mut self, from: usize, end: usize, place: Place) {
        self.read.part(self.at.bytes, from, from, place);
        let mut is_escape = false;
        for (byte, at) in self.at.bytes.get(from..end).unwrap_or_default().iter().zip(from as u32..) {
            let is_letter = is_escape && matches!(byte, b'n' | b'r' | b't' | b'b' | b'f');
            is_escape = !is_escape && *byte == b'\\';
            self.read.layer.push(if is_letter { b' ' } else { *byte }, at);
        }
    }

    /// Where the words of a string begin and end.
    fn string(&mut self) -> Result<(usize, usize), Reason> {
        if !self.at.eat(b'"') {
            return Err("what is no key of JSON");
        }
        let from = self.at.at;
        loop {
            self.at.skip(|byte| byte != b'"' && byte != b'\\' && byte >= b' ');
            match self.at.peek() {
                Some(b'"') => break,
                Some(b'\\') => self.at.at += 2,
                _ => return Err("a string of JSON without end"),
            }
        }
        self.at.at += 1;
        Ok((from, self.at.at - 1))
    }
}
