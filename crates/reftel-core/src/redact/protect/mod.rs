//! Protected sources: the name by a note that asks for it, and that name wherever else it stands.
//!
//! | note | name |
//! |---|---|
//! | one that the parser knows: `Ann Other (strictly protect)` | struck |
//! | behind a name in any other form, over brackets and marks: `Ann Other (CSU) (protect)`, `"Ann Other" - PROTECT -` | struck |
//! | for several: `Ann Other and Jan Sample (protect both)` | all are struck |
//! | in front: `(Protect source) Ann Other spoke`, `PROTECT: Ann Other` | struck |
//! | turned round, in capitals, one word alone: `Other, Ann (protect)` | offered |
//! | anywhere else in a sentence | every name of the sentence is offered, and the sentence is *undecided* |
//! | without a name | the sentence is *undecided* |
//! | with one bracket, or in other words: `(protect`, `(who must be protected)` | the name is offered, and the sentence is *undecided* |
//! | as a sentence: `we must protect Ann Other`, `Ann Other must be protected` | the same |
//! | in capitals throughout | all words before it are offered |
//!
//! The same name elsewhere is found in all its forms, of more than a hundred names only the surname.
//!
//! A word `protect` that has an object, and nothing about sources, names or contacts near it, is no note: *to protect the
//! border*.

mod bearer;
mod discretion;
mod judge;
mod lists;
mod many;
mod name;
mod notes;
mod persons;
mod sentence;
mod spoken;
#[cfg(test)]
mod tests;
mod wording;
mod words;

use std::collections::HashMap;

use super::by_hand::of_term;
use super::finding::{Corpus, Finds, Note, Undecided};
use super::{RuleKind, Term};
use crate::lexicon::{Title, grammar, title};
use crate::text::{Span, Spans};
use bearer::bearer;
pub(super) use name::name;

const NAMED: &str = "before a note that asks to protect";
const BEARER: &str = "of whom a note that asks to protect speaks";
const AGAIN: &str = "same name";
const NOTE: &str = "the note that asks to protect";
const NEAR: &str = "by a note that asks to protect";
const DECIDED: &str = "decided to be struck";
/// Most names that are looked for in all their forms; of more the surnames.
const EACH_MAX: usize = 100;

/// Names, each with whether it is meant for sure.
#[derive(Default)]
struct Terms {
    all: Vec<(Term, bool)>,
    known: HashMap<String, usize>,
}

impl Terms {
    fn add(&mut self, name: &str, is_sure: bool) {
        match self.known.get(name).and_then(|known| self.all.get_mut(*known)) {
            Some((_, sure)) => *sure |= is_sure,
            None => {
                self.known.insert(name.to_owned(), self.all.len());
                self.all.push((Term::new(name), is_sure));
            }
        }
    }
}

pub(super) fn find(finds: &mut Finds<'_>, corpus: &Corpus<'_>, undecided: &mut Vec<Undecided>) {
    let rule = &finds.rules.protected;
    if !rule.on {
        return;
    }
    let note = |why| Note { rule: RuleKind::Protected, why, reason: &rule.reason, possible: false };
    let cable = finds.cable;
    let mut terms = Terms::default();
    let mut named: Vec<Span> = Vec::new();
    // Notes of which it is known who is meant; "the mayor (protect), Ann Other" is not one.
    let mut claimed: Vec<Span> = Vec::new();
    for protected in &cable.protected {
        if rule.notes {
            finds.add(&protected.note.into(), note(NOTE));
        }
        // What the source took out itself is not taken out again, and is no name.
        let left = left(finds, protected.name);
        let name = name(&finds.source.line(&left));
        if name.is_none() && left != protected.name.into() {
            claimed.push(protected.note);
            continue;
        }
        let bearer = corpus.texts.first().and_then(|running| bearer(finds, running, protected.name));
        let phrase = finds.source.line(&left);
        let is_named = name.is_some() || bearer.is_some() || has_name(&phrase, 2);
        // "A source (Ann Other - protect)" has the name in the note.
        let is_anonymous = is_indefinite(&phrase) && !has_name(&finds.source.text(protected.note), 1);
        if is_named || is_anonymous || left != protected.name.into() {
            claimed.push(protected.note);
        }
        if let Some(bearer) = bearer {
            finds.add(&bearer.spans, Note { possible: !bearer.is_sure, ..note(BEARER) });
            named.extend(bearer.spans.cover());
            terms.add(&bearer.name, bearer.is_sure);
        }
        finds.add(&left, note(NAMED));
        named.push(protected.name);
        name.iter().for_each(|name| terms.add(name, true));
    }
    named.sort_by_key(|span| *span);
    let known = named.clone();
    let is_known = |span: Span| {
        let last = known.partition_point(|known| known.start <= span.start).checked_sub(1);
        last.and_then(|last| known.get(last)).is_some_and(|known| known.contains(span))
    };
    let decided: HashMap<Span, bool> =
        finds.rules.own.decided.iter().rev().map(|decided| (decided.span, decided.strike)).collect();
    if let Some(running) = corpus.texts.first() {
        for read in notes::read(&claimed, running) {
            for person in &read.persons {
                let cover = person.spans.cover();
                if cover.is_some_and(|cover| is_known(cover) || is_taken_out(finds, cover)) {
                    continue;
                }
                finds.add(&person.spans, Note { possible: !person.is_sure, ..note(NEAR) });
                named.extend(person.spans.cover());
                // In capitals other words are taken for names too.
                if person.is_sure || person.name.contains(char::is_lowercase) {
                    terms.add(&person.name, person.is_sure);
                }
            }
            if rule.notes {
                finds.add(&read.note, note(NOTE));
            }
            if let Some(span) = read.undecided {
                match decided.get(&span) {
                    Some(true) => finds.add(&span.into(), note(DECIDED)),
                    Some(_) => {}
                    None => undecided.push(Undecided { span, number: number(finds, span), what: "note" }),
                }
            }
        }
    }
    named.sort_by_key(|span| *span);
    let (some, many) = terms.all.split_at(terms.all.len().min(EACH_MAX));
    for (term, is_sure) in some {
        of_term(finds, corpus, term, Note { possible: !is_sure, ..note(AGAIN) }, &named);
    }
    if !many.is_empty() {
        many::find(finds, corpus, many, &named);
    }
}

/// The number of the paragraph in which a place lies.
fn number(finds: &Finds<'_>, span: Span) -> Option<u16> {
    let body = &finds.cable.body;
    let after = body.partition_point(|block| block.span().start <= span.start);
    match body.get(after.checked_sub(1)?)? {
        crate::cable::Block::Paragraph(paragraph) => Some(paragraph.number.value.value),
        _ => None,
    }
}

/// `a source in the ministry`: somebody who is not named.
fn is_indefinite(phrase: &str) -> bool {
    phrase.split_whitespace().next().is_some_and(|word| {
        ["a", "an", "one", "another"].iter().any(|known| word.eq_ignore_ascii_case(known))
    })
}

/// Whether a phrase has so many words of a name: two in `Jan Example of the board`, and none in `The mayor`.
fn has_name(phrase: &str, count: usize) -> bool {
    let is_name = |word: &&str| {
        let letters = word.trim_matches(|c: char| !c.is_alphanumeric());
        letters.chars().count() > 1
            && letters.starts_with(char::is_uppercase)
            && grammar(letters.as_bytes()).is_none()
            && title(letters.as_bytes()) == Title::default()
            && !letters.to_ascii_lowercase().contains("protect")
    };
    // In capitals throughout, any word could be one.
    let is_mixed = phrase.chars().any(char::is_lowercase);
    is_mixed && phrase.split_whitespace().filter(is_name).count() >= count
}

/// Whether the source itself took out something of a span.
fn is_taken_out(finds: &Finds<'_>, span: Span) -> bool {
    let redactions = &finds.cable.redactions;
    let after = redactions.partition_point(|redaction| redaction.span.end <= span.start);
    redactions.get(after).is_some_and(|redaction| redaction.span.overlaps(span))
}

/// A span without what the source itself took out.
fn left(finds: &Finds<'_>, name: Span) -> Spans {
    let redactions = &finds.cable.redactions;
    let first = redactions.partition_point(|redaction| redaction.span.end <= name.start);
    let inside = redactions.iter().skip(first).take_while(|redaction| redaction.span.start < name.end);
    name.without(&inside.map(|redaction| redaction.span).collect::<Vec<Span>>())
}
