//! The find bar, and the list of what was found.

mod actions;
mod bar;
mod found;
mod listing;

pub(super) use bar::{bar, opener};
pub(super) use found::found;

use std::cell::Cell;
use std::rc::Rc;

/// Work that takes several tasks, and is begun anew when something else is asked for.
#[derive(Default)]
struct Turns(Rc<Cell<u32>>);

impl Turns {
    /// Begins the work. What it returns says whether it has not been begun again since.
    fn begin(&self) -> impl Fn() -> bool + use<> {
        let turn = self.0.get() + 1;
        self.0.set(turn);
        let last = Rc::clone(&self.0);
        move || last.get() == turn
    }
}
