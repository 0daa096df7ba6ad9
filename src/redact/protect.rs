//! Protected sources: the name before a note that asks for it, and that name wherever else it stands.

use super::apply::{Finds, Note, Texts};
use super::by_hand::{of_term, without};
use super::names::{is_person, is_title, letters, spelled};
use super::{RuleKind, Term};
use crate::search::{Folded, is_alphanumeric};
use crate::text::{Span, Spans};

const NAMED: &str = "before a note that asks to protect";
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
        finds.add(&left, note(NAMED));
        named.push(protected.name);
        let term = name.map(|name| Term::new(&name));
        terms.extend(term.filter(|term| !terms.contains(term)));
    }
    for term in &terms {
        of_term(finds, texts, term, note(AGAIN), &named);
    }
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
        let is_particle = !name.is_empty()
            && matches!(
                bare,
                "al" | "el"
                    | "de"
                    | "la"
                    | "bin"
                    | "van"
                    | "von"
                    | "der"
                    | "del"
                    | "da"
                    | "ben"
                    | "ibn"
                    | "du"
            );
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
