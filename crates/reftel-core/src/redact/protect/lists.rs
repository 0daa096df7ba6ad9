//! Words of notes, and words around them.

use crate::lexicon::{Grammar, grammar};

/// Words that make a note of what stands beside them.
pub(super) const ASKING: [&str; 21] = [
    "strictly",
    "please",
    "pls",
    "source",
    "sources",
    "identity",
    "identities",
    "name",
    "names",
    "anonymity",
    "anonymous",
    "interlocutor",
    "interlocutors",
    "contact",
    "contacts",
    "informant",
    "informants",
    "attribution",
    "ask",
    "asks",
    "asked",
];
/// Words of a note around the word itself.
pub(super) const AROUND: [&str; 32] = [
    "strictly",
    "please",
    "pls",
    "plz",
    "fully",
    "source",
    "sources",
    "identity",
    "throughout",
    "contact",
    "contacts",
    "accordingly",
    "full",
    "name",
    "names",
    "and",
    "both",
    "all",
    "three",
    "kindly",
    "do",
    "must",
    "also",
    "be",
    "as",
    "his",
    "her",
    "their",
    "the",
    "this",
    "note",
    "two",
];
/// Other words of a note in brackets: `(whom we need to protect)`, `(to be protected)`.
pub(super) const IN_BRACKETS: [&str; 34] = [
    "to", "being", "been", "is", "are", "was", "should", "shall", "will", "need", "needs", "needed", "has",
    "have", "ought", "who", "whom", "we", "you", "i", "him", "them", "me", "it", "she", "he", "they", "not",
    "from", "in", "of", "id", "for", "any",
];
/// Words that ask by the way, beside those.
pub(super) const ASKED: [&str; 2] = ["must", "be"];
/// Words before it that make it what somebody does.
pub(super) const VERBS: [&str; 22] = [
    "to", "must", "will", "shall", "should", "would", "can", "could", "not", "or", "that", "who", "which",
    "we", "they", "he", "she", "it", "may", "might", "help", "helps",
];
/// Words that make a note of `protection`.
pub(super) const ANONYMITY: [&str; 6] =
    ["identity", "identities", "anonymity", "anonymous", "source", "confidentiality"];

/// Words of a note beside `protection`.
pub(super) const PROTECTION: [&str; 6] = ["protection", "request", "requests", "requested", "asked", "asks"];

pub(super) fn is_any(list: &[&str], word: &str) -> bool {
    list.iter().any(|known| word.eq_ignore_ascii_case(known))
}

pub(super) fn is_around(word: &str) -> bool {
    is_any(&AROUND, word)
}

pub(super) fn is_before_verb(word: &str) -> bool {
    is_any(&VERBS, word)
}

/// `said`, `is`: a verb of somebody else.
pub(super) fn is_said(word: &str) -> bool {
    grammar(word.as_bytes()) == Some(Grammar::Verb)
}
