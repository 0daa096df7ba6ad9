//! The find bar, and the list of what was found.

mod actions;
mod bar;
mod found;
mod listing;

pub(super) use bar::{bar, opener};
pub(super) use found::found;
