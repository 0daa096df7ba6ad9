//! Citations: as a note by the Chicago Manual of Style, as the National Archives ask for, and for programs that keep
//! references.

mod formats;
mod names;

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
        let document_number = released.record.iter().find(|field| field.is_id);
        let document_number = document_number.and_then(|field| whole(&field.text)).filter(|id| {
            let year = id.get(..4).and_then(|year| year.parse::<u16>().ok());
            year.is_some_and(|year| ARCHIVED.contains(&year))
        });
        Self {
            from: sent.from.as_ref().map(|from| &from.name).or(post).and_then(named),
            to: addressed(&sent.action.iter().filter_map(|to| named(&to.name)).collect::<Vec<_>>()),
            subject: released.subject.as_ref().and_then(|subject| written(&subject.text)),
            serial: released.mrn.as_ref().and_then(|mrn| mrn.serial),
            day: released.day,
            id: released.id.clone(),
            level: released.level.map(crate::cable::Level::word),
            paragraph: None,
            document_number: document_number.map(str::to_owned),
            is_archived: released.dialect == Dialect::Aad || document_number.is_some(),
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

    /// A full note: `U.S. Embassy Port Elsinore to Secretary of State, "The Harbor," telegram 173, 13 February 2008,
    /// Confidential.`
    #[must_use]
    pub fn chicago(&self) -> String {
        let mut note = self.head();
        self.paragraph.iter().for_each(|number| add(&mut note, &format!("para. {number}")));
        ended(note)
    }

    /// As the National Archives ask for their series of telegrams, 1973 to 1979. `None` for other cables.
    #[must_use]
    pub fn national_archives(&self) -> Option<String> {
        if !self.is_archived {
            return None;
        }
        let mut note = self.head();
        self.paragraph.iter().for_each(|number| add(&mut note, &format!("para. {number}")));
        self.document_number.iter().for_each(|number| add(&mut note, number));
        add(&mut note, SERIES);
        Some(ended(note))
    }

    /// Who wrote to whom about what, and when.
    fn head(&self) -> String {
        let mut note = match (&self.from, &self.to) {
            (Some(from), Some(to)) => format!("{from} to {to}"),
            (Some(from), None) => from.clone(),
            (None, Some(to)) => format!("To {to}"),
            (None, None) => String::new(),
        };
        if let Some(subject) = &self.subject {
            // Quotation marks inside others are single, and the comma comes before the closing one.
            add(&mut note, &format!("\"{},\"", subject.replace('"', "'")));
        }
        let telegram =
            self.serial.map_or_else(|| "telegram".to_owned(), |serial| format!("telegram {serial}"));
        add(&mut note, &telegram);
        self.day.iter().for_each(|day| add(&mut note, &day.in_words()));
        self.level.iter().for_each(|level| add(&mut note, level));
        note
    }
}

/// Years of the series.
const ARCHIVED: std::ops::RangeInclusive<u16> = 1973..=1979;
const SERIES: &str = "Central Foreign Policy Files, 1973\u{2013}79/Electronic Telegrams, RG 59: General Records of the \
                      Department of State, U.S. National Archives";

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
        note.push_str(if note.ends_with(",\"") { " " } else { ", " });
    }
    note.push_str(more);
}

fn ended(mut note: String) -> String {
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
