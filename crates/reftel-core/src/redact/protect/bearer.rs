//! The person of whom a note speaks by an office: `Ann Other, the mayor (protect)`.

use super::name::{is_no_name, letters_of, name};
use crate::cable::post_by_name;
use crate::lexicon::{Grammar, grammar};
use crate::redact::corpus::RunningText;
use crate::redact::finding::Finds;
use crate::redact::names::{is_person, is_title, spelled};
use crate::text::{Span, Spans};

/// The person of whom a note speaks by an office.
pub(super) struct Bearer {
    pub(super) name: String,
    pub(super) spans: Spans,
    /// Otherwise it may be somebody or something else, and the reader decides.
    pub(super) is_sure: bool,
}

/// Farthest that a name is looked for before what is said of who has it, in bytes.
const BEARER_MAX: usize = 80;
/// `Ann Other, the mayor of Port Elsinore (protect)`: what stands before the note is an office, and a name stands before
/// the comma in front of it, perhaps with an age or a party between.
pub(super) fn bearer(finds: &Finds<'_>, running: &RunningText, named: Span) -> Option<Bearer> {
    let text = running.shown.text();
    let range = running.shown.range(named);
    let before = text.get(..range.start)?.trim_end().strip_suffix(',')?;
    if !is_office(text.get(range)?) {
        return None;
    }
    let near =
        (before.len().saturating_sub(BEARER_MAX)..before.len()).find(|at| before.is_char_boundary(*at))?;
    let clause = without_asides(before.get(near..)?);
    let end = near + clause.len();
    let clause = clause.rsplit([',', ';', ':', '(', ')', '[', ']', '"']).next()?;
    // A period behind more than an initial or a title ends a sentence.
    let clause = clause
        .rsplit(". ")
        .next()
        .filter(|last| name(last).is_some_and(|name| is_person(&name)))
        .unwrap_or(clause);
    let name = name(clause).filter(|name| clause.ends_with(name.as_str()))?;
    let is_titled = || {
        let mut words = name.split(' ');
        words.next().is_some_and(|first| is_title(&letters_of(first))) && words.next().is_some()
    };
    let is_place = || {
        let post = finds.cable.header.mrn.map(|mrn| finds.source.text(mrn.post).into_owned());
        post.is_some_and(|post| post.eq_ignore_ascii_case(&name))
            || post_by_name(&name.to_ascii_uppercase()).is_some()
    };
    if !is_person(&name) && !is_titled() || is_place() {
        return None;
    }
    let spans = running.source(end - name.len()..end);
    let redactions = &finds.cable.redactions;
    let is_taken_out = |span: Span| {
        let after = redactions.partition_point(|redaction| redaction.span.end <= span.start);
        redactions.get(after).is_some_and(|redaction| redaction.span.overlaps(span))
    };
    if spans.is_empty() || spans.iter().any(is_taken_out) {
        return None;
    }
    let ahead = clause.strip_suffix(name.as_str()).and_then(|ahead| ahead.split_whitespace().last());
    let is_sure = clause.bytes().any(|byte| byte.is_ascii_lowercase())
        && ahead.is_none_or(|word| !may_be_other(word.as_bytes()));
    Some(Bearer { name, spans, is_sure })
}

/// Whether a word before a name may make it a place, a day or somebody else: `in Port Elsinore, a source (protect)`.
fn may_be_other(word: &[u8]) -> bool {
    matches!(grammar(word), Some(Grammar::Preposition | Grammar::Adverbial))
        || word.eq_ignore_ascii_case(b"and")
}

/// Whether words are an office and not a name: they have no name, or say of what the office is. `Jan Example of the Club`
/// begins with a name.
pub(super) fn is_office(phrase: &str) -> bool {
    let words: Vec<&str> = phrase.split(' ').collect();
    let is_joint = |word: &&str| grammar(word.as_bytes()) == Some(Grammar::Preposition);
    if let Some(joint) = words.iter().position(is_joint) {
        let front = words.iter().take(joint).copied().filter(|word| !is_rank(word));
        return !is_person(&front.collect::<Vec<_>>().join(" "));
    }
    let Some(found) = name(phrase) else { return true };
    let is_letters = found.len() < 6 && found.bytes().all(|byte| byte.is_ascii_uppercase());
    is_letters || words.last().is_some_and(|word| is_rank(word))
}

/// `Minister`, `Secretary`.
fn is_rank(word: &str) -> bool {
    let letters = letters_of(word);
    is_title(&letters) || is_no_name(&spelled(&letters))
}

/// Without what stands behind a name: an age, `Jr.`, a party in brackets.
fn without_asides(text: &str) -> &str {
    let text = text.trim_end();
    if let Some((less, aside)) = text.strip_suffix(')').and_then(|text| text.rsplit_once('(')) {
        return if aside.len() < 12 { less.trim_end() } else { text };
    }
    match text.rsplit_once(',') {
        Some((less, aside)) if aside.len() < 6 && aside.bytes().any(|b| b.is_ascii_digit()) => {
            less.trim_end()
        }
        Some((less, " Jr." | " Sr." | " Jr" | " Sr" | " III" | " II")) => less.trim_end(),
        _ => text,
    }
}
