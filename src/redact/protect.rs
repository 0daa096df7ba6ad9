//! Protected sources: the name before a note that asks for it, and that name wherever else it stands.

use super::apply::{Finds, Note, Texts};
use super::by_hand::{of_term, without};
use super::flow::Flow;
use super::names::{is_particle, is_person, is_title, letters, spelled};
use super::{RuleKind, Term};
use crate::search::{Folded, is_alphanumeric};
use crate::text::{Span, Spans};

const NAMED: &str = "before a note that asks to protect";
const BEARER: &str = "of whom a note that asks to protect speaks";
const AGAIN: &str = "the same name elsewhere";
const NOTE: &str = "the note that asks to protect";

pub(super) fn find(finds: &mut Finds<'_>, texts: &Texts<'_>) {
    let rule = &finds.rules.protected;
    if !rule.on {
        return;
    }
    let note = |why| Note { rule: RuleKind::Protected, why, reason: &rule.reason, possible: false };
    let cable = finds.cable;
    let mut terms: Vec<Term> = Vec::new();
    let mut named: Vec<Span> = Vec::new();
    for protected in &cable.protected {
        if rule.notes {
            finds.add(&protected.note.into(), note(NOTE));
        }
        // What the source took out itself is not taken out again, and is no name.
        let left = left(finds, protected.name);
        let name = name(&finds.source.line(&left));
        if name.is_none() && left != protected.name.into() {
            continue;
        }
        let bearer = texts.flows.first().and_then(|flow| bearer(flow, protected.name));
        if let Some((bearer, spans)) = &bearer {
            finds.add(spans, note(BEARER));
            named.extend(spans.cover());
            add(&mut terms, bearer);
        }
        finds.add(&left, note(NAMED));
        named.push(protected.name);
        name.iter().for_each(|name| add(&mut terms, name));
    }
    for term in &terms {
        of_term(finds, texts, term, note(AGAIN), &named);
    }
}

fn add(terms: &mut Vec<Term>, name: &str) {
    let term = Term::new(name);
    if !terms.contains(&term) {
        terms.push(term);
    }
}

/// Farthest that the name of somebody is looked for before what is said of him, in bytes.
const BEARER_MAX: usize = 60;

/// The person of whom a note speaks by an office: `Ann Other, the mayor of Port Elsinore (protect)`.
///
/// Only where what stands before the note is no name of its own, and the name stands before the comma in front of it.
fn bearer(flow: &Flow, named: Span) -> Option<(String, Spans)> {
    let text = flow.shown.text();
    let range = flow.shown.range(named);
    let phrase = text.get(range.clone())?;
    let is_office = name(phrase).is_none()
        || phrase
            .split(' ')
            .skip(1)
            .any(|word| matches!(word, "of" | "at" | "in" | "for" | "from" | "OF" | "AT" | "IN" | "FOR"));
    let before = text.get(..range.start)?.trim_end().strip_suffix(',').filter(|_| is_office)?;
    let near = before.len().saturating_sub(BEARER_MAX);
    let near = (near..before.len()).find(|at| before.is_char_boundary(*at))?;
    let clause = before.get(near..)?.rsplit([',', ';', ':', '(', ')', '[', ']', '"']).next()?;
    // A period behind more than an initial or a title ends a sentence.
    let clause = clause.rsplit(". ").next().filter(|last| is_person(last)).unwrap_or(clause);
    let name = name(clause).filter(|name| is_person(name) && clause.ends_with(name.as_str()))?;
    let start = before.len() - name.len();
    let spans = flow.source(start..before.len());
    (!spans.is_empty()).then_some((name, spans))
}

/// A span without what the source itself took out.
fn left(finds: &Finds<'_>, name: Span) -> Spans {
    let redactions = &finds.cable.redactions;
    let first = redactions.partition_point(|redaction| redaction.span.end <= name.start);
    let inside = redactions.iter().skip(first).take_while(|redaction| redaction.span.start < name.end);
    without(name, &inside.map(|redaction| redaction.span).collect::<Vec<Span>>())
}

/// Words that are no part of a name, although they have capitals.
const NO_NAME: [&str; 52] = [
    "the",
    "a",
    "an",
    "his",
    "her",
    "their",
    "our",
    "its",
    "this",
    "that",
    "of",
    "in",
    "at",
    "on",
    "for",
    "and",
    "with",
    "by",
    "from",
    "to",
    "who",
    "one",
    "two",
    "senior",
    "former",
    "embassy",
    "emboff",
    "poloff",
    "contact",
    "contacts",
    "source",
    "sources",
    "official",
    "officials",
    "officer",
    "friend",
    "member",
    "leader",
    "ministry",
    "party",
    "secretary",
    "director",
    "chief",
    "head",
    "chairman",
    "manager",
    "counselor",
    "advisor",
    "adviser",
    "attache",
    "spokesman",
    "journalist",
];

/// The name of a person in the words before a note, without article, title and office: the last row of words that have
/// capitals and are no common words. Absent where there is none: `a source in the ministry`.
pub(super) fn name(words: &str) -> Option<String> {
    let is_caps = !words.bytes().any(|byte| byte.is_ascii_lowercase());
    let mut name: Vec<&str> = Vec::new();
    for word in words.split_whitespace() {
        let plain = spelled(&letters_of(word));
        let bare = plain.as_str();
        let has_capital = Folded::words(word).codes().iter().any(|code| code & crate::search::CAPITAL != 0);
        let is_particle = !name.is_empty() && is_particle(&letters_of(word));
        let is_digit = bare.bytes().any(|byte| byte.is_ascii_digit());
        match (has_capital || is_particle) && !NO_NAME.contains(&bare) && !is_digit {
            true => name.push(word),
            // "a friend OF ANN OTHER": the words behind count.
            false => name.clear(),
        }
    }
    let name = name.join(" ");
    let name = name.trim_matches(|c: char| c.is_ascii_punctuation() && c != '.');
    let count = name.bytes().filter(u8::is_ascii_alphabetic).count();
    // In small letters around, a word of capitals alone is an acronym.
    let is_acronym =
        !is_caps && !name.contains(' ') && !name.bytes().any(|byte| byte.is_ascii_lowercase()) && count < 6;
    let is_office = name.split(' ').all(|word| is_title(&letters_of(word)));
    let is_name =
        !is_office && count > 2 && !is_acronym && (is_person(name) || !name.contains(' ') || count > 5);
    is_name.then(|| name.to_owned())
}

/// The letters and digits of a word.
fn letters_of(word: &str) -> Vec<u32> {
    let folded = Folded::words(word);
    let codes = folded.codes().iter().copied().filter(|code| is_alphanumeric(*code));
    letters(&codes.collect::<Vec<u32>>())
}

#[cfg(test)]
mod tests {
    use crate::parse::parse;
    use crate::redact::{Rules, apply};
    use crate::text::Source;

    fn struck(text: &str) -> String {
        let source = Source::new("test", format!("SUBJECT: A TALK\n\n1. (C) {text}\n")).unwrap();
        let mut rules = Rules::default();
        rules.protected.on = true;
        let applied = apply(&source, &parse(&source).cable, &rules);
        let found = applied.findings.iter().filter(|finding| finding.struck);
        found.map(|finding| source.line(&finding.spans)).collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn ok_of_whom_a_note_speaks() {
        for (text, wanted) in [
            (
                "Karl-Anton zu Sample, Secretary General of the\nCSU (protect), spoke. Zu Sample left. Sample's men too.",
                "Karl-Anton zu Sample | Secretary General of the CSU | Zu Sample | Sample's",
            ),
            (
                "On May 4 Ann Other, a source in the ministry (strictly protect), spoke. Other left.",
                "Ann Other | a source in the ministry | Other",
            ),
            ("It was in Exampleville. Dr. Ann Other, the mayor (protect), spoke.", "Ann Other | the mayor"),
            // A list: the note speaks of the last.
            ("We met Ann Other, Jan Example (protect) and others.", "Jan Example"),
            ("We met Ann Other, Minister Jan Example (protect) and others.", "Minister Jan Example"),
            // No person.
            ("On Monday, a source (protect) spoke.", "a source"),
            ("The mayor, a friend of hers (protect), spoke.", "a friend of hers"),
            ("Ann Other spoke, said a source in the ministry (protect).", "a source in the ministry"),
        ] {
            assert_eq!(struck(text), wanted, "{text}");
        }
    }
}
