//! Citations: as a note by the Chicago Manual of Style, as the National Archives ask for, and for programs that keep
//! references.

mod formats;
mod names;

pub use formats::{to_bibtex, to_csl_json, to_ris};

use super::Options;
use super::words::{bracketed, flat, plain, push, whole};
use crate::cable::{Day, Dialect};
use crate::redact::{Block, BlockKind, Part, Piece, Released, Text};
use names::in_words;

/// What a citation says of a cable. Every part can be missing or have gaps.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Citation {
    /// Who sent it, in words: `U.S. Embassy Port Elsinore`.
    pub from: Option<String>,
    /// To whom.
    pub to: Option<String>,
    /// Subject, as printed.
    pub subject: Option<String>,
    /// Serial number.
    pub serial: Option<u32>,
    /// The day it was sent.
    pub day: Option<Day>,
    /// Canonical id.
    pub id: Option<String>,
    /// Level, as a word.
    pub level: Option<&'static str>,
    /// Number of a paragraph.
    pub paragraph: Option<u16>,
    /// Document number of the National Archives. `None` if the cable is not of its series of telegrams.
    pub document_number: Option<String>,
    /// The collection in which it is found, if its form tells.
    pub collection: Option<&'static str>,
    is_archived: bool,
}

impl Citation {
    /// The citation of a whole cable.
    #[must_use]
    pub fn new(released: &Released, options: Options) -> Self {
        let written = |text: &Text| Some(flat(text, options)).filter(|words| !words.is_empty());
        let named =
            |text: &Text| written(&whole(text).map_or_else(|| text.clone(), |name| plain(in_words(name))));
        let sent = &released.transmission;
        let post = released.mrn.as_ref().map(|mrn| &mrn.post);
        let recorded = released.record.iter().find(|field| field.is_id);
        // PlusD writes after the number from which set it comes: `_b`.
        let number = recorded.and_then(|field| whole(&field.text)).and_then(|id| id.split('_').next());
        let number = number.filter(|id| {
            let year = id.get(..4).and_then(|year| year.parse::<u16>().ok());
            year.is_some_and(|year| ARCHIVED.contains(&year))
        });
        let is_archived = number.is_some()
            || released.dialect == Dialect::Aad
                && released.day.is_some_and(|day| ARCHIVED.contains(&day.year));
        let number = number.map(str::to_owned);
        // A number that is redacted in the record is not worked out again.
        let is_derived = is_archived && recorded.is_none();
        let document_number = number.or_else(|| is_derived.then(|| document_number(released)).flatten());
        Self {
            from: sent.from.as_ref().map(|from| &from.name).or(post).and_then(named),
            to: addressed(&sent.action.iter().filter_map(|to| named(&to.name)).collect::<Vec<_>>()),
            subject: released.subject.as_ref().and_then(|subject| written(&subject.text)),
            serial: released.mrn.as_ref().and_then(|mrn| mrn.serial),
            day: released.day,
            id: released.id.clone(),
            level: released.level.map(crate::cable::Level::word),
            paragraph: None,
            document_number,
            // A collection finds a cable by its id; without that the words lead nowhere.
            collection: collection(released.dialect).filter(|_| !is_archived && released.id.is_some()),
            is_archived,
        }
    }

    /// The same for one paragraph; for the whole cable if that paragraph is not released.
    #[must_use]
    pub fn of_paragraph(self, released: &Released, number: Option<u16>) -> Self {
        match number.filter(|number| numbered(released, *number).is_some()) {
            Some(number) => self.paragraph(number),
            None => self,
        }
    }

    /// The same for one paragraph.
    #[must_use]
    pub fn paragraph(mut self, number: u16) -> Self {
        self.paragraph = Some(number);
        self
    }

    /// A full note by the Chicago Manual of Style, 17th edition, 14.219 and following: `U.S. Embassy Port Elsinore to
    /// Secretary of State, “The Harbor,” telegram 173 (08PORTELSINORE173), 13 February 2008, Confidential, WikiLeaks,
    /// Cablegate.`
    #[must_use]
    pub fn chicago(&self) -> String {
        let mut note = self.item(&self.day.map(Day::in_words).unwrap_or_default());
        self.paragraph.iter().for_each(|number| add(&mut note, &format!("para. {number}")));
        if self.is_archived {
            self.document_number.iter().for_each(|number| add(&mut note, number));
            add(&mut note, &format!("{SERIES}, RG 59, National Archives"));
        }
        self.collection.iter().for_each(|collection| add(&mut note, collection));
        ended(note)
    }

    /// As the National Archives ask for records of their series of telegrams, 1973 to 1979: item; document; series; record
    /// group; place (General Information Leaflet 17, 2020). `None` for other cables.
    #[must_use]
    pub fn national_archives(&self) -> Option<String> {
        if !self.is_archived {
            return None;
        }
        let mut note = self.item(&self.day.map(Day::in_american_words).unwrap_or_default());
        self.paragraph.iter().for_each(|number| add(&mut note, &format!("para. {number}")));
        self.document_number.iter().for_each(|number| note.push_str(&format!("; document number {number}")));
        note.push_str(&format!("; {SERIES}; {PLACE}"));
        Some(ended(note))
    }

    /// Who wrote to whom about what, and when.
    fn item(&self, day: &str) -> String {
        let mut note = match (&self.from, &self.to) {
            (Some(from), Some(to)) => format!("{from} to {to}"),
            (Some(from), None) => from.clone(),
            (None, Some(to)) => format!("To {to}"),
            (None, None) => String::new(),
        };
        self.subject.iter().for_each(|subject| add(&mut note, &quoted(subject)));
        let mut telegram =
            self.serial.map_or_else(|| "telegram".to_owned(), |serial| format!("telegram {serial}"));
        // The number alone finds nothing: many posts and years have a telegram 173.
        if let Some(id) = self.id.as_ref().filter(|_| self.document_number.is_none()) {
            telegram.push_str(&format!(" ({id})"));
        }
        add(&mut note, &telegram);
        if !day.is_empty() {
            add(&mut note, day);
        }
        self.level.iter().for_each(|level| add(&mut note, level));
        note
    }
}

/// Years of the series.
const ARCHIVED: std::ops::RangeInclusive<u16> = 1973..=1979;
const SERIES: &str = "Central Foreign Policy Files, 1973\u{2013}79/Electronic Telegrams";
const PLACE: &str = "General Records of the Department of State, Record Group 59; National Archives at College Park, \
                     College Park, MD";
/// How many characters of a post the document numbers of the National Archives have, spaces included.
const POST_LEN: usize = 6;

/// The document number by the rule of the National Archives, from the heading: year, post, and five digits.
fn document_number(released: &Released) -> Option<String> {
    let mrn = released.mrn.as_ref()?;
    let (year, serial) = (released.day?.year, mrn.serial?);
    let post: String = whole(&mrn.post)?.chars().take(POST_LEN).filter(char::is_ascii_alphanumeric).collect();
    Some(format!("{year}{post}{serial:05}"))
}

/// What notes call the collection that a form comes from.
const fn collection(dialect: Dialect) -> Option<&'static str> {
    match dialect {
        Dialect::CablegatePage | Dialect::CablegateText => Some("WikiLeaks, Cablegate"),
        Dialect::PlusD => Some("WikiLeaks, Public Library of US Diplomacy"),
        Dialect::Frus => Some("Foreign Relations of the United States"),
        _ => None,
    }
}

/// A subject between quotation marks: marks inside are single, its full stop goes, and the comma comes before the closing
/// mark. Capitals stay as they were printed, since what is a word and what an acronym cannot be told.
fn quoted(subject: &str) -> String {
    let mut words = String::new();
    for c in subject.trim_end_matches(['.', ',', ' ']).chars() {
        let is_open = words.is_empty() || words.ends_with([' ', '(', '-', '/']);
        words.push(match c {
            '“' => '‘',
            '”' => '’',
            '"' if is_open => '‘',
            '"' | '\'' => '’',
            c => c,
        });
    }
    let comma = if words.ends_with(['?', '!']) { "" } else { "," };
    format!("“{words}{comma}”")
}

/// One addressee, two, or the first of many.
fn addressed(all: &[String]) -> Option<String> {
    match all {
        [] => None,
        [one] => Some(one.clone()),
        [one, two] => Some(format!("{one} and {two}")),
        [one, ..] => Some(format!("{one} and others")),
    }
}

fn add(note: &mut String, more: &str) {
    if !note.is_empty() {
        note.push_str(if note.ends_with('”') { " " } else { ", " });
    }
    note.push_str(more);
}

fn ended(mut note: String) -> String {
    while note.ends_with('.') {
        note.pop();
    }
    if let Some(c) = note.get_mut(..1) {
        c.make_ascii_uppercase();
    }
    note.push('.');
    note
}

/// A paragraph to be quoted elsewhere: number, mark and text, then the citation. `None` if no paragraph has that number.
#[must_use]
pub fn quote(released: &Released, paragraph: u16, options: Options) -> Option<String> {
    let block = numbered(released, paragraph)?;
    let mut quoted = String::new();
    let mut line = plain(format!("{paragraph}."));
    if let Some(portion) = &block.portion {
        push(&mut line, " ", &bracketed(portion));
    }
    for part in &block.parts {
        match part {
            Part::Text(text) => push(&mut line, " ", text),
            Part::Item(item) => {
                push_line(&mut quoted, &std::mem::take(&mut line), options);
                push(&mut line, " ", &item.label);
                item.portion.iter().for_each(|mark| push(&mut line, " ", &bracketed(mark)));
                push(&mut line, " ", &item.text);
            }
        }
        push_line(&mut quoted, &std::mem::take(&mut line), options);
    }
    push_line(&mut quoted, &line, options);
    let citation = Citation::new(released, options).paragraph(paragraph);
    quoted.push('\n');
    quoted.push_str(&citation.national_archives().unwrap_or_else(|| citation.chicago()));
    quoted.push('\n');
    Some(quoted)
}

/// The text of a paragraph, without number and mark. `None` if no paragraph has that number.
#[must_use]
pub fn paragraph_text(released: &Released, paragraph: u16, options: Options) -> Option<String> {
    Some(flat(&numbered(released, paragraph)?.text, options))
}

fn numbered(released: &Released, paragraph: u16) -> Option<&Block> {
    let is_it = |block: &&Block| block.kind == BlockKind::Paragraph && block.number == Some(paragraph);
    released.body.iter().find(is_it)
}

fn push_line(quoted: &mut String, line: &[Piece], options: Options) {
    if !line.is_empty() {
        quoted.push_str(&flat(&line.to_vec(), options));
        quoted.push('\n');
    }
}

/// The title of a cable without a subject.
fn untitled(serial: Option<u32>) -> String {
    serial.map_or_else(|| "Telegram".to_owned(), |serial| format!("Telegram {serial}"))
}

#[cfg(test)]
mod tests;
