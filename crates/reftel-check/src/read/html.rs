use super::super::decode::Layer;
use super::super::words::{is_block, is_style, known_attribute, known_element, known_value};
use super::{At, Read, Reason, is_whitespace};

/// Reads a page: its text, the values of attributes, comments, names that no export has.
///
/// A tag stands between words, or within one, as any other mark does: so the text on both sides of it is one text. Only what
/// begins and ends with a paragraph or a field has nothing to do with what is beside it.
pub(super) fn read(bytes: &[u8]) -> Result<Read, Reason> {
    let mut page = Page { at: At { bytes, at: 0 }, read: Read::default(), text: Layer::default() };
    page.read.places.push((0, ("text", "")));
    while page.at.peek().is_some() {
        let from = page.at.at;
        page.at.skip(|byte| byte != b'<');
        page.text.copy(bytes, from, page.at.at);
        page.markup()?;
        page.read.places.push((page.at.at as u32, ("text", "")));
    }
    page.read.layer.append(page.text);
    Ok(page.read)
}

struct Page<'b> {
    at: At<'b>,
    read: Read,
    text: Layer,
}

impl Page<'_> {
    fn markup(&mut self) -> Result<(), Reason> {
        let start = self.at.at;
        if !self.at.eat(b'<') {
            return Ok(());
        }
        self.text.push(b' ', start as u32);
        match self.at.rest() {
            [b'!', b'-', b'-', ..] => {
                let end = self.at.behind(b"-->").ok_or("a comment without end")?;
                self.read.part(self.at.bytes, start, end, ("comment", ""));
            }
            [b'!' | b'?', ..] => {
                let end = self.at.behind(b">").ok_or("a declaration without end")?;
                if self.at.bytes.get(start..end) != Some(b"<!DOCTYPE html") {
                    self.read.part(self.at.bytes, start, end, ("declaration", ""));
                }
            }
            [b'a'..=b'z' | b'A'..=b'Z', ..] => self.tag(false)?,
            [b'/', b'a'..=b'z' | b'A'..=b'Z', ..] => {
                self.at.at += 1;
                self.tag(true)?;
            }
            // Browsers take it for text.
            _ => self.text.push(b'<', start as u32),
        }
        Ok(())
    }

    fn tag(&mut self, is_end: bool) -> Result<(), Reason> {
        let bytes = self.at.bytes;
        let from = self.at.at;
        self.at.skip(|byte| !is_whitespace(byte) && byte != b'>' && byte != b'/');
        let name = bytes.get(from..self.at.at).unwrap_or_default();
        // Of the kinds of frames only the end: a build in which the word for one stands is refused.
        let never = |it: &&str| {
            let end = name.get(name.len().saturating_sub(it.len())..).unwrap_or_default();
            end.eq_ignore_ascii_case(it.as_bytes())
        };
        if ["script", "frame", "object", "embed", "base"].iter().any(never) {
            return Err("a script, or something from elsewhere");
        }
        if is_block(name) {
            self.text.barrier();
        }
        if !known_element(name) {
            self.read.part(bytes, from, self.at.at, ("name of an element", ""));
        }
        loop {
            self.at.skip(|byte| is_whitespace(byte) || byte == b'/');
            match self.at.peek() {
                None => return Err("a tag without end"),
                Some(b'>') => break,
                Some(_) => self.attribute()?,
            }
        }
        self.at.at += 1;
        if name.eq_ignore_ascii_case(b"style") && !is_end {
            let from = self.at.at;
            let end = self.at.behind(b"</style").ok_or("a style sheet without end")?;
            if !is_style(bytes.get(from..end).unwrap_or_default()) {
                self.read.part(bytes, from, end, ("style sheet", ""));
            }
            self.at.behind(b">").ok_or("a tag without end")?;
        }
        Ok(())
    }

    fn attribute(&mut self) -> Result<(), Reason> {
        let bytes = self.at.bytes;
        let from = self.at.at;
        self.at.at += 1;
        self.at.skip(|byte| !is_whitespace(byte) && byte != b'>' && byte != b'/' && byte != b'=');
        let name = bytes.get(from..self.at.at).unwrap_or_default();
        let known = known_attribute(name);
        if known.is_none() {
            self.read.part(bytes, from, self.at.at, ("name of an attribute", ""));
        }
        if name.get(..2).is_some_and(|start| start.eq_ignore_ascii_case(b"on")) {
            return Err("a script, or something from elsewhere");
        }
        self.at.skip(is_whitespace);
        if !self.at.eat(b'=') {
            return Ok(());
        }
        self.at.skip(is_whitespace);
        let quote = self.at.peek().filter(|byte| matches!(byte, b'"' | b'\''));
        let (from, end) = match quote {
            Some(quote) => {
                self.at.at += 1;
                (self.at.at, self.at.behind(&[quote]).ok_or("an attribute without end")?)
            }
            None => {
                let from = self.at.at;
                self.at.skip(|byte| !is_whitespace(byte) && byte != b'>');
                (from, self.at.at)
            }
        };
        if !known_value(bytes.get(from..end).unwrap_or_default()) {
            self.read.part(bytes, from, end, ("attribute", known.unwrap_or_default()));
        }
        Ok(())
    }
}
