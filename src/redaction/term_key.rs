use std::collections::HashMap;

use reftel_core::redact::{Rules, Term};

/// What tells a term from others, also when one before it is removed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct TermKey {
    /// Its words.
    pub(super) words: String,
    /// How many terms before it have the same words.
    repeat: usize,
}

impl TermKey {
    /// Those of all terms, in order.
    pub(super) fn all(rules: &Rules) -> Vec<Self> {
        let mut known: HashMap<&str, usize> = HashMap::new();
        let mut keys = Vec::with_capacity(rules.names.terms.len());
        for term in &rules.names.terms {
            let count = known.entry(&term.words).or_default();
            keys.push(Self { words: term.words.clone(), repeat: *count });
            *count += 1;
        }
        keys
    }

    fn index(&self, rules: &Rules) -> Option<usize> {
        let same = rules.names.terms.iter().enumerate().filter(|(_, term)| term.words == self.words);
        same.map(|(index, _)| index).nth(self.repeat)
    }

    /// The term, if it is still there.
    pub(super) fn find<'r>(&self, rules: &'r Rules) -> Option<&'r Term> {
        rules.names.terms.get(self.index(rules)?)
    }

    /// The same, to change it.
    pub(super) fn find_mut<'r>(&self, rules: &'r mut Rules) -> Option<&'r mut Term> {
        let index = self.index(rules)?;
        rules.names.terms.get_mut(index)
    }

    /// Removes the term.
    pub(super) fn remove(&self, rules: &mut Rules) {
        if let Some(index) = self.index(rules) {
            rules.names.terms.remove(index);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_terms_are_told_apart() {
        let mut rules = Rules::default();
        rules.names.terms = ["one", "two", "one"].map(Term::new).to_vec();
        let keys = TermKey::all(&rules);
        assert_eq!(keys.iter().map(|key| key.index(&rules)).collect::<Vec<_>>(), [Some(0), Some(1), Some(2)]);
        keys[2].find_mut(&mut rules).unwrap().inside = true;
        assert!(!keys[0].find(&rules).unwrap().inside && keys[2].find(&rules).unwrap().inside);
        keys[0].remove(&mut rules);
        assert_eq!(keys[1].index(&rules), Some(0));
        assert_eq!(keys[2].find(&rules), None, "the one that is left is now the first of its words");
    }
}
