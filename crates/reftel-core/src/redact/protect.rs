//! Protected sources: the name before a note that asks for it, and that name wherever else it stands.

use super::by_hand::{of_term, without};
use super::corpus::RunningText;
use super::finding::{Corpus, Finds, Note};
use super::names::{is_particle, is_person, is_title, letters, spelled};
use super::{RuleKind, Term};
use crate::cable::post_by_name;
use crate::lexicon::{Grammar, grammar, title};
use crate::search::{Folded, is_alphanumeric};
use crate::text::{Span, Spans};

const NAMED: &str = "before a note that asks to protect";
const BEARER: &str = "of whom a note that asks to protect speaks";
const AGAIN: &str = "the same name elsewhere";
const NOTE: &str = "the note that asks to protect";

pub(super) fn find(finds: &mut Finds<'_>, corpus: &Corpus<'_>) {
    let rule = &finds.rules.protected;
    if !rule.on {
        return;
    }
    let note = |why| Note { rule: RuleKind::Protected, why, reason: &rule.reason, possible: false };
    let cable = finds.cable;
    // Each with whether it is meant for sure.
    let mut terms: Vec<(Term, bool)> = Vec::new();
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
        if let Some(bearer) = corpus.texts.first().and_then(|running| bearer(finds, running, protected.name))
        {
            finds.add(&bearer.spans, Note { possible: !bearer.is_sure, ..note(BEARER) });
            named.extend(bearer.spans.cover());
            add(&mut terms, &bearer.name, bearer.is_sure);
        }
        finds.add(&left, note(NAMED));
        named.push(protected.name);
        name.iter().for_each(|name| add(&mut terms, name, true));
    }
    for (term, is_sure) in &terms {
        of_term(finds, corpus, term, Note { possible: !is_sure, ..note(AGAIN) }, &named);
    }
}

fn add(terms: &mut Vec<(Term, bool)>, name: &str, is_sure: bool) {
    let term = Term::new(name);
    match terms.iter_mut().find(|(known, _)| *known == term) {
        Some((_, sure)) => *sure |= is_sure,
        None => terms.push((term, is_sure)),
    }
}

/// The person of whom a note speaks by an office.
struct Bearer {
    name: String,
    spans: Spans,
    /// Otherwise it may be somebody or something else, and the reader decides.
    is_sure: bool,
}

/// Farthest that a name is looked for before what is said of who has it, in bytes.
const BEARER_MAX: usize = 80;
/// `Ann Other, the mayor of Port Elsinore (protect)`: what stands before the note is an office, and a name stands before
/// the comma in front of it, perhaps with an age or a party between.
fn bearer(finds: &Finds<'_>, running: &RunningText, named: Span) -> Option<Bearer> {
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
    let is_taken_out =
        |span: Span| finds.cable.redactions.iter().any(|redaction| redaction.span.overlaps(span));
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
fn is_office(phrase: &str) -> bool {
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

/// A span without what the source itself took out.
fn left(finds: &Finds<'_>, name: Span) -> Spans {
    let redactions = &finds.cable.redactions;
    let first = redactions.partition_point(|redaction| redaction.span.end <= name.start);
    let inside = redactions.iter().skip(first).take_while(|redaction| redaction.span.start < name.end);
    without(name, &inside.map(|redaction| redaction.span).collect::<Vec<Span>>())
}

/// Whether a word is no part of a name, although it may have a capital.
fn is_no_name(word: &str) -> bool {
    use Grammar::{Article, Number, Possessive, Preposition, Pronoun};

    let word = word.as_bytes();
    title(word).is_noun
        || matches!(grammar(word), Some(Article | Possessive | Number | Pronoun | Preposition))
        || [&b"and"[..], b"by", b"embassy", b"ministry", b"party"].contains(&word)
}

/// The name of a person in the words before a note, without article, title and office: the last row of words that have
/// capitals and are no common words. None if there is none: `a source in the ministry`.
pub(super) fn name(words: &str) -> Option<String> {
    let is_caps = !words.bytes().any(|byte| byte.is_ascii_lowercase());
    let mut name: Vec<&str> = Vec::new();
    for word in words.split_whitespace() {
        let plain = spelled(&letters_of(word));
        let bare = plain.as_str();
        let has_capital = Folded::words(word).codes().iter().any(|code| code & crate::search::CAPITAL != 0);
        let is_particle = !name.is_empty() && is_particle(&letters_of(word));
        let is_digit = bare.bytes().any(|byte| byte.is_ascii_digit());
        match (has_capital || is_particle) && !is_no_name(bare) && !is_digit {
            true => name.push(word),
            // "a friend OF ANN OTHER": the words behind count.
            false => name.clear(),
        }
    }
    let name = name.join(" ");
    let name = name.trim_matches(|c: char| c.is_ascii_punctuation() && c != '.');
    let count = name.bytes().filter(u8::is_ascii_alphabetic).count();
    // In lowercase around, a word of capitals alone is an acronym.
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
        let words = |finding: &crate::redact::Finding| {
            let words = source.line(&finding.spans);
            if finding.struck { words } else { words + "?" }
        };
        applied.findings.iter().map(words).collect::<Vec<_>>().join(" | ")
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
            (
                "Ann Other, Foreign Minister (protect), spoke. Other left.",
                "Ann Other | Foreign Minister | Other",
            ),
            ("Ann Other, CEO (protect), spoke.", "Ann Other | CEO"),
            (
                "Minister Other, a member of the club (protect), spoke.",
                "Minister Other | a member of the club",
            ),
            ("Ann Other, 45, a journalist (protect), spoke.", "Ann Other | a journalist"),
            ("Ann Other, Jr., a journalist (protect), spoke.", "Ann Other | a journalist"),
            ("Ann Other (CSU), a journalist (protect), spoke.", "Ann Other | a journalist"),
            // Somebody or something else, perhaps.
            ("We met with Ann Other, the mayor (protect).", "Ann Other? | the mayor"),
            ("During a visit to New Sample, an official (protect) spoke.", "New Sample? | an official"),
            ("When asked about Jan Example, a contact (protect) laughed.", "Jan Example? | a contact"),
            ("POLOFF SPOKE. ANN OTHER, A FRIEND (PROTECT), LEFT.", "ANN OTHER? | A FRIEND"),
            // A list: the note speaks of the last.
            ("We met Ann Other, Jan Example (protect) and others.", "Jan Example"),
            ("We met Ann Other, Minister Jan Example (protect) and others.", "Minister Jan Example"),
            ("We met Ann Other, Jan Example of the CSU (protect) and others.", "Jan Example of the CSU"),
            // No person.
            ("In Prague, a source (protect) spoke.", "a source"),
            ("On Monday, a source (protect) spoke.", "a source"),
            ("Met XXXXXXXXXXXX, the mayor (protect), there.", "the mayor"),
            ("The mayor, a friend of hers (protect), spoke.", "a friend of hers"),
            ("Ann Other spoke, said a source in the ministry (protect).", "a source in the ministry"),
        ] {
            assert_eq!(struck(text), wanted, "{text}");
        }
    }
}
