//! The signals, memos and effects of Leptos, as one type each.
//!
//! Leptos makes the whole of a signal or a memo anew for every type that it holds, which was a tenth of the program.
//! Here the value stands in a box, so that Leptos makes one of each; what is left for every type is a look into
//! the box. They are used as those of Leptos are.

use std::any::Any;
use std::fmt::{self, Debug, Formatter};
use std::marker::PhantomData;
use std::ops::Deref;
use std::sync::Arc;

use leptos::prelude::{
    Effect, Get, GetUntracked, Memo as AnyMemo, ReadUntracked, RwSignal as AnySignal, Track, Update,
    UpdateUntracked,
};

use super::calls::Make;

type Boxed = Box<dyn Any + Send + Sync>;
type Guard = <AnySignal<Boxed> as ReadUntracked>::Value;

/// A value that tells those who read it when it changes. Copied freely: it is a handle.
pub struct RwSignal<T>(AnySignal<Boxed>, PhantomData<fn() -> T>);

/// A value that follows from others, and tells those who read it when it has become another.
pub struct Memo<T>(AnyMemo<Value>, PhantomData<fn() -> T>);

/// What a memo holds.
#[derive(Clone)]
struct Value {
    held: Arc<dyn Any + Send + Sync>,
    is_same: fn(&dyn Any, &dyn Any) -> bool,
}

impl PartialEq for Value {
    fn eq(&self, other: &Self) -> bool {
        (self.is_same)(&*self.held, &*other.held)
    }
}

/// The value of a signal while it is read.
pub struct Read<T>(Guard, PhantomData<T>);

impl<T: 'static> Deref for Read<T> {
    type Target = T;

    fn deref(&self) -> &T {
        inside(&**self.0)
    }
}

/// Runs now, and again whenever something changes that it read, until the scope ends.
pub(super) fn effect(run: impl FnMut() + 'static) {
    fn boxed(mut run: Box<dyn FnMut()>) {
        Effect::new(move |_: Option<()>| run());
    }
    boxed(Box::new(run));
}

#[inline(never)]
fn inside<T: 'static>(held: &dyn Any) -> &T {
    held.downcast_ref().unwrap_or_else(|| gone())
}

#[inline(never)]
fn inside_mut<T: 'static>(held: &mut dyn Any) -> &mut T {
    held.downcast_mut().unwrap_or_else(|| gone())
}

/// As Leptos does: a handle was kept longer than the scope that it belongs to.
#[cold]
#[expect(clippy::panic, reason = "a mistake in the program, which nothing can mend")]
fn gone() -> ! {
    panic!("a signal was read after its scope had ended")
}

fn read(signal: AnySignal<Boxed>, follow: bool) -> Option<Guard> {
    if follow {
        signal.track();
    }
    signal.try_read_untracked()
}

fn value(memo: AnyMemo<Value>, follow: bool) -> Option<Value> {
    if follow { memo.try_get() } else { memo.try_get_untracked() }
}

fn change(signal: AnySignal<Boxed>, tell: bool, change: &mut dyn FnMut(&mut dyn Any)) {
    let change = |boxed: &mut Boxed| change(&mut **boxed);
    let _ = if tell { signal.try_update(change) } else { signal.try_update_untracked(change) };
}

impl<T: Send + Sync + 'static> RwSignal<T> {
    /// A signal with its first value.
    pub fn new(value: T) -> Self {
        Self(AnySignal::new(Box::new(value)), PhantomData)
    }

    /// The value, and follows it.
    pub fn read(&self) -> Read<T> {
        Read(read(self.0, true).unwrap_or_else(|| gone()), PhantomData)
    }

    /// The value as it is now.
    pub fn read_untracked(&self) -> Read<T> {
        Read(read(self.0, false).unwrap_or_else(|| gone()), PhantomData)
    }

    /// Follows the value.
    pub fn track(&self) {
        self.0.track();
    }

    /// A copy of the value, and follows it.
    pub fn get(&self) -> T
    where
        T: Clone,
    {
        self.read().clone()
    }

    /// A copy of the value as it is now.
    pub fn get_untracked(&self) -> T
    where
        T: Clone,
    {
        self.read_untracked().clone()
    }

    /// Looks at the value, and follows it.
    pub fn with<R>(&self, look: impl FnOnce(&T) -> R) -> R {
        look(&self.read())
    }

    /// Looks at the value as it is now.
    pub fn with_untracked<R>(&self, look: impl FnOnce(&T) -> R) -> R {
        look(&self.read_untracked())
    }

    /// The same; absent when its scope has ended.
    pub fn try_with_untracked<R>(&self, look: impl FnOnce(&T) -> R) -> Option<R> {
        read(self.0, false).map(|guard| look(&Read(guard, PhantomData)))
    }

    /// Puts another value in its place, unless its scope has ended.
    pub fn set(&self, value: T) {
        self.update(|now| *now = value);
    }

    /// Changes the value. Absent when its scope has ended.
    pub fn try_update<R>(&self, update: impl FnOnce(&mut T) -> R) -> Option<R> {
        self.changed(true, update)
    }

    /// Changes the value, unless its scope has ended.
    pub fn update(&self, update: impl FnOnce(&mut T)) {
        self.changed(true, update);
    }

    /// Changes the value and tells nobody.
    pub fn update_untracked<R>(&self, update: impl FnOnce(&mut T) -> R) -> Option<R> {
        self.changed(false, update)
    }

    fn changed<R>(&self, tell: bool, update: impl FnOnce(&mut T) -> R) -> Option<R> {
        let (mut update, mut result) = (Some(update), None);
        change(self.0, tell, &mut |any| {
            result = update.take().map(|update| update(inside_mut(any)));
        });
        result
    }
}

impl<T: Send + Sync + 'static> Memo<T> {
    /// A memo of what `compute` makes.
    pub fn new(compute: impl Fn() -> T + Send + Sync + 'static) -> Self
    where
        T: PartialEq,
    {
        Self::compared(compute, |one, other| inside::<T>(one) == inside(other))
    }

    /// A memo whose every value counts as another, where to compare them would take longer than what follows.
    pub fn anew(compute: impl Fn() -> T + Send + Sync + 'static) -> Self {
        Self::compared(compute, |_, _| false)
    }

    fn compared(
        compute: impl Fn() -> T + Send + Sync + 'static,
        is_same: fn(&dyn Any, &dyn Any) -> bool,
    ) -> Self {
        fn boxed(compute: Box<dyn Make<Value> + Send + Sync>) -> AnyMemo<Value> {
            AnyMemo::new(move |_| compute.make())
        }
        Self(boxed(Box::new(move || Value { held: Arc::new(compute()), is_same })), PhantomData)
    }

    /// Looks at the value, and follows it.
    pub fn with<R>(&self, look: impl FnOnce(&T) -> R) -> R {
        look(inside(&*value(self.0, true).unwrap_or_else(|| gone()).held))
    }

    /// Looks at the value as it is now.
    pub fn with_untracked<R>(&self, look: impl FnOnce(&T) -> R) -> R {
        look(inside(&*value(self.0, false).unwrap_or_else(|| gone()).held))
    }

    /// A copy of the value, and follows it.
    pub fn get(&self) -> T
    where
        T: Clone,
    {
        self.with(T::clone)
    }

    /// A copy of the value as it is now.
    pub fn get_untracked(&self) -> T
    where
        T: Clone,
    {
        self.with_untracked(T::clone)
    }

    /// The same; absent when its scope has ended.
    pub fn try_get_untracked(&self) -> Option<T>
    where
        T: Clone,
    {
        value(self.0, false).map(|value| inside::<T>(&*value.held).clone())
    }

    /// Follows the value, and works it out for that: who only follows a memo that nobody has read follows nothing.
    pub fn track(&self) {
        self.with(|_| ());
    }
}

impl<T: Default + Send + Sync + 'static> Default for RwSignal<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<T> Clone for RwSignal<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for RwSignal<T> {}

impl<T> Debug for RwSignal<T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_tuple("RwSignal").finish_non_exhaustive()
    }
}

impl<T> Clone for Memo<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Memo<T> {}

impl<T> Debug for Memo<T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Memo").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use leptos::prelude::Owner;

    use super::*;

    #[test]
    fn ok_signals_are_changed_and_read() {
        let owner = Owner::new();
        owner.set();
        let words = RwSignal::new(vec!["a"]);
        words.update(|words| words.push("b"));
        assert_eq!(words.with_untracked(Vec::len), 2);
        assert_eq!(words.try_update(Vec::pop), Some(Some("b")));
        assert_eq!(words.update_untracked(|words| std::mem::take(words)), Some(vec!["a"]));
        words.set(vec!["c"]);
        assert_eq!(words.get_untracked(), ["c"]);
        let copy = words;
        owner.cleanup();
        copy.set(vec!["d"]);
        assert_eq!(copy.try_update(Vec::pop), None, "its scope has ended");
        assert_eq!(copy.try_with_untracked(Vec::len), None);
    }

    #[test]
    fn ok_memos_follow_and_tell_of_what_is_another() {
        let owner = Owner::new();
        owner.set();
        let number = RwSignal::new(1);
        let is_even = Memo::new(move || number.get() % 2 == 0);
        let each = Memo::anew(move || number.get() % 2 == 0);
        let (seen, seen_each) = (RwSignal::new(0), RwSignal::new(0));
        let count = Memo::new(move || {
            is_even.track();
            seen.update_untracked(|seen| *seen += 1)
        });
        let count_each = Memo::new(move || {
            each.track();
            seen_each.update_untracked(|seen| *seen += 1)
        });
        for next in [1, 3, 5, 6] {
            number.set(next);
            let _ = (count.get_untracked(), count_each.get_untracked());
        }
        assert!(is_even.get_untracked());
        assert_eq!(seen.get_untracked(), 2, "odd, even");
        assert_eq!(seen_each.get_untracked(), 4, "each of them");
        owner.cleanup();
        assert_eq!(is_even.try_get_untracked(), None, "its scope has ended");
    }

    #[test]
    #[should_panic(expected = "scope")]
    fn err_read_after_its_scope_has_ended() {
        let owner = Owner::new();
        owner.set();
        let gone = RwSignal::new(1);
        owner.cleanup();
        gone.with_untracked(|_| ());
    }
}
