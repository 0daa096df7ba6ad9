//! Closures as the page keeps them.
//!
//! A `dyn Fn` can be called as `FnMut` and as `FnOnce` too. That is two functions more for each of two hundred closures,
//! and nothing would call them.

/// Makes something, as often as it is asked for.
pub(super) trait Make<T> {
    /// What it is now.
    fn make(&self) -> T;
}

impl<T, F: Fn() -> T> Make<T> for F {
    fn make(&self) -> T {
        self()
    }
}

/// Does something about what happens, as often as it does.
pub(super) trait Answer<A> {
    /// It has happened.
    fn answer(&mut self, to: A);
}

impl<A, F: FnMut(A)> Answer<A> for F {
    fn answer(&mut self, to: A) {
        self(to);
    }
}
