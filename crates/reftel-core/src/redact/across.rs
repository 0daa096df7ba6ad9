//! Names that are struck in one cable and stand in another of the same export.
//!
//! The release check cannot see them: what is kept in any cable of an export can be read there, so it is no secret. This
//! looks for them before, with the rule of names ([`Term`]), so that each is struck there too or kept on purpose.
//!
//! ```
//! use reftel_core::parse::parse;
//! use reftel_core::redact::{NamesRule, Rules, Term, across, apply};
//! use reftel_core::text::Source;
//!
//! let first = Source::new("first", "1. (C) Jane Doe said so.\n")?;
//! let second = Source::new("second", "1. (C) Minister Doe agreed.\n")?;
//! let (first_cable, second_cable) = (parse(&first).cable, parse(&second).cable);
//! let names = NamesRule { on: true, terms: vec![Term::new("Jane Doe")], reason: None };
//! let rules = Rules { names, ..Rules::default() };
//! let applied = apply(&first, &first_cable, &rules);
//!
//! let names = across::struck_names(&first, &first_cable, &rules, &applied);
//! let none = Rules::default();
//! let standing = across::standing(&second, &second_cable, &none, &apply(&second, &second_cable, &none), &names);
//! assert_eq!(second.line(&standing[0].spans), "Doe");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::corpus::RunningText;
use super::leaks::is_name;
use super::names::{Finder, Prepared};
use super::{Applied, Finding, OfficialField, RuleKind, Rules, Term, TermCase};
use crate::cable::Cable;
use crate::search::Folded;
use crate::text::{Source, Span, Spans};

/// Longest passage that is taken for a name or number, in words.
const WORDS_MAX: usize = 6;

/// A name, term or number that is struck in a cable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StruckName {
    /// What to look for.
    pub term: Term,
    /// Why it is struck.
    pub reason: Option<String>,
}

/// A place at which a struck name stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Its place in the list of names.
    pub name: usize,
    /// The bytes of the file.
    pub spans: Spans,
}

/// What is struck in a cable and could stand in another: the terms of the rule of names, protected sources, personal data,
/// who signed and who classified, and short passages marked by hand that have a name or a number in them. Each once.
#[must_use]
pub fn struck_names(source: &Source, cable: &Cable, rules: &Rules, applied: &Applied) -> Vec<StruckName> {
    let mut names: Vec<StruckName> = Vec::new();
    let mut add = |term: Term, reason: &Option<String>| {
        let is_known = |known: &StruckName| is_same(&known.term.words, &term.words);
        if !term.words.trim().is_empty() && !names.iter().any(is_known) {
            names.push(StruckName { term, reason: reason.clone() });
        }
    };
    if rules.names.on {
        rules.names.terms.iter().for_each(|term| add(term.clone(), &rules.names.reason));
    }
    let classified_by = cable.header.classified_by.as_ref().and_then(|by| by.name);
    for finding in applied.findings.iter().filter(|finding| finding.struck) {
        let words = || source.line(&finding.spans);
        match finding.rule {
            RuleKind::Protected => add(Term::new(&words()), &finding.reason),
            RuleKind::Personal => add(as_written(&words()), &finding.reason),
            RuleKind::ByHand => {
                let words = words();
                if is_telling(&words) {
                    add(Term::new(&words), &finding.reason);
                }
            }
            RuleKind::Heading if finding.why == OfficialField::Signature.words() => {
                add(Term::new(&words()), &finding.reason);
            }
            RuleKind::Heading if finding.why == OfficialField::ClassifiedBy.words() => {
                let name = classified_by.filter(|name| finding.id.span.contains(*name));
                name.into_iter().for_each(|name| add(Term::new(&source.text(name)), &finding.reason));
            }
            // What the rule of names struck are its terms, which are there already.
            RuleKind::Names | RuleKind::Heading | RuleKind::Portions | RuleKind::KeepOnly => {}
        }
    }
    names
}

/// Where names that are struck in other cables stand in this one: certain places only, which its own rules neither
/// struck nor found and the reader dropped. A name that its own rules have as a term is passed over.
#[must_use]
pub fn standing(
    source: &Source,
    cable: &Cable,
    rules: &Rules,
    applied: &Applied,
    names: &[StruckName],
) -> Vec<Standing> {
    let has_own = |name: &StruckName| rules.names.on && rules.names.terms.contains(&name.term);
    let sought: Vec<(usize, Finder<'_>)> = names
        .iter()
        .enumerate()
        .filter(|(_, name)| !has_own(name))
        .map(|(index, name)| (index, Finder::new(&name.term)))
        .collect();
    if sought.is_empty() {
        return Vec::new();
    }
    let marks = applied.withheld();
    let dropped: Vec<&Finding> =
        applied.findings.iter().filter(|found| !found.struck && !found.possible).collect();
    let is_dropped =
        |span: Span| dropped.iter().any(|finding| finding.spans.iter().any(|found| found.overlaps(span)));
    let mut standing: Vec<Standing> = Vec::new();
    for running in RunningText::all(source, cable) {
        let words = Prepared::new(&running.folded);
        for (name, finder) in &sought {
            for hit in finder.find(&words).into_iter().filter(|hit| !hit.possible) {
                let spans = running.source(hit.range);
                let Some(cover) = spans.cover() else { continue };
                let is_struck = spans.iter().any(|span| marks.touch(span));
                // No export has what page breaks left.
                let is_residue = cable.residue.iter().any(|residue| residue.contains(cover));
                let found = Standing { name: *name, spans };
                if !is_struck && !is_residue && !is_dropped(cover) && !standing.contains(&found) {
                    standing.push(found);
                }
            }
        }
    }
    standing.sort_by_key(|found| (found.spans.cover().unwrap_or_default(), found.name));
    standing
}

/// A number or an address: the words as they are written, and nothing like them.
fn as_written(words: &str) -> Term {
    Term { person: false, surname: false, case: TermCase::Any, alike: false, ..Term::new(words) }
}

/// Whether a passage marked by hand is short and has a name or a number in it.
fn is_telling(words: &str) -> bool {
    let folded = Folded::words(words);
    let prepared = Prepared::new(&folded);
    let is_number = words.bytes().filter(u8::is_ascii_digit).count() > 3;
    prepared.len() <= WORDS_MAX && (is_number || (0..prepared.len()).any(|word| is_name(&prepared, word)))
}

fn is_same(one: &str, other: &str) -> bool {
    Folded::words(one).codes() == Folded::words(other).codes()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::parse;
    use crate::redact::{ByHand, apply};

    fn read(text: &str) -> (Source, Cable) {
        let source = Source::new("test", text).unwrap();
        let cable = parse(&source).cable;
        (source, cable)
    }

    fn by_hand(text: &str, words: &str) -> Rules {
        let at = text.find(words).unwrap();
        let mut rules = Rules::default();
        let spans = Span::new(at, at + words.len()).into();
        rules.own.by_hand.push(ByHand { spans, reason: Some("(b)(6)".to_owned()) });
        rules
    }

    fn names(text: &str, rules: &Rules) -> Vec<String> {
        let (source, cable) = read(text);
        let applied = apply(&source, &cable, rules);
        struck_names(&source, &cable, rules, &applied).into_iter().map(|name| name.term.words).collect()
    }

    const FIRST: &str = "\
SUBJECT: TALKS

Classified By: DCM Joan Sample for reasons 1.4 (b) and (d).

1. (C) Mayor Ann Other (strictly protect) met Jane Quuxley on the quay.
Her cell phone is +999 55 501 0000. They spoke of the harbor.

SIGNATORY
";

    #[test]
    fn ok_what_is_struck_as_a_name() {
        let mut rules = by_hand(FIRST, "Jane Quuxley");
        assert_eq!(names(FIRST, &rules), ["Jane Quuxley"]);
        rules.protected.on = true;
        rules.personal.on = true;
        rules.personal.kinds = [true; 5];
        rules.heading.on = true;
        rules.heading.fields = [true; 6];
        assert_eq!(
            names(FIRST, &rules),
            ["Joan Sample", "Mayor Ann Other", "Jane Quuxley", "+999 55 501 0000", "SIGNATORY"]
        );
        assert!(names(FIRST, &by_hand(FIRST, "of the harbor")).is_empty(), "no name");
        let long = "They spoke of the harbor.\n\nSIGNATORY";
        assert!(names(FIRST, &by_hand(FIRST, long)).len() <= 1, "not the words of a passage");
    }

    fn stand(text: &str, rules: &Rules, of: &[StruckName]) -> Vec<String> {
        let (source, cable) = read(text);
        let applied = apply(&source, &cable, rules);
        standing(&source, &cable, rules, &applied, of).iter().map(|found| source.line(&found.spans)).collect()
    }

    #[test]
    fn ok_where_it_stands() {
        let quuxley = [StruckName { term: Term::new("Jane Quuxley"), reason: None }];
        let text = "SUBJECT: QUUXLEY\n\n1. (C) Jane Quuxley and J. Quuxley came. The quuxleys did not.\n";
        let none = Rules::default();
        assert_eq!(stand(text, &none, &quuxley), ["QUUXLEY", "Jane Quuxley", "J. Quuxley"]);
        // Marks by hand, and findings that the reader dropped.
        assert_eq!(stand(text, &by_hand(text, "Jane Quuxley"), &quuxley), ["QUUXLEY", "J. Quuxley"]);
        let mut rules = Rules::default();
        rules.names.on = true;
        rules.names.terms = vec![Term::new("Quuxley")];
        let source = Source::new("test", text).unwrap();
        let found = apply(&source, &parse(&source).cable, &rules).findings;
        let id = found.iter().find(|finding| source.line(&finding.spans) == "QUUXLEY").unwrap().id;
        rules.set(id, false, false);
        assert_eq!(stand(text, &rules, &quuxley), Vec::<String>::new());
        // Its own rules have the term: they found every place.
        rules.names.terms = vec![Term::new("Jane Quuxley")];
        assert_eq!(stand(text, &rules, &quuxley), Vec::<String>::new());
        assert_eq!(stand("1. (C) Nobody came.\n", &none, &quuxley), Vec::<String>::new());
    }
}
