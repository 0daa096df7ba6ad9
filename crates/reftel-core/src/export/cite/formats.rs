//! Citations for programs: BibTeX, RIS and CSL-JSON.

use super::{Citation, untitled};
use crate::export::Options;
use crate::export::json::writer::Writer;

/// The archive, as fields have it.
const ARCHIVE: &str =
    "U.S. National Archives, RG 59, Central Foreign Policy Files, 1973-79/Electronic Telegrams";

impl Citation {
    /// An entry of BibTeX, without accents or marks that LaTeX would take for its own.
    #[must_use]
    pub fn bibtex(&self) -> String {
        let key = self.id.as_deref().filter(|id| id.bytes().all(|byte| byte.is_ascii_alphanumeric()));
        let mut entry = format!("@misc{{{},\n", key.unwrap_or("cable"));
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
            field("year", &day.year.to_string());
            field("month", &day.month.number().to_string());
            field("day", &day.day.to_string());
        }
        let number = self.document_number.as_ref().or(self.id.as_ref());
        number.iter().for_each(|number| field("number", &latex(number)));
        self.level.iter().for_each(|level| field("note", level));
        self.paragraph.iter().for_each(|number| field("pages", &format!("para. {number}")));
        if self.is_archived {
            field("organization", &latex(ARCHIVE));
        }
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
        if self.is_archived {
            field("AV", ARCHIVE);
        }
        field("ER", "");
        record
    }

    /// A list of one item in the JSON of the Citation Style Language.
    #[must_use]
    pub fn csl_json(&self) -> String {
        let mut w = Writer::new(Options::default());
        w.open('[');
        w.open('{');
        w.key("id").string(self.id.as_deref().unwrap_or("cable"));
        w.key("type").string("personal_communication");
        w.key("genre").string("Telegram");
        w.key("title").string(&self.title());
        for (key, name) in [("author", &self.from), ("recipient", &self.to)] {
            if let Some(name) = name {
                w.key(key).open('[');
                w.open('{');
                w.key("literal").string(name);
                w.close('}');
                w.close(']');
            }
        }
        self.serial.iter().for_each(|serial| w.key("number").string(&serial.to_string()));
        if let Some(day) = self.day {
            w.key("issued").open('{');
            w.key("date-parts").open('[');
            w.open('[');
            let parts = [u32::from(day.year), u32::from(day.month.number()), u32::from(day.day)];
            parts.iter().for_each(|part| w.number(Some(*part)));
            w.close(']');
            w.close(']');
            w.close('}');
        }
        self.level.iter().for_each(|level| w.key("note").string(level));
        self.paragraph.iter().for_each(|number| w.key("locator").string(&format!("para. {number}")));
        if self.is_archived {
            w.key("archive").string(ARCHIVE);
        }
        self.document_number.iter().for_each(|number| w.key("archive_location").string(number));
        w.close('}');
        w.close(']');
        let mut json = w.finish();
        json.push('\n');
        json
    }

    fn title(&self) -> String {
        self.subject.clone().unwrap_or_else(|| untitled(self.serial))
    }
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
