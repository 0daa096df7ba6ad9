//! The release check: a second pair of eyes that reads the finished bytes of an export and looks for what was struck.
//!
//! ```
//! use reftel_check::{Format, Refusal, Secrets, check};
//!
//! let secrets = Secrets::new(["Jane Doe"], ["The harbor is deep, says ", "."]);
//! assert_eq!(check(b"The harbor is deep, says [REDACTED].", Format::Text, &secrets), Ok(()));
//!
//! let Err(Refusal::Leaks(found)) = check(b"<p title=\"JANE\">x</p>", Format::Html, &secrets) else { panic!() };
//! assert_eq!(found[0].to_string(), "line 1, attribute `title`: a word of mark 1");
//! ```
//!
//! **It knows nothing of how passages are struck or forms are written**: it depends on no other crate, so that a mistake made
//! there is not made here again. It gets the struck texts and the kept text as plain words, and reads each form with a
//! reader of its own. **What cannot be read is refused**, and so is what has no reader. **No message holds a word of
//! what was read**: places are lines, numbers, and names that are the same in every export.
//!
//! Texts are compared by their letters and digits alone, in one case and without accents (`symbols`), so that line
//! ends, hyphens, spaces, tags, quotes and NULs between letters make no difference. They are looked at as they stand,
//! backwards, with escapes undone (of HTML, JSON, URLs, RTF, CSS, MIME, as often as they were put on), and as what they
//! would be if they were base64, hexadecimal or UTF-16 (`decode`).
//!
//! Looked for is, of every struck text: the whole; its words of four letters and more, and numbers of five digits and
//! more; any eight letters of a longer word; and any words in a row that have twelve letters together. What stands in the
//! kept text in the same form is no leak, and no longer looked for in that form; what the forms say by themselves (`words`)
//! neither.
//!
//! What it cannot see: struck texts of one letter or two digits; words of up to three letters, unless one is all of a
//! struck text; what is said in other words, in another spelling or script, or in a picture; compressed data, which it
//! refuses as unreadable where it is declared.
#![forbid(unsafe_code)]

mod decode;
mod finding;
mod read;
mod secrets;
mod symbols;
mod words;

pub use finding::{Finding, How, Refusal, What};
pub use secrets::Secrets;

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use read::{Read, read};

/// What finished bytes are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Plain text; also a note or a quotation.
    Text,
    /// CommonMark.
    Markdown,
    /// A web page without script.
    Html,
    /// JSON; also that of the Citation Style Language.
    Json,
    /// RFC 4180.
    Csv,
    /// BibTeX.
    Bibtex,
    /// RIS.
    Ris,
    /// An archive of files that are stored as they are.
    Zip,
}

impl Format {
    /// The format by the extension of a file's name. `None` for any other, which nothing here can read.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        let (_, extension) = name.rsplit_once('.')?;
        Some(match extension {
            "txt" => Self::Text,
            "md" => Self::Markdown,
            "html" => Self::Html,
            "json" => Self::Json,
            "csv" => Self::Csv,
            "bib" => Self::Bibtex,
            "ris" => Self::Ris,
            "zip" => Self::Zip,
            _ => return None,
        })
    }
}

/// Most findings that are reported: more help nobody.
const FINDINGS_MAX: usize = 50;

/// Reads `bytes` as `format` and looks for `secrets`.
///
/// # Errors
/// [`Refusal::Leaks`] when something struck is still there, [`Refusal::Unreadable`] when the bytes cannot be read.
pub fn check(bytes: &[u8], format: Format, secrets: &Secrets) -> Result<(), Refusal> {
    let mut found = Vec::new();
    look_into(bytes, format, secrets, 0, &mut found)?;
    if found.is_empty() { Ok(()) } else { Err(Refusal::Leaks(found)) }
}

/// The same for a file, by the end of its name. The name is looked at too.
///
/// # Errors
/// As [`check`]; and when the end of the name is that of no format here.
pub fn check_file(name: &str, bytes: &[u8], secrets: &Secrets) -> Result<(), Refusal> {
    let format = Format::of_name(name)
        .ok_or(Refusal::Unreadable { file: 0, reason: "a kind of file that has no reader" })?;
    let mut found = Vec::new();
    look_at(&Read::whole(name.as_bytes(), "name of the file"), None, secrets, 0, &mut found);
    look_into(bytes, format, secrets, 0, &mut found)?;
    if found.is_empty() { Ok(()) } else { Err(Refusal::Leaks(found)) }
}

/// `file` is the number of the file in its archive, from 1, or 0.
fn look_into(
    bytes: &[u8],
    format: Format,
    secrets: &Secrets,
    file: u32,
    found: &mut Vec<Finding>,
) -> Result<(), Refusal> {
    let unreadable = |reason| Refusal::Unreadable { file, reason };
    if u32::try_from(bytes.len()).is_err() {
        return Err(unreadable("more than 4 GiB"));
    }
    if format != Format::Zip {
        let read = read(bytes, format).map_err(unreadable)?;
        look_at(&read, Some(bytes), secrets, file, found);
        return Ok(());
    }
    if file > 0 {
        return Err(unreadable("an archive in an archive"));
    }
    for (member, number) in read::zip::members(bytes).map_err(unreadable)?.iter().zip(1..) {
        let unreadable = |reason| Refusal::Unreadable { file: number, reason };
        let name = std::str::from_utf8(member.name).map_err(|_| unreadable("a name that is not UTF-8"))?;
        look_at(&Read::whole(member.name, "name of the file"), None, secrets, number, found);
        let format = Format::of_name(name).ok_or_else(|| unreadable("a kind of file that has no reader"))?;
        look_into(member.bytes, format, secrets, number, found)?;
    }
    Ok(())
}

/// `bytes` are for the number of a line. `None` where there are no lines.
fn look_at(read: &Read, bytes: Option<&[u8]>, secrets: &Secrets, file: u32, found: &mut Vec<Finding>) {
    // In the order of the file, so that lines are counted once.
    let mut hits: BinaryHeap<_> = secrets.look(&read.layer).into_iter().map(Reverse).collect();
    let (mut line, mut counted) = (1, 0);
    while let Some(Reverse(hit)) = hits.pop() {
        let at = hit.at as usize;
        if let Some(bytes) = bytes {
            let between = bytes.get(counted..at).unwrap_or_default();
            line += between.iter().filter(|byte| **byte == b'\n').count();
            counted = counted.max(at);
        }
        let (place, name) = read.place(hit.at);
        let line = bytes.map(|_| line);
        let finding =
            Finding { file, line, place, name, what: hit.what, how: hit.how, which: hit.which as usize };
        // Of one mark in one place the most that can be said.
        let same = found
            .iter()
            .position(|known| Finding { what: finding.what, how: finding.how, ..*known } == finding);
        match same {
            Some(index) => {
                let known = found
                    .get_mut(index)
                    .filter(|known| (finding.what, finding.how) < (known.what, known.how));
                known.into_iter().for_each(|known| *known = finding);
            }
            None if found.len() < FINDINGS_MAX => found.push(finding),
            None => {}
        }
    }
}

#[cfg(test)]
mod tests;
