//! Facts of a cable as the lines of a telegram.

use reftel_core::cable::{Field, Precedence};

/// What is known of a cable, by the labels under which exports list it.
#[derive(Clone, Debug, Default)]
pub(super) struct Telegram {
    /// Labels and their values.
    pub(super) facts: Vec<(Field, Vec<String>)>,
    /// The subject, with its mark.
    pub(super) subject: Option<String>,
    /// The text, the signature last.
    pub(super) body: String,
}

/// Separates the months of a date-time group.
const MONTHS: [&str; 12] =
    ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

impl Telegram {
    fn values(&self, field: Field) -> &[String] {
        self.facts.iter().find(|(known, _)| *known == field).map_or(&[], |(_, values)| values.as_slice())
    }

    fn value(&self, field: Field) -> Option<&str> {
        self.values(field).first().map(String::as_str)
    }

    /// The whole, in the order of a telegram.
    pub(super) fn to_text(&self) -> String {
        let mut text = String::new();
        let mut part = |lines: Vec<String>| {
            if !lines.is_empty() {
                text.push_str(&lines.join("\n"));
                text.push_str("\n\n");
            }
        };
        let mut above: Vec<String> = self.values(Field::Record).to_vec();
        let group = self.value(Field::Date).map(|date| (group(date), date));
        if let Some((None, date)) = &group {
            above.push(format!("Date: {date}"));
        }
        part(above);
        let mut lines: Vec<String> = self.values(Field::Transmission).to_vec();
        if let Some((Some(group), _)) = group {
            lines.push(format!("{}{group}", self.prosigns()));
        }
        lines.extend(self.value(Field::From).map(|from| format!("FM {from}")));
        for (label, field) in [("TO ", Field::To), ("INFO ", Field::Info), ("XMT ", Field::Exempt)] {
            let first = std::iter::once(label).chain(std::iter::repeat(""));
            lines.extend(
                self.values(field)
                    .iter()
                    .zip(first)
                    .map(|(name, label)| format!("{label}{}", addressee(name))),
            );
        }
        part(lines);
        part(self.classification().into_iter().collect());
        part(self.values(Field::Captions).to_vec());
        part(self.values(Field::Attention).to_vec());
        let mut lines: Vec<String> = self.order().into_iter().collect();
        lines.extend(self.tags());
        lines.extend(self.subject.as_ref().map(|subject| format!("SUBJECT: {subject}")));
        part(lines);
        let first = std::iter::once("REF: ").chain(std::iter::repeat("     "));
        part(
            self.values(Field::References)
                .iter()
                .zip(first)
                .map(|(words, label)| format!("{label}{words}"))
                .collect(),
        );
        part(self.value(Field::ClassifiedBy).map(|by| format!("CLASSIFIED BY: {by}")).into_iter().collect());
        for (label, field) in [("DISTRIBUTION:", Field::Distribution), ("DRAFTING:", Field::Drafting)] {
            let lines = self.values(field);
            if !lines.is_empty() {
                part(std::iter::once(label.to_owned()).chain(lines.iter().cloned()).collect());
            }
        }
        text.push_str(self.body.trim_matches('\n'));
        text.push('\n');
        text
    }

    /// `P R ` for *priority; for information routine*.
    fn prosigns(&self) -> String {
        let words = self.value(Field::Precedence).unwrap_or_default();
        let all = words.split("; for information ").filter_map(|word| word.parse::<Precedence>().ok());
        all.map(|precedence| format!("{} ", prosign(precedence))).collect()
    }

    /// `SECRET SECTION 01 OF 02 PORT ELSINORE 000173`.
    fn classification(&self) -> Option<String> {
        let level = self.value(Field::Classification).map(|level| {
            let level = level.to_uppercase();
            // The caption says the rest.
            if level.starts_with("SENSITIVE") { "UNCLAS".to_owned() } else { level }
        });
        let section = self.value(Field::Section).and_then(|section| section.split_once(" of "));
        let section = section.map(|(number, total)| format!("SECTION {number:0>2} OF {total:0>2}"));
        let number = self.value(Field::Number).map(|number| match number.rsplit_once(' ') {
            Some((post, serial)) if serial.bytes().all(|byte| byte.is_ascii_digit()) => {
                format!("{post} {serial:0>6}")
            }
            _ => number.to_owned(),
        });
        let words: Vec<String> = [level, section, number].into_iter().flatten().collect();
        (!words.is_empty()).then(|| words.join(" "))
    }

    fn order(&self) -> Option<String> {
        let order = self.value(Field::Order).map(|order| order.trim_start_matches("E.O.").trim());
        let instruction =
            self.values(Field::Declassification).iter().find(|words| !words.starts_with("due "));
        (order.is_some() || instruction.is_some()).then(|| {
            let instruction = instruction.map(|words| format!(" {words}")).unwrap_or_default();
            format!("E.O. {}:{instruction}", order.unwrap_or_default()).replace("E.O. :", "E.O.:")
        })
    }

    fn tags(&self) -> Option<String> {
        let tags = self.values(Field::Tags).iter().map(|tag| {
            let code = tag.split_once(" (").map_or(tag.as_str(), |(code, _)| code);
            if code.contains(',') { format!("({code})") } else { code.to_owned() }
        });
        let tags = tags.collect::<Vec<_>>().join(", ");
        (!tags.is_empty()).then(|| format!("TAGS: {tags}"))
    }
}

/// `271415Z MAY 08` for *27 May 2008, 14:15Z*.
fn group(date: &str) -> Option<String> {
    let (day, time) = date.split_once(", ")?;
    let mut words = day.split(' ');
    let (day, month, year) = (words.next()?, words.next()?, words.next()?);
    let month = month.get(..3)?.to_ascii_uppercase();
    let time = time.replace(':', "");
    let is_group = MONTHS.contains(&month.as_str()) && time.len() == 5 && year.len() == 4;
    is_group.then(|| format!("{day:0>2}{time} {month} {}", year.get(2..).unwrap_or_default()))
}

/// `SECSTATE WASHDC IMMEDIATE` for *SECSTATE WASHDC, immediate*.
fn addressee(name: &str) -> String {
    match name.rsplit_once(", ") {
        Some((name, word)) if word.parse::<Precedence>().is_ok() => {
            format!("{name} {}", word.to_ascii_uppercase())
        }
        _ => name.to_owned(),
    }
}

const fn prosign(precedence: Precedence) -> &'static str {
    match precedence {
        Precedence::EmergencyCommand => "Y",
        Precedence::Flash => "Z",
        Precedence::NightAction => "N",
        Precedence::Immediate => "O",
        Precedence::Priority => "P",
        Precedence::Routine => "R",
    }
}
