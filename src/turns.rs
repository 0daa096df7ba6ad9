use std::cell::Cell;
use std::rc::Rc;

/// Work that is done later or takes several tasks, and is begun anew when something changes meanwhile.
#[derive(Debug, Default)]
pub(super) struct Turns(Rc<Cell<u32>>);

impl Turns {
    /// Begins the work. What it returns says whether it has not been begun again since.
    pub(super) fn begin(&self) -> impl Fn() -> bool + use<> {
        let turn = self.0.get() + 1;
        self.0.set(turn);
        let last = Rc::clone(&self.0);
        move || last.get() == turn
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_only_the_last() {
        let turns = Turns::default();
        let first = turns.begin();
        assert!(first());
        let second = turns.begin();
        assert!(!first() && second());
        let _ = Turns::default().begin();
        assert!(second(), "others do not count");
    }
}
