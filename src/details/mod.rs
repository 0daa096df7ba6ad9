//! The right pane: a row of tabs, and what the chosen one shows.

mod metadata;
mod notices;
mod tabs;

pub(super) use tabs::Details;
