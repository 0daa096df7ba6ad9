//! Many names at once, in one pass over the words.

use std::collections::HashMap;

use super::AGAIN;
use crate::redact::finding::{Corpus, Finds, Note};
use crate::redact::names::Prepared;
use crate::redact::{RuleKind, Term};
use crate::search::Folded;
use crate::text::{Span, Spans};

/// Finds the last word of each name wherever it stands, except inside the spans of `before`, which are in order. The
/// forms of [`of_term`](crate::redact::by_hand::of_term) take a pass for each name.
pub(super) fn find(finds: &mut Finds<'_>, corpus: &Corpus<'_>, terms: &[(Term, bool)], before: &[Span]) {
    let mut surnames: HashMap<Vec<u32>, bool> = HashMap::new();
    for (term, is_sure) in terms {
        let folded = Folded::words(&term.words);
        let words = Prepared::new(&folded);
        let surname = words.len().checked_sub(1).map(|last| words.letters(last));
        if let Some(surname) = surname.filter(|surname| surname.len() > 1) {
            *surnames.entry(surname).or_default() |= is_sure;
        }
    }
    let rule = &finds.rules.protected;
    for (running, words) in corpus.each() {
        for word in 0..words.len() {
            let Some(is_sure) = surnames.get(&words.letters(word)) else { continue };
            let spans: Spans = running.source(words.range(word));
            let Some(cover) = spans.cover() else { continue };
            let last = before.partition_point(|known| known.start <= cover.start).checked_sub(1);
            if last.and_then(|last| before.get(last)).is_some_and(|known| known.contains(cover)) {
                continue;
            }
            let possible = !is_sure || !words.is_capital(word);
            finds.add(&spans, Note { rule: RuleKind::Protected, why: AGAIN, reason: &rule.reason, possible });
        }
    }
}
