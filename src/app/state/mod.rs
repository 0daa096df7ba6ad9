//! What the page knows, as plain data with pure transitions. Views read it, and never change it otherwise.

mod intake;
mod library;
mod ui;

pub use intake::{Intake, count};
pub use library::{Added, Entry, Library};
pub use ui::{Dialog, Settings, Theme, Ui};
