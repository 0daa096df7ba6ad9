//! Names near a note.

use std::ops::Range;

use super::bearer::is_office;
use super::name::name;
use crate::lexicon::title;
use crate::redact::names::is_person;

/// A name, by its place in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Near {
    pub(super) range: Range<usize>,
    /// Whether it is plainly the one that is meant.
    pub(super) is_sure: bool,
    /// Whether an office stands between it and the note.
    pub(super) by_office: bool,
}

impl Near {
    /// The same name, of which it is not plain that it is meant.
    pub(super) fn unsure(self) -> Self {
        Self { is_sure: false, ..self }
    }

    /// The same name in a text of which the part that it was found in begins at `by`.
    pub(super) fn moved(self, by: usize) -> Self {
        Self { range: self.range.start + by..self.range.end + by, ..self }
    }
}

/// Most names that one note is for.
const LIST_MAX: usize = 8;
/// Most brackets, marks and phrases between a name and its note.
const ASIDES_MAX: usize = 5;
const ASIDE_MAX: usize = 60;
/// Longest words before a note in capitals that are offered as a whole, in bytes.
const CLAUSE_MAX: usize = 80;

/// The names right before a note that begins at the end of `text`: one, or all of a list if the note is for several.
pub(super) fn before(text: &str, is_for_all: bool) -> Vec<Near> {
    let is_mixed = text.bytes().any(|byte| byte.is_ascii_lowercase());
    let mut found: Vec<Near> = Vec::new();
    let mut rest = without_asides(text);
    let mut has_office = false;
    while found.len() < LIST_MAX {
        let clause = last_clause(rest);
        let Some(one) = name(clause).filter(|name| clause.ends_with(name.as_str())) else {
            // "Ann Other, the mayor (protect; a contact)"
            let front = rest.get(..rest.len() - clause.len()).unwrap_or_default();
            if found.is_empty() && !has_office && front.ends_with(',') && is_office(clause.trim()) {
                has_office = true;
                rest = without_asides(front);
                continue;
            }
            break;
        };
        let start = rest.len() - one.len();
        let front = rest.get(..start).unwrap_or_default();
        // "Other, Ann"
        let turned = front.strip_suffix(", ").and_then(|front| {
            let clause = last_clause(front);
            let surname = clause.rsplit(' ').next().unwrap_or_default();
            let is_one = !one.contains(' ') || one.split(' ').count() == 2 && one.ends_with('.');
            let is_surname =
                surname.bytes().next().is_some_and(|byte| byte.is_ascii_uppercase() || byte >= 0x80);
            let before = clause.get(..clause.len() - surname.len()).unwrap_or_default().trim_end();
            let is_alone = name(before).is_none_or(|name| !before.ends_with(name.as_str()));
            (is_one && is_surname && surname.len() > 1 && is_alone).then(|| front.len() - surname.len())
        });
        let is_meant = is_for_all || found.is_empty();
        let is_sure = is_mixed && is_meant && is_person(&one) && turned.is_none() && !has_office;
        let range = turned.unwrap_or(start)..rest.len();
        rest = rest.get(..range.start).unwrap_or_default();
        found.push(Near { range, is_sure, by_office: has_office });
        // "Ann Other and Jan Sample (protect)": perhaps both.
        if !is_for_all && found.len() > 1 {
            break;
        }
        // Titles and what joins the names of a list.
        rest = without_titles(rest).trim_end();
        let less = ["and", "AND", "&", "or", "OR"]
            .iter()
            .find_map(|joint| rest.strip_suffix(joint).filter(|less| less.ends_with([' ', ','])));
        let listed = rest.strip_suffix([',', ';', '/']).filter(|_| is_for_all);
        let Some(less) = less.or(listed) else { break };
        rest = without_asides(less);
    }
    found
}

/// The names right behind a note that stands in front.
pub(super) fn behind(text: &str, from: usize) -> Option<Near> {
    let rest = text.get(from..)?;
    let skipped = rest.trim_start_matches([' ', ':', ',', '-', ')', ']', '"', '.', ';', '*']);
    let skipped = skipped.len();
    let start = text.len() - skipped;
    let first = forward(text, start).next()?;
    let between = text.get(start..first.start)?;
    let is_near = between.split_whitespace().all(|word| {
        title(word.trim_matches(|c: char| !c.is_alphanumeric()).as_bytes()).is_before_name
            || ["the", "of", "source", "identity", "contact", "name", "our"]
                .contains(&word.to_ascii_lowercase().as_str())
    });
    let is_mixed = rest.bytes().any(|byte| byte.is_ascii_lowercase());
    let is_sure = is_mixed && is_near && text.get(first.clone()).is_some_and(is_person);
    is_near.then_some(Near { range: first, is_sure, by_office: false })
}

/// Every name of a person in a sentence, none of them sure. In capitals nothing tells names from other words.
pub(super) fn all(text: &str) -> Vec<Near> {
    if !text.bytes().any(|byte| byte.is_ascii_lowercase()) {
        return Vec::new();
    }
    let persons = forward(text, 0).filter(|range| text.get(range.clone()).is_some_and(is_person));
    persons.take(2 * LIST_MAX).map(|range| Near { range, is_sure: false, by_office: false }).collect()
}

/// Rows of words with capitals that may be names.
fn forward(text: &str, from: usize) -> impl Iterator<Item = Range<usize>> {
    let mut rows: Vec<Range<usize>> = Vec::new();
    let mut row: Option<Range<usize>> = None;
    let mut at = from;
    for word in text.get(from..).unwrap_or_default().split_inclusive([' ']) {
        let start = at;
        at += word.len();
        let bare = word.trim_end().trim_start_matches(['(', '[', '"', '\'', '*', '<', '{']);
        let from = start + word.trim_end().len() - bare.len();
        let core = bare.trim_end_matches(|c: char| c.is_ascii_punctuation());
        let is_name = name_part(core, row.is_some());
        let is_initial = core.len() < 3 && bare.get(core.len()..) == Some(".");
        let ends = bare.len() > core.len() && !is_initial;
        if is_name && !core.is_empty() {
            let begun = row.map_or(from, |row| if from > start { from } else { row.start });
            row = Some(begun..from + core.len());
        }
        if !is_name || ends {
            rows.extend(row.take());
        }
    }
    rows.extend(row);
    rows.into_iter().filter_map(move |range| {
        let words = text.get(range.clone())?;
        let one = name(words)?;
        let at = words.find(one.as_str())?;
        Some(range.start + at..range.start + at + one.len())
    })
}

/// Whether a word may be part of a name.
fn name_part(word: &str, is_begun: bool) -> bool {
    let first = word.chars().next().unwrap_or(' ');
    let is_small = is_begun && word.len() < 5 && crate::lexicon::is_small_particle(word.as_bytes());
    (first.is_uppercase() || is_small || first.is_alphabetic() && !first.is_ascii() && !first.is_lowercase())
        && crate::lexicon::grammar(word.as_bytes()).is_none_or(|_| is_small)
}

/// All words before a note in capitals, from the last mark of punctuation on.
pub(super) fn clause(text: &str) -> Option<Near> {
    let text = without_asides(text);
    let clause = last_clause(text).trim_start();
    let range = text.len() - clause.len()..text.len();
    (!clause.is_empty() && clause.len() < CLAUSE_MAX).then_some(Near {
        range,
        is_sure: false,
        by_office: false,
    })
}

/// The words behind the last mark of punctuation, or behind the end of a sentence.
fn last_clause(text: &str) -> &str {
    let clause =
        text.rsplit([',', ';', ':', '(', ')', '[', ']', '"', '/', '{', '}']).next().unwrap_or_default();
    let mut from = 0;
    for (at, _) in clause.match_indices(". ") {
        let word = clause.get(..at).unwrap_or_default().rsplit([' ', '.']).next().unwrap_or_default();
        let is_short = word.len() < 2 || title(word.as_bytes()).is_short;
        if !is_short {
            from = at + 2;
        }
    }
    clause.get(from..).unwrap_or_default()
}

/// Without what stands between a name and its note: other brackets, quotation marks, dashes, commas.
fn without_asides(text: &str) -> &str {
    let mut text = text;
    for _ in 0..ASIDES_MAX {
        let trimmed = text
            .trim_end_matches([' ', ',', ';', ':', '-', '*', '/', '"', '\'', '_', '.', '|', '<', '>', '#']);
        // A period behind an initial or "Jr." is part of the name.
        let trimmed = if text.get(trimmed.len()..).is_some_and(|rest| rest.starts_with('.')) {
            text.get(..trimmed.len() + 1).unwrap_or(trimmed)
        } else {
            trimmed
        };
        let open = match trimmed.chars().next_back() {
            Some(')') => '(',
            Some(']') => '[',
            Some('}') => '{',
            _ => {
                let aged = trimmed.rsplit_once(',').filter(|(_, aside)| {
                    aside.len() < 6
                        && aside.trim().bytes().all(|b| b.is_ascii_digit())
                        && !aside.trim().is_empty()
                });
                let suffixed = [", Jr", ", Sr", ", III", ", II", ", PhD", ", MP"]
                    .iter()
                    .find_map(|suffix| trimmed.trim_end_matches('.').strip_suffix(suffix));
                match aged.map(|(less, _)| less).or(suffixed) {
                    Some(less) => {
                        text = less;
                        continue;
                    }
                    None => return trimmed,
                }
            }
        };
        let Some(at) = trimmed.rfind(open).filter(|at| trimmed.len() - at < ASIDE_MAX) else {
            return trimmed;
        };
        text = trimmed.get(..at).unwrap_or_default();
    }
    text
}

/// Without the titles at the end.
fn without_titles(text: &str) -> &str {
    let mut text = text.trim_end();
    for _ in 0..4 {
        let word = text.rsplit(' ').next().unwrap_or_default();
        if word.is_empty() || !title(word.trim_end_matches('.').as_bytes()).is_before_name {
            break;
        }
        text = text.get(..text.len() - word.len()).unwrap_or_default().trim_end();
    }
    text
}
