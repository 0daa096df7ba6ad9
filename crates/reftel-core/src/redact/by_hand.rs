//! The rules that the reader spells out: names and terms, and marks by hand.

use super::finding::{Corpus, Finds, Note};
use super::names::Finder;
use super::{ByHand, RuleKind, Rules, Term};
use crate::text::Span;

/// Finds every place of the names and terms.
pub(super) fn names(finds: &mut Finds<'_>, corpus: &Corpus<'_>) {
    let rule = &finds.rules.names;
    if !rule.on {
        return;
    }
    for term in &rule.terms {
        let note = Note { rule: RuleKind::Names, why: "", reason: &rule.reason, possible: false };
        of_term(finds, corpus, term, note, &[]);
    }
}

/// Finds every place of one term, except those inside the spans of `before`, which are in order.
pub(super) fn of_term(
    finds: &mut Finds<'_>,
    corpus: &Corpus<'_>,
    term: &Term,
    note: Note<'_>,
    before: &[Span],
) {
    let finder = Finder::new(term);
    finds.of = number(&term.words);
    for (running, words) in corpus.all() {
        for hit in finder.find(words) {
            let why = if note.why.is_empty() || hit.is_beside() { hit.why } else { note.why };
            let spans = running.source(hit.range);
            let Some(cover) = spans.cover() else { continue };
            let last = before.partition_point(|known| known.start <= cover.start).checked_sub(1);
            if last.and_then(|last| before.get(last)).is_some_and(|known| known.contains(cover)) {
                continue;
            }
            finds.add(
                &spans,
                Note { why, possible: hit.possible || note.possible || running.is_cut(), ..note },
            );
        }
    }
    finds.of = 0;
}

/// A number for the words of a term, the same at every start.
fn number(words: &str) -> u32 {
    // The way of FNV.
    words.bytes().fold(0x811c_9dc5, |hash: u32, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// Finds what was marked by hand.
pub(super) fn find(finds: &mut Finds<'_>) {
    let own = &finds.rules.own;
    for mark in &own.by_hand {
        let note =
            Note { rule: RuleKind::ByHand, why: "marked by hand", reason: &mark.reason, possible: false };
        finds.add(&mark.spans, note);
    }
}

impl Rules {
    /// Redacts by hand. Marks by hand that were exempted there before count again.
    pub fn strike(&mut self, mark: ByHand) {
        mark.spans.iter().for_each(|span| self.restore(RuleKind::ByHand, span));
        self.own.by_hand.push(mark);
    }

    /// Sets the reason of the marks by hand that have none, or the one that is set anew; those with a reason of their own keep it.
    pub(super) fn set_reason_by_hand(&mut self, reason: Option<&str>) {
        let before = self.reason(RuleKind::ByHand).map(str::to_owned);
        let is_shared = |mark: &&mut ByHand| mark.reason.is_none() || mark.reason == before;
        self.own
            .by_hand
            .iter_mut()
            .filter(is_shared)
            .for_each(|mark| mark.reason = reason.map(str::to_owned));
    }

    /// Takes all marks by hand away, with what was exempted from them.
    pub fn clear_by_hand(&mut self) {
        self.own.by_hand.clear();
        self.own.dropped.retain(|id| id.rule != RuleKind::ByHand);
    }

    /// Exempts nothing from a rule that touches `span`.
    pub fn restore(&mut self, rule: RuleKind, span: Span) {
        self.own.dropped.retain(|id| id.rule != rule || !id.span.overlaps(span));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_reasons_of_their_own_stay() {
        let mut rules = Rules::default();
        for (start, reason) in [(0, Some("(b)(1)")), (10, None), (20, Some("(b)(6)"))] {
            let spans = Span::new(start, start + 5).into();
            rules.strike(ByHand { spans, reason: reason.map(str::to_owned) });
        }
        let reasons = |rules: &Rules| -> Vec<Option<String>> {
            rules.own.by_hand.iter().map(|mark| mark.reason.clone()).collect()
        };
        rules.set_reason(RuleKind::ByHand, "(b)(7)");
        assert_eq!(
            reasons(&rules),
            [Some("(b)(1)"), Some("(b)(7)"), Some("(b)(7)")].map(|one| one.map(str::to_owned))
        );
        rules.set_reason(RuleKind::ByHand, "");
        assert_eq!(reasons(&rules), [Some("(b)(1)".to_owned()), None, None]);
    }
}
