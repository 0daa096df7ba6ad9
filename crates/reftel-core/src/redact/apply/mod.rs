use super::corpus::RunningText;
use super::finding::{Corpus, Finding, Finds, Undecided};
use super::names::Prepared;
use super::{Marks, RuleKind, Rules, by_hand, heading_fields, keep_only, personal, portions, protect};
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
    let mut finds = Finds { source, cable, rules, found: &mut applied.findings };
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
    applied.undecided.sort_by_cached_key(|undecided| undecided.span);
    applied
}

impl Applied {
    /// Keeps one finding for each id: the certain one, if there is one.
    fn dedup(&mut self) {
        let mut kept: Vec<Finding> = Vec::new();
        for finding in self.findings.drain(..) {
            let same = kept.iter_mut().rev().take_while(|known| known.id.span == finding.id.span);
            match same.into_iter().find(|known| known.id.rule == finding.rule) {
                Some(known) if known.possible && !finding.possible => *known = finding,
                Some(_) => {}
                None => kept.push(finding),
            }
        }
        self.findings = kept;
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
