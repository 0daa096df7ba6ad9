//! Citations for programs: BibTeX, RIS and CSL-JSON.

use std::collections::HashSet;

use serde::Serialize;

use super::{Citation, untitled};

/// The archive, as fields have it.
const ARCHIVE: &str =
    "U.S. National Archives, RG 59, Central Foreign Policy Files, 1973-79/Electronic Telegrams";

/// Citations of several cables as a file of BibTeX; each entry has a key of its own.
#[must_use]
pub fn to_bibtex(all: &[Citation]) -> String {
    let mut keys: HashSet<String> = HashSet::new();
    all.iter()
        .map(|citation| {
            let known =
                citation.id.as_deref().filter(|id| id.bytes().all(|byte| byte.is_ascii_alphanumeric()));
            let base = known.unwrap_or("cable");
            let numbered = (2_usize..).map(|number| format!("{base}-{number}"));
            let free = std::iter::once(base.to_owned()).chain(numbered).find(|key| !keys.contains(key));
            let key = free.unwrap_or_default();
            keys.insert(key.clone());
            citation.entry(&key)
        })
        .collect::<Vec<_>>()
        .join("\n")
}

/// Citations of several cables as a file of RIS.
#[must_use]
pub fn to_ris(all: &[Citation]) -> String {
    all.iter().map(Citation::ris).collect()
}

/// Citations of several cables in the JSON of the Citation Style Language, as one list.
#[must_use]
pub fn to_csl_json(all: &[Citation]) -> String {
    let items: Vec<CslItem<'_>> = all.iter().map(Citation::csl_item).collect();
    // Strings, numbers and lists can always be written.
    let mut json = serde_json::to_string(&items).unwrap_or_default();
    json.push('\n');
    json
}

impl Citation {
    /// An entry of BibTeX, without accents or marks that LaTeX would take for its own.
    #[must_use]
    pub fn bibtex(&self) -> String {
        to_bibtex(std::slice::from_ref(self))
    }

    fn entry(&self, key: &str) -> String {
        let mut entry = format!("@misc{{{key},\n");
        let mut field = |name: &str, value: &str| {
            entry.push_str(&format!("  {name} = {{{value}}},\n"));
        };
        // Braces around a name keep it from being cut into first and last.
        self.from.iter().for_each(|from| field("author", &format!("{{{}}}", latex(from))));
        field("title", &format!("{{{}}}", latex(&self.title())));
        let mut how = untitled(self.serial);
        self.to.iter().for_each(|to| how.push_str(&format!(" to {to}")));
        field("howpublished", &latex(&how));
        if let Some(day) = self.day {
            field("date", &day.to_string());
        }
        let number = self.document_number.as_ref().or(self.id.as_ref());
        number.iter().for_each(|number| field("number", &latex(number)));
        self.level.iter().for_each(|level| field("note", level));
        self.paragraph.iter().for_each(|number| field("pages", &format!("para. {number}")));
        self.source().iter().for_each(|source| field("organization", &latex(source)));
        entry.push_str("}\n");
        entry
    }

    /// A record of RIS. Lines end in CR LF.
    #[must_use]
    pub fn ris(&self) -> String {
        let mut record = String::new();
        let mut field = |tag: &str, value: &str| {
            record.push_str(&format!("{tag}  - {value}\r\n"));
        };
        field("TY", "PCOMM");
        self.from.iter().for_each(|from| field("AU", from));
        self.to.iter().for_each(|to| field("A2", to));
        field("TI", &self.title());
        field("M3", &untitled(self.serial));
        if let Some(day) = self.day {
            field("PY", &day.year.to_string());
            field("DA", &format!("{:04}/{:02}/{:02}", day.year, day.month.number(), day.day));
        }
        let number = self.document_number.as_ref().or(self.id.as_ref());
        number.iter().for_each(|number| field("AN", number));
        self.level.iter().for_each(|level| field("N1", level));
        self.paragraph.iter().for_each(|number| field("SP", &format!("para. {number}")));
        self.source().iter().for_each(|source| field("DP", source));
        field("ER", "");
        record
    }

    /// A list of one item in the JSON of the Citation Style Language.
    #[must_use]
    pub fn csl_json(&self) -> String {
        to_csl_json(std::slice::from_ref(self))
    }

    fn csl_item(&self) -> CslItem<'_> {
        let named = |name: &Option<String>| name.clone().map(|literal| [CslName { literal }]);
        CslItem {
            id: self.id.as_deref().unwrap_or("cable"),
            kind: "personal_communication",
            genre: "Telegram",
            title: self.title(),
            author: named(&self.from),
            recipient: named(&self.to),
            number: self.serial.map(|serial| serial.to_string()),
            issued: self.day.map(|day| CslDate {
                date_parts: [[day.year, u16::from(day.month.number()), u16::from(day.day)]],
            }),
            note: self.level,
            locator: self.paragraph.map(|number| format!("para. {number}")),
            archive: self.source(),
            archive_location: self.document_number.as_deref().or(self.id.as_deref()),
        }
    }

    /// The archive or the collection in which it is found.
    fn source(&self) -> Option<&'static str> {
        if self.is_archived { Some(ARCHIVE) } else { self.collection }
    }

    fn title(&self) -> String {
        self.subject.clone().unwrap_or_else(|| untitled(self.serial))
    }
}

/// An item of CSL-JSON. What is not known is left out.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct CslItem<'c> {
    id: &'c str,
    #[serde(rename = "type")]
    kind: &'static str,
    genre: &'static str,
    title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<[CslName; 1]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    recipient: Option<[CslName; 1]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued: Option<CslDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    locator: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    archive: Option<&'static str>,
    // The one key of the format that has an underscore.
    #[serde(rename = "archive_location", skip_serializing_if = "Option::is_none")]
    archive_location: Option<&'c str>,
}

#[derive(Serialize)]
struct CslName {
    literal: String,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct CslDate {
    date_parts: [[u16; 3]; 1],
}

fn latex(words: &str) -> String {
    let mut out = String::new();
    for c in words.chars() {
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '{' | '}' => {
                // A brace would have to be paired even when it is escaped.
                out.push_str(if c == '{' { "\\textbraceleft{}" } else { "\\textbraceright{}" });
            }
            '$' | '&' | '#' | '%' | '_' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}
