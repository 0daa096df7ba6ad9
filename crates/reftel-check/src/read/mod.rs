//! A reader for each form. It tells what is text from what is notation, and refuses what is neither; escapes are left to
//! [`decode`](super::decode).

mod cite;
mod csv;
mod html;
mod json;
pub(super) mod zip;

use super::Format;
use super::decode::Layer;

/// What a file says, with the names of the places.
#[derive(Debug, Default)]
pub(super) struct Read {
    pub layer: Layer,
    /// Where each place begins in the file, in order.
    places: Vec<(u32, Place)>,
}

/// A kind of place, and a name that is the same in every export, or nothing.
pub(super) type Place = (&'static str, &'static str);

impl Read {
    /// All of a file as one text.
    pub(super) fn whole(bytes: &[u8], place: &'static str) -> Self {
        Self { layer: Layer::of(bytes), places: vec![(0, (place, ""))] }
    }

    /// Adds a part of the file that has nothing to do with the part before it.
    fn part(&mut self, bytes: &[u8], from: usize, to: usize, place: Place) {
        self.places.push((from as u32, place));
        self.layer.barrier();
        self.layer.copy(bytes, from, to);
    }

    pub(super) fn place(&self, at: u32) -> Place {
        let index = self.places.partition_point(|(start, _)| *start <= at).checked_sub(1);
        index.and_then(|index| self.places.get(index)).map_or(("text", ""), |(_, place)| *place)
    }
}

/// Why a file could not be read, in constant words.
pub(super) type Reason = &'static str;

/// Reads a file that is no archive.
pub(super) fn read(bytes: &[u8], format: Format) -> Result<Read, Reason> {
    let text = std::str::from_utf8(bytes).map_err(|_| "bytes that are not UTF-8")?;
    match format {
        // Marks of Markdown stand between letters like any other, and its escapes are undone with all others.
        Format::Text | Format::Markdown => Ok(lines(text)),
        Format::Html => html::read(bytes),
        Format::Json => json::read(bytes),
        Format::Csv => csv::read(bytes),
        Format::Bibtex => cite::bibtex(text),
        Format::Ris => cite::ris(text),
        Format::Zip => Err("an archive where a text was expected"),
    }
}

/// How a field begins in Markdown.
const FIELD: &str = "- **";

/// Reads lines, that run on in each other. A field of a list, `- **Info:** `, has nothing to do with what is before it.
fn lines(text: &str) -> Read {
    let mut read = Read::default();
    read.places.push((0, ("text", "")));
    let mut from = 0;
    for line in text.split_inclusive('\n') {
        let label = line.strip_prefix(FIELD).and_then(|field| field.find(":** "));
        let label = label.map(|at| from + FIELD.len() + at);
        let end = from + line.len();
        if let Some(label) = label {
            read.layer.barrier();
            read.layer.copy(text.as_bytes(), from, label);
            read.layer.barrier();
            from = label;
        }
        read.layer.copy(text.as_bytes(), from, end);
        from = end;
    }
    read
}

/// A place in a file that is being read.
struct At<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl At<'_> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn eat(&mut self, byte: u8) -> bool {
        let is_it = self.peek() == Some(byte);
        self.at += usize::from(is_it);
        is_it
    }

    /// Goes on to the first byte that is not of a kind.
    fn skip(&mut self, is_it: fn(u8) -> bool) {
        self.at += self.rest().iter().take_while(|byte| is_it(**byte)).count();
    }

    fn rest(&self) -> &[u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    /// Goes behind the first `end` from here, and tells where it began.
    fn behind(&mut self, end: &[u8]) -> Option<usize> {
        let start =
            self.at + self.rest().windows(end.len()).position(|found| found.eq_ignore_ascii_case(end))?;
        self.at = start + end.len();
        Some(start)
    }
}

fn is_whitespace(byte: u8) -> bool {
    byte.is_ascii_whitespace()
}
