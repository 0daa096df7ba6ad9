use reftel_core::redact::{History, Marks, Own, Rules};

/// The rules of the open cables, each with its own past. **They live in memory only.**
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Redactions {
    all: Vec<(u32, History)>,
    handed_over: Vec<(u32, Marks)>,
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

    /// Whether any cable has rules.
    #[must_use]
    pub fn is_any(&self) -> bool {
        self.all.iter().any(|(_, history)| *history.rules() != Rules::default())
    }

    /// Whether some of these cables have rules that hold for any text, and others have none.
    #[must_use]
    pub fn is_uneven(&self, keys: &[u32]) -> bool {
        let with = keys.iter().filter(|key| self.rules(**key).shared() != Rules::default()).count();
        with > 0 && with < keys.len()
    }

    /// Forgets a cable that is closed: the words of its rules are those that are struck.
    pub fn forget(&mut self, key: u32) {
        self.all.retain(|(known, _)| *known != key);
        self.handed_over.retain(|(known, _)| *known != key);
    }

    /// Notes with which marks a cable was handed over. Whether it was with others before: two such files show what is
    /// struck in one of them.
    pub fn hand_over(&mut self, key: u32, marks: Marks) -> bool {
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

#[cfg(test)]
mod tests {
    use super::*;
    use reftel_core::redact::ByHand;
    use reftel_core::text::{Source, Span};

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
    fn ok_two_exports_that_differ() {
        let source = Source::new("a", "one two").unwrap();
        let (none, mut some) = (Marks::new(&source), Marks::new(&source));
        some.strike(Span::new(0, 3), None);
        let mut redactions = Redactions::default();
        assert!(!redactions.hand_over(1, some.clone()) && !redactions.hand_over(2, none.clone()));
        assert!(!redactions.hand_over(1, some.clone()), "the same again");
        assert!(redactions.hand_over(1, none.clone()), "another");
        assert!(!redactions.hand_over(1, none), "and once more");
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
        redactions.forget(1);
        redactions.forget(2);
        assert_eq!(redactions, Redactions::default());
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
