//! Longer sentences of notices.

use std::fmt;

use crate::cable::Dialect;

/// How the form of a text was told.
pub(super) const fn form(dialect: Dialect) -> &'static str {
    match dialect {
        Dialect::Telegram => "Read as a telegram as transmitted.",
        Dialect::CablegatePage => {
            "Read as a page of the Cablegate collection, by its table of id, date and level."
        }
        Dialect::CablegateText => {
            "Read as a text copy or a row of the Cablegate collection, by the id, date and level in front."
        }
        Dialect::Aad => {
            "Read as a printout of the Department, as the National Archives keep them, by its page headings, distribution lines or attributes."
        }
        Dialect::PlusD => {
            "Read as a record of the Public Library of US Diplomacy, by the fields above the text."
        }
        Dialect::Foia => "Read as a release under the Freedom of Information Act, by its stamps.",
        Dialect::Frus => "Read as a document of Foreign Relations of the United States, by its title.",
        Dialect::Printed => {
            "A telegram on a printed form, or the sheet in front of one, by the words of the form: read as text, without its heading."
        }
        Dialect::Intelligence => {
            "A message of the intelligence service, by the words of its form: read as text, without its heading."
        }
        Dialect::GeneralMessage => "Read as a general message of the Navy, by its sets between slashes.",
        Dialect::Cablegram => {
            "A cablegram of another ministry, by its title or archive reference: read as text, without its heading."
        }
        Dialect::Annotated => {
            "An annotated text, by its list of names and the line below it: it has no heading, and its brackets were left out."
        }
        Dialect::Ocr => "Read as a telegram that was scanned or converted, by the marks that this left.",
        Dialect::Unknown => "Nothing was found that only a cable has.",
    }
}

/// How many words were joined over the end of a line.
pub(super) fn hyphens(count: usize, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match count {
        1 => f.write_str(
            "A word that was hyphenated at the end of a line was joined, as it stands joined elsewhere.",
        ),
        _ => write!(
            f,
            "{count} words that were hyphenated at the end of a line were joined, as they stand joined elsewhere."
        ),
    }
}
