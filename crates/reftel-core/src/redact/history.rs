use super::Rules;

/// The rules with undo and redo, without limit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    now: Rules,
    past: Vec<Rules>,
    future: Vec<Rules>,
    /// The field that is being typed into: further letters in it are not a step of their own.
    typing: Option<u32>,
}

impl History {
    /// A history that begins with these rules.
    #[must_use]
    pub fn new(rules: Rules) -> Self {
        Self { now: rules, ..Self::default() }
    }

    /// The present rules.
    #[must_use]
    pub fn rules(&self) -> &Rules {
        &self.now
    }

    /// Changes the rules as one step that can be undone; no step if nothing changes.
    pub fn change(&mut self, change: impl FnOnce(&mut Rules)) {
        let mut rules = self.now.clone();
        change(&mut rules);
        self.set(rules, None);
    }

    /// Changes the rules while a field is typed into: successive changes of one field are one step.
    pub fn typed(&mut self, field: u32, change: impl FnOnce(&mut Rules)) {
        let mut rules = self.now.clone();
        change(&mut rules);
        self.set(rules, Some(field));
    }

    /// Replaces the rules as one step.
    pub fn set(&mut self, rules: Rules, typing: Option<u32>) {
        let goes_on = typing.is_some() && self.typing == typing;
        if rules == self.now {
            return;
        }
        let before = std::mem::replace(&mut self.now, rules);
        self.future.clear();
        self.typing = typing;
        if !goes_on {
            self.past.push(before);
        }
    }

    /// Ends typing: what is typed next is a new step.
    pub fn settle(&mut self) {
        self.typing = None;
    }

    /// Undoes a step. Returns `false` if there is none.
    pub fn undo(&mut self) -> bool {
        let Some(before) = self.past.pop() else { return false };
        self.future.push(std::mem::replace(&mut self.now, before));
        self.typing = None;
        true
    }

    /// Redoes a step. Returns `false` if there is none.
    pub fn redo(&mut self) -> bool {
        let Some(next) = self.future.pop() else { return false };
        self.past.push(std::mem::replace(&mut self.now, next));
        self.typing = None;
        true
    }

    /// Whether a step can be undone.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether a step can be redone.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::redact::Term;

    fn with(words: &str) -> impl FnOnce(&mut Rules) + '_ {
        move |rules| rules.names.terms = vec![Term::new(words)]
    }

    fn words(history: &History) -> &str {
        history.rules().names.terms.first().map_or("", |term| term.words.as_str())
    }

    #[test]
    fn ok_typing_is_one_step() {
        let mut history = History::default();
        for typed in ["J", "Ja", "Jan"] {
            history.typed(1, with(typed));
        }
        history.settle();
        history.typed(1, with("Jane"));
        history.typed(2, with("Joan"));
        history.change(|rules| rules.names.on = true);
        history.change(|rules| rules.names.on = true);
        let mut steps = Vec::new();
        while history.undo() {
            steps.push(words(&history).to_owned());
        }
        assert_eq!(steps, ["Joan", "Jane", "Jan", ""]);
        while history.redo() {}
        assert_eq!((words(&history), history.rules().names.on), ("Joan", true));
        assert!(history.can_undo() && !history.can_redo());
    }

    #[test]
    fn ok_a_change_ends_what_could_be_redone() {
        let mut history = History::default();
        history.change(with("a"));
        assert!(history.undo() && history.can_redo());
        history.change(with("b"));
        assert!(!history.redo());
        assert!(history.undo() && !history.undo());
        assert_eq!(words(&history), "");
    }

    proptest::proptest! {
        #[test]
        fn ok_undo_and_redo_are_the_way_there_and_back(steps in proptest::collection::vec(0u8..6, 0..40)) {
            let mut history = History::default();
            for step in steps {
                let before = history.clone();
                match step {
                    0 | 1 => history.change(with(&step.to_string())),
                    2 | 3 => history.typed(u32::from(step), |rules| rules.names.terms.push(Term::new("x"))),
                    4 => {
                        if history.undo() {
                            proptest::prop_assert!(history.clone().redo());
                            let mut back = history.clone();
                            back.redo();
                            proptest::prop_assert_eq!(back.rules(), before.rules());
                        }
                    }
                    _ => {
                        if history.redo() {
                            let mut back = history.clone();
                            proptest::prop_assert!(back.undo());
                            proptest::prop_assert_eq!(back.rules(), before.rules());
                        }
                    }
                }
            }
        }
    }
}
