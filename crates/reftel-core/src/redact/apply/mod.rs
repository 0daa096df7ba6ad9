use std::collections::{BTreeSet, HashSet};

use super::corpus::RunningText;
use super::finding::{Corpus, Finding, Finds, Undecided};
use super::names::Prepared;
use super::{
    FindingId, Marks, Own, RuleKind, Rules, by_hand, heading_fields, keep_only, personal, portions, protect,
};
use crate::cable::Cable;
use crate::text::{Source, Span};

/// What the rules found in a cable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applied {
    /// Everything that was found, struck or not, in the order of the file.
    pub findings: Vec<Finding>,
    /// Portions that the reader has to decide on before anything is released.
    pub undecided: Vec<Undecided>,
    /// All bytes of undecided portions; a portion can stand in several places.
    unsettled: Vec<Span>,
    /// How many portions without a mark are kept, whatever the rule says of such portions, because the cable as a whole is
    /// not above the level.
    pub kept_unmarked: usize,
    none: Marks,
}

/// How many places a rule found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Struck.
    pub struck: usize,
    /// Dropped by the reader.
    pub dropped: usize,
    /// Possible, and not struck.
    pub possible: usize,
}

/// Finds all that `rules` ask for. The same rules find the same places in the same cable.
#[must_use]
pub fn apply(source: &Source, cable: &Cable, rules: &Rules) -> Applied {
    let mut applied = Applied {
        findings: Vec::new(),
        undecided: Vec::new(),
        unsettled: Vec::new(),
        kept_unmarked: 0,
        none: Marks::new(source),
    };
    let mut finds = Finds { source, cable, rules, found: &mut applied.findings, of: 0 };
    let texts = if finds.needs_text() { RunningText::all(source, cable) } else { Vec::new() };
    let words: Vec<Prepared<'_>> = texts.iter().map(|running| Prepared::new(&running.folded)).collect();
    let corpus = Corpus { texts: &texts, words: &words };
    protect::find(&mut finds, &corpus, &mut applied.undecided);
    personal::find(&mut finds, &corpus);
    applied.kept_unmarked = portions::find(&mut finds, &mut applied.undecided, &mut applied.unsettled);
    by_hand::names(&mut finds, &corpus);
    heading_fields::find(&mut finds);
    by_hand::find(&mut finds);
    keep_only::find(&mut finds);
    applied.findings.sort_by_cached_key(|finding| finding.id.span);
    applied.dedup();
    applied.decide(&rules.own);
    applied.undecided.sort_by_cached_key(|undecided| undecided.span);
    applied
}

impl Applied {
    /// Keeps one finding of a rule for each place: the certain one, if there is one.
    fn dedup(&mut self) {
        let mut kept: Vec<(Finding, BTreeSet<u32>)> = Vec::new();
        for finding in self.findings.drain(..) {
            let same = kept.iter_mut().rev().take_while(|(known, _)| known.id.span == finding.id.span);
            match same.into_iter().find(|(known, _)| known.id.rule == finding.rule) {
                Some((known, terms)) => {
                    terms.insert(finding.id.of);
                    if known.possible && !finding.possible {
                        *known = finding;
                    }
                }
                None => {
                    let terms = BTreeSet::from([finding.id.of]);
                    kept.push((finding, terms));
                }
            }
        }
        let with_terms = |(mut finding, terms): (Finding, BTreeSet<u32>)| {
            finding.id.of = terms.into_iter().fold(0, |all: u32, term| all.rotate_left(1) ^ term);
            finding
        };
        self.findings = kept.into_iter().map(with_terms).collect();
    }

    /// Which findings are struck: those that are certain, but for what the reader dropped, and those that the reader
    /// accepted, whatever term found them.
    fn decide(&mut self, own: &Own) {
        let dropped: HashSet<FindingId> = own.dropped.iter().copied().collect();
        let place = |id: FindingId| FindingId { of: 0, ..id };
        let accepted: HashSet<FindingId> = own.accepted.iter().map(|id| place(*id)).collect();
        for finding in &mut self.findings {
            finding.struck = match finding.possible {
                true => accepted.contains(&place(finding.id)),
                false => !dropped.contains(&finding.id),
            };
        }
    }

    /// What is struck.
    #[must_use]
    pub fn marks(&self) -> Marks {
        let mut marks = self.none.clone();
        for finding in self.findings.iter().filter(|finding| finding.struck) {
            finding.spans.iter().for_each(|span| marks.strike(span, finding.reason.as_deref()));
        }
        marks
    }

    /// What must not leave the page: what is struck, and what is still undecided.
    #[must_use]
    pub fn withheld(&self) -> Marks {
        let mut marks = self.marks();
        let undecided = self.undecided.iter().map(|undecided| undecided.span);
        undecided.chain(self.unsettled.iter().copied()).for_each(|span| marks.strike(span, None));
        marks
    }

    /// Whether nothing is withheld.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.undecided.is_empty() && !self.findings.iter().any(|finding| finding.struck)
    }

    /// How many places each rule found, in the order of [`RuleKind::ALL`].
    #[must_use]
    pub fn counts(&self) -> [(RuleKind, Count); 7] {
        RuleKind::ALL.map(|(rule, _)| {
            let mut count = Count::default();
            for finding in self.findings.iter().filter(|finding| finding.rule == rule) {
                match (finding.struck, finding.possible) {
                    (true, _) => count.struck += 1,
                    (false, true) => count.possible += 1,
                    (false, false) => count.dropped += 1,
                }
            }
            (rule, count)
        })
    }

    /// Whether everything is decided, so that the cable can be released.
    #[must_use]
    pub fn is_decided(&self) -> bool {
        self.undecided.is_empty()
    }
}

#[cfg(test)]
mod tests;
