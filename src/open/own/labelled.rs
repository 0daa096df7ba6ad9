//! Web pages and Markdown: a title, fields with their labels, and the text below.

use std::collections::HashSet;

use reftel_core::cable::Field;
use reftel_core::text::Source;

use super::telegram::Telegram;

/// What stands between two cables in one file of Markdown.
const BETWEEN: &str = "\n----------\n";
/// What a page says that Reftel has written.
const PAGE: &str =
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">";

/// The texts of the cables in a file of either form.
pub(super) fn cables(text: &str) -> Option<Vec<String>> {
    if text.starts_with("<!DOCTYPE html>") && text.get(..512).is_some_and(|head| head.contains(PAGE)) {
        return Some(vec![telegram(text)?.to_text()]);
    }
    let parts = text.split(BETWEEN).map(|part| part.trim_start_matches('\n'));
    parts.map(|part| markdown(part).map(|found| found.to_text())).collect()
}

fn markdown(text: &str) -> Option<Telegram> {
    let fact = text.strip_prefix("# ")?.lines().skip(1).find(|line| !line.is_empty())?;
    let label = fact.strip_prefix("- **")?.split_once(":** ")?.0;
    field(label)?;
    telegram(text)
}

fn field(label: &str) -> Option<Field> {
    Field::ALL.iter().copied().find(|field| field.label() == label)
}

/// Reads the words of the file without its notation: both forms have the same lines then.
fn telegram(text: &str) -> Option<Telegram> {
    let source = Source::new("", text).ok()?;
    let words = source.text(source.span()).into_owned();
    let headings = headings(text);
    let mut telegram = Telegram::default();
    let mut lines = words.lines().peekable();
    let mut title = None;
    // The facts stand together, with nothing but blank lines between them.
    while let Some(line) =
        lines.next_if(|line| telegram.facts.is_empty() || line.trim().is_empty() || fact(line).is_some())
    {
        if let Some((field, values)) = fact(line) {
            telegram.facts.push((field, values));
        } else if !line.trim().is_empty() {
            // Above the title of a page is the level.
            title = Some(line.trim().to_owned());
        }
    }
    let is_title = |title: &String| {
        let number = telegram.facts.iter().find(|(field, _)| *field == Field::Number);
        number.is_none_or(|(_, values)| !values.contains(title))
    };
    telegram.subject = title.filter(is_title);
    let mut body: Vec<String> = Vec::new();
    for line in lines {
        body.push(item(line).to_owned());
        if headings.contains(line.trim()) {
            body.push("-".repeat(line.trim().chars().count().min(69)));
        }
    }
    // The level stands below a page again.
    if text.contains("<footer>\n<p class=\"level\">") {
        while body.last().is_some_and(|line| line.trim().is_empty()) {
            body.pop();
        }
        body.pop();
    }
    telegram.body = without_gaps(&body);
    Some(telegram)
}

/// A line without the dash of Markdown, where the item has a label of its own.
fn item(line: &str) -> &str {
    let Some(words) = line.strip_prefix("- ") else { return line };
    let label = words.split(' ').next().unwrap_or_default();
    let name = label.trim_start_matches('(').strip_suffix(['.', ')']).unwrap_or_default();
    if (1..=4).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        words
    } else {
        line
    }
}

/// `Info: A; B`, with or without the dash of a list.
fn fact(line: &str) -> Option<(Field, Vec<String>)> {
    let (label, values) = line.trim().trim_start_matches("- ").split_once(':')?;
    let values = values.split(';').map(|value| value.trim().to_owned()).filter(|value| !value.is_empty());
    Some((field(label)?, values.collect()))
}

/// The words of the headings between paragraphs.
fn headings(text: &str) -> HashSet<String> {
    let lines = text.lines().filter_map(|line| {
        line.strip_prefix("## ")
            .or_else(|| line.strip_prefix("<h2>").and_then(|rest| rest.strip_suffix("</h2>")))
    });
    // Without the notation that they have on their own.
    let words = lines.filter_map(|line| {
        let source = Source::new("", format!("<html><p>{line}</p>")).ok()?;
        Some(source.text(source.span()).trim().to_owned())
    });
    words.collect()
}

/// The lines with one blank line where there are several.
fn without_gaps(lines: &[String]) -> String {
    let mut text = String::new();
    for line in lines {
        let line = line.trim_end();
        if !line.is_empty() || !text.ends_with("\n\n") {
            text.push_str(line);
            text.push('\n');
        }
    }
    text
}
