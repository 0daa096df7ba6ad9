use reftel_core::redact::across::StruckName;
use reftel_core::redact::{History, Marks, NamesRule, Own, Rules};
use reftel_core::text::Span;

/// The rules of the open cables, each with its own past. **They live in memory only.**
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Redactions {
    all: Vec<(u32, History)>,
    handed_over: Vec<(u32, Marks)>,
    /// By which rules each cable was handed over last.
    saved: Vec<(u32, Rules)>,
    /// Places of names that are struck in another cable, and that the reader keeps.
    kept: Vec<(u32, Span)>,
}

impl Redactions {
    /// The rules of a cable; none at first.
    #[must_use]
    pub fn rules(&self, key: u32) -> Rules {
        self.history(key).map(|history| history.rules().clone()).unwrap_or_default()
    }

    /// Whether a step can be undone, and one redone.
    #[must_use]
    pub fn steps(&self, key: u32) -> (bool, bool) {
        self.history(key).map_or((false, false), |history| (history.can_undo(), history.can_redo()))
    }

    /// Whether a cable has rules.
    #[must_use]
    pub fn has_rules(&self, key: u32) -> bool {
        self.history(key).is_some_and(|history| *history.rules() != Rules::default())
    }

    /// Whether any cable has rules.
    #[must_use]
    pub fn is_any(&self) -> bool {
        self.all.iter().any(|(_, history)| *history.rules() != Rules::default())
    }

    /// Whether these cables have different rules, apart from what is bound to one text, and from names: those are looked
    /// for in all cables of an export.
    #[must_use]
    pub fn is_uneven(&self, keys: &[u32]) -> bool {
        let mut all =
            keys.iter().map(|key| Rules { names: NamesRule::default(), ..self.rules(*key).shared() });
        let Some(first) = all.next() else { return false };
        all.any(|rules| rules != first)
    }

    /// Keeps a name in a cable although it is struck in another.
    pub fn keep(&mut self, key: u32, span: Span) {
        self.kept.push((key, span));
    }

    /// Whether the reader keeps a name that is struck in another cable.
    #[must_use]
    pub fn is_kept(&self, key: u32, span: Span) -> bool {
        self.kept.contains(&(key, span))
    }

    /// Strikes a name of another cable in this one too.
    pub fn strike_too(&mut self, key: u32, name: &StruckName) {
        self.change(&[key], &|rules| {
            rules.names.on = true;
            if !rules.names.terms.contains(&name.term) {
                rules.names.terms.push(name.term.clone());
            }
            if rules.names.reason.is_none() {
                rules.names.reason.clone_from(&name.reason);
            }
        });
    }

    /// Forgets a cable that is closed: the words of its rules are those that are struck. What is forgotten is handed back, for
    /// as long as the closing can be undone.
    pub fn forget(&mut self, key: u32) -> Forgotten {
        fn split<T>(all: &mut Vec<(u32, T)>, key: u32) -> Vec<(u32, T)> {
            all.extract_if(.., |(known, _)| *known == key).collect()
        }
        Forgotten(Self {
            all: split(&mut self.all, key),
            handed_over: split(&mut self.handed_over, key),
            saved: split(&mut self.saved, key),
            kept: split(&mut self.kept, key),
        })
    }

    /// Knows a cable again whose closing is undone.
    pub fn recall(&mut self, forgotten: Forgotten) {
        let Forgotten(Self { all, handed_over, saved, kept }) = forgotten;
        self.all.extend(all);
        self.handed_over.extend(handed_over);
        self.saved.extend(saved);
        self.kept.extend(kept);
    }

    /// Whether a cable has rules by which it was not handed over yet: they are lost when it is closed.
    #[must_use]
    pub fn is_unsaved(&self, key: u32) -> bool {
        let rules = self.rules(key);
        rules != Rules::default() && !self.saved.contains(&(key, rules))
    }

    /// Whether any cable has such rules.
    #[must_use]
    pub fn is_any_unsaved(&self) -> bool {
        self.all.iter().any(|(key, _)| self.is_unsaved(*key))
    }

    /// Notes with which marks a cable was handed over. Whether it was with others before: two such files show what is
    /// struck in one of them.
    pub fn hand_over(&mut self, key: u32, marks: Marks) -> bool {
        self.saved.retain(|(known, _)| *known != key);
        self.saved.push((key, self.rules(key)));
        match self.handed_over.iter_mut().find(|(known, _)| *known == key) {
            Some((_, before)) => {
                let differs = *before != marks;
                *before = marks;
                differs
            }
            None => {
                self.handed_over.push((key, marks));
                false
            }
        }
    }

    /// Changes the rules of some cables.
    pub fn change(&mut self, keys: &[u32], change: &dyn Fn(&mut Rules)) {
        for key in keys {
            self.of(*key).change(|rules| change(rules));
        }
    }

    /// Gives other cables the rules of one; what is bound to their own texts stays.
    pub fn share(&mut self, from: u32, with: &[u32]) {
        let shared = self.rules(from).shared();
        self.change(with, &|rules| {
            let own: Own = rules.own.clone();
            *rules = Rules { own, ..shared.clone() };
        });
    }

    /// Takes the last step back. Whether there was one.
    pub fn undo(&mut self, key: u32) -> bool {
        self.of(key).undo()
    }

    /// Takes the last step that was undone again. Whether there was one.
    pub fn redo(&mut self, key: u32) -> bool {
        self.of(key).redo()
    }

    fn history(&self, key: u32) -> Option<&History> {
        self.all.iter().find(|(known, _)| *known == key).map(|(_, history)| history)
    }

    #[expect(clippy::indexing_slicing, reason = "the index was found in the same list")]
    fn of(&mut self, key: u32) -> &mut History {
        let at = self.all.iter().position(|(known, _)| *known == key).unwrap_or_else(|| {
            self.all.push((key, History::default()));
            self.all.len() - 1
        });
        &mut self.all[at].1
    }
}

/// What was known of a cable before it was closed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Forgotten(Redactions);

#[cfg(test)]
mod tests {
    use super::*;
    use reftel_core::redact::{ByHand, Term};
    use reftel_core::text::Source;

    #[test]
    fn ok_each_cable_has_a_past_of_its_own() {
        let mut redactions = Redactions::default();
        redactions.change(&[1, 2], &|rules| rules.personal.on = true);
        redactions.change(&[1], &|rules| rules.protected.on = true);
        assert!(redactions.undo(1) && !redactions.rules(1).protected.on && redactions.rules(2).personal.on);
        assert_eq!(
            (redactions.steps(1), redactions.steps(2), redactions.steps(3)),
            ((true, true), (true, false), (false, false))
        );
        assert!(redactions.redo(1) && !redactions.redo(2));
    }

    #[test]
    fn ok_what_was_not_handed_over_since_its_last_change_is_unsaved() {
        let source = Source::new("a", "one two").unwrap();
        let mut redactions = Redactions::default();
        assert!(!redactions.is_unsaved(1) && !redactions.is_any_unsaved());
        redactions.change(&[1, 2], &|rules| rules.personal.on = true);
        redactions.hand_over(1, Marks::new(&source));
        assert!(!redactions.is_unsaved(1) && redactions.is_unsaved(2) && redactions.is_any_unsaved());
        redactions.change(&[1], &|rules| rules.protected.on = true);
        assert!(redactions.is_unsaved(1), "changed since");
        assert!(redactions.undo(1) && !redactions.is_unsaved(1), "as it was handed over");
        redactions.forget(2);
        assert!(!redactions.is_any_unsaved());
        assert!(redactions.undo(1) && !redactions.is_unsaved(1), "nothing is struck");
    }

    #[test]
    fn ok_two_exports_that_differ() {
        let source = Source::new("a", "one two").unwrap();
        let (none, mut some) = (Marks::new(&source), Marks::new(&source));
        some.strike(Span::new(0, 3), None);
        let mut redactions = Redactions::default();
        assert!(!redactions.hand_over(1, some.clone()) && !redactions.hand_over(2, none.clone()));
        assert!(!redactions.hand_over(1, some.clone()), "the same again");
        assert!(redactions.hand_over(1, none.clone()), "another");
        assert!(!redactions.hand_over(1, none), "and again");
    }

    #[test]
    fn ok_closed_and_uneven() {
        let mut redactions = Redactions::default();
        assert!(!redactions.is_any() && !redactions.is_uneven(&[1, 2]));
        redactions.change(&[1], &|rules| rules.own.keep_only = Some(Vec::new()));
        assert!(redactions.is_any() && !redactions.is_uneven(&[1, 2]), "bound to one text");
        redactions.change(&[1], &|rules| rules.protected.on = true);
        assert!(redactions.is_uneven(&[1, 2]) && !redactions.is_uneven(&[1]));
        redactions.share(1, &[2]);
        assert!(!redactions.is_uneven(&[1, 2]));
        redactions.change(&[2], &|rules| rules.names.on = true);
        assert!(!redactions.is_uneven(&[1, 2]), "names are looked for in all");
        redactions.change(&[2], &|rules| rules.personal.on = true);
        assert!(redactions.is_uneven(&[1, 2]), "both have rules, but others");
        let before = redactions.clone();
        let (first, second) = (redactions.forget(1), redactions.forget(2));
        assert_eq!(redactions, Redactions::default());
        redactions.recall(first);
        redactions.recall(second);
        assert_eq!(redactions, before);
    }

    #[test]
    fn ok_names_of_other_cables() {
        let name = StruckName { term: Term::new("Jane Doe"), reason: Some("(b)(6)".to_owned()) };
        let mut redactions = Redactions::default();
        redactions.strike_too(2, &name);
        redactions.strike_too(2, &name);
        let names = redactions.rules(2).names;
        assert!(names.on && names.terms == [Term::new("Jane Doe")] && names.reason == name.reason);
        redactions.keep(1, Span::new(3, 7));
        assert!(redactions.is_kept(1, Span::new(3, 7)) && !redactions.is_kept(2, Span::new(3, 7)));
        redactions.forget(1);
        assert!(!redactions.is_kept(1, Span::new(3, 7)));
    }

    #[test]
    fn ok_what_is_bound_to_a_text_is_not_shared() {
        let mut redactions = Redactions::default();
        let mark = |start| ByHand { spans: Span::new(start, start + 3).into(), reason: None };
        redactions.change(&[1], &|rules| {
            rules.names.on = true;
            rules.own.by_hand.push(mark(10));
        });
        redactions.change(&[2], &|rules| rules.own.by_hand.push(mark(50)));
        redactions.share(1, &[2, 3]);
        assert!(redactions.rules(2).names.on && redactions.rules(3).names.on);
        assert_eq!(redactions.rules(2).own.by_hand, [mark(50)]);
        assert!(redactions.rules(3).own.by_hand.is_empty());
    }
}
